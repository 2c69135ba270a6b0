//! `let` and other lone patterns.

use super::Builder;
use super::closure::Binding;
use crate::names::hir::{ExprId, LocalId, PatId, PatKind};
use crate::ssa::ir::{BlockId, Value};
use crate::types::typed::MatchId;
use mesh_syntax::source::Span;

impl Builder<'_, '_> {
    /// Binds the variables of a pattern and goes on; the block for "does not match" is the result.
    pub(crate) fn destructure(&mut self, pattern: PatId, value: Value) -> BlockId {
        if self.bind_plain(pattern, value) {
            return self.func.new_block();
        }
        self.decided_once(MatchId::Pattern(pattern), &[value])
    }

    /// A match of one arm that what follows is part of.
    pub(crate) fn decided_once(&mut self, id: MatchId, values: &[Value]) -> BlockId {
        let mut go = self.block;
        self.decided(id, values, &[None], &mut |b, _| go = b.block);
        std::mem::replace(&mut self.block, go)
    }

    /// Binds a pattern that takes the value as it is; false for other patterns.
    pub(crate) fn bind_plain(&mut self, pattern: PatId, value: Value) -> bool {
        let kind = &self.body.pats[pattern.index()].kind;
        if let PatKind::Bind(local) = *kind {
            let rep = self.local_rep(local);
            let value = self.coerce(value, rep);
            self.bind(local, value);
        }
        kind.is_plain()
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
        let fail = self.destructure(pattern, value);
        let go = std::mem::replace(&mut self.block, fail);
        self.at(span);
        self.panic_text("non-exhaustive match");
        self.block = go;
    }

    pub(crate) fn bind(&mut self, local: LocalId, value: Value) {
        self.locals.insert(local, Binding::Value(value));
    }
}
