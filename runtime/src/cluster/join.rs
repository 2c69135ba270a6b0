//! How nodes find each other and agree to be connected. Knows neither processes nor sockets.
//!
//! The caller sends `Hello`, the called side checks its proof and answers with `Welcome`. When two nodes call each other at once,
//! the call of the smaller name counts. Peers tell each other whom they know, so a node that reaches one reaches all; seeds and
//! peers that were lost are called again and again. One that left is not, unless a peer has named a later incarnation of it: that
//! word may come before the former incarnation's farewell.

use super::engine::Engine;
use super::frame::{Hello, Welcome, pack, unpack};
use super::host::Host;
use super::link::Link;
use super::member::Beats;
use super::name::NodeName;
use super::node::Node;
use super::proof::{Side, Statement};
use super::transport::{CLOSE_COOKIE, CLOSE_LEAVING, CLOSE_REFUSED, Conn, End};
use std::sync::Arc;
use std::time::Duration;

const CONNECT_WAIT: Duration = Duration::from_secs(3);
const HELLO_WAIT: Duration = Duration::from_secs(3);
/// How long two nodes that call each other may take to agree.
const AGREE_WAIT: Duration = Duration::from_secs(5);
const AGREE_STEP: Duration = Duration::from_millis(50);
/// Pauses between calls of a node that does not answer.
const RETRY_MIN: Duration = Duration::from_millis(250);
const SEED_RETRY_MAX: Duration = Duration::from_secs(5);
const PEER_RETRY_MAX: Duration = Duration::from_secs(30);
/// Nodes to be connected to, seeds apart: peers name them, and a wrong one must not fill the memory.
const WANTS_MAX: usize = 10_000;
/// Lines about refused callers in a second.
const REFUSALS_SAID_MAX: u32 = 10;
/// Calls of a peer that was lost or heard of; seeds are called for ever. With the pauses it is an hour and a half.
const PEER_TRIES: u32 = 190;

/// Why a call failed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Failed {
    Unreachable(String),
    Refused(String),
}

impl std::fmt::Display for Failed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Failed::Unreachable(reason) => write!(f, "it cannot be reached: {reason}"),
            Failed::Refused(reason) => write!(f, "refused: {reason}"),
        }
    }
}

/// What is done when a connection is there or will not be.
pub type Connected<H> = Box<dyn FnOnce(&mut Engine<H>, Duration, Result<(), Failed>) + Send>;

/// A node that is being called.
pub struct Attempt<H: Host> {
    until: Duration,
    /// When to call again, while no call is under way.
    again: Option<Duration>,
    waiters: Vec<Connected<H>>,
}

/// How far a connection is.
pub enum Phase {
    /// We call, and the network connects.
    Dialling(NodeName),
    /// We have sent our greeting.
    Greeting(NodeName),
    /// They call, and have not said who they are.
    Called {
        from: String,
    },
    /// They got an answer that is no link; they close.
    Answered,
    Up(Arc<Link>, Beats),
}

pub struct Session {
    pub phase: Phase,
    /// When the phase has lasted too long; links have their heartbeats.
    pub until: Duration,
}

/// A node to be connected to.
pub struct Want {
    name: NodeName,
    /// A connection to an earlier incarnation is not what is wanted.
    incarnation: u64,
    next: Duration,
    pause: Duration,
    /// Calls that are left; `None` for a seed.
    left: Option<u32>,
    said: Option<Failed>,
}

impl<H: Host> Engine<H> {
    /// Connects to a node from now on, whenever it is not connected.
    pub fn add_seed(&mut self, now: Duration, name: NodeName) {
        if name != self.me.name {
            let want = Want { name: name.clone(), incarnation: 0, next: now, pause: RETRY_MIN, left: None, said: None };
            self.wants.insert(name.full().clone(), want);
        }
    }

    /// Connects to a node that a peer named, or that was lost. It may never be there again.
    pub(super) fn want_peer(&mut self, now: Duration, wait: Duration, name: &str, incarnation: u64) {
        // In a mesh that forms everybody names everybody.
        let is_called = self.wants.get(name).is_some_and(|want| want.incarnation >= incarnation);
        if is_called && self.attempts.contains_key(name) {
            return;
        }
        let Some(name) = NodeName::parse(name) else { return };
        if name == self.me.name || self.wants.len() >= WANTS_MAX {
            return;
        }
        let next = now + wait;
        let left = Some(PEER_TRIES);
        let fresh = Want { name: name.clone(), incarnation, next, pause: RETRY_MIN, left, said: None };
        let want = self.wants.entry(name.full().clone()).or_insert(fresh);
        want.incarnation = want.incarnation.max(incarnation);
        (want.next, want.pause, want.left) = (next, RETRY_MIN, want.left.and(left));
        self.look_for(now, name.full());
    }

