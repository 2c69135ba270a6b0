//! How fast the end of a node is noticed, and that no node that lives is taken for dead, with every core busy. Must not know how
//! nodes find out.
//!
//! `MESH_WATCH_SECONDS=600` kills twenty times and watches for so long: `MESH_WATCH_SECONDS=600 cargo test -p test-suite --test
//! cluster -- a_killed_node_is_noticed --nocapture` prints the times.

use crate::{Checked, DETECTION, Node, free_port};
use libtest_mimic::Failed;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::Relaxed;
use std::time::{Duration, Instant};

/// Threads that compute for nothing, one for each core, until dropped.
struct Busy(Arc<AtomicBool>);

impl Busy {
    fn every_core() -> Busy {
        let busy = Arc::new(AtomicBool::new(true));
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            let goes_on = busy.clone();
            std::thread::spawn(move || {
                let mut sum = 0u64;
                while goes_on.load(Relaxed) {
                    sum = std::hint::black_box(sum.wrapping_mul(31).wrapping_add(1));
                }
            });
        }
        Busy(busy)
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.store(false, Relaxed);
    }
}

fn sentinel(name: &str, seeds: &str) -> Result<Node, Failed> {
    Node::start(name, "secret", &[("ROLE", "sentinel"), ("PEER", seeds), ("PEERS", "0")], seeds)
}

pub fn a_killed_node_is_noticed_and_no_other() -> Checked {
    let asked = std::env::var("MESH_WATCH_SECONDS").ok().and_then(|text| text.parse().ok());
    let (seconds, kills) = asked.map_or((8, 4), |seconds: u64| (seconds, 20));
    let names: Vec<String> =
        ["v", "b", "c"].iter().map(|n| Ok(format!("{n}@127.0.0.1:{}", free_port()?))).collect::<Result<_, Failed>>()?;
    let seeds = names.join(",");
    let [mut one, mut other] = [sentinel(&names[1], &seeds)?, sentinel(&names[2], &seeds)?];
    one.wait_for(&format!("met {}", names[2]))?;
    other.wait_for(&format!("met {}", names[1]))?;
    let busy = Busy::every_core();
    let mut times = vec![];
    let (met, lost) = (format!("met {}", names[0]), format!("lost {}", names[0]));
    for _ in 0..kills {
        let mut victim = sentinel(&names[0], &seeds)?;
        one.wait_for(&met)?;
        other.wait_for(&met)?;
        let killed = Instant::now();
        victim.kill();
        for watcher in [&mut one, &mut other] {
            times.push(watcher.moment_of(&lost)?.saturating_duration_since(killed));
            watcher.forget(&["met", "lost v@"]);
        }
    }
    times.sort_unstable();
    let at = |share: usize| times[(times.len() - 1) * share / 100];
    println!(
        "{kills} kills with every core busy, nodedown at two peers: min {:?}, median {:?}, p95 {:?}, max {:?}",
        at(0),
        at(50),
        at(95),
        at(100)
    );
    let mut third = sentinel(&names[0], &seeds)?;
    one.wait_for(&met)?;
    other.wait_for(&met)?;
    let until = Instant::now() + Duration::from_secs(seconds);
    while Instant::now() < until {
        std::thread::sleep(Duration::from_millis(500));
        if [&mut one, &mut other, &mut third].into_iter().any(|node| node.count("lost") > 0) {
            break;
        }
    }
    drop(busy);
    let wrong: usize = [&mut one, &mut other, &mut third].into_iter().map(|node| node.count("lost")).sum();
    println!("{seconds} s with every core busy: {wrong} false nodedown");
    match (wrong, at(100) <= DETECTION) {
        (0, true) => Ok(()),
        _ => Err(format!("{wrong} living nodes were taken for dead; the dead were noticed after {times:?}").into()),
    }
}
