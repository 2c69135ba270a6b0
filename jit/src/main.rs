//! The command `meshjit`.

use std::process::exit;

fn main() {
    let args = std::env::args_os().skip(1).collect();
    let status = jit::command::run_guarded(args).unwrap_or_else(|error| {
        eprintln!("error{error}");
        jit::command::status(&error)
    });
    exit(status);
}
