//! Names of processes on this node. Knows nothing of other nodes.

use super::table::lock;
use super::{Pid, runtime};
use rustc_hash::FxHashMap;
use std::sync::Mutex;
use std::sync::atomic::Ordering::SeqCst;

#[derive(Default)]
struct Names {
    by_name: FxHashMap<String, Pid>,
    by_pid: FxHashMap<Pid, Vec<String>>,
}

#[derive(Default)]
pub struct Registry(Mutex<Names>);

impl Registry {
    /// Whether the name was free and not empty.
    pub fn register(&self, name: &str, pid: Pid) -> bool {
        // First, so that it does not end without being forgotten.
        runtime().with(pid, |process| process.named.store(true, SeqCst));
        let mut names = lock(&self.0);
        if name.is_empty() || names.by_name.contains_key(name) {
            return false;
        }
        names.by_name.insert(name.to_string(), pid);
        names.by_pid.entry(pid).or_default().push(name.to_string());
        true
    }

    pub fn whereis(&self, name: &str) -> Pid {
        lock(&self.0).by_name.get(name).copied().unwrap_or(Pid::NULL)
    }

    /// The first name of a process that it still has.
    pub fn name_of(&self, pid: Pid) -> Option<String> {
        lock(&self.0).by_pid.get(&pid).and_then(|names| names.first().cloned())
    }

    /// Whether the name was known.
    pub fn unregister(&self, name: &str) -> bool {
        let mut names = lock(&self.0);
        let Some(pid) = names.by_name.remove(name) else {
            return false;
        };
        if let Some(list) = names.by_pid.get_mut(&pid) {
            list.retain(|other| other != name);
            if list.is_empty() {
                names.by_pid.remove(&pid);
            }
        }
        true
    }

    /// Forgets the names of a process that ended.
    pub fn forget(&self, pid: Pid) {
        let mut names = lock(&self.0);
        for name in names.by_pid.remove(&pid).unwrap_or_default() {
            names.by_name.remove(&name);
        }
    }
}
