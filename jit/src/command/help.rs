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
  explain CODE                            explains a diagnostic
  --version, --help                       both also: COMMAND --help

flags:
  --schedulers N       worker threads (default: one for each core)
  --seed N             deterministic scheduling on one thread, for tests
  --max-processes N    processes alive at once
  --stack-kib N        stack of one running process
  --no-color           diagnostics without colours
  --json               diagnostics as JSON, one object a line

Other flags are left to the program, which sees every argument after PATH.
Exit status: that of the program; 2 when nothing was run.
";

pub const RUN: &str = "\
usage: meshjit run PATH [flags] [-- ARGS]

Checks, compiles and runs a project directory (its main.mpl) or one file. Flags: see `meshjit --help`.
";

pub const CHECK: &str = "\
usage: meshjit check PATH [--no-color] [--json]

Prints all diagnostics of a project directory or a file. Exit status 2 if one of them is an error.
";

pub const EMIT: &str = "\
usage: meshjit emit (tokens|ast|types|ssa|clif|asm) PATH [--fn NAME] [--no-color] [--json]

Prints what one stage makes of the program; with --fn only functions whose names contain NAME.
";

pub const EXPLAIN: &str = "\
usage: meshjit explain CODE

Explains a diagnostic, for example E0012.
";

pub fn print(text: &str) -> i32 {
    super::write_out(text);
    0
}
