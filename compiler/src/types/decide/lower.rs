//! Patterns of the resolved tree as constructors and alternatives, with the variables at each place. Nested lists are chains
//! of `::` here.

use super::Ctor;
use crate::names::hir::{Body, LocalId, PatId, PatKind};
use crate::types::typed::BodyTypes;

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct PatRef(u32);

/// The pattern that matches anything and binds nothing.
pub(super) const WILD: PatRef = PatRef(0);

pub(super) struct Pattern {
    pub binds: Vec<LocalId>,
    pub kind: Kind,
}

pub(super) enum Kind {
    Wild,
    Ctor(Ctor, Vec<PatRef>),
    Or(Vec<PatRef>),
}

/// All patterns of a match.
pub(super) struct Arena {
    all: Vec<Pattern>,
}

impl Arena {
    pub(super) fn new() -> Arena {
        Arena { all: vec![Pattern { binds: Vec::new(), kind: Kind::Wild }] }
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    pub(super) fn get(&self, at: PatRef) -> &Pattern {
        &self.all[at.0 as usize]
    }

    fn add(&mut self, binds: Vec<LocalId>, kind: Kind) -> PatRef {
        self.all.push(Pattern { binds, kind });
        PatRef(self.all.len() as u32 - 1)
    }

    fn list(&mut self, items: Vec<PatRef>) -> PatRef {
        let end = self.add(Vec::new(), Kind::Ctor(Ctor::Nil, Vec::new()));
        items.into_iter().rev().fold(end, |tail, head| self.add(Vec::new(), Kind::Ctor(Ctor::Cons, vec![head, tail])))
    }

    pub(super) fn lower(&mut self, body: &Body, typed: &BodyTypes, id: PatId) -> PatRef {
        let all = |this: &mut Self, ids: &[PatId]| -> Vec<PatRef> {
            ids.iter().map(|&p| this.lower(body, typed, p)).collect()
        };
        let leaf = |ctor: Ctor| Kind::Ctor(ctor, Vec::new());
        let kind = match &body.pats[id.index()].kind {
            PatKind::Wild | PatKind::Unit | PatKind::Error => return WILD,
            PatKind::Bind(local) => return self.add(vec![*local], Kind::Wild),
            PatKind::As { pattern, local } => {
                let inner = self.lower(body, typed, *pattern);
                if inner == WILD {
                    return self.add(vec![*local], Kind::Wild);
                }
                self.all[inner.0 as usize].binds.push(*local);
                return inner;
            }
            PatKind::Int(value) => leaf(Ctor::Int(*value)),
            // Adding zero makes one of both zeros, which are equal.
            PatKind::Float(value) => leaf(Ctor::Float((*value + 0.0).to_bits())),
            PatKind::Bool(value) => leaf(Ctor::Bool(*value)),
            PatKind::Atom(name) => leaf(Ctor::Atom(*name)),
            PatKind::Str(text) => leaf(Ctor::Str(text.clone())),
            PatKind::Tuple(items) => Kind::Ctor(Ctor::Single, all(self, items)),
            PatKind::List(items) => {
                let items = all(self, items);
                return self.list(items);
            }
            PatKind::Cons { head, tail } => Kind::Ctor(Ctor::Cons, all(self, &[*head, *tail])),
            PatKind::Or(alternatives) => Kind::Or(all(self, alternatives)),
            PatKind::Variant { args, .. } => match typed.variants.get(&id) {
                Some(&(_, index)) => Kind::Ctor(Ctor::Variant(index), all(self, args)),
                None => return WILD,
            },
        };
        self.add(Vec::new(), kind)
    }

    /// The variables of a pattern, in order.
    pub(super) fn locals(&self, at: PatRef, out: &mut Vec<LocalId>) {
        let pattern = self.get(at);
        out.extend(&pattern.binds);
        match &pattern.kind {
            Kind::Wild => {}
            Kind::Ctor(_, args) => args.iter().for_each(|&p| self.locals(p, out)),
            Kind::Or(alternatives) => {
                if let Some(&first) = alternatives.first() {
                    self.locals(first, out);
                }
            }
        }
    }
}
