//! Builtins of the module `Process`. Knows nothing of how signals travel.

use crate::abi::Panic;
use crate::process::signal::{self, Reason};
use crate::process::{self, Pid, runtime};
use crate::value::Str;
use std::sync::atomic::Ordering::Release;

crate::intrinsics! { "Process";
    fn register(_cx, name: Str, pid: i64) -> i64 {
        let pid = Pid(pid);
        if !process::alive(pid) || !runtime().registry.register(name.as_str(), pid) {
            return Ok(1);
        }
        // It may have ended between the question and the entry.
        if !process::alive(pid) {
            runtime().registry.forget(pid);
        }
        0
    }
    fn whereis(_cx, name: Str) -> i64 { runtime().registry.whereis(name.as_str()).0 }
    fn unregister(_cx, name: Str) -> i64 { !runtime().registry.unregister(name.as_str()) as i64 }
    fn monitor(cx, pid: i64) -> i64 { signal::monitor(cx.process(), Pid(pid)) }
    fn demonitor(cx, reference: i64) -> i64 { !signal::demonitor(cx.process(), reference) as i64 }
    fn alive(_cx, pid: i64) -> bool { process::alive(Pid(pid)) }
    fn trap_exit(cx, on: bool) -> () { cx.process().traps_exit.store(on, Release) }
    raises fn exit(cx, pid: i64, reason: Str) -> () {
        let process = cx.process();
        signal::exit(Pid(pid), process.pid, Reason::new(reason.as_str()));
        // It may have been itself.
        if process.is_exiting() { Err(Panic::ended()) } else { Ok(()) }
    }
    fn count(_cx) -> i64 { runtime().table.count() as i64 }
    fn memory(cx) -> i64 { process::memory(cx).1 as i64 }
}
