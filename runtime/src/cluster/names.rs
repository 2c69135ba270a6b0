//! Names of processes that all connected nodes know. Knows nothing of how frames travel.
//!
//! One node decides who gets a name: the connected one with the smallest name, so that of two claims at once one is refused.
//! It tells everybody, and the process's own node forgets the name when the process ends. Two parts of a system that met
//! again may both have given a name: the older registration stays, everywhere by the same rule.

use super::frame::{Frame, pack};
use super::link::{CONTROL, Link};
use super::remote::Peer;
use super::{Answer, cluster};
use crate::abi::{Cx, Panic};
use crate::process::table::lock;
use crate::process::{self, Pid};
use crate::value::wire::Translate;
use rustc_hash::FxHashMap;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::{Acquire, Release};
use std::sync::{Arc, Mutex};
use std::time::{SystemTime, UNIX_EPOCH};

#[derive(Clone, Copy)]
struct Entry {
    pid: Pid,
    /// When it was given, in microseconds of the clock of whoever gave it.
    since: u64,
}

#[derive(Default)]
struct Names {
    by_name: FxHashMap<String, Entry>,
    by_pid: FxHashMap<Pid, Vec<String>>,
}

impl Names {
    fn insert(&mut self, name: &str, entry: Entry) {
        self.remove(name);
        self.by_name.insert(name.to_string(), entry);
        self.by_pid.entry(entry.pid).or_default().push(name.to_string());
    }

    fn remove(&mut self, name: &str) -> Option<Entry> {
        let entry = self.by_name.remove(name)?;
        if let Some(list) = self.by_pid.get_mut(&entry.pid) {
            list.retain(|other| other != name);
            if list.is_empty() {
                self.by_pid.remove(&entry.pid);
            }
        }
        Some(entry)
    }
}

static NAMES: Mutex<Option<Names>> = Mutex::new(None);
/// Whether there ever was a name.
static USED: AtomicBool = AtomicBool::new(false);

fn names<T>(action: impl FnOnce(&mut Names) -> T) -> T {
    action(lock(&NAMES).get_or_insert_default())
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_micros() as u64
}

/// The name of a process's node, for the rule between equals.
fn home(pid: Pid) -> String {
    match cluster() {
        Some(cluster) => match cluster.node(pid.node()) {
            Some(node) => node.name.to_string(),
            None => cluster.name.to_string(),
        },
        None => String::new(),
    }
}

fn is_present(pid: Pid) -> bool {
    if pid.node() == 0 { process::alive(pid) } else { super::is_reachable(pid) }
}

fn broadcast(frame: impl Fn(&Peer<'_>) -> Vec<u8>) {
    let Some(cluster) = cluster() else { return };
    for link in cluster.links() {
        link.send(CONTROL, frame(&Peer(&link.node)));
    }
}

fn tell_name(name: &str, entry: Entry, peer: &Peer<'_>) -> Vec<u8> {
    pack(&Frame::Name { name, pid: peer.pid_out(entry.pid.0), since: entry.since })
}

fn tell_unname(name: &str, pid: Pid) {
    broadcast(|peer| pack(&Frame::Unname { name, pid: peer.pid_out(pid.0) }));
}

/// Gives a process a name. False if the name is empty or taken, or the process is gone.
pub fn register(cx: &mut Cx, name: &str, pid: Pid) -> Result<bool, Panic> {
    if name.is_empty() || pid.is_null() || !is_present(pid) {
        return Ok(false);
    }
    loop {
        if !whereis(name).is_null() {
            return Ok(false);
        }
        let Some((cluster, link)) = decider() else { return Ok(decide(name, pid)) };
        let claimed = Peer(&link.node).pid_out(pid.0);
        let frame = |ask| (CONTROL, pack(&Frame::Claim { ask, name, pid: claimed }));
        match cluster.ask(cx, &link, frame)? {
            Answer::Bool(given) => return Ok(given),
            // The node that decided is gone: another one does now.
            Answer::Lost | Answer::Pid(_) => {}
        }
    }
}

/// The link to the node that decides, or `None` if that is this one.
fn decider() -> Option<(&'static super::Cluster, Arc<Link>)> {
    let cluster = cluster()?;
    let current = lock(&cluster.current);
    let (name, link) = current.iter().min_by(|left, right| left.0.cmp(right.0))?;
    (**name < **cluster.name.full()).then(|| (cluster, link.clone()))
}

/// Gives a name here, and tells everybody.
pub(super) fn decide(name: &str, pid: Pid) -> bool {
    let entry = Entry { pid, since: now() };
    USED.store(true, Release);
    let is_free = names(|names| {
        let is_free = !names.by_name.contains_key(name);
        if is_free {
            names.insert(name, entry);
        }
        is_free
    });
    if !is_free {
        return false;
    }
    broadcast(|peer| tell_name(name, entry, peer));
    // It may have ended between the question and the entry.
    if !is_present(pid) {
        drop_name(name, pid);
    }
    true
}

fn drop_name(name: &str, pid: Pid) -> bool {
    let dropped = names(|names| {
        let is_its = names.by_name.get(name).is_some_and(|entry| entry.pid == pid);
        if is_its {
            names.remove(name);
        }
        is_its
    });
    if dropped {
        tell_unname(name, pid);
    }
    dropped
}

/// The process of a name, or the null pid.
pub fn whereis(name: &str) -> Pid {
    names(|names| names.by_name.get(name).map_or(Pid::NULL, |entry| entry.pid))
}

/// Whether the name was known.
pub fn unregister(name: &str) -> bool {
    let pid = whereis(name);
    !pid.is_null() && drop_name(name, pid)
}

/// Another node says that a name was given.
pub(super) fn arrived(name: &str, pid: Pid, since: u64) {
    if !is_present(pid) {
        // Ours, and ended before everybody knew it.
        if pid.node() == 0 && !pid.is_null() {
            tell_unname(name, pid);
        }
        return;
    }
    USED.store(true, Release);
    names(|names| {
        let ours = names.by_name.get(name).copied();
        if ours.is_none_or(|ours| (ours.since, home(ours.pid)) > (since, home(pid))) {
            names.insert(name, Entry { pid, since });
        }
    });
    if !is_present(pid) {
        drop_name(name, pid);
    }
}

/// Another node says that a name is free again.
pub(super) fn freed(name: &str, pid: Pid) {
    names(|names| {
        if names.by_name.get(name).is_some_and(|entry| entry.pid == pid) {
            names.remove(name);
        }
    });
}

/// Tells a node that was just met the names of the processes here.
pub(super) fn introduce(link: &Link) {
    let own: Vec<(String, Entry)> = names(|names| {
        let of_here = names.by_name.iter().filter(|(_, entry)| entry.pid.node() == 0);
        of_here.map(|(name, entry)| (name.clone(), *entry)).collect()
    });
    for (name, entry) in own {
        link.send(CONTROL, tell_name(&name, entry, &Peer(&link.node)));
    }
}

/// A process here ended.
pub(super) fn forget(pid: Pid) {
    if !USED.load(Acquire) {
        return;
    }
    let dropped = names(|names| {
        let dropped = names.by_pid.remove(&pid).unwrap_or_default();
        for name in &dropped {
            names.by_name.remove(name);
        }
        dropped
    });
    for name in dropped {
        tell_unname(&name, pid);
    }
}

/// A node is gone, and with it the names of its processes.
pub(super) fn forget_node(node: u16) {
    names(|names| {
        names.by_name.retain(|_, entry| entry.pid.node() != node);
        names.by_pid.retain(|pid, _| pid.node() != node);
    });
}
