//! [unsafe] Who computes on which worker thread, so that the clock can ask them to let others run, and what each thread counts. Knows
//! nothing of queues.

use super::Process;
use super::counters::Figures;
use super::timer::TICK;
use std::cell::Cell;
use std::ptr::{null, null_mut};
use std::sync::atomic::Ordering::{Acquire, Relaxed, Release, SeqCst};
use std::sync::atomic::{AtomicPtr, AtomicU64, AtomicUsize};

const THREADS: usize = 128;

#[repr(align(128))]
struct Entry {
    process: AtomicPtr<Process>,
    /// The tick in which it began.
    since: AtomicU64,
    figures: Figures,
}

impl Entry {
    const fn new() -> Entry {
        Entry { process: AtomicPtr::new(null_mut()), since: AtomicU64::new(0), figures: Figures::new() }
    }
}

static ENTRIES: [Entry; THREADS] = [const { Entry::new() }; THREADS];
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

/// Those of all workers.
fn used() -> &'static [Entry] {
    &ENTRIES[..USED.load(Acquire).min(THREADS)]
}

/// What the current thread counts, if it is a worker's. Not to be kept while anything suspends.
pub fn figures() -> Option<&'static Figures> {
    entry().map(|entry| &entry.figures)
}

/// What all workers count.
pub fn all_figures() -> impl Iterator<Item = &'static Figures> {
    used().iter().map(|entry| &entry.figures)
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
    if let Some(entry) = entry() {
        entry.process.store(null_mut(), Release);
    }
}

/// Asks everybody who has computed since before the current tick to let others run. Whether anybody computes.
pub fn request_turns() -> bool {
    let tick = TICK.load(Relaxed);
    let mut any = false;
    // A process that stops computing meanwhile gets the request too early or too late, which does no harm.
    let _kept = super::schedule::runtime().table.keep_all();
    for entry in used() {
        let pointer = entry.process.load(Acquire);
        if pointer.is_null() {
            continue;
        }
        any = true;
        if entry.since.load(Relaxed) + 1 >= tick {
            continue;
        }
        // SAFETY: a process is retired after it has stopped computing, and what is retired is kept meanwhile.
        unsafe { (*pointer).request_turn() };
    }
    any
}

/// The process that computes on this thread, or null.
pub fn here() -> *const Process {
    entry().map_or(null(), |entry| entry.process.load(Relaxed).cast_const())
}
