//! Unary and binary operators for concrete operand types.

use super::Builder;
use crate::names::hir::{ExprId, ExprKind, TraitId};
use crate::ssa::ir::{FloatBinary, IntBinary, Op, Rep, Value};
use crate::ssa::specialize::Provided;
use crate::types::ty::{Ty, TyKind};
use mesh_syntax::ast::{BinaryOp, UnaryOp};

impl<'a> Builder<'_, 'a> {
    pub(crate) fn unary(&mut self, id: ExprId, op: UnaryOp, operand: ExprId) -> Value {
        let value = self.expr(operand);
        let ty = self.ty_of(operand);
        self.at(self.body.exprs[id.index()].span);
        match (op, self.func.rep(value)) {
            (UnaryOp::Neg, Rep::Int | Rep::Float) if self.is_number(ty) => self.negate(value),
            (UnaryOp::Not, Rep::Bool) => self.emit(Op::BoolNot(value), Rep::Bool),
            (UnaryOp::Neg, _) => {
                let id = self.s.lang.neg;
                self.operator_trait(id, ty, vec![value])
            }
            (UnaryOp::Not, _) => {
                let id = self.s.lang.not;
                self.operator_trait(id, ty, vec![value])
            }
        }
    }

    fn operator_trait(&mut self, id: TraitId, ty: Ty, values: Vec<Value>) -> Value {
        self.trait_call(id, 0, ty, &[], vec![], values)
    }

    fn is_number(&self, ty: Ty) -> bool {
        match self.s.types.kind(ty) {
            TyKind::Con(id, _) => *id == self.s.lang.int || *id == self.s.lang.float,
            TyKind::Never => true,
            _ => false,
        }
    }

    pub(crate) fn binary(&mut self, id: ExprId, op: BinaryOp, lhs: ExprId, rhs: ExprId) -> Value {
        if op == BinaryOp::Concat && !self.is_list(lhs) && !self.is_list(rhs) {
            let pieces = self.chain(lhs, rhs);
            let values = self.exprs(&pieces);
            // An operand that does not return has any representation.
            let values = values.into_iter().map(|value| self.coerce(value, Rep::Ref)).collect();
            self.at(self.body.exprs[id.index()].span);
            return self.concat_all(values);
        }
        let (left, right) = (self.expr(lhs), self.expr(rhs));
        let mut ty = self.ty_of(lhs);
        if matches!(self.s.types.kind(ty), TyKind::Never) {
            ty = self.ty_of(rhs);
        }
        let rep = self.s.rep(ty);
        let (left, right) = (self.coerce(left, rep), self.coerce(right, rep));
        self.at(self.body.exprs[id.index()].span);
        match op {
            BinaryOp::Eq => self.provided(Provided::Equal, ty, vec![left, right]),
            BinaryOp::Ne => {
                let same = self.provided(Provided::Equal, ty, vec![left, right]);
                self.emit(Op::BoolNot(same), Rep::Bool)
            }
            BinaryOp::Lt | BinaryOp::Gt | BinaryOp::Le | BinaryOp::Ge => self.order(op, ty, left, right),
            BinaryOp::Range => {
                let function = self.s.lang.range_new;
                self.call_fn(function, vec![], vec![left, right])
            }
            BinaryOp::Concat => {
                let function = self.s.lang.list_concat;
                let element = self.type_argument(ty, 0);
                self.call_fn(function, vec![element], vec![left, right])
            }
            BinaryOp::Add => self.arithmetic_op(ty, IntBinary::Add, FloatBinary::Add, left, right),
            BinaryOp::Sub => self.arithmetic_op(ty, IntBinary::Sub, FloatBinary::Sub, left, right),
            BinaryOp::Mul => self.arithmetic_op(ty, IntBinary::Mul, FloatBinary::Mul, left, right),
            BinaryOp::Div => self.arithmetic_op(ty, IntBinary::Div, FloatBinary::Div, left, right),
            BinaryOp::Mod => {
                if self.is_number(ty)
                    && let Some(value) = self.modulo(left, right)
                {
                    return value;
                }
                let id = self.s.lang.modulo;
                self.operator_trait(id, ty, vec![left, right])
            }
            // Control flow, lowered elsewhere.
            BinaryOp::And | BinaryOp::Or => left,
        }
    }

    fn arithmetic_op(&mut self, ty: Ty, int: IntBinary, float: FloatBinary, lhs: Value, rhs: Value) -> Value {
        if self.is_number(ty)
            && let Some(value) = self.arithmetic(int, float, lhs, rhs)
        {
            return value;
        }
        let lang = self.s.lang;
        let id = match int {
            IntBinary::Sub => lang.sub,
            IntBinary::Mul => lang.mul,
            IntBinary::Div => lang.div,
            IntBinary::Add | IntBinary::Rem | IntBinary::And | IntBinary::Xor => lang.add,
        };
        self.operator_trait(id, ty, vec![lhs, rhs])
    }

    /// `a > b` is `b < a`; `a <= b` is `not b < a`, except that NaN makes every comparison of floats false.
    fn order(&mut self, op: BinaryOp, ty: Ty, left: Value, right: Value) -> Value {
        use crate::ssa::ir::Compare;
        let kind = match op {
            BinaryOp::Gt => Compare::Gt,
            BinaryOp::Le => Compare::Le,
            BinaryOp::Ge => Compare::Ge,
            _ => Compare::Lt,
        };
        if self.is_number(ty) {
            return match self.func.rep(left) {
                Rep::Float => self.emit(Op::FloatCompare(kind, left, right), Rep::Bool),
                _ => self.emit(Op::IntCompare(kind, left, right), Rep::Bool),
            };
        }
        let swapped = matches!(kind, Compare::Gt | Compare::Le);
        let args = if swapped { vec![right, left] } else { vec![left, right] };
        let less = self.provided(Provided::Less, ty, args);
        if matches!(kind, Compare::Le | Compare::Ge) { self.emit(Op::BoolNot(less), Rep::Bool) } else { less }
    }

    fn is_list(&mut self, id: ExprId) -> bool {
        let ty = self.ty_of(id);
        matches!(self.s.types.kind(ty), TyKind::Con(id, _) if *id == self.s.lang.list)
    }

    /// The operands of strings put one behind the other, `a <> b <> c`, in order: no string is made in between.
    fn chain(&self, lhs: ExprId, rhs: ExprId) -> Vec<ExprId> {
        let mut pieces = vec![rhs];
        let mut first = lhs;
        while let ExprKind::Binary { op: BinaryOp::Concat, lhs, rhs, .. } = &self.body.exprs[first.index()].kind {
            pieces.push(*rhs);
            first = *lhs;
        }
        pieces.push(first);
        pieces.reverse();
        pieces
    }
}
