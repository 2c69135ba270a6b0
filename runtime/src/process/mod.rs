//! [unsafe] skeleton
pub mod enter;
pub mod exit;
pub mod pid;
pub mod poll;

pub use pid::Pid;
use crate::abi::Cx;
use crate::heap::Heap;
use crate::{Config, Program};
use std::cell::UnsafeCell;

pub struct Process {
    pub pid: Pid,
    pub(crate) cx: UnsafeCell<Cx>,
    pub(crate) heap: UnsafeCell<Heap>,
}

/// Runs `body` with the context of a process that is not scheduled: for tests of builtins.
pub fn detached<T>(body: impl FnOnce(&mut Cx) -> T) -> T {
    let process = Box::new(Process { pid: Pid::NULL, cx: UnsafeCell::new(Cx::empty()), heap: UnsafeCell::new(Heap::new()) });
    // SAFETY: nobody else knows the process.
    let cx = unsafe { &mut *process.cx.get() };
    cx.process = &*process;
    body(cx)
}

pub fn run(_program: Program, _config: Config) -> i32 { 0 }

/// Runs something that may suspend the coroutine in `may` (socket IO), without holding up other processes.
pub fn off_slot<T>(_cx: &mut Cx, body: impl FnOnce() -> T) -> T {
    body()
}
