//! `meshjit explain`: diagnostics at length. The texts are the catalogue's.

use super::{help, unknown_flag, usage};
use crate::error::Error;
use lexopt::{Arg, Parser};
use mesh_syntax::diagnostics::Code;
use std::ffi::OsString;

pub fn run(args: Vec<OsString>) -> Result<i32, Error> {
    let mut wanted = None;
    let mut parser = Parser::from_args(args);
    while let Some(arg) = parser.next().map_err(usage)? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(help::print(help::EXPLAIN)),
            Arg::Value(code) if wanted.is_none() => wanted = Some(code.to_string_lossy().into_owned()),
            flag => return Err(unknown_flag(&flag)),
        }
    }
    let wanted = wanted.ok_or_else(|| Error::Usage("`explain` needs a code such as E0012".into()))?;
    let known = Code::ALL.iter().find(|code| code.as_str().eq_ignore_ascii_case(&wanted));
    let code = known.ok_or_else(|| Error::Usage(format!("there is no diagnostic {wanted}")))?;
    super::write_out(code.page());
    Ok(0)
}
