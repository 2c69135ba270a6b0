//! Patterns against the type of what they match.

use super::Infer;
use crate::names::hir::*;
use crate::types::error::{self, Why};
use crate::types::ty::{Ty, TyKind};

impl<'p> Infer<'p> {
    pub fn pattern(&mut self, id: PatId, want: Ty) {
        let pat: &'p Pat = &self.body.pats[id.index()];
        self.bodies[self.node].pats[id.index()] = want;
        match &pat.kind {
            PatKind::Wild | PatKind::Error => {}
            PatKind::Bind(local) => self.bind_local(*local, want),
            PatKind::Int(_) => self.literal(id, want, self.prim.int),
            PatKind::Float(_) => self.literal(id, want, self.prim.float),
            PatKind::Bool(_) => self.literal(id, want, self.prim.bool),
            PatKind::Unit => self.literal(id, want, self.prim.unit),
            PatKind::Atom(_) => self.literal(id, want, self.prim.atom),
            PatKind::Str(_) => self.literal(id, want, self.prim.string),
            PatKind::Tuple(items) => self.tuple_pattern(id, items, want),
            PatKind::List(items) => {
                let item = self.list_item(id, want);
                items.iter().for_each(|&p| self.pattern(p, item));
            }
            PatKind::Cons { head, tail } => {
                let item = self.list_item(id, want);
                self.pattern(*head, item);
                let list = self.list_of(item);
                self.pattern(*tail, list);
            }
            PatKind::Or(alternatives) => alternatives.iter().for_each(|&p| self.pattern(p, want)),
            PatKind::As { pattern, local } => {
                self.pattern(*pattern, want);
                self.bind_local(*local, want);
            }
            PatKind::Variant { candidates, args } => self.variant_pattern(id, candidates, args, want),
        }
    }

    fn literal(&mut self, id: PatId, want: Ty, found: Ty) {
        self.fits(id, want, found);
    }

    /// A pattern of another type than the value is marked, so that nothing more is said about it.
    fn fits(&mut self, id: PatId, want: Ty, found: Ty) -> bool {
        let fits = self.expect(self.body.pats[id.index()].span, want, found, Why::NONE);
        if !fits {
            self.bodies[self.node].pats[id.index()] = self.prim.error;
        }
        fits
    }

    fn tuple_pattern(&mut self, id: PatId, items: &'p [PatId], want: Ty) {
        let tys = match self.kind(want).clone() {
            TyKind::Tuple(tys) if tys.len() == items.len() => tys.to_vec(),
            _ => {
                let tys: Vec<Ty> = items.iter().map(|_| self.fresh()).collect();
                let tuple = self.types.tuple(&tys);
                if self.fits(id, want, tuple) { tys } else { vec![self.prim.error; items.len()] }
            }
        };
        items.iter().zip(tys).for_each(|(&p, ty)| self.pattern(p, ty));
    }

    fn list_item(&mut self, id: PatId, want: Ty) -> Ty {
        if let Some(args) = self.con_args(want, self.lang.list) {
            return args[0];
        }
        let item = self.fresh();
        let list = self.list_of(item);
        if self.fits(id, want, list) { item } else { self.prim.error }
    }

    fn variant_pattern(&mut self, id: PatId, candidates: &'p [(TypeId, u32)], args: &'p [PatId], want: Ty) {
        let Some((type_id, index)) = self.choose_variant(candidates, Some(want), self.body.pats[id.index()].span)
        else {
            args.iter().for_each(|&p| self.pattern(p, self.prim.error));
            return;
        };
        self.bodies[self.node].variants.insert(id, (type_id, index));
        let mut fields = match self.con_args(want, type_id) {
            Some(known) => self.variant_fields(type_id, index, &known),
            None => {
                let (fields, ty) = self.use_variant(type_id, index);
                if self.fits(id, want, ty) { fields } else { vec![self.prim.error; fields.len()] }
            }
        };
        if fields.len() != args.len() {
            self.report(error::arguments(self.body.pats[id.index()].span, fields.len(), args.len()));
            self.bodies[self.node].pats[id.index()] = self.prim.error;
            fields = vec![self.prim.error; args.len()];
        }
        args.iter().zip(fields).for_each(|(&p, ty)| self.pattern(p, ty));
    }
}
