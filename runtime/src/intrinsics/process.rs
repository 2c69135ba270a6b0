//! Builtins of the module `Process`. Knows nothing of how signals travel.

use crate::abi::Panic;
use crate::cluster;
use crate::process::counters::{self, Counters};
use crate::process::signal::{self, Reason};
use crate::process::{self, Pid, runtime};
use crate::value::Str;
use std::sync::atomic::Ordering::Release;

crate::intrinsics! { "Process";
    fn register(_cx, name: Str, pid: i64) -> i64 {
        let pid = Pid(pid);
        if pid.node() != 0 {
            return Ok(!cluster::register_here(name.as_str(), pid) as i64);
        }
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
    raises fn alive(cx, pid: i64) -> bool {
        if Pid(pid).node() == 0 { Ok(process::alive(Pid(pid))) } else { cluster::remote::alive(cx, Pid(pid)) }
    }
    fn trap_exit(cx, on: bool) -> () { cx.process().traps_exit.store(on, Release) }
    raises fn exit(cx, pid: i64, reason: Str) -> () {
        let process = cx.process();
        signal::exit(Pid(pid), process.pid, Reason::new(reason.as_str()));
        // It may have been itself.
        if process.is_exiting() { Err(Panic::ended()) } else { Ok(()) }
    }
    fn list(_cx) -> Vec<i64> {
        let mut pids: Vec<i64> = runtime().table.all().iter().map(|process| process.pid.0).collect();
        pids.sort_unstable();
        pids
    }
    fn facts(cx, pid: i64) -> ((i64, i64, i64), Vec<i64>, Option<String>) {
        let info = process::info(cx, Pid(pid));
        let links = info.links.iter().map(|pid| pid.0).collect();
        ((info.letters as i64, info.turns as i64, info.bytes as i64), links, info.name)
    }
    fn counts(_cx) -> (((i64, i64, i64), (i64, i64), Vec<i64>), ((i64, i64, i64), (i64, i64)), ((i64, i64, i64), (i64, i64))) {
        let Counters { scheduler, collector, mailboxes } = counters::read();
        let queues = scheduler.queues.iter().map(|&length| length as i64).collect();
        let spawned = (scheduler.alive as i64, scheduler.spawned as i64, scheduler.turns as i64);
        let moved = (collector.collections as i64, collector.copied as i64, collector.reclaimed as i64);
        let letters = (mailboxes.sent as i64, mailboxes.received as i64, mailboxes.waiting as i64);
        (
            (spawned, (scheduler.steals as i64, scheduler.preemptions as i64), queues),
            (moved, (collector.pause_max as i64, collector.held as i64)),
            (letters, (mailboxes.longest as i64, mailboxes.longest_pid.0)),
        )
    }
    fn hibernate(cx) -> () { process::request_collection(cx) }
    fn count(_cx) -> i64 { runtime().table.count() as i64 }
    fn memory(cx) -> i64 { process::memory(cx).1 as i64 }
}
