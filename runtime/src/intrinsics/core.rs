//! [unsafe] Builtins that compiled code calls by name without a declaration: processes, messages, services. Knows nothing of how
//! they are scheduled.

use crate::abi::{Any, Cx, Intrinsic, Panic, Ref, Rep};
use crate::cluster::remote;
use crate::process::receive::{self, Shown};
use crate::process::{self, BEGUN, Letter, Pid, reply, signal};
use crate::typedesc::{TypeDesc, TypeRef};
use crate::value::Str;

/// Copies a value for another process.
pub(super) fn letter(cx: &mut Cx, value: Any, ty: TypeRef) -> Letter {
    let (word, fragment) = if ty.is_ref() { cx.process().copy_out(value.0) } else { (value.0, None) };
    Letter::Message { ty, word, fragment }
}

crate::intrinsics! { "Core";
    raises fn panic(_cx, message: Str) -> () { Err(Panic::new(message.as_str())) }
    raises fn spawn(cx, closure: Ref) -> i64 { Ok(process::spawn(cx, closure.0, None)?.0) }
    fn self_pid(cx) -> i64 { cx.process().pid.0 }
    raises fn send<M>(cx, pid: i64, message: Any) -> () {
        if Pid(pid).node() != 0 {
            return remote::send(cx, Pid(pid), message.0, M);
        }
        let on_slot = cx.process().is_on_slot();
        process::runtime().table.with(Pid(pid), on_slot, |receiver| {
            // A dead one needs no copy.
            if !receiver.is_dead() {
                receiver.push(letter(cx, message, M));
            }
        });
        Ok(())
    }
    raises fn spawn_on<A>(cx, node: Str, entry: Ref, link: bool) -> i64 {
        Ok(remote::spawn(cx, node.as_str(), entry.0, A, link)?.0)
    }
    fn link(cx, pid: i64) -> () { signal::link(cx.process(), Pid(pid)) }
    fn monitor(cx, pid: i64) -> i64 { signal::monitor(cx.process(), Pid(pid)) }
    fn receive_accept(cx) -> () { receive::accept(cx) }
    fn receive_accept_resumed(cx, closure: Ref) -> () { receive::accept_resumed(cx, closure) }
    fn receive_skip(cx, site: i64, a: i64, b: i64) -> () { receive::skip(cx, [site, a, b]) }
    fn receive_discard(cx) -> () { receive::discard(cx) }
    fn receive_deadline(cx, ms: i64) -> () { receive::set_deadline(cx, ms) }
    fn receive_expired(cx) -> bool { receive::expired(cx) }
    fn rest(cx) -> () { process::before_waiting(cx) }
    raises fn receive_wait(cx) -> bool { receive::wait_for_letter(cx) }
    fn park(cx, closure: Ref) -> () { cx.resume = closure.0 }
    fn set_terminate(cx, closure: Ref) -> () {
        cx.terminate = closure.0;
        cx.process().own().begun = BEGUN;
    }
    raises fn service_call<S, A, R>(cx, pid: i64, handler: i64, arguments: Any) -> Any {
        if Pid(pid).node() != 0 {
            return reply::call_there(cx, Pid(pid), Some(S), handler, Some((arguments.0, A)), Some(R));
        }
        reply::call(cx, Pid(pid), Some(S), handler, arguments.0)
    }
    raises fn service_cast<S, A>(cx, pid: i64, handler: i64, arguments: Any) -> () {
        if Pid(pid).node() != 0 {
            return remote::request(cx, Pid(pid), Some(S), handler, Some((arguments.0, A)), None);
        }
        reply::cast(cx.process(), Pid(pid), Some(S), handler, arguments.0);
        Ok(())
    }
    fn request_handler(cx) -> i64 { cx.process().own().handler }
    raises fn service_reply<R>(cx, value: Any) -> () {
        match cx.process().own().reply.take() {
            Some(reply) => reply.give(cx.process(), value.0, R),
            None => Ok(()),
        }
    }
}

/// Not in the macro's form, since the type may be null: the receiver wants no ordinary messages, or any.
extern "C" fn receive_next(cx: *mut Cx, wanted: *const TypeDesc) -> i64 {
    crate::abi::guard(cx, |cx| {
        // SAFETY: a type descriptor lives as long as the program.
        let wanted = unsafe { wanted.as_ref() };
        Ok(receive::next(cx, wanted) as i64)
    })
}

/// The builtins that are not in `TABLE`.
pub static RECEIVE: &[Intrinsic] = &[Intrinsic {
    name: "Core.receive_next",
    params: &[],
    types: 1,
    result: Rep::Int,
    address: receive_next as *const (),
    waits: false,
}];

const _: () = assert!(Shown::Nothing as i64 == 0 && Shown::Request as i64 == 6);
