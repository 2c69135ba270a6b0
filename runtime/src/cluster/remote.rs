//! What processes here do to processes elsewhere: messages, links, watches, ends, starts, calls. The other half of each is in
//! `arrive`. Knows nothing of connections beyond sending frames.

use super::frame::{Frame, pack};
use super::link::{self, Link, lane, send_between};
use super::types::types;
use super::{Answer, Call, Node, cluster, log};
use crate::abi::{Cx, Panic};
use crate::process::signal::{self, Reason};
use crate::process::table::lock;
use crate::process::{self, Letter, Pid, Process, reply, runtime};
use crate::typedesc::TypeRef;
use crate::value::layout::{CLOSURE_CODE, Object, Word};
use crate::value::record::record_word;
use crate::value::wire::{self, Refused, Translate, WirePid};
use std::sync::Arc;

/// What this node and one peer call things.
pub struct Peer<'a>(pub &'a Node);

impl Translate for Peer<'_> {
    fn pid_out(&self, pid: i64) -> WirePid {
        let pid = Pid(pid);
        if pid.is_null() {
            return WirePid::Null;
        }
        match pid.node() {
            0 => WirePid::Mine(pid.id()),
            node if node == self.0.index => WirePid::Yours(pid.id()),
            node => match cluster().and_then(|cluster| cluster.node(node)) {
                Some(third) => WirePid::Third(third.name.to_string(), third.incarnation, pid.id()),
                None => WirePid::Null,
            },
        }
    }

    fn pid_in(&self, pid: WirePid) -> i64 {
        let pid = match pid {
            WirePid::Null => Pid::NULL,
            WirePid::Mine(id) => Pid::remote(self.0.index, id),
            WirePid::Yours(id) => Pid::local(id),
            WirePid::Third(name, incarnation, id) => match cluster() {
                Some(cluster) if cluster.incarnation == incarnation && **cluster.name.full() == *name => Pid::local(id),
                Some(cluster) => match cluster.intern(&name, incarnation) {
                    Some(node) => Pid::remote(node.index, id),
                    None => Pid::NULL,
                },
                None => Pid::NULL,
            },
        };
        pid.0
    }

    fn function_out(&self, code: usize) -> Option<(u64, String)> {
        types().function_at(code)
    }

    fn function_in(&self, number: u64, name: &str) -> Option<usize> {
        types().function(number, name)
    }
}

fn encode(link: &Link, word: Word, ty: TypeRef) -> Result<Vec<u8>, Refused> {
    let mut bytes = Vec::new();
    wire::encode(&mut bytes, word, ty, &Peer(&link.node))?;
    Ok(bytes)
}

fn panic(refused: &Refused) -> Panic {
    Panic::new(refused.message())
}

/// Sends a message to a process elsewhere; waits while too much is queued for its node.
pub fn send(cx: &mut Cx, to: Pid, word: Word, ty: TypeRef) -> Result<(), Panic> {
    let Some(link) = link::to(to) else { return Ok(()) };
    let value = encode(&link, word, ty).map_err(|refused| panic(&refused))?;
    link.wait_for_room(cx)?;
    let frame = Frame::Send { to: to.id(), ty: types().hash(ty), value: &value };
    send_between(&link, cx.process().pid, to, &frame);
    Ok(())
}

/// A message that somebody sends later, on any thread. Encoded now, while its value is here.
pub fn send_later(cx: &mut Cx, to: Pid, word: Word, ty: TypeRef) -> Result<Box<dyn FnOnce() + Send>, Panic> {
    let Some(link) = link::to(to) else { return Ok(Box::new(|| ())) };
    let value = encode(&link, word, ty).map_err(|refused| panic(&refused))?;
    let (from, node) = (cx.process().pid, link.node.clone());
    Ok(Box::new(move || {
        // The node may have gone and come back meanwhile.
        if let Some(link) = node.link() {
            send_between(&link, from, to, &Frame::Send { to: to.id(), ty: types().hash(ty), value: &value });
        }
    }))
}

/// Links the running process with one elsewhere.
pub fn link(process: &Process, other: Pid) {
    let Some(link) = link::to(other) else {
        return signal::exit_signal(process, other, &Reason::NoConnection);
    };
    signal::add_link(process, other);
    send_between(&link, process.pid, other, &Frame::Link { from: process.pid.id(), to: other.id() });
    // If the link went down before it was entered, nobody has found it.
    if link.is_down() && signal::remove_link(process, other) {
        signal::exit_signal(process, other, &Reason::NoConnection);
    }
}

/// Tells a process elsewhere that a linked one here ended, or asks it to end.
pub fn exit(to: Pid, from: Pid, reason: &Reason, linked: bool) {
    if let Some(link) = link::to(to) {
        let frame = Frame::Exit { from: from.id(), to: to.id(), reason: reason.text(), linked };
        send_between(&link, from, to, &frame);
    }
}

