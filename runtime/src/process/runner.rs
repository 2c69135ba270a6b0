//! [unsafe] Runners: pooled coroutines on whose stacks processes run. Knows nothing of how the next process is chosen.
//!
//! A runner that holds a slot takes processes from it. When its process blocks in the middle of its stack, the runner publishes
//! itself as that process's stack, hands its slot to a spare runner and sleeps. The holder that later takes the process
//! from a queue hands its slot to that stack and becomes spare.

use super::coroutine::{self, Parker};
use super::protocol::handed::Handed;
use super::schedule::{Hold, Ready, Slot, runtime};
use super::{BEGUN, Process, chance, enter, exit, poll, running, timer};
use crate::abi::{ATTENTION, STATUS_PARKED};
use crate::config;
use crate::heap::stress;
use std::cell::{Cell, RefCell};
use std::ptr::{null, null_mut};
use std::sync::atomic::Ordering::{Relaxed, SeqCst};

/// A coroutine that runs processes. Never freed: a late wake-up may still look at its parker.
pub struct Runner {
    parker: Parker,
    /// A slot that somebody handed over; exactly one wake-up comes with it.
    handed: Handed<Slot>,
    /// The slot it holds. Without one it runs a process that did IO, or sleeps.
    slot: Cell<*const Slot>,
    /// While it runs a process without a slot.
    hold: RefCell<Option<Hold>>,
    /// Compiled code must not go below this address on its stack.
    limit: usize,
    /// The part of its stack that gives its memory back.
    deep: std::ops::Range<usize>,
}

// SAFETY: the cells are used only by the coroutine itself; others use the parker and `handed`.
unsafe impl Sync for Runner {}
// SAFETY: as above.
unsafe impl Send for Runner {}

/// There is no runner to take over a slot, and no room for another one.
#[derive(Debug)]
pub struct NoRunner;

/// Coroutines at once: each takes two of the 65,530 memory mappings that Linux allows by default.
const RUNNERS_MAX: usize = 28_000;
/// Room for the frames below the first one of a runner.
const BASE_BYTES: usize = 8 * 1024;
/// So much of a stack keeps its memory while no process uses it.
const KEPT_BYTES: usize = 64 * 1024;
/// Looked at below that, to see whether the stack was used: one page, in steps.
const PROBE_BYTES: usize = 4096;
const PROBE_STEP: usize = 256;
/// A runner that takes one process after the other looks at its stack after so many.
const RUNS_UNTIL_TRIM: u32 = 64;

/// Starts a new runner that holds a slot.
pub(super) fn start(slot: &'static Slot) -> std::io::Result<()> {
    runtime().runners.fetch_add(1, Relaxed);
    let worker = slot.id;
    coroutine::spawn(worker, move || {
        let here = 0u8;
        let stack_bytes = runtime().config.stack_kib.max(256) * 1024;
        let top = (&raw const here) as usize;
        let lowest = top - stack_bytes + BASE_BYTES;
        let runner: &'static Runner = Box::leak(Box::new(Runner {
            parker: Parker::new(),
            handed: Handed::new(),
            slot: Cell::new(slot),
            hold: RefCell::new(None),
            limit: lowest + config::STACK_RESERVE_BYTES,
            deep: lowest.next_multiple_of(PROBE_BYTES)..(top - KEPT_BYTES) / PROBE_BYTES * PROBE_BYTES,
        }));
        runner.main();
        runtime().runners.fetch_sub(1, Relaxed);
    })
}

/// The slot of the process that runs on this thread.
pub(super) fn slot_here() -> Option<&'static Slot> {
    let process = running::here();
    if process.is_null() {
        return None;
    }
    // SAFETY: the process runs on this very thread, and so does its runner, which is never freed.
    unsafe { (*(*process).runner.get()).slot() }
}

/// Hands a slot on, to a spare runner or a new one.
fn give_away(slot: &'static Slot) {
    match runtime().take_spare(slot) {
        Some(runner) => runner.hand(slot),
        None => start(slot).expect("room for a coroutine was checked"),
    }
}

/// Whether a slot can be given away.
fn can_give_away() -> bool {
    let runtime = runtime();
    runtime.runners.load(Relaxed) < RUNNERS_MAX || super::table::lock(&runtime.spares).len() > runtime.slots.len()
}

