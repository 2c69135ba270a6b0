//! [unsafe] The program as a whole: its start, and the ways in which it ends. Knows nothing of how processes are run.

use super::schedule::{self, runtime};
use super::signal::{self, Reason};
use super::table::lock;
use super::wait::{Wait, wait};
use super::{Pid, exit, report, start_process, timer};
use crate::abi::{Cx, Panic};
use crate::heap::limit;
use crate::value::layout::Word;
use crate::{Config, Program, atoms, cluster, config, output};
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::SeqCst;
use std::sync::{Condvar, Mutex};
use std::time::{Duration, Instant};

/// Why the program ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Cause {
    /// Nothing can happen any more. To be looked at again, since it is noticed without a lock.
    Quiet,
    /// SIGTERM or SIGINT.
    Asked,
    MainFailed,
    Status(i32),
}

/// What the thread that started the program waits for.
#[derive(Default)]
pub(super) struct End {
    cause: Mutex<Option<Cause>>,
    changed: Condvar,
    ending: AtomicBool,
}

impl End {
    fn report(&self, cause: Cause) {
        let mut current = lock(&self.cause);
        if matches!(*current, None | Some(Cause::Quiet)) {
            *current = Some(cause);
            self.changed.notify_all();
        }
    }

    pub(super) fn quiet(&self) {
        self.report(Cause::Quiet);
    }

    /// `told`: standard error has the reason.
    pub(super) fn process_ended(&self, pid: Pid, reason: &Reason, told: bool) {
        if pid == MAIN && reason.is_abnormal() {
            if !told {
                output::write_stderr(format!("Mesh: the main process ended: {reason}\n").as_bytes());
            }
            self.report(Cause::MainFailed);
        }
    }

    pub(super) fn is_ending(&self) -> bool {
        self.ending.load(SeqCst)
    }

    fn wait(&self) -> Cause {
        let mut cause = lock(&self.cause);
        loop {
            match *cause {
                Some(Cause::Quiet) => {
                    *cause = None;
                    drop(cause);
                    if runtime().is_quiet() {
                        return Cause::Quiet;
                    }
                    cause = lock(&self.cause);
                }
                Some(other) => return other,
                None => cause = self.changed.wait(cause).unwrap_or_else(std::sync::PoisonError::into_inner),
            }
        }
    }
}

/// The first process.
const MAIN: Pid = Pid(1);

/// Runs a program to its end and returns the exit status.
pub fn run(program: Program, config: Config) -> i32 {
    watch_signals();
    match start(program, config) {
        Ok(()) => finish(),
        Err(error) => {
            eprintln!("error: the program cannot be started: {error}");
            // Nothing was run.
            2
        }
    }
}

/// Starts a program and its main process.
pub(super) fn start(program: Program, config: Config) -> std::io::Result<()> {
    let main = program.main as Word;
    limit::set(config.max_heap);
    atoms::set(program.atoms.clone());
    exit::install_hook();
    if !schedule::install(program, config)? {
        return Err(std::io::Error::other("another program was started in this OS process"));
    }
    if let Some(node) = &runtime().config.node {
        // Before anything runs: a program that cannot be the node it should be does nothing at all.
        cluster::start(&node.name, &node.cookie, &node.seeds, true)
            .map_err(|error| std::io::Error::other(format!("the node {}: {error}", node.name)))?;
    }
    // Queued before anybody can look: an empty queue would be the end of the program.
    start_process(main, None, None).map_err(|panic| std::io::Error::other(panic.0))?;
    schedule::start();
    Ok(())
}

/// What is done first when the program is asked to end; the argument is how long it may take.
type BeforeEnd = fn(Duration);

static BEFORE_END: Mutex<Option<BeforeEnd>> = Mutex::new(None);

/// Has this done while all processes still run, when the program is asked to end.
pub fn before_end(work: BeforeEnd) {
    *lock(&BEFORE_END) = Some(work);
}

/// Waits for the end.
fn finish() -> i32 {
    let cause = runtime().end.wait();
    if cause == Cause::Asked
        && let Some(work) = *lock(&BEFORE_END)
    {
        work(config::SHUTDOWN_WAIT);
    }
    let status = match cause {
        Cause::Quiet | Cause::Asked => {
            end_processes();
            match *lock(&runtime().end.cause) {
                Some(Cause::Status(status)) => status,
                _ => 0,
            }
        }
        Cause::MainFailed => 1,
        Cause::Status(status) => status,
    };
    cluster::leave();
    output::flush();
    status
}

/// Ends every process with reason `shutdown`, so that `terminate` clauses run.
fn end_processes() {
    let runtime = runtime();
    runtime.end.ending.store(true, SeqCst);
    let until = Instant::now() + config::SHUTDOWN_WAIT;
    while runtime.table.count() > 0 && Instant::now() < until {
        let all = runtime.table.all();
        // All are told before the first one acts: a supervisor must not restart what ends before it.
        let told: Vec<_> = all.iter().filter(|process| signal::request_end(process, Reason::Shutdown)).collect();
        for process in told {
            process.wake();
        }
        std::thread::sleep(Duration::from_micros(100));
        timer::nudge();
    }
}

/// Ends the program at once with this status, after writing out what was printed. The caller returns the panic.
pub fn exit_program(cx: &mut Cx, status: i32) -> Panic {
    runtime().end.report(Cause::Status(status));
    match wait(cx, Wait::passive(), || None::<()>) {
        Err(panic) => panic,
        Ok(_) => Panic::ended(),
    }
}

/// Has the calling thread, and those that it starts from now on, leave the signals of a program to others, or not. A signal goes to
/// any thread that does not leave it, so all must.
pub fn leave_signals(leave: bool) {
    let how = if leave { libc::SIG_BLOCK } else { libc::SIG_UNBLOCK };
    // SAFETY: the set is initialised, and nothing is asked of the former one.
    unsafe { libc::pthread_sigmask(how, &signals(), std::ptr::null_mut()) };
}

/// The signals that a program answers.
fn signals() -> libc::sigset_t {
    // SAFETY: the set is initialised by `sigemptyset` before it is used.
    unsafe {
        let mut set = std::mem::zeroed::<libc::sigset_t>();
        libc::sigemptyset(&mut set);
        libc::sigaddset(&mut set, libc::SIGTERM);
        libc::sigaddset(&mut set, libc::SIGINT);
        libc::sigaddset(&mut set, libc::SIGUSR1);
        set
    }
}

/// SIGTERM and SIGINT end the program in order; the second one at once. SIGUSR1 prints the processes. Called before this thread
/// starts others; those that exist leave the signals already.
fn watch_signals() {
    leave_signals(true);
    let set = signals();
    let watch = move || {
        let mut times = 0;
        loop {
            let mut signal = 0;
            // SAFETY: both point to initialised memory of this thread.
            if unsafe { libc::sigwait(&set, &mut signal) } != 0 {
                continue;
            }
            if signal == libc::SIGUSR1 {
                if schedule::started() {
                    output::write_stderr(report::table().as_bytes());
                }
                continue;
            }
            times += 1;
            if times > 1 || !schedule::started() {
                // SAFETY: ends the OS process without running anything.
                unsafe { libc::_exit(128 + signal) };
            }
            runtime().end.report(Cause::Asked);
        }
    };
    let spawned = std::thread::Builder::new().name("mesh-signals".into()).spawn(watch);
    spawned.expect("a thread for signals");
}
