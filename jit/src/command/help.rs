//! What `--help` prints. Knows only words.

pub const GENERAL: &str = "\
meshjit: compiles a Mesh program in memory and runs it

usage: meshjit PATH [flags] [-- ARGS]     PATH is a project directory with a main.mpl, or one file
       meshjit COMMAND …

commands:
  run PATH [flags] [-- ARGS]              the same as without a command
  check PATH                              prints all diagnostics, runs nothing
  emit (tokens|ast|types|ssa|clif|asm) PATH [--fn NAME]
                                          prints what one stage makes of the program
  test [PATH] [--filter TEXT]             runs the tests of a project or a file
  fmt PATH [--check]                      brings source files into their standard form
  new NAME                                makes a project to start from (also: init)
  explain CODE                            explains a diagnostic
  --version, --help                       both also: COMMAND --help

flags:
  --schedulers N       worker threads (default: one for each core)
  --seed N             deterministic scheduling on one thread, for tests
  --seeds N            the same once for each seed from 1 to N; fails if the output is not the same
  --max-processes N    processes alive at once
  --stack-kib N        stack of one running process
  --max-heap SIZE      memory that one process may hold, such as 512M or 2G (default: half of what there is; or MESH_MAX_HEAP)
  --name N@HOST:PORT   makes the program a node that listens there (or MESH_NAME)
  --cookie TEXT        the secret that nodes share (or MESH_COOKIE, or --cookie-file PATH)
  --cluster A,B,…      nodes to connect to, again and again until they answer (or MESH_CLUSTER)
  --no-color           diagnostics without colours
  --json               diagnostics as JSON, one object a line
  --timings            how long the parts of the compilation took, on standard error

Other flags are left to the program, which sees every argument after PATH.
Exit status: that of the program; 2 when nothing was run, 70 when meshjit itself failed.
";

pub const RUN: &str = "\
usage: meshjit run PATH [flags] [-- ARGS]

Checks, compiles and runs a project directory (its main.mpl) or one file. Flags: see `meshjit --help`.
";

pub const CHECK: &str = "\
usage: meshjit check PATH [--no-color] [--json] [--timings]

Prints all diagnostics of a project directory or a file. Exit status 2 if one of them is an error. With
--timings also how long each part took.
";

pub const EMIT: &str = "\
usage: meshjit emit (tokens|ast|types|ssa|clif|asm) PATH [--fn NAME] [--no-color] [--json]

Prints what one stage makes of the program; with --fn only functions whose names contain NAME.
";

pub const EXPLAIN: &str = "\
usage: meshjit explain CODE

Explains a diagnostic, for example E0012.
";

pub const TEST: &str = "\
usage: meshjit test [PATH] [--filter TEXT] [--schedulers N] [--seed N] [--max-heap SIZE]
                    [--no-color] [--json]

Runs the `test` blocks of a project directory (default: this one) or a file, each in a process of its own; with --filter
only those whose names contain TEXT. A test fails when it panics or takes longer than a minute. A file whose name ends in
.test.mpl sees the project that it lies in. Exit status: 1 if a test failed, 2 if the program does not compile.
";

pub const FMT: &str = "\
usage: meshjit fmt PATH [--check] [--line-width N] [--indent-size N]

Brings a file, or all .mpl files below a directory, into their standard form and prints which were changed. With --check
nothing is changed, and the exit status is 1 if a file would be. Lines have at most 100 characters where they can be
broken, and 2 spaces indent a level. Files with syntax errors stay as they are.
";

pub const NEW: &str = "\
usage: meshjit new NAME        (or: meshjit init NAME)

Makes the directory NAME with a program that says hello, and a test of it.
";

pub fn print(text: &str) -> i32 {
    super::write_out(text);
    0
}
