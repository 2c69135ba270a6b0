//! Impls that nobody wrote: those of builtin types, of tuples and functions, and of types by `deriving` or by default; the
//! JSON and row forms of types. The code behind them is made by `ssa`.

use super::error;
use super::infer::Infer;
use super::traits::{Pick, Pred};
use super::ty::{Ty, TyKind, flag};
use crate::names::hir::{Derive, GenericId, TraitId, TypeDefKind, TypeId};
use mesh_syntax::source::Span;
use rustc_hash::FxHashMap;

/// The conditions on a type's generics under which it has a derived impl.
#[derive(Clone, Debug)]
pub enum Conditions {
    /// Being computed: a recursive type supports what its other fields support.
    InProgress,
    Known(Option<Vec<Pred>>),
}

impl Infer<'_> {
    /// Whether a type has an impl by rule: the conditions that remain, or None. Hand-written impls were looked for.
    pub fn rule_impl(&mut self, trait_id: TraitId, self_ty: Ty) -> Option<Vec<Pred>> {
        let self_ty = self.shallow(self_ty);
        let lang = &self.lang;
        if trait_id == lang.display || trait_id == lang.debug {
            return self.has_text_form(trait_id, self_ty).then(Vec::new);
        }
        let (eq, ord, hash) = (trait_id == lang.eq, trait_id == lang.ord, trait_id == lang.hash);
        if !eq && !ord && !hash {
            return self.builtin_operator(trait_id, self_ty).then(Vec::new);
        }
        match self.types.kind(self_ty).clone() {
            TyKind::Unit => (eq || hash).then(Vec::new),
            TyKind::Tuple(items) => Some(each(trait_id, &items)),
            TyKind::Con(id, args) => match self.program.types[id.index()].kind {
                TypeDefKind::Intrinsic => self.intrinsic_impl(trait_id, id, &args),
                _ => {
                    let conditions = self.conditions(trait_id, id)?;
                    let map =
                        self.program.types[id.index()].generics.iter().copied().zip(args.iter().copied()).collect();
                    Some(conditions.iter().map(|p| self.subst_pred(p, &map)).collect())
                }
            },
            _ => None,
        }
    }

    fn intrinsic_impl(&self, trait_id: TraitId, id: TypeId, args: &[Ty]) -> Option<Vec<Pred>> {
        let lang = &self.lang;
        let scalar = [lang.int, lang.float, lang.string];
        if trait_id == lang.ord {
            return if scalar.contains(&id) {
                Some(Vec::new())
            } else {
                (id == lang.list).then(|| each(trait_id, args))
            };
        }
        if scalar.contains(&id) || id == lang.bool || id == lang.atom {
            return Some(Vec::new());
        }
        if trait_id == lang.hash {
            return (id == lang.list).then(|| each(trait_id, args));
        }
        if id == lang.pid || id == lang.range || id == lang.json {
            return Some(Vec::new());
        }
        [lang.list, lang.map, lang.set, lang.queue].contains(&id).then(|| each(trait_id, args))
    }

    fn builtin_operator(&self, trait_id: TraitId, self_ty: Ty) -> bool {
        let lang = &self.lang;
        let TyKind::Con(id, _) = *self.types.kind(self_ty) else {
            return false;
        };
        let numeric = [lang.add, lang.sub, lang.mul, lang.div, lang.modulo, lang.neg];
        (numeric.contains(&trait_id) && (id == lang.int || id == lang.float))
            || (trait_id == lang.not && id == lang.bool)
            || (trait_id == lang.iterable
                && [lang.list, lang.map, lang.set, lang.queue, lang.range, lang.iter].contains(&id))
            || (trait_id == lang.iterator && id == lang.iter)
    }

    /// `to_string` and `inspect` as methods; interpolation asks for nothing.
    fn has_text_form(&self, trait_id: TraitId, self_ty: Ty) -> bool {
        let TyKind::Con(id, _) = *self.types.kind(self_ty) else {
            return true;
        };
        match self.program.types[id.index()].kind {
            TypeDefKind::Intrinsic => true,
            _ => {
                let derive = if trait_id == self.lang.display { Derive::Display } else { Derive::Debug };
                self.derives(id, derive)
            }
        }
    }

    /// Whether `deriving`, or the default in its absence, names the trait.
    pub fn derives(&self, id: TypeId, derive: Derive) -> bool {
        let lang = &self.lang;
        if [lang.option, lang.result, lang.ordering].contains(&id)
            && matches!(derive, Derive::Eq | Derive::Ord | Derive::Display | Derive::Debug | Derive::Hash)
        {
            return true;
        }
        let def = &self.program.types[id.index()];
        match (&def.deriving, &def.kind) {
            (Some(list), _) => list.iter().any(|(d, _)| *d == derive),
            (None, TypeDefKind::Struct { .. }) => {
                matches!(derive, Derive::Debug | Derive::Eq | Derive::Ord | Derive::Hash)
            }
            (None, TypeDefKind::Sum { .. }) => {
                matches!(derive, Derive::Debug | Derive::Eq | Derive::Ord)
            }
            (None, TypeDefKind::Intrinsic) => false,
        }
    }

    fn derive_of(&self, trait_id: TraitId) -> Option<Derive> {
        let lang = &self.lang;
        let table = [(lang.eq, Derive::Eq), (lang.ord, Derive::Ord), (lang.hash, Derive::Hash)];
        let more = [(lang.display, Derive::Display), (lang.debug, Derive::Debug)];
        table.into_iter().chain(more).find(|(t, _)| *t == trait_id).map(|(_, d)| d)
    }

    pub fn trait_of(&self, derive: Derive) -> Option<TraitId> {
        let lang = &self.lang;
        match derive {
            Derive::Eq => Some(lang.eq),
            Derive::Ord => Some(lang.ord),
            Derive::Hash => Some(lang.hash),
            Derive::Display => Some(lang.display),
            Derive::Debug => Some(lang.debug),
            Derive::Json | Derive::Row | Derive::Schema => None,
        }
    }

    fn conditions(&mut self, trait_id: TraitId, id: TypeId) -> Option<Vec<Pred>> {
        match self.derive_conditions.get(&(trait_id, id)) {
            Some(Conditions::InProgress) => return Some(Vec::new()),
            Some(Conditions::Known(known)) => return known.clone(),
            None => {}
        }
        let derive = self.derive_of(trait_id)?;
        if !self.derives(id, derive) {
            self.derive_conditions.insert((trait_id, id), Conditions::Known(None));
            return None;
        }
        self.derive_conditions.insert((trait_id, id), Conditions::InProgress);
        let mut out = Vec::new();
        let fields: Vec<Ty> = self.fields[id.index()].iter().flatten().copied().collect();
        let ok = fields.iter().all(|&f| self.reduce(trait_id, f, &mut out));
        let known = ok.then_some(out);
        self.derive_conditions.insert((trait_id, id), Conditions::Known(known.clone()));
        known
    }

    /// Reduces a condition on a type to conditions on the generics inside; false if it cannot be met.
    fn reduce(&mut self, trait_id: TraitId, ty: Ty, out: &mut Vec<Pred>) -> bool {
        if self.types.has(ty, flag::ERROR) {
            return true;
        }
        if let TyKind::Generic(_) = self.types.kind(ty) {
            let known = out
                .iter()
                .any(|p| matches!(p, Pred::Impl { trait_id: t, self_ty, .. } if *t == trait_id && *self_ty == ty));
            if !known {
                out.push(Pred::Impl { trait_id, args: Vec::new(), self_ty: ty });
            }
            return true;
        }
        let nested = match self.impls.pick(&self.types, &self.vars, trait_id, &[], ty) {
            Pick::Impl(id, map) => {
                let bounds = self.impls.entry(id).map(|e| e.bounds.clone()).unwrap_or_default();
                bounds.iter().map(|b| self.subst_pred(b, &map)).collect()
            }
            Pick::Maybe(_) => Vec::new(),
            Pick::None => match self.rule_impl(trait_id, ty) {
                Some(nested) => nested,
                None => return false,
            },
        };
        nested.iter().all(|pred| match pred {
            Pred::Impl { trait_id, self_ty, .. } => self.reduce(*trait_id, *self_ty, out),
            _ => true,
        })
    }

    // ── JSON ──

    /// True when nothing is left to be done.
    pub fn solve_json(&mut self, ty: Ty, span: Span) -> bool {
        let ty = self.shallow(ty);
        match *self.types.kind(ty) {
            TyKind::Var(_) | TyKind::Generic(_) | TyKind::Assoc { .. } => return false,
            TyKind::Error | TyKind::Never => return true,
            _ => {}
        }
        match self.json_parts(ty) {
            Some(parts) => {
                for ty in parts {
                    self.require(Pred::Json { ty }, span);
                }
            }
            None => {
                let resolved = self.resolve(ty);
                if !self.types.has(resolved, flag::ERROR) {
                    let shown = self.show(resolved);
                    self.report(error::json_value(span, &shown));
                }
            }
        }
        true
    }

    /// The types that must have a JSON form for `ty` to have one; None if it can have none.
    fn json_parts(&mut self, ty: Ty) -> Option<Vec<Ty>> {
        let lang = self.lang.clone();
        match self.types.kind(ty).clone() {
            TyKind::Unit => Some(Vec::new()),
            TyKind::Con(id, args) => {
                if [lang.int, lang.float, lang.bool, lang.string, lang.json].contains(&id) {
                    Some(Vec::new())
                } else if id == lang.option || id == lang.list {
                    Some(args.to_vec())
                } else if id == lang.map {
                    let key = args.first().map(|&k| self.shallow(k))?;
                    let fits = matches!(*self.types.kind(key), TyKind::Con(k, _) if k == lang.int || k == lang.string);
                    let open = matches!(self.types.kind(key), TyKind::Var(_) | TyKind::Error | TyKind::Generic(_));
                    (fits || open).then(|| args[1..].to_vec())
                } else {
                    self.derives(id, Derive::Json).then(|| args.to_vec())
                }
            }
            _ => None,
        }
    }

    /// Fields of a type that derives `Json`: stricter than what `Json.encode` takes.
    fn json_field(&self, ty: Ty) -> bool {
        let lang = &self.lang;
        match self.types.kind(ty) {
            TyKind::Generic(_) | TyKind::Error => true,
            TyKind::Con(id, args) => {
                if [lang.int, lang.float, lang.bool, lang.string].contains(id) {
                    true
                } else if *id == lang.option || *id == lang.list {
                    args.iter().all(|&a| self.json_field(a))
                } else if *id == lang.map {
                    matches!(self.types.kind(args[0]), TyKind::Con(k, _) if *k == lang.string)
                        && args[1..].iter().all(|&a| self.json_field(a))
                } else {
                    self.derives(*id, Derive::Json) && args.iter().all(|&a| self.json_field(a))
                }
            }
            _ => false,
        }
    }

    fn row_field(&self, ty: Ty, within_option: bool) -> bool {
        let lang = &self.lang;
        match self.types.kind(ty) {
            TyKind::Error => true,
            TyKind::Con(id, _) if [lang.int, lang.float, lang.bool, lang.string].contains(id) => true,
            TyKind::Con(id, args) if *id == lang.option && !within_option => {
                args.first().is_some_and(|&a| self.row_field(a, true))
            }
            _ => false,
        }
    }

    // ── checks of `deriving` clauses ──

    pub fn check_derives(&mut self) {
        for index in 0..self.program.types.len() {
            let id = TypeId(index as u32);
            let def = &self.program.types[index];
            self.module = def.module;
            for (derive, span) in def.deriving.iter().flatten() {
                self.check_derive(id, *derive, *span);
            }
        }
    }

    fn check_derive(&mut self, id: TypeId, derive: Derive, span: Span) {
        let fields: Vec<(String, Ty, Span)> = self.named_fields(id);
        for (name, ty, field_span) in fields {
            match derive {
                Derive::Eq | Derive::Ord | Derive::Hash => {
                    let Some(trait_id) = self.trait_of(derive) else {
                        continue;
                    };
                    if !self.reduce(trait_id, ty, &mut Vec::new()) {
                        let shown = self.show(ty);
                        let trait_name = self.program.traits[trait_id.index()].name;
                        let diagnostic =
                            error::unsatisfied(field_span, &shown, trait_name).secondary(span, "derived here");
                        self.report(diagnostic);
                        // That is said once, not again at each use of the type.
                        self.derive_conditions.insert((trait_id, id), Conditions::Known(Some(Vec::new())));
                    }
                }
                Derive::Json if !self.json_field(ty) => {
                    let shown = self.show(ty);
                    self.report(error::json_field(field_span, &name, &shown));
                }
                Derive::Row if !self.row_field(ty, false) => {
                    let shown = self.show(ty);
                    self.report(error::row_field(field_span, name.as_str().into(), &shown));
                }
                _ => {}
            }
        }
    }

    fn named_fields(&self, id: TypeId) -> Vec<(String, Ty, Span)> {
        let types = &self.fields[id.index()];
        match &self.program.types[id.index()].kind {
            TypeDefKind::Struct { fields } => {
                let types = types.first().map(Vec::as_slice).unwrap_or_default();
                fields.iter().zip(types).map(|(f, &ty)| (f.name.to_string(), ty, f.span)).collect()
            }
            TypeDefKind::Sum { variants } => {
                let of = |(v, tys): (&crate::names::hir::VariantDef, &Vec<Ty>)| {
                    let named = v.fields.iter().zip(tys).map(|(f, &ty)| (v.name.to_string(), ty, f.span));
                    named.collect::<Vec<_>>()
                };
                variants.iter().zip(types).flat_map(of).collect()
            }
            TypeDefKind::Intrinsic => Vec::new(),
        }
    }

    /// The generics of a type replaced by its arguments, in a field's type.
    pub fn type_map(&self, id: TypeId, args: &[Ty]) -> FxHashMap<GenericId, Ty> {
        self.program.types[id.index()].generics.iter().copied().zip(args.iter().copied()).collect()
    }
}

fn each(trait_id: TraitId, tys: &[Ty]) -> Vec<Pred> {
    tys.iter().map(|&self_ty| Pred::Impl { trait_id, args: Vec::new(), self_ty }).collect()
}
