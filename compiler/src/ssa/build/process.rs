//! Processes: spawning, sending, and the two forms of `receive`. A `receive` in the tail position of a process's body
//! becomes a resume function: when no message matches, the process keeps that function's closure and no stack.

use super::closure::clause_roots;
use super::{Builder, Mode, Myself};
use crate::names::hir::{Arm, Clause, ExprId, ExprKind, FnId, FnKind};
use crate::ssa::ir::{BlockId, DescId, Func, FuncId, Op, RemoteEntry, Rep, Term, Value};
use crate::ssa::specialize::{Key, Specializer};
use crate::types::ty::Ty;
use crate::types::typed::{MatchId, Meaning, SystemMessage};
use mesh_syntax::diagnostics::{Code, Diagnostic};

/// What `Core.receive_next` answers; mirrored by the runtime.
const NEXT_NONE: i64 = 0;
const NEXT_ORDINARY: i64 = 1;

/// What becomes of a message that no arm takes.
struct Leave<'v> {
    /// Where the next one is looked at.
    head: BlockId,
    /// The name of the decision; see `rejection`.
    rejection: &'v [Value],
}

fn system_kind(message: SystemMessage) -> i64 {
    match message {
        SystemMessage::Down => 2,
        SystemMessage::Exit => 3,
        SystemMessage::NodeDown => 4,
        SystemMessage::NodeUp => 5,
    }
}

/// An actor as the body of a process.
pub(crate) fn actor(s: &mut Specializer<'_>, id: FnId, args: Vec<Ty>) -> Func {
    let hir = s.hir;
    let decl = &hir.fns[id.index()];
    let typed = s.typed;
    let types = &typed.fns[id.index()];
    let subst = s.subst_of(id, &args);
    let name = s.fn_name(id, &args);
    let mut b = Builder::new(s, name, Rep::Int, &decl.body, &types.body, subst);
    b.mode = Mode::Status;
    b.actor = Some((id, args.clone()));
    let params = b.typed_params(&types.params);
    b.place(decl.span);
    b.myself = Myself::Fn(id, args);
    let params = b.begin_restart(&params);
    if let FnKind::Actor { terminate: Some(terminate) } = decl.kind {
        b.set_terminate(&decl.clauses[0], &params, terminate);
    }
    let failure = format!("no clause of {}/{} matches", decl.name, decl.params.len());
    b.clauses(&decl.clauses, &params, &failure);
    b.finish()
}

