//! Names of processes that all connected nodes know. Knows nothing of how frames travel.
//!
//! What is known of a process's names is what its own node, its home, says of them, in the order in which it says it. When two
//! homes claim one name, which two parts of a system may do that meet again, the older claim counts, everywhere by the same
//! rule, and the home of the other one takes its claim back.

use crate::process::Pid;
use rustc_hash::FxHashMap;
use std::sync::Arc;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Claim {
    pub pid: Pid,
    /// When it was given, in microseconds of the clock of whoever gave it.
    pub since: u64,
    /// The node of the process.
    pub home: Arc<str>,
}

impl Claim {
    fn rank(&self) -> (u64, &str, Pid) {
        (self.since, &self.home, self.pid)
    }
}

#[derive(Default)]
pub struct Names {
    /// The claim that counts comes first.
    by_name: FxHashMap<String, Vec<Claim>>,
    by_pid: FxHashMap<Pid, Vec<String>>,
}

impl Names {
    /// The process of a name, or the null pid.
    pub fn whereis(&self, name: &str) -> Pid {
        self.by_name.get(name).map_or(Pid::NULL, |claims| claims[0].pid)
    }

    pub fn add(&mut self, name: &str, claim: Claim) {
        self.remove(name, claim.pid);
        self.by_pid.entry(claim.pid).or_default().push(name.to_string());
        let claims = self.by_name.entry(name.to_string()).or_default();
        let place = claims.partition_point(|other| other.rank() < claim.rank());
        claims.insert(place, claim);
    }

    /// Whether the process had the name, or claimed it.
    pub fn remove(&mut self, name: &str, pid: Pid) -> bool {
        if !self.remove_claim(name, pid) {
            return false;
        }
        if let Some(list) = self.by_pid.get_mut(&pid) {
            list.retain(|other| other != name);
            if list.is_empty() {
                self.by_pid.remove(&pid);
            }
        }
        true
    }

    fn remove_claim(&mut self, name: &str, pid: Pid) -> bool {
        let Some(claims) = self.by_name.get_mut(name) else { return false };
        let before = claims.len();
        claims.retain(|claim| claim.pid != pid);
        let is_removed = claims.len() < before;
        if claims.is_empty() {
            self.by_name.remove(name);
        }
        is_removed
    }

    /// Forgets a process; returns its names.
    pub fn remove_process(&mut self, pid: Pid) -> Vec<String> {
        let names = self.by_pid.remove(&pid).unwrap_or_default();
        for name in &names {
            self.remove_claim(name, pid);
        }
        names
    }

    /// Forgets the processes of a node.
    pub fn remove_node(&mut self, node: u16) {
        let gone: Vec<Pid> = self.by_pid.keys().copied().filter(|pid| pid.node() == node).collect();
        for pid in gone {
            self.remove_process(pid);
        }
    }

    /// The processes of this node that claim a name although another claim counts.
    pub fn outdone(&self, name: &str) -> Vec<Pid> {
        let claims = self.by_name.get(name).map_or(&[][..], Vec::as_slice);
        claims.iter().skip(1).map(|claim| claim.pid).filter(|pid| pid.node() == 0).collect()
    }

    /// The claims of the processes of this node.
    pub fn own(&self) -> Vec<(String, Claim)> {
        let all = self.by_name.iter().flat_map(|(name, claims)| claims.iter().map(move |claim| (name, claim)));
        all.filter(|(_, claim)| claim.pid.node() == 0).map(|(name, claim)| (name.clone(), claim.clone())).collect()
    }

    /// This program became a node of that name.
    pub fn settle(&mut self, home: &Arc<str>) {
        for claim in self.by_name.values_mut().flatten().filter(|claim| claim.pid.node() == 0) {
            claim.home = home.clone();
        }
    }

    #[cfg(test)]
    pub fn all(&self) -> Vec<(String, Claim)> {
        let mut all: Vec<_> = self.by_name.iter().map(|(name, claims)| (name.clone(), claims[0].clone())).collect();
        all.sort_by(|left, right| left.0.cmp(&right.0));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(node: u16, id: u64, since: u64) -> Claim {
        Claim { pid: Pid::remote(node, id), since, home: format!("n{node}@h:1").into() }
    }

    #[test]
    fn the_older_claim_counts_in_whatever_order_they_come() {
        let claims = [claim(3, 1, 20), claim(1, 1, 30), claim(2, 1, 20)];
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let mut names = Names::default();
            order.iter().for_each(|&index| names.add("n", claims[index].clone()));
            assert_eq!(names.whereis("n"), Pid::remote(2, 1));
            names.remove_node(2);
            assert_eq!(names.whereis("n"), Pid::remote(3, 1));
            assert!(names.remove("n", Pid::remote(3, 1)) && !names.remove("n", Pid::remote(3, 1)));
            assert_eq!(names.remove_process(Pid::remote(1, 1)), ["n"]);
            assert!(names.whereis("n").is_null() && names.by_name.is_empty() && names.by_pid.is_empty());
        }
    }
}
