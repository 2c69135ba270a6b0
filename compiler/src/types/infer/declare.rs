//! What is known before any body is looked at: fields of types, traits, the table of impls, and their checks.

use super::Infer;
use crate::names::hir::*;
use crate::types::error;
use crate::types::traits::{Head, ImplEntry, Match, Pred, head, match_ty};
use crate::types::ty::{Ty, TyKind};
use mesh_syntax::intern::Symbol;
use mesh_syntax::source::Span;
use rustc_hash::FxHashMap;

/// What `Self` and its associated types are for an annotation.
#[derive(Clone, Copy)]
pub struct TyScope {
    pub self_ty: Option<Ty>,
    pub owner: Owner,
    /// Type arguments must be written.
    pub is_field: bool,
}

impl TyScope {
    pub const MODULE: TyScope = TyScope { self_ty: None, owner: Owner::Module, is_field: false };
}

impl<'p> Infer<'p> {
    pub fn declare(&mut self) {
        self.declare_fields();
        self.declare_traits();
        self.declare_bounds();
        self.declare_impls();
        self.declare_functions();
    }

    fn declare_fields(&mut self) {
        let scope = TyScope { is_field: true, ..TyScope::MODULE };
        for (index, def) in self.program.types.iter().enumerate() {
            self.module = def.module;
            let id = TypeId(index as u32);
            let fields = match &def.kind {
                TypeDefKind::Struct { fields } => {
                    for (at, field) in fields.iter().enumerate() {
                        self.field_index.entry(field.name).or_default().push((id, at as u32));
                    }
                    vec![fields.iter().map(|f| self.convert(&f.ty, scope)).collect()]
                }
                TypeDefKind::Sum { variants } => {
                    variants.iter().map(|v| v.fields.iter().map(|f| self.convert(f, scope)).collect()).collect()
                }
                TypeDefKind::Intrinsic => Vec::new(),
            };
            self.fields.push(fields);
        }
    }

    fn declare_traits(&mut self) {
        for (index, def) in self.program.traits.iter().enumerate() {
            let id = TraitId(index as u32);
            self.trait_selves.insert(def.self_generic);
            let args = def.generics.iter().map(|&g| self.types.generic(g)).collect();
            self.assumptions.entry(def.self_generic).or_default().push((id, args));
            for (at, method) in def.methods.iter().enumerate() {
                self.method_traits.entry(method.name).or_default().push((id, at as u32));
            }
        }
    }

    fn declare_bounds(&mut self) {
        let program = self.program;
        let of_fns = program.fns.iter().flat_map(|f| &f.bounds);
        let of_impls = program.impls.iter().flat_map(|i| &i.bounds);
        for bound in of_fns.chain(of_impls) {
            self.assume(bound);
        }
    }

    /// A bound as a fact about its variable. A generic trait without arguments leaves them open.
    pub fn assume(&mut self, bound: &Bound) {
        let arity = self.program.traits[bound.trait_id.index()].generics.len();
        let args = (0..arity).map(|_| self.fresh_at(0)).collect();
        self.assumptions.entry(bound.generic).or_default().push((bound.trait_id, args));
    }

    /// The same bound as a condition that a scheme imposes.
    pub fn bound_preds(&mut self, bounds: &[Bound]) -> Vec<Pred> {
        let mut preds = Vec::new();
        for bound in bounds {
            let known = self.assumptions.get(&bound.generic).into_iter().flatten();
            let args = known.filter(|(t, _)| *t == bound.trait_id).map(|(_, a)| a.clone()).next().unwrap_or_default();
            let self_ty = self.types.generic(bound.generic);
            preds.push(Pred::Impl { trait_id: bound.trait_id, args, self_ty });
        }
        preds
    }

    fn declare_functions(&mut self) {
        for (index, service) in self.program.services.iter().enumerate() {
            let id = ServiceId(index as u32);
            let handlers = service.handlers.iter().flat_map(|h| [h.body, h.client]);
            for function in [service.init, service.start].into_iter().chain(handlers) {
                self.service_of.insert(function, id);
            }
        }
        for def in &self.program.types {
            let Some(module) = def.method_module else {
                continue;
            };
            for &(name, function) in &self.program.modules[module.index()].public_fns {
                let list = self.module_fns.entry((module, name)).or_default();
                if !list.contains(&function) {
                    list.push(function);
                }
            }
        }
        for (index, def) in self.program.traits.iter().enumerate() {
            let id = TraitId(index as u32);
            for (at, method) in def.methods.iter().enumerate() {
                let decl = &self.program.fns[method.decl.index()];
                for (i, param) in decl.params.iter().enumerate() {
                    if param.ty.is_none() && !param.is_self && !method.has_default {
                        self.synth.insert((id, synth_name(method.name, Some(i))), (at as u32, Some(i)));
                    }
                }
                if decl.ret.is_none() && !method.has_default {
                    self.synth.insert((id, synth_name(method.name, None)), (at as u32, None));
                }
            }
        }
    }

