//! Builtins of the module `Supervisor`: what its Mesh code needs of the process machinery. Knows nothing of strategies.

use crate::abi::{Panic, Ref};
use crate::process::receive::{self, Shown};
use crate::process::signal::{self, Reason};
use crate::process::{Children, Pid, reply, timer};
use crate::value::Str;
use std::sync::atomic::Ordering::Release;

/// The number of the only request that supervisors answer, among requests without a service.
const START_CHILD: i64 = 0;

fn forget(child: Pid, children: &mut Option<Box<Children>>) {
    if let Some(children) = children {
        children.started.remove(child);
    }
}

crate::intrinsics! { "Supervisor";
    fn begin(cx) -> () { cx.process().traps_exit.store(true, Release) }
    fn adopt(cx, pid: i64, ms: i64) -> () {
        cx.process().own().children.get_or_insert_default().started.insert(Pid(pid), ms);
        signal::link(cx.process(), Pid(pid));
    }
    fn next_event(cx) -> i64 {
        let shown = receive::next_event(cx);
        let own = cx.process().own();
        if shown == Shown::Exit {
            forget(own.event.0, &mut own.children);
        }
        shown as i64
    }
    fn park(cx, next: Ref) -> () { cx.resume = next.0 }
    fn event_pid(cx) -> i64 { cx.process().own().event.0.0 }
    fn event_reason(cx) -> Str {
        let reason = cx.process().own().event.1.clone().unwrap_or(Reason::Normal);
        Str::new(cx, reason.text())
    }
    fn answer(cx, pid: i64) -> () {
        if let Some(reply) = cx.process().own().reply.take() {
            reply.give_pid(Pid(pid));
        }
    }
    waits fn stop(cx, pid: i64, ms: i64) -> () {
        let (pid, own) = (Pid(pid), cx.process().pid);
        if ms >= 0 {
            signal::exit(pid, own, Reason::Shutdown);
            if !receive::wait_for_exit(cx, pid, Some(ms))? {
                signal::exit(pid, own, Reason::Killed);
                receive::wait_for_exit(cx, pid, None)?;
            }
        } else {
            signal::exit(pid, own, Reason::Killed);
            receive::wait_for_exit(cx, pid, None)?;
        }
        forget(pid, &mut cx.process().own().children);
        Ok(())
    }
    raises fn leave(cx, reason: Str) -> () {
        signal::end(cx.process(), Reason::new(reason.as_str()));
        Err(Panic::ended())
    }
    fn now(_cx) -> i64 { (timer::now() / 1_000_000) as i64 }
    waits fn start_child(cx, supervisor: i64) -> i64 {
        let answer = if Pid(supervisor).node() == 0 {
            reply::call(cx, Pid(supervisor), None, START_CHILD, 0)
        } else {
            reply::call_there(cx, Pid(supervisor), None, START_CHILD, None, None)
        };
        match answer {
            Ok(pid) => Ok(pid.0 as i64),
            Err(panic) if cx.process().is_exiting() => Err(panic),
            // Nobody there, or no supervisor.
            Err(_) => Ok(Pid::NULL.0),
        }
    }
}
