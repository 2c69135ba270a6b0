//! Operators, `?` and `for`.

use super::deferred::Waiting;
use super::{Infer, Operation};
use crate::names::hir::*;
use crate::types::error::{self, Why};
use crate::types::traits::Pred;
use crate::types::ty::{Ty, TyKind};
use crate::types::typed::Meaning;
use mesh_syntax::ast::{BinaryOp, UnaryOp};
use mesh_syntax::intern::Symbol;
use mesh_syntax::source::Span;

impl<'p> Infer<'p> {
    pub fn binary(&mut self, id: ExprId, op: BinaryOp, lhs: ExprId, rhs: ExprId, op_span: Span) -> Ty {
        let prim = self.prim;
        let trait_id = match op {
            BinaryOp::Range => {
                self.check(lhs, prim.int, Why::NONE);
                self.check(rhs, prim.int, Why::NONE);
                self.mean(id, Meaning::Primitive);
                return prim.range;
            }
            BinaryOp::Or | BinaryOp::And => {
                self.condition(lhs);
                self.condition(rhs);
                return prim.bool;
            }
            BinaryOp::Eq | BinaryOp::Ne | BinaryOp::Lt | BinaryOp::Gt | BinaryOp::Le | BinaryOp::Ge => {
                let ty = self.operands(lhs, rhs);
                let equality = matches!(op, BinaryOp::Eq | BinaryOp::Ne);
                let trait_id = if equality { self.lang.eq } else { self.lang.ord };
                self.require_impl(trait_id, Vec::new(), ty, op_span);
                self.mean(id, Meaning::Primitive);
                return prim.bool;
            }
            BinaryOp::Concat => {
                let ty = self.operands(lhs, rhs);
                self.mean(id, Meaning::Primitive);
                self.wait(id, self.span_of(lhs), Waiting::Concat { ty });
                return ty;
            }
            BinaryOp::Add => self.lang.add,
            BinaryOp::Sub => self.lang.sub,
            BinaryOp::Mul => self.lang.mul,
            BinaryOp::Div => self.lang.div,
            BinaryOp::Mod => self.lang.modulo,
        };
        let ty = self.operands(lhs, rhs);
        self.operation(id, trait_id, ty, op_span)
    }

    /// Both operands have one type: that of the left one, unless only the right one is known. Where they differ nothing
    /// more is to be said about the operator.
    fn operands(&mut self, lhs: ExprId, rhs: ExprId) -> Ty {
        let ty = self.infer(lhs);
        if self.is_never(ty) {
            return self.infer(rhs);
        }
        self.check(rhs, ty, Why::new(self.span_of(lhs), "the left operand has this type"));
        let found = self.bodies[self.node].exprs[rhs.index()];
        if self.unify(ty, found).is_err() { self.prim.error } else { self.shallow(ty) }
    }

    /// Arithmetic: on the machine's numbers, or through the operator's trait.
    fn operation(&mut self, id: ExprId, trait_id: TraitId, ty: Ty, span: Span) -> Ty {
        if trait_id != self.lang.not && (ty == self.prim.int || ty == self.prim.float) {
            self.mean(id, Meaning::Primitive);
            return ty;
        }
        if self.is_error(ty) || self.is_never(ty) {
            return self.prim.error;
        }
        self.operations.push(Operation { node: self.node, expr: id, trait_id, self_ty: ty });
        let before = self.diagnostics.len();
        self.require_impl(trait_id, Vec::new(), ty, span);
        if self.diagnostics.len() > before {
            return self.prim.error;
        }
        let out = self.fresh();
        let name = Symbol::new("Output");
        self.require(Pred::Proj { trait_id, args: Vec::new(), self_ty: ty, name, out }, span);
        self.shallow(out)
    }

    pub fn unary(&mut self, id: ExprId, op: UnaryOp, operand: ExprId, op_span: Span) -> Ty {
        let ty = self.infer(operand);
        if self.is_var(ty) {
            self.progress();
        }
        let ty = self.shallow(ty);
        match op {
            UnaryOp::Not if ty == self.prim.bool => {
                self.mean(id, Meaning::Primitive);
                ty
            }
            UnaryOp::Not => self.operation(id, self.lang.not, ty, op_span),
            UnaryOp::Neg => self.operation(id, self.lang.neg, ty, op_span),
        }
    }

