//! [unsafe] Processes: records that share nothing, run by the scheduler one slice at a time. A process that waits for its next
//! message at its top frame has no stack; one that waits in the middle keeps the coroutine it runs on.
//!
//! In the order of dependence: identity, mailboxes and signals; running, time and waiting; the program as a whole.

pub mod counters;
pub mod end;
pub mod enter;
pub mod exit;
pub mod frames;
pub mod job;
pub mod last;
pub mod mailbox;
pub(crate) mod ordered;
pub mod pid;
pub mod poll;
pub mod receive;
pub mod registry;
pub mod reply;
pub mod signal;
pub mod table;
pub mod timer;
pub mod trials;
pub mod wait;
pub(crate) mod workshop;

mod atomic;
pub(crate) mod chance;
mod coroutine;
mod protocol;
mod report;
mod runner;
pub(crate) mod running;
pub(crate) mod schedule;
#[cfg(test)]
pub(crate) mod tests;

pub use end::{exit_program, leave_signals, run};
pub use mailbox::Letter;
pub use pid::Pid;
use schedule::Ready;
pub use schedule::{Hold, runtime};
pub use signal::Reason;
pub use wait::{Completer, bridge, off_slot, off_slot_fd, sleep};

use crate::abi::{Cx, Panic};
use crate::config;
use crate::heap::{self, Fragment, Heap};
use crate::value::codec::Codec;
use crate::value::layout::{Object, Word};
use counters::Count;
use last::Last;
use mailbox::{Inbox, Mailbox};
use ordered::Ordered;
use protocol::handed::Handed;
use protocol::turn::{Turn, Woken};
use runner::Runner;
use signal::Relations;
use std::cell::{Cell, UnsafeCell};
use std::os::fd::RawFd;
use std::ptr::null;
use std::sync::atomic::Ordering::{Relaxed, SeqCst};
use std::sync::atomic::{AtomicBool, AtomicUsize};
use std::sync::{Arc, Mutex};
use table::lock;
use timer::{Key, Nanos};

/// The start and the polls of entry closure and body that may come before the `terminate` clause is known.
pub(crate) const BEGUN: u8 = 3;

/// A process. The first part is for everybody, the second only for whoever runs it.
pub struct Process {
    pub pid: Pid,
    turn: Turn,
    pub(crate) traps_exit: AtomicBool,
    /// It has to end at its next safe point; the reason is in `relations`.
    exiting: AtomicBool,
    /// It has had a name.
    pub(crate) named: AtomicBool,
    /// Its `terminate` clause runs: only `killed` ends it now.
    terminating: AtomicBool,
    /// Others want to run.
    turn_wanted: AtomicBool,
    /// The runner that keeps its suspended stack.
    stack: Handed<Runner>,
    inbox: Inbox,
    relations: Mutex<Relations>,
    /// How often it began to compute, and the bytes that its heap held when it stopped last: for whoever asks.
    turns: Count,
    held_bytes: AtomicUsize,
    /// The socket it waits for.
    waiting_fd: Mutex<Option<RawFd>>,

    /// The runner that runs it, and that runner's stack limit.
    runner: Cell<*const Runner>,
    limit: Cell<usize>,
    pub(crate) cx: UnsafeCell<Cx>,
    pub(crate) heap: UnsafeCell<Heap>,
    own: UnsafeCell<Own>,
}

// SAFETY: the cells are used only by the thread that runs the process, and the queues hand a process from one thread to the next
// with release and acquire; `Cx::stack_limit`, which others write, is atomic. Fragments and closures in it are Send.
unsafe impl Send for Process {}
// SAFETY: as above.
unsafe impl Sync for Process {}

/// What only the running process touches.
#[derive(Default)]
pub(crate) struct Own {
    pub mailbox: Mailbox,
    pub watching: Ordered<i64, Pid>,
    /// The message of its panic.
    pub failure: Option<Reason>,
    /// How far it got towards its `terminate` clause, up to [`BEGUN`].
    pub begun: u8,
    /// When the current `receive` gives up.
    pub deadline: Option<Nanos>,
    /// The timer and the hold on the program of a parked process.
    pub parked: Option<(Key, Hold)>,
    /// The service request being handled.
    pub handler: i64,
    pub reply: Option<reply::Reply>,
    /// What was received last.
    pub last: Last,
    /// The letter that the last library-level receive took.
    pub event: (Pid, Option<Reason>),
    pub job: Option<Arc<job::Job>>,
    /// JSON and row conversions, once there were some.
    pub codec: Option<Box<Codec>>,
    /// Of a supervisor.
    pub children: Option<Box<Children>>,
}

/// What a supervisor's process knows of its children.
#[derive(Default)]
pub(crate) struct Children {
    /// In the order of their start, and how many milliseconds each may take to end, -1 for none: they are stopped when it ends by a
    /// failure.
    pub started: Ordered<Pid, i64>,
    /// Ends of linked processes that arrived while it waited for that of another one.
    pub exits: Ordered<Pid, Reason>,
}

