//! `meshjit check`: the front end only.

use super::timings::Timings;
use super::{Paths, STATUS_REFUSED, Style, help, unknown_flag, usage};
use crate::error::Error;
use crate::files;
use compiler::{Options, Tests};
use lexopt::{Arg, Parser};
use std::ffi::OsString;

pub fn run(args: Vec<OsString>) -> Result<i32, Error> {
    let mut style = Style::default();
    let mut paths = Paths(Vec::new());
    let mut wants_timings = false;
    let mut parser = Parser::from_args(args);
    while let Some(arg) = parser.next().map_err(usage)? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(help::print(help::CHECK)),
            Arg::Value(path) => paths.0.push(path.into()),
            Arg::Long("timings") => wants_timings = true,
            Arg::Long(flag) if style.take(flag) => {}
            flag => return Err(unknown_flag(&flag)),
        }
    }
    let timings = Timings::start();
    let project = files::load(&paths.single("check")?, true)?;
    timings.ended("files");
    let ended = |phase| timings.phase_ended(phase);
    let options = Options { needs_main: true, tests: Tests::Checked, ended: &ended, ..Options::default() };
    let checked = compiler::check(&project.sources, &project.modules, options);
    if wants_timings {
        timings.print();
    }
    style.print(&project, &checked.diagnostics);
    if checked.has_errors() {
        style.print_failed();
        return Ok(STATUS_REFUSED);
    }
    Ok(0)
}
