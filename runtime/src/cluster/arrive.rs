//! What frames from other nodes do here. Runs on the network's thread and never waits. Knows nothing of streams.

use super::frame::{Frame, pack, unpack};
use super::link::{CONTROL, Link, lane, send_between};
use super::remote::{Caller, Peer, log_missing};
use super::types::{Missing, types};
use super::{Answer, cluster, join, log, names};
use crate::heap::{self, Fragment};
use crate::process::reply::{Reply, Request};
use crate::process::signal::{self, Reason};
use crate::process::table::lock;
use crate::process::workshop::Workshop;
use crate::process::{self, Letter, Pid, runtime};
use crate::typedesc::TypeRef;
use crate::value::layout::Word;
use crate::value::wire::{self, Malformed, Translate};
use std::sync::Arc;

/// Acts on the frames of one lane.
pub struct Reader {
    link: Arc<Link>,
    workshop: Workshop,
}

/// A value and its memory.
type Value = (Word, Option<Fragment>);

impl Reader {
    pub fn new(link: Arc<Link>) -> Reader {
        Reader { link, workshop: Workshop::new() }
    }

    /// Acts on one frame. An error ends the link.
    pub fn frame(&mut self, bytes: &[u8]) -> Result<(), String> {
        match unpack(bytes)? {
            Frame::Send { to, ty, value } => self.message(Pid::local(to), ty, value),
            Frame::Link { from, to } => self.link(self.theirs(from), Pid::local(to)),
            Frame::Exit { from, to, reason, linked } => {
                let (from, to, reason) = (self.theirs(from), Pid::local(to), Reason::new(reason));
                match (linked, runtime().table.get(to)) {
                    (true, Some(process)) => {
                        signal::remove_link(&process, from);
                        signal::exit_signal(&process, from, &reason);
                    }
                    (true, None) => {}
                    (false, _) => signal::exit(to, from, reason),
                }
                Ok(())
            }
            Frame::Monitor { from, to, reference } => {
                let (watcher, watched) = (self.theirs(from), Pid::local(to));
                if !signal::add_watcher(watched, reference, watcher) {
                    let reason = Reason::NoProcess;
                    send_between(&self.link, watched, watcher, &Frame::Down { reference, reason: reason.text() });
                }
                Ok(())
            }
            Frame::Demonitor { from, to, reference } => {
                signal::remove_watcher(Pid::local(to), reference, self.theirs(from));
                Ok(())
            }
            Frame::Down { reference, reason } => {
                let watch = cluster().and_then(|cluster| lock(&cluster.watches).remove(&reference));
                if let Some((watcher, target)) = watch {
                    super::remote::tell_watcher(reference, watcher, target, Reason::new(reason));
                }
                Ok(())
            }
            Frame::Spawn { ask, from, link, name, ty, arguments } => {
                let asked = Asked { number: ask, from: self.theirs(from), link };
                self.spawn(&asked, name, ty, arguments)
            }
            Frame::Spawned { ask, pid, to, link } => {
                self.spawned(ask, pid, Pid::local(to), link);
                Ok(())
            }
            Frame::Request { call, to, service, handler, ty, arguments } => {
                self.request(call, Pid::local(to), service, handler, (ty, arguments))
            }
            Frame::Answer { call, ty, value } => self.answer(call, ty, value),
            Frame::Failed { call, reason } => {
                if let Some(call) = cluster().and_then(|cluster| lock(&cluster.calls).remove(&call)) {
                    call.reply.fail(Reason::new(reason));
                }
                Ok(())
            }
            other => self.between_nodes(other),
        }
    }

    /// The frames that are not about what processes do.
    fn between_nodes(&self, frame: Frame<'_>) -> Result<(), String> {
        let Some(cluster) = cluster() else { return Ok(()) };
        let peer = Peer(&self.link.node);
        match frame {
            Frame::Alive { ask, to } => {
                let value = to == 0 || process::alive(Pid::local(to));
                self.link.send(CONTROL, pack(&Frame::Yes { ask, value }));
            }
            Frame::Yes { ask, value } => cluster.answered(ask, Answer::Bool(value)),
            Frame::Peers { names } => names.into_iter().for_each(|name| join::meet(cluster, name)),
            Frame::Name { name, pid, since } => names::arrived(name, Pid(peer.pid_in(pid)), since),
            Frame::Unname { name, pid } => names::freed(name, Pid(peer.pid_in(pid))),
            Frame::Claim { ask, name, pid } => {
                let value = names::decide(name, Pid(peer.pid_in(pid)));
                self.link.send(CONTROL, pack(&Frame::Yes { ask, value }));
            }
            other => return Err(format!("unexpected here: {other:?}")),
        }
        Ok(())
    }

    fn theirs(&self, id: u64) -> Pid {
        Pid::remote(self.link.node.index, id)
    }

    /// Reads a value of a type of this program.
    fn value(&mut self, ty: TypeRef, bytes: &[u8]) -> Result<Value, Malformed> {
        let Reader { link, workshop } = self;
        workshop.build(ty.is_ref(), |cx| wire::decode(cx, bytes, ty, &Peer(&link.node)))
    }

    /// Of a value that cannot be read: between nodes of one program the link is broken, others differ in what they know.
    fn unreadable(&self, Malformed(why): Malformed) -> Result<(), String> {
        if self.link.same_program {
            return Err(why.to_string());
        }
        log(&format!("dropped a value from {}: {why}", self.link.node.name));
        Ok(())
    }