impl Process {
    fn new(pid: Pid) -> Arc<Process> {
        let process = Arc::new(Process {
            pid,
            turn: Turn::running(),
            traps_exit: AtomicBool::new(false),
            exiting: AtomicBool::new(false),
            named: AtomicBool::new(false),
            terminating: AtomicBool::new(false),
            turn_wanted: AtomicBool::new(false),
            stack: Handed::new(),
            inbox: Inbox::default(),
            relations: Mutex::default(),
            turns: Count::new(),
            held_bytes: AtomicUsize::new(0),
            waiting_fd: Mutex::new(None),
            runner: Cell::new(null()),
            limit: Cell::new(0),
            cx: UnsafeCell::new(Cx::empty()),
            heap: UnsafeCell::new(Heap::new()),
            own: UnsafeCell::new(Own::default()),
        });
        // SAFETY: nobody else knows the process yet.
        unsafe { (*process.cx.get()).process = Arc::as_ptr(&process) };
        process
    }

    /// A counted reference to this process.
    pub fn shared(&self) -> Arc<Process> {
        // SAFETY: every process lives in an `Arc`, and `&self` shows that it still does.
        unsafe {
            Arc::increment_strong_count(self);
            Arc::from_raw(self)
        }
    }

    /// The owner's part. Callers keep the reference only for one expression.
    #[allow(clippy::mut_from_ref, reason = "the cell has one user, the thread that runs the process")]
    pub(crate) fn own(&self) -> &mut Own {
        // SAFETY: only the thread that runs the process calls this.
        unsafe { &mut *self.own.get() }
    }

    /// The conversions of the process. Callers keep the reference only for one expression.
    #[allow(clippy::mut_from_ref, reason = "as for `own`")]
    pub(crate) fn codec(&self) -> &mut Codec {
        self.own().codec.get_or_insert_default()
    }

    /// Whether a process that is asked to end goes on to the beginning of its body first, so that its `terminate` clause
    /// runs however early it is asked. At most for a few polls.
    fn begins(&self) -> bool {
        let own = self.own();
        if own.begun >= BEGUN || lock(&self.relations).pending == Some(Reason::Killed) {
            return false;
        }
        own.begun += 1;
        true
    }

    /// Whether the process has to end at its next safe point.
    pub fn is_exiting(&self) -> bool {
        self.exiting.load(SeqCst)
    }

    /// Puts a letter into the mailbox and wakes the process.
    pub fn push(&self, letter: Letter) {
        self.inbox.push(letter);
        if !self.queue_if(self.turn.wake_for_letter()) {
            // Nobody will look at it, and a request in it must fail now.
            self.inbox.clear();
        }
    }

    /// Makes the process look again at what it waits for. From any thread, at any time.
    pub fn wake(&self) {
        self.queue_if(self.turn.wake());
    }

    fn queue_if(&self, woken: Woken) -> bool {
        if woken == Woken::Queue {
            runtime().enqueue(Ready::new(self));
        }
        woken != Woken::Ended
    }

    /// Whether it has ended.
    pub(crate) fn is_dead(&self) -> bool {
        self.turn.has_ended()
    }

    /// How many letters wait in the mailbox.
    fn letters(&self) -> usize {
        self.turn.letters(self.inbox.taken() as u32)
    }

    /// Makes the next poll of compiled code call the runtime.
    fn request_attention(&self) {
        // SAFETY: the field is atomic, and the process is alive; no reference to the rest of the context is made.
        unsafe { (*self.cx.get()).stack_limit.store(crate::abi::ATTENTION, SeqCst) };
    }

    /// It begins to compute.
    pub(crate) fn note_turn(&self) {
        // Only the thread that runs the process writes.
        self.turns.add(1);
    }

    /// It stops computing.
    pub(crate) fn note_memory(&self) {
        // SAFETY: the heap belongs to this process, which runs here.
        let bytes = unsafe { (*self.heap.get()).held() };
        self.held_bytes.store(bytes, Relaxed);
    }

    /// Asks the process to let others run.
    pub(crate) fn request_turn(&self) {
        self.turn_wanted.store(true, SeqCst);
        self.request_attention();
    }

    /// Makes IO that the process waits for return.
    fn interrupt_io(&self) {
        let waiting = lock(&self.waiting_fd);
        if let Some(fd) = *waiting {
            // SAFETY: the waiting process takes the descriptor out, under this lock, before it can close it.
            unsafe { libc::shutdown(fd, libc::SHUT_RDWR) };
        }
    }

    /// Copies a value of this process into memory of its own, for another process. The word must be a reference.
    pub(crate) fn copy_out(&self, word: Word) -> (Word, Option<Fragment>) {
        self.copy_out_with_room(word, 0)
    }

