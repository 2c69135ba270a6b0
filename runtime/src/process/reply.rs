//! Service requests and their answers. An answer that is dropped is a failure, so a caller never waits for somebody who is
//! gone. Knows nothing of mailboxes.

use super::signal::{self, Reason};
use super::table::lock;
use super::wait::{Wait, wait};
use super::{Letter, Pid, Process};
use crate::abi::{Any, Cx, Panic};
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
pub struct Reply(Option<Arc<Slot>>);

impl Reply {
    pub fn answer(mut self, word: Word, fragment: Option<Fragment>) {
        self.finish(Ok((word, fragment)));
    }
    pub fn fail(mut self, reason: Reason) {
        self.finish(Err(reason));
    }
    fn finish(&mut self, answer: Answer) {
        if let Some(slot) = self.0.take() {
            *lock(&slot.answer) = Some(answer);
            slot.caller.wake();
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
pub fn call(
    cx: &mut Cx,
    pid: Pid,
    service: Option<TypeRef>,
    handler: i64,
    arguments: Word,
) -> Result<Any, Panic> {
    let process = cx.process();
    if pid == process.pid {
        return Err(failed(&Reason::new("a service cannot call itself")));
    }
    let (arguments, fragment) = process.copy_out(arguments);
    let slot = Arc::new(Slot {
        caller: process.shared(),
        answer: Mutex::new(None),
    });
    let reply = Some(Reply(Some(slot.clone())));
    // When nobody is there the request is dropped, and its reply fails.
    signal::deliver(
        pid,
        Letter::Request(Box::new(Request {
            service,
            handler,
            arguments,
            fragment,
            reply,
        })),
    );
    let answer = wait(cx, Wait::passive(), || lock(&slot.answer).take())?;
    match answer {
        Some(Ok((word, fragment))) => {
            process.adopt(cx, fragment);
            Ok(Any(word))
        }
        Some(Err(reason)) => Err(failed(&reason)),
        None => Err(failed(&Reason::NoProcess)),
    }
}

/// Sends a request that has no answer.
pub fn cast(process: &Process, pid: Pid, service: Option<TypeRef>, handler: i64, arguments: Word) {
    let (arguments, fragment) = process.copy_out(arguments);
    signal::deliver(
        pid,
        Letter::Request(Box::new(Request {
            service,
            handler,
            arguments,
            fragment,
            reply: None,
        })),
    );
}
