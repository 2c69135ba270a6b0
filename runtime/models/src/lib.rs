//! The lock-free parts of the scheduler, compiled from their own source files against loom's atomics. Each test goes through every
//! order in which its threads can meet, weak memory included. Knows nothing of the rest of the runtime.
//!
//! Miri needs a nightly compiler, and so does ThreadSanitizer for the standard library. What they would look for in the scheduler is
//! looked for here; what they would look for in memory, by valgrind and by stress.

#![cfg(test)]

#[allow(dead_code, reason = "each model uses the part that it is about")]
#[path = "../../src/process/protocol/mod.rs"]
mod protocol;

mod atomic;
mod clock;
mod freeing;
mod mailbox;
mod parker;
mod sleep;
mod workers;

/// Goes through the orders in which threads are interrupted at most so often: nearly all errors need one or two interruptions, and
/// all orders of three threads are too many.
fn bounded(interruptions: usize, model: impl Fn() + Send + Sync + 'static) {
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = Some(interruptions);
    builder.check(model);
}
