//! The command line of `meshjit`: what it says and how it exits when it is used well and badly. Knows the words of the
//! language reference, section 19, only.

use libtest_mimic::{Arguments, Failed, Trial};
use std::ffi::OsString;
use std::time::Duration;
use test_suite::run::{Invocation, Outcome, Scratch, run};

type Checked = Result<(), Failed>;
type Test = (&'static str, fn() -> Checked);

const GOOD: &str = "fn triple(x :: Int) -> Int = x * 3\nfn main() do\n  println(\"${triple(14)}\")\nend\n";
const ILL_TYPED: &str = "fn main() do\n  let x :: Int = \"a\"\n  println(x)\nend\n";
const PANICS: &str =
    "fn main() do\n  println(\"before\")\n  let xs :: List<Int> = []\n  println(\"${List.head(xs)}\")\nend\n";

fn main() {
    let args = Arguments::from_args();
    let tests: [Test; 41] = [
        ("version", version),
        ("help", help),
        ("help_of_subcommands", help_of_subcommands),
        ("no_arguments", no_arguments),
        ("missing_directory", missing_directory),
        ("missing_main_file", missing_main_file),
        ("path_below_a_file", path_below_a_file),
        ("unknown_flag_of_check", unknown_flag_of_check),
        ("unknown_flag_of_emit", unknown_flag_of_emit),
        ("unknown_stage", unknown_stage),
        ("check_without_path", check_without_path),
        ("check_good", check_good),
        ("check_bad", check_bad),
        ("run_good", run_good),
        ("run_subcommand", run_subcommand),
        ("run_directory", run_directory),
        ("run_ill_typed", run_ill_typed),
        ("run_panic", run_panic),
        ("program_arguments", program_arguments),
        ("memory_limit", memory_limit),
        ("timings", timings),
        ("emit_early_stages", emit_early_stages),
        ("emit_late_stages", emit_late_stages),
        ("explain_known", explain_known),
        ("explain_unknown", explain_unknown),
        ("json_diagnostics", json_diagnostics),
        ("tests_pass_and_fail", tests_pass_and_fail),
        ("tests_by_filter", tests_by_filter),
        ("tests_of_one_file", tests_of_one_file),
        ("tests_have_heaps_of_their_own", tests_have_heaps_of_their_own),
        ("tests_of_a_program_with_an_error", tests_of_a_program_with_an_error),
        ("tests_are_no_part_of_a_run", tests_are_no_part_of_a_run),
        ("mesher_unit", mesher_unit),
        ("format_in_place", format_in_place),
        ("format_check", format_check),
        ("format_flags", format_flags),
        ("format_with_errors", format_with_errors),
        ("format_nothing", format_nothing),
        ("new_project", new_project),
        ("new_over_something", new_over_something),
        ("new_with_a_bad_name", new_with_a_bad_name),
    ];
    let trials = tests.into_iter().map(|(name, test)| Trial::test(name, test)).collect();
    libtest_mimic::run(&args, trials).exit();
}

/// Runs `meshjit` in a directory that holds `main.mpl` with the given text.
fn with_main(source: &str, args: &[&str]) -> Result<Outcome, Failed> {
    let scratch = Scratch::new()?;
    std::fs::write(scratch.0.join("main.mpl"), source)?;
    in_directory(&scratch, args)
}

fn plain(args: &[&str]) -> Result<Outcome, Failed> {
    in_directory(&Scratch::new()?, args)
}

fn in_directory(scratch: &Scratch, args: &[&str]) -> Result<Outcome, Failed> {
    let args = args.iter().map(OsString::from).collect();
    let directory = Some(scratch.0.clone());
    Ok(run(&Invocation { args, timeout: Duration::from_secs(30), directory, ..Invocation::default() })?)
}

fn ensure(outcome: &Outcome, status: i32, stdout: &[&str], stderr: &[&str]) -> Checked {
    let mut problems = String::new();
    if outcome.status != Some(status) {
        problems.push_str(&format!("exit status {:?}, expected {status}\n", outcome.status));
    }
    for part in stdout.iter().filter(|part| !outcome.stdout.contains(**part)) {
        problems.push_str(&format!("standard output does not contain `{part}`\n"));
    }
    for part in stderr.iter().filter(|part| !outcome.stderr.contains(**part)) {
        problems.push_str(&format!("standard error does not contain `{part}`\n"));
    }
    if outcome.stderr.contains("panicked at") {
        problems.push_str("the binary itself failed\n");
    }
    match problems.is_empty() {
        true => Ok(()),
        false => {
            Err(format!("{problems}standard output:\n{}\nstandard error:\n{}", outcome.stdout, outcome.stderr).into())
        }
    }
}

fn version() -> Checked {
    ensure(&plain(&["--version"])?, 0, &[env!("CARGO_PKG_VERSION")], &[])
}

fn help() -> Checked {
    ensure(&plain(&["--help"])?, 0, &["check", "emit", "explain", "--schedulers", "--max-heap"], &[])
}

fn memory_limit() -> Checked {
    let greedy = "fn main() do\n  println(\"${String.length(String.repeat(\"x\", 5000000))}\")\nend\n";
    let refused =
        ["main.mpl:2: out of memory: the process would hold 5000000 bytes", "the limit of 2097152 (--max-heap)"];
    ensure(&with_main(greedy, &["--max-heap", "2M", "main.mpl"])?, 1, &[], &refused)?;
    ensure(&with_main(greedy, &["--max-heap", "16m", "main.mpl"])?, 0, &["5000000"], &[])?;
    ensure(&with_main(greedy, &["run", "--max-heap=2048K", "main.mpl"])?, 1, &[], &refused)?;
    ensure(&with_main(greedy, &["main.mpl", "--max-heap", "2M"])?, 1, &[], &refused)?;
    ensure(&with_main(greedy, &["main.mpl", "--", "--max-heap", "2M"])?, 0, &["5000000"], &[])?;
    for wrong in ["", "many", "512", "1.5G", "-1M", "64MB", "99999999999G"] {
        let message = format!("--max-heap needs a size from 1M on, such as 512M or 2G, not '{wrong}'");
        ensure(&with_main(GOOD, &["--max-heap", wrong, "main.mpl"])?, 2, &[], &[&message])?;
        ensure(&with_main(GOOD, &["test", "--max-heap", wrong, "main.mpl"])?, 2, &[], &[&message])?;
    }
    ensure(&with_main(GOOD, &["--max-heap"])?, 2, &[], &["--max-heap"])?;
    let scratch = Scratch::new()?;
    std::fs::write(scratch.0.join("main.mpl"), greedy)?;
    let by_environment = |value: &str| {
        let env = vec![("MESH_MAX_HEAP".into(), value.into())];
        let (args, directory) = (vec!["main.mpl".into()], Some(scratch.0.clone()));
        run(&Invocation { args, env, directory, timeout: Duration::from_secs(30), ..Invocation::default() })
    };
    ensure(&by_environment("2M")?, 1, &[], &refused)?;
    ensure(&by_environment("")?, 0, &["5000000"], &[])?;
    ensure(&by_environment("much")?, 2, &[], &["MESH_MAX_HEAP needs a size from 1M on", "not 'much'"])
}

fn timings() -> Checked {
    let front_end = ["parse ", "names ", "types ", "total "];
    ensure(&with_main(GOOD, &["check", "--timings", "main.mpl"])?, 0, &[], &front_end)?;
    let all = ["SSA ", "passes ", "machine code ", "total "];
    ensure(&with_main(GOOD, &["--timings", "main.mpl"])?, 0, &["42"], &all)?;
    // Behind the path it is the program's.
    let quiet = with_main(GOOD, &["main.mpl", "--timings"])?;
    if quiet.stderr.is_empty() { Ok(()) } else { Err(quiet.stderr.into()) }
}

fn help_of_subcommands() -> Checked {
    for command in ["check", "emit", "explain", "test", "fmt", "new", "init"] {
        ensure(&plain(&[command, "--help"])?, 0, &[command, "usage"], &[])?;
    }
    Ok(())
}

fn no_arguments() -> Checked {
    ensure(&plain(&[])?, 2, &[], &["--help"])
}

fn missing_directory() -> Checked {
    ensure(&plain(&["nowhere"])?, 2, &[], &["Project directory 'nowhere' does not exist"])
}

fn missing_main_file() -> Checked {
    let scratch = Scratch::new()?;
    std::fs::create_dir(scratch.0.join("empty"))?;
    ensure(&in_directory(&scratch, &["empty"])?, 2, &[], &["No 'main.mpl' found in 'empty'"])
}

/// A file that is no source file cannot be a project.
fn path_below_a_file() -> Checked {
    let scratch = Scratch::new()?;
    std::fs::write(scratch.0.join("notes.txt"), "nothing\n")?;
    ensure(&in_directory(&scratch, &["notes.txt"])?, 2, &[], &["'notes.txt' is not a directory"])
}

fn unknown_flag_of_check() -> Checked {
    ensure(&with_main(GOOD, &["check", "--frobnicate", "main.mpl"])?, 2, &[], &["--frobnicate"])
}

fn unknown_flag_of_emit() -> Checked {
    ensure(&with_main(GOOD, &["emit", "ssa", "main.mpl", "--frobnicate"])?, 2, &[], &["--frobnicate"])
}

fn unknown_stage() -> Checked {
    ensure(&with_main(GOOD, &["emit", "poetry", "main.mpl"])?, 2, &[], &["poetry"])
}

fn check_without_path() -> Checked {
    let outcome = plain(&["check"])?;
    ensure(&outcome, 2, &[], &[])?;
    if outcome.stderr.trim().is_empty() { Err("it says nothing".into()) } else { Ok(()) }
}

fn check_good() -> Checked {
    let outcome = with_main(GOOD, &["check", "main.mpl"])?;
    ensure(&outcome, 0, &[], &[])?;
    match outcome.stdout.contains("42") {
        true => Err("`check` ran the program".into()),
        false => Ok(()),
    }
}

fn check_bad() -> Checked {
    let words =
        ["error[E0001]: ", "type mismatch", " --> main.mpl:2:", "error: Compilation failed due to errors above."];
    ensure(&with_main(ILL_TYPED, &["check", "--no-color", "main.mpl"])?, 2, &[], &words)
}

fn run_good() -> Checked {
    ensure(&with_main(GOOD, &["main.mpl"])?, 0, &["42\n"], &[])
}

fn run_subcommand() -> Checked {
    ensure(&with_main(GOOD, &["run", "main.mpl"])?, 0, &["42\n"], &[])
}

fn run_directory() -> Checked {
    ensure(&with_main(GOOD, &["."])?, 0, &["42\n"], &[])
}

fn run_ill_typed() -> Checked {
    ensure(&with_main(ILL_TYPED, &["main.mpl"])?, 2, &[], &["E0001"])
}

fn run_panic() -> Checked {
    let outcome = with_main(PANICS, &["main.mpl"])?;
    ensure(&outcome, 1, &["before\n"], &["Mesh panic at main.mpl:4: List.head: empty list"])
}

fn program_arguments() -> Checked {
    let source = "fn main() do\n  println(String.join(Env.args(), \"|\"))\nend\n";
    ensure(&with_main(source, &["main.mpl", "one", "--two", "3"])?, 0, &["one|--two|3\n"], &[])
}

fn emit_early_stages() -> Checked {
    for stage in ["tokens", "ast", "types"] {
        ensure(&with_main(GOOD, &["emit", stage, "main.mpl"])?, 0, &["triple"], &[])
            .map_err(|e| format!("emit {stage}: {}", e.message().unwrap_or("failed")))?;
    }
    Ok(())
}

fn emit_late_stages() -> Checked {
    // A function that the optimiser cannot do away with.
    let source = "fn triple(x :: Int) -> Int = if x == 0 do 0 else 3 + triple(x - 1) end\nfn main() do\n  println(\"${triple(14)}\")\nend\n";
    for stage in ["ssa", "clif"] {
        ensure(&with_main(source, &["emit", stage, "main.mpl"])?, 0, &["triple"], &[])
            .map_err(|e| format!("emit {stage}: {}", e.message().unwrap_or("failed")))?;
    }
    Ok(())
}

fn explain_known() -> Checked {
    ensure(&plain(&["explain", "E0001"])?, 0, &["E0001"], &[])
}

fn explain_unknown() -> Checked {
    ensure(&plain(&["explain", "E9999"])?, 2, &[], &["E9999"])
}

fn json_diagnostics() -> Checked {
    let outcome = with_main(ILL_TYPED, &["check", "--json", "main.mpl"])?;
    ensure(&outcome, 2, &[], &["\"code\":\"E0001\"", "\"severity\":\"error\"", "\"code\":\"C0001\""])?;
    match outcome.stderr.lines().all(|line| line.starts_with('{') && line.ends_with('}')) {
        true => Ok(()),
        false => Err(format!("not one object a line:\n{}", outcome.stderr).into()),
    }
}

const TESTS: &str = r#"
let limit = 3

fn below(n :: Int) -> Bool = n < limit

test "small numbers are below" do
  Test.assert(below(2))
end

test "a check that fails" do
  Test.assert_eq(1 + 1, 3)
end

test "a panic" do
  let empty :: List<Int> = []
  println("${List.head(empty)}")
end

test "the last, with a value" do
  1.5
end

fn main() do
  println("main ran")
end
"#;

fn tests_pass_and_fail() -> Checked {
    let outcome = with_main(TESTS, &["test"])?;
    let lines = [
        "ok     Main: small numbers are below\n",
        "FAILED Main: a check that fails\n  assertion failed: values differ\n    left:  2\n    right: 3\n",
        "FAILED Main: a panic\n  List.head: empty list\n",
        "ok     Main: the last, with a value\n2 passed, 2 failed\n",
    ];
    ensure(&outcome, 1, &lines, &[])?;
    lacks(&outcome, "main ran")
}

fn lacks(outcome: &Outcome, text: &str) -> Checked {
    match outcome.stdout.contains(text) || outcome.stderr.contains(text) {
        true => Err(format!("`{text}` should not be there:\n{}\n{}", outcome.stdout, outcome.stderr).into()),
        false => Ok(()),
    }
}

fn tests_by_filter() -> Checked {
    ensure(&with_main(TESTS, &["test", "main.mpl", "--filter", "small"])?, 0, &["1 passed, 0 failed\n"], &[])?;
    ensure(&with_main(TESTS, &["test", "--filter=nothing like it", "."])?, 0, &["0 passed, 0 failed\n"], &[])?;
    // Nothing here names the library's module that runs tests.
    ensure(&with_main("fn main() do end\n", &["test", "main.mpl"])?, 0, &["0 passed, 0 failed\n"], &[])
}

/// A file of tests sees the project around it, and only its own tests are run.
fn tests_of_one_file() -> Checked {
    let scratch = Scratch::new()?;
    let file = |path: &str, text: &str| std::fs::write(scratch.0.join(path), text);
    std::fs::create_dir(scratch.0.join("tests"))?;
    file("main.mpl", TESTS)?;
    file("shape.mpl", "pub fn area(w :: Int, h :: Int) -> Int = w * h\n")?;
    file("tests/shape.test.mpl", "import Shape\n\ntest \"area\" do\n  Test.assert_eq(Shape.area(2, 3), 6)\nend\n")?;
    let own = in_directory(&scratch, &["test", "tests/shape.test.mpl"])?;
    ensure(&own, 0, &["ok     Tests.Shape: area\n1 passed, 0 failed\n"], &[])?;
    ensure(&in_directory(&scratch, &["test"])?, 1, &["3 passed, 2 failed\n"], &[])
}

/// What one test does to its process, the next does not notice.
fn tests_have_heaps_of_their_own() -> Checked {
    let source = r#"
test "leaves a message to itself" do
  send(self(), 1)
end

test "finds none" do
  let n :: Int = Test.assert_receive()
  println("got ${n}")
end

test "fails with a process that it started and is bound to" do
  let p = spawn(fn -> Test.assert(false) end)
  link(p)
  Timer.sleep(5000)
end

test "is not held up by processes that others left behind" do
  let _ = spawn(fn -> Timer.sleep(100000) end)
  Test.assert(true)
end
"#;
    let lines = [
        "FAILED Main: finds none\n  assertion failed: no message came within 100 ms\n",
        "FAILED Main: fails with a process that it started and is bound to\n  linked: assertion failed\n",
        "2 passed, 2 failed\n",
    ];
    ensure(&with_main(source, &["test", "main.mpl"])?, 1, &lines, &[])
}

fn tests_of_a_program_with_an_error() -> Checked {
    ensure(&with_main(ILL_TYPED, &["test"])?, 2, &[], &["E0001", "Compilation failed"])?;
    ensure(&plain(&["test", "nowhere"])?, 2, &[], &["Project directory 'nowhere' does not exist"])?;
    ensure(&with_main(GOOD, &["test", "--frobnicate"])?, 2, &[], &["--frobnicate"])
}

/// A run leaves tests alone, even wrong ones; `check` does not.
fn tests_are_no_part_of_a_run() -> Checked {
    let source = format!("{GOOD}test \"wrong\" do\n  Test.assert(1)\nend\n");
    ensure(&with_main(&source, &["main.mpl"])?, 0, &["42\n"], &[])?;
    ensure(&with_main(&source, &["check", "main.mpl"])?, 2, &[], &["E0001"])?;
    ensure(&with_main(&source, &["test", "main.mpl"])?, 2, &[], &["E0001"])
}

/// The tests that the error monitor has of its own parts.
fn mesher_unit() -> Checked {
    let mesher = concat!(env!("CARGO_MANIFEST_DIR"), "/../mesher");
    let outcome = plain(&["test", mesher])?;
    ensure(&outcome, 0, &[" passed, 0 failed\n"], &[])?;
    match outcome.stdout.lines().filter(|line| line.starts_with("ok ")).count() {
        0 => Err("no test was run".into()),
        _ => Ok(()),
    }
}

fn new_project() -> Checked {
    for command in ["new", "init"] {
        let scratch = Scratch::new()?;
        ensure(&in_directory(&scratch, &[command, "hello_world"])?, 0, &["hello_world"], &[])?;
        let manifest = std::fs::read_to_string(scratch.0.join("hello_world/mesh.toml"))?;
        if !manifest.contains("[package]\nname = \"hello_world\"\nversion = ") {
            return Err(format!("the manifest is\n{manifest}").into());
        }
        ensure(&in_directory(&scratch, &["check", "hello_world"])?, 0, &[], &[])?;
        ensure(&in_directory(&scratch, &["fmt", "hello_world", "--check"])?, 0, &[], &[])?;
        ensure(&in_directory(&scratch, &["hello_world"])?, 0, &["Hello, world!\n"], &[])?;
        ensure(&in_directory(&scratch, &["test", "hello_world"])?, 0, &["1 passed, 0 failed\n"], &[])?;
    }
    Ok(())
}

fn new_over_something() -> Checked {
    let scratch = Scratch::new()?;
    std::fs::write(scratch.0.join("taken"), "mine")?;
    ensure(&in_directory(&scratch, &["new", "taken"])?, 2, &[], &["already exists"])?;
    match std::fs::read_to_string(scratch.0.join("taken"))? == "mine" {
        true => Ok(()),
        false => Err("the file was changed".into()),
    }
}

fn new_with_a_bad_name() -> Checked {
    for name in ["a\"b", "..", "/"] {
        let outcome = plain(&["new", name])?;
        ensure(&outcome, 2, &[], &["is no name for a project"])?;
    }
    ensure(&plain(&["new"])?, 2, &[], &["`new` needs"])
}

const CROOKED: &str = "fn main()   do\n println( \"a\" )\n\n\n\nend";
const STRAIGHT: &str = "fn main() do\n  println(\"a\")\nend\n";

/// A directory with one file to format, one that is in form already, and one that is no source.
fn crooked() -> Result<Scratch, Failed> {
    let scratch = Scratch::new()?;
    std::fs::create_dir(scratch.0.join("tools"))?;
    std::fs::write(scratch.0.join("main.mpl"), STRAIGHT)?;
    std::fs::write(scratch.0.join("tools/text.mpl"), CROOKED)?;
    std::fs::write(scratch.0.join("notes.txt"), CROOKED)?;
    Ok(scratch)
}

fn holds(scratch: &Scratch, file: &str, text: &str) -> Checked {
    let found = std::fs::read_to_string(scratch.0.join(file))?;
    if found == text { Ok(()) } else { Err(format!("{file} holds\n{found}").into()) }
}

fn format_in_place() -> Checked {
    let scratch = crooked()?;
    let outcome = in_directory(&scratch, &["fmt", "."])?;
    ensure(&outcome, 0, &["tools/text.mpl\n"], &[])?;
    lacks(&outcome, "main.mpl")?;
    holds(&scratch, "tools/text.mpl", STRAIGHT)?;
    holds(&scratch, "notes.txt", CROOKED)?;
    let again = in_directory(&scratch, &["fmt", "tools/text.mpl"])?;
    ensure(&again, 0, &[], &[])?;
    lacks(&again, "text.mpl")
}

fn format_check() -> Checked {
    let scratch = crooked()?;
    ensure(&in_directory(&scratch, &["fmt", ".", "--check"])?, 1, &["tools/text.mpl\n"], &[])?;
    holds(&scratch, "tools/text.mpl", CROOKED)?;
    ensure(&in_directory(&scratch, &["fmt", "main.mpl", "--check"])?, 0, &[], &[])
}

fn format_flags() -> Checked {
    let scratch = crooked()?;
    let args = ["fmt", "--indent-size", "4", "--line-width=12", "tools/text.mpl"];
    ensure(&in_directory(&scratch, &args)?, 0, &["tools/text.mpl\n"], &[])?;
    holds(&scratch, "tools/text.mpl", "fn main() do\n    println(\"a\")\nend\n")?;
    ensure(&in_directory(&scratch, &["fmt", "--indent-size", "wide", "."])?, 2, &[], &["--indent-size"])
}

fn format_with_errors() -> Checked {
    let broken = "fn main( do\n   end";
    let scratch = crooked()?;
    std::fs::write(scratch.0.join("broken.mpl"), broken)?;
    ensure(&in_directory(&scratch, &["fmt", "."])?, 2, &["tools/text.mpl\n"], &["P0001", "broken.mpl:1:"])?;
    holds(&scratch, "broken.mpl", broken)?;
    holds(&scratch, "tools/text.mpl", STRAIGHT)
}

fn format_nothing() -> Checked {
    ensure(&plain(&["fmt"])?, 2, &[], &["`fmt` needs a path"])?;
    ensure(&plain(&["fmt", "nowhere"])?, 2, &[], &["'nowhere' does not exist"])
}
