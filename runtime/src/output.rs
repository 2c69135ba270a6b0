//! [unsafe] Standard output and error of the program: buffered, atomic per call, written by a thread of their own so that a
//! slow reader never holds up a worker. Knows nothing of processes but how to wait.

use crate::abi::Cx;
use crate::config::OUTPUT_BYTES_MAX;
use crate::process::table::lock;
use std::sync::{Condvar, Mutex, OnceLock};
use std::time::Duration;

struct Stream {
    fd: i32,
    pending: Mutex<Vec<u8>>,
    /// Held while writing, so that texts stay in order.
    writing: Mutex<()>,
    drained: Condvar,
}

impl Stream {
    const fn new(fd: i32) -> Stream {
        Stream { fd, pending: Mutex::new(Vec::new()), writing: Mutex::new(()), drained: Condvar::new() }
    }

    /// Appends; returns whether nothing was pending before, and how much is now.
    fn append(&self, text: &[u8]) -> (bool, usize) {
        let mut pending = lock(&self.pending);
        let first = pending.is_empty();
        pending.extend_from_slice(text);
        (first, pending.len())
    }

    fn write_out(&self) {
        let _writing = lock(&self.writing);
        let bytes = std::mem::take(&mut *lock(&self.pending));
        self.drained.notify_all();
        let mut rest = bytes.as_slice();
        while !rest.is_empty() {
            // SAFETY: the slice is readable for its length.
            let written = unsafe { libc::write(self.fd, rest.as_ptr().cast(), rest.len()) };
            if written >= 0 {
                rest = &rest[written as usize..];
                continue;
            }
            match std::io::Error::last_os_error().raw_os_error() {
                Some(libc::EINTR) => {}
                // Somebody made the descriptor non-blocking: wait for room.
                Some(libc::EAGAIN) => std::thread::sleep(Duration::from_millis(1)),
                // The reader is gone: there is nobody to tell.
                _ => return,
            }
        }
    }

    fn wait_for_room(&self) {
        let mut pending = lock(&self.pending);
        while pending.len() > OUTPUT_BYTES_MAX / 2 {
            pending = self.drained.wait(pending).unwrap_or_else(std::sync::PoisonError::into_inner);
        }
    }
}

static STDOUT: Stream = Stream::new(1);
static STDERR: Stream = Stream::new(2);
static WRITER: OnceLock<std::thread::Thread> = OnceLock::new();

/// Time in which texts are gathered into one write.
const GATHER: Duration = Duration::from_micros(300);

fn wake_writer() {
    let writer = WRITER.get_or_init(|| {
        let body = || {
            loop {
                std::thread::park();
                std::thread::sleep(GATHER);
                STDOUT.write_out();
                STDERR.write_out();
            }
        };
        let spawned = std::thread::Builder::new().name("mesh-output".into()).spawn(body);
        spawned.expect("a thread for output").thread().clone()
    });
    writer.unpark();
}

/// Appends to standard output. The text of one call is never torn apart. Waits (the process, not the worker) when the
/// reader is far behind.
pub fn write_stdout(cx: &mut Cx, text: &[u8]) {
    let (first, pending) = STDOUT.append(text);
    if first {
        wake_writer();
    }
    if pending > OUTPUT_BYTES_MAX {
        crate::io::blocking::run(cx, || STDOUT.wait_for_room());
    }
}

/// Appends to standard error; `text` should end with a newline.
pub fn write_stderr(text: &[u8]) {
    if STDERR.append(text).0 {
        wake_writer();
    }
}

/// Writes out everything that was appended so far.
pub fn flush() {
    STDOUT.write_out();
    STDERR.write_out();
}
