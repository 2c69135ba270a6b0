//! Processes: `spawn`, `send`, `receive`, `self()` and the children of supervisors.

use super::Infer;
use crate::names::hir::*;
use crate::types::error::{self, Why};
use crate::types::ty::{Ty, TyKind, flag};
use crate::types::typed::SystemMessage;
use mesh_syntax::intern::Symbol;
use mesh_syntax::source::Span;

impl<'p> Infer<'p> {
    pub fn spawn(&mut self, callee: ExprId, args: &'p [ExprId], span: Span) -> Ty {
        match &self.expr_at(callee).kind {
            ExprKind::Fns(fns) => {
                let fits = fns.iter().find(|f| self.program.fns[f.index()].params.len() == args.len());
                let Some(&function) = fits.or(fns.first()) else {
                    self.infer_args(args);
                    return self.prim.error;
                };
                let (params, ret, message) = self.use_fn(callee, function);
                let ty = self.types.fun(&params, ret);
                self.set_ty(callee, ty);
                self.apply(&params, ret, args, span, None);
                if self.program.fns[function.index()].kind == FnKind::Supervisor {
                    return self.prim.pid;
                }
                let message = message.unwrap_or_else(|| self.fresh());
                self.note_started(message);
                self.pid_of(message)
            }
            ExprKind::Closure { clauses, params } => {
                let message = self.fresh();
                let tys: Vec<Ty> = args.iter().map(|&a| self.infer(a)).collect();
                let ret = self.fresh();
                let hint = self.types.fun(&tys, ret);
                let (ty, frame) = self.closure_in(clauses, params, Some(hint), Some(message), true);
                self.set_ty(callee, ty);
                if params.len() != args.len() {
                    self.report(error::arguments(span, params.len(), args.len()));
                } else if let TyKind::Fun(want, _) = self.kind(ty).clone() {
                    for ((&want, &have), &arg) in want.iter().zip(&tys).zip(args) {
                        self.expect(self.span_of(arg), want, have, Why::NONE);
                    }
                }
                if frame.is_some_and(|f| f.receives) {
                    self.bodies[self.node].closure_messages.insert(callee, message);
                }
                self.note_started(message);
                self.pid_of(message)
            }
            _ => {
                let ty = self.infer(callee);
                self.spawn_value(callee, ty, args, span)
            }
        }
    }

    /// A process started through a value: nothing is known of what it accepts.
    fn spawn_value(&mut self, callee: ExprId, ty: Ty, args: &'p [ExprId], span: Span) -> Ty {
        match self.kind(ty).clone() {
            TyKind::Fun(params, ret) => {
                self.apply(&params, ret, args, span, None);
            }
            TyKind::Var(_) => {
                let tys: Vec<Ty> = args.iter().map(|&a| self.infer(a)).collect();
                let ret = self.fresh();
                let fun = self.types.fun(&tys, ret);
                let _ = self.unify(ty, fun);
            }
            TyKind::Error | TyKind::Never => {
                self.infer_args(args);
            }
            _ => {
                self.infer_args(args);
                let shown = self.show(ty);
                self.report(error::spawn_non_function(self.span_of(callee), &shown));
                return self.prim.error;
            }
        }
        self.prim.pid
    }

    pub fn send(&mut self, pid: ExprId, message: ExprId) -> Ty {
        let unit = self.prim.unit;
        let ty = self.infer(pid);
        if self.is_var(ty) {
            self.progress();
        }
        let accepted = match self.kind(ty).clone() {
            TyKind::Con(id, args) if id == self.lang.pid => args.first().copied(),
            TyKind::Var(_) => {
                let accepted = self.fresh();
                let want = self.pid_of(accepted);
                let _ = self.unify(ty, want);
                Some(accepted)
            }
            TyKind::Error | TyKind::Never => None,
            _ => {
                let want = self.prim.pid;
                self.expect(self.span_of(pid), want, ty, Why::NONE);
                None
            }
        };
        let found = self.infer_hint(message, accepted);
        if accepted.is_none() {
            self.note_unchecked(found);
        }
        if let Some(accepted) = accepted
            && self.unify(accepted, found).is_err()
        {
            self.report_message(message, accepted, found);
        }
        unit
    }

