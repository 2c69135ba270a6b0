//! What a node needs of the processes that it connects. Knows nothing of the network.
//!
//! Everything here is called under the node's lock: nothing waits, and nothing calls the node back.

use super::LEAVING;
use crate::process::signal;
use crate::process::{self, Letter, Pid, Reason, reply, runtime};
use crate::typedesc::TypeRef;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::{SystemTime, UNIX_EPOCH};

/// The processes of one node.
pub trait Host: Send + 'static {
    /// A call of a service elsewhere that has no answer yet.
    type Call: Send;

    /// Whether a process of this node is alive.
    fn alive(&self, pid: Pid) -> bool;
    /// Lets a process elsewhere watch one here. False if that has ended.
    fn watch(&self, target: Pid, reference: i64, watcher: Pid) -> bool;
    fn unwatch(&self, target: Pid, reference: i64, watcher: Pid);
    /// Makes this side of a link. False if the process has ended.
    fn link(&self, pid: Pid, other: Pid) -> bool;
    /// A linked process elsewhere ended.
    fn linked_end(&self, pid: Pid, other: Pid, reason: &Reason);
    /// A process elsewhere asks one here to end.
    fn exit(&self, pid: Pid, from: Pid, reason: Reason);
    /// A node is gone: links with its processes break, their watches end.
    fn sever(&self, node: u16);
    /// What a process here watches elsewhere ended.
    fn down(&self, watcher: Pid, reference: i64, target: Pid, reason: Reason);
    fn node_down(&self, pid: Pid, name: &Arc<str>);
    fn node_up(&self, pid: Pid, name: &Arc<str>);
    fn fail(&self, call: Self::Call, reason: Reason);
    /// Microseconds on the wall clock.
    fn wall_clock(&self) -> u64;
    /// One line for whoever runs the node.
    fn log(&self, text: &str);
}

/// The processes of this program.
pub struct Here;

/// A service's call to another node.
pub struct Call {
    pub reply: reply::Reply,
    /// The type of the answer; `None` for a pid.
    pub expects: Option<TypeRef>,
}

impl Host for Here {
    type Call = Call;

    fn alive(&self, pid: Pid) -> bool {
        process::alive(pid)
    }
    fn watch(&self, target: Pid, reference: i64, watcher: Pid) -> bool {
        signal::add_watcher(target, reference, watcher)
    }
    fn unwatch(&self, target: Pid, reference: i64, watcher: Pid) {
        signal::remove_watcher(target, reference, watcher);
    }
    fn link(&self, pid: Pid, other: Pid) -> bool {
        runtime().table.get(pid).is_some_and(|process| signal::add_link(&process, other))
    }
    fn linked_end(&self, pid: Pid, other: Pid, reason: &Reason) {
        if let Some(process) = runtime().table.get(pid)
            && signal::remove_link(&process, other)
        {
            signal::exit_signal(&process, other, reason);
        }
    }
    fn exit(&self, pid: Pid, from: Pid, reason: Reason) {
        signal::exit(pid, from, reason);
    }
    fn sever(&self, node: u16) {
        signal::sever(node);
    }
    /// The null pid watches for the registry.
    fn down(&self, watcher: Pid, reference: i64, target: Pid, reason: Reason) {
        if watcher.is_null() {
            runtime().registry.forget(target);
        } else {
            signal::deliver(watcher, Letter::Down { reference, pid: target, reason });
        }
    }
    fn node_down(&self, pid: Pid, name: &Arc<str>) {
        signal::deliver(pid, Letter::NodeDown(name.clone()));
    }
    fn node_up(&self, pid: Pid, name: &Arc<str>) {
        signal::deliver(pid, Letter::NodeUp(name.clone()));
    }
    fn fail(&self, call: Call, reason: Reason) {
        call.reply.fail(reason);
    }
    fn wall_clock(&self) -> u64 {
        SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_micros() as u64
    }
    fn log(&self, text: &str) {
        log(text);
    }
}

#[cfg(test)]
pub static LOGGED: std::sync::Mutex<Vec<String>> = std::sync::Mutex::new(Vec::new());

/// One line on standard error; what connections say while the program ends interests nobody.
pub fn log(text: &str) {
    #[cfg(test)]
    crate::process::table::lock(&LOGGED).push(text.to_string());
    if !LEAVING.load(Relaxed) {
        crate::output::write_stderr(format!("Mesh: {text}\n").as_bytes());
    }
}
