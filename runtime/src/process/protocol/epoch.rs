//! When what was taken out of a shared place may be freed, although readers do not count themselves: after each of them has passed
//! a moment at which it keeps no reference (quiescent-state-based reclamation: McKenney and Slingwine, "Read-copy update",
//! 1998). Knows nothing of what is freed.

use super::super::atomic::{AtomicU64, fence};
use std::sync::atomic::Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst};

/// Counts the rounds of freeing.
pub struct Epoch(AtomicU64);

/// How far one reader has come: the epoch that it saw at its last such moment, or [`AWAY`] while it reads nothing.
pub struct Seen(AtomicU64);

const AWAY: u64 = u64::MAX;

impl Epoch {
    pub fn new() -> Epoch {
        Epoch(AtomicU64::new(0))
    }

    /// The epoch of what is taken out now. Under the lock that [`Epoch::advance`] is called under.
    pub fn now(&self) -> u64 {
        self.0.load(Relaxed)
    }

    /// Begins an epoch. What was taken out in one before the result can be seen by nobody.
    pub fn advance<'a>(&self, readers: impl Iterator<Item = &'a Seen>) -> u64 {
        // Whoever sees the new epoch sees that what was taken out is gone.
        let now = self.0.fetch_add(1, AcqRel) + 1;
        // Against the fence in `pass`: either we see that the reader came back or it sees that it is gone.
        fence(SeqCst);
        readers.map(|seen| seen.0.load(Acquire)).min().unwrap_or(now).min(now)
    }
}

impl Seen {
    /// Of a reader that is away.
    pub fn new() -> Seen {
        Seen(AtomicU64::new(AWAY))
    }

    /// The reader keeps no reference, and goes on.
    pub fn pass(&self, epoch: &Epoch) {
        let before = self.0.load(Relaxed);
        let now = epoch.0.load(Acquire);
        if before != now {
            self.0.store(now, Release);
            if before == AWAY {
                fence(SeqCst);
            }
        }
    }

    /// The reader keeps no reference, and reads nothing until it passes again.
    pub fn leave(&self) {
        self.0.store(AWAY, Release);
    }
}