    fn message(&mut self, to: Pid, ty: u64, bytes: &[u8]) -> Result<(), String> {
        if !process::alive(to) {
            return Ok(());
        }
        let Some(ty) = types().find(ty) else {
            log(&format!("dropped a message from {} of a type that this program lacks", self.link.node.name));
            return Ok(());
        };
        match self.value(ty, bytes) {
            Ok((word, fragment)) => {
                signal::deliver(to, Letter::Message { ty, word, fragment });
                Ok(())
            }
            Err(malformed) => self.unreadable(malformed),
        }
    }

    fn link(&self, from: Pid, to: Pid) -> Result<(), String> {
        let linked = runtime().table.get(to).is_some_and(|process| signal::add_link(&process, from));
        if !linked {
            let reason = Reason::NoProcess;
            let frame = Frame::Exit { from: to.id(), to: from.id(), reason: reason.text(), linked: true };
            send_between(&self.link, to, from, &frame);
        }
        Ok(())
    }

    fn spawn(&mut self, asked: &Asked, name: &str, ty: u64, bytes: &[u8]) -> Result<(), String> {
        let entry = match types().entry(name, ty) {
            Ok(entry) => entry,
            Err(missing) => {
                log_missing(
                    &self.link.node,
                    name,
                    match missing {
                        Missing::Name => "is not here",
                        Missing::Signature => "takes other arguments here",
                    },
                );
                self.refuse(asked);
                return Ok(());
            }
        };
        let peer = self.link.clone();
        let built = self.workshop.build(true, |cx| {
            let tuple = wire::decode(cx, bytes, entry.args, &Peer(&peer.node))?;
            Ok(heap::alloc_record(cx, 0, 0b10, &[entry.code as Word, tuple]) as Word)
        });
        let (closure, fragment) = match built {
            Ok(built) => built,
            Err(malformed) => {
                self.refuse(asked);
                return self.unreadable(malformed);
            }
        };
        // The caller must know the pid before it hears anything else from the process.
        let started = process::start_prepared(closure, fragment, None, |process| {
            if asked.link {
                signal::add_link(process, asked.from);
            }
            let pid = process.pid.id();
            let frame = Frame::Spawned { ask: asked.number, pid, to: asked.from.id(), link: asked.link };
            send_between(&self.link, process.pid, asked.from, &frame);
        });
        if let Err(panic) = started {
            log(&format!("{name} cannot be started for {}: {}", self.link.node.name, panic.0));
            self.refuse(asked);
        }
        Ok(())
    }

    fn refuse(&self, asked: &Asked) {
        let frame = Frame::Spawned { ask: asked.number, pid: 0, to: asked.from.id(), link: false };
        self.link.send(lane(0, asked.from.id()), pack(&frame));
    }

    fn spawned(&self, ask: u64, pid: u64, caller: Pid, link: bool) {
        let pid = if pid == 0 { Pid::NULL } else { self.theirs(pid) };
        if link && !pid.is_null() {
            let linked = runtime().table.get(caller).is_some_and(|process| signal::add_link(&process, pid));
            // The caller is gone: so is, for the new process, the one it is linked to.
            if !linked {
                super::remote::exit(pid, caller, &Reason::NoProcess, true);
            }
        }
        if let Some(cluster) = cluster() {
            cluster.answered(ask, Answer::Pid(pid));
        }
    }

    fn request(
        &mut self,
        call: u64,
        to: Pid,
        service: u64,
        handler: i64,
        (ty, bytes): (u64, &[u8]),
    ) -> Result<(), String> {
        let reply = (call != 0).then(|| Reply::there(Caller::new(self.link.clone(), call)));
        if !self.link.same_program {
            // Handlers are numbers, so they mean something between nodes of one program only.
            if let Some(reply) = reply {
                reply.fail(Reason::new("its node runs another program"));
            }
            return Ok(());
        }
        let (service, arguments) = match service {
            0 => (None, Ok((0, None))),
            hash => match (types().find(hash), types().find(ty)) {
                (Some(service), Some(ty)) => (Some(service), self.value(ty, bytes)),
                _ => return Err("a request of unknown types".to_string()),
            },
        };
        match arguments {
            Ok((arguments, fragment)) => {
                let request = Request { service, handler, arguments, fragment, reply };
                signal::deliver(to, Letter::Request(Box::new(request)));
                Ok(())
            }
            Err(malformed) => self.unreadable(malformed),
        }
    }

    fn answer(&mut self, number: u64, ty: u64, bytes: &[u8]) -> Result<(), String> {
        let Some(call) = cluster().and_then(|cluster| lock(&cluster.calls).remove(&number)) else {
            return Ok(());
        };
        let value = match call.expects {
            None if ty == 0 => wire::decode_pid(bytes).map(|pid| (Peer(&self.link.node).pid_in(pid) as Word, None)),
            Some(expected) if types().hash(expected) == ty => self.value(expected, bytes),
            _ => Err(Malformed("an answer of another type")),
        };
        match value {
            Ok((word, fragment)) => {
                call.reply.answer(word, fragment);
                Ok(())
            }
            Err(malformed) => {
                call.reply.fail(Reason::new("its answer cannot be read"));
                self.unreadable(malformed)
            }
        }
    }
}

/// Who wants a process started.
struct Asked {
    number: u64,
    from: Pid,
    link: bool,
}
