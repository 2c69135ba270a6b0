//! [unsafe] Calls that block an OS thread run on a bounded pool while the process waits. Knows nothing of the calls.

use crate::abi::Cx;
use crate::config::{BLOCKING_IDLE, BLOCKING_THREADS_MAX};
use crate::process::table::lock;
use crate::process::wait::wait_uninterrupted;
use std::any::Any;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Arc, Condvar, Mutex, PoisonError};

type Task = Box<dyn FnOnce() + Send>;

#[derive(Default)]
struct Pool {
    tasks: VecDeque<Task>,
    threads: usize,
    idle: usize,
}

static POOL: Mutex<Pool> = Mutex::new(Pool { tasks: VecDeque::new(), threads: 0, idle: 0 });
static WORK: Condvar = Condvar::new();

/// Runs a task on a pool thread. It may wait for its turn when all threads are busy.
pub fn submit(task: impl FnOnce() + Send + 'static) {
    let mut pool = lock(&POOL);
    pool.tasks.push_back(Box::new(task));
    if pool.idle >= pool.tasks.len() || pool.threads >= BLOCKING_THREADS_MAX {
        WORK.notify_one();
        return;
    }
    pool.threads += 1;
    drop(pool);
    if std::thread::Builder::new().name("mesh-blocking".into()).spawn(work).is_err() {
        let mut pool = lock(&POOL);
        pool.threads -= 1;
        let alone = pool.threads == 0;
        let task = if alone { pool.tasks.pop_back() } else { None };
        drop(pool);
        // Without a single thread the call holds up its worker: better than never answering.
        if let Some(task) = task {
            task();
        }
    }
}

fn work() {
    let mut pool = lock(&POOL);
    loop {
        if let Some(task) = pool.tasks.pop_front() {
            drop(pool);
            task();
            pool = lock(&POOL);
            continue;
        }
        pool.idle += 1;
        let (guard, timeout) = WORK.wait_timeout(pool, BLOCKING_IDLE).unwrap_or_else(PoisonError::into_inner);
        pool = guard;
        pool.idle -= 1;
        if timeout.timed_out() && pool.tasks.is_empty() {
            pool.threads -= 1;
            return;
        }
    }
}

type Outcome<T> = Result<T, Box<dyn Any + Send>>;

/// Runs `call` on a pool thread and waits for its result. A panic of `call` is a panic of the caller. A kill takes effect only
/// afterwards, so that `call` may borrow from the caller.
pub fn run<T: Send>(cx: &mut Cx, call: impl FnOnce() -> T + Send) -> T {
    let process = cx.process();
    if !process.is_scheduled() {
        return call();
    }
    let result: Arc<Mutex<Option<Outcome<T>>>> = Arc::default();
    let (store, woken) = (result.clone(), process.shared());
    let task = move || {
        let outcome = catch_unwind(AssertUnwindSafe(call));
        *lock(&store) = Some(outcome);
        // Not even the empty cell may outlive what the call borrowed.
        drop(store);
        woken.wake();
    };
    let task: Box<dyn FnOnce() + Send + '_> = Box::new(task);
    // SAFETY: this function returns only after the task has stored its result, its last use of what it borrows.
    let task: Task = unsafe { std::mem::transmute(task) };
    submit(task);
    let outcome = wait_uninterrupted(cx, || if Arc::strong_count(&result) == 1 { lock(&result).take() } else { None });
    outcome.unwrap_or_else(|payload| resume_unwind(payload))
}
