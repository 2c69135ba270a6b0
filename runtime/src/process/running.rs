//! [unsafe] Who computes on which worker thread, so that the clock can ask them to let others run. Knows nothing of queues.

use super::Process;
use super::timer::TICK;
use std::cell::Cell;
use std::ptr::{null, null_mut};
use std::sync::atomic::Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst};
use std::sync::atomic::{AtomicPtr, AtomicU64, AtomicUsize};

const THREADS: usize = 128;
/// Set in the pointer while the clock looks at the process: it must not go away meanwhile.
const LOOKED_AT: usize = 1;

#[repr(align(128))]
struct Entry {
    process: AtomicPtr<Process>,
    /// The tick in which it began.
    since: AtomicU64,
}

static ENTRIES: [Entry; THREADS] =
    [const { Entry { process: AtomicPtr::new(null_mut()), since: AtomicU64::new(0) } }; THREADS];
static USED: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    static INDEX: Cell<usize> = const { Cell::new(usize::MAX) };
}

/// The entry of the current thread, if a process ever ran here. Never inlined: a coroutine may have moved to another thread
/// since the last call, and the address of a thread-local must not be remembered across that.
#[inline(never)]
fn entry() -> Option<&'static Entry> {
    ENTRIES.get(INDEX.get())
}

/// Gives the current thread, a worker, an entry. There are fewer workers than entries.
#[inline(never)]
fn new_entry() -> &'static Entry {
    let index = USED.fetch_add(1, SeqCst);
    INDEX.set(index);
    &ENTRIES[index]
}

/// A process begins to compute on this thread.
pub fn begin(process: &Process) {
    process.note_turn();
    let entry = entry().unwrap_or_else(new_entry);
    entry.since.store(TICK.load(Relaxed), Relaxed);
    entry.process.store((process as *const Process).cast_mut(), Release);
}

/// It stops computing here: it is about to suspend, or to end.
pub fn pause(process: &Process) {
    process.note_memory();
    let Some(entry) = entry() else { return };
    let pointer = (process as *const Process).cast_mut();
    loop {
        match entry.process.compare_exchange(pointer, null_mut(), AcqRel, Acquire) {
            Ok(_) => return,
            Err(other) if other.map_addr(|address| address & !LOOKED_AT) == pointer => std::hint::spin_loop(),
            Err(_) => return,
        }
    }
}

/// Asks everybody who has computed since before the current tick to let others run. Whether anybody computes.
pub fn request_turns() -> bool {
    let tick = TICK.load(Relaxed);
    let mut any = false;
    for entry in &ENTRIES[..USED.load(Acquire).min(THREADS)] {
        let pointer = entry.process.load(Acquire);
        if pointer.is_null() {
            continue;
        }
        any = true;
        if entry.since.load(Relaxed) + 1 >= tick {
            continue;
        }
        let looked_at = pointer.map_addr(|address| address | LOOKED_AT);
        if entry.process.compare_exchange(pointer, looked_at, AcqRel, Relaxed).is_ok() {
            // SAFETY: `pause` waits for the mark to go before the process can end.
            unsafe { (*pointer).request_turn() };
            entry.process.store(pointer, Release);
        }
    }
    any
}

/// The process that computes on this thread, or null.
pub fn here() -> *const Process {
    entry().map_or(null(), |entry| entry.process.load(Relaxed).map_addr(|address| address & !LOOKED_AT).cast_const())
}
