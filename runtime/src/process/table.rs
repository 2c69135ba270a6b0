//! [unsafe] Which processes are alive, by their number, and when the record of an ended one may be freed. Knows nothing of what they do.
//!
//! A number is `generation:24 | index:24`. The entry at an index holds one count of its process. Whoever runs on a slot reads
//! entries without counting: the record of an ended process is freed only after every slot has passed a moment between two
//! processes, at which its holder keeps no such reference; see `protocol::epoch`. Everybody else counts, under the lock that
//! freeing takes too.

use super::protocol::epoch::{Epoch, Seen};
use super::{Pid, Process};
use std::collections::VecDeque;
use std::ptr::null_mut;
use std::sync::atomic::Ordering::{AcqRel, Acquire, Release};
use std::sync::atomic::{AtomicPtr, AtomicUsize};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock};

const INDEX_BITS: u32 = 24;
const GENERATION_BITS: u32 = 24;
/// The most processes that can exist at once, whatever a caller allows.
pub const PROCESSES_MAX: usize = (1 << INDEX_BITS) - SEGMENT;
const SEGMENT: usize = 4096;
/// So many numbers rest before one is given out again, so that a stale pid stays unknown for long.
const RESTING: usize = 1024;
/// Ended processes that are freed together.
const FREED_AT_ONCE: usize = 64;

type Entry = AtomicPtr<Process>;

/// The processes of this OS process.
pub struct Table {
    /// The first index is 1: the null pid has none.
    segments: [OnceLock<Box<[Entry]>>; (1 << INDEX_BITS) / SEGMENT],
    numbers: Mutex<Numbers>,
    alive: AtomicUsize,
    max: usize,
    epoch: Epoch,
    /// Oldest first.
    ended: Mutex<VecDeque<Ended>>,
}

struct Numbers {
    /// The next index that was never used.
    fresh: u64,
    /// Numbers to be used again, with their next generation.
    free: VecDeque<u64>,
    /// How many were given out, ever.
    given: u64,
}

/// A process that is out of the table.
struct Ended {
    /// The epoch in which it was taken out.
    epoch: u64,
    _process: Arc<Process>,
}

fn index(id: u64) -> usize {
    (id & ((1 << INDEX_BITS) - 1)) as usize
}

impl Table {
    pub fn new(max: usize) -> Table {
        Table {
            segments: [const { OnceLock::new() }; (1 << INDEX_BITS) / SEGMENT],
            numbers: Mutex::new(Numbers { fresh: 1, free: VecDeque::new(), given: 0 }),
            alive: AtomicUsize::new(0),
            max: max.min(PROCESSES_MAX),
            epoch: Epoch::new(),
            ended: Mutex::default(),
        }
    }

    fn entry(&self, id: u64) -> Option<&Entry> {
        let index = index(id);
        Some(&self.segments[index / SEGMENT].get()?[index % SEGMENT])
    }

    /// A number for a new process, or `None` when there are too many.
    pub fn reserve(&self) -> Option<Pid> {
        if self.alive.fetch_add(1, AcqRel) >= self.max {
            self.alive.fetch_sub(1, AcqRel);
            return None;
        }
        let mut numbers = lock(&self.numbers);
        let id = if numbers.free.len() > RESTING || numbers.fresh >> INDEX_BITS != 0 {
            // There are fewer processes than numbers, by more than are between their end and their rest.
            numbers.free.pop_front()
        } else {
            numbers.fresh += 1;
            Some(numbers.fresh - 1)
        };
        numbers.given += id.is_some() as u64;
        if id.is_none() {
            self.alive.fetch_sub(1, AcqRel);
        }
        id.map(Pid::local)
    }

    pub fn insert(&self, process: Arc<Process>) {
        let index = index(process.pid.id());
        let segment = self.segments[index / SEGMENT]
            .get_or_init(|| std::iter::repeat_with(|| AtomicPtr::new(null_mut())).take(SEGMENT).collect());
        segment[index % SEGMENT].store(Arc::into_raw(process).cast_mut(), Release);
    }

