//! [unsafe] A thing that one gives and another waits for. Knows nothing of how the other sleeps.

use super::super::atomic::AtomicPtr;
use std::ptr::null_mut;
use std::sync::atomic::Ordering::{AcqRel, Relaxed, Release};

/// Empty, or one thing on its way.
pub struct Handed<T: 'static>(AtomicPtr<T>);

impl<T> Handed<T> {
    pub fn new() -> Handed<T> {
        Handed(AtomicPtr::new(null_mut()))
    }

    /// Gives it; the caller wakes the other side afterwards.
    pub fn give(&self, thing: &'static T) {
        self.0.store((&raw const *thing).cast_mut(), Release);
    }

    /// What was given, once.
    pub fn take(&self) -> Option<&'static T> {
        // An exchange is worth it only when something is there: whoever has to find it was told after it was given.
        if self.is_empty() {
            return None;
        }
        // SAFETY: only references that live for ever are stored.
        unsafe { self.0.swap(null_mut(), AcqRel).as_ref() }
    }

    /// Takes back what nobody else can have seen.
    pub fn retract(&self) {
        self.0.store(null_mut(), Relaxed);
    }

    pub fn is_empty(&self) -> bool {
        self.0.load(Relaxed).is_null()
    }
}