    /// Calls a wanted node if it is time to.
    fn look_for(&mut self, now: Duration, name: &Arc<str>) {
        if self.is_connected(name) || self.attempts.contains_key(name) {
            return;
        }
        let Some(want) = self.wants.get_mut(name) else { return };
        if now < want.next {
            return;
        }
        want.next = now + want.pause;
        match &mut want.left {
            Some(0) => return drop(self.wants.remove(name)),
            Some(left) => {
                *left -= 1;
                want.pause = (2 * want.pause).min(PEER_RETRY_MAX);
            }
            None => want.pause = (2 * want.pause).min(SEED_RETRY_MAX),
        }
        let (node, key) = (want.name.clone(), name.clone());
        let done = Box::new(move |engine: &mut Engine<H>, now, outcome| engine.looked_for(now, &key, outcome));
        self.connect(now, &node, done);
    }

    fn looked_for(&mut self, now: Duration, name: &Arc<str>, outcome: Result<(), Failed>) {
        let (Some(want), Err(failed)) = (self.wants.get_mut(name), outcome) else { return };
        want.next = now + want.pause;
        // Once for every reason, and of seeds only: those may be down for long.
        if want.left.is_none() && want.said.as_ref() != Some(&failed) {
            self.host.log(&format!("no connection to {name} yet, {failed}"));
            want.said = Some(failed);
        }
    }

    /// A node is connected, whoever called: a seed is called at once when it is lost, a peer is no longer wanted.
    pub(super) fn met(&mut self, node: &Node) {
        let Some(want) = self.wants.get_mut(&node.name) else { return };
        match want.left {
            Some(_) if node.incarnation >= want.incarnation => drop(self.wants.remove(&node.name)),
            Some(_) => {}
            None => (want.pause, want.said) = (RETRY_MIN, None),
        }
    }

    /// Connects to a node, unless it is connected or this one.
    pub fn connect(&mut self, now: Duration, name: &NodeName, done: Connected<H>) {
        if *name == self.me.name || self.is_connected(name.full()) {
            return done(self, now, Ok(()));
        }
        if let Some(attempt) = self.attempts.get_mut(name.full()) {
            return attempt.waiters.push(done);
        }
        let attempt = Attempt { until: now + AGREE_WAIT, again: None, waiters: vec![done] };
        self.attempts.insert(name.full().clone(), attempt);
        self.dial(now, name);
    }

    fn dial(&mut self, now: Duration, name: &NodeName) {
        let conn = self.number();
        self.sessions.insert(conn, Session { phase: Phase::Dialling(name.clone()), until: now + CONNECT_WAIT });
        self.transport.dial(conn, name);
    }

    /// Whoever waits for a node learns how it went.
    pub(super) fn settle(&mut self, now: Duration, name: &str, outcome: &Result<(), Failed>) {
        let Some(attempt) = self.attempts.remove(name) else { return };
        let outcome = if self.is_connected(name) { Ok(()) } else { outcome.clone() };
        for done in attempt.waiters {
            done(self, now, outcome.clone());
        }
    }

    /// The other side is connected to us or about to be: look again soon.
    fn wait_for_agreement(&mut self, now: Duration, name: &NodeName) {
        let Some(attempt) = self.attempts.get_mut(name.full()) else { return };
        if now > attempt.until {
            let failed = Failed::Unreachable("it does not agree to be connected".to_string());
            return self.settle(now, name.full(), &Err(failed));
        }
        attempt.again = Some(now + AGREE_STEP);
    }

    /// Calls that are due, and connections that take too long.
    pub(super) fn tick_joining(&mut self, now: Duration) {
        self.tick_refusals(now);
        let mut due: Vec<Arc<str>> =
            self.wants.iter().filter(|(_, want)| now >= want.next).map(|(name, _)| name.clone()).collect();
        due.sort_unstable();
        due.iter().for_each(|name| self.look_for(now, name));
        let mut again: Vec<NodeName> = vec![];
        for (name, attempt) in &mut self.attempts {
            if attempt.again.is_some_and(|again| now >= again) {
                attempt.again = None;
                again.extend(NodeName::parse(name));
            }
        }
        again.sort_unstable();
        again.iter().for_each(|name| self.dial(now, name));
        let is_late = |session: &Session| !matches!(session.phase, Phase::Up(..)) && now > session.until;
        let mut late: Vec<Conn> =
            self.sessions.iter().filter(|(_, session)| is_late(session)).map(|(&conn, _)| conn).collect();
        late.sort_unstable();
        for conn in late {
            self.transport.close(conn, CLOSE_REFUSED, "too late");
            let why = match self.sessions.get(&conn).map(|session| &session.phase) {
                Some(Phase::Dialling(_)) => "no answer",
                Some(Phase::Greeting(_)) => "no welcome",
                _ => "no greeting in time",
            };
            self.closed(now, conn, &End::Broken(why.to_string()));
        }
    }