    fn report_message(&mut self, message: ExprId, accepted: Ty, found: Ty) {
        let (accepted, found) = (self.resolve(accepted), self.resolve(found));
        if self.types.has(accepted, flag::ERROR) || self.types.has(found, flag::ERROR) {
            return;
        }
        let (accepted, found) = self.show_both(accepted, found);
        self.report(error::message_type(self.span_of(message), &accepted, &found));
    }

    pub fn self_pid(&mut self) -> Ty {
        match self.frames.last() {
            Some(frame) if frame.is_actor => match frame.message {
                Some(message) => self.pid_of(message),
                None => self.prim.pid,
            },
            _ => self.prim.pid,
        }
    }

    pub fn child_start(&mut self, child: Symbol, start: ExprId) -> Ty {
        let want = self.types.fun(&[], self.prim.pid);
        // A closure is typed on its own, so that its result is named in the message about the child.
        let found = self.infer(start);
        if self.unify(want, found).is_err() {
            let found = self.resolve(found);
            if !self.types.has(found, flag::ERROR) {
                let shown = self.show(found);
                self.report(error::child_start(self.span_of(start), child, &shown));
            }
        }
        want
    }

    // ── receive ──

    pub fn receive(&mut self, id: ExprId, arms: &'p [Arm], after: Option<(ExprId, ExprId)>, hint: Option<Ty>) -> Ty {
        let message = match self.frames.last().map(|f| f.message) {
            Some(Some(message)) => message,
            _ => {
                let message = self.fresh_at(1.min(self.level));
                if let Some(frame) = self.frames.last_mut() {
                    frame.message = Some(message);
                }
                message
            }
        };
        let mut want = hint.filter(|&h| !self.is_var(h)).map(|h| (h, Why::NONE));
        for (index, arm) in arms.iter().enumerate() {
            match self.system_message(arm.pattern) {
                Some((system, ty)) => {
                    self.bodies[self.node].system_arms.insert((id, index), system);
                    self.pattern(arm.pattern, ty);
                }
                None => {
                    if let Some(frame) = self.frames.last_mut() {
                        frame.receives = true;
                    }
                    self.pattern(arm.pattern, message);
                }
            }
            self.arm(arm, &mut want);
        }
        if let Some((millis, body)) = after {
            self.check(millis, self.prim.int, Why::NONE);
            self.branch(body, &mut want);
        }
        match want {
            Some((ty, _)) => ty,
            None if arms.is_empty() && after.is_none() => self.prim.unit,
            None => self.prim.never,
        }
    }

    /// Tuples that begin with a reserved atom and have its size are messages of the system.
    fn system_message(&mut self, id: PatId) -> Option<(SystemMessage, Ty)> {
        let items = match &self.body.pats[id.index()].kind {
            PatKind::Tuple(items) => items,
            PatKind::As { pattern, .. } => return self.system_message(*pattern),
            _ => return None,
        };
        let PatKind::Atom(atom) = &self.body.pats[items.first()?.index()].kind else {
            return None;
        };
        let prim = self.prim;
        let (message, fields) = match (atom.as_str(), items.len()) {
            ("down", 4) => (SystemMessage::Down, vec![prim.atom, prim.int, prim.pid, prim.string]),
            ("exit", 3) => (SystemMessage::Exit, vec![prim.atom, prim.pid, prim.string]),
            ("nodedown", 2) => (SystemMessage::NodeDown, vec![prim.atom, prim.string]),
            ("nodeup", 2) => (SystemMessage::NodeUp, vec![prim.atom, prim.string]),
            _ => return None,
        };
        Some((message, self.types.tuple(&fields)))
    }
}