    fn find(&self, pid: Pid) -> Option<*const Process> {
        if pid.node() != 0 {
            return None;
        }
        let process = self.entry(pid.id())?.load(Acquire);
        // SAFETY: the callers see to it that a record that is in the table is not freed before they are done.
        (!process.is_null() && unsafe { (*process).pid } == pid).then_some(process.cast_const())
    }

    /// The process with this number, counted: from any thread.
    pub fn get(&self, pid: Pid) -> Option<Arc<Process>> {
        // While the lock is held nothing is freed.
        let _ended = lock(&self.ended);
        let process = self.find(pid)?;
        // SAFETY: the entry's count is there, or about to be dropped under the lock that we hold.
        unsafe {
            Arc::increment_strong_count(process);
            Some(Arc::from_raw(process))
        }
    }

    /// Looks at the process with this number. `on_slot`: the caller runs on a slot, and `look` does not suspend.
    pub fn with<T>(&self, pid: Pid, on_slot: bool, look: impl FnOnce(&Process) -> T) -> Option<T> {
        if !on_slot {
            return self.get(pid).map(|process| look(&process));
        }
        let process = self.find(pid)?;
        // SAFETY: freeing waits for this slot to pass, which it does not while we are here.
        Some(look(unsafe { &*process }))
    }

    /// Takes a process out. What is left of it is given to [`Table::retire`].
    pub fn remove(&self, process: &Process) -> Option<Arc<Process>> {
        let taken = self.entry(process.pid.id())?.swap(null_mut(), AcqRel);
        self.alive.fetch_sub(!taken.is_null() as usize, AcqRel);
        // SAFETY: the entry held a count since `insert`, which is ours now.
        (!taken.is_null()).then(|| unsafe { Arc::from_raw(taken) })
    }

    /// Frees a process that was taken out, once nobody can see it any more, and its number. `slots` are all there are.
    pub fn retire<'a>(&self, process: Arc<Process>, slots: impl Iterator<Item = &'a Seen>) {
        let id = process.pid.id();
        let next = (id >> INDEX_BITS) + 1;
        let id = (next & ((1 << GENERATION_BITS) - 1)) << INDEX_BITS | index(id) as u64;
        lock(&self.numbers).free.push_back(id);
        let mut ended = lock(&self.ended);
        ended.push_back(Ended { epoch: self.epoch.now(), _process: process });
        if ended.len().is_multiple_of(FREED_AT_ONCE) {
            let oldest = self.epoch.advance(slots);
            while ended.pop_front_if(|ended| ended.epoch < oldest).is_some() {}
        }
    }

    /// For whoever runs on a slot, to [`Seen::pass`].
    pub fn epoch(&self) -> &Epoch {
        &self.epoch
    }

    /// While this is held no record of a process is freed.
    pub fn keep_all(&self) -> impl Sized + '_ {
        lock(&self.ended)
    }

    pub fn count(&self) -> usize {
        self.alive.load(Acquire)
    }

    /// How many processes were started, ever.
    pub fn spawned(&self) -> u64 {
        lock(&self.numbers).given
    }

    /// Looks at everybody alive now.
    pub fn each(&self, mut look: impl FnMut(&Process)) {
        let _ended = lock(&self.ended);
        let entries = self.segments.iter().map_while(OnceLock::get).flatten();
        for process in entries.map(|entry| entry.load(Acquire)).filter(|process| !process.is_null()) {
            // SAFETY: as in `get`.
            look(unsafe { &*process });
        }
    }

    /// Everybody alive now.
    pub fn all(&self) -> Vec<Arc<Process>> {
        let mut all = Vec::new();
        self.each(|process| all.push(process.shared()));
        all
    }
}

/// Locks, whatever happened to another holder: no state of the runtime is left half changed by a panic.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
