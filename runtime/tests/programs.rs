//! Whole programs, each in an OS process of its own: this test starts itself again with the name of a program. "Compiled code"
//! is Rust functions.

use mesh_runtime::abi::{Cx, Panic, guard};
use mesh_runtime::process::{self, Pid, Reason, receive, signal, timer};
use mesh_runtime::value::layout::{Object, record_header};
use mesh_runtime::{Config, Program, output, run};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

type Code = unsafe extern "C" fn(*mut Cx, *mut Object) -> i64;

unsafe extern "C" fn call_entry(cx: *mut Cx, closure: *mut Object) -> i64 {
    // SAFETY: word 0 behind the header of a test's closure is such a function.
    unsafe {
        let code: Code = std::mem::transmute(*closure.cast::<u64>().add(1));
        (*cx).frame_fp = 0;
        code(cx, closure)
    }
}

fn closure(code: Code) -> *mut Object {
    let words = Box::new([record_header(1, 0, 0), code as usize as u64]);
    Box::leak(words).as_mut_ptr().cast()
}

fn body(cx: *mut Cx, run: impl FnOnce(&mut Cx) -> Result<i64, Panic>) -> i64 {
    guard(cx, run)
}

fn print(cx: &mut Cx, text: &str) {
    output::write_stdout(cx, text.as_bytes());
}

/// Parks for ever; its clause prints.
unsafe extern "C" fn parked(cx: *mut Cx, own: *mut Object) -> i64 {
    body(cx, |cx| {
        cx.terminate = closure(clause);
        while receive::next(cx, None) != receive::Shown::Nothing {
            receive::discard(cx);
        }
        cx.resume = own;
        Ok(1)
    })
}

unsafe extern "C" fn clause(cx: *mut Cx, _: *mut Object) -> i64 {
    body(cx, |cx| {
        print(cx, "clause\n");
        Ok(0)
    })
}

unsafe extern "C" fn hello(cx: *mut Cx, _: *mut Object) -> i64 {
    body(cx, |cx| {
        print(cx, "hello\n");
        Ok(0)
    })
}

unsafe extern "C" fn quiet(cx: *mut Cx, _: *mut Object) -> i64 {
    body(cx, |cx| {
        for code in [parked as Code, parked, waiting, late] {
            process::spawn(cx, closure(code), None)?;
        }
        print(cx, "main\n");
        Ok(0)
    })
}

/// Blocks in the middle of its stack for ever.
unsafe extern "C" fn waiting(cx: *mut Cx, _: *mut Object) -> i64 {
    body(cx, |cx| {
        cx.terminate = closure(clause);
        loop {
            receive::next(cx, None);
            receive::wait_for_letter(cx)?;
        }
    })
}

/// Keeps the program alive by sleeping.
unsafe extern "C" fn late(cx: *mut Cx, _: *mut Object) -> i64 {
    body(cx, |cx| {
        process::sleep(cx, 100)?;
        print(cx, "late\n");
        Ok(0)
    })
}

unsafe extern "C" fn fails(cx: *mut Cx, _: *mut Object) -> i64 {
    body(cx, |cx| {
        process::spawn(cx, closure(serves), None)?;
        print(cx, "before\n");
        Err(Panic::new("main failed"))
    })
}

/// Like a listening server: sleeps for ever.
unsafe extern "C" fn serves(cx: *mut Cx, _: *mut Object) -> i64 {
    body(cx, |cx| {
        cx.terminate = closure(clause);
        print(cx, "serving\n");
        process::sleep(cx, 1_000_000_000)?;
        Ok(0)
    })
}

unsafe extern "C" fn asks_for_status(cx: *mut Cx, _: *mut Object) -> i64 {
    body(cx, |cx| {
        print(cx, "status\n");
        Err(process::exit_program(cx, 2))
    })
}

unsafe extern "C" fn killed_by_link(cx: *mut Cx, _: *mut Object) -> i64 {
    unsafe extern "C" fn other(cx: *mut Cx, _: *mut Object) -> i64 {
        body(cx, |cx| {
            process::sleep(cx, 10)?;
            Err(Panic::new("other failed"))
        })
    }
    body(cx, |cx| {
        let pid = process::spawn(cx, closure(other), None)?;
        signal::link(cx.process(), pid);
        process::sleep(cx, 100_000)?;
        Ok(0)
    })
}

