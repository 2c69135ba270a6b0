//! Whether a process sleeps, and who has to queue it: it is queued at most once, and no wake-up is lost. Knows nothing of queues.

use super::super::atomic::AtomicU8;
use std::sync::atomic::Ordering::{AcqRel, Acquire, Relaxed, Release};

/// Asleep; whoever wakes it queues it.
const WAITING: u8 = 0;
/// Queued or computing.
const RUN: u8 = 1;
/// As `RUN`, and something happened since: it must look again before it sleeps.
const NOTIFIED: u8 = 2;
const DEAD: u8 = 3;

/// The state of one process.
pub struct Turn(AtomicU8);

impl Turn {
    /// Of a process that is queued or computes.
    pub fn running() -> Turn {
        Turn(AtomicU8::new(RUN))
    }

    /// Somebody wrote something that the process should see. Whether the caller has to queue it.
    pub fn wake(&self) -> bool {
        let mut state = self.0.load(Relaxed);
        loop {
            let next = match state {
                WAITING => RUN,
                // Also when it is notified already: the exchange orders what we wrote before its next look.
                RUN | NOTIFIED => NOTIFIED,
                _ => return false,
            };
            match self.0.compare_exchange(state, next, AcqRel, Relaxed) {
                Ok(_) => return state == WAITING,
                Err(changed) => state = changed,
            }
        }
    }

    /// The process goes to sleep: from here on whoever wakes it queues it, so it may be run elsewhere at once. False when something
    /// happened since it looked last: it goes on.
    pub fn sleep(&self) -> bool {
        if self.0.compare_exchange(RUN, WAITING, AcqRel, Acquire).is_ok() {
            return true;
        }
        self.look_again();
        false
    }

    /// The process will look at everything that was written before this.
    pub fn look_again(&self) {
        self.0.swap(RUN, AcqRel);
    }

    /// It is over: nobody wakes it any more.
    pub fn end(&self) {
        self.0.store(DEAD, Release);
    }

    pub fn has_ended(&self) -> bool {
        self.0.load(Acquire) == DEAD
    }

    pub fn is_asleep(&self) -> bool {
        self.0.load(Relaxed) == WAITING
    }
}