    fn copy_out_with_room(&self, word: Word, room: usize) -> (Word, Option<Fragment>) {
        let shown = self.own().mailbox.shown().and_then(receive::fragment);
        // SAFETY: the heap belongs to this process, which runs here, and its values are used by nobody else.
        unsafe { heap::copy::copy_with_room(word, room, &(&*self.heap.get(), shown)) }
    }

    /// Takes over a fragment.
    pub(crate) fn adopt(&self, cx: &mut Cx, fragment: Option<Fragment>) {
        if let Some(fragment) = fragment {
            // SAFETY: the heap belongs to this process, which runs here.
            unsafe { (*self.heap.get()).adopt(cx, fragment) };
        }
    }
}

/// Starts a process that runs a closure `fn() -> Int` of the running process, or a static one.
pub fn spawn(cx: &mut Cx, closure: *mut Object, job: Option<Arc<job::Job>>) -> Result<Pid, Panic> {
    // The memory of the closure becomes the first chunk of the new heap: most processes never need another one.
    let (word, fragment) = cx.process().copy_out_with_room(closure as Word, config::FIRST_CHUNK_BYTES);
    start_process(word, fragment, job)
}

/// Starts a process with a closure that belongs to nobody else.
pub(crate) fn start_process(
    closure: Word,
    fragment: Option<Fragment>,
    job: Option<Arc<job::Job>>,
) -> Result<Pid, Panic> {
    start_prepared(closure, fragment, job, |_| ())
}

/// The same; `prepare` is called with the process before it runs.
pub(crate) fn start_prepared(
    closure: Word,
    fragment: Option<Fragment>,
    job: Option<Arc<job::Job>>,
    prepare: impl FnOnce(&Process),
) -> Result<Pid, Panic> {
    let Some(pid) = runtime().table.reserve() else {
        return Err(Panic::new(format!("too many processes: {} are alive", runtime().table.count())));
    };
    let process = Process::new(pid);
    // SAFETY: nobody else knows the process yet.
    let cx = unsafe { &mut *process.cx.get() };
    process.adopt(cx, fragment);
    cx.resume = closure as *mut Object;
    if let Some(job) = job {
        job::remember(pid, job.clone());
        process.own().job = Some(job);
    }
    prepare(&process);
    let ready = Ready::new(&process);
    runtime().table.insert(process);
    if runtime().is_ending() {
        signal::request_end(ready.process(), Reason::Shutdown);
    }
    runtime().enqueue(ready);
    Ok(pid)
}

/// Runs `body` with the context of a process that is not scheduled: for tests of builtins that do not wait.
pub fn detached<T>(body: impl FnOnce(&mut Cx) -> T) -> T {
    let process = Process::new(Pid::NULL);
    // SAFETY: nobody else knows the process.
    body(unsafe { &mut *process.cx.get() })
}

/// What others may know of a process.
#[derive(Debug, Default)]
pub struct Info {
    pub letters: usize,
    pub turns: u64,
    pub bytes: usize,
    pub links: Vec<Pid>,
    pub name: Option<String>,
}

/// What is known of a process; nothing of one that has ended.
pub fn info(cx: &Cx, pid: Pid) -> Info {
    let Some(process) = runtime().table.get(pid) else {
        return Info::default();
    };
    let is_here = pid == cx.process().pid;
    let links = lock(&process.relations).links();
    Info {
        letters: process.letters(),
        turns: process.turns.get(),
        bytes: size_of::<Process>() + if is_here { memory(cx).1 } else { process.held_bytes.load(Relaxed) },
        links,
        name: runtime().registry.name_of(pid),
    }
}

/// Makes the next poll of the running process collect its garbage.
pub fn request_collection(cx: &mut Cx) {
    // SAFETY: the heap belongs to the process that runs here.
    unsafe { (*cx.heap_pointer()).want(cx) };
}

/// The running process is about to wait: the poll that comes next collects its garbage if that is much, and gives back room
/// that is not needed.
pub fn before_waiting(cx: &mut Cx) {
    // SAFETY: the heap belongs to the process that runs here.
    let heap = unsafe { &mut *cx.heap_pointer() };
    // Who waits holds no memory for computing.
    heap.spare = None;
    // A deep stack has to be walked.
    let cost = heap.live() + cx.jump_sp.saturating_sub(cx.frame_fp);
    if heap.garbage_at_most(cx) > cost.max(config::WAIT_GARBAGE_BYTES) || heap.is_roomy(config::WAIT_GARBAGE_BYTES) {
        heap.to_fit = true;
        heap.want(cx);
    }
}

/// The process's figures: bytes in use, bytes held.
pub fn memory(cx: &Cx) -> (usize, usize) {
    // SAFETY: the heap belongs to the process that runs here.
    let heap = unsafe { &*cx.heap_pointer() };
    (heap.used(cx), heap.capacity())
}

/// Whether the process exists.
pub fn alive(pid: Pid) -> bool {
    runtime().with(pid, |process| !process.is_dead()).unwrap_or(false)
}
