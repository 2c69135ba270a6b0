//! Builtins of the module `IO`.

use crate::abi::Cx;
use crate::heap::limit;
use crate::value::Str;
use crate::{io, output};
use std::io::{BufRead, Read};

/// A line in one call, so that lines of several processes do not mix.
fn write_line(cx: &mut Cx, text: &str) {
    let mut line = String::with_capacity(text.len() + 1);
    line.push_str(text);
    line.push('\n');
    output::write_stdout(cx, line.as_bytes());
}

fn next_line() -> Result<String, String> {
    let mut line = Vec::new();
    let mut input = std::io::stdin().lock().take(limit::get() as u64 + 1);
    input.read_until(b'\n', &mut line).map_err(|error| error.to_string())?;
    limit::check(line.len());
    if line.last() == Some(&b'\n') {
        line.pop();
        if line.last() == Some(&b'\r') {
            line.pop();
        }
    }
    String::from_utf8(line).map_err(|_| "input is not UTF-8".to_owned())
}

crate::intrinsics! { "IO";
    raises fn print(cx, s: Str) -> () { output::write_stdout(cx, s.as_bytes()); Ok(()) }
    raises fn println(cx, s: Str) -> () { write_line(cx, s.as_str()); Ok(()) }
    raises fn eprintln(cx, s: Str) -> () {
        output::write_stderr(format!("{}\n", s.as_str()).as_bytes());
        Ok(())
    }
    waits fn read_line(cx) -> Result<String, String> { Ok(io::blocking::run(cx, next_line)) }
}
