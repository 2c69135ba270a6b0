//! The table of impls and how a type selects one. Used by inference on types that may still have variables, and by `ssa`
//! on concrete ones. Knows neither expressions nor diagnostics.

use super::ty::{Ty, TyKind, Types, flag};
use super::unify::Vars;
use crate::names::hir::{FnId, GenericId, ImplId, LangItems, TraitId, TypeId};
use mesh_syntax::intern::Symbol;
use rustc_hash::FxHashMap;

/// A condition on types.
#[derive(Clone, Debug)]
pub enum Pred {
    Impl {
        trait_id: TraitId,
        args: Vec<Ty>,
        self_ty: Ty,
    },
    /// `<self_ty as trait<args>>::name` is `out`.
    Proj {
        trait_id: TraitId,
        args: Vec<Ty>,
        self_ty: Ty,
        name: Symbol,
        out: Ty,
    },
    /// The type has a JSON form.
    Json {
        ty: Ty,
    },
}

/// What an impl is found by.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Head {
    Con(TypeId),
    Tuple(usize),
    Fun(usize),
    Unit,
}

pub fn head(types: &Types, ty: Ty) -> Option<Head> {
    match types.kind(ty) {
        TyKind::Con(id, _) => Some(Head::Con(*id)),
        TyKind::Tuple(items) => Some(Head::Tuple(items.len())),
        TyKind::Fun(params, _) => Some(Head::Fun(params.len())),
        TyKind::Unit => Some(Head::Unit),
        _ => None,
    }
}

#[derive(Clone, Debug)]
pub struct ImplEntry {
    pub id: ImplId,
    pub trait_id: TraitId,
    pub args: Vec<Ty>,
    pub target: Ty,
    pub generics: Vec<GenericId>,
    pub bounds: Vec<Pred>,
    pub assoc: Vec<(Symbol, Ty)>,
    /// By method of the trait; None where the default serves.
    pub methods: Vec<Option<FnId>>,
}

/// All hand-written impls.
#[derive(Default, Debug)]
pub struct ImplTable {
    /// By `ImplId`; None when the head was erroneous.
    pub entries: Vec<Option<ImplEntry>>,
    pub by_head: FxHashMap<(TraitId, Head), Vec<ImplId>>,
    pub lang: Option<LangItems>,
}

/// An impl with the types that its variables stand for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ImplMatch {
    pub impl_id: ImplId,
    pub generics: Vec<Ty>,
}

/// Whether a pattern with generics covers a type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Match {
    Yes,
    /// Not known before a variable is.
    Maybe,
    No,
}

impl Match {
    fn and(self, other: impl FnOnce() -> Match) -> Match {
        match self {
            Match::No => Match::No,
            Match::Yes => other(),
            Match::Maybe => match other() {
                Match::No => Match::No,
                _ => Match::Maybe,
            },
        }
    }
}

/// What a search among the impls found.
pub enum Pick {
    Impl(ImplId, FxHashMap<GenericId, Ty>),
    Maybe(Vec<ImplId>),
    None,
}

/// The generics of the pattern are bound in `map`; those of the type are constants.
pub fn match_ty(
    types: &Types,
    vars: &Vars,
    own: &[GenericId],
    pattern: Ty,
    ty: Ty,
    map: &mut FxHashMap<GenericId, Ty>,
) -> Match {
    let (pattern, ty) = (vars.shallow(types, pattern), vars.shallow(types, ty));
    if let TyKind::Generic(id) = types.kind(pattern)
        && own.contains(id)
    {
        return match map.get(id) {
            Some(&bound) => match_ty(types, vars, &[], bound, ty, map),
            None => {
                map.insert(*id, ty);
                Match::Yes
            }
        };
    }
    if pattern == ty {
        return Match::Yes;
    }
    let mut all = |ps: &[Ty], ts: &[Ty]| {
        ps.iter().zip(ts).fold(Match::Yes, |m, (&p, &t)| m.and(|| match_ty(types, vars, own, p, t, map)))
    };
    match (types.kind(pattern), types.kind(ty)) {
        (TyKind::Error, _) | (_, TyKind::Error) => Match::Yes,
        (TyKind::Var(_), _) | (_, TyKind::Var(_)) => Match::Maybe,
        (TyKind::Con(i, ps), TyKind::Con(j, ts)) if i == j => all(ps, ts),
        (TyKind::Tuple(ps), TyKind::Tuple(ts)) if ps.len() == ts.len() => all(ps, ts),
        (TyKind::Fun(ps, p), TyKind::Fun(ts, t)) if ps.len() == ts.len() => {
            let m = all(ps, ts);
            m.and(|| match_ty(types, vars, own, *p, *t, map))
        }
        _ => Match::No,
    }
}

impl ImplTable {
    pub fn entry(&self, id: ImplId) -> Option<&ImplEntry> {
        self.entries.get(id.index()).and_then(|e| e.as_ref())
    }

    fn matches(
        &self,
        types: &Types,
        vars: &Vars,
        entry: &ImplEntry,
        args: &[Ty],
        self_ty: Ty,
    ) -> (Match, FxHashMap<GenericId, Ty>) {
        let mut map = FxHashMap::default();
        let mut m = match_ty(types, vars, &entry.generics, entry.target, self_ty, &mut map);
        for (&pattern, &arg) in entry.args.iter().zip(args) {
            m = m.and(|| match_ty(types, vars, &entry.generics, pattern, arg, &mut map));
        }
        (m, map)
    }

