//! Services: the process that serves requests one at a time, and the functions that clients call.

use super::{Builder, STATUS_PARKED};
use crate::names::hir::{FnId, FnKind, ServiceId};
use crate::ssa::ir::{DescId, Func, LocId, Op, Rep, Term, Value};
use crate::ssa::specialize::{Key, Specializer, Subst};
use crate::types::ty::Ty;
use mesh_syntax::ast::HandlerKind;

/// What `Core.receive_next` answers for a request; mirrored by the runtime.
const NEXT_NONE: i64 = 0;
const NEXT_REQUEST: i64 = 6;

fn state_rep(s: &mut Specializer<'_>, id: ServiceId) -> Rep {
    let state = s.typed.services[id.index()].state;
    state.map_or(Rep::Int, |ty| {
        let ty = s.concrete(ty, &Subst::default());
        s.rep(ty)
    })
}

fn handler_types(s: &mut Specializer<'_>, id: ServiceId, handler: usize) -> (Vec<Ty>, Option<Ty>) {
    let typed = s.typed;
    let (args, reply) = &typed.services[id.index()].handlers[handler];
    let none = Subst::default();
    let args = args.iter().map(|&ty| s.concrete(ty, &none)).collect();
    (args, reply.map(|ty| s.concrete(ty, &none)))
}

/// Starts a service's process with the arguments of its `init`.
pub(crate) fn entry(s: &mut Specializer<'_>, id: ServiceId) -> Func {
    let hir = s.hir;
    let service = &hir.services[id.index()];
    let typed = s.typed;
    let mut b = Builder::bare(s, format!("{}.start", service.name), Rep::Int);
    b.place(service.span);
    let closure = b.param(Rep::Ref);
    let params = &typed.fns[service.init.index()].params;
    let mut values = vec![];
    for (index, &ty) in params.iter().enumerate() {
        let ty = b.s.concrete(ty, &Subst::default());
        let rep = b.s.rep(ty);
        values.push(b.field(closure, index as u32 + 1, rep));
    }
    let state = b.call_fn(service.init, vec![], values);
    let func = b.s.instance(Key::ServiceLoop(id));
    let next = b.make_closure_of(func, vec![state]);
    let loc = b.loc;
    b.terminate(Term::TailCall { func, args: vec![next], loc });
    b.finish()
}

/// Serves queued requests, then parks with the state.
pub(crate) fn requests(s: &mut Specializer<'_>, id: ServiceId) -> Func {
    let hir = s.hir;
    let service = &hir.services[id.index()];
    let rep = state_rep(s, id);
    let desc = s.service_desc(id);
    let own = s.instance(Key::ServiceLoop(id));
    let mut b = Builder::bare(s, format!("{}.loop", service.name), Rep::Int);
    b.place(service.span);
    let first = b.param(Rep::Ref);
    let head = b.func.new_block();
    let closure = b.block_param(head, Rep::Ref);
    b.jump(head, vec![first]);
    b.block = head;
    b.effect(Op::Poll);
    let op =
        Op::Intrinsic { name: "Core.receive_next".into(), args: vec![], types: vec![Some(desc)], rep: Some(Rep::Int) };
    let kind = b.emit(op, Rep::Int);
    let (park, serve, discard) = (b.func.new_block(), b.func.new_block(), b.func.new_block());
    b.terminate(Term::Switch { value: kind, cases: vec![(NEXT_NONE, park), (NEXT_REQUEST, serve)], default: discard });
    b.block = discard;
    b.intrinsic("Core.receive_discard", vec![], Rep::Int);
    b.jump(head, vec![closure]);
    b.block = park;
    b.intrinsic("Core.park", vec![closure], Rep::Int);
    let parked = b.int(STATUS_PARKED);
    b.terminate(Term::Return(parked));
    b.block = serve;
    let handler = b.intrinsic("Core.request_handler", vec![], Rep::Int);
    let arguments = b.emit(Op::Message(Rep::Ref), Rep::Ref);
    let state = b.field(closure, 1, rep);
    b.intrinsic("Core.receive_accept_resumed", vec![closure], Rep::Int);
    let blocks: Vec<_> = service.handlers.iter().map(|_| b.func.new_block()).collect();
    let unknown = b.func.new_block();
    let cases = blocks.iter().enumerate().map(|(n, &block)| (n as i64, block)).collect();
    b.terminate(Term::Switch { value: handler, cases, default: unknown });
    for (index, handler) in service.handlers.iter().enumerate() {
        b.block = blocks[index];
        b.place(handler.span);
        let (types, reply) = handler_types(b.s, id, index);
        let mut values = vec![state];
        for (at, &ty) in types.iter().enumerate() {
            let rep = b.s.rep(ty);
            values.push(b.field(arguments, at as u32, rep));
        }
        let result = b.call_fn(handler.body, vec![], values);
        let state = match (handler.kind, reply) {
            (HandlerKind::Call, Some(reply)) => b.reply(result, reply, rep),
            (HandlerKind::Call, None) | (HandlerKind::Cast, _) => b.coerce(result, rep),
        };
        let next = b.make_closure_of(own, vec![state]);
        b.jump(head, vec![next]);
    }
    b.block = unknown;
    let next = b.make_closure_of(own, vec![state]);
    b.jump(head, vec![next]);
    b.finish()
}

