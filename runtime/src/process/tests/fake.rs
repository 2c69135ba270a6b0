//! [unsafe] "Compiled code" written in Rust: closures whose code is an `extern "C"` function, in one program for all tests.

use crate::abi::{Cx, Panic, guard};
use crate::config::Config;
use crate::process::signal::Reason;
use crate::process::{Hold, Letter, Pid, end, enter, receive, runtime, start_process};
use crate::program::{Program, RemoteEntry};
use crate::typedesc::{Shape, TypeDesc, TypeRef};
use crate::value::layout::{Object, Word, record_header};
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::{Relaxed, SeqCst};
use std::sync::{Mutex, OnceLock};
use std::time::{Duration, Instant};

/// The code of a closure.
pub type Code = unsafe extern "C" fn(*mut Cx, *mut Object) -> i64;

unsafe extern "C" fn call_entry(cx: *mut Cx, closure: *mut Object) -> i64 {
    // SAFETY: word 0 of a test's closure is such a function.
    unsafe {
        let code: Code = std::mem::transmute(capture(closure, 0));
        (*cx).frame_fp = 0;
        code(cx, closure)
    }
}

unsafe extern "C" fn nothing(_: *mut Cx, _: *mut Object) -> i64 {
    0
}

/// A word of a closure; 0 is the code.
pub fn capture(closure: *mut Object, index: usize) -> Word {
    // SAFETY: tests read only the words that they put in.
    unsafe { *crate::heap::payload(closure).add(index) }
}

/// A closure that belongs to no heap.
pub fn closure(code: Code, captures: &[Word]) -> Word {
    let mut words = vec![record_header(1 + captures.len(), 0, 0), code as usize as Word];
    words.extend(captures);
    Box::leak(words.into_boxed_slice()).as_ptr() as Word
}

/// Starts the runtime for the tests of this OS process, once.
pub fn program() {
    static STARTED: OnceLock<()> = OnceLock::new();
    STARTED.get_or_init(|| {
        let program = Program {
            main: closure(nothing, &[]) as *mut Object,
            call_entry,
            atoms: crate::atoms::FIXED.map(String::from).to_vec(),
            stack_maps: Default::default(),
            functions: Vec::new(),
            files: Vec::new(),
            locations: Vec::new(),
            inlined: Vec::new(),
            lines: Vec::new(),
            types: vec![int(), string(), all()],
            remote: vec![RemoteEntry { name: "entry".to_string(), code: nothing as *const () as usize, args: all() }],
        };
        let config = Config { schedulers: 2, stack_kib: 256, ..Config::default() };
        end::start(program, config).expect("the runtime starts");
        std::mem::forget(Hold::new());
    });
}

/// Starts a process from a test's thread.
pub fn spawn(code: Code, captures: &[Word]) -> Pid {
    program();
    start_process(closure(code, captures), None, None).expect("room for a process")
}

/// The type `Int` of messages.
pub fn int() -> &'static TypeDesc {
    static INT: OnceLock<TypeDesc> = OnceLock::new();
    INT.get_or_init(|| TypeDesc { id: 0, name: "Int".into(), shape: OnceLock::from(Shape::Int) })
}

/// The type `String` of messages.
pub fn string() -> &'static TypeDesc {
    static STRING: OnceLock<TypeDesc> = OnceLock::new();
    STRING.get_or_init(|| TypeDesc { id: 1, name: "String".into(), shape: OnceLock::from(Shape::String) })
}

/// A type with parts of every kind that travels.
pub fn all() -> TypeRef {
    static ALL: OnceLock<TypeRef> = OnceLock::new();
    ALL.get_or_init(|| crate::value::wire::tests::every_shape(2))
}

pub fn send(pid: Pid, number: Word) {
    crate::process::signal::deliver(pid, Letter::Message { ty: int(), word: number, fragment: None });
}

/// Receives a number in the middle of the stack.
pub fn receive_int(cx: &mut Cx) -> Result<Word, Panic> {
    loop {
        match receive::next(cx, Some(int())) {
            receive::Shown::Message => {
                let word = cx.message;
                receive::accept(cx);
                return Ok(word);
            }
            receive::Shown::Nothing => {
                receive::wait_for_letter(cx)?;
            }
            _ => receive::discard(cx),
        }
    }
}

/// Runs a body that may fail, as a builtin would.
pub fn body(cx: *mut Cx, run: impl FnOnce(&mut Cx) -> Result<i64, Panic>) -> i64 {
    guard(cx, run)
}

/// What compiled code does at a loop's back-edge.
pub fn poll(cx: *mut Cx) {
    // SAFETY: the context is that of the running test process; without a map the collector finds no roots here.
    unsafe {
        if (*cx).stack_limit.load(Relaxed) == crate::abi::ATTENTION {
            let here = 0u8;
            (*cx).frame_sp = (&raw const here) as usize;
            (*cx).frame_fp = (*cx).jump_sp + enter::ENTRY_FRAME_OFFSET;
            (*cx).frame_pc = 0;
            crate::process::poll::poll_slow(cx);
            (*cx).frame_fp = 0;
        }
    }
}

/// Waits until a counter has reached a number.
pub fn until(counter: &AtomicUsize, number: usize) {
    let start = Instant::now();
    while counter.load(SeqCst) < number {
        assert!(start.elapsed() < Duration::from_secs(30), "only {} of {number}", counter.load(SeqCst));
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// Waits until a process is gone.
pub fn gone(pid: Pid) {
    let start = Instant::now();
    while runtime().table.get(pid).is_some() {
        assert!(start.elapsed() < Duration::from_secs(30), "{pid} does not end");
        std::thread::sleep(Duration::from_millis(1));
    }
}

static REASONS: Mutex<Vec<(Pid, Reason)>> = Mutex::new(Vec::new());

/// Records how processes end, by a watching process for each.
pub fn watch(pid: Pid) {
    unsafe extern "C" fn watcher(cx: *mut Cx, closure: *mut Object) -> i64 {
        body(cx, |cx| {
            let target = Pid(capture(closure, 1) as i64);
            crate::process::signal::monitor(cx.process(), target);
            loop {
                match receive::next(cx, None) {
                    receive::Shown::Down => {
                        let reason = match cx.process().own().mailbox.shown() {
                            Some(Letter::Down { reason, .. }) => reason.clone(),
                            _ => Reason::Normal,
                        };
                        crate::process::table::lock(&REASONS).push((target, reason));
                        return Ok(0);
                    }
                    receive::Shown::Nothing => {
                        receive::wait_for_letter(cx)?;
                    }
                    _ => receive::discard(cx),
                }
            }
        })
    }
    spawn(watcher, &[pid.0 as Word]);
}

/// The reason with which a watched process ended.
pub fn reason(pid: Pid) -> String {
    let start = Instant::now();
    loop {
        let found =
            crate::process::table::lock(&REASONS).iter().find(|entry| entry.0 == pid).map(|entry| entry.1.clone());
        if let Some(reason) = found {
            return reason.to_string();
        }
        assert!(start.elapsed() < Duration::from_secs(30), "{pid} was not seen to end");
        std::thread::sleep(Duration::from_millis(1));
    }
}
