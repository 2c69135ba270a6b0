//! Standard output of the program: buffered, atomic per call. Knows nothing of processes.
use crate::abi::Cx;
use std::io::Write;

/// Appends to standard output. The text of one call is never torn apart.
pub fn write_stdout(_cx: &mut Cx, text: &[u8]) {
    let _ = std::io::stdout().write_all(text);
}

/// Writes out everything that was appended so far.
pub fn flush() {
    let _ = std::io::stdout().flush();
}
