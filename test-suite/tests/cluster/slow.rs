//! Peers that are slower than what is sent to them: nobody's memory grows with what was sent. Must not know how senders are held
//! back.

use crate::{Checked, Node, free_port};
use libtest_mimic::Failed;
use std::process::Command;
use std::time::Duration;

/// What a node may have taken at its peak. Several times as much is sent.
const PEAK_KIB_MAX: u64 = 200 << 10;

/// A node that takes what the other one pours. `count` texts of 32 KiB are sent.
fn flooded(count: &str, pace: &str) -> Result<(Node, Node), Failed> {
    let server = format!("a@127.0.0.1:{}", free_port()?);
    let client = format!("b@127.0.0.1:{}", free_port()?);
    let mut a = Node::start(&server, "secret", &[("ROLE", "serve"), ("PACE", pace)], "")?;
    a.wait_for("started")?;
    let settings = [("ROLE", "flood"), ("PEER", &*server), ("COUNT", count)];
    let b = Node::start(&client, "secret", &settings, &server)?;
    Ok((a, b))
}

fn peak_kib(node: &Node) -> Result<u64, Failed> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", node.child.id()))?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM")?;
    Ok(peak.trim().trim_end_matches(" kB").parse()?)
}

fn check_peaks(a: &Node, b: &Node, max: u64) -> Checked {
    let peaks = [peak_kib(a)?, peak_kib(b)?];
    println!("the reader took {} KiB at most, the sender {}", peaks[0], peaks[1]);
    match peaks.iter().all(|&peak| peak < max) {
        true => Ok(()),
        false => Err(format!("the reader and the sender took {peaks:?} KiB").into()),
    }
}

/// What is sent faster than it is taken in waits with its senders, not in memory.
pub fn a_busy_peer_slows_its_senders() -> Checked {
    let (a, mut b) = flooded("10000", "")?;
    b.wait_for("swallowed 327680000")?;
    check_peaks(&a, &b, PEAK_KIB_MAX)
}

/// A peer that stands still for a while, and goes on before it counts as dead.
pub fn a_stopped_peer_stops_its_senders() -> Checked {
    let (a, mut b) = flooded("10000", "")?;
    b.wait_for("pouring")?;
    let signal = |name: &str| Command::new("kill").args([name, &a.child.id().to_string()]).status();
    signal("-STOP")?;
    // So long it stands still: there is nothing to wait for.
    std::thread::sleep(Duration::from_millis(1500));
    let early = peak_kib(&b)?;
    signal("-CONT")?;
    b.wait_for("swallowed 327680000")?;
    if early > PEAK_KIB_MAX || b.count("is down") > 0 {
        return Err(format!("the sender took {early} KiB meanwhile: {:#?}", b.seen).into());
    }
    check_peaks(&a, &b, PEAK_KIB_MAX)
}

/// The node is there, but the process reads slowly: its mailbox does not take what senders have.
pub fn a_slow_reader_slows_its_senders() -> Checked {
    let (a, mut b) = flooded("10000", "1")?;
    b.wait_for("swallowed 327680000")?;
    check_peaks(&a, &b, PEAK_KIB_MAX)
}

/// Two processes that send to each other and never read do not wait for each other for ever.
pub fn two_that_never_read_do_not_wait_for_ever() -> Checked {
    let server = format!("a@127.0.0.1:{}", free_port()?);
    let client = format!("b@127.0.0.1:{}", free_port()?);
    let mut a = Node::start(&server, "secret", &[("ROLE", "serve")], "")?;
    a.wait_for("started")?;
    let mut b = Node::start(&client, "secret", &[("ROLE", "deaf"), ("PEER", &server)], &server)?;
    b.wait_for("deaf done")?;
    a.wait_for("deaf done")?;
    Ok(())
}
