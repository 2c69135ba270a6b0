//! [unsafe] How a process ends: panics, kills, `terminate` clauses, and what is left to do afterwards. Knows nothing of who asked.

use super::schedule::runtime;
use super::signal::{self, Reason};
use super::{Letter, Own, Pid, Process, counters, enter, job, report, runner, running, timer};
use crate::abi::{Cx, Panic};
use crate::heap::Heap;
use std::any::Any;
use std::cell::RefCell;
use std::ptr::null_mut;
use std::sync::atomic::Ordering::SeqCst;

thread_local! {
    /// Where the last Rust panic of this thread was. Read before anything can suspend.
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Rust panics in builtins become panics of their process and are printed as such.
pub(super) fn install_hook() {
    let others = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if running::here().is_null() {
            return others(info);
        }
        let place = info.location().map_or_else(String::new, |place| format!(" ({}:{})", place.file(), place.line()));
        PLACE.with_borrow_mut(|last| *last = place);
    }));
}

#[inline(never)]
fn last_place() -> String {
    PLACE.with_borrow_mut(std::mem::take)
}

/// The text of a Rust panic, or of one that was thrown.
pub fn rust_panic_message(payload: Box<dyn Any + Send>) -> String {
    let payload = match payload.downcast::<Panic>() {
        Ok(panic) => return panic.0,
        Err(payload) => payload,
    };
    let text = match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(payload) => payload.downcast_ref::<&str>().map_or_else(|| "unknown".to_string(), |text| text.to_string()),
    };
    format!("internal error: {text}{}", last_place())
}

/// Ends the running process by a panic with this message, jumping out of compiled code.
///
/// # Safety
/// `cx` is the context of the process that runs here below an `enter`, and nothing on this stack above it has a destructor
/// to run.
pub unsafe fn raise(cx: *mut Cx, message: String) -> ! {
    // SAFETY: the caller's.
    unsafe {
        fail(cx, message);
        leave(cx)
    }
}

/// The part of [`raise`] that owns things.
///
/// # Safety
/// As for [`raise`].
unsafe fn fail(cx: *mut Cx, message: String) {
    // SAFETY: the caller's.
    let context = unsafe { &*cx };
    let process = context.process();
    assert!(process.is_scheduled(), "a panic outside a scheduled process: {message}");
    if !process.is_exiting() {
        // SAFETY: compiled code stored its frame before the call.
        unsafe { record(context, message, None) };
    }
}

/// Prints a panic and keeps its message as the reason. `pc`: where the process is, at a poll.
///
/// # Safety
/// Compiled code stored its frame in the context.
pub(super) unsafe fn record(cx: &Cx, message: String, pc: Option<usize>) {
    let process = cx.process();
    // SAFETY: the caller's.
    let text = unsafe { report::text(process, cx, &message, pc) };
    crate::output::write_stderr(text.as_bytes());
    process.own().failure = Some(Reason::Text(message.into()));
}

/// Jumps out of compiled code: the runner goes on with [`finish`].
///
/// # Safety
/// As for [`raise`].
pub(super) unsafe fn leave(cx: *mut Cx) -> ! {
    // SAFETY: the caller's.
    unsafe { enter::leave(cx, enter::STATUS_LEFT) }
}

/// Ends a process that has left compiled code. `done`: its body returned.
pub(super) fn finish(process: &Process, done: bool) {
    let own = process.own();
    let asked = super::table::lock(&process.relations).pending.take();
    // A panic was printed when it happened.
    let told = asked.is_none();
    let reason = match asked {
        Some(reason) => reason,
        None if done => Reason::Normal,
        None => own.failure.take().unwrap_or_else(|| Reason::new("internal error: left without a reason")),
    };
    let reason = if reason == Reason::Killed { reason } else { run_terminate(process, reason) };
    process.turn.end();
    counters::process_ended(process);
    let record = runtime().table.remove(process);
    if process.named.load(SeqCst) {
        runtime().registry.forget(process.pid);
    }
    crate::cluster::process_ended(process.pid);
    if let Some(job) = own.job.take() {
        job::end(&job, process.pid, &reason);
    }
    let children = own.children.take().map(|mut children| children.started.take());
    for (child, ms) in children.into_iter().flatten().rev() {
        stop_orphan(process.pid, child, ms);
    }
    signal::announce(process, &reason);
    refuse_requests(process, &reason);
    running::pause(process);
    // Everything it owned goes at once: heap, messages, what its objects held.
    *process.own() = Own::default();
    // SAFETY: nothing of the process runs any more.
    unsafe { *process.heap.get() = Heap::new() };
    runtime().end.process_ended(process.pid, &reason, told);
    if let Some(record) = record {
        runtime().retire(record);
    }
}

/// Asks a child of a supervisor that can no longer wait for it to end, and kills it when its time is over.
fn stop_orphan(parent: Pid, child: Pid, ms: i64) {
    if ms < 0 {
        return signal::exit(child, parent, Reason::Killed);
    }
    signal::exit(child, parent, Reason::Shutdown);
    timer::at(timer::deadline(ms), move || signal::exit(child, parent, Reason::Killed));
}

/// Runs the `terminate` clause of a process that ends for this reason; what it was that ended it.
fn run_terminate(process: &Process, reason: Reason) -> Reason {
    // SAFETY: the process runs here, outside compiled code.
    let closure = unsafe { std::mem::replace(&mut (*process.cx.get()).terminate, null_mut()) };
    if closure.is_null() {
        return reason;
    }
    process.terminating.store(true, SeqCst);
    process.exiting.store(false, SeqCst);
    let killed = || super::table::lock(&process.relations).pending.as_ref() == Some(&Reason::Killed);
    // A kill between the reason and here still counts.
    if !killed() {
        process.own().mailbox.restart();
        process.own().deadline = None;
        runner::run_last(process, closure);
    }
    if killed() { Reason::Killed } else { reason }
}

/// Whoever waits for an answer learns the reason.
fn refuse_requests(process: &Process, reason: &Reason) {
    let own = process.own();
    if let Some(reply) = own.reply.take() {
        reply.fail(reason.clone());
    }
    while let Some(letter) = own.mailbox.take_first(&process.inbox) {
        if let Letter::Request(request) = letter
            && let Some(reply) = request.reply
        {
            reply.fail(reason.clone());
        }
    }
}
