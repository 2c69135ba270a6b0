//! What frames that bear values do here: messages, starts, calls and their answers. Runs on the network's thread and never waits.
//! Knows nothing of streams.

use super::Cluster;
use super::frame::{Frame, pack, unpack};
use super::fullness::Fullness;
use super::host::log;
use super::link::{Link, lane};
use super::remote::{Caller, Peer, log_missing};
use super::types::{Missing, types};
use crate::heap::{self, Fragment};
use crate::process::reply::{Reply, Request};
use crate::process::signal::{self, Reason};
use crate::process::workshop::Workshop;
use crate::process::{self, Letter, Pid};
use crate::typedesc::TypeRef;
use crate::value::layout::Word;
use crate::value::wire::{self, Malformed};
use std::sync::Arc;
use std::sync::atomic::Ordering::Release;

/// Acts on the frames of one lane.
pub struct Reader {
    cluster: &'static Cluster,
    link: Arc<Link>,
    workshop: Workshop,
}

/// A value and its memory.
type Value = (Word, Option<Fragment>);

impl Reader {
    pub fn new(cluster: &'static Cluster, link: Arc<Link>) -> Reader {
        Reader { cluster, link, workshop: Workshop::new() }
    }

    /// Acts on one frame. An error ends the link.
    pub fn frame(&mut self, bytes: &[u8]) -> Result<(), String> {
        if self.link.is_down() {
            return Ok(());
        }
        match unpack(bytes)? {
            Frame::Send { to, ty, value } => self.message(Pid::local(to), ty, value),
            Frame::Spawn { ask, from, link, name, ty, arguments } => {
                let asked = Asked { number: ask, from: self.theirs(from), link };
                self.spawn(&asked, name, ty, arguments)
            }
            Frame::Request { call, to, service, handler, ty, arguments } => {
                self.request(call, Pid::local(to), service, handler, (ty, arguments))
            }
            Frame::Answer { call, ty, value } => self.answer(call, ty, value),
            Frame::Failed { call, reason } => {
                if let Some(call) = self.cluster.engine().take_call(&self.link, call) {
                    call.reply.fail(Reason::new(reason));
                }
                Ok(())
            }
            Frame::Full { from } => {
                self.link.set_full(from, true);
                Ok(())
            }
            Frame::Room { from } => {
                self.link.set_full(from, false);
                Ok(())
            }
            other => {
                if matches!(other, Frame::Name { .. } | Frame::Claim { .. }) {
                    // It may be a process of this node that gets a name.
                    super::NAMED.store(true, Release);
                }
                self.cluster.engine().frame(self.cluster.now(), &self.link, other)
            }
        }
    }

    fn theirs(&self, id: u64) -> Pid {
        Pid::remote(self.link.node.index, id)
    }

    /// Reads a value of a type of this program.
    fn value(&mut self, ty: TypeRef, bytes: &[u8]) -> Result<Value, Malformed> {
        let Reader { cluster, link, workshop } = self;
        workshop.build(ty.is_ref(), |cx| wire::decode(cx, bytes, ty, &Peer::new(cluster, &link.node)))
    }

    /// Of a value that cannot be read: between nodes of one program the link is broken, others differ in what they know.
    fn unreadable(&self, Malformed(why): Malformed) -> Result<(), String> {
        if self.link.same_program {
            return Err(why.to_string());
        }
        log(&format!("dropped a value from {}: {why}", self.link.node.name));
        Ok(())
    }

    /// Delivers what took so many bytes on the way.
    fn deliver(&self, to: Pid, bytes: usize, letter: Letter) {
        let held = match &letter {
            Letter::Message { fragment, .. } => fragment.as_ref(),
            Letter::Request(request) => request.fragment.as_ref(),
            _ => None,
        };
        let bytes = held.map_or(0, Fragment::bytes).max(bytes);
        if let Some(waiting) = signal::deliver_and_count(to, letter) {
            Fullness::note(self.cluster, &self.link, to, bytes, waiting);
        }
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
                self.deliver(to, bytes.len(), Letter::Message { ty, word, fragment });
                Ok(())
            }
            Err(malformed) => self.unreadable(malformed),
        }
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
        let Reader { cluster, link, workshop } = self;
        let built = workshop.build(true, |cx| {
            let tuple = wire::decode(cx, bytes, entry.args, &Peer::new(cluster, &link.node))?;
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
            self.link.send_between(process.pid, asked.from, &frame);
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

    fn request(
        &mut self,
        call: u64,
        to: Pid,
        service: u64,
        handler: i64,
        (ty, bytes): (u64, &[u8]),
    ) -> Result<(), String> {
        let reply = (call != 0).then(|| Reply::there(Caller::new(self.cluster, self.link.clone(), call)));
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
                self.deliver(to, bytes.len(), Letter::Request(Box::new(request)));
                Ok(())
            }
            Err(malformed) => self.unreadable(malformed),
        }
    }

    fn answer(&mut self, number: u64, ty: u64, bytes: &[u8]) -> Result<(), String> {
        let call = self.cluster.engine().take_call(&self.link, number);
        let Some(call) = call else { return Ok(()) };
        let value = match call.expects {
            None if ty == 0 => wire::decode_pid(bytes).map(|pid| {
                let pid = self.cluster.directory.pid_in(pid, &self.link.node);
                (pid.0 as Word, None)
            }),
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
