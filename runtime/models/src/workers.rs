//! Workers that sleep: work that is queued while they fall asleep is never left lying, and the end of the program is noticed
//! only when there is nothing left.

use crate::parker::Parker;
use crate::protocol::idle::Idle;
use loom::sync::Arc;
use loom::sync::atomic::AtomicUsize;
use loom::thread;
use std::sync::atomic::Ordering::{Acquire, Relaxed, Release};

struct Workers {
    idle: Idle,
    events: Vec<Parker>,
    /// Processes in the queue that all look at.
    queued: AtomicUsize,
}

fn workers(count: usize) -> Arc<Workers> {
    Arc::new(Workers {
        idle: Idle::new(),
        events: (0..count).map(|_| Parker::new()).collect(),
        queued: AtomicUsize::new(0),
    })
}

impl Workers {
    /// Somebody queues a process.
    fn enqueue(&self) {
        self.queued.fetch_add(1, Release);
        if let Some(worker) = self.idle.claim() {
            self.events[worker].notify();
        }
    }

    fn take(&self) -> bool {
        let mut queued = self.queued.load(Relaxed);
        while queued > 0 {
            match self.queued.compare_exchange(queued, queued - 1, Acquire, Relaxed) {
                Ok(_) => return true,
                Err(changed) => queued = changed,
            }
        }
        false
    }

    /// A worker that runs until it has taken one process: its loop in `runner` and `schedule`.
    fn run_one(&self, worker: usize) {
        while !self.take() {
            self.idle.enter(worker);
            if self.queued.load(Relaxed) == 0 {
                self.events[worker].wait();
            }
            self.idle.leave(worker);
        }
    }
}

/// Loom finds a deadlock when the worker sleeps although something was queued.
#[test]
fn a_worker_does_not_oversleep() {
    loom::model(|| {
        let workers = workers(1);
        let giver = {
            let workers = workers.clone();
            thread::spawn(move || workers.enqueue())
        };
        workers.run_one(0);
        giver.join().unwrap();
    });
}

#[test]
fn two_workers_find_two_processes() {
    crate::bounded(2, || {
        let workers = workers(2);
        let second = {
            let workers = workers.clone();
            thread::spawn(move || workers.run_one(1))
        };
        let giver = {
            let workers = workers.clone();
            thread::spawn(move || {
                workers.enqueue();
                workers.enqueue();
            })
        };
        workers.run_one(0);
        giver.join().unwrap();
        second.join().unwrap();
    });
}

/// When all workers sleep and the queue is empty, looked at in this order, then nothing is left that was queued before.
#[test]
fn quiet_means_nothing_is_queued() {
    loom::model(|| {
        let workers = workers(1);
        let worker = {
            let workers = workers.clone();
            thread::spawn(move || {
                workers.run_one(0);
                workers.idle.enter(0);
            })
        };
        workers.enqueue();
        let quiet = workers.idle.are_all(1) && workers.queued.load(Relaxed) == 0 && workers.idle.are_all(1);
        let left = workers.queued.load(Relaxed);
        assert!(!quiet || left == 0);
        worker.join().unwrap();
    });
}
