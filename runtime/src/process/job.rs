//! [unsafe] Jobs: processes whose result others wait for. Results outlive the process: until they are waited for, and, since that may be
//! repeated, the last ones of those too. Knows nothing of Mesh's `Result`.

use super::signal::Reason;
use super::table::lock;
use super::wait::{Wait, wait};
use super::{Pid, Process};
use crate::abi::{Cx, Panic};
use crate::config::{AWAITED_JOBS_BYTES_MAX, AWAITED_JOBS_MAX, JOB_RESULTS_MAX};
use crate::heap::{self, Fragment};
use crate::value::layout::Word;
use rustc_hash::FxHashMap;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

/// A job's result and who waits for it.
#[derive(Default)]
pub struct Job(Mutex<State>);

#[derive(Default)]
struct State {
    result: Option<Result<(Word, Option<Fragment>), Reason>>,
    waiting: Vec<Arc<Process>>,
    /// Somebody got the result.
    awaited: bool,
}

#[derive(Default)]
struct Jobs {
    by_pid: FxHashMap<Pid, Arc<Job>>,
    /// Those whose result somebody got, in that order, with the bytes of the results.
    awaited: VecDeque<(Pid, usize)>,
    awaited_bytes: usize,
    /// Those that have finished, in that order; the ones that were awaited since are cleared away from time to time.
    finished: VecDeque<Pid>,
    stale: usize,
}

static JOBS: Mutex<Option<Jobs>> = Mutex::new(None);

fn jobs<T>(action: impl FnOnce(&mut Jobs) -> T) -> T {
    action(lock(&JOBS).get_or_insert_default())
}

/// Makes a job known before its process runs.
pub(super) fn remember(pid: Pid, job: Arc<Job>) {
    jobs(|jobs| jobs.by_pid.insert(pid, job));
}

/// Stores the value that the running job returns.
pub fn finish(process: &Process, word: Word, is_ref: bool) {
    let (word, fragment) = if is_ref { process.copy_out(word) } else { (word, None) };
    if let Some(job) = &process.own().job {
        // Those who wait are woken when the process ends, which it does at once.
        lock(&job.0).result.get_or_insert(Ok((word, fragment)));
    }
}

/// The job's process ended.
pub(super) fn end(job: &Job, pid: Pid, reason: &Reason) {
    let waiting = {
        let mut state = lock(&job.0);
        // A job that was ended from outside after its value was stored counts as finished.
        state.result.get_or_insert_with(|| Err(reason.clone()));
        std::mem::take(&mut state.waiting)
    };
    for process in waiting {
        process.wake();
    }
    let dropped = jobs(|jobs| {
        jobs.finished.push_back(pid);
        let oldest = if jobs.finished.len() > JOB_RESULTS_MAX { jobs.finished.pop_front() } else { None };
        oldest.and_then(|pid| jobs.by_pid.remove(&pid))
    });
    drop(dropped);
}

/// Somebody has the result, or will in a moment: it is kept for a while.
fn note_awaited(job: &Job, pid: Pid) {
    let bytes = {
        let mut state = lock(&job.0);
        if std::mem::replace(&mut state.awaited, true) {
            return;
        }
        match &state.result {
            Some(Ok((_, Some(fragment)))) => fragment.bytes(),
            _ => 0,
        }
    };
    let dropped: Vec<_> = jobs(|jobs| jobs.keep_awaited(pid, bytes));
    drop(dropped);
}

impl Jobs {
    /// Remembers an awaited job; the ones that are forgotten for it.
    fn keep_awaited(&mut self, pid: Pid, bytes: usize) -> Vec<Arc<Job>> {
        const STALE_MIN: usize = 1024;
        self.awaited.push_back((pid, bytes));
        self.awaited_bytes += bytes;
        let mut forgotten = Vec::new();
        while self.awaited.len() > AWAITED_JOBS_MAX
            || self.awaited.len() > 1 && self.awaited_bytes > AWAITED_JOBS_BYTES_MAX
        {
            let Some((oldest, bytes)) = self.awaited.pop_front() else { break };
            self.awaited_bytes -= bytes;
            forgotten.extend(self.by_pid.remove(&oldest));
        }
        self.stale += 1;
        if self.stale > STALE_MIN.max(self.finished.len() / 2) {
            self.stale = 0;
            let Jobs { finished, by_pid, .. } = self;
            finished.retain(|pid| by_pid.get(pid).is_some_and(|job| !lock(&job.0).awaited));
        }
        forgotten
    }
}

/// How waiting for a job ended.
pub enum Awaited {
    Value(Word),
    Failed(String),
    TimedOut,
    NoJob,
}

/// Waits for a job, `None` without end. The value is a copy in the waiting process's heap.
pub fn wait_for(cx: &mut Cx, pid: Pid, ms: Option<i64>) -> Result<Awaited, Panic> {
    let Some(job) = jobs(|jobs| jobs.by_pid.get(&pid).cloned()) else {
        return Ok(Awaited::NoJob);
    };
    let process = cx.process();
    let how = Wait::maybe_until(ms.map(super::timer::deadline));
    let mut registered = false;
    let ready = wait(cx, how, || {
        let mut state = lock(&job.0);
        if state.result.is_some() {
            return Some(());
        }
        if !std::mem::replace(&mut registered, true) {
            state.waiting.push(process.shared());
        }
        None
    })?;
    if ready.is_none() {
        lock(&job.0).waiting.retain(|waiting| waiting.pid != process.pid);
        return Ok(Awaited::TimedOut);
    }
    note_awaited(&job, pid);
    let state = lock(&job.0);
    match state.result.as_ref() {
        Some(Ok((word, fragment))) => {
            let (word, copy) = copy_of(*word, fragment.as_ref());
            drop(state);
            process.adopt(cx, copy);
            Ok(Awaited::Value(word))
        }
        Some(Err(reason)) => Ok(Awaited::Failed(reason.text().to_string())),
        None => Ok(Awaited::NoJob),
    }
}

fn copy_of(word: Word, fragment: Option<&Fragment>) -> (Word, Option<Fragment>) {
    match fragment {
        // SAFETY: the job's lock is held: nobody else looks at the stored value.
        Some(fragment) => unsafe { heap::copy::copy(word, fragment) },
        None => (word, None),
    }
}