    // ── impls ──

    fn declare_impls(&mut self) {
        for index in 0..self.program.impls.len() {
            let entry = self.declare_impl(ImplId(index as u32));
            self.impls.entries.push(entry);
        }
        self.into_by_hand = self.impls.by_head.keys().any(|(t, _)| *t == self.lang.into);
    }

    fn declare_impl(&mut self, id: ImplId) -> Option<ImplEntry> {
        let def: &'p Impl = &self.program.impls[id.index()];
        self.module = def.module;
        let trait_def = &self.program.traits[def.trait_id.index()];
        let target = self.convert_head(&def.target, &def.generics);
        let scope = TyScope { self_ty: Some(target), owner: Owner::Impl(id), is_field: false };
        let args: Vec<Ty> = def.trait_args.iter().map(|t| self.convert(t, scope)).collect();
        if args.len() != trait_def.generics.len() {
            self.report(error::arguments(def.span, trait_def.generics.len(), args.len()));
            return None;
        }
        let key = head(&self.types, target)?;
        let assoc = self.impl_assoc(def, scope);
        let bounds = self.bound_preds(&def.bounds);
        let mut methods = vec![None; trait_def.methods.len()];
        for &function in &def.methods {
            let name = self.program.fns[function.index()].name;
            match trait_def.methods.iter().position(|m| m.name == name) {
                Some(at) => methods[at] = Some(function),
                None => {
                    if let Head::Con(type_id) = key {
                        self.inherent.entry((type_id, name)).or_default().push(function);
                    }
                }
            }
        }
        let entry = ImplEntry {
            id,
            trait_id: def.trait_id,
            args,
            target,
            generics: def.generics.clone(),
            bounds,
            assoc,
            methods,
        };
        self.check_impl(def, &entry);
        let duplicate = self.check_duplicate(def, &entry, key);
        if !duplicate {
            self.impls.by_head.entry((def.trait_id, key)).or_default().push(id);
        }
        Some(entry)
    }

    /// The type of an impl head; a bare generic name stands for all its instances.
    fn convert_head(&mut self, target: &TypeExpr, generics: &[GenericId]) -> Ty {
        if let TypeExprKind::Named { id, args } = &target.kind
            && args.is_empty()
            && self.program.types[id.index()].generics.len() == generics.len()
        {
            let args: Vec<Ty> = generics.iter().map(|&g| self.types.generic(g)).collect();
            return self.types.con(*id, &args);
        }
        self.convert(target, TyScope::MODULE)
    }

    fn impl_assoc(&mut self, def: &'p Impl, scope: TyScope) -> Vec<(Symbol, Ty)> {
        let trait_def = &self.program.traits[def.trait_id.index()];
        let mut out = Vec::new();
        for (ident, ty) in &def.assoc {
            if !trait_def.assoc.iter().any(|a| a.name == ident.name) {
                self.report(error::undeclared_assoc(ident.span, trait_def.name, ident.name));
            }
            let ty = self.convert(ty, scope);
            out.push((ident.name, ty));
        }
        for declared in &trait_def.assoc {
            if !out.iter().any(|(name, _)| *name == declared.name) {
                self.report(error::missing_assoc(def.span, trait_def.name, declared.name));
                out.push((declared.name, self.prim.error));
            }
        }
        self.tie_iter(&out);
        out.iter_mut().for_each(|(_, ty)| *ty = self.resolve(*ty));
        out
    }

    /// `type Iter` written without argument: an iterator of the impl's `Item`.
    fn tie_iter(&mut self, assoc: &[(Symbol, Ty)]) {
        let get = |name: &str| assoc.iter().find(|(n, _)| n.as_str() == name).map(|(_, t)| *t);
        let (Some(item), Some(iter)) = (get("Item"), get("Iter")) else {
            return;
        };
        if let Some(args) = self.con_args(iter, self.lang.iter)
            && let Some(&arg) = args.first()
            && self.is_var(arg)
        {
            let _ = self.unify(arg, item);
        }
    }

    fn check_impl(&mut self, def: &'p Impl, entry: &ImplEntry) {
        let trait_def = &self.program.traits[def.trait_id.index()];
        for (method, given) in trait_def.methods.iter().zip(&entry.methods) {
            if given.is_none() && !method.has_default {
                let target = self.show(entry.target);
                self.report(error::missing_method(def.span, trait_def.name, &target, method.name));
            }
        }
    }

