//! How nodes agree on the names that all of them know. The rule for what is known is in `names`. Knows nothing of processes but
//! whether they are alive.
//!
//! One node decides who gets a name: the connected one with the smallest name, so that of two claims at once one is refused. A
//! claim goes to the home of the process, from there to the node that decides, and back; then the home tells everybody, the node
//! that decided as well. So the last that a node hears of a process's names is what their home said last.

use super::engine::{Answer, Engine};
use super::frame::{Frame, pack};
use super::host::Host;
use super::link::{CONTROL, Link};
use super::names::Claim;
use crate::process::Pid;
use crate::process::table::lock;
use std::sync::Arc;

/// What is done when a name was given or not.
pub type Given<H> = Box<dyn FnOnce(&mut Engine<H>, bool) + Send>;

impl<H: Host> Engine<H> {
    fn whereis(&self, name: &str) -> Pid {
        lock(&self.names).whereis(name)
    }

    /// Gives a process a name. False if the name is empty or taken, or the process is gone.
    pub fn register(&mut self, name: &str, pid: Pid, done: Given<H>) {
        if name.is_empty() || pid.is_null() || !self.whereis(name).is_null() {
            return done(self, false);
        }
        if pid.node() == 0 {
            return self.claim(name, pid, done);
        }
        let Some(home) = self.directory.link_to(pid) else { return done(self, false) };
        let pid = self.directory.pid_out(pid, &home.node);
        let done = Box::new(move |engine: &mut Engine<H>, answer| done(engine, answer == Answer::Bool(true)));
        self.ask(&home, done, |ask| home.send(CONTROL, pack(&Frame::Claim { ask, name, pid })));
    }

    /// Claims a name for a process of this node, until some node has decided.
    fn claim(&mut self, name: &str, pid: Pid, done: Given<H>) {
        if !self.host.alive(pid) || !self.whereis(name).is_null() {
            return done(self, false);
        }
        let Some(link) = self.decider() else {
            let since = self.host.wall_clock();
            self.announce(name, pid, since);
            return done(self, true);
        };
        let again = name.to_string();
        let done = Box::new(move |engine: &mut Engine<H>, answer| match answer {
            Answer::Bool(given) => done(engine, given),
            // The node that decided is gone: another one does now.
            Answer::Lost | Answer::Pid(_) => engine.claim(&again, pid, done),
        });
        let pid = self.directory.pid_out(pid, &link.node);
        self.ask(&link, done, |ask| link.send(CONTROL, pack(&Frame::Claim { ask, name, pid })));
    }

    /// The link to the node that decides, or `None` if that is this one.
    fn decider(&self) -> Option<Arc<Link>> {
        let (name, link) = self.current.iter().min_by(|left, right| left.0.cmp(right.0))?;
        (**name < **self.me.name.full()).then(|| link.clone())
    }

    /// A process of this node has a name: everybody learns it. Also who granted it: meanwhile it may have heard that the process
    /// lost the name, which was said of an earlier grant.
    fn announce(&mut self, name: &str, pid: Pid, since: u64) {
        let claim = Claim { pid, since, home: self.me.name.full().clone() };
        lock(&self.names).add(name, claim.clone());
        for link in self.links() {
            self.tell_name(link, name, &claim);
        }
        self.take_back(name);
        // It may have ended between the question and the entry, and then nobody has found it.
        if !self.host.alive(pid) {
            self.drop_own(name, pid);
        }
    }

    fn tell_name(&self, link: &Link, name: &str, claim: &Claim) {
        let pid = self.directory.pid_out(claim.pid, &link.node);
        link.send(CONTROL, pack(&Frame::Name { name, pid, since: claim.since }));
    }

    /// Claims of this node that older ones have outdone.
    fn take_back(&mut self, name: &str) {
        let outdone = lock(&self.names).outdone(name);
        for pid in outdone {
            self.drop_own(name, pid);
        }
    }

    /// Ends a claim of a process of this node. Whether there was one.
    fn drop_own(&mut self, name: &str, pid: Pid) -> bool {
        let dropped = lock(&self.names).remove(name, pid);
        if dropped {
            self.tell_gone(name, pid);
        }
        dropped
    }

    fn tell_gone(&self, name: &str, pid: Pid) {
        for link in self.links() {
            let pid = self.directory.pid_out(pid, &link.node);
            link.send(CONTROL, pack(&Frame::Unname { name, pid }));
        }
    }

    /// Whether the name was known.
    pub fn unregister(&mut self, name: &str) -> bool {
        let pid = self.whereis(name);
        if pid.is_null() {
            return false;
        }
        if pid.node() == 0 {
            return self.drop_own(name, pid);
        }
        if let Some(home) = self.directory.link_to(pid) {
            lock(&self.names).remove(name, pid);
            let pid = self.directory.pid_out(pid, &home.node);
            home.send(CONTROL, pack(&Frame::Unname { name, pid }));
        }
        true
    }

    /// Names of a process of this node that has ended, which are out of the table.
    pub fn names_ended(&mut self, pid: Pid, names: &[String]) {
        names.iter().for_each(|name| self.tell_gone(name, pid));
    }

    /// Tells a node that was just met the names of the processes here.
    pub(super) fn introduce(&self, link: &Link) {
        let mut own = lock(&self.names).own();
        own.sort_by(|left, right| left.0.cmp(&right.0));
        own.iter().for_each(|(name, claim)| self.tell_name(link, name, claim));
    }

    /// A node says that a process has a name: one of its own processes, or one of ours whose claim it has granted.
    pub(super) fn name_came(&mut self, link: &Link, name: &str, pid: Pid, since: u64) {
        if pid.node() == link.node.index {
            lock(&self.names).add(name, Claim { pid, since, home: link.node.name.clone() });
            self.take_back(name);
        } else if pid.node() == 0 && self.host.alive(pid) {
            self.announce(name, pid, since);
        } else if pid.node() == 0 && !pid.is_null() {
            // Ours, and ended before it had the name.
            let pid = self.directory.pid_out(pid, &link.node);
            link.send(CONTROL, pack(&Frame::Unname { name, pid }));
        }
    }

    /// A node says that a process has a name no longer, or asks us to take it from ours.
    pub(super) fn name_went(&mut self, link: &Link, name: &str, pid: Pid) {
        if pid.node() == link.node.index {
            lock(&self.names).remove(name, pid);
        } else if pid.node() == 0 {
            self.drop_own(name, pid);
        }
    }

    /// A node claims a name: for a process of its own, of which we decide, or for one of ours.
    pub(super) fn claim_came(&mut self, link: &Arc<Link>, ask: u64, name: &str, pid: Pid) {
        if pid.node() == link.node.index {
            let value = !name.is_empty() && self.whereis(name).is_null();
            if value {
                let since = self.host.wall_clock();
                let claim = Claim { pid, since, home: link.node.name.clone() };
                lock(&self.names).add(name, claim.clone());
                self.tell_name(link, name, &claim);
            }
            return link.send(CONTROL, pack(&Frame::Yes { ask, value }));
        }
        if pid.node() != 0 || pid.is_null() {
            return link.send(CONTROL, pack(&Frame::Yes { ask, value: false }));
        }
        let back = link.clone();
        self.claim(name, pid, Box::new(move |_, value| back.send(CONTROL, pack(&Frame::Yes { ask, value }))));
    }
}
