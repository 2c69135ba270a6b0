//! [unsafe] The queues: which process runs next, and on which worker. Knows nothing of stacks; see `runner`.
//!
//! A slot stands for one worker thread. Whoever holds a slot takes processes from its queue; processes woken by a running one
//! go to its own slot's queue, others to the injector; processes that compute for long wait in a queue of their own, so
//! that woken ones pass them.

use super::chance;
use super::coroutine::WorkerEvent;
use super::protocol::epoch::Seen;
use super::protocol::idle::Idle;
use super::registry::Registry;
use super::runner::{self, Runner};
use super::table::{Table, lock};
use super::timer::TICK;
use super::{Pid, Process, end::End, running, timer};
use crate::{Config, Program};
use crossbeam_deque::{Injector, Steal, Stealer, Worker};
use std::cell::{Cell, UnsafeCell};
use std::ptr::NonNull;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::{Relaxed, SeqCst};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, Instant};

/// A process that is queued or about to be. Not counted: until it has ended the table keeps it, and only whoever takes it from
/// a queue can end it.
#[derive(Clone, Copy)]
pub(super) struct Ready(NonNull<Process>);

// SAFETY: processes are shared between threads; see the type's comment for how long it is there.
unsafe impl Send for Ready {}

impl Ready {
    pub fn new(process: &Process) -> Ready {
        Ready(NonNull::from(process))
    }

    pub fn process(self) -> &'static Process {
        // SAFETY: see the type's comment. Whoever runs it to its end does not use it afterwards.
        unsafe { self.0.as_ref() }
    }
}

/// What a worker's holder uses; only the holder touches the cells.
pub struct Slot {
    pub id: usize,
    /// The process that runs next, ahead of the queue, which was empty when it came.
    upcoming: Cell<Option<Ready>>,
    queue: Worker<Ready>,
    /// Processes that computed until they were asked to stop.
    long: Worker<Ready>,
    pub(super) event: WorkerEvent,
    pub(super) seen: Seen,
    /// The tick in which IO was looked at last.
    looked: Cell<u64>,
    /// The tick in which a long process ran last.
    long_tick: Cell<u64>,
    /// Whether the process before was a long one.
    was_long: Cell<bool>,
    count: Cell<u32>,
    /// In the deterministic mode: everybody who can run.
    pool: UnsafeCell<Vec<Ready>>,
    pool_length: AtomicUsize,
    pub(super) spares: UnsafeCell<Vec<&'static Runner>>,
}

// SAFETY: a slot is held by one runner at a time and handed on with release and acquire; other threads use only its event and `seen`, which is atomic.
unsafe impl Send for Slot {}
// SAFETY: as above.
unsafe impl Sync for Slot {}

/// Everything of one running program.
pub struct Runtime {
    pub program: Program,
    pub config: Config,
    pub table: Table,
    pub registry: Registry,
    pub(super) slots: Vec<&'static Slot>,
    stealers: Vec<Stealer<Ready>>,
    long_stealers: Vec<Stealer<Ready>>,
    injector: Injector<Ready>,
    /// The slots whose holders sleep.
    idle: Idle,
    pub(super) spares: Mutex<Vec<&'static Runner>>,
    pub(super) runners: AtomicUsize,
    /// Reasons for the program to go on although nothing can run: sleeps, IO, servers.
    held: AtomicUsize,
    pub(super) end: End,
}

static RUNTIME: OnceLock<Runtime> = OnceLock::new();

/// The program's runtime.
pub fn runtime() -> &'static Runtime {
    RUNTIME.get().expect("processes run only in a started program")
}

/// Whether a program was started in this OS process.
pub fn started() -> bool {
    RUNTIME.get().is_some()
}

/// How long an idle slot looks for work before it sleeps: waking a sleeping thread costs more than this.
const SPIN: Duration = Duration::from_micros(20);
/// After so many processes from its own queue a holder looks at the others'.
const LOOK_AROUND: u32 = 32;

/// Keeps the program alive while it exists: a listening server, a sleep, IO.
pub struct Hold(());

impl Hold {
    #[allow(clippy::new_without_default, reason = "making one has an effect")]
    pub fn new() -> Hold {
        runtime().held.fetch_add(1, SeqCst);
        Hold(())
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        if runtime().held.fetch_sub(1, SeqCst) == 1 {
            runtime().report_quiet();
        }
    }
}

