//! What was acknowledged stays: across SIGKILL in the middle of a load, across SIGTERM, across a second start.

use super::support::{Node, Test, check, post_event, start_in};
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

pub fn tests() -> Vec<Test> {
    vec![
        ("killed_in_the_middle_loses_nothing", killed),
        ("terminated_drains_and_exits_0", terminated),
        ("a_second_start_reuses_the_data", second_start),
        ("memory_stays_flat_under_load", memory),
    ]
}

/// Posts from several connections until the server goes away; the ids that got an answer.
fn load(node: &Node, connections: usize, stop: &Arc<AtomicBool>) -> Vec<std::thread::JoinHandle<Vec<String>>> {
    (0..connections)
        .filter_map(|number| {
            let mut connection = node.server.connect().ok()?;
            let key = node.key.clone();
            let stop = stop.clone();
            Some(std::thread::spawn(move || {
                let mut ids = vec![];
                while !stop.load(Ordering::Relaxed) {
                    let event = json!({"message": format!("load from {number}"), "tags": {"n": ids.len()}});
                    match post_event(&mut connection, &key, &event) {
                        Ok(id) => ids.push(id),
                        Err(_) => break,
                    }
                }
                ids
            }))
        })
        .collect()
}

fn collect(threads: Vec<std::thread::JoinHandle<Vec<String>>>) -> Vec<String> {
    threads.into_iter().flat_map(|t| t.join().unwrap_or_default()).collect()
}

/// Every id is readable, and the issues count them once each, apart from those whose answer was still under way.
fn check_all(node: &Node, ids: &[String], may_be_unanswered: usize) -> Result<(), String> {
    for id in ids {
        node.get(&format!("/api/v1/events/{id}")).map_err(|e| format!("acknowledged event {id} is gone: {e}"))?;
    }
    let issues = node.issues()?;
    let total: usize = issues.iter().filter_map(|i| i["event_count"].as_u64()).sum::<u64>() as usize;
    check(
        (ids.len()..=ids.len() + may_be_unanswered).contains(&total),
        format!("{} acknowledged, {total} counted", ids.len()),
    )
}

fn killed() -> Result<(), String> {
    let mut node = Node::start()?;
    for round in 0..3 {
        let before = total(&node)?;
        let stop = Arc::new(AtomicBool::new(false));
        let threads = load(&node, 4, &stop);
        std::thread::sleep(Duration::from_millis(300 + 150 * round));
        node.server.kill();
        let ids = collect(threads);
        check(!ids.is_empty(), "nothing was acknowledged before the kill")?;
        node.server = start_in(&node.directory.0)?;
        for id in &ids {
            node.get(&format!("/api/v1/events/{id}")).map_err(|e| format!("acknowledged event {id} is gone: {e}"))?;
        }
        let counted = total(&node)? - before;
        check(
            (ids.len()..=ids.len() + 4).contains(&counted),
            format!("{} acknowledged, {counted} counted", ids.len()),
        )?;
    }
    Ok(())
}

fn total(node: &Node) -> Result<usize, String> {
    Ok(node.issues()?.iter().filter_map(|i| i["event_count"].as_u64()).sum::<u64>() as usize)
}

fn terminated() -> Result<(), String> {
    let node = Node::start()?;
    let stop = Arc::new(AtomicBool::new(false));
    let threads = load(&node, 4, &stop);
    std::thread::sleep(Duration::from_millis(300));
    let Node { server, directory, dsn, key } = node;
    let status = server.terminate(Duration::from_secs(15));
    stop.store(true, Ordering::Relaxed);
    let ids = collect(threads);
    check(status == Some(0), format!("exit status {status:?}"))?;
    check(!ids.is_empty(), "nothing was acknowledged")?;
    let server = start_in(&directory.0)?;
    check_all(&Node { server, directory, dsn, key }, &ids, 4)
}

fn second_start() -> Result<(), String> {
    let node = Node::start()?;
    let id = node.post_event(&json!({"message": "kept"}))?;
    let Node { server, directory, dsn, key } = node;
    check(server.terminate(Duration::from_secs(15)) == Some(0), "no clean end")?;
    let mut server = start_in(&directory.0)?;
    check(server.line("DSN: ").is_none(), "the key was printed again")?;
    let node = Node { server, directory, dsn, key };
    node.get(&format!("/api/v1/events/{id}"))?;
    node.post_event(&json!({"message": "kept"}))?;
    let issues = node.issues_when(|i| i[0]["event_count"] == 2, "two events")?;
    check(issues.len() == 1, format!("{issues:#?}"))
}

fn memory() -> Result<(), String> {
    let node = Node::start()?;
    let burst = |seconds: u64| {
        let stop = Arc::new(AtomicBool::new(false));
        let threads = load(&node, 4, &stop);
        std::thread::sleep(Duration::from_secs(seconds));
        stop.store(true, Ordering::Relaxed);
        collect(threads).len()
    };
    // The first burst fills caches, the allocator's and SQLite's.
    burst(3);
    let before = node.server.resident_kib().ok_or("no resident size")?;
    let events = burst(6);
    let after = node.server.resident_kib().ok_or("no resident size")?;
    check(after < before + 16 * 1024, format!("{before} KiB grew to {after} KiB over {events} events"))
}
