//! The processes of a simulated node: they do what the scheduler's processes do when something comes from elsewhere, and note
//! whatever should not have happened. Knows nothing of the network.

use crate::cluster::host::Host;
use crate::process::table::lock;
use crate::process::{Pid, Reason};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// A process. Everybody in the simulation can be told apart by `who`.
#[derive(Default)]
pub struct Person {
    pub who: u64,
    pub links: Vec<Pid>,
    /// Reference and watcher.
    pub watchers: Vec<(i64, Pid)>,
    /// The last number from each sender, and the last one over each connection.
    last: FxHashMap<u64, u64>,
    last_on: FxHashMap<(u64, u64), u64>,
}

/// A message: who sends it to whom, over which connection, its number on that, and its number in all.
#[derive(Clone, Copy, Debug)]
pub struct Message {
    pub from: u64,
    pub to: u64,
    pub conn: u64,
    pub on_conn: u64,
    pub number: u64,
}

impl Message {
    pub fn bytes(self) -> Vec<u8> {
        [self.from, self.to, self.conn, self.on_conn, self.number].into_iter().flat_map(u64::to_le_bytes).collect()
    }
    pub fn read(bytes: &[u8]) -> Option<Message> {
        let mut words = bytes.chunks_exact(8).map(|word| word.try_into().map_or(0, u64::from_le_bytes));
        let mut word = || words.next();
        Some(Message { from: word()?, to: word()?, conn: word()?, on_conn: word()?, number: word()? })
    }
}

/// A watch that a process here set.
pub struct Watching {
    pub watcher: Pid,
    pub target: Pid,
    pub times: u32,
}

/// The processes of one run of a node.
#[derive(Default)]
pub struct People {
    /// In the order of their numbers: everything that is done to all of them has one order.
    pub all: BTreeMap<u64, Person>,
    pub watching: BTreeMap<i64, Watching>,
    /// Who asked to hear of a node's end and has not, by the connection that was there then.
    pub awaiting_down: FxHashMap<(Pid, Arc<str>), u64>,
    pub awaiting_up: FxHashSet<(Pid, Arc<str>)>,
    pub calls_open: FxHashSet<u64>,
    pub clock: u64,
    pub got: u64,
    pub wrong: Vec<String>,
    pub log: Vec<String>,
}

impl People {
    fn wrong(&mut self, what: String) {
        self.wrong.push(what);
    }

    /// A message arrived for a process here.
    pub fn receive(&mut self, to: Pid, message: Message) {
        let Some(person) = self.all.get_mut(&to.id()) else { return };
        self.got += 1;
        let mut wrong = None;
        if person.who != message.to {
            wrong = Some("for another incarnation");
        }
        let last = person.last.entry(message.from).or_insert(0);
        if message.number <= *last {
            wrong = Some("twice or out of order");
        }
        *last = message.number;
        let last = person.last_on.entry((message.from, message.conn)).or_insert(0);
        if message.on_conn != *last + 1 {
            wrong = Some("after a gap on one connection");
        }
        *last = message.on_conn;
        if let Some(wrong) = wrong {
            let who = person.who;
            self.wrong(format!("{who} got {message:?} {wrong}"));
        }
    }

    pub fn answered(&mut self, call: u64) {
        if !self.calls_open.remove(&call) {
            self.wrong(format!("call {call} was answered twice"));
        }
    }
}

/// What the engine of a run sees of its processes.
#[derive(Clone, Default)]
pub struct Crowd(pub Arc<Mutex<People>>);

impl Host for Crowd {
    type Call = u64;

    fn alive(&self, pid: Pid) -> bool {
        lock(&self.0).all.contains_key(&pid.id())
    }
    fn watch(&self, target: Pid, reference: i64, watcher: Pid) -> bool {
        let mut people = lock(&self.0);
        let Some(person) = people.all.get_mut(&target.id()) else { return false };
        person.watchers.push((reference, watcher));
        true
    }
    fn unwatch(&self, target: Pid, reference: i64, watcher: Pid) {
        if let Some(person) = lock(&self.0).all.get_mut(&target.id()) {
            person.watchers.retain(|&watch| watch != (reference, watcher));
        }
    }
    fn link(&self, pid: Pid, other: Pid) -> bool {
        let mut people = lock(&self.0);
        let Some(person) = people.all.get_mut(&pid.id()) else { return false };
        if !person.links.contains(&other) {
            person.links.push(other);
        }
        true
    }
    /// Everybody here traps exits.
    fn linked_end(&self, pid: Pid, other: Pid, _: &Reason) {
        if let Some(person) = lock(&self.0).all.get_mut(&pid.id()) {
            person.links.retain(|&link| link != other);
        }
    }
    fn exit(&self, _: Pid, _: Pid, _: Reason) {}
    fn sever(&self, node: u16) {
        for person in lock(&self.0).all.values_mut() {
            person.links.retain(|link| link.node() != node);
            person.watchers.retain(|(_, watcher)| watcher.node() != node);
        }
    }
    fn down(&self, watcher: Pid, reference: i64, target: Pid, _: Reason) {
        let mut people = lock(&self.0);
        let is_alive = people.all.contains_key(&watcher.id());
        match people.watching.get_mut(&reference) {
            Some(watching) if watching.watcher == watcher && watching.target == target => {
                watching.times += 1;
                if watching.times > 1 {
                    people.wrong(format!("watch {reference} fired twice"));
                }
            }
            _ if is_alive => people.wrong(format!("watch {reference} fired and nobody watches")),
            _ => {}
        }
    }
    fn node_down(&self, pid: Pid, name: &Arc<str>) {
        let mut people = lock(&self.0);
        if !people.all.contains_key(&pid.id()) {
            return;
        }
        if people.awaiting_down.remove(&(pid, name.clone())).is_none() {
            people.wrong(format!("{pid} heard of the end of {name} and did not ask"));
        }
        people.awaiting_up.insert((pid, name.clone()));
    }
    fn node_up(&self, pid: Pid, name: &Arc<str>) {
        let mut people = lock(&self.0);
        if people.all.contains_key(&pid.id()) && !people.awaiting_up.remove(&(pid, name.clone())) {
            people.wrong(format!("{pid} heard of the return of {name} without its end"));
        }
    }
    fn fail(&self, call: u64, _: Reason) {
        lock(&self.0).answered(call);
    }
    fn wall_clock(&self) -> u64 {
        lock(&self.0).clock
    }
    fn log(&self, text: &str) {
        lock(&self.0).log.push(text.to_string());
    }
}
