//! Which workers sleep for want of work. Whoever queues something claims one of them and wakes it; a worker looks at the queues
//! once more after it has said that it sleeps. Knows nothing of queues and of how a worker is woken.

use super::super::atomic::{AtomicU64, fence};
use std::sync::atomic::Ordering::{Relaxed, SeqCst};

/// One bit for each worker; at most 64.
pub struct Idle(AtomicU64);

impl Idle {
    pub fn new() -> Idle {
        Idle(AtomicU64::new(0))
    }

    /// After something was queued: the worker that the caller has to wake.
    pub fn claim(&self) -> Option<usize> {
        // Against the fence in `enter`: either we see the bit or the worker sees what we queued.
        fence(SeqCst);
        let mut mask = self.0.load(Relaxed);
        while mask != 0 {
            let bit = mask & mask.wrapping_neg();
            match self.0.compare_exchange(mask, mask & !bit, SeqCst, Relaxed) {
                Ok(_) => return Some(bit.trailing_zeros() as usize),
                Err(changed) => mask = changed,
            }
        }
        None
    }

    /// Whether a worker seems to sleep, without an order to anything.
    pub fn seem_any(&self) -> bool {
        self.0.load(Relaxed) != 0
    }

    /// A worker is about to sleep: now it has to look at the queues once more.
    pub fn enter(&self, worker: usize) {
        self.0.fetch_or(1 << worker, SeqCst);
        fence(SeqCst);
    }

    pub fn leave(&self, worker: usize) {
        self.0.fetch_and(!(1 << worker), SeqCst);
    }

    /// Whether this many workers all sleep.
    pub fn are_all(&self, workers: usize) -> bool {
        self.0.load(SeqCst) == u64::MAX >> (64 - workers)
    }
}