    /// The network has connected us.
    pub fn dialled(&mut self, now: Duration, conn: Conn) {
        let Some(session) = self.sessions.get_mut(&conn) else {
            return self.transport.close(conn, CLOSE_REFUSED, "too late");
        };
        let Phase::Dialling(name) = &session.phase else { return };
        session.phase = Phase::Greeting(name.clone());
        session.until = now + HELLO_WAIT;
        if let Some(proof) = self.own_proof(conn, Side::Caller) {
            self.transport.greet(conn, pack(&self.own_hello(&proof)));
        }
    }

    /// Somebody calls; `from` is what the network knows of them.
    pub fn incoming(&mut self, now: Duration, from: String) -> Conn {
        let conn = self.number();
        self.sessions.insert(conn, Session { phase: Phase::Called { from }, until: now + CONNECT_WAIT + HELLO_WAIT });
        conn
    }

    fn own_proof(&self, conn: Conn, side: Side) -> Option<Vec<u8>> {
        let secret = self.transport.secret(conn)?;
        let (name, incarnation) = (&**self.me.name.full(), self.me.incarnation);
        Some(Statement { secret: &secret, side, name, incarnation }.prove(&self.me.cookie))
    }

    fn own_hello<'a>(&'a self, proof: &'a [u8]) -> Hello<'a> {
        let me = &self.me;
        Hello { version: me.version, name: me.name.full(), incarnation: me.incarnation, program: me.program, proof }
    }

    /// Whether the other side of a connection knows the cookie.
    fn is_proof(&self, conn: Conn, side: Side, hello: &Hello<'_>) -> bool {
        self.transport.secret(conn).is_some_and(|secret| {
            let statement = Statement { secret: &secret, side, name: hello.name, incarnation: hello.incarnation };
            statement.is_proved(&self.me.cookie, hello.proof)
        })
    }

    /// The other side's greeting, without its length.
    pub fn greeted(&mut self, now: Duration, conn: Conn, bytes: &[u8]) {
        match self.sessions.get(&conn).map(|session| &session.phase) {
            Some(Phase::Greeting(name)) => {
                let name = name.clone();
                self.welcomed(now, conn, &name, bytes);
            }
            Some(Phase::Called { from }) => {
                let from = from.clone();
                if let Err(reason) = self.called(now, conn, bytes) {
                    self.log_refusal(now, &from, &reason);
                }
            }
            _ => {}
        }
    }