impl<'a> Builder<'_, 'a> {
    /// Keeps the `terminate` clause, closed over the parameters of this round, for the end of the process.
    fn set_terminate(&mut self, clause: &Clause, params: &[Value], terminate: ExprId) {
        let fail = if clause.is_plain(self.body) {
            clause.params.iter().zip(params).for_each(|(&pattern, &value)| _ = self.bind_plain(pattern, value));
            self.func.new_block()
        } else {
            self.decided_once(MatchId::Arms(clause.body), params)
        };
        let name = format!("{}.terminate", self.func.name);
        let closure = self.code_with_values(name, &[terminate], &[], &[], Rep::Int, Mode::Status, &mut |b, _, _| {
            let value = b.expr(terminate);
            b.finish_return(value);
        });
        self.intrinsic("Core.set_terminate", vec![closure], Rep::Int);
        let go = std::mem::replace(&mut self.block, fail);
        self.panic_text("non-exhaustive match");
        self.block = go;
    }

    pub(crate) fn send(&mut self, id: ExprId, pid: ExprId, message: ExprId) -> Value {
        let target = self.expr(pid);
        let value = self.expr(message);
        let ty = self.ty_of(message);
        self.at(self.body.exprs[id.index()].span);
        let desc = self.s.desc(ty);
        let word = self.word_of(value);
        let op = Op::Intrinsic {
            name: "Core.send".into(),
            args: vec![target, word],
            types: vec![Some(desc)],
            rep: Some(Rep::Int),
        };
        self.emit(op, Rep::Int)
    }

    /// `spawn(f, args…)`: a closure of no arguments that runs `f` and returns a status.
    pub(crate) fn spawn(&mut self, id: ExprId, callee: ExprId, args: &[ExprId]) -> Value {
        let body = self.body;
        let span = body.exprs[id.index()].span;
        let entry = match &body.exprs[callee.index()].kind {
            // A closure written in place may park like an actor.
            ExprKind::Closure { clauses, .. } if args.is_empty() && clauses.len() == 1 => {
                let roots = clause_roots(clauses);
                let actor = self.actor.take();
                let entry = self.code_with_captures(&roots, &[], Rep::Int, Mode::Status, &mut |b, params| {
                    b.clauses(clauses, params, "no clause of closure/0 matches");
                });
                self.actor = actor;
                entry
            }
            ExprKind::Fns(_) => {
                let values = self.exprs(args);
                match self.tables.meanings.get(&callee) {
                    Some(Meaning::Fn { id, args }) => {
                        let types = self.concretes(args);
                        self.entry_of_function(*id, types, values)
                    }
                    _ => {
                        self.s.unsupported(span, "spawning this");
                        return self.int(0);
                    }
                }
            }
            _ => {
                let closure = self.expr(callee);
                let values = self.exprs(args);
                self.entry_of_closure(closure, values)
            }
        };
        self.at(span);
        self.intrinsic("Core.spawn", vec![entry], Rep::Int)
    }

    /// `Node.spawn(node, f, args…)`: the closure that a local spawn would start, over one tuple of arguments, so that the
    /// runtime can send the tuple instead. Only named code exists on every node.
    pub(crate) fn spawn_on(&mut self, id: ExprId, node: ExprId, callee: ExprId, args: &[ExprId], link: bool) -> Value {
        let body = self.body;
        let span = body.exprs[id.index()].span;
        let node = self.expr(node);
        let values = self.exprs(args);
        let named = match (&body.exprs[callee.index()].kind, self.tables.meanings.get(&callee)) {
            (ExprKind::Fns(_), Some(Meaning::Fn { id, args })) => Some((*id, self.concretes(args))),
            _ => None,
        };
        let Some((function, types)) = named else {
            let message = "cannot spawn a closure on another node: name a function or an actor";
            self.s.diagnostics.push(Diagnostic::at(Code::E0016, body.exprs[callee.index()].span, message));
            return self.int(0);
        };
        self.at(span);
        let (func, desc) = self.remote_entry(function, types);
        let tuple = self.record(0, values);
        let entry = self.make_closure(func, vec![tuple]);
        self.rest();
        let link = self.emit(Op::Bool(link), Rep::Bool);
        let op = Op::Intrinsic {
            name: "Core.spawn_on".into(),
            args: vec![node, entry, link],
            types: vec![Some(desc)],
            rep: Some(Rep::Int),
        };
        self.emit(op, Rep::Int)
    }

    /// The code that runs a function or actor with the arguments from a tuple, known to all nodes by the function's name and
    /// the tuple's type.
    fn remote_entry(&mut self, id: FnId, types: Vec<Ty>) -> (FuncId, DescId) {
        let (hir, typed) = (self.s.hir, self.s.typed);
        let subst = self.s.subst_of(id, &types);
        let params: Vec<Ty> = typed.fns[id.index()].params.iter().map(|&ty| self.s.concrete(ty, &subst)).collect();
        let tuple = self.s.types.tuple(&params);
        let args = self.s.desc(tuple);
        let name = self.s.fn_name(id, &types);
        if let Some(known) = self.s.out.remote.iter().find(|entry| entry.name == name && entry.args == args) {
            return (known.func, args);
        }
        let code = format!("{name}.remote");
        let func = self.s.reserve(code.clone(), Rep::Int);
        let loc = self.loc;
        let mut b = Builder::bare(self.s, code, Rep::Int);
        b.place(hir.fns[id.index()].name_span);
        b.mode = Mode::Status;
        let closure = b.param(Rep::Ref);
        let tuple = b.field(closure, 1, Rep::Ref);
        let reps: Vec<Rep> = params.iter().map(|&ty| b.s.rep(ty)).collect();
        let loaded: Vec<Value> = reps.iter().enumerate().map(|(at, &rep)| b.field(tuple, at as u32, rep)).collect();
        if matches!(hir.fns[id.index()].kind, FnKind::Actor { .. }) {
            let func = b.s.instance(Key::Process { id, args: types });
            b.terminate(Term::TailCall { func, args: loaded, loc });
        } else {
            b.call_fn(id, types, loaded);
        }
        let done = b.int(super::STATUS_DONE);
        b.terminate(Term::Return(done));
        let built = b.finish();
        self.s.out.funcs[func.index()] = built;
        self.s.out.remote.push(RemoteEntry { name, func, args });
        (func, args)
    }

    /// The entry closure of a process that runs a named function or actor.
    fn entry_of_function(&mut self, id: FnId, types: Vec<Ty>, values: Vec<Value>) -> Value {
        let hir = self.s.hir;
        let is_actor = matches!(hir.fns[id.index()].kind, FnKind::Actor { .. });
        let name = format!("{}.spawn", self.s.fn_name(id, &types));
        let loc = self.loc;
        self.entry_closure(name, values, &mut |b, loaded| {
            b.loc = loc;
            if is_actor {
                let func = b.s.instance(Key::Process { id, args: types.clone() });
                b.terminate(Term::TailCall { func, args: loaded, loc });
            } else {
                b.call_fn(id, types.clone(), loaded);
            }
        })
    }

    fn entry_of_closure(&mut self, closure: Value, values: Vec<Value>) -> Value {
        let name = format!("{}.spawn", self.func.name);
        let mut all = vec![closure];
        all.extend(values);
        self.entry_closure(name, all, &mut |b, loaded| {
            b.emit(Op::CallClosure { closure: loaded[0], args: loaded[1..].to_vec(), rep: Rep::Int }, Rep::Int);
        })
    }

    /// A closure over `values` that runs `fill` with them and returns "done".
    pub(crate) fn entry_closure(
        &mut self,
        name: String,
        values: Vec<Value>,
        fill: &mut dyn FnMut(&mut Builder<'_, 'a>, Vec<Value>),
    ) -> Value {
        let reps: Vec<Rep> = values.iter().map(|&v| self.func.rep(v)).collect();
        let id = self.s.reserve(name.clone(), Rep::Int);
        let (file, line, is_library) = (self.func.file, self.func.line, self.func.is_library);
        let loc = self.loc;
        let mut b = Builder::bare(self.s, name, Rep::Int);
        (b.func.file, b.func.line, b.func.is_library) = (file, line, is_library);
        b.loc = loc;
        b.mode = Mode::Status;
        let closure = b.param(Rep::Ref);
        let loaded = reps.iter().enumerate().map(|(i, &rep)| b.field(closure, i as u32 + 1, rep)).collect();
        fill(&mut b, loaded);
        let done = b.int(super::STATUS_DONE);
        b.terminate(Term::Return(done));
        let func = b.finish();
        self.s.out.funcs[id.index()] = func;
        self.make_closure(id, values)
    }

    // ── receive ──

    /// Type of the ordinary messages that the arms look at.
    fn message_desc(&mut self, id: ExprId, arms: &[Arm]) -> Option<(Ty, DescId)> {
        let ordinary = (0..arms.len()).find(|&i| !self.tables.system_arms.contains_key(&(id, i)))?;
        let ty = self.tables.pats[arms[ordinary].pattern.index()];
        let ty = self.concrete(ty);
        Some((ty, self.s.desc(ty)))
    }

    /// A `receive` in the middle of a body: waits on the process's own stack.
    pub(crate) fn receive_blocking(&mut self, id: ExprId, arms: &'a [Arm], after: Option<(ExprId, ExprId)>) -> Value {
        let join = self.func.new_block();
        let rep = self.rep_of(id);
        let result = self.block_param(join, rep);
        self.receive_on_stack(id, arms, after, Some(join));
        self.block = join;
        result
    }

    /// The same; without a block to go on in, the value is the function's.
    pub(crate) fn receive_on_stack(
        &mut self,
        id: ExprId,
        arms: &'a [Arm],
        after: Option<(ExprId, ExprId)>,
        join: Option<BlockId>,
    ) {
        if let Some((ms, _)) = after {
            self.deadline(ms);
        }
        let (head, none) = (self.func.new_block(), self.func.new_block());
        self.match_messages(id, arms, join, head, none, None);
        self.block = none;
        let expired = self.wait_on_stack();
        match after {
            Some((_, value)) => {
                let late = self.func.new_block();
                self.branch(expired, late, head);
                self.block = late;
                self.deliver(value, join);
            }
            None => self.jump(head, vec![]),
        }
    }

    /// Waits for another letter; whether the deadline came first.
    fn wait_on_stack(&mut self) -> Value {
        self.rest();
        self.intrinsic("Core.receive_wait", vec![], Rep::Bool)
    }

    pub(crate) fn deadline(&mut self, ms: ExprId) {
        let value = self.expr(ms);
        let value = self.coerce(value, Rep::Int);
        self.intrinsic("Core.receive_deadline", vec![value], Rep::Int);
    }

    /// A `receive` whose value is the process's: hands over to a resume function.
    pub(crate) fn receive_parking(&mut self, arms: &'a [Arm], after: Option<(ExprId, ExprId)>) {
        if let Some((ms, _)) = after {
            self.deadline(ms);
        }
        let id = self.receive_id(arms);
        let mut roots: Vec<ExprId> = arms.iter().flat_map(|a| a.guard.into_iter().chain([a.body])).collect();
        roots.extend(after.map(|a| a.1));
        let resume = self.resume_function(roots, &mut |b| b.receive_resumed(id, arms, after, None));
        self.enter_resume(resume);
    }

    /// The `receive` expression that these arms belong to.
    fn receive_id(&self, arms: &[Arm]) -> ExprId {
        let found = self.body.exprs.iter().position(|e| match &e.kind {
            ExprKind::Receive { arms: other, .. } => std::ptr::eq(other.as_slice(), arms),
            _ => false,
        });
        ExprId(found.unwrap_or(0) as u32)
    }

    /// Looks at the queued messages from `head` on; an arm that matches takes the message out and delivers; leaves for
    /// `none` when all were looked at. `resumed`: the resume closure that this is in.
    pub(crate) fn match_messages(
        &mut self,
        id: ExprId,
        arms: &'a [Arm],
        join: Option<BlockId>,
        head: BlockId,
        none: BlockId,
        resumed: Option<Value>,
    ) {
        let tables = self.tables;
        let message = self.message_desc(id, arms);
        let of_kind = |kind: Option<SystemMessage>| -> Vec<&'a Arm> {
            let has_kind = |i: usize| tables.system_arms.get(&(id, i)).copied() == kind;
            arms.iter().enumerate().filter(|(i, _)| has_kind(*i)).map(|(_, arm)| arm).collect()
        };
        let is_system = |i: usize| tables.system_arms.contains_key(&(id, i));
        let of_system: Vec<&'a Arm> = (0..arms.len()).filter(|&i| is_system(i)).map(|i| &arms[i]).collect();
        let (rejection, system_rejection) = self.rejection(&of_kind(None), &of_system);
        self.jump(head, vec![]);
        self.block = head;
        self.effect(Op::Poll);
        let op = Op::Intrinsic {
            name: "Core.receive_next".into(),
            args: vec![],
            types: vec![message.map(|m| m.1)],
            rep: Some(Rep::Int),
        };
        let kind = self.emit(op, Rep::Int);
        let discard = self.func.new_block();
        let mut cases = vec![(NEXT_NONE, none)];
        let ordinary = self.func.new_block();
        cases.push((NEXT_ORDINARY, ordinary));
        let mut system: Vec<(SystemMessage, BlockId)> = vec![];
        for index in 0..arms.len() {
            if let Some(&kind) = self.tables.system_arms.get(&(id, index))
                && !system.iter().any(|(k, _)| *k == kind)
            {
                let block = self.func.new_block();
                cases.push((system_kind(kind), block));
                system.push((kind, block));
            }
        }
        self.terminate(Term::Switch { value: kind, cases, default: discard });
        self.block = discard;
        self.intrinsic("Core.receive_discard", vec![], Rep::Int);
        self.jump(head, vec![]);
        self.block = ordinary;
        let rep = message.map_or(Rep::Int, |(ty, _)| self.s.rep(ty));
        let leave = Leave { head, rejection: &rejection };
        self.try_arms(&of_kind(None), rep, join, &leave, resumed);
        for (kind, block) in system {
            self.block = block;
            let leave = Leave { head, rejection: &system_rejection };
            self.try_arms(&of_kind(Some(kind)), Rep::Ref, join, &leave, resumed);
        }
    }

    fn try_arms(
        &mut self,
        arms: &[&'a Arm],
        rep: Rep,
        join: Option<BlockId>,
        leave: &Leave<'_>,
        resumed: Option<Value>,
    ) {
        if !arms.is_empty() {
            let value = self.emit(Op::Message(rep), rep);
            self.arms(arms, value, join, &mut |b| {
                match resumed {
                    // All that it holds was loaded when it began.
                    Some(closure) => b.intrinsic("Core.receive_accept_resumed", vec![closure], Rep::Int),
                    None => b.intrinsic("Core.receive_accept", vec![], Rep::Int),
                };
            });
        }
        self.intrinsic("Core.receive_skip", leave.rejection.to_vec(), Rep::Int);
        self.jump(leave.head, vec![]);
    }
}
