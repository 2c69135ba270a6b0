//! The nodes that were met, and what pids mean between them. Knows nothing of how nodes are reached.
//!
//! A pid's upper bits are the index that its node has here; 0 is this node. An index stands for one incarnation of a node and is
//! never used again, so pids of a former incarnation stay dead.

use super::link::Link;
use crate::process::Pid;
use crate::value::wire::WirePid;
use rustc_hash::FxHashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// A node that was met, in one of its incarnations.
pub struct Node {
    pub index: u16,
    pub name: Arc<str>,
    pub incarnation: u64,
    link: RwLock<Option<Arc<Link>>>,
}

impl Node {
    /// The connection to it.
    pub fn link(&self) -> Option<Arc<Link>> {
        self.link.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
    pub fn set_link(&self, link: Option<Arc<Link>>) {
        *self.link.write().unwrap_or_else(PoisonError::into_inner) = link;
    }
}

#[derive(Default)]
struct Met {
    /// Index 1 comes first.
    list: Vec<Arc<Node>>,
    by_identity: FxHashMap<(Arc<str>, u64), u16>,
}

/// All nodes that one node has met, and itself.
pub struct Directory {
    pub name: Arc<str>,
    pub incarnation: u64,
    met: RwLock<Met>,
}

impl Directory {
    pub fn new(name: Arc<str>, incarnation: u64) -> Directory {
        Directory { name, incarnation, met: RwLock::default() }
    }

    pub fn node(&self, index: u16) -> Option<Arc<Node>> {
        let place = usize::from(index).checked_sub(1)?;
        self.met.read().unwrap_or_else(PoisonError::into_inner).list.get(place).cloned()
    }

    /// The link to the node of a process, if there is one.
    pub fn link_to(&self, pid: Pid) -> Option<Arc<Link>> {
        self.node(pid.node())?.link()
    }

    /// The node of a name and incarnation, from now on known. `None` when no index is left.
    pub fn intern(&self, name: &str, incarnation: u64) -> Option<Arc<Node>> {
        let mut met = self.met.write().unwrap_or_else(PoisonError::into_inner);
        let identity = (Arc::<str>::from(name), incarnation);
        if let Some(&index) = met.by_identity.get(&identity) {
            return Some(met.list[usize::from(index) - 1].clone());
        }
        let index = u16::try_from(met.list.len() + 1).ok()?;
        let node = Arc::new(Node { index, name: identity.0.clone(), incarnation, link: RwLock::default() });
        met.list.push(node.clone());
        met.by_identity.insert(identity, index);
        Some(node)
    }

    /// What a pid is called towards a peer.
    pub fn pid_out(&self, pid: Pid, peer: &Node) -> WirePid {
        if pid.is_null() {
            return WirePid::Null;
        }
        match pid.node() {
            0 => WirePid::Mine(pid.id()),
            index if index == peer.index => WirePid::Yours(pid.id()),
            index => match self.node(index) {
                Some(third) => WirePid::Third(third.name.to_string(), third.incarnation, pid.id()),
                None => WirePid::Null,
            },
        }
    }

    /// The pid that a peer means.
    pub fn pid_in(&self, pid: WirePid, peer: &Node) -> Pid {
        match pid {
            WirePid::Null => Pid::NULL,
            WirePid::Mine(id) => Pid::remote(peer.index, id),
            WirePid::Yours(id) => Pid::local(id),
            WirePid::Third(name, incarnation, id) if self.incarnation == incarnation && *self.name == *name => {
                Pid::local(id)
            }
            WirePid::Third(name, incarnation, id) => match self.intern(&name, incarnation) {
                Some(node) => Pid::remote(node.index, id),
                None => Pid::NULL,
            },
        }
    }
}