/// The same for a process that was asleep already and goes back to sleep: a runner became spare when it woke, one for each slot at most,
/// and those that have not slept yet leave as many.
fn can_give_away_again(slot: &Slot) -> bool {
    let runtime = runtime();
    // SAFETY: the caller holds the slot.
    let own = unsafe { !(*slot.spares.get()).is_empty() };
    own || runtime.runners.load(Relaxed) < RUNNERS_MAX + runtime.slots.len()
        || !super::table::lock(&runtime.spares).is_empty()
}

/// Sleeps in the middle of the stack until the process is woken; may return early. `again`: it was asleep, was woken and has
/// nothing to do.
pub(super) fn block(process: &Process, again: bool) -> Result<(), NoRunner> {
    let runner = process.runner();
    let slot = runner.slot();
    if let Some(slot) = slot
        && !(can_give_away() || again && can_give_away_again(slot))
    {
        return Err(NoRunner);
    }
    running::pause(process);
    runner.slot.set(null());
    process.stack.give(runner);
    if !process.turn.sleep() {
        process.stack.retract();
        runner.slot.set(slot.map_or(null(), |slot| slot));
        running::begin(process);
        return Ok(());
    }
    // From here on anybody may hand us a slot.
    match slot {
        Some(slot) => give_away(slot),
        None => drop(runner.hold.take()),
    }
    runner.wait_for_slot();
    running::begin(process);
    Ok(())
}

/// Lets others run when somebody waits.
pub(super) fn give_turn(process: &Process) {
    let runner = process.runner();
    process.turn_wanted.store(false, SeqCst);
    running::pause(process);
    match runner.slot() {
        None => {
            process.stack.give(runner);
            runtime().enqueue_anywhere(Ready::new(process));
            runner.wait_for_slot();
        }
        Some(slot) => {
            if slot.is_empty() {
                slot.event.pass();
            }
            if !slot.is_empty() && can_give_away() {
                runner.slot.set(null());
                process.stack.give(runner);
                slot.push_long(Ready::new(process));
                give_away(slot);
                runner.wait_for_slot();
            }
        }
    }
    running::begin(process);
}

/// Gives the slot away before something that suspends the coroutine; the process goes on without one.
pub(super) fn leave_slot(process: &Process) -> Result<(), NoRunner> {
    let runner = process.runner();
    if let Some(slot) = runner.slot() {
        if !can_give_away() {
            return Err(NoRunner);
        }
        *runner.hold.borrow_mut() = Some(Hold::new());
        runner.slot.set(null());
        give_away(slot);
    }
    Ok(())
}

impl Process {
    /// The runner that runs it.
    fn runner(&self) -> &'static Runner {
        let runner = self.runner.get();
        assert!(!runner.is_null(), "only a scheduled process can wait");
        // SAFETY: runners are never freed.
        unsafe { &*runner }
    }

    /// Whether the running process has a slot: not after it did IO.
    pub fn is_on_slot(&self) -> bool {
        // SAFETY: runners are never freed, and this one is ours.
        unsafe { self.runner.get().as_ref() }.is_some_and(|runner| runner.slot().is_some())
    }

    /// Whether it is run by the scheduler, so that it can wait.
    pub fn is_scheduled(&self) -> bool {
        !self.runner.get().is_null()
    }
}

