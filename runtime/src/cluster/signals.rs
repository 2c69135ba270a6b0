//! What processes of different nodes do to each other apart from messages, starts and calls: watches, links, ends; and what nodes
//! ask each other. Knows nothing of the values of a program.

use super::engine::{Answer, Answered, Engine, Watch};
use super::frame::{Frame, pack};
use super::host::Host;
use super::link::{CONTROL, Link, lane};
use crate::process::{Pid, Reason};
use rustc_hash::FxHashSet;
use std::sync::Arc;
use std::time::Duration;

impl<H: Host> Engine<H> {
    /// A process here, or the registry as the null pid, watches one elsewhere.
    pub fn monitor(&mut self, reference: i64, watcher: Pid, target: Pid) {
        let Some(link) = self.directory.link_to(target) else {
            return self.host.down(watcher, reference, target, Reason::NoConnection);
        };
        self.watches.insert(reference, Watch { watcher, target });
        link.send_between(watcher, target, &Frame::Monitor { from: watcher.id(), to: target.id(), reference });
    }

    pub fn demonitor(&mut self, reference: i64, watcher: Pid, target: Pid) {
        if self.watches.remove(&reference).is_some()
            && let Some(link) = self.directory.link_to(target)
        {
            link.send_between(watcher, target, &Frame::Demonitor { from: watcher.id(), to: target.id(), reference });
        }
    }

    /// Links a process here with one elsewhere. False if the other node is not connected.
    pub fn link(&mut self, pid: Pid, other: Pid) -> bool {
        let Some(link) = self.directory.link_to(other) else { return false };
        if self.host.link(pid, other) {
            link.send_between(pid, other, &Frame::Link { from: pid.id(), to: other.id() });
        }
        true
    }

    /// Asks whether a process elsewhere is alive; process 0 is the node itself.
    pub fn is_alive(&mut self, from: Pid, to: Pid, link: &Link, done: Answered<H>) {
        let number = if to.id() == 0 { CONTROL } else { lane(from.id(), to.id()) };
        self.ask(link, done, |ask| link.send(number, pack(&Frame::Alive { ask, to: to.id() })));
    }

    /// A process was started for one here, or not.
    fn spawned(&mut self, from: &Link, ask: u64, id: u64, caller: Pid, linked: bool) {
        let pid = if id == 0 { Pid::NULL } else { Pid::remote(from.node.index, id) };
        // The caller is gone: so is, for the new process, the one it is linked to.
        if linked && !pid.is_null() && !self.host.link(caller, pid) {
            let reason = Reason::NoProcess;
            let frame = Frame::Exit { from: caller.id(), to: id, reason: reason.text(), linked };
            from.send_between(caller, pid, &frame);
        }
        self.answered(from, ask, Answer::Pid(pid));
    }

    /// A peer tells whom it is connected to. The one that was called says all, the caller then only what the other one lacks: of two
    /// links of one node the later one tells of the earlier, so everybody hears of everybody.
    fn peers_named(&mut self, now: Duration, link: &Link, nodes: &[(&str, u64)]) {
        if link.is_call {
            let named: FxHashSet<_> = nodes.iter().copied().collect();
            let own = self.links().map(|link| (&*link.node.name, link.node.incarnation));
            let nodes: Vec<_> = own.filter(|own| own.0 != &*link.node.name && !named.contains(own)).collect();
            if !nodes.is_empty() {
                link.send(CONTROL, pack(&Frame::Peers { nodes }));
            }
        }
        for &(name, incarnation) in nodes {
            if !self.is_connected_to(name, incarnation) {
                self.want_peer(now, Duration::ZERO, name, incarnation);
            }
        }
    }

    /// Acts on a frame that bears no value. An error ends the link.
    pub fn frame(&mut self, now: Duration, link: &Arc<Link>, frame: Frame<'_>) -> Result<(), String> {
        if link.is_down() {
            return Ok(());
        }
        let theirs = |id| Pid::remote(link.node.index, id);
        match frame {
            Frame::Link { from, to } => {
                if !self.host.link(Pid::local(to), theirs(from)) {
                    let reason = Reason::NoProcess;
                    let frame = Frame::Exit { from: to, to: from, reason: reason.text(), linked: true };
                    link.send_between(Pid::local(to), theirs(from), &frame);
                }
            }
            Frame::Exit { from, to, reason, linked: true } => {
                self.host.linked_end(Pid::local(to), theirs(from), &Reason::new(reason));
            }
            Frame::Exit { from, to, reason, linked: false } => {
                self.host.exit(Pid::local(to), theirs(from), Reason::new(reason));
            }
            Frame::Monitor { from, to, reference } => {
                if !self.host.watch(Pid::local(to), reference, theirs(from)) {
                    let reason = Reason::NoProcess;
                    link.send_between(Pid::local(to), theirs(from), &Frame::Down { reference, reason: reason.text() });
                }
            }
            Frame::Demonitor { from, to, reference } => self.host.unwatch(Pid::local(to), reference, theirs(from)),
            Frame::Down { reference, reason } => {
                let is_its = |watch: &Watch| watch.target.node() == link.node.index;
                if self.watches.get(&reference).is_some_and(is_its)
                    && let Some(watch) = self.watches.remove(&reference)
                {
                    self.host.down(watch.watcher, reference, watch.target, Reason::new(reason));
                }
            }
            Frame::Spawned { ask, pid, to, link: linked } => self.spawned(link, ask, pid, Pid::local(to), linked),
            Frame::Alive { ask, to } => {
                let value = to == 0 || self.host.alive(Pid::local(to));
                link.send(CONTROL, pack(&Frame::Yes { ask, value }));
            }
            Frame::Yes { ask, value } => self.answered(link, ask, Answer::Bool(value)),
            Frame::Peers { nodes } => self.peers_named(now, link, &nodes),
            Frame::Name { name, pid, since } => {
                self.name_came(link, name, self.directory.pid_in(pid, &link.node), since);
            }
            Frame::Unname { name, pid } => self.name_went(link, name, self.directory.pid_in(pid, &link.node)),
            Frame::Claim { ask, name, pid } => {
                self.claim_came(link, ask, name, self.directory.pid_in(pid, &link.node));
            }
            other => return Err(format!("unexpected here: {other:?}")),
        }
        Ok(())
    }
}