/// Pending delayed messages do not keep the program alive; output of many processes stays whole.
unsafe extern "C" fn prints(cx: *mut Cx, _: *mut Object) -> i64 {
    unsafe extern "C" fn printer(cx: *mut Cx, _: *mut Object) -> i64 {
        body(cx, |cx| {
            for _ in 0..100 {
                print(cx, "a line of output that must stay whole\n");
            }
            Ok(0)
        })
    }
    body(cx, |cx| {
        timer::after(Duration::from_secs(1000), || {});
        for _ in 0..1000 {
            process::spawn(cx, closure(printer), None)?;
        }
        signal::exit(Pid(99_999_999), Pid::NULL, Reason::Killed);
        Ok(0)
    })
}

const PROGRAMS: &[(&str, Code)] = &[
    ("hello", hello),
    ("quiet", quiet),
    ("fails", fails),
    ("serves", serves),
    ("status", asks_for_status),
    ("linked", killed_by_link),
    ("prints", prints),
];

const CHOICE: &str = "MESH_RUNTIME_TEST_PROGRAM";

/// Not a test of its own: what the started processes run.
fn run_chosen(name: &str) -> ! {
    let (_, code) = PROGRAMS.iter().find(|program| program.0 == name).expect("a program of that name");
    let program = Program {
        main: closure(*code),
        call_entry,
        atoms: mesh_runtime::atoms::FIXED.map(String::from).to_vec(),
        stack_maps: Default::default(),
        functions: Vec::new(),
        files: Vec::new(),
        locations: Vec::new(),
        inlined: Vec::new(),
        lines: Vec::new(),
        types: Vec::new(),
        remote: Vec::new(),
    };
    std::process::exit(run(program, Config::default()))
}

fn command(name: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("this program's path"));
    command.env(CHOICE, name).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn result(name: &str) -> (String, String, Option<i32>, Duration) {
    let start = Instant::now();
    let Output { status, stdout, stderr } = command(name).output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (text(stdout), text(stderr), status.code(), start.elapsed())
}

fn ends_quietly() {
    let (out, err, status, _) = result("hello");
    assert_eq!((out.as_str(), err.as_str(), status), ("hello\n", "", Some(0)));
    let times: Vec<_> = (0..20).map(|_| result("hello").3).collect();
    println!("hello takes {:?} at best", times.iter().min());
    let (out, err, status, time) = result("quiet");
    assert_eq!((out.as_str(), err.as_str(), status), ("main\nlate\nclause\nclause\nclause\n", "", Some(0)));
    assert!(time >= Duration::from_millis(100) && time < Duration::from_secs(2), "{time:?}");
}

fn statuses() {
    let (out, err, status, _) = result("fails");
    assert!(out.starts_with("before\n") || out.starts_with("serving\n"));
    assert_eq!((err.lines().next(), status), (Some("Mesh panic at ?:0: main failed"), Some(1)));
    let (out, _, status, _) = result("status");
    assert_eq!((out.as_str(), status), ("status\n", Some(2)));
    let (_, err, status, _) = result("linked");
    assert_eq!((err.lines().next(), status), (Some("Mesh panic at ?:0: other failed"), Some(1)));
}

fn output_is_whole() {
    let (out, _, status, _) = result("prints");
    assert_eq!(status, Some(0));
    assert_eq!(out, "a line of output that must stay whole\n".repeat(100_000));
}

fn signals_end_in_order() {
    for signal in ["TERM", "INT"] {
        let child = command("serves").spawn().expect("the program starts");
        std::thread::sleep(Duration::from_millis(300));
        let sent = Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().expect("kill runs");
        assert!(sent.success());
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!(String::from_utf8_lossy(&output.stdout), "serving\nclause\n");
        assert_eq!(output.status.code(), Some(0));
    }
}

fn main() {
    if let Ok(name) = std::env::var(CHOICE) {
        run_chosen(&name);
    }
    for (name, test) in [
        ("ends quietly", ends_quietly as fn()),
        ("statuses", statuses),
        ("output is whole", output_is_whole),
        ("signals end in order", signals_end_in_order),
    ] {
        test();
        println!("test {name} ... ok");
    }
}
