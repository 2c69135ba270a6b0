//! [unsafe] The queues: which process runs next, and on which worker. Knows nothing of stacks; see `runner`.
//!
//! A slot stands for one worker thread. Whoever holds a slot takes processes from its queue; processes woken by a running one
//! go to its own slot's queue, others to the injector; processes that compute for long wait in a queue of their own, so
//! that woken ones pass them.

use super::chance;
use super::coroutine::WorkerEvent;
use super::protocol::idle::Idle;
use super::registry::Registry;
use super::runner::{self, Runner};
use super::table::{Table, lock};
use super::timer::TICK;
use super::{Process, end::End, timer};
use crate::{Config, Program};
use crossbeam_deque::{Injector, Steal, Stealer, Worker};
use std::cell::{Cell, UnsafeCell};
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::{Relaxed, SeqCst};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, Instant};

type Shared = Arc<Process>;

/// What a worker's holder uses; only the holder touches the cells.
pub struct Slot {
    pub id: usize,
    queue: Worker<Shared>,
    /// Processes that computed until they were asked to stop.
    long: Worker<Shared>,
    pub(super) event: WorkerEvent,
    /// The tick in which IO was looked at last.
    looked: Cell<u64>,
    /// The tick in which a long process ran last.
    long_tick: Cell<u64>,
    /// Whether the process before was a long one.
    was_long: Cell<bool>,
    count: Cell<u32>,
    /// In the deterministic mode: everybody who can run.
    pool: UnsafeCell<Vec<Shared>>,
    pub(super) spares: UnsafeCell<Vec<&'static Runner>>,
}

// SAFETY: a slot is held by one runner at a time and handed on with release and acquire; other threads use only its event.
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
    stealers: Vec<Stealer<Shared>>,
    long_stealers: Vec<Stealer<Shared>>,
    injector: Injector<Shared>,
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
            queue: Worker::new_fifo(),
            long: Worker::new_fifo(),
            event: WorkerEvent::new(id, workers)?,
            looked: Cell::new(0),
            long_tick: Cell::new(0),
            was_long: Cell::new(false),
            count: Cell::new(0),
            pool: UnsafeCell::new(Vec::new()),
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
    /// Queues a process: with the slot of the process that runs on this thread, else for anybody.
    pub(super) fn enqueue(&self, process: Shared) {
        match runner::slot_here() {
            Some(slot) => slot.push(process),
            None => self.enqueue_anywhere(process),
        }
    }

    pub(super) fn enqueue_anywhere(&self, process: Shared) {
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
        pool.is_empty() && self.queue.is_empty() && self.long.is_empty() && runtime().injector.is_empty()
    }

    pub(super) fn push(&self, process: Shared) {
        self.queue.push(process);
        // The holder comes to a single one soon; a second one is worth waking somebody for.
        if self.queue.len() >= 2 {
            runtime().wake_idle();
        }
    }

    /// Queues a process that computed for long.
    pub(super) fn push_long(&self, process: Shared) {
        self.long_tick.set(TICK.load(Relaxed));
        self.long.push(process);
        if !self.queue.is_empty() || self.long.len() >= 2 {
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

    fn take_injected(&self) -> Option<Shared> {
        steal(|| runtime().injector.steal_batch_with_limit_and_pop(&self.queue, 8))
    }

    /// The process that runs next in the deterministic mode: any.
    fn choose(&self) -> Option<Shared> {
        timer::pass();
        // SAFETY: the caller holds the slot.
        let pool = unsafe { &mut *self.pool.get() };
        pool.extend(std::iter::from_fn(|| self.queue.pop()));
        pool.extend(std::iter::from_fn(|| self.long.pop()));
        pool.extend(std::iter::from_fn(|| steal(|| runtime().injector.steal())));
        match pool.len() {
            0 => None,
            count => Some(pool.swap_remove(chance::below(count))),
        }
    }

    /// The process that runs next.
    pub(super) fn next(&self) -> Option<Shared> {
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
        self.queue
            .pop()
            .or_else(|| self.take_injected())
            .or_else(|| self.long.pop())
            .or_else(|| self.steal_from_others())
    }

    fn steal_from_others(&self) -> Option<Shared> {
        let runtime = runtime();
        let count = runtime.stealers.len();
        for stealers in [&runtime.stealers, &runtime.long_stealers] {
            for distance in 1..count {
                let victim = &stealers[(self.id + distance) % count];
                if let Some(process) = steal(|| victim.steal_batch_and_pop(&self.queue)) {
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
            self.event.wait();
            self.looked.set(TICK.load(Relaxed));
        }
        runtime.idle.leave(self.id);
        timer::nudge();
    }
}

fn steal(mut attempt: impl FnMut() -> Steal<Shared>) -> Option<Shared> {
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
