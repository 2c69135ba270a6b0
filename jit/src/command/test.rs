//! `meshjit test`: runs the `test` blocks of a project or a file. Knows which to run, not how: that is in the library.

use super::{STATUS_REFUSED, Style, heap, help, number, unknown_flag, usage};
use crate::error::Error;
use crate::{files, image, intrinsics};
use compiler::{Options, Tests};
use lexopt::{Arg, Parser};
use runtime::Config;
use std::ffi::OsString;
use std::path::PathBuf;

pub fn run(args: Vec<OsString>) -> Result<i32, Error> {
    let mut style = Style::default();
    let mut config = Config::default();
    let (mut path, mut filter, mut max_heap) = (None, String::new(), None);
    let mut parser = Parser::from_args(args);
    while let Some(arg) = parser.next().map_err(usage)? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(help::print(help::TEST)),
            Arg::Long("filter") => filter = parser.value().map_err(usage)?.to_string_lossy().into_owned(),
            Arg::Long("schedulers") => config.schedulers = number(&mut parser, "schedulers")?,
            Arg::Long("seed") => config.seed = Some(number(&mut parser, "seed")?),
            Arg::Long("max-heap") => max_heap = Some(parser.value().map_err(usage)?.to_string_lossy().into_owned()),
            Arg::Value(value) if path.is_none() => path = Some(PathBuf::from(value)),
            Arg::Long(flag) if style.take(flag) => {}
            flag => return Err(unknown_flag(&flag)),
        }
    }
    config.max_heap = heap::limit(max_heap, |name| std::env::var(name).ok())?;
    let path = path.unwrap_or_else(|| PathBuf::from("."));
    let (project, module) = files::load_for_tests(&path)?;
    let tests = Tests::Run { filter: &filter, module: module.as_deref() };
    let options = Options { tests, waits: &intrinsics::waits, ..Options::default() };
    let (program, diagnostics) = compiler::compile(&project.sources, &project.modules, options);
    style.print(&project, &diagnostics);
    let Some(program) = program else {
        style.print_failed();
        return Ok(STATUS_REFUSED);
    };
    let image = image::build(program)?;
    drop((project, diagnostics));
    Ok(runtime::run(image, config))
}