impl Runner {
    fn slot(&self) -> Option<&'static Slot> {
        // SAFETY: slots are never freed.
        unsafe { self.slot.get().as_ref() }
    }

    fn hand(&self, slot: &'static Slot) {
        self.handed.give(slot);
        self.parker.unpark();
    }

    fn wait_for_slot(&self) {
        loop {
            // Taken before sleeping, since wake-ups coalesce.
            if let Some(slot) = self.handed.take() {
                self.slot.set(slot);
                drop(self.hold.take());
                return;
            }
            self.parker.park();
        }
    }

    /// Gives the memory of a stack back that a process went deep into. No process may be on it.
    fn trim(&self) {
        let page = self.deep.end - PROBE_BYTES;
        // SAFETY: the page is part of this runner's own stack, far below the frames that are on it. Reading what was never
        // written gives zeros and takes no memory.
        let word = |at: usize| unsafe { ((page + at) as *const u64).read_volatile() };
        if (0..PROBE_BYTES).step_by(PROBE_STEP).all(|at| word(at) == 0) {
            return;
        }
        // SAFETY: nothing lives in the range, and it reads as zeros afterwards.
        unsafe { libc::madvise(self.deep.start as *mut _, self.deep.len(), libc::MADV_DONTNEED) };
    }

    /// Takes and runs processes until there are too many runners.
    fn main(&'static self) {
        let mut runs = 0;
        loop {
            let Some(slot) = self.slot() else { unreachable!("a runner in its loop holds a slot") };
            slot.seen.pass(runtime().table.epoch());
            slot.look_at_io();
            let Some(ready) = slot.next() else {
                self.trim();
                slot.rest();
                continue;
            };
            let process = ready.process();
            if let Some(stack) = process.stack.take() {
                self.trim();
                let kept = runtime().keep_spare(Some(slot), self);
                self.slot.set(null());
                stack.hand(slot);
                if !kept {
                    return;
                }
                self.wait_for_slot();
                continue;
            }
            self.run(process);
            runs += 1;
            if runs % RUNS_UNTIL_TRIM == 0 {
                self.trim();
            }
            if self.slot().is_none() {
                self.trim();
                let kept = runtime().keep_spare(None, self);
                drop(self.hold.take());
                if !kept {
                    return;
                }
                self.wait_for_slot();
            }
        }
    }

    /// Runs a process until it parks, is sent back to the queue, or ends.
    fn run(&'static self, process: &Process) {
        process.runner.set(self);
        process.limit.set(self.limit);
        if let Some((key, hold)) = process.own().parked.take() {
            timer::cancel(key);
            drop(hold);
        }
        running::begin(process);
        let mut slices = 0;
        loop {
            let status = self.slice(process);
            if !has_parked(process, status) || process.is_exiting() {
                return exit::finish(process, status != enter::STATUS_LEFT);
            }
            process.own().begun = BEGUN;
            poll::collect_parked(process);
            slices += 1;
            if slices == config::SLICES_IN_A_ROW || process.turn_wanted.load(Relaxed) {
                return self.put_back(process);
            }
            if self.park(process) {
                return;
            }
        }
    }

    /// Queues a process again that has had its share.
    fn put_back(&self, process: &Process) {
        let long = process.turn_wanted.swap(false, SeqCst);
        running::pause(process);
        process.turn.look_again();
        let process = Ready::new(process);
        match self.slot() {
            Some(slot) if long => {
                running::figures().inspect(|figures| figures.preemptions.add(1));
                slot.push_long(process);
            }
            Some(slot) => slot.push(process),
            None => runtime().enqueue_anywhere(process),
        }
    }

    /// Calls the entry or resume closure.
    fn slice(&self, process: &Process) -> i64 {
        let cx = process.cx.get();
        // SAFETY: the process runs here; its context and closure are its own.
        unsafe {
            let limit = if stress() || chance::on() { ATTENTION } else { self.limit };
            // An exchange costs more than the rest of this. A request that comes meanwhile stays.
            if (*cx).stack_limit.load(Relaxed) != limit {
                (*cx).stack_limit.store(limit, SeqCst);
            }
            if process.is_exiting() && !process.begins() {
                return enter::STATUS_LEFT;
            }
            let closure = std::mem::replace(&mut (*cx).resume, null_mut());
            enter::enter(runtime().program.call_entry, cx, closure)
        }
    }

    /// Puts a process to sleep that returned from its top frame. False when something happened meanwhile.
    fn park(&self, process: &Process) -> bool {
        let own = process.own();
        if let Some(moment) = own.deadline {
            let hold = Hold::new();
            let woken = process.shared();
            own.parked = Some((timer::at(moment, move || woken.wake()), hold));
        }
        running::pause(process);
        if process.turn.sleep() {
            return true;
        }
        if let Some((key, hold)) = process.own().parked.take() {
            timer::cancel(key);
            drop(hold);
        }
        running::begin(process);
        false
    }
}

/// Whether a process goes on when something arrives. Compiled code says so; the library's own code returns from its body with
/// something to go on with.
fn has_parked(process: &Process, status: i64) -> bool {
    // SAFETY: the process runs here.
    status == STATUS_PARKED || status != enter::STATUS_LEFT && unsafe { !(*process.cx.get()).resume.is_null() }
}

/// Runs a closure on the stack of a process that is ending.
pub(super) fn run_last(process: &Process, closure: *mut crate::value::layout::Object) {
    let cx = process.cx.get();
    // SAFETY: as in `slice`.
    unsafe {
        (*cx).stack_limit.store(if stress() { ATTENTION } else { process.limit.get() }, SeqCst);
        enter::enter(runtime().program.call_entry, cx, closure);
    }
}
