//! Killing Mesher's own processes while events come in: each is back within a second, and nothing that was acknowledged is
//! lost. The program is Mesher with one process more, which kills what a file names: Mesher itself offers no way to do that.

use super::support::{Node, Test, check, check_eq, post_event, program};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use test_suite::run::Scratch;

pub fn tests() -> Vec<Test> {
    vec![("killed_services_come_back", killed_services)]
}

const KILLER: &str = r#"
actor killer() do
  Timer.sleep(10)
  case File.read("kill") do
    Ok(name) -> kill_named(name)
    Err(_) -> ()
  end
  killer()
end

fn kill_named(name :: String) -> () do
  let _ = File.delete("kill")
  Process.exit(Process.whereis(name), "killed")
end
"#;

/// Where the killer is started.
const READY: &str = "  println(\"[Mesher] ready\")\n";

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        match entry.file_type()?.is_dir() {
            true => copy(&entry.path(), &target)?,
            false => std::fs::copy(entry.path(), target).map(drop)?,
        }
    }
    Ok(())
}

/// A copy of Mesher that can be told to kill one of its processes.
fn vulnerable() -> Result<Scratch, String> {
    let copied = Scratch::new()?;
    copy(&program(), &copied.0).map_err(|e| e.to_string())?;
    let main = copied.0.join("main.mpl");
    let text = std::fs::read_to_string(&main).map_err(|e| e.to_string())?;
    check(text.contains(READY), "main.mpl does not say `ready` where it is expected")?;
    let text = text.replacen(READY, &format!("  let _ = spawn(killer)\n{READY}"), 1) + KILLER;
    std::fs::write(main, text).map_err(|e| e.to_string())?;
    Ok(copied)
}

/// Posts until told to stop, on a new connection after every failure; the ids that were acknowledged.
fn post_on(port: u16, key: &str, stop: &AtomicBool, failures: &AtomicUsize) -> Vec<String> {
    let mut ids = vec![];
    while !stop.load(Ordering::Relaxed) {
        let Ok(mut connection) = test_suite::server::connect(port) else {
            failures.fetch_add(1, Ordering::Relaxed);
            continue;
        };
        while !stop.load(Ordering::Relaxed) {
            match post_event(&mut connection, key, &json!({"message": "in the storm"})) {
                Ok(id) => ids.push(id),
                Err(_) => {
                    failures.fetch_add(1, Ordering::Relaxed);
                    break;
                }
            }
        }
    }
    ids
}

fn restarts(ready: &Value, name: &str) -> i64 {
    ready["services"][name]["restarts"].as_i64().unwrap_or(0)
}

/// Kills a service and waits until it is back and events are taken.
fn kill(node: &Node, name: &str) -> Result<(), String> {
    let before = restarts(&node.server.get("/ready")?.json()?, name);
    let file = node.directory.0.join("kill");
    std::fs::write(node.directory.0.join("kill.new"), name).map_err(|e| e.to_string())?;
    std::fs::rename(node.directory.0.join("kill.new"), &file).map_err(|e| e.to_string())?;
    let began = Instant::now();
    loop {
        let late = began.elapsed() > Duration::from_secs(2);
        let back = node.server.get("/ready").and_then(|reply| reply.expect(200));
        if let Ok(ready) = &back
            && restarts(ready, name) > before
            && node.post_event(&json!({"message": "after the storm"})).is_ok()
        {
            return Ok(());
        }
        check(!late, format!("{name} is not back: {back:?}"))?;
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn killed_services() -> Result<(), String> {
    let program = vulnerable()?;
    let mut node = Node::of(&program.0, Scratch::new()?, &[("MESHER_RATE_MAX", "1000000")])?;
    let stop = Arc::new(AtomicBool::new(false));
    let failures = Arc::new(AtomicUsize::new(0));
    let threads: Vec<_> = (0..3)
        .map(|_| {
            let (port, key, stop, failures) = (node.server.port, node.key.clone(), stop.clone(), failures.clone());
            std::thread::spawn(move || post_on(port, &key, &stop, &failures))
        })
        .collect();
    let outcome = [
        "stream_manager",
        "stream_relay",
        "stream_drain_ticker",
        "mesher_limiter",
        "mesher_rate_ticker",
        "mesher_metrics",
        "mesher_key_cache",
        "mesher_buffer",
        "mesher_writer",
        "mesher_processor_0",
        "mesher_processor_1",
        "mesher_registry",
        "mesher_writer",
    ]
    .iter()
    .try_for_each(|name| kill(&node, name));
    stop.store(true, Ordering::Relaxed);
    let ids: Vec<String> = threads.into_iter().flat_map(|t| t.join().unwrap_or_default()).collect();
    outcome?;
    check(node.server.is_alive(), "the process ended")?;
    check(!ids.is_empty(), "nothing was acknowledged")?;
    for id in &ids {
        node.get(&format!("/api/v1/events/{id}")).map_err(|e| format!("acknowledged event {id} is gone: {e}"))?;
    }
    let issues = node.issues()?;
    let storm = issues.iter().find(|i| i["title"] == "in the storm").ok_or("no issue")?;
    let counted = storm["event_count"].as_u64().unwrap_or(0) as usize;
    let failed = failures.load(Ordering::Relaxed);
    check(
        (ids.len()..=ids.len() + failed).contains(&counted),
        format!("{} acknowledged, {failed} failed, {counted} counted", ids.len()),
    )?;
    check_eq(&node.get("/ready")?["status"], &"ready".into(), "status")
}
