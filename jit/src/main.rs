//! [unsafe] The command `meshjit`, and the allocator.

use jit::Error;
use runtime::process::leave_signals;
use std::ffi::OsString;
use std::process::exit;

/// Processes allocate and free small blocks on different threads all the time, which the system's allocator is slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

unsafe extern "C" {
    fn mi_collect(force: bool);
}

/// What ended processes held goes back to the system while the program has nothing to do. The allocator by itself would keep it
/// until it is asked for more.
fn give_back() {
    // SAFETY: the function of the allocator that this program runs on; it may be called from any thread at any time.
    unsafe { mi_collect(true) };
}

fn run(args: Vec<OsString>) -> Result<i32, Error> {
    leave_signals(false);
    jit::command::run_guarded(args)
}

fn main() {
    runtime::process::timer::at_rest(give_back);
    let args = std::env::args_os().skip(1).collect();
    // This thread only waits. A signal that it took would end a program out of order.
    leave_signals(true);
    let command = std::thread::Builder::new().name("command".into()).stack_size(mesh_syntax::STACK);
    let outcome = match command.spawn(|| run(args)) {
        Ok(worker) => worker.join().unwrap_or_else(|_| Err(Error::Internal("the command failed".into()))),
        Err(error) => Err(Error::Internal(format!("there is no memory for a thread: {error}"))),
    };
    let status = outcome.unwrap_or_else(|error| {
        eprintln!("error{error}");
        jit::command::status(&error)
    });
    exit(status);
}