    /// The impl for a type whose head is known.
    pub fn pick(&self, types: &Types, vars: &Vars, trait_id: TraitId, args: &[Ty], self_ty: Ty) -> Pick {
        let self_ty = vars.shallow(types, self_ty);
        let Some(head) = head(types, self_ty) else {
            return Pick::None;
        };
        let Some(ids) = self.by_head.get(&(trait_id, head)) else {
            return Pick::None;
        };
        let mut maybe = Vec::new();
        for &id in ids {
            let Some(entry) = self.entry(id) else {
                continue;
            };
            match self.matches(types, vars, entry, args, self_ty) {
                (Match::Yes, map) => return Pick::Impl(id, map),
                (Match::Maybe, _) => maybe.push(id),
                (Match::No, _) => {}
            }
        }
        if maybe.is_empty() { Pick::None } else { Pick::Maybe(maybe) }
    }

    /// The hand-written impl of a trait for a concrete type.
    pub fn find(&self, types: &mut Types, trait_id: TraitId, args: &[Ty], self_ty: Ty) -> Option<ImplMatch> {
        let Pick::Impl(impl_id, map) = self.pick(types, &Vars::default(), trait_id, args, self_ty) else {
            return None;
        };
        let entry = self.entry(impl_id)?;
        let unit = types.unit();
        let generics = entry.generics.iter().map(|g| map.get(g).copied().unwrap_or(unit)).collect();
        Some(ImplMatch { impl_id, generics })
    }

    /// The impl's function for a method of the trait; None: the default, with the trait's `Self` being the type.
    pub fn method(&self, impl_id: ImplId, method: u32) -> Option<FnId> {
        self.entry(impl_id)?.methods.get(method as usize).copied().flatten()
    }

    /// An associated type of a concrete type.
    pub fn assoc(&self, types: &mut Types, trait_id: TraitId, args: &[Ty], self_ty: Ty, name: Symbol) -> Option<Ty> {
        if let Some(found) = self.find(types, trait_id, args, self_ty) {
            let entry = self.entry(found.impl_id)?;
            if let Some(&(_, ty)) = entry.assoc.iter().find(|(n, _)| *n == name) {
                let map = entry.generics.iter().copied().zip(found.generics).collect();
                let ty = types.subst(ty, &map);
                return Some(self.normalize(types, ty));
            }
            // A parameter without a type in the trait's declaration, in a method that the impl leaves to the trait.
            return name.as_str().contains('#').then_some(self_ty);
        }
        self.builtin_assoc(types, trait_id, self_ty, name)
    }

    /// Associated types of builtin types whose impls are not written down.
    pub fn builtin_assoc(&self, types: &mut Types, trait_id: TraitId, self_ty: Ty, name: Symbol) -> Option<Ty> {
        let lang = self.lang.as_ref()?;
        let kind = types.kind(self_ty).clone();
        let numeric = [lang.add, lang.sub, lang.mul, lang.div, lang.modulo, lang.neg];
        match kind {
            TyKind::Con(id, _) if numeric.contains(&trait_id) && (id == lang.int || id == lang.float) => Some(self_ty),
            TyKind::Con(id, _) if trait_id == lang.not && id == lang.bool => Some(self_ty),
            TyKind::Con(id, args) if trait_id == lang.iterable || trait_id == lang.iterator => {
                let of_iterator = trait_id == lang.iterator;
                let item = if id == lang.range && !of_iterator {
                    types.con(lang.int, &[])
                } else if id == lang.map && !of_iterator {
                    types.tuple(&args)
                } else if id == lang.iter || (!of_iterator && [lang.list, lang.set, lang.queue].contains(&id)) {
                    *args.first()?
                } else {
                    return None;
                };
                if name.as_str() == "Iter" { Some(types.con(lang.iter, &[item])) } else { Some(item) }
            }
            _ => None,
        }
    }

    /// Removes the associated types from a concrete type.
    pub fn normalize(&self, types: &mut Types, ty: Ty) -> Ty {
        if !types.has(ty, flag::ASSOC) {
            return ty;
        }
        match types.kind(ty).clone() {
            TyKind::Assoc { trait_id, args, self_ty, name } => {
                let args: Vec<Ty> = args.iter().map(|&a| self.normalize(types, a)).collect();
                let self_ty = self.normalize(types, self_ty);
                match self.assoc(types, trait_id, &args, self_ty, name) {
                    Some(found) => found,
                    None => types.intern(TyKind::Assoc { trait_id, args: args.into(), self_ty, name }),
                }
            }
            TyKind::Con(id, args) => {
                let args = args.iter().map(|&a| self.normalize(types, a)).collect();
                types.intern(TyKind::Con(id, args))
            }
            TyKind::Tuple(items) => {
                let items = items.iter().map(|&a| self.normalize(types, a)).collect();
                types.intern(TyKind::Tuple(items))
            }
            TyKind::Fun(params, ret) => {
                let params = params.iter().map(|&a| self.normalize(types, a)).collect();
                let ret = self.normalize(types, ret);
                types.intern(TyKind::Fun(params, ret))
            }
            _ => ty,
        }
    }
}
