//! When the clock looks at its timers next: whoever adds one that is due before that wakes it. Knows nothing of timers.

use super::super::atomic::AtomicU64;
use std::sync::atomic::Ordering::SeqCst;

/// The moment of the next look.
pub struct Look(AtomicU64);

impl Look {
    pub fn new() -> Look {
        Look(AtomicU64::new(0))
    }

    /// The clock begins to look. A timer that it does not see from here on is added by somebody who wakes it.
    pub fn begin(&self) {
        self.0.store(u64::MAX, SeqCst);
    }

    /// The clock has looked and is about to sleep until this moment.
    pub fn settle(&self, until: u64) {
        self.0.store(until, SeqCst);
    }

    /// After a timer was added, under the lock that the clock looks under: whether the clock has to be woken for it.
    pub fn is_late_for(&self, moment: u64) -> bool {
        moment < self.0.load(SeqCst)
    }
}
