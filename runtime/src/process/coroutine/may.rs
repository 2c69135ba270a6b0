//! Coroutines by the `may` crate. Knows nothing of processes.
//!
//! Only primitives that hold under load are used: a leaked `Blocker` for each coroutine, woken from worker threads alone, and
//! one eventfd for each worker for everything that comes from elsewhere. Coroutines that park never end while they may
//! be woken.

use may::io::{CoIo, WaitIo};
use may::sync::Blocker;
use std::io;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd, RawFd};

/// Sets up the worker threads; nothing runs before the first [`spawn`].
pub fn init(workers: usize, stack_bytes: usize) {
    // The pool would create its whole capacity at start, and runners hardly ever end. Sizes are in words; an odd one would
    // fill the stack with a pattern.
    may::config().set_workers(workers).set_stack_size(stack_bytes / 16 * 2).set_pool_capacity(1).set_worker_pin(false);
}

/// Starts a coroutine on a worker.
pub fn spawn(worker: usize, body: impl FnOnce() + Send + 'static) -> io::Result<()> {
    // SAFETY: the body keeps no thread-local across a suspension, and the stack is large enough by the software check
    // of compiled code and the reserve below it.
    unsafe { may::coroutine::Builder::new().id(worker).spawn(body) }.map(|_| ())
}

/// Puts the coroutine that made it to sleep. A wake-up that comes first is remembered once; tokens coalesce, so callers keep
/// a flag of their own.
pub struct Parker(Blocker);

impl Parker {
    /// Must be called inside the coroutine.
    pub fn new() -> Parker {
        Parker(Blocker::new(true))
    }
    pub fn park(&self) {
        let _ = self.0.park(None);
    }
    /// Only from a worker thread: a foreign thread would not wake an idle worker.
    pub fn unpark(&self) {
        self.0.unpark();
    }
}

/// An eventfd.
struct Event(OwnedFd);

impl AsRawFd for Event {
    fn as_raw_fd(&self) -> RawFd {
        self.0.as_raw_fd()
    }
}

/// Wakes the coroutine that waits on a worker's event queue, from any thread.
pub struct WorkerEvent {
    io: CoIo<Event>,
}

impl WorkerEvent {
    /// The crate chooses the event queue by `fd % workers`, so descriptors are made until one fits the worker.
    pub fn new(worker: usize, workers: usize) -> io::Result<WorkerEvent> {
        let mut unsuitable = Vec::new();
        loop {
            // SAFETY: the call takes no pointers.
            let fd = unsafe { libc::eventfd(0, libc::EFD_NONBLOCK | libc::EFD_CLOEXEC) };
            if fd < 0 {
                return Err(io::Error::last_os_error());
            }
            // SAFETY: the descriptor was just made and belongs to nobody else.
            let event = Event(unsafe { OwnedFd::from_raw_fd(fd) });
            if fd as usize % workers == worker {
                let io = CoIo::new(event).map_err(|_| io::Error::other("cannot watch an eventfd"))?;
                return Ok(WorkerEvent { io });
            }
            unsuitable.push(event);
        }
    }

    /// Waits until [`WorkerEvent::wake`]; may return early. One coroutine at a time.
    pub fn wait(&self) {
        self.io.wait_io();
    }

    /// Ends the current or the next [`WorkerEvent::wait`]. Never read: the queue is edge-triggered, every write is an edge.
    pub fn wake(&self) {
        let one = 1u64;
        // SAFETY: eight readable bytes.
        unsafe { libc::write(self.io.as_raw_fd(), (&raw const one).cast(), 8) };
    }

    /// Lets the worker look at its event queue once and run what became ready.
    pub fn pass(&self) {
        // Reset before the write: were it the other way round, the event could be lost with a worker that was quick.
        #[allow(deprecated, reason = "the order of reset and write is what makes this safe")]
        self.io.reset_io();
        self.wake();
        self.io.wait_io();
    }
}
