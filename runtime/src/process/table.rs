//! Which processes are alive, by their number. Knows nothing of what they do.

use super::{Pid, Process};
use rustc_hash::FxHashMap;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::{AcqRel, Acquire, Relaxed};
use std::sync::{Arc, Mutex, MutexGuard};

const SHARDS: usize = 64;

/// The processes of this OS process.
pub struct Table {
    shards: [Mutex<FxHashMap<u64, Arc<Process>>>; SHARDS],
    next: AtomicU64,
    alive: AtomicUsize,
    max: usize,
}

impl Table {
    pub fn new(max: usize) -> Table {
        Table {
            shards: std::array::from_fn(|_| Mutex::default()),
            next: AtomicU64::new(1),
            alive: AtomicUsize::new(0),
            max,
        }
    }

    fn shard(&self, id: u64) -> MutexGuard<'_, FxHashMap<u64, Arc<Process>>> {
        lock(&self.shards[id as usize % SHARDS])
    }

    /// A number for a new process, or `None` when there are too many.
    pub fn reserve(&self) -> Option<Pid> {
        if self.alive.fetch_add(1, AcqRel) >= self.max {
            self.alive.fetch_sub(1, AcqRel);
            return None;
        }
        Some(Pid::local(self.next.fetch_add(1, Relaxed)))
    }

    pub fn insert(&self, process: Arc<Process>) {
        self.shard(process.pid.id()).insert(process.pid.id(), process);
    }

    pub fn get(&self, pid: Pid) -> Option<Arc<Process>> {
        if pid.node() != 0 || pid.is_null() {
            return None;
        }
        self.shard(pid.id()).get(&pid.id()).cloned()
    }

    pub fn remove(&self, pid: Pid) {
        if self.shard(pid.id()).remove(&pid.id()).is_some() {
            self.alive.fetch_sub(1, AcqRel);
        }
    }

    pub fn count(&self) -> usize {
        self.alive.load(Acquire)
    }

    /// Everybody alive now.
    pub fn all(&self) -> Vec<Arc<Process>> {
        self.shards.iter().flat_map(|shard| lock(shard).values().cloned().collect::<Vec<_>>()).collect()
    }
}

/// Locks, whatever happened to another holder: no state of the runtime is left half changed by a panic.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
