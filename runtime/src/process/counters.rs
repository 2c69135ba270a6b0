//! What has happened so far: turns, thefts, collections, messages. Each worker thread counts for itself, so counting is a load and a
//! store in its own cache line; whoever asks adds up. What a process counts itself is added when it ends. Knows nothing of how
//! anything is done.

use super::schedule::runtime;
use super::{Pid, Process, running};
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::Relaxed;
use std::time::{Duration, Instant};

/// A figure that one thread writes and everybody may read.
#[derive(Default)]
pub struct Count(AtomicU64);

impl Count {
    pub const fn new() -> Count {
        Count(AtomicU64::new(0))
    }

    pub fn get(&self) -> u64 {
        self.0.load(Relaxed)
    }

    /// By the thread that owns it alone.
    pub fn add(&self, more: u64) {
        self.0.store(self.get().wrapping_add(more), Relaxed);
    }

    fn raise_to(&self, value: u64) {
        if value > self.get() {
            self.0.store(value, Relaxed);
        }
    }
}

/// What one worker thread counts.
#[derive(Default)]
pub struct Figures {
    /// Times it took processes from another worker's queue.
    pub steals: Count,
    /// Processes that it asked to let others run, since they had computed for long.
    pub preemptions: Count,
    collections: Count,
    copied: Count,
    reclaimed: Count,
    pause_max: Count,
    /// Of the processes that ended here.
    ended_turns: Count,
    ended_sent: Count,
    ended_taken: Count,
}

impl Figures {
    pub const fn new() -> Figures {
        Figures {
            steals: Count::new(),
            preemptions: Count::new(),
            collections: Count::new(),
            copied: Count::new(),
            reclaimed: Count::new(),
            pause_max: Count::new(),
            ended_turns: Count::new(),
            ended_sent: Count::new(),
            ended_taken: Count::new(),
        }
    }
}

/// The running process ends, and takes no more letters.
pub(super) fn process_ended(process: &Process) {
    let Some(figures) = running::figures() else { return };
    let taken = process.inbox.taken();
    figures.ended_turns.add(process.turns.get());
    figures.ended_taken.add(taken);
    figures.ended_sent.add(taken + process.letters() as u64);
}

/// A collection below this many bytes takes less time than reading the clock is worth.
const TIMED_BYTES: usize = 32 * 1024;

/// A collection that runs on this thread.
pub(super) struct Collection {
    used: usize,
    began: Option<Instant>,
}

impl Collection {
    /// `used`: the bytes of the heap, garbage included.
    pub fn begin(used: usize) -> Collection {
        Collection { used, began: (used >= TIMED_BYTES).then(Instant::now) }
    }

    /// `live`: the bytes that were found alive; `copied`: those of them that were moved.
    pub fn end(self, live: usize, copied: usize) {
        let Some(figures) = running::figures() else { return };
        figures.collections.add(1);
        figures.copied.add(copied as u64);
        figures.reclaimed.add(self.used.saturating_sub(live) as u64);
        let pause = self.began.map_or(Duration::ZERO, |began| began.elapsed());
        figures.pause_max.raise_to(pause.as_micros() as u64);
    }
}

/// All counts of the program, now. They are read one after the other while everybody goes on.
#[derive(Debug, Default)]
pub struct Counters {
    pub scheduler: Scheduler,
    pub collector: Collector,
    pub mailboxes: Mailboxes,
}

#[derive(Debug, Default)]
pub struct Scheduler {
    pub alive: u64,
    pub spawned: u64,
    pub turns: u64,
    pub steals: u64,
    pub preemptions: u64,
    /// Processes that wait for a turn: with each worker, then those that no worker has yet.
    pub queues: Vec<u64>,
}

#[derive(Debug, Default)]
pub struct Collector {
    pub collections: u64,
    pub copied: u64,
    pub reclaimed: u64,
    /// Microseconds.
    pub pause_max: u64,
    /// Bytes that the heaps held when their processes stopped last.
    pub held: u64,
}

#[derive(Debug, Default)]
pub struct Mailboxes {
    pub sent: u64,
    pub received: u64,
    pub waiting: u64,
    pub longest: u64,
    /// Whose mailbox that is; null when all are empty.
    pub longest_pid: Pid,
}

/// Reads all counts. Looks at every process.
pub fn read() -> Counters {
    let runtime = runtime();
    let mut all = Counters::default();
    let Counters { scheduler, collector, mailboxes } = &mut all;
    for figures in running::all_figures() {
        scheduler.steals += figures.steals.get();
        scheduler.preemptions += figures.preemptions.get();
        scheduler.turns += figures.ended_turns.get();
        collector.collections += figures.collections.get();
        collector.copied += figures.copied.get();
        collector.reclaimed += figures.reclaimed.get();
        collector.pause_max = collector.pause_max.max(figures.pause_max.get());
        mailboxes.sent += figures.ended_sent.get();
        mailboxes.received += figures.ended_taken.get();
    }
    runtime.table.each(|process| {
        let waiting = process.letters() as u64;
        scheduler.alive += 1;
        scheduler.turns += process.turns.get();
        collector.held += process.held_bytes.load(Relaxed) as u64;
        mailboxes.sent += process.inbox.taken() + waiting;
        mailboxes.received += process.inbox.taken();
        mailboxes.waiting += waiting;
        if waiting > mailboxes.longest {
            (mailboxes.longest, mailboxes.longest_pid) = (waiting, process.pid);
        }
    });
    scheduler.spawned = runtime.table.spawned();
    scheduler.queues = runtime.queue_lengths();
    all
}
