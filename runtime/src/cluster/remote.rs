//! What processes here do to processes elsewhere: messages, links, watches, ends, starts, calls. The other half of each is in
//! `arrive`. Knows nothing of connections beyond sending frames.

use super::engine::Answer;
use super::frame::{Frame, pack};
use super::host::{Call, log};
use super::link::{Link, lane};
use super::node::Node;
use super::types::types;
use super::{Cluster, cluster};
use crate::abi::{Cx, Panic};
use crate::process::signal::{self, Reason};
use crate::process::{self, Letter, Pid, Process, bridge, reply};
use crate::typedesc::TypeRef;
use crate::value::layout::{CLOSURE_CODE, Object, Word};
use crate::value::record::record_word;
use crate::value::wire::{self, Refused, Translate, WirePid};
use std::sync::Arc;

/// What this node and one peer call things.
pub struct Peer<'a> {
    cluster: &'a Cluster,
    node: &'a Node,
}

impl<'a> Peer<'a> {
    pub fn new(cluster: &'a Cluster, node: &'a Node) -> Peer<'a> {
        Peer { cluster, node }
    }
}

impl Translate for Peer<'_> {
    fn pid_out(&self, pid: i64) -> WirePid {
        self.cluster.directory.pid_out(Pid(pid), self.node)
    }
    fn pid_in(&self, pid: WirePid) -> i64 {
        self.cluster.directory.pid_in(pid, self.node).0
    }
    fn function_out(&self, code: usize) -> Option<(u64, String)> {
        types().function_at(code)
    }
    fn function_in(&self, number: u64, name: &str) -> Option<usize> {
        types().function(number, name)
    }
}

/// The node that this program is, and the link to the node of a process.
fn way_to(pid: Pid) -> Option<(&'static Cluster, Arc<Link>)> {
    let cluster = cluster()?;
    Some((cluster, cluster.directory.link_to(pid)?))
}

fn encode(cluster: &Cluster, link: &Link, word: Word, ty: TypeRef) -> Result<Vec<u8>, Refused> {
    let mut bytes = Vec::new();
    wire::encode(&mut bytes, word, ty, &Peer::new(cluster, &link.node))?;
    Ok(bytes)
}

fn panic(refused: &Refused) -> Panic {
    Panic::new(refused.message())
}

/// Sends a message to a process elsewhere; waits while too much is queued for its node.
pub fn send(cx: &mut Cx, to: Pid, word: Word, ty: TypeRef) -> Result<(), Panic> {
    let Some((cluster, link)) = way_to(to) else { return Ok(()) };
    let value = encode(cluster, &link, word, ty).map_err(|refused| panic(&refused))?;
    link.wait_for_room(cx, to)?;
    link.send_between(cx.process().pid, to, &Frame::Send { to: to.id(), ty: types().hash(ty), value: &value });
    Ok(())
}

/// A message that somebody sends later, on any thread. Encoded now, while its value is here.
pub fn send_later(cx: &mut Cx, to: Pid, word: Word, ty: TypeRef) -> Result<Box<dyn FnOnce() + Send>, Panic> {
    let Some((cluster, link)) = way_to(to) else { return Ok(Box::new(|| ())) };
    let value = encode(cluster, &link, word, ty).map_err(|refused| panic(&refused))?;
    let (from, node) = (cx.process().pid, link.node.clone());
    Ok(Box::new(move || {
        // The node may have gone and come back meanwhile.
        if let Some(link) = node.link() {
            link.send_between(from, to, &Frame::Send { to: to.id(), ty: types().hash(ty), value: &value });
        }
    }))
}

/// Links the running process with one elsewhere.
pub fn link(process: &Process, other: Pid) {
    if !cluster().is_some_and(|cluster| cluster.engine().link(process.pid, other)) {
        signal::exit_signal(process, other, &Reason::NoConnection);
    }
}

/// Tells a process elsewhere that a linked one here ended, or asks it to end.
pub fn exit(to: Pid, from: Pid, reason: &Reason, linked: bool) {
    if let Some((_, link)) = way_to(to) {
        let frame = Frame::Exit { from: from.id(), to: to.id(), reason: reason.text(), linked };
        link.send_between(from, to, &frame);
    }
}

/// Watches a process elsewhere.
pub fn monitor(reference: i64, watcher: Pid, target: Pid) {
    match cluster() {
        Some(cluster) => cluster.engine().monitor(reference, watcher, target),
        None => {
            let reason = Reason::NoConnection;
            signal::deliver(watcher, Letter::Down { reference, pid: target, reason });
        }
    }
}

/// Ends a watch of a process elsewhere.
pub fn demonitor(reference: i64, watcher: Pid, target: Pid) {
    if let Some(cluster) = cluster() {
        cluster.engine().demonitor(reference, watcher, target);
    }
}

/// Tells a watcher elsewhere that a process here ended.
pub fn down(watcher: Pid, watched: Pid, reference: i64, reason: &Reason) {
    if let Some((_, link)) = way_to(watcher) {
        link.send_between(watched, watcher, &Frame::Down { reference, reason: reason.text() });
    }
}

