//! [unsafe] The builtins of `receive`: what compiled code asks for one letter after the other. Knows nothing of patterns.

use super::last::Last;
use super::mailbox::Decision;
use super::timer;
use super::wait::{Wait, wait};
use super::{Letter, Process, reply};
use crate::abi::{Cx, Panic, Ref};
use crate::atoms;
use crate::heap::{self, Fragment};
use crate::typedesc::TypeDesc;
use crate::value::layout::{Header, Word};

/// What `receive_next` answers. The numbers are part of the contract with compiled code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(i64)]
pub enum Shown {
    Nothing = 0,
    Message = 1,
    Down = 2,
    Exit = 3,
    NodeDown = 4,
    NodeUp = 5,
    Request = 6,
}

/// The memory of a letter that is still in the mailbox.
pub(super) fn fragment(letter: &Letter) -> Option<&Fragment> {
    match letter {
        Letter::Message { fragment, .. } => fragment.as_ref(),
        Letter::Request(request) => request.fragment.as_ref(),
        _ => None,
    }
}

/// Shows the next letter that this `receive` has not examined. Messages of another type than `wanted`, and requests for another
/// service, never fit: they are dropped here.
pub fn next(cx: &mut Cx, wanted: Option<&'static TypeDesc>) -> Shown {
    let process = cx.process();
    loop {
        let own = process.own();
        let Some(letter) = own.mailbox.next(&process.inbox) else {
            return Shown::Nothing;
        };
        let shown = match letter {
            Letter::Message { ty, word, .. } => match wanted {
                Some(wanted) if !std::ptr::eq(wanted, *ty) => None,
                _ => {
                    cx.message = *word;
                    Some(Shown::Message)
                }
            },
            Letter::Request(request) => {
                let ours =
                    matches!((wanted, request.service), (Some(wanted), Some(service)) if std::ptr::eq(wanted, service));
                own.handler = request.handler;
                cx.message = request.arguments;
                ours.then_some(Shown::Request)
            }
            system => Some(show_system(cx, system)),
        };
        match shown {
            Some(shown) => return shown,
            None => drop_misfit(process, wanted),
        }
    }
}

/// Builds the tuple of a system message in the heap.
fn show_system(cx: &mut Cx, letter: &Letter) -> Shown {
    let (shown, tuple) = match letter {
        Letter::Down { reference, pid, reason } => {
            let reason = heap::alloc_string(cx, reason.text()) as Word;
            let words = [atoms::DOWN, *reference as Word, pid.0 as Word, reason];
            (Shown::Down, heap::alloc_record(cx, 0, 0b1000, &words))
        }
        Letter::Exit { pid, reason } => {
            let reason = heap::alloc_string(cx, reason.text()) as Word;
            (Shown::Exit, heap::alloc_record(cx, 0, 0b100, &[atoms::EXIT, pid.0 as Word, reason]))
        }
        Letter::NodeDown(name) => {
            let name = heap::alloc_string(cx, name) as Word;
            (Shown::NodeDown, heap::alloc_record(cx, 0, 0b10, &[atoms::NODEDOWN, name]))
        }
        Letter::NodeUp(name) => {
            let name = heap::alloc_string(cx, name) as Word;
            (Shown::NodeUp, heap::alloc_record(cx, 0, 0b10, &[atoms::NODEUP, name]))
        }
        Letter::Message { .. } | Letter::Request(_) => unreachable!("not a system message"),
    };
    cx.message = tuple as Word;
    shown
}

/// Drops the shown letter, which can never be received here.
fn drop_misfit(process: &Process, wanted: Option<&'static TypeDesc>) {
    match process.own().mailbox.remove(&process.inbox) {
        Some(Letter::Message { ty, .. }) => {
            let expected = wanted.map_or("nothing", |ty| ty.name.as_str());
            let line = format!("Mesh: {} dropped a message of type {}; it receives {expected}\n", process.pid, ty.name);
            crate::output::write_stderr(line.as_bytes());
        }
        Some(Letter::Request(request)) => {
            if let Some(reply) = request.reply {
                reply.fail(reply::refused());
            }
        }
        _ => {}
    }
}

/// Takes the shown letter: its memory becomes part of the heap, and the next `receive` starts from the front.
pub fn accept(cx: &mut Cx) {
    let last = take(cx);
    let own = cx.process().own();
    own.last = last;
    own.mailbox.restart();
    own.deadline = None;
}

