//! The clock and those who add timers: none is added unseen while the clock goes to sleep.

use crate::parker::Parker;
use crate::protocol::look::Look;
use loom::sync::{Arc, Mutex};
use loom::thread;

/// The clock's longest sleep.
const REST: u64 = 100;

struct World {
    look: Look,
    /// Moments of pending timers.
    pending: Mutex<Vec<u64>>,
    clock: Parker,
}

impl World {
    fn new() -> Arc<World> {
        Arc::new(World { look: Look::new(), pending: Mutex::new(Vec::new()), clock: Parker::new() })
    }

    fn add(&self, moment: u64) {
        self.pending.lock().unwrap().push(moment);
        if self.look.is_late_for(moment) {
            self.clock.notify();
        }
    }

    /// Fires whatever there is until so many timers have fired. A sleep without a wake-up would last too long: here, for ever.
    fn fire(&self, timers: usize) {
        let mut fired = 0;
        while fired < timers {
            self.look.begin();
            let due = std::mem::take(&mut *self.pending.lock().unwrap());
            fired += due.len();
            if due.is_empty() {
                self.look.settle(REST);
                self.clock.wait();
            }
        }
    }
}

#[test]
fn the_clock_does_not_oversleep() {
    loom::model(|| {
        let world = World::new();
        let clock = {
            let world = world.clone();
            thread::spawn(move || world.fire(2))
        };
        world.add(5);
        world.add(3);
        clock.join().unwrap();
    });
}

#[test]
fn two_who_add_timers_both_wake_the_clock() {
    crate::bounded(3, || {
        let world = World::new();
        let adders = [5, 3].map(|moment| {
            let world = world.clone();
            thread::spawn(move || world.add(moment))
        });
        world.fire(2);
        for adder in adders {
            adder.join().unwrap();
        }
    });
}
