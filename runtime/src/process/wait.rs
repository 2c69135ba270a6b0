//! Waiting in the middle of a stack: for a condition, a moment, another thread, or the coroutine library's IO. Knows nothing
//! of what is waited for.

use super::runner::{self, NoRunner};
use super::schedule::Hold;
use super::table::lock;
use super::timer::{self, Nanos};
use super::{Process, running};
use crate::abi::{Cx, Panic};
use std::os::fd::RawFd;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};

/// How to wait.
pub struct Wait {
    deadline: Option<Nanos>,
    /// The program must not end meanwhile.
    held: bool,
}

impl Wait {
    /// Only another process can end the wait: when all wait like this, the program is at its end.
    pub fn passive() -> Wait {
        Wait { deadline: None, held: false }
    }
    /// Something outside will end the wait.
    pub fn held() -> Wait {
        Wait { deadline: None, held: true }
    }
    /// At most until a moment.
    pub fn until(deadline: Nanos) -> Wait {
        Wait { deadline: Some(deadline), held: true }
    }
    pub fn maybe_until(deadline: Option<Nanos>) -> Wait {
        Wait { deadline, held: deadline.is_some() }
    }
}

/// Waits until `ready` has a value; `None` at the deadline. An error when the process has to end: the caller must return it.
/// `ready` is asked whenever somebody wakes the process, so whoever makes it true wakes afterwards.
pub fn wait<T>(cx: &mut Cx, how: Wait, mut ready: impl FnMut() -> Option<T>) -> Result<Option<T>, Panic> {
    if let Some(value) = ready() {
        return Ok(Some(value));
    }
    let process = cx.process();
    let _hold = how.held.then(Hold::new);
    let timer = how.deadline.map(|moment| {
        let woken = process.shared();
        timer::at(moment, move || woken.wake())
    });
    let mut again = false;
    let result = loop {
        if process.is_exiting() {
            break Err(Panic::ended());
        }
        if let Some(value) = ready() {
            break Ok(Some(value));
        }
        if how.deadline.is_some_and(|moment| timer::now() >= moment) {
            break Ok(None);
        }
        if let Err(NoRunner) = runner::block(process, again) {
            break Err(too_many());
        }
        again = true;
    };
    if let Some(key) = timer {
        timer::cancel(key);
    }
    result
}

/// Suspends the process; 0 and less only let others run.
pub fn sleep(cx: &mut Cx, ms: i64) -> Result<(), Panic> {
    if ms <= 0 {
        runner::give_turn(cx.process());
        return if cx.process().is_exiting() { Err(Panic::ended()) } else { Ok(()) };
    }
    wait(cx, Wait::until(timer::deadline(ms)), || None::<()>).map(|_| ())
}

/// Runs something that may suspend the coroutine inside the coroutine library (socket IO), without holding up other
/// processes. Try the operation without waiting first: this costs a hand-over. The program does not end meanwhile. A kill
/// takes effect afterwards; use [`off_slot_fd`] for waits that it should cut short.
pub fn off_slot<T>(cx: &mut Cx, body: impl FnOnce() -> T) -> Result<T, Panic> {
    runner::leave_slot(cx.process()).map_err(|NoRunner| too_many())?;
    running::pause(cx.process());
    let value = body();
    resume_here(cx.process());
    Ok(value)
}

fn too_many() -> Panic {
    Panic::new("too many processes blocked in the middle of their work")
}

/// Like [`off_slot`] for IO on one socket: when the process has to end meanwhile, the socket is shut down, so that the IO
/// returns. The builtin then returns `Err(Panic::ended())`, which the result's error already is.
pub fn off_slot_fd<T>(cx: &mut Cx, fd: RawFd, body: impl FnOnce() -> T) -> Result<T, Panic> {
    let process = cx.process();
    *lock(&process.waiting_fd) = Some(fd);
    // An end asked for before the line above has not seen the socket.
    let value = if process.is_exiting() { Err(Panic::ended()) } else { off_slot(cx, body) };
    *lock(&process.waiting_fd) = None;
    if process.is_exiting() { Err(Panic::ended()) } else { value }
}

fn resume_here(process: &Process) {
    super::timer::nudge();
    running::begin(process);
}

struct Bridge<T> {
    process: Arc<Process>,
    value: Mutex<Option<Option<T>>>,
}

/// The other end of [`bridge`]: completes the wait from any thread. Dropped without a value, the wait fails.
pub struct Completer<T>(Option<Arc<Bridge<T>>>);

impl<T> Completer<T> {
    pub fn complete(mut self, value: T) {
        self.finish(Some(value));
    }
    fn finish(&mut self, value: Option<T>) {
        if let Some(bridge) = self.0.take() {
            *lock(&bridge.value) = Some(value);
            bridge.process.wake();
        }
    }
}

impl<T> Drop for Completer<T> {
    fn drop(&mut self) {
        self.finish(None);
    }
}

static ELSEWHERE: AtomicUsize = AtomicUsize::new(0);

/// How many processes wait for other threads.
pub(super) fn calls_elsewhere() -> usize {
    ELSEWHERE.load(SeqCst)
}

/// Hands `start` a completer, which may travel to any thread, and waits until it is used. A process that is killed stops
/// waiting; what the completer brings is dropped then.
pub fn bridge<T: Send>(cx: &mut Cx, start: impl FnOnce(Completer<T>)) -> Result<T, Panic> {
    let bridge = Arc::new(Bridge { process: cx.process().shared(), value: Mutex::new(None) });
    ELSEWHERE.fetch_add(1, SeqCst);
    start(Completer(Some(bridge.clone())));
    let answer = wait(cx, Wait::held(), || lock(&bridge.value).take());
    ELSEWHERE.fetch_sub(1, SeqCst);
    match answer? {
        Some(Some(value)) => Ok(value),
        _ => Err(Panic::new("internal error: a request was dropped")),
    }
}

/// Waits until `ready` has a value, whatever else happens to the process.
pub(crate) fn wait_uninterrupted<T>(cx: &mut Cx, mut ready: impl FnMut() -> Option<T>) -> T {
    let process = cx.process();
    let _hold = Hold::new();
    loop {
        if let Some(value) = ready() {
            return value;
        }
        if runner::block(process, true).is_err() {
            // No room for another runner: give the others time on this one's thread.
            std::thread::sleep(std::time::Duration::from_micros(100));
        }
    }
}