    // ── `?` ──

    pub fn try_expr(&mut self, id: ExprId, operand: ExprId, span: Span) -> Ty {
        let ty = self.infer(operand);
        if self.is_var(ty) {
            self.progress();
        }
        let Some((ret, why)) = self.frames.last().map(|f| (f.ret, f.why)) else {
            if !self.is_error(ty) {
                self.report(error::try_outside(span, "()"));
            }
            return self.prim.error;
        };
        if self.is_var(ty) {
            let out = self.fresh();
            self.wait(id, span, Waiting::Try { operand: ty, operand_span: self.span_of(operand), ret, why, out });
            return self.shallow(out);
        }
        self.resolve_try(id, (ty, self.span_of(operand)), (ret, why), span)
    }

    /// `?` on an operand whose head is known; gives the value.
    pub fn resolve_try(&mut self, id: ExprId, operand: (Ty, Span), ret: (Ty, Why), span: Span) -> Ty {
        match self.kind(operand.0).clone() {
            TyKind::Con(type_id, args) if type_id == self.lang.result => {
                self.try_result(id, args[0], args[1], ret, span)
            }
            TyKind::Con(type_id, args) if type_id == self.lang.option => {
                let any = self.fresh();
                let want = self.types.con(self.lang.option, &[any]);
                self.mean(id, Meaning::TryOption);
                if self.unify(ret.0, want).is_err() {
                    self.wrong_try_result(ret.0, span);
                }
                args[0]
            }
            TyKind::Error | TyKind::Never => self.prim.error,
            _ => {
                let shown = self.show(operand.0);
                self.report(error::try_operand(operand.1, &shown));
                self.prim.error
            }
        }
    }

    /// An operand of unknown type is what the function returns; a `Result` in the end.
    pub fn guess_try(&mut self, operand: Ty, ret: Ty, force: bool) {
        if !self.is_var(operand) {
            return;
        }
        let value = self.fresh();
        let want = if self.con_args(ret, self.lang.option).is_some() {
            self.types.con(self.lang.option, &[value])
        } else if force || self.con_args(ret, self.lang.result).is_some() {
            let error = self.fresh();
            self.types.con(self.lang.result, &[value, error])
        } else {
            return;
        };
        let _ = self.unify(operand, want);
    }

    fn try_result(&mut self, id: ExprId, value: Ty, failure: Ty, (ret, why): (Ty, Why), span: Span) -> Ty {
        let theirs = match self.con_args(ret, self.lang.result) {
            Some(args) => args[1],
            None => {
                let any = self.fresh();
                let theirs = self.fresh();
                let want = self.types.con(self.lang.result, &[any, theirs]);
                if self.unify(ret, want).is_err() {
                    self.wrong_try_result(ret, span);
                    return value;
                }
                theirs
            }
        };
        let mut convert = None;
        if !self.try_unify(theirs, failure) {
            let from = self.lang.from;
            if self.may_convert(from, failure, theirs) {
                self.require_impl(from, vec![failure], theirs, span);
                convert = Some((failure, theirs));
            } else {
                self.expect(span, theirs, failure, why);
            }
        }
        self.mean(id, Meaning::TryResult { convert });
        value
    }

    fn may_convert(&mut self, from: TraitId, source: Ty, target: Ty) -> bool {
        let pick = self.impls.pick(&self.types, &self.vars, from, &[source], target);
        !matches!(pick, crate::types::traits::Pick::None)
    }

    fn wrong_try_result(&mut self, ret: Ty, span: Span) {
        if !self.is_error(ret) {
            let shown = self.show(ret);
            self.report(error::try_outside(span, &shown));
        }
    }

    // ── `for` ──

    pub fn for_expr(
        &mut self,
        id: ExprId,
        pattern: PatId,
        iterable: ExprId,
        filter: Option<ExprId>,
        body: ExprId,
    ) -> Ty {
        let ty = self.infer(iterable);
        if self.is_var(ty) {
            self.progress();
        }
        let item = self.fresh();
        self.wait(id, self.span_of(iterable), Waiting::Loop { ty, item });
        let item = self.shallow(item);
        self.pattern(pattern, item);
        if let Some(filter) = filter {
            self.condition(filter);
        }
        let result = self.infer(body);
        let out = self.fresh();
        let _ = self.unify(out, result);
        self.list_of(out)
    }
}