/// Makes the runtime; nothing runs yet. False when there was one already.
pub(super) fn install(program: Program, config: Config) -> std::io::Result<bool> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let workers = match (config.seed, config.schedulers) {
        (Some(_), _) => 1,
        (None, 0) => cores,
        (None, wanted) => wanted,
    }
    .min(64);
    if let Some(seed) = config.seed {
        chance::begin(seed);
    }
    super::coroutine::init(workers, config.stack_kib.max(256) * 1024);
    let mut slots: Vec<&'static Slot> = Vec::new();
    for id in 0..workers {
        slots.push(Box::leak(Box::new(Slot {
            id,
            upcoming: Cell::new(None),
            queue: Worker::new_fifo(),
            long: Worker::new_fifo(),
            event: WorkerEvent::new(id, workers)?,
            seen: Seen::new(),
            looked: Cell::new(0),
            long_tick: Cell::new(0),
            was_long: Cell::new(false),
            count: Cell::new(0),
            pool: UnsafeCell::new(Vec::new()),
            pool_length: AtomicUsize::new(0),
            spares: UnsafeCell::new(Vec::new()),
        })));
    }
    let runtime = Runtime {
        table: Table::new(config.max_processes.max(1)),
        registry: Registry::default(),
        stealers: slots.iter().map(|slot| slot.queue.stealer()).collect(),
        long_stealers: slots.iter().map(|slot| slot.long.stealer()).collect(),
        slots,
        injector: Injector::new(),
        idle: Idle::new(),
        spares: Mutex::default(),
        runners: AtomicUsize::new(0),
        held: AtomicUsize::new(0),
        end: End::default(),
        program,
        config,
    };
    Ok(RUNTIME.set(runtime).is_ok())
}

impl Runtime {
    /// Looks at a process, which may be about to end, without suspending.
    pub fn with<T>(&self, pid: Pid, look: impl FnOnce(&Process) -> T) -> Option<T> {
        self.table.with(pid, runner::slot_here().is_some(), look)
    }

    /// Frees an ended process that was taken out of the table, when nobody sees it any more.
    pub(super) fn retire(&self, process: Arc<Process>) {
        self.table.retire(process, self.slots.iter().map(|slot| &slot.seen));
    }

    /// Queues a process: with the slot of the process that runs on this thread, else for anybody.
    pub(super) fn enqueue(&self, process: Ready) {
        match runner::slot_here() {
            Some(slot) => slot.push(process),
            None => self.enqueue_anywhere(process),
        }
    }

    pub(super) fn enqueue_anywhere(&self, process: Ready) {
        self.injector.push(process);
        self.wake_idle();
    }

    /// Wakes one sleeping holder.
    pub(super) fn wake_idle(&self) {
        if let Some(id) = self.idle.claim() {
            self.slots[id].event.wake();
        }
    }

    fn nothing_queued(&self) -> bool {
        self.injector.is_empty()
            && self.stealers.iter().all(Stealer::is_empty)
            && self.long_stealers.iter().all(Stealer::is_empty)
    }

    /// How many processes wait for a turn: with each slot, then for anybody. The one that runs next ahead of its queue does not count.
    pub(super) fn queue_lengths(&self) -> Vec<u64> {
        let own = self.stealers.iter().zip(&self.long_stealers).zip(&self.slots);
        let own = own.map(|((queue, long), slot)| queue.len() + long.len() + slot.pool_length.load(Relaxed));
        own.chain([self.injector.len()]).map(|length| length as u64).collect()
    }

    /// Whether nothing runs, nothing is queued and nothing outside will wake anybody.
    pub(super) fn is_quiet(&self) -> bool {
        // The order matters: whoever stops holding has queued what it wanted to queue before.
        self.held.load(SeqCst) == 0
            && self.idle.are_all(self.slots.len())
            && self.nothing_queued()
            && self.idle.are_all(self.slots.len())
            && self.held.load(SeqCst) == 0
    }

    /// Tells the thread that waits for the end when nothing can happen any more.
    pub(super) fn report_quiet(&self) {
        if self.is_quiet() {
            self.end.quiet();
        }
    }

    /// Whether the program is being ended.
    pub fn is_ending(&self) -> bool {
        self.end.is_ending()
    }

    /// The next runner without work, or none.
    pub(super) fn take_spare(&self, slot: &Slot) -> Option<&'static Runner> {
        // SAFETY: the caller holds the slot.
        let own = unsafe { &mut *slot.spares.get() };
        if own.is_empty() {
            let mut all = lock(&self.spares);
            let from = all.len() - all.len().min(16);
            own.extend(all.drain(from..));
        }
        own.pop()
    }

    /// Keeps a runner that has nothing to do; false when there are plenty.
    pub(super) fn keep_spare(&self, slot: Option<&Slot>, runner: &'static Runner) -> bool {
        const OWN: usize = 64;
        const ALL: usize = 2048;
        let Some(slot) = slot else {
            let mut all = lock(&self.spares);
            if all.len() >= ALL {
                return false;
            }
            all.push(runner);
            return true;
        };
        // SAFETY: the caller holds the slot.
        let own = unsafe { &mut *slot.spares.get() };
        if own.len() >= OWN {
            let mut all = lock(&self.spares);
            if all.len() >= ALL {
                return false;
            }
            all.extend(own.drain(OWN / 2..));
        }
        own.push(runner);
        true
    }
}

impl Slot {
    /// Whether nobody waits for a turn here.
    pub(super) fn is_empty(&self) -> bool {
        // SAFETY: the caller holds the slot.
        let pool = unsafe { &*self.pool.get() };
        let own = self.upcoming.get().is_none() && self.queue.is_empty() && self.long.is_empty();
        own && pool.is_empty() && runtime().injector.is_empty()
    }

