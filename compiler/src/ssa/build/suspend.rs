//! Waiting directly in the body of a process: `Timer.sleep(ms)` as a statement, and a `receive` as a statement or as the
//! value of a `let`. What follows becomes part of the resume function, so that the process holds no stack meanwhile.

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
            _ => None,
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
                self.code_with_captures(&roots, &[], Rep::Int, Mode::Status, &mut |b, _| {
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
                self.code_with_captures(&roots, &[], Rep::Int, Mode::Status, &mut |b, _| {
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
        };
        self.enter_resume(resume);
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
        self.match_messages(id, arms, join, head, none);
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
