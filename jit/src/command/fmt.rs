//! `meshjit fmt`: source files in their standard form. Knows which files and what to say, not the form.

use super::{STATUS_REFUSED, Style, help, number, unknown_flag, usage};
use crate::error::Error;
use crate::files;
use lexopt::{Arg, Parser};
use mesh_syntax::format::{self, Refusal};
use mesh_syntax::source::SourceMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The exit status of `--check` when a file would change.
const STATUS_DIFFERS: i32 = 1;
const INDENT_MAX: usize = 16;

#[derive(Default)]
struct Request {
    path: Option<PathBuf>,
    form: format::Style,
    style: Style,
    only_check: bool,
}

pub fn run(args: Vec<OsString>) -> Result<i32, Error> {
    let mut request = Request::default();
    let mut parser = Parser::from_args(args);
    while let Some(arg) = parser.next().map_err(usage)? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(help::print(help::FMT)),
            Arg::Long("check") => request.only_check = true,
            Arg::Long("line-width") => request.form.line_width = number(&mut parser, "line-width")?,
            Arg::Long("indent-size") => request.form.indent_size = number(&mut parser, "indent-size")?,
            Arg::Value(value) if request.path.is_none() => request.path = Some(value.into()),
            Arg::Long(flag) if request.style.take(flag) => {}
            flag => return Err(unknown_flag(&flag)),
        }
    }
    if request.form.indent_size > INDENT_MAX {
        return Err(Error::Usage(format!("--indent-size is at most {INDENT_MAX}")));
    }
    let path = request.path.take().ok_or_else(|| Error::Usage("`fmt` needs a path".into()))?;
    let (mut differing, mut refused) = (0, false);
    for file in files::sources_below(&path)? {
        match one(&file, &request)? {
            Outcome::Same => {}
            Outcome::Differs => {
                differing += 1;
                super::write_out(&format!("{}\n", file.display()));
            }
            Outcome::Refused => refused = true,
        }
    }
    Ok(match (refused, request.only_check && differing > 0) {
        (true, _) => STATUS_REFUSED,
        (false, true) => STATUS_DIFFERS,
        (false, false) => 0,
    })
}

enum Outcome {
    Same,
    Differs,
    Refused,
}

fn one(path: &Path, request: &Request) -> Result<Outcome, Error> {
    let text = files::read(path)?;
    let mut sources = SourceMap::new();
    let file = sources.add(path.display().to_string(), text.as_str());
    // Files of the library have a form of definition more.
    let in_form = |is_library| format::format(file, &text, is_library, request.form);
    let result = match in_form(false).or_else(|refusal| in_form(true).map_err(|_| refusal)) {
        Ok(result) => result,
        Err(Refusal::Syntax(diagnostics)) => {
            request.style.print_from(&sources, &diagnostics);
            return Ok(Outcome::Refused);
        }
        Err(Refusal::Changed(what)) => {
            let message = format!("'{}' cannot be formatted without changing it: {what}", path.display());
            return Err(Error::Internal(message));
        }
    };
    if result == text {
        return Ok(Outcome::Same);
    }
    if !request.only_check {
        files::replace(path, &result)?;
    }
    Ok(Outcome::Differs)
}
