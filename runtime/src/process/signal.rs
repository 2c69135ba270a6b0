//! Every way to touch a process from outside: messages, links, monitors, ends. Knows nothing of how it is run.

use super::mailbox::Letter;
use super::ordered::Ordered;
use super::schedule::runtime;
use super::table::lock;
use super::{Pid, Process};
use crate::cluster::remote;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::AtomicI64;
use std::sync::atomic::Ordering::{Acquire, Relaxed, SeqCst};

/// Why a process ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reason {
    Normal,
    Shutdown,
    Killed,
    NoProcess,
    NoConnection,
    /// A panic's message, or the word of whoever ended it.
    Text(Arc<str>),
}

impl Reason {
    pub fn new(text: &str) -> Reason {
        match text {
            "normal" => Reason::Normal,
            "shutdown" => Reason::Shutdown,
            "killed" => Reason::Killed,
            "noproc" => Reason::NoProcess,
            "noconnection" => Reason::NoConnection,
            _ => Reason::Text(text.into()),
        }
    }
    pub fn text(&self) -> &str {
        match self {
            Reason::Normal => "normal",
            Reason::Shutdown => "shutdown",
            Reason::Killed => "killed",
            Reason::NoProcess => "noproc",
            Reason::NoConnection => "noconnection",
            Reason::Text(text) => text,
        }
    }
    /// Whether it is a failure for those who are linked.
    pub fn is_abnormal(&self) -> bool {
        !matches!(self, Reason::Normal | Reason::Shutdown)
    }
    /// The reason with which a linked process ends.
    fn linked(&self) -> Reason {
        Reason::Text(format!("linked: {self}").into())
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

/// What a process means to others. Behind its lock.
#[derive(Default)]
pub struct Relations {
    links: Ordered<Pid, ()>,
    /// By reference and watcher.
    watchers: Ordered<(i64, Pid), ()>,
    /// An end that was asked for and not yet carried out.
    pub(super) pending: Option<Reason>,
    pub(super) ended: bool,
}

impl Relations {
    pub(super) fn links(&self) -> Vec<Pid> {
        self.links.iter().map(|link| link.0).collect()
    }
}

static NEXT_REFERENCE: AtomicI64 = AtomicI64::new(1);

/// A number for a watch.
pub(crate) fn new_reference() -> i64 {
    NEXT_REFERENCE.fetch_add(1, Relaxed)
}

/// Puts a letter into a mailbox and wakes the owner. Dropped when the process is gone.
pub fn deliver(pid: Pid, letter: Letter) -> bool {
    runtime().with(pid, |process| process.push(letter)).is_some()
}

/// The same, and how many letters wait there now.
pub fn deliver_and_count(pid: Pid, letter: Letter) -> Option<usize> {
    runtime().with(pid, |process| {
        process.push(letter);
        process.letters()
    })
}

/// How many letters wait for a process, if it is alive.
pub fn letters(pid: Pid) -> Option<usize> {
    runtime().with(pid, Process::letters)
}

/// Links the running process with another one.
pub fn link(process: &Process, other: Pid) {
    if other == process.pid {
        return;
    }
    if other.node() != 0 {
        return remote::link(process, other);
    }
    let Some(target) = runtime().table.get(other) else {
        return exit_signal(process, other, &Reason::NoProcess);
    };
    // Both are changed or neither; the order of locking is that of the numbers.
    let (low, high) = if process.pid < other { (process, &*target) } else { (&*target, process) };
    let mut first = lock(&low.relations);
    let mut second = lock(&high.relations);
    if first.ended || second.ended {
        drop((first, second));
        return exit_signal(process, other, &Reason::NoProcess);
    }
    for (relations, partner) in [(&mut first, high.pid), (&mut second, low.pid)] {
        relations.links.insert(partner, ());
    }
}

/// Watches a process: one `Down` when it ends. The reference names the watch.
pub fn monitor(process: &Process, target: Pid) -> i64 {
    let reference = NEXT_REFERENCE.fetch_add(1, Relaxed);
    if target.node() != 0 {
        process.own().watching.insert(reference, target);
        remote::monitor(reference, process.pid, target);
        return reference;
    }
    if add_watcher(target, reference, process.pid) {
        process.own().watching.insert(reference, target);
        return reference;
    }
    process.push(Letter::Down { reference, pid: target, reason: Reason::NoProcess });
    reference
}

/// Ends a watch. Whether the running process had it.
pub fn demonitor(process: &Process, reference: i64) -> bool {
    let Some(target) = process.own().watching.remove(reference) else {
        return false;
    };
    unwatch(process.pid, reference, target);
    true
}

fn unwatch(watcher: Pid, reference: i64, target: Pid) {
    if target.node() == 0 {
        remove_watcher(target, reference, watcher);
    } else {
        remote::demonitor(reference, watcher, target);
    }
}

/// Has a process watched. False if it ended.
pub(crate) fn add_watcher(target: Pid, reference: i64, watcher: Pid) -> bool {
    let added = runtime().with(target, |watched| {
        let mut relations = lock(&watched.relations);
        if !relations.ended {
            relations.watchers.insert((reference, watcher), ());
        }
        !relations.ended
    });
    added.unwrap_or(false)
}

/// Ends one watch. References are numbers of the watcher's node.
pub(crate) fn remove_watcher(target: Pid, reference: i64, watcher: Pid) {
    runtime().with(target, |watched| {
        lock(&watched.relations).watchers.remove((reference, watcher));
    });
}

/// Makes this side of a link with a process of another node. False if the process ended.
pub(crate) fn add_link(process: &Process, other: Pid) -> bool {
    let mut relations = lock(&process.relations);
    if !relations.ended {
        relations.links.insert(other, ());
    }
    !relations.ended
}

/// Undoes this side of a link. Whether there was one.
pub(crate) fn remove_link(process: &Process, other: Pid) -> bool {
    let mut relations = lock(&process.relations);
    relations.links.remove(other).is_some()
}

/// A node is gone: its processes' links with those here break, and their watches end.
pub(crate) fn sever(node: u16) {
    for process in runtime().table.all() {
        let broken = {
            let mut relations = lock(&process.relations);
            relations.watchers.take_if(|(_, watcher), _| watcher.node() == node);
            relations.links.take_if(|partner, _| partner.node() == node)
        };
        for (partner, ()) in broken {
            exit_signal(&process, partner, &Reason::NoConnection);
        }
    }
}

/// A linked process ended, or somebody acts as if.
pub(crate) fn exit_signal(target: &Process, from: Pid, reason: &Reason) {
    if target.traps_exit.load(Acquire) {
        target.push(Letter::Exit { pid: from, reason: reason.clone() });
    } else if reason.is_abnormal() {
        end(target, reason.linked());
    }
}

/// `Process.exit`: ends a process unless it traps exits.
pub fn exit(target: Pid, from: Pid, reason: Reason) {
    if target.node() != 0 {
        return remote::exit(target, from, &reason, false);
    }
    let Some(process) = runtime().table.get(target) else {
        return;
    };
    if reason != Reason::Killed && process.traps_exit.load(Acquire) {
        process.push(Letter::Exit { pid: from, reason });
    } else {
        end(&process, reason);
    }
}

/// Ends a process at its next safe point. The first reason holds, except that `killed` beats all.
pub fn end(process: &Process, reason: Reason) {
    if request_end(process, reason) {
        process.wake();
    }
}

/// The first half of [`end`]: a waiting process stays asleep.
pub(super) fn request_end(process: &Process, reason: Reason) -> bool {
    let mut relations = lock(&process.relations);
    if relations.ended || (process.terminating.load(Acquire) && reason != Reason::Killed) {
        return false;
    }
    if relations.pending.is_none() || reason == Reason::Killed {
        relations.pending = Some(reason);
    }
    process.exiting.store(true, SeqCst);
    drop(relations);
    process.request_attention();
    process.interrupt_io();
    true
}

/// Tells everybody that a process ended. It is no longer in the table.
pub(super) fn announce(process: &Process, reason: &Reason) {
    let (links, watchers) = {
        let mut relations = lock(&process.relations);
        relations.ended = true;
        (relations.links.take(), relations.watchers.take())
    };
    let table = &runtime().table;
    for (partner, ()) in links {
        if partner.node() != 0 {
            remote::exit(partner, process.pid, reason, true);
            continue;
        }
        if let Some(other) = table.get(partner) {
            lock(&other.relations).links.remove(process.pid);
            exit_signal(&other, process.pid, reason);
        }
    }
    for ((reference, watcher), ()) in watchers {
        if watcher.node() != 0 {
            remote::down(watcher, process.pid, reference, reason);
            continue;
        }
        deliver(watcher, Letter::Down { reference, pid: process.pid, reason: reason.clone() });
    }
    for (reference, target) in process.own().watching.take() {
        unwatch(process.pid, reference, target);
    }
}