    /// What the node that we called answers.
    fn welcomed(&mut self, now: Duration, conn: Conn, name: &NodeName, bytes: &[u8]) {
        let refused = match unpack::<Welcome<'_>>(bytes) {
            Ok(Welcome::Accepted(hello)) => match self.refusal_of(conn, name, &hello) {
                None => return self.up(now, conn, &hello, None),
                Some(refused) => refused,
            },
            Ok(Welcome::Connected) => {
                self.drop_session(conn, CLOSE_LEAVING, "agreed");
                return self.wait_for_agreement(now, name);
            }
            Ok(Welcome::Refused(reason)) => (CLOSE_REFUSED, reason.to_string()),
            Err(error) => (CLOSE_REFUSED, format!("its answer is no welcome: {error}")),
        };
        self.drop_session(conn, refused.0, &refused.1);
        self.settle(now, name.full(), &Err(Failed::Refused(refused.1)));
    }

    /// Why we do not want the node that answered our call.
    fn refusal_of(&self, conn: Conn, name: &NodeName, hello: &Hello<'_>) -> Option<(u32, String)> {
        if hello.version != self.me.version {
            Some((CLOSE_REFUSED, other_version(hello, self.me.version)))
        } else if !self.is_proof(conn, Side::Called, hello) {
            Some((CLOSE_COOKIE, "wrong cookie".to_string()))
        } else if hello.name != &**name.full() {
            Some((CLOSE_REFUSED, format!("the node there is called {}", hello.name)))
        } else if self.is_connected_to(hello.name, hello.incarnation) {
            Some((CLOSE_REFUSED, "connected already".to_string()))
        } else {
            None
        }
    }

    /// Closes a connection that is no link, and forgets it.
    fn drop_session(&mut self, conn: Conn, code: u32, reason: &str) {
        self.sessions.remove(&conn);
        self.transport.close(conn, code, reason);
    }

    /// A node that calls has said who it is. The error is why it was refused.
    fn called(&mut self, now: Duration, conn: Conn, bytes: &[u8]) -> Result<(), String> {
        let hello = unpack::<Hello<'_>>(bytes).map_err(|error| format!("its greeting cannot be read: {error}"));
        let refused = match &hello {
            Err(error) => Some((CLOSE_REFUSED, error.clone())),
            Ok(hello) if hello.version != self.me.version => {
                Some((CLOSE_REFUSED, other_version(hello, self.me.version)))
            }
            Ok(hello) if !self.is_proof(conn, Side::Caller, hello) => Some((CLOSE_COOKIE, "wrong cookie".to_string())),
            Ok(hello) if NodeName::parse(hello.name).is_none_or(|name| name == self.me.name) => {
                Some((CLOSE_REFUSED, format!("'{}' is taken or no name of a node", hello.name)))
            }
            Ok(_) => None,
        };
        if let Some((code, reason)) = refused {
            self.drop_session(conn, code, &reason);
            return Err(reason);
        }
        let hello = hello?;
        if self.chooses(&hello) {
            let proof = self.own_proof(conn, Side::Called).ok_or("the connection has no secret")?;
            let answer = pack(&Welcome::Accepted(self.own_hello(&proof)));
            self.up(now, conn, &hello, Some(answer));
        } else {
            // They close; until then the answer may be under way.
            self.transport.greet(conn, pack(&Welcome::Connected));
            self.sessions.insert(conn, Session { phase: Phase::Answered, until: now + HELLO_WAIT });
        }
        Ok(())
    }

    /// Whether a call counts. A node that was restarted replaces its former self.
    fn chooses(&self, hello: &Hello<'_>) -> bool {
        if self.is_connected_to(hello.name, hello.incarnation) {
            return false;
        }
        // Both call: ours counts if our name is the smaller one.
        let is_theirs = |phase: &Phase| matches!(phase, Phase::Dialling(name) | Phase::Greeting(name) if **name.full() == *hello.name);
        let calling = self.sessions.values().any(|session| is_theirs(&session.phase));
        !(calling && &**self.me.name.full() < hello.name)
    }

    /// A connection ended, whoever ended it.
    pub fn closed(&mut self, now: Duration, conn: Conn, end: &End) {
        let Some(session) = self.sessions.get(&conn) else { return };
        match &session.phase {
            Phase::Up(link, _) => {
                let link = link.clone();
                self.lost(&link, CLOSE_LEAVING, &end.to_string());
                if !matches!(end, End::Refused { code: CLOSE_LEAVING, .. }) {
                    self.want_peer(now, RETRY_MIN, &link.node.name, link.node.incarnation);
                }
            }
            Phase::Dialling(name) | Phase::Greeting(name) => {
                let name = name.full().clone();
                self.sessions.remove(&conn);
                let failed = match end {
                    End::Refused { reason, .. } => Failed::Refused(reason.clone()),
                    End::Broken(reason) => Failed::Unreachable(reason.clone()),
                };
                self.settle(now, &name, &Err(failed));
            }
            Phase::Called { from } => {
                let from = from.clone();
                self.log_refusal(now, &from, &end.to_string());
                self.sessions.remove(&conn);
            }
            Phase::Answered => drop(self.sessions.remove(&conn)),
        }
    }
}

/// Lines about callers that were refused, of which strangers must not make as many as they like.
#[derive(Default)]
pub struct Refusals {
    /// When the current second began, what was said in it, and what was not.
    since: Duration,
    said: u32,
    unsaid: u64,
}

impl<H: Host> Engine<H> {
    fn log_refusal(&mut self, now: Duration, from: &str, reason: &str) {
        self.tick_refusals(now);
        if self.refusals.said == REFUSALS_SAID_MAX {
            self.refusals.unsaid += 1;
        } else {
            self.refusals.said += 1;
            self.host.log(&format!("refused a connection from {from}: {reason}"));
        }
    }

    /// Sums up what was not said.
    fn tick_refusals(&mut self, now: Duration) {
        if now >= self.refusals.since + Duration::from_secs(1) {
            let passed = std::mem::replace(&mut self.refusals, Refusals { since: now, said: 0, unsaid: 0 });
            if passed.unsaid > 0 {
                self.host.log(&format!("refused {} more connections", passed.unsaid));
            }
        }
    }
}

fn other_version(hello: &Hello<'_>, own: u8) -> String {
    format!("{} speaks version {} of the protocol, not {own}", hello.name, hello.version)
}