/// Watches a process elsewhere.
pub fn monitor(reference: i64, watcher: Pid, target: Pid) {
    let link = link::to(target);
    let (Some(cluster), Some(link)) = (cluster(), link) else {
        return tell_watcher(reference, watcher, target, Reason::NoConnection);
    };
    lock(&cluster.watches).insert(reference, (watcher, target));
    let frame = Frame::Monitor { from: watcher.id(), to: target.id(), reference };
    send_between(&link, watcher, target, &frame);
    if link.is_down() && lock(&cluster.watches).remove(&reference).is_some() {
        tell_watcher(reference, watcher, target, Reason::NoConnection);
    }
}

/// Ends a watch of a process elsewhere.
pub fn demonitor(reference: i64, watcher: Pid, target: Pid) {
    let Some(cluster) = cluster() else { return };
    if lock(&cluster.watches).remove(&reference).is_some()
        && let Some(link) = link::to(target)
    {
        let frame = Frame::Demonitor { from: watcher.id(), to: target.id(), reference };
        send_between(&link, watcher, target, &frame);
    }
}

/// A watched process elsewhere ended, or its node is gone.
pub(super) fn tell_watcher(reference: i64, watcher: Pid, target: Pid, reason: Reason) {
    if watcher.is_null() {
        runtime().registry.forget(target);
    } else {
        signal::deliver(watcher, Letter::Down { reference, pid: target, reason });
    }
}

/// Tells a watcher elsewhere that a process here ended.
pub fn down(watcher: Pid, watched: Pid, reference: i64, reason: &Reason) {
    if let Some(link) = link::to(watcher) {
        send_between(&link, watched, watcher, &Frame::Down { reference, reason: reason.text() });
    }
}

/// Whether a process elsewhere is alive.
pub fn alive(cx: &mut Cx, pid: Pid) -> Result<bool, Panic> {
    let link = link::to(pid);
    let (Some(cluster), Some(link)) = (cluster(), link) else { return Ok(false) };
    let number = lane(cx.process().pid.id(), pid.id());
    let answer = cluster.ask(cx, &link, |ask| (number, pack(&Frame::Alive { ask, to: pid.id() })))?;
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
    let link = lock(&cluster.current).get(name.full()).cloned();
    let Some(link) = link else { return Ok(Pid::NULL) };
    let code = record_word(crate::abi::Ref(entry), CLOSURE_CODE) as usize;
    let Some(known) = types().entry_at(code) else {
        return Err(Panic::new("internal error: a function without a remote entry"));
    };
    let tuple = record_word(crate::abi::Ref(entry), CLOSURE_CODE + 1);
    let value = encode(&link, tuple, arguments).map_err(|refused| panic(&refused))?;
    link.wait_for_room(cx)?;
    let from = cx.process().pid.id();
    let frame = |ask| {
        let ty = types().hash(arguments);
        let frame = Frame::Spawn { ask, from, link: linked, name: &known.name, ty, arguments: &value };
        (lane(from, 0), pack(&frame))
    };
    match cluster.ask(cx, &link, frame)? {
        Answer::Pid(pid) => Ok(pid),
        Answer::Bool(_) | Answer::Lost => Ok(Pid::NULL),
    }
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
    let link = link::to(to);
    let (Some(cluster), Some(link)) = (cluster(), link) else {
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
        Some((word, ty)) => (encode(&link, word, ty).map_err(|refused| panic(&refused))?, types().hash(ty)),
        None => (vec![], 0),
    };
    link.wait_for_room(cx)?;
    let call = match answer {
        Some((reply, expects)) => {
            let call = cluster.number();
            lock(&cluster.calls).insert(call, Call { node: link.node.index, reply, expects });
            call
        }
        None => 0,
    };
    let service = service.map_or(0, |service| types().hash(service));
    let frame = Frame::Request { call, to: to.id(), service, handler, ty, arguments: &value };
    send_between(&link, cx.process().pid, to, &frame);
    if link.is_down()
        && let Some(call) = lock(&cluster.calls).remove(&call)
    {
        call.reply.fail(Reason::NoConnection);
    }
    Ok(())
}

/// Somebody elsewhere who waits for an answer.
pub struct Caller {
    link: Arc<Link>,
    call: u64,
}

impl Caller {
    pub(super) fn new(link: Arc<Link>, call: u64) -> Caller {
        Caller { link, call }
    }

    fn send(&self, frame: &Frame<'_>) {
        self.link.send(lane(self.call, 0), pack(frame));
    }

    pub fn answer(&self, word: Word, ty: TypeRef) -> Result<(), Panic> {
        match encode(&self.link, word, ty) {
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
        wire::encode_pid(&mut value, &Peer(&self.link.node).pid_out(pid.0));
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
