//! Patterns against the type of what they match.

use super::Infer;
use crate::names::hir::*;
use crate::types::error::{self, Why};
use crate::types::ty::{Ty, TyKind};
use mesh_syntax::source::Span;

impl<'p> Infer<'p> {
    pub fn pattern(&mut self, id: PatId, want: Ty) {
        let pat: &'p Pat = &self.body.pats[id.index()];
        self.bodies[self.node].pats[id.index()] = want;
        match &pat.kind {
            PatKind::Wild | PatKind::Error => {}
            PatKind::Bind(local) => self.bind_local(*local, want),
            PatKind::Int(_) => self.literal(want, self.prim.int, pat.span),
            PatKind::Float(_) => self.literal(want, self.prim.float, pat.span),
            PatKind::Bool(_) => self.literal(want, self.prim.bool, pat.span),
            PatKind::Unit => self.literal(want, self.prim.unit, pat.span),
            PatKind::Atom(_) => self.literal(want, self.prim.atom, pat.span),
            PatKind::Str(_) => self.literal(want, self.prim.string, pat.span),
            PatKind::Tuple(items) => self.tuple_pattern(items, want, pat.span),
            PatKind::List(items) => {
                let item = self.list_item(want, pat.span);
                items.iter().for_each(|&p| self.pattern(p, item));
            }
            PatKind::Cons { head, tail } => {
                let item = self.list_item(want, pat.span);
                self.pattern(*head, item);
                let list = self.list_of(item);
                self.pattern(*tail, list);
            }
            PatKind::Or(alternatives) => alternatives.iter().for_each(|&p| self.pattern(p, want)),
            PatKind::As { pattern, local } => {
                self.pattern(*pattern, want);
                self.bind_local(*local, want);
            }
            PatKind::Variant { candidates, args } => self.variant_pattern(id, candidates, args, want, pat.span),
        }
    }

    fn literal(&mut self, want: Ty, found: Ty, span: Span) {
        self.expect(span, want, found, Why::NONE);
    }

    fn tuple_pattern(&mut self, items: &'p [PatId], want: Ty, span: Span) {
        let tys = match self.kind(want).clone() {
            TyKind::Tuple(tys) if tys.len() == items.len() => tys.to_vec(),
            _ => {
                let tys: Vec<Ty> = items.iter().map(|_| self.fresh()).collect();
                let tuple = self.types.tuple(&tys);
                if self.expect(span, want, tuple, Why::NONE) { tys } else { vec![self.prim.error; items.len()] }
            }
        };
        items.iter().zip(tys).for_each(|(&p, ty)| self.pattern(p, ty));
    }

    fn list_item(&mut self, want: Ty, span: Span) -> Ty {
        if let Some(args) = self.con_args(want, self.lang.list) {
            return args[0];
        }
        let item = self.fresh();
        let list = self.list_of(item);
        if self.expect(span, want, list, Why::NONE) { item } else { self.prim.error }
    }

    fn variant_pattern(&mut self, id: PatId, candidates: &'p [(TypeId, u32)], args: &'p [PatId], want: Ty, span: Span) {
        let Some((type_id, index)) = self.choose_variant(candidates, Some(want)) else {
            args.iter().for_each(|&p| self.pattern(p, self.prim.error));
            return;
        };
        self.bodies[self.node].variants.insert(id, (type_id, index));
        let mut fields = match self.con_args(want, type_id) {
            Some(known) => self.variant_fields(type_id, index, &known),
            None => {
                let (fields, ty) = self.use_variant(type_id, index);
                if self.expect(span, want, ty, Why::NONE) { fields } else { vec![self.prim.error; fields.len()] }
            }
        };
        if fields.len() != args.len() {
            self.report(error::arguments(span, fields.len(), args.len()));
            fields = vec![self.prim.error; args.len()];
        }
        args.iter().zip(fields).for_each(|(&p, ty)| self.pattern(p, ty));
    }
}
