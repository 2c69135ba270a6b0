//! Records that are read without being counted: none is freed while somebody reads it.

use crate::protocol::epoch::{Epoch, Seen};
use loom::cell::UnsafeCell;
use loom::sync::Arc;
use loom::sync::atomic::AtomicBool;
use loom::thread;
use std::sync::atomic::Ordering::{Acquire, Release};

/// A table with one entry, and the record that it holds at first.
struct World {
    is_there: AtomicBool,
    record: UnsafeCell<u32>,
    epoch: Epoch,
    reader: Seen,
}

// SAFETY: whether the accesses to the cell are ordered is what loom checks.
unsafe impl Send for World {}
// SAFETY: as above.
unsafe impl Sync for World {}

impl World {
    fn new() -> Arc<World> {
        Arc::new(World {
            is_there: AtomicBool::new(true),
            record: UnsafeCell::new(7),
            epoch: Epoch::new(),
            reader: Seen::new(),
        })
    }

    fn read(&self) {
        if self.is_there.load(Acquire) {
            // SAFETY: loom reports an access that races with another one.
            assert_eq!(self.record.with(|record| unsafe { *record }), 7);
        }
    }

    /// Takes the record out and frees it as soon as the epochs allow it, trying so often.
    fn remove(&self, attempts: usize) {
        self.is_there.store(false, Release);
        let taken_out = self.epoch.now();
        for _ in 0..attempts {
            if taken_out < self.epoch.advance([&self.reader].into_iter()) {
                // SAFETY: as above.
                return self.record.with_mut(|record| unsafe { *record = 0 });
            }
        }
    }
}

#[test]
fn nothing_is_freed_under_a_reader() {
    loom::model(|| {
        let world = World::new();
        let reader = {
            let world = world.clone();
            thread::spawn(move || {
                for _ in 0..2 {
                    world.reader.pass(&world.epoch);
                    world.read();
                }
            })
        };
        world.remove(2);
        reader.join().unwrap();
    });
}

#[test]
fn nothing_is_freed_under_a_reader_that_comes_back() {
    loom::model(|| {
        let world = World::new();
        let reader = {
            let world = world.clone();
            thread::spawn(move || {
                world.reader.pass(&world.epoch);
                world.read();
                world.reader.leave();
                world.reader.pass(&world.epoch);
                world.read();
            })
        };
        world.remove(2);
        reader.join().unwrap();
    });
}
