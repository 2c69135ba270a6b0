//! Mailboxes here that peers fill faster than they are read: the peers are told, and their senders wait. Knows nothing of streams.
//!
//! Only what came over links counts, and only while many letters wait, so that whoever keeps up costs nothing. What waits is
//! estimated from the mean size of what came since then.

use super::Cluster;
use super::frame::{Frame, pack};
use super::link::{CONTROL, Link};
use crate::process::table::lock;
use crate::process::{Pid, signal};
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Letters that may always wait.
const LETTERS_FREE: usize = 16;
/// Memory of letters that wait in one mailbox: beyond it their senders wait.
const WAITING_BYTES_MAX: u64 = 32 << 20;
/// Beyond so many mailboxes of one link those of processes that have ended are looked for.
const TALLIES_MAX: usize = 1024;
/// How often it is looked whether a full mailbox has room again.
const LOOK: Duration = Duration::from_millis(5);

/// What came for one mailbox since it last was short.
#[derive(Default)]
struct Tally {
    letters: u64,
    bytes: u64,
    is_told: bool,
}

impl Tally {
    /// Notes a letter. Whether so many that wait are too much now and were not before.
    fn note(&mut self, bytes: u64, waiting: u64) -> bool {
        self.letters += 1;
        self.bytes += bytes;
        let is_full = !self.is_told && self.bytes / self.letters * waiting > WAITING_BYTES_MAX;
        self.is_told |= is_full;
        is_full
    }
}

/// The mailboxes that one peer fills.
#[derive(Default)]
pub struct Fullness {
    tallies: Mutex<FxHashMap<Pid, Tally>>,
}

impl Fullness {
    /// A letter of so many bytes came over a link for a process, for which so many wait now.
    pub fn note(cluster: &'static Cluster, link: &Arc<Link>, to: Pid, bytes: usize, waiting: usize) {
        let mut tallies = lock(&link.fullness.tallies);
        if waiting < LETTERS_FREE {
            if !tallies.is_empty() && tallies.get(&to).is_some_and(|tally| !tally.is_told) {
                tallies.remove(&to);
            }
            return;
        }
        if tallies.len() > TALLIES_MAX {
            tallies.retain(|&pid, _| signal::letters(pid).is_some());
        }
        if tallies.entry(to).or_default().note(bytes as u64, waiting as u64) {
            link.send(CONTROL, pack(&Frame::Full { from: to.id() }));
            cluster.network.handle().spawn(await_room(link.clone(), to, waiting / 2));
        }
    }
}

/// Says when not more than so many letters wait for a process, or it has ended.
async fn await_room(link: Arc<Link>, to: Pid, letters: usize) {
    while !link.is_down() && signal::letters(to).is_some_and(|waiting| waiting > letters) {
        tokio::time::sleep(LOOK).await;
    }
    lock(&link.fullness.tallies).remove(&to);
    link.send(CONTROL, pack(&Frame::Room { from: to.id() }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailbox_is_full_once() {
        let mut tally = Tally::default();
        let full: Vec<u64> = (16..2000).filter(|&waiting| tally.note(64 << 10, waiting)).collect();
        assert_eq!(full, [513]);
        // Whoever reads as fast as it is sent to is never full, however much comes.
        let mut tally = Tally::default();
        assert!(!(0..100_000).any(|_| tally.note(64 << 10, 300)));
    }
}
