//! [unsafe] The command `meshjit`, and the allocator.

use jit::Error;
use runtime::process::leave_signals;
use std::ffi::OsString;
use std::io::Write;

/// Processes allocate and free small blocks on different threads all the time, which the system's allocator is slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

unsafe extern "C" {
    fn mi_collect(force: bool);
    fn _exit(status: i32) -> !;
}

/// What ended processes held goes back to the system while the program has nothing to do. The allocator by itself would keep it
/// until it is asked for more.
fn give_back() {
    // SAFETY: the function of the allocator that this program runs on; it may be called from any thread at any time.
    unsafe { mi_collect(true) };
}

/// Ends the program without the allocator's last collection: all memory goes back to the system at once in any case.
fn finish(status: i32) -> ! {
    let _ = std::io::stdout().flush();
    // SAFETY: the function takes a number and does not return; nobody relies on what runs at an orderly exit.
    unsafe { _exit(status) }
}

fn run(args: Vec<OsString>) -> ! {
    leave_signals(false);
    let status = jit::command::run_guarded(args).unwrap_or_else(|error| {
        eprintln!("error{error}");
        jit::command::status(&error)
    });
    finish(status)
}

fn main() {
    runtime::process::timer::at_rest(give_back);
    let args = std::env::args_os().skip(1).collect();
    // This thread only waits. A signal that it took would end a program out of order.
    leave_signals(true);
    let command = std::thread::Builder::new().name("command".into()).stack_size(mesh_syntax::STACK);
    let why = match command.spawn(|| run(args)) {
        Ok(worker) => worker.join().map_or("the command failed".into(), |never| never),
        Err(error) => format!("there is no memory for a thread: {error}"),
    };
    let error = Error::Internal(why);
    eprintln!("error{error}");
    finish(jit::command::status(&error))
}
