//! What `meshjit` can be asked for: which command a command line names, and what all commands share. Every command returns an exit
//! status. Knows nothing of how programs are compiled.

mod check;
mod emit;
mod explain;
mod fmt;
mod heap;
mod help;
mod new;
mod node;
mod run;
mod test;
mod timings;

use crate::error::Error;
use crate::files::Project;
use lexopt::Parser;
use mesh_syntax::diagnostics::{Diagnostic, render};
use mesh_syntax::source::SourceMap;
use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;

/// The exit status when nothing was run: the program does not compile, or the command line is wrong.
pub const STATUS_REFUSED: i32 = 2;
/// The exit status when this program is at fault.
pub const STATUS_INTERNAL: i32 = 70;
/// The name of a variable of the environment: with `0` in it, programs are compiled without the passes over their SSA. For tests
/// of the passes.
const OPTIMISE: &str = "MESH_OPTIMISE";

/// Commands of the language's tools that this build does not have.
const ABSENT: [&str; 5] = ["repl", "lsp", "deps", "migrate", "attach"];

/// Does what the arguments (without the program's name) ask for.
pub fn dispatch(args: Vec<OsString>) -> Result<i32, Error> {
    let Some(first) = args.first() else {
        return Err(Error::Usage("there is no program to run".into()));
    };
    let rest = || args[1..].to_vec();
    match first.to_str() {
        Some("--help" | "-h") => Ok(help::print(help::GENERAL)),
        Some("--version" | "-V") => {
            println!("meshjit {}", env!("CARGO_PKG_VERSION"));
            Ok(0)
        }
        Some("run") => run::run(rest()),
        Some("check") => check::run(rest()),
        Some("emit") => emit::run(rest()),
        Some("explain") => explain::run(rest()),
        Some("test") => test::run(rest()),
        Some("fmt") => fmt::run(rest()),
        Some(command @ ("new" | "init")) => new::run(command, rest()),
        Some(name) if ABSENT.contains(&name) => Err(Error::Usage(format!("`{name}` is not available in this build"))),
        _ => run::run(args),
    }
}

/// As [`dispatch`]; a failure of the compiler itself becomes an error like others.
pub fn run_guarded(args: Vec<OsString>) -> Result<i32, Error> {
    guarded(|| dispatch(args))
}

fn guarded(work: impl FnOnce() -> Result<i32, Error> + std::panic::UnwindSafe) -> Result<i32, Error> {
    std::panic::catch_unwind(work)
        .unwrap_or_else(|_| Err(Error::Internal("the compiler failed; the lines above say where".into())))
}

fn optimise() -> bool {
    std::env::var_os(OPTIMISE).is_none_or(|value| value != "0")
}

/// The exit status that tells of an error.
pub fn status(error: &Error) -> i32 {
    if matches!(error, Error::Internal(_)) { STATUS_INTERNAL } else { STATUS_REFUSED }
}

/// Writes to standard output. A reader that has seen enough and is gone is no failure.
fn write_out(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// How diagnostics are shown.
#[derive(Clone, Copy, Default)]
struct Style {
    plain: bool,
    json: bool,
}

impl Style {
    /// Takes a flag that is about diagnostics.
    fn take(&mut self, flag: &str) -> bool {
        match flag {
            "no-color" => self.plain = true,
            "json" => self.json = true,
            _ => return false,
        }
        true
    }

    fn print(self, project: &Project, diagnostics: &[Diagnostic]) {
        self.print_from(&project.sources, diagnostics);
    }

    fn print_from(self, sources: &SourceMap, diagnostics: &[Diagnostic]) {
        if self.json {
            eprint!("{}", render::to_json(sources, diagnostics));
        } else {
            let color = !self.plain && std::io::stderr().is_terminal();
            eprint!("{}", render::render_all(sources, diagnostics, color));
        }
    }

    /// Says at the end that the program was not compiled.
    fn print_failed(self) {
        if self.json {
            let failed = Diagnostic::new(mesh_syntax::diagnostics::Code::C0001, render::FAILED);
            eprint!("{}", render::to_json(&mesh_syntax::source::SourceMap::new(), &[failed]));
        } else {
            eprintln!("error: {}", render::FAILED);
        }
    }
}

/// The one path of a command that takes no other arguments.
struct Paths(Vec<PathBuf>);

impl Paths {
    fn single(self, command: &str) -> Result<PathBuf, Error> {
        let mut paths = self.0.into_iter();
        match (paths.next(), paths.next()) {
            (Some(path), None) => Ok(path),
            (None, _) => Err(Error::Usage(format!("`{command}` needs a path"))),
            (_, Some(more)) => {
                Err(Error::Usage(format!("`{command}` takes one path; '{}' is too many", more.display())))
            }
        }
    }
}

fn usage(error: lexopt::Error) -> Error {
    Error::Usage(error.to_string())
}

fn unknown_flag(flag: &lexopt::Arg<'_>) -> Error {
    Error::Usage(match flag {
        lexopt::Arg::Short(name) => format!("unknown flag -{name}"),
        lexopt::Arg::Long(name) => format!("unknown flag --{name}"),
        lexopt::Arg::Value(value) => format!("unexpected argument '{}'", value.to_string_lossy()),
    })
}

/// A number that a flag gives.
fn number<T: std::str::FromStr>(parser: &mut Parser, flag: &str) -> Result<T, Error> {
    let value = parser.value().map_err(usage)?;
    let text = value.to_string_lossy();
    text.parse().map_err(|_| Error::Usage(format!("--{flag} needs a number, not '{text}'")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_to_report() {
        let error = guarded(|| panic!("on purpose")).expect_err("no result");
        assert_eq!(status(&error), STATUS_INTERNAL);
        let text = format!("error{error}");
        assert!(text.starts_with("error[C0002]: internal error: the compiler failed"), "{text}");
        assert!(text.contains("please report it"), "{text}");
    }

    #[test]
    fn mistakes_of_the_user_refuse() {
        let error = guarded(|| dispatch(vec!["--frobnicate".into()])).expect_err("no such flag");
        assert_eq!(status(&error), STATUS_REFUSED);
    }
}
