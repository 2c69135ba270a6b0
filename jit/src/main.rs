//! The command `meshjit`.

use std::process::exit;

/// Processes allocate and free small blocks on different threads all the time, which the system's allocator is slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let args = std::env::args_os().skip(1).collect();
    let status = jit::command::run_guarded(args).unwrap_or_else(|error| {
        eprintln!("error{error}");
        jit::command::status(&error)
    });
    exit(status);
}
