//! One node as a machine of states: what arrives and the time go in; what it does to processes and to the network goes out by
//! the two traits. Reads no clock, opens no socket, draws no random numbers, never waits.
//!
//! This file holds the state and what is asked of other nodes. `join` finds nodes and agrees with them to be connected, `member`
//! keeps links, `signals` acts on what comes over them, `global` keeps the names that all nodes know.

use super::frame::VERSION;
use super::host::Host;
use super::join::{Attempt, Refusals, Session, Want};
use super::link::Link;
use super::name::NodeName;
use super::names::Names;
use super::node::Directory;
use super::transport::{Conn, Transport};
use crate::process::table::lock;
use crate::process::{Pid, Reason};
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What a node is called and what it shows of itself.
pub struct Identity {
    pub name: NodeName,
    /// Of this run of the node: the moment it started.
    pub incarnation: u64,
    pub cookie: String,
    /// Equal for programs with the same types and functions.
    pub program: u64,
    /// The protocol that it speaks.
    pub version: u8,
}

impl Identity {
    pub fn new(name: NodeName, incarnation: u64, cookie: String, program: u64) -> Identity {
        Identity { name, incarnation, cookie, program, version: VERSION }
    }
}

/// How an ask ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    Pid(Pid),
    Bool(bool),
    /// The other node is gone.
    Lost,
}

/// What is done with an answer.
pub type Answered<H> = Box<dyn FnOnce(&mut Engine<H>, Answer) + Send>;

/// What another node is asked and has not answered.
struct Ask<H: Host> {
    node: u16,
    done: Answered<H>,
}

/// A watch of a process elsewhere.
#[derive(Clone, Copy)]
pub(super) struct Watch {
    /// Null for the registry.
    pub watcher: Pid,
    pub target: Pid,
}

/// Who wants to hear of a node.
#[derive(Default)]
pub(super) struct Listeners {
    pub down: Vec<Pid>,
    pub up: Vec<Pid>,
}

/// How much of everything there is.
#[cfg(test)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Counts {
    pub sessions: usize,
    pub links: usize,
    pub attempts: usize,
    pub asks: usize,
    pub calls: usize,
    pub watches: usize,
}

pub struct Engine<H: Host> {
    pub me: Identity,
    pub host: H,
    pub(super) transport: Arc<dyn Transport>,
    pub directory: Arc<Directory>,
    pub(super) names: Arc<Mutex<Names>>,
    /// All connections, links or not.
    pub(super) sessions: FxHashMap<Conn, Session>,
    /// The links that are up, by the other node's name.
    pub(super) current: FxHashMap<Arc<str>, Arc<Link>>,
    /// Nodes that are being called.
    pub(super) attempts: FxHashMap<Arc<str>, Attempt<H>>,
    /// Nodes to be connected to whenever they are not.
    pub(super) wants: FxHashMap<Arc<str>, Want>,
    asks: FxHashMap<u64, Ask<H>>,
    calls: FxHashMap<u64, (u16, H::Call)>,
    pub(super) watches: FxHashMap<i64, Watch>,
    pub(super) listeners: FxHashMap<Arc<str>, Listeners>,
    pub(super) refusals: Refusals,
    next: u64,
    pub(super) last_tick: Duration,
    /// What the detectors' clock showed then.
    pub(super) heard_until: Duration,
}

impl<H: Host> Engine<H> {
    pub fn new(me: Identity, host: H, transport: Arc<dyn Transport>, names: Arc<Mutex<Names>>) -> Engine<H> {
        lock(&names).settle(me.name.full());
        Engine {
            directory: Arc::new(Directory::new(me.name.full().clone(), me.incarnation)),
            me,
            host,
            transport,
            names,
            sessions: FxHashMap::default(),
            current: FxHashMap::default(),
            attempts: FxHashMap::default(),
            wants: FxHashMap::default(),
            asks: FxHashMap::default(),
            calls: FxHashMap::default(),
            watches: FxHashMap::default(),
            listeners: FxHashMap::default(),
            refusals: Refusals::default(),
            next: 1,
            last_tick: Duration::ZERO,
            heard_until: Duration::ZERO,
        }
    }

    pub(super) fn number(&mut self) -> u64 {
        self.next += 1;
        self.next - 1
    }

    /// The link to a node that is connected.
    pub fn link_of(&self, name: &str) -> Option<Arc<Link>> {
        self.current.get(name).cloned()
    }

    pub fn is_connected(&self, name: &str) -> bool {
        self.current.contains_key(name)
    }

    /// Whether a node is connected that is this incarnation of it or a later one.
    pub(super) fn is_connected_to(&self, name: &str, incarnation: u64) -> bool {
        self.current.get(name).is_some_and(|link| link.node.incarnation >= incarnation)
    }

    pub fn links(&self) -> impl Iterator<Item = &Arc<Link>> {
        self.current.values()
    }

    /// Asks another node; `send` gets the number that its answer bears.
    pub fn ask(&mut self, link: &Link, done: Answered<H>, send: impl FnOnce(u64)) {
        if link.is_down() {
            return done(self, Answer::Lost);
        }
        let number = self.number();
        self.asks.insert(number, Ask { node: link.node.index, done });
        send(number);
    }

    /// A node answered. One that was not asked is not listened to.
    pub(super) fn answered(&mut self, from: &Link, number: u64, answer: Answer) {
        if self.asks.get(&number).is_some_and(|ask| ask.node == from.node.index)
            && let Some(ask) = self.asks.remove(&number)
        {
            (ask.done)(self, answer);
        }
    }

    /// Keeps a call until its answer comes. Fails it at once when the link is down.
    pub fn call(&mut self, link: &Link, call: H::Call, send: impl FnOnce(u64)) {
        if link.is_down() {
            return self.host.fail(call, Reason::NoConnection);
        }
        let number = self.number();
        self.calls.insert(number, (link.node.index, call));
        send(number);
    }

    /// The call that a node answers.
    pub fn take_call(&mut self, from: &Link, number: u64) -> Option<H::Call> {
        let is_its = self.calls.get(&number).is_some_and(|call| call.0 == from.node.index);
        if is_its { self.calls.remove(&number).map(|call| call.1) } else { None }
    }

    /// Nobody answers any more what a node was asked.
    pub(super) fn fail_all(&mut self, node: u16) {
        let mut lost: Vec<_> = self.asks.extract_if(|_, ask| ask.node == node).collect();
        lost.sort_by_key(|ask| ask.0);
        for (_, ask) in lost {
            (ask.done)(self, Answer::Lost);
        }
        let calls: Vec<_> = self.calls.extract_if(|_, call| call.0 == node).collect();
        for (_, (_, call)) in calls {
            self.host.fail(call, Reason::NoConnection);
        }
    }

    #[cfg(test)]
    pub fn counts(&self) -> Counts {
        Counts {
            sessions: self.sessions.len(),
            links: self.current.len(),
            attempts: self.attempts.len(),
            asks: self.asks.len(),
            calls: self.calls.len(),
            watches: self.watches.len(),
        }
    }
}
