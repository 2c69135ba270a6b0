//! Service requests and their answers. An answer that is dropped is a failure, so a caller never waits for somebody who is
//! gone. Knows nothing of mailboxes.

use super::signal::{self, Reason};
use super::table::lock;
use super::wait::{Wait, wait};
use super::{Letter, Pid, Process};
use crate::abi::{Any, Cx, Panic};
use crate::cluster::remote::{self, Caller};
use crate::heap::Fragment;
use crate::typedesc::TypeRef;
use crate::value::layout::Word;
use std::sync::{Arc, Mutex};

/// A call or a cast on its way to a service.
pub struct Request {
    pub service: Option<TypeRef>,
    pub handler: i64,
    /// The tuple of arguments, and its memory.
    pub arguments: Word,
    pub fragment: Option<Fragment>,
    /// `None` for a cast.
    pub reply: Option<Reply>,
}

type Answer = Result<(Word, Option<Fragment>), Reason>;

/// Where a caller waits.
pub struct Slot {
    caller: Arc<Process>,
    answer: Mutex<Option<Answer>>,
}

/// The right to answer one call.
pub struct Reply(Option<Target>);

/// Where the answer goes.
enum Target {
    Here(Arc<Slot>),
    /// To another node.
    There(Caller),
}

impl Reply {
    /// The right to answer a call from another node.
    pub(crate) fn there(caller: Caller) -> Reply {
        Reply(Some(Target::There(caller)))
    }
    /// Answers with a value of the running process.
    pub fn give(mut self, process: &Process, word: Word, ty: TypeRef) -> Result<(), Panic> {
        if let Some(Target::There(caller)) = &self.0 {
            let given = caller.answer(word, ty);
            self.0 = None;
            return given;
        }
        let (word, fragment) = if ty.is_ref() { process.copy_out(word) } else { (word, None) };
        self.finish(Ok((word, fragment)));
        Ok(())
    }
    /// Answers with a pid.
    pub fn give_pid(mut self, pid: Pid) {
        match &self.0 {
            Some(Target::There(caller)) => {
                caller.answer_pid(pid);
                self.0 = None;
            }
            _ => self.finish(Ok((pid.0 as Word, None))),
        }
    }
    /// Answers with a value that belongs to nobody else; for callers of this node.
    pub fn answer(mut self, word: Word, fragment: Option<Fragment>) {
        self.finish(Ok((word, fragment)));
    }
    pub fn fail(mut self, reason: Reason) {
        self.finish(Err(reason));
    }
    fn finish(&mut self, answer: Answer) {
        match (self.0.take(), answer) {
            (Some(Target::Here(slot)), answer) => {
                *lock(&slot.answer) = Some(answer);
                slot.caller.wake();
            }
            (Some(Target::There(caller)), Err(reason)) => caller.fail(&reason),
            (Some(Target::There(caller)), Ok(_)) => {
                caller.fail(&Reason::new("internal error: an answer without a type"));
            }
            (None, _) => {}
        }
    }
}

impl Drop for Reply {
    fn drop(&mut self) {
        self.finish(Err(Reason::NoProcess));
    }
}

/// What a service that gets foreign requests, or a process that is no service, answers with.
pub fn refused() -> Reason {
    Reason::new("not this service")
}

fn failed(reason: &Reason) -> Panic {
    Panic::new(format!("service call failed: {reason}"))
}

/// Calls a service and waits for the answer, adopted by the caller's heap.
pub fn call(cx: &mut Cx, pid: Pid, service: Option<TypeRef>, handler: i64, arguments: Word) -> Result<Any, Panic> {
    let process = cx.process();
    if pid == process.pid {
        return Err(failed(&Reason::new("a service cannot call itself")));
    }
    let (arguments, fragment) = process.copy_out(arguments);
    let (slot, reply) = slot(process);
    let reply = Some(reply);
    // When nobody is there the request is dropped, and its reply fails.
    signal::deliver(pid, Letter::Request(Box::new(Request { service, handler, arguments, fragment, reply })));
    await_answer(cx, &slot, Wait::passive())
}

fn slot(process: &Process) -> (Arc<Slot>, Reply) {
    let slot = Arc::new(Slot { caller: process.shared(), answer: Mutex::new(None) });
    (slot.clone(), Reply(Some(Target::Here(slot))))
}

/// Calls a service, or a supervisor, of another node. The answer is of type `result`, or a pid.
pub fn call_there(
    cx: &mut Cx,
    pid: Pid,
    service: Option<TypeRef>,
    handler: i64,
    arguments: Option<(Word, TypeRef)>,
    result: Option<TypeRef>,
) -> Result<Any, Panic> {
    let (slot, reply) = slot(cx.process());
    remote::request(cx, pid, service, handler, arguments, Some((reply, result)))?;
    await_answer(cx, &slot, Wait::held())
}

fn await_answer(cx: &mut Cx, slot: &Slot, how: Wait) -> Result<Any, Panic> {
    let answer = wait(cx, how, || lock(&slot.answer).take())?;
    match answer {
        Some(Ok((word, fragment))) => {
            cx.process().adopt(cx, fragment);
            Ok(Any(word))
        }
        Some(Err(reason)) => Err(failed(&reason)),
        None => Err(failed(&Reason::NoProcess)),
    }
}

/// Sends a request that has no answer.
pub fn cast(process: &Process, pid: Pid, service: Option<TypeRef>, handler: i64, arguments: Word) {
    let (arguments, fragment) = process.copy_out(arguments);
    signal::deliver(pid, Letter::Request(Box::new(Request { service, handler, arguments, fragment, reply: None })));
}