    pub(super) fn push(&self, process: Ready) {
        let Some(first) = self.upcoming.take() else {
            if self.queue.is_empty() {
                // The holder comes to a single one soon.
                return self.upcoming.set(Some(process));
            }
            return self.queue_behind(process);
        };
        self.queue.push(first);
        self.queue_behind(process);
    }

    /// A second one is worth waking somebody for. Without a fence: who falls asleep at this very moment is missed, until the next
    /// push or the end of this holder's slice.
    fn queue_behind(&self, process: Ready) {
        self.queue.push(process);
        let runtime = runtime();
        if runtime.idle.seem_any() {
            runtime.wake_idle();
        }
    }

    /// Queues a process that computed for long.
    pub(super) fn push_long(&self, process: Ready) {
        self.long_tick.set(TICK.load(Relaxed));
        self.long.push(process);
        if self.upcoming.get().is_some() || !self.queue.is_empty() || self.long.len() >= 2 {
            runtime().wake_idle();
        }
    }

    /// Lets sockets be looked at when that was not done for a tick.
    pub(super) fn look_at_io(&self) {
        if self.looked.get() != TICK.load(Relaxed) {
            self.event.pass();
            self.looked.set(TICK.load(Relaxed));
        }
    }

    fn take_injected(&self) -> Option<Ready> {
        steal(|| runtime().injector.steal_batch_with_limit_and_pop(&self.queue, 8))
    }

    /// The process that runs next in the deterministic mode: any.
    fn choose(&self) -> Option<Ready> {
        timer::pass();
        // SAFETY: the caller holds the slot.
        let pool = unsafe { &mut *self.pool.get() };
        pool.extend(self.upcoming.take());
        pool.extend(std::iter::from_fn(|| self.queue.pop()));
        pool.extend(std::iter::from_fn(|| self.long.pop()));
        pool.extend(std::iter::from_fn(|| steal(|| runtime().injector.steal())));
        self.pool_length.store(pool.len().saturating_sub(1), Relaxed);
        match pool.len() {
            0 => None,
            count => Some(pool.swap_remove(chance::below(count))),
        }
    }

    /// The process that runs next.
    pub(super) fn next(&self) -> Option<Ready> {
        if chance::on() {
            return self.choose();
        }
        // One that computes for long gets a turn once a tick, but never twice in a row while a woken one waits.
        let turn = !self.was_long.get() && !self.long.is_empty() && self.long_tick.get() != TICK.load(Relaxed);
        if turn && let Some(process) = self.long.pop() {
            self.was_long.set(true);
            return Some(process);
        }
        self.was_long.set(false);
        self.count.set(self.count.get().wrapping_add(1));
        if self.count.get().is_multiple_of(LOOK_AROUND)
            && let Some(process) = self.take_injected()
        {
            return Some(process);
        }
        self.upcoming
            .take()
            .or_else(|| self.queue.pop())
            .or_else(|| self.take_injected())
            .or_else(|| self.long.pop())
            .or_else(|| self.steal_from_others())
    }

    fn steal_from_others(&self) -> Option<Ready> {
        let runtime = runtime();
        let count = runtime.stealers.len();
        for stealers in [&runtime.stealers, &runtime.long_stealers] {
            for distance in 1..count {
                let victim = &stealers[(self.id + distance) % count];
                if let Some(process) = steal(|| victim.steal_batch_and_pop(&self.queue)) {
                    running::figures().inspect(|figures| figures.steals.add(1));
                    return Some(process);
                }
            }
        }
        None
    }

    /// Sleeps until there may be work.
    pub(super) fn rest(&self) {
        let runtime = runtime();
        // Without a reason to go on the program ends, whatever timers are left. What other threads do takes no time.
        let waits = runtime.held.load(SeqCst) > 0 && super::wait::calls_elsewhere() == 0;
        if chance::on() && waits && timer::advance() {
            return;
        }
        let until = Instant::now() + SPIN;
        while runtime.slots.len() > 1 && Instant::now() < until {
            if !runtime.nothing_queued() {
                return;
            }
            std::hint::spin_loop();
        }
        runtime.idle.enter(self.id);
        if runtime.nothing_queued() {
            runtime.report_quiet();
            self.seen.leave();
            self.event.wait();
            self.looked.set(TICK.load(Relaxed));
        }
        runtime.idle.leave(self.id);
        timer::nudge();
    }
}

fn steal(mut attempt: impl FnMut() -> Steal<Ready>) -> Option<Ready> {
    loop {
        match attempt() {
            Steal::Success(process) => return Some(process),
            Steal::Retry => {}
            Steal::Empty => return None,
        }
    }
}

/// Starts a runner on every slot, and the clock.
pub(super) fn start() {
    for slot in &runtime().slots {
        runner::start(slot).expect("the first coroutine of a worker");
    }
    timer::start();
}