/// Whether a process elsewhere is alive.
pub fn alive(cx: &mut Cx, pid: Pid) -> Result<bool, Panic> {
    let Some((cluster, link)) = way_to(pid) else { return Ok(false) };
    let from = cx.process().pid;
    let answer = bridge(cx, |completer| {
        cluster.engine().is_alive(from, pid, &link, Box::new(move |_, answer| completer.complete(answer)));
    })?;
    Ok(answer == Answer::Bool(true))
}

/// Starts a process on a node by an entry closure over the tuple of its arguments. The null pid if the node cannot.
pub fn spawn(cx: &mut Cx, node: &str, entry: *mut Object, arguments: TypeRef, linked: bool) -> Result<Pid, Panic> {
    let own = super::own_name();
    let name = super::NodeName::parse(node);
    if !own.is_empty() && name.as_ref().is_some_and(|name| **name.full() == *own) {
        let pid = process::spawn(cx, entry, None)?;
        if linked {
            signal::link(cx.process(), pid);
        }
        return Ok(pid);
    }
    let (Some(cluster), Some(name)) = (cluster(), name) else { return Ok(Pid::NULL) };
    let link = cluster.engine().link_of(name.full());
    let Some(link) = link else { return Ok(Pid::NULL) };
    let code = record_word(crate::abi::Ref(entry), CLOSURE_CODE) as usize;
    let Some(known) = types().entry_at(code) else {
        return Err(Panic::new("internal error: a function without a remote entry"));
    };
    let tuple = record_word(crate::abi::Ref(entry), CLOSURE_CODE + 1);
    let value = encode(cluster, &link, tuple, arguments).map_err(|refused| panic(&refused))?;
    link.wait_for_room(cx, Pid::NULL)?;
    let from = cx.process().pid.id();
    let ty = types().hash(arguments);
    let send = |ask| {
        let frame = Frame::Spawn { ask, from, link: linked, name: &known.name, ty, arguments: &value };
        link.send(lane(from, 0), pack(&frame));
    };
    let answer = bridge(cx, |completer| {
        cluster.engine().ask(&link, Box::new(move |_, answer| completer.complete(answer)), send);
    })?;
    Ok(if let Answer::Pid(pid) = answer { pid } else { Pid::NULL })
}

/// Sends a service's call or cast. `answer`: who waits for an answer, and its type (none: a pid).
pub fn request(
    cx: &mut Cx,
    to: Pid,
    service: Option<TypeRef>,
    handler: i64,
    arguments: Option<(Word, TypeRef)>,
    answer: Option<(reply::Reply, Option<TypeRef>)>,
) -> Result<(), Panic> {
    let Some((cluster, link)) = way_to(to) else {
        if let Some((reply, _)) = answer {
            reply.fail(Reason::NoConnection);
        }
        return Ok(());
    };
    if !link.same_program {
        if let Some((reply, _)) = answer {
            reply.fail(Reason::new("its node runs another program"));
        }
        return Ok(());
    }
    let (value, ty) = match arguments {
        Some((word, ty)) => (encode(cluster, &link, word, ty).map_err(|refused| panic(&refused))?, types().hash(ty)),
        None => (vec![], 0),
    };
    link.wait_for_room(cx, to)?;
    let service = service.map_or(0, |service| types().hash(service));
    let from = cx.process().pid;
    let send = |call| {
        let frame = Frame::Request { call, to: to.id(), service, handler, ty, arguments: &value };
        link.send_between(from, to, &frame);
    };
    match answer {
        Some((reply, expects)) => cluster.engine().call(&link, Call { reply, expects }, send),
        None => send(0),
    }
    Ok(())
}

/// Somebody elsewhere who waits for an answer.
pub struct Caller {
    cluster: &'static Cluster,
    link: Arc<Link>,
    call: u64,
}

impl Caller {
    pub(super) fn new(cluster: &'static Cluster, link: Arc<Link>, call: u64) -> Caller {
        Caller { cluster, link, call }
    }

    fn send(&self, frame: &Frame<'_>) {
        self.link.send(lane(self.call, 0), pack(frame));
    }

    pub fn answer(&self, word: Word, ty: TypeRef) -> Result<(), Panic> {
        match encode(self.cluster, &self.link, word, ty) {
            Ok(value) => {
                self.send(&Frame::Answer { call: self.call, ty: types().hash(ty), value: &value });
                Ok(())
            }
            Err(refused) => {
                self.fail(&Reason::new(&refused.message()));
                Err(panic(&refused))
            }
        }
    }

    pub fn answer_pid(&self, pid: Pid) {
        let mut value = Vec::new();
        wire::encode_pid(&mut value, &self.cluster.directory.pid_out(pid, &self.link.node));
        self.send(&Frame::Answer { call: self.call, ty: 0, value: &value });
    }

    pub fn fail(&self, reason: &Reason) {
        self.send(&Frame::Failed { call: self.call, reason: reason.text() });
    }
}

/// Logs why a function cannot be started.
pub(super) fn log_missing(node: &Node, name: &str, why: &str) {
    log(&format!("{} wants to start {name}, which {why}", node.name));
}
