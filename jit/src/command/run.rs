//! `meshjit PATH`: compiles a program and runs it. Knows the flags of the runtime.

use super::node::Flags;
use super::timings::Timings;
use super::{STATUS_REFUSED, Style, heap, help, number, optimise, usage};
use crate::error::Error;
use crate::{files, image, intrinsics};
use compiler::Options;
use lexopt::{Arg, Parser};
use runtime::Config;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

#[derive(Default)]
struct Request {
    style: Style,
    config: Config,
    path: Option<PathBuf>,
    node: Flags,
    max_heap: Option<String>,
    wants_help: bool,
    wants_timings: bool,
    /// How many seeds to try, instead of one run.
    seeds: Option<u64>,
}

pub fn run(args: Vec<OsString>) -> Result<i32, Error> {
    let mut request = parse(args)?;
    if request.wants_help {
        return Ok(help::print(help::RUN));
    }
    let Some(path) = request.path.take() else {
        return Err(Error::Usage("there is no program to run".into()));
    };
    request.config.node = std::mem::take(&mut request.node).node(|name| std::env::var(name).ok())?;
    request.config.max_heap = heap::limit(request.max_heap.take(), |name| std::env::var(name).ok())?;
    compile_and_run(&path, request)
}

fn compile_and_run(path: &Path, request: Request) -> Result<i32, Error> {
    let style = request.style;
    let timings = Timings::start();
    let project = files::load(path, false)?;
    timings.ended("files");
    let ended = |phase| timings.phase_ended(phase);
    let options = Options {
        needs_main: true,
        optimise: optimise(),
        ended: &ended,
        waits: &intrinsics::waits,
        ..Options::default()
    };
    let (program, diagnostics) = compiler::compile(&project.sources, &project.modules, options);
    style.print(&project, &diagnostics);
    let Some(program) = program else {
        style.print_failed();
        return Ok(STATUS_REFUSED);
    };
    let image = image::build(program)?;
    timings.ended("machine code");
    if request.wants_timings {
        timings.print();
    }
    // What the compiler used is of no use to the running program.
    drop((project, diagnostics));
    Ok(match request.seeds {
        Some(count) => runtime::run_under_seeds(image, request.config, count),
        None => runtime::run(image, request.config),
    })
}

/// Splits what is for the runtime from what is for the program. The program sees all arguments behind its path.
fn parse(args: Vec<OsString>) -> Result<Request, Error> {
    let mut request = Request::default();
    let mut parser = Parser::from_args(args);
    while let Some(arg) = parser.next().map_err(usage)? {
        match arg {
            Arg::Long(flag) => {
                let flag = flag.to_owned();
                if !take(&mut request, &flag, &mut parser)? {
                    if request.path.is_none() {
                        return Err(Error::Usage(format!("unknown flag --{flag}")));
                    }
                    // Its value, if written with `=`, is not ours either.
                    let _ = parser.optional_value();
                }
            }
            Arg::Short('h') if request.path.is_none() => request.wants_help = true,
            Arg::Short(flag) => {
                if request.path.is_none() {
                    return Err(Error::Usage(format!("unknown flag -{flag}")));
                }
                let _ = parser.optional_value();
            }
            Arg::Value(value) if request.path.is_none() => {
                request.path = Some(value.into());
                let rest = parser.raw_args().map_err(usage)?;
                let rest = rest.as_slice().iter().map(|arg| arg.to_string_lossy().into_owned());
                request.config.args = rest.collect();
            }
            Arg::Value(_) => {}
        }
    }
    Ok(request)
}

/// Takes a flag of the runtime, of nodes or of diagnostics.
fn take(request: &mut Request, flag: &str, parser: &mut Parser) -> Result<bool, Error> {
    match flag {
        "help" if request.path.is_none() => request.wants_help = true,
        "timings" if request.path.is_none() => request.wants_timings = true,
        "schedulers" => request.config.schedulers = number(parser, flag)?,
        "max-processes" => request.config.max_processes = number(parser, flag)?,
        "stack-kib" => request.config.stack_kib = number(parser, flag)?,
        "max-heap" => request.max_heap = Some(parser.value().map_err(usage)?.to_string_lossy().into_owned()),
        "seed" => request.config.seed = Some(number(parser, flag)?),
        "seeds" if request.path.is_none() => request.seeds = Some(number(parser, flag)?),
        _ if Flags::is_one(flag) => {
            let value = parser.value().map_err(usage)?;
            request.node.take(flag, value.to_string_lossy().into_owned());
        }
        _ => return Ok(request.style.take(flag)),
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Request, Error> {
        parse(line.split_whitespace().map(OsString::from).collect())
    }

    #[test]
    fn flags_of_the_program_are_left_to_it() {
        let request = parsed("--no-color dir --schedulers 3 --db x.db one -- --seed 4").expect("a good line");
        assert_eq!(request.path, Some(PathBuf::from("dir")));
        assert_eq!(request.config.schedulers, 3);
        assert_eq!(request.config.seed, None);
        assert_eq!(request.config.args, ["--schedulers", "3", "--db", "x.db", "one", "--", "--seed", "4"]);
        assert!(request.style.plain);
    }

    #[test]
    fn wrong_lines_are_refused() {
        assert!(parsed("--frobnicate dir").is_err());
        assert!(parsed("dir --schedulers many").is_err());
        assert!(parsed("dir --cluster a@h:1").expect("a good line").node.cluster.is_some());
    }
}
