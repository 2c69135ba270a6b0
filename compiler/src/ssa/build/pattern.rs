//! Patterns: tests that go on in the current block or leave for the failure block, binding variables on the way.

use super::Builder;
use super::closure::Binding;
use crate::names::hir::{ExprId, LocalId, PatId, PatKind};
use crate::ssa::ir::{BlockId, Compare, IntBinary, Op, Rep, Value};
use crate::ssa::specialize::Provided;
use crate::types::ty::{Ty, TyKind};
use mesh_syntax::source::Span;

impl<'a> Builder<'_, 'a> {
    /// Matches `value`; control leaves for `fail` where it does not fit.
    pub(crate) fn pattern(&mut self, id: PatId, value: Value, fail: BlockId) {
        let body = self.body;
        let ty = self.tables.pats[id.index()];
        let ty = self.concrete(ty);
        // A pattern of an expression that never returns has no representation of its own.
        let rep = self.s.rep(ty);
        let value = self.coerce(value, rep);
        match &body.pats[id.index()].kind {
            PatKind::Wild | PatKind::Unit | PatKind::Error => {}
            PatKind::Bind(local) => self.bind(*local, value),
            PatKind::As { pattern, local } => {
                self.bind(*local, value);
                self.pattern(*pattern, value, fail);
            }
            PatKind::Int(wanted) => {
                let wanted = self.int(*wanted);
                let same = self.emit(Op::IntCompare(Compare::Eq, value, wanted), Rep::Bool);
                self.require(same, fail);
            }
            PatKind::Float(wanted) => {
                let wanted = self.emit(Op::Float(*wanted), Rep::Float);
                let same = self.emit(Op::FloatCompare(Compare::Eq, value, wanted), Rep::Bool);
                self.require(same, fail);
            }
            PatKind::Bool(wanted) => {
                let same = if *wanted { value } else { self.emit(Op::BoolNot(value), Rep::Bool) };
                self.require(same, fail);
            }
            PatKind::Atom(name) => {
                let index = self.s.atom(*name);
                let wanted = self.int(index);
                let same = self.emit(Op::IntCompare(Compare::Eq, value, wanted), Rep::Bool);
                self.require(same, fail);
            }
            PatKind::Str(text) => {
                let wanted = self.string(text);
                let string = self.s.lang.string;
                let ty = self.s.types.con(string, &[]);
                let same = self.provided(Provided::Equal, ty, vec![value, wanted]);
                self.require(same, fail);
            }
            PatKind::Tuple(items) => self.tuple_pattern(items, value, ty, fail),
            PatKind::List(items) => self.list_pattern(items, value, ty, fail),
            PatKind::Cons { head, tail } => self.cons_pattern(*head, *tail, value, ty, fail),
            PatKind::Or(alternatives) => self.or_pattern(alternatives, value, fail),
            PatKind::Variant { candidates, args } => {
                let chosen = self.tables.variants.get(&id).or(candidates.first());
                let Some(&(type_id, variant)) = chosen else { return };
                let TyKind::Con(_, type_args) = self.s.types.kind(ty).clone() else { return };
                self.variant_test(type_id, variant, value, fail);
                let fields = self.s.fields(type_id, &type_args, variant);
                for (index, (&pattern, field)) in args.iter().zip(fields).enumerate() {
                    self.part(pattern, value, index as u32, field, fail);
                }
            }
        }
    }

    fn require(&mut self, cond: Value, fail: BlockId) {
        let go = self.func.new_block();
        self.branch(cond, go, fail);
        self.block = go;
    }

    /// Matches one word of a record. Words that nobody looks at are not loaded.
    fn part(&mut self, pattern: PatId, base: Value, index: u32, ty: Ty, fail: BlockId) {
        if matches!(self.body.pats[pattern.index()].kind, PatKind::Wild) {
            return;
        }
        let rep = self.s.rep(ty);
        let value = self.field(base, index, rep);
        self.pattern(pattern, value, fail);
    }

    fn variant_test(&mut self, type_id: crate::names::hir::TypeId, variant: u32, value: Value, fail: BlockId) {
        let hir = self.s.hir;
        if let crate::names::hir::TypeDefKind::Sum { variants } = &hir.types[type_id.index()].kind
            && variants.len() == 1
        {
            return;
        }
        let same = if self.s.is_enum(type_id) {
            let wanted = self.int(i64::from(variant));
            self.emit(Op::IntCompare(Compare::Eq, value, wanted), Rep::Bool)
        } else {
            self.tag_is(value, variant)
        };
        self.require(same, fail);
    }

    fn tuple_pattern(&mut self, items: &[PatId], value: Value, ty: Ty, fail: BlockId) {
        let TyKind::Tuple(types) = self.s.types.kind(ty).clone() else { return };
        for (index, (&pattern, &item)) in items.iter().zip(types.iter()).enumerate() {
            self.part(pattern, value, index as u32, item, fail);
        }
    }

    fn list_pattern(&mut self, items: &[PatId], value: Value, ty: Ty, fail: BlockId) {
        let element = self.type_argument(ty, 0);
        let rep = self.s.rep(element);
        let length = self.field(value, 2, Rep::Int);
        let wanted = self.int(items.len() as i64);
        let same = self.emit(Op::IntCompare(Compare::Eq, length, wanted), Rep::Bool);
        self.require(same, fail);
        for (index, &pattern) in items.iter().enumerate() {
            let index = self.int(index as i64);
            let item = self.list_slot(value, index, rep);
            self.pattern(pattern, item, fail);
        }
    }

    fn cons_pattern(&mut self, head: PatId, tail: PatId, value: Value, ty: Ty, fail: BlockId) {
        let element = self.type_argument(ty, 0);
        let rep = self.s.rep(element);
        let length = self.field(value, 2, Rep::Int);
        let zero = self.int(0);
        let some = self.emit(Op::IntCompare(Compare::Ne, length, zero), Rep::Bool);
        self.require(some, fail);
        if !matches!(self.body.pats[head.index()].kind, PatKind::Wild) {
            let first = self.list_slot(value, zero, rep);
            self.pattern(head, first, fail);
        }
        if !matches!(self.body.pats[tail.index()].kind, PatKind::Wild) {
            let rest = self.list_tail(value, length);
            self.pattern(tail, rest, fail);
        }
    }

    /// The view of a non-empty list without its first element.
    fn list_tail(&mut self, list: Value, length: Value) -> Value {
        let buffer = self.field(list, 0, Rep::Ref);
        let offset = self.field(list, 1, Rep::Int);
        let one = self.int(1);
        let offset = self.emit(Op::IntBinary(IntBinary::Add, offset, one), Rep::Int);
        let length = self.emit(Op::IntBinary(IntBinary::Sub, length, one), Rep::Int);
        self.record(0, vec![buffer, offset, length])
    }

    /// Alternatives bind the same variables: their values meet in the parameters of a common block.
    fn or_pattern(&mut self, alternatives: &[PatId], value: Value, fail: BlockId) {
        let mut bound = vec![];
        if let Some(&first) = alternatives.first() {
            self.pattern_locals(first, &mut bound);
        }
        let join = self.func.new_block();
        let params: Vec<Value> = bound
            .iter()
            .map(|local: &LocalId| {
                let ty = self.tables.locals[local.index()];
                let ty = self.concrete(ty);
                let rep = self.s.rep(ty);
                self.block_param(join, rep)
            })
            .collect();
        for (index, &alternative) in alternatives.iter().enumerate() {
            let is_last = index + 1 == alternatives.len();
            let next = if is_last { fail } else { self.func.new_block() };
            self.pattern(alternative, value, next);
            let args = bound.iter().map(|&local| self.local_value(local)).collect();
            self.jump(join, args);
            self.block = next;
        }
        self.block = join;
        for (&local, param) in bound.iter().zip(params) {
            self.bind(local, param);
        }
    }

    fn pattern_locals(&self, id: PatId, out: &mut Vec<LocalId>) {
        match &self.body.pats[id.index()].kind {
            PatKind::Bind(local) => out.push(*local),
            PatKind::As { pattern, local } => {
                out.push(*local);
                self.pattern_locals(*pattern, out);
            }
            PatKind::Tuple(items) | PatKind::List(items) => items.iter().for_each(|&p| self.pattern_locals(p, out)),
            PatKind::Variant { args, .. } => args.iter().for_each(|&p| self.pattern_locals(p, out)),
            PatKind::Cons { head, tail } => {
                self.pattern_locals(*head, out);
                self.pattern_locals(*tail, out);
            }
            PatKind::Or(items) => {
                if let Some(&first) = items.first() {
                    self.pattern_locals(first, out);
                }
            }
            PatKind::Wild | PatKind::Unit | PatKind::Error => {}
            PatKind::Int(_) | PatKind::Float(_) | PatKind::Bool(_) | PatKind::Atom(_) | PatKind::Str(_) => {}
        }
    }

    /// `let`: the pattern is irrefutable, unless only list shapes are missing (a warning).
    pub(crate) fn let_binding(&mut self, pattern: PatId, value: ExprId, span: Span) {
        if let PatKind::Bind(local) = self.body.pats[pattern.index()].kind
            && self.tables.local_schemes.contains_key(&local)
        {
            return self.let_generalised(local, value);
        }
        let value = self.expr(value);
        self.let_value(pattern, value, span);
    }

    pub(crate) fn let_value(&mut self, pattern: PatId, value: Value, span: Span) {
        let fail = self.func.new_block();
        self.pattern(pattern, value, fail);
        let go = self.block;
        self.block = fail;
        self.at(span);
        self.panic_text("non-exhaustive match");
        self.block = go;
    }

    pub(crate) fn bind(&mut self, local: LocalId, value: Value) {
        self.locals.insert(local, Binding::Value(value));
    }
}
