//! Whether a process sleeps, who has to queue it, and how many letters have come: it is queued at most once, and no wake-up is
//! lost. Knows nothing of queues.

use super::super::atomic::AtomicU32;
use std::sync::atomic::Ordering::{AcqRel, Acquire, Relaxed, SeqCst};

/// Asleep; whoever wakes it queues it.
const WAITING: u32 = 0;
/// Queued or computing.
const RUN: u32 = 1;
/// As `RUN`, and something happened since: it must look again before it sleeps.
const NOTIFIED: u32 = 2;
const DEAD: u32 = 3;
/// The part of the word that these are.
const STATE: u32 = 3;
/// One letter in the other part.
const LETTER: u32 = 4;

/// The state of one process, and how many letters have come, wrapping: one exchange counts and wakes.
pub struct Turn(AtomicU32);

/// What a wake-up has come to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Woken {
    /// The caller has to queue it.
    Queue,
    /// It will look by itself.
    Noted,
    /// It is over.
    Ended,
}

impl Turn {
    /// Of a process that is queued or computes.
    pub fn running() -> Turn {
        Turn(AtomicU32::new(RUN))
    }

    /// Somebody wrote something that the process should see.
    pub fn wake(&self) -> Woken {
        self.rouse(0)
    }

    /// Somebody put a letter into the inbox.
    pub fn wake_for_letter(&self) -> Woken {
        self.rouse(LETTER)
    }

    fn rouse(&self, letters: u32) -> Woken {
        let mut state = self.0.load(Relaxed);
        loop {
            let (next, woken) = match state & STATE {
                WAITING => (RUN, Woken::Queue),
                // Also when it is notified already: the exchange orders what we wrote before its next look.
                RUN | NOTIFIED => (NOTIFIED, Woken::Noted),
                _ => return Woken::Ended,
            };
            let next = (state & !STATE).wrapping_add(letters) | next;
            match self.0.compare_exchange(state, next, AcqRel, Acquire) {
                Ok(_) => return woken,
                Err(changed) => state = changed,
            }
        }
    }

    /// The process goes to sleep: from here on whoever wakes it queues it, so it may be run elsewhere at once. False when something
    /// happened since it looked last: it goes on.
    pub fn sleep(&self) -> bool {
        let mut state = self.0.load(Relaxed);
        while state & STATE == RUN {
            match self.0.compare_exchange(state, state & !STATE | WAITING, AcqRel, Acquire) {
                Ok(_) => return true,
                Err(changed) => state = changed,
            }
        }
        self.look_again();
        false
    }

    /// The process will look at everything that was written before this.
    pub fn look_again(&self) {
        // Only others turn RUN into NOTIFIED, and only the process turns it back.
        if self.0.load(Relaxed) & STATE == NOTIFIED {
            self.0.fetch_sub(NOTIFIED - RUN, AcqRel);
        }
    }

    /// It is over: nobody wakes it any more. What was written before a wake-up that was not told so is seen after this.
    pub fn end(&self) {
        self.0.fetch_or(DEAD, SeqCst);
    }

    pub fn has_ended(&self) -> bool {
        self.0.load(SeqCst) & STATE == DEAD
    }

    pub fn is_asleep(&self) -> bool {
        self.0.load(Relaxed) & STATE == WAITING
    }

    /// How many letters have come and were not taken. `taken`: how many were, wrapping.
    pub fn letters(&self, taken: u32) -> usize {
        const ALL: u32 = u32::MAX / LETTER;
        let waiting = (self.0.load(Relaxed) / LETTER).wrapping_sub(taken) & ALL;
        // One may be taken before it is counted.
        if waiting > ALL / 2 { 0 } else { waiting as usize }
    }
}
