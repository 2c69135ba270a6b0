//! [unsafe] A program under many seeds, each in an OS process of its own that starts from the compiled program in memory. Knows
//! nothing of what the program does; its output under the first seed is what the others are compared with.

use crate::{Config, Program};
use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::os::fd::{AsRawFd, FromRawFd};

/// A run that takes longer hangs: time is virtual.
const SECONDS_MAX: u32 = 120;
/// Differing seeds that are reported.
const REPORTS_MAX: usize = 5;

/// One run that was started.
struct Trial {
    seed: u64,
    pid: libc::pid_t,
    out: File,
    err: File,
}

/// What came of it.
#[derive(PartialEq, Eq)]
struct Outcome {
    status: i32,
    out: Vec<u8>,
}

/// Runs the program under the seeds 1 to `count`. Writes what it wrote under the first, and returns its exit status; 1 when it does
/// something else under another seed.
pub fn run(program: Program, config: Config, count: u64) -> i32 {
    match try_run(program, config, count) {
        Ok(status) => status,
        Err(error) => {
            eprintln!("error: the program cannot be started: {error}");
            2
        }
    }
}

fn try_run(program: Program, config: Config, count: u64) -> io::Result<i32> {
    let at_once = std::thread::available_parallelism().map_or(1, usize::from);
    let mut program = Some(program);
    let mut running: VecDeque<Trial> = VecDeque::new();
    let mut first: Option<Outcome> = None;
    let mut differing = 0;
    for seed in 1..=count {
        if running.len() == at_once {
            differing += finish(running.pop_front(), &mut first)?;
        }
        running.push_back(start(&mut program, &config, seed)?);
    }
    while !running.is_empty() {
        differing += finish(running.pop_front(), &mut first)?;
    }
    if differing > REPORTS_MAX {
        eprintln!("… and under {} further seeds", differing - REPORTS_MAX);
    }
    let status = first.map_or(0, |outcome| outcome.status);
    Ok(if differing > 0 { 1 } else { status })
}

/// A file in memory.
fn memory_file(name: &std::ffi::CStr) -> io::Result<File> {
    // SAFETY: the name is a C string.
    let fd = unsafe { libc::memfd_create(name.as_ptr(), libc::MFD_CLOEXEC) };
    if fd < 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: the descriptor was just made and belongs to nobody else.
    Ok(unsafe { File::from_raw_fd(fd) })
}

fn start(program: &mut Option<Program>, config: &Config, seed: u64) -> io::Result<Trial> {
    let (out, err) = (memory_file(c"stdout")?, memory_file(c"stderr")?);
    let nothing = File::open("/dev/null")?;
    // SAFETY: no other thread exists that could hold a lock: the compiler's are joined, and nothing runs yet.
    match unsafe { libc::fork() } {
        -1 => Err(io::Error::last_os_error()),
        0 => {
            for (file, fd) in [(&nothing, 0), (&out, 1), (&err, 2)] {
                // SAFETY: both are descriptors of this process, which is the new one.
                unsafe { libc::dup2(file.as_raw_fd(), fd) };
            }
            // SAFETY: the calls take no pointers. The new process ends here and runs nothing of its parent's afterwards.
            unsafe {
                libc::alarm(SECONDS_MAX);
                let program = program.take();
                let config = Config { seed: Some(seed), ..config.clone() };
                libc::_exit(program.map_or(2, |program| super::run(program, config)))
            }
        }
        pid => Ok(Trial { seed, pid, out, err }),
    }
}

fn contents(mut file: File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Waits for a run, and compares it with the first one. How many differ: 0 or 1.
fn finish(trial: Option<Trial>, first: &mut Option<Outcome>) -> io::Result<usize> {
    let Some(Trial { seed, pid, out, err }) = trial else { return Ok(0) };
    let mut status = 0;
    // SAFETY: the pointer is to a local variable.
    if unsafe { libc::waitpid(pid, &mut status, 0) } < 0 {
        return Err(io::Error::last_os_error());
    }
    let status = if libc::WIFEXITED(status) { libc::WEXITSTATUS(status) } else { 128 + libc::WTERMSIG(status) };
    let outcome = Outcome { status, out: contents(out)? };
    let Some(wanted) = first else {
        io::stdout().write_all(&outcome.out)?;
        io::stderr().write_all(&contents(err)?)?;
        *first = Some(outcome);
        return Ok(0);
    };
    if *wanted == outcome {
        return Ok(0);
    }
    let text = String::from_utf8_lossy(&outcome.out);
    let errors = contents(err)?;
    eprintln!("with --seed {seed}: exit status {status} instead of {}, and this output:\n{text}", wanted.status);
    eprintln!("{}", String::from_utf8_lossy(&errors));
    Ok(1)
}