/// The same in the resume closure that waited, which is of no more use: when it is what was allocated last, its memory is free
/// at once, so that a process that does nothing but wait and answer makes no garbage.
pub fn accept_resumed(cx: &mut Cx, closure: Ref) {
    accept(cx);
    let start = closure.0 as usize;
    // SAFETY: compiled code passes the closure that it runs in; the heap belongs to the process that runs here.
    unsafe {
        let bytes = Header((*closure.0).header).size_bytes();
        if start + bytes == cx.hp && (*cx.heap_pointer()).current.contains(start) {
            cx.hp = start;
        }
    }
}

/// Leaves the shown letter in the mailbox. `decision` names what refused it: the number of the `receive`, 0 if it may decide
/// otherwise another time, and the words that its guards read.
pub fn skip(cx: &mut Cx, decision: Decision) {
    cx.process().own().mailbox.skip(decision);
}

/// Drops the shown letter and goes on behind it. Its memory is adopted all the same: a guard may have kept a part of it.
pub fn discard(cx: &mut Cx) {
    take(cx);
}

/// Takes the shown letter out; what a crash report would say of it.
fn take(cx: &mut Cx) -> Last {
    let process = cx.process();
    match process.own().mailbox.remove(&process.inbox) {
        Some(Letter::Message { ty, word, fragment }) => {
            process.adopt(cx, fragment);
            Last::message(ty, word)
        }
        Some(Letter::Request(request)) => {
            process.adopt(cx, request.fragment);
            process.own().reply = request.reply;
            Last::request(request.service, request.handler, request.arguments)
        }
        Some(Letter::Down { reference, .. }) => {
            process.own().watching.remove(reference);
            Last::system(cx.message)
        }
        Some(Letter::Exit { .. } | Letter::NodeDown(_) | Letter::NodeUp(_)) => Last::system(cx.message),
        None => Last::default(),
    }
}

/// Starts a `receive` that gives up after some time.
pub fn set_deadline(cx: &mut Cx, ms: i64) {
    cx.process().own().deadline = Some(timer::deadline(ms));
}

/// Whether the current `receive` has to give up; it is over then.
pub fn expired(cx: &mut Cx) -> bool {
    let own = cx.process().own();
    let over = own.deadline.is_some_and(|moment| timer::now() >= moment);
    if over {
        own.deadline = None;
        own.mailbox.restart();
    }
    over
}

/// Waits in the middle of the stack for another letter; true at the deadline.
pub fn wait_for_letter(cx: &mut Cx) -> Result<bool, Panic> {
    let process = cx.process();
    let deadline = process.own().deadline;
    let found = wait(cx, Wait::maybe_until(deadline), || process.own().mailbox.has_more(&process.inbox).then_some(()))?;
    if found.is_none() {
        process.own().deadline = None;
        process.own().mailbox.restart();
    }
    Ok(found.is_none())
}

/// For library code: takes the next exit of a linked process or the next request. Other letters are dropped.
pub fn next_event(cx: &mut Cx) -> Shown {
    let process = cx.process();
    let own = process.own();
    if let Some(exit) = own.children.as_mut().and_then(|children| children.exits.take_first()) {
        own.event = (exit.0, Some(exit.1));
        return Shown::Exit;
    }
    own.mailbox.restart();
    loop {
        match own.mailbox.take_first(&process.inbox) {
            Some(Letter::Exit { pid, reason }) => {
                own.event = (pid, Some(reason));
                return Shown::Exit;
            }
            Some(Letter::Request(request)) => {
                own.handler = request.handler;
                own.reply = request.reply;
                return Shown::Request;
            }
            Some(_) => {}
            None => return Shown::Nothing,
        }
    }
}

/// For library code: waits until one process that it is linked to has ended, up to a moment; whether it has. Other letters are left
/// alone, but for the ends of others: those are put where they are found when their time comes, without a search among letters.
pub fn wait_for_exit(cx: &mut Cx, pid: super::Pid, ms: Option<i64>) -> Result<bool, Panic> {
    let process = cx.process();
    let how = Wait::maybe_until(ms.map(timer::deadline));
    let ended = wait(cx, how, || {
        let own = process.own();
        let exits = &mut own.children.get_or_insert_default().exits;
        own.mailbox.take_exits(&process.inbox, |pid, reason| exits.insert(pid, reason.clone()));
        exits.remove(pid)
    })?;
    Ok(ended.is_some())
}