    fn check_duplicate(&mut self, def: &'p Impl, entry: &ImplEntry, key: Head) -> bool {
        let trait_def = &self.program.traits[def.trait_id.index()];
        if let Head::Con(type_id) = key {
            let derived = self.program.types[type_id.index()].deriving.iter().flatten();
            for (derive, span) in derived {
                if self.trait_of(*derive) == Some(def.trait_id) {
                    let target = self.show(entry.target);
                    self.report(error::duplicate_impl(def.span, trait_def.name, &target, *span));
                    return true;
                }
            }
        }
        let others = self.impls.by_head.get(&(def.trait_id, key)).cloned().unwrap_or_default();
        for other in others {
            if self.overlap(other, entry) {
                let first = self.program.impls[other.index()].span;
                let target = self.show(entry.target);
                self.report(error::duplicate_impl(def.span, trait_def.name, &target, first));
                return true;
            }
        }
        false
    }

    fn overlap(&mut self, other: ImplId, entry: &ImplEntry) -> bool {
        let Some(other) = self.impls.entry(other).cloned() else {
            return false;
        };
        let fresh = entry.generics.iter().map(|&g| (g, self.fresh_at(0))).collect::<FxHashMap<_, _>>();
        let mut map = FxHashMap::default();
        let target = self.types.subst(entry.target, &fresh);
        let mut result = match_ty(&self.types, &self.vars, &other.generics, other.target, target, &mut map);
        for (&a, &b) in other.args.iter().zip(&entry.args) {
            let b = self.types.subst(b, &fresh);
            if result != Match::No {
                let next = match_ty(&self.types, &self.vars, &other.generics, a, b, &mut map);
                result = if next == Match::No { next } else { result };
            }
        }
        result != Match::No
    }

    // ── annotations ──

    pub fn convert(&mut self, ty: &TypeExpr, scope: TyScope) -> Ty {
        match &ty.kind {
            TypeExprKind::Named { id, args } => self.convert_named(*id, args, scope, ty.span),
            TypeExprKind::Generic(id) => self.types.generic(*id),
            TypeExprKind::SelfType => match scope.self_ty {
                Some(ty) => ty,
                None => self.prim.error,
            },
            TypeExprKind::SelfAssoc(name) => self.convert_assoc(*name, scope, ty.span),
            TypeExprKind::Fun { params, ret } => {
                let params: Vec<Ty> = params.iter().map(|p| self.convert(p, scope)).collect();
                let ret = self.convert(ret, scope);
                self.types.fun(&params, ret)
            }
            TypeExprKind::Tuple(items) => {
                let items: Vec<Ty> = items.iter().map(|i| self.convert(i, scope)).collect();
                self.types.tuple(&items)
            }
            TypeExprKind::Unit => self.prim.unit,
            TypeExprKind::Error => self.prim.error,
        }
    }

    fn convert_named(&mut self, id: TypeId, args: &[TypeExpr], scope: TyScope, span: Span) -> Ty {
        let arity = self.program.types[id.index()].generics.len();
        if args.len() == arity {
            let args: Vec<Ty> = args.iter().map(|a| self.convert(a, scope)).collect();
            return self.types.con(id, &args);
        }
        if !args.is_empty() {
            self.report(error::arguments(span, arity, args.len()));
            return self.prim.error;
        }
        if id == self.lang.pid {
            return self.prim.pid;
        }
        if id == self.lang.set || id == self.lang.queue {
            return self.types.con(id, &[self.prim.int]);
        }
        if scope.is_field {
            self.report(error::arguments(span, arity, 0));
            return self.prim.error;
        }
        let args: Vec<Ty> = (0..arity).map(|_| self.fresh()).collect();
        self.types.con(id, &args)
    }

    fn convert_assoc(&mut self, name: Symbol, scope: TyScope, span: Span) -> Ty {
        match (scope.owner, scope.self_ty) {
            (Owner::Trait(trait_id), Some(self_ty)) => {
                let def = &self.program.traits[trait_id.index()];
                if def.assoc.iter().any(|a| a.name == name) {
                    let args = def.generics.iter().map(|&g| self.types.generic(g)).collect();
                    return self.types.intern(TyKind::Assoc { trait_id, args, self_ty, name });
                }
            }
            (Owner::Impl(id), _) => {
                if let Some(entry) = self.impls.entry(id) {
                    if let Some(&(_, ty)) = entry.assoc.iter().find(|(n, _)| *n == name) {
                        return ty;
                    }
                } else {
                    // Inside the impl's own associated types.
                    let def = &self.program.impls[id.index()];
                    if let Some((_, ty)) = def.assoc.iter().find(|(i, _)| i.name == name)
                        && !matches!(ty.kind, TypeExprKind::SelfAssoc(_))
                    {
                        return self.convert(ty, TyScope { owner: Owner::Module, ..scope });
                    }
                }
            }
            _ => {}
        }
        self.report(error::unresolved_assoc(span, name));
        self.prim.error
    }
}

/// The associated type that stands for a parameter (None: the result) without an annotation in a trait.
pub fn synth_name(method: Symbol, param: Option<usize>) -> Symbol {
    match param {
        Some(i) => Symbol::new(&format!("{method}#{i}")),
        None => Symbol::new(&format!("{method}#ret")),
    }
}
