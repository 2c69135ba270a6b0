//! Machine code of programs built by hand in SSA form: each runs in an OS process of its own, since a program has the process to
//! itself. Knows nothing of the language.

mod build;
mod programs;

use std::process::{Command, exit};

/// In the environment: the case to run instead of testing it.
const CASE: &str = "MESH_MACHINE_CASE";

/// Runs a program in a process of its own; returns its status and what it wrote to both streams.
fn outcome(test: &str, program: fn() -> compiler::ssa::ir::Program, env: &[(&str, &str)]) -> (i32, String, String) {
    if std::env::var(CASE).is_ok_and(|case| case == test) {
        let image = jit::image::build(program()).expect("the program is well formed");
        let config = runtime::Config { stack_kib: 256, ..runtime::Config::default() };
        exit(runtime::run(image, config));
    }
    let own = std::env::current_exe().expect("a path");
    let mut command = Command::new(own);
    command.args(["--exact", test, "--nocapture", "--test-threads=1"]).env(CASE, test);
    command.envs(env.iter().copied());
    let output = command.output().expect("the test program starts");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

/// The last line of standard output, behind what the test harness prints.
fn check(test: &str, program: fn() -> compiler::ssa::ir::Program, expected: &str) {
    for env in [&[][..], &[("MESH_GC_STRESS", "1")]] {
        let (status, stdout, stderr) = outcome(test, program, env);
        assert_eq!(status, 0, "{env:?}: {stdout}{stderr}");
        assert!(stdout.ends_with(expected), "{env:?}: {stdout}{stderr}");
    }
}

macro_rules! cases {
    ($($name:ident => $expected:expr;)*) => {$(
        #[test]
        fn $name() {
            check(stringify!($name), programs::$name, $expected);
        }
    )*};
}

cases! {
    fib => "832040\n";
    sum_loop => "499999500000\n";
    list_of_records => "5050\n";
    list_survives_loop => "5050\n";
    closures => "42 7\n";
    tail_calls => "1000000\n";
    more_arguments_in_tail_calls => "78 kept\n";
    division => "-9223372036854775808 0 -2 -1 3\n";
    floats_and_bools => "2.5 true\n";
    big_record => "39 here\n";
    switch_on_tags => "one other minus\n";
    globals => "from the global\n";
    ping => "got 5\n";
}

#[test]
fn stack_overflow() {
    let (status, stdout, stderr) = outcome("stack_overflow", programs::stack_overflow, &[]);
    assert_eq!(status, 1, "{stdout}{stderr}");
    assert!(stderr.contains("Mesh panic at main.mpl:7: stack overflow"), "{stderr}");
}

#[test]
fn panic_names_the_place() {
    let (status, stdout, stderr) = outcome("panic_names_the_place", programs::panic_names_the_place, &[]);
    assert_eq!(status, 1, "{stdout}{stderr}");
    assert!(stderr.contains("Mesh panic at main.mpl:3: broken"), "{stderr}");
}
