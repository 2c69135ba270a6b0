//! Sleep and wake-up of a process that keeps its stack: whoever takes it from a queue finds the stack, and the slot that is handed
//! over arrives.

use crate::parker::Parker;
use crate::protocol::handed::Handed;
use crate::protocol::turn::{Turn, Woken};
use loom::sync::Arc;
use loom::sync::atomic::AtomicBool;
use loom::thread;
use std::sync::atomic::Ordering::Relaxed;

/// A process, and the runner whose stack it is on.
struct World {
    turn: Turn,
    stack: Handed<u8>,
    handed: Handed<u8>,
    parker: Parker,
    /// What the process waits for.
    ready: AtomicBool,
}

static RUNNER: u8 = 1;
static SLOT: u8 = 2;

fn world() -> Arc<World> {
    Arc::new(World {
        turn: Turn::running(),
        stack: Handed::new(),
        handed: Handed::new(),
        parker: Parker::new(),
        ready: AtomicBool::new(false),
    })
}

impl World {
    /// Anybody: makes the condition true and wakes.
    fn complete(&self) {
        self.ready.store(true, Relaxed);
        self.wake();
    }

    /// Who has to queue it is also the worker that takes it from there: it hands its slot to the stack.
    fn wake(&self) {
        if self.turn.wake() != Woken::Queue {
            return;
        }
        assert!(self.stack.take().is_some(), "a queued process that slept has a stack");
        assert!(self.handed.is_empty(), "it holds one slot at a time");
        self.handed.give(&SLOT);
        self.parker.notify();
    }

    /// The process: sleeps until the condition holds, as `wait` and `block` do.
    fn wait(&self) {
        while !self.ready.load(Relaxed) {
            self.stack.give(&RUNNER);
            if !self.turn.sleep() {
                self.stack.retract();
                continue;
            }
            while self.handed.take().is_none() {
                self.parker.wait();
            }
        }
    }
}

#[test]
fn a_blocked_process_goes_on() {
    loom::model(|| {
        let world = world();
        let waker = {
            let world = world.clone();
            thread::spawn(move || world.complete())
        };
        world.wait();
        waker.join().unwrap();
    });
}

/// Two wake the process at once, one of them without a reason: it is queued once for each sleep and goes on.
#[test]
fn wake_ups_without_a_reason_do_no_harm() {
    crate::bounded(2, || {
        let world = world();
        let wakers: Vec<_> = [true, false]
            .into_iter()
            .map(|with_reason| {
                let world = world.clone();
                thread::spawn(move || if with_reason { world.complete() } else { world.wake() })
            })
            .collect();
        world.wait();
        wakers.into_iter().for_each(|waker| waker.join().unwrap());
    });
}

/// A process that ends while it is woken is not queued afterwards.
#[test]
fn the_dead_are_not_woken() {
    loom::model(|| {
        let world = world();
        let waker = {
            let world = world.clone();
            thread::spawn(move || assert_ne!(world.turn.wake(), Woken::Queue, "it never slept"))
        };
        world.turn.end();
        waker.join().unwrap();
        assert!(world.turn.has_ended() && !world.turn.is_asleep());
    });
}
