//! Waiting directly in the body of a process: `Timer.sleep(ms)` as a statement, and a `receive` as a statement or as the
//! value of a `let`. What follows becomes part of the resume function, so that the process holds no stack meanwhile. A
//! `while` with such a place in its body becomes a function that the end of the body calls again.

use super::closure::clause_roots;
use super::{Builder, Mode, STATUS_PARKED};
use crate::names::hir::{Arm, ExprId, ExprKind, FnKind, PatId, Stmt};
use crate::ssa::ir::{Rep, Term, Value};
use crate::types::typed::Meaning;
use mesh_syntax::source::Span;

/// A place where a process may wait without a stack.
enum Suspension<'a> {
    Sleep(ExprId),
    Receive { id: ExprId, arms: &'a [Arm], after: Option<(ExprId, ExprId)>, bind: Option<(PatId, Span)> },
    Loop { cond: ExprId, body: ExprId },
}

/// A `while` that was made a function: what the end of its body and a `break` go on with.
#[derive(Clone)]
pub(crate) struct Continuation<'a> {
    /// The loop's closure.
    again: Value,
    rest: &'a [Stmt],
    tail: Option<ExprId>,
    /// Everything that the loop and what follows it mention.
    roots: Vec<ExprId>,
}

impl<'a> Builder<'_, 'a> {
    /// A block in tail position of a process's body.
    pub(crate) fn tail_block(&mut self, stmts: &'a [Stmt], tail: Option<ExprId>) {
        if self.mode == Mode::Status {
            for (index, stmt) in stmts.iter().enumerate() {
                if let Some(suspension) = self.suspension(stmt) {
                    self.statements(&stmts[..index]);
                    return self.suspend(suspension, &stmts[index + 1..], tail);
                }
            }
        }
        if let (None, Some((Stmt::Expr(last), before))) = (tail, stmts.split_last()) {
            self.statements(before);
            return self.tail_unit(*last);
        }
        self.statements(stmts);
        match tail {
            Some(tail) => self.tail(tail),
            None => {
                let unit = self.unit();
                self.finish_return(unit);
            }
        }
    }

    fn suspension(&self, stmt: &'a Stmt) -> Option<Suspension<'a>> {
        let (id, bind) = match stmt {
            Stmt::Expr(id) => (*id, None),
            Stmt::Let { pattern, value, span, .. } => (*value, Some((*pattern, *span))),
            Stmt::Fns(_) => return None,
        };
        let body = self.body;
        match &body.exprs[id.index()].kind {
            ExprKind::Receive { arms, after } => Some(Suspension::Receive { id, arms, after: *after, bind }),
            ExprKind::Call { callee, args } if bind.is_none() && self.is_sleep(*callee) => {
                Some(Suspension::Sleep(args[0]))
            }
            ExprKind::While { cond, body: inner } if bind.is_none() && self.suspends(*inner) => {
                Some(Suspension::Loop { cond: *cond, body: *inner })
            }
            _ => None,
        }
    }

    /// Whether a loop's body waits directly.
    pub(crate) fn suspends(&self, id: ExprId) -> bool {
        let body = self.body;
        match &body.exprs[id.index()].kind {
            ExprKind::Block { stmts, tail } => {
                stmts.iter().any(|stmt| self.suspension(stmt).is_some()) || tail.is_some_and(|tail| self.suspends(tail))
            }
            ExprKind::Receive { .. } => true,
            _ => false,
        }
    }

    /// A `while` in tail position of a process's body.
    pub(crate) fn tail_loop(&mut self, cond: ExprId, body: ExprId) {
        self.suspend(Suspension::Loop { cond, body }, &[], None);
    }

    /// A function of no arguments that goes on later: knows the loops around it.
    pub(crate) fn resume_function(
        &mut self,
        mut roots: Vec<ExprId>,
        fill: &mut dyn FnMut(&mut Builder<'_, 'a>),
    ) -> Value {
        let loops = self.continuations.clone();
        roots.extend(loops.iter().flat_map(|l| l.roots.iter().copied()));
        let closures: Vec<Value> = loops.iter().map(|l| l.again).collect();
        // To whoever reads a trace it is still the same function.
        let name = self.func.name.clone();
        self.code_with_values(name, &roots, &closures, &[], Rep::Int, Mode::Status, &mut |b, _, closures| {
            b.continuations.clone_from(&loops);
            for (outer, &again) in b.continuations.iter_mut().zip(closures) {
                outer.again = again;
            }
            fill(b);
        })
    }

    /// `break` or `continue` of the innermost loop that is a function; false if there is none.
    pub(crate) fn leave_continuation(&mut self, is_break: bool) -> bool {
        let Some(innermost) = self.continuations.pop() else { return false };
        if is_break {
            self.tail_block(innermost.rest, innermost.tail);
        } else {
            self.enter_resume(innermost.again);
        }
        self.continuations.push(innermost);
        true
    }

    /// The end of a loop's body: once more.
    pub(crate) fn continue_loop(&mut self) -> bool {
        match self.continuations.last() {
            Some(innermost) => {
                self.enter_resume(innermost.again);
                true
            }
            None => false,
        }
    }

    fn is_sleep(&self, callee: ExprId) -> bool {
        let Some(Meaning::Fn { id, .. }) = self.tables.meanings.get(&callee) else { return false };
        let function = &self.s.hir.fns[id.index()];
        let module = &self.s.hir.modules[function.module.index()];
        function.kind == FnKind::Intrinsic && module.name.as_str() == "Timer" && function.name.as_str() == "sleep"
    }

    fn suspend(&mut self, suspension: Suspension<'a>, rest: &'a [Stmt], tail: Option<ExprId>) {
        let mut roots = statement_roots(rest);
        roots.extend(tail);
        let resume = match suspension {
            Suspension::Sleep(ms) => {
                self.deadline(ms);
                self.resume_function(roots, &mut |b| {
                    let go = b.func.new_block();
                    b.park_unless_expired(go);
                    b.block = go;
                    b.tail_block(rest, tail);
                })
            }
            Suspension::Receive { id, arms, after, bind } => {
                if let Some((ms, _)) = after {
                    self.deadline(ms);
                }
                roots.extend(arms.iter().flat_map(|a| a.guard.into_iter().chain([a.body])));
                roots.extend(after.map(|a| a.1));
                self.resume_function(roots, &mut |b| {
                    let join = b.func.new_block();
                    let rep = b.rep_of(id);
                    let value = b.block_param(join, rep);
                    b.receive_resumed(id, arms, after, Some(join));
                    b.block = join;
                    if let Some((pattern, span)) = bind {
                        b.let_value(pattern, value, span);
                    }
                    b.tail_block(rest, tail);
                })
            }
            Suspension::Loop { cond, body } => {
                roots.extend([cond, body]);
                self.resume_function(roots.clone(), &mut |b| b.loop_function(cond, body, rest, tail, roots.clone()))
            }
        };
        self.enter_resume(resume);
    }

    fn loop_function(
        &mut self,
        cond: ExprId,
        body: ExprId,
        rest: &'a [Stmt],
        tail: Option<ExprId>,
        roots: Vec<ExprId>,
    ) {
        let again = self.func.params()[0];
        let (inside, done) = (self.func.new_block(), self.func.new_block());
        self.condition(cond, inside, done);
        self.block = done;
        self.tail_block(rest, tail);
        self.block = inside;
        self.continuations.push(Continuation { again, rest, tail, roots });
        self.tail(body);
        self.continuations.pop();
    }

    /// Runs a resume function's closure at once: it looks before it parks.
    pub(crate) fn enter_resume(&mut self, resume: Value) {
        let loc = self.loc;
        match self.known.get(&resume).copied() {
            Some(func) => self.terminate(Term::TailCall { func, args: vec![resume], loc }),
            None => self.terminate(Term::TailCallClosure { closure: resume, args: vec![], loc }),
        }
    }

    /// Goes on at `go` when the deadline has passed, else gives the stack back.
    fn park_unless_expired(&mut self, go: crate::ssa::ir::BlockId) {
        let park = self.func.new_block();
        let expired = self.intrinsic("Core.receive_expired", vec![], Rep::Bool);
        self.branch(expired, go, park);
        self.block = park;
        self.park();
    }

    pub(crate) fn park(&mut self) {
        let closure = self.func.params()[0];
        self.intrinsic("Core.park", vec![closure], Rep::Int);
        let parked = self.int(STATUS_PARKED);
        self.terminate(Term::Return(parked));
    }

    /// The body of a resume function that waits for a message: arms deliver to `join` or return.
    pub(crate) fn receive_resumed(
        &mut self,
        id: ExprId,
        arms: &'a [Arm],
        after: Option<(ExprId, ExprId)>,
        join: Option<crate::ssa::ir::BlockId>,
    ) {
        let (head, none) = (self.func.new_block(), self.func.new_block());
        let resumed = self.func.params()[0];
        self.match_messages(id, arms, join, head, none, Some(resumed));
        self.block = none;
        match after {
            Some((_, value)) => {
                let late = self.func.new_block();
                self.park_unless_expired(late);
                self.block = late;
                self.deliver(value, join);
            }
            None => self.park(),
        }
    }
}

fn statement_roots(stmts: &[Stmt]) -> Vec<ExprId> {
    stmts
        .iter()
        .flat_map(|stmt| match stmt {
            Stmt::Let { value, .. } => vec![*value],
            Stmt::Expr(id) => vec![*id],
            Stmt::Fns(members) => members.iter().flat_map(|m| clause_roots(&m.clauses)).collect(),
        })
        .collect()
}