impl Builder<'_, '_> {
    fn make_closure_of(&mut self, func: crate::ssa::ir::FuncId, captures: Vec<Value>) -> Value {
        self.emit(Op::Closure { func, captures }, Rep::Ref)
    }

    /// Sends the second half of `(state, reply)` back and returns the first.
    fn reply(&mut self, pair: Value, reply: Ty, state: Rep) -> Value {
        let rep = self.s.rep(reply);
        let value = self.field(pair, 1, rep);
        let word = self.word_of(value);
        let desc = self.s.desc(reply);
        self.typed_intrinsic("Core.service_reply", vec![word], vec![desc]);
        self.field(pair, 0, state)
    }

    fn typed_intrinsic(&mut self, name: &str, args: Vec<Value>, types: Vec<DescId>) -> Value {
        let types = types.into_iter().map(Some).collect();
        self.emit(Op::Intrinsic { name: name.into(), args, types, rep: Some(Rep::Int) }, Rep::Int)
    }
}

/// The generated function that clients call: start, call or cast.
pub(crate) fn client(s: &mut Specializer<'_>, id: FnId) -> Func {
    let hir = s.hir;
    let decl = &hir.fns[id.index()];
    match decl.kind {
        FnKind::ServiceStart(service) => start(s, id, service),
        FnKind::ServiceHandler(service, handler) => request(s, id, service, handler as usize),
        _ => Builder::bare(s, decl.name.to_string(), Rep::Int).finish(),
    }
}

fn client_builder<'s, 'a>(s: &'s mut Specializer<'a>, id: FnId) -> Builder<'s, 'a> {
    let hir = s.hir;
    let decl = &hir.fns[id.index()];
    let ret = s.fn_ret(id, &[]);
    let mut b = Builder::bare(s, decl.name.to_string(), ret);
    b.place(decl.name_span);
    b.func.is_library = true;
    // A failed call is the caller's, and so is its place.
    b.loc = LocId::NOWHERE;
    b
}

fn start(s: &mut Specializer<'_>, id: FnId, service: ServiceId) -> Func {
    let typed = s.typed;
    let hir = s.hir;
    let init = hir.services[service.index()].init;
    let func = s.instance(Key::ServiceEntry(service));
    let mut b = client_builder(s, id);
    let params = &typed.fns[init.index()].params;
    let values: Vec<Value> = params
        .iter()
        .map(|&ty| {
            let ty = b.s.concrete(ty, &Subst::default());
            let rep = b.s.rep(ty);
            b.param(rep)
        })
        .collect();
    let closure = b.make_closure(func, values);
    let pid = b.intrinsic("Core.spawn", vec![closure], Rep::Int);
    b.finish_return(pid);
    b.finish()
}

fn request(s: &mut Specializer<'_>, id: FnId, service: ServiceId, handler: usize) -> Func {
    let hir = s.hir;
    let kind = hir.services[service.index()].handlers[handler].kind;
    let (types, reply) = handler_types(s, service, handler);
    let service_desc = s.service_desc(service);
    let tuple = s.types.tuple(&types);
    let arguments_desc = s.desc(tuple);
    let mut b = client_builder(s, id);
    let pid = b.param(Rep::Int);
    let values: Vec<Value> = types
        .iter()
        .map(|&ty| {
            let rep = b.s.rep(ty);
            b.param(rep)
        })
        .collect();
    let arguments = b.record(0, values);
    if kind == HandlerKind::Call {
        b.rest();
    }
    let word = b.word_of(arguments);
    let number = b.int(handler as i64);
    let args = vec![pid, number, word];
    let value = match (kind, reply) {
        (HandlerKind::Call, Some(reply)) => {
            let desc = b.s.desc(reply);
            let rep = b.s.rep(reply);
            let types = vec![service_desc, arguments_desc, desc];
            let word = b.typed_intrinsic("Core.service_call", args, types);
            b.value_of_word(word, rep)
        }
        (HandlerKind::Call, None) | (HandlerKind::Cast, _) => {
            b.typed_intrinsic("Core.service_cast", args, vec![service_desc, arguments_desc])
        }
    };
    b.finish_return(value);
    b.finish()
}
