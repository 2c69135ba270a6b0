//! Conditions that inference collects: solved as soon as the head of their type is known, kept until then. Knows nothing of
//! expressions; what waits for a type with an expression behind it is in `deferred`.

use super::Infer;
use super::deferred::Force;
use crate::names::hir::{ModuleId, TraitId};
use crate::types::error;
use crate::types::traits::{Pick, Pred};
use crate::types::ty::{Ty, TyKind, flag};
use mesh_syntax::intern::Symbol;
use mesh_syntax::source::Span;

#[derive(Clone, Debug)]
pub struct Obligation {
    pub pred: Pred,
    pub span: Span,
    pub module: ModuleId,
}

/// The answer to the question for an associated type.
enum Projected {
    Ty(Ty),
    Wait,
    /// No impl: whoever asks for the impl says so.
    None,
}

impl Infer<'_> {
    pub fn require(&mut self, pred: Pred, span: Span) {
        let obligation = Obligation { pred, span, module: self.module };
        if !self.try_solve(&obligation) {
            self.pending.push(obligation);
        }
    }

    pub fn require_impl(&mut self, trait_id: TraitId, args: Vec<Ty>, self_ty: Ty, span: Span) {
        self.require(Pred::Impl { trait_id, args, self_ty }, span);
    }

    /// True when nothing is left to be done: solved, or reported.
    pub fn try_solve(&mut self, obligation: &Obligation) -> bool {
        let span = obligation.span;
        match &obligation.pred {
            Pred::Impl { trait_id, args, self_ty } => {
                if *trait_id == self.lang.into && !self.into_by_hand {
                    let source = *self_ty;
                    let Some(&target) = args.first() else {
                        return true;
                    };
                    return self.solve_impl(self.lang.from, &[source], target, span);
                }
                self.solve_impl(*trait_id, args, *self_ty, span)
            }
            Pred::Proj { trait_id, args, self_ty, name, out } => {
                self.solve_proj(*trait_id, args, *self_ty, *name, *out, span)
            }
            Pred::Json { ty } => self.solve_json(*ty, span),
        }
    }

    fn solve_impl(&mut self, trait_id: TraitId, args: &[Ty], self_ty: Ty, span: Span) -> bool {
        let self_ty = self.shallow(self_ty);
        match *self.types.kind(self_ty) {
            TyKind::Var(_) => return false,
            TyKind::Error | TyKind::Never => return true,
            TyKind::Generic(_) | TyKind::Assoc { .. } => {
                return self.solve_rigid(trait_id, args, self_ty, span);
            }
            _ => {}
        }
        let ground = args.is_empty() && !self.types.has(self_ty, flag::VAR | flag::GENERIC);
        if ground && self.proved.contains(&(trait_id, self_ty)) {
            return true;
        }
        match self.impls.pick(&self.types, &self.vars, trait_id, args, self_ty) {
            Pick::Impl(id, map) => {
                if ground {
                    self.proved.insert((trait_id, self_ty));
                }
                let bounds = self.impls.entry(id).map(|e| e.bounds.clone()).unwrap_or_default();
                for bound in bounds {
                    let bound = self.subst_pred(&bound, &map);
                    self.require(bound, span);
                }
                true
            }
            Pick::Maybe(_) => false,
            // `String.from(x)` for an `x` of any type is a condition like others.
            Pick::None if args.iter().any(|&a| self.is_generic(a)) => false,
            Pick::None => match self.rule_impl(trait_id, self_ty) {
                Some(nested) => {
                    if ground {
                        self.proved.insert((trait_id, self_ty));
                    }
                    for pred in nested {
                        self.require(pred, span);
                    }
                    true
                }
                None => {
                    self.unsatisfied(trait_id, self_ty, span);
                    true
                }
            },
        }
    }

    fn is_generic(&mut self, ty: Ty) -> bool {
        let ty = self.resolve(ty);
        self.types.has(ty, flag::GENERIC)
    }

    pub fn unsatisfied(&mut self, trait_id: TraitId, self_ty: Ty, span: Span) {
        let self_ty = self.resolve(self_ty);
        if self.types.has(self_ty, flag::ERROR) {
            return;
        }
        let shown = self.show(self_ty);
        let name = self.program.traits[trait_id.index()].name;
        self.report(error::unsatisfied(span, &shown, name));
    }

    /// Bounds of a declared variable are all that is known of it. What inference finds out about variables that it
    /// generalised itself, about associated types and about the `Self` of a default method is kept for their users.
    fn solve_rigid(&mut self, trait_id: TraitId, args: &[Ty], self_ty: Ty, span: Span) -> bool {
        let TyKind::Generic(id) = *self.types.kind(self_ty) else {
            return false;
        };
        let known = self.assumptions.get(&id).cloned().unwrap_or_default();
        for (assumed, assumed_args) in known {
            if assumed == trait_id {
                for (&a, &b) in args.iter().zip(&assumed_args) {
                    let _ = self.unify(a, b);
                }
                return true;
            }
        }
        if trait_id == self.lang.display || trait_id == self.lang.debug {
            return true;
        }
        if !error::is_declared(id, self.program.generics.len()) || self.trait_selves.contains(&id) {
            return false;
        }
        // One bound is missing, however often it is needed.
        if self.unbounded.insert((id, trait_id)) {
            let (shown, name) = (self.show(self_ty), self.program.traits[trait_id.index()].name);
            self.report(error::unbounded(span, &shown, name));
        }
        true
    }

    fn solve_proj(&mut self, trait_id: TraitId, args: &[Ty], self_ty: Ty, name: Symbol, out: Ty, span: Span) -> bool {
        let self_ty = self.shallow(self_ty);
        match *self.types.kind(self_ty) {
            TyKind::Var(_) => return false,
            TyKind::Error | TyKind::Never => {
                let error = self.prim.error;
                let _ = self.unify(out, error);
                return true;
            }
            TyKind::Generic(_) | TyKind::Assoc { .. } => {
                return self.solve_rigid_proj(trait_id, args, self_ty, name, out, span);
            }
            _ => {}
        }
        match self.project(trait_id, args, self_ty, name) {
            Projected::Ty(ty) => {
                self.expect(span, out, ty, error::Why::NONE);
                true
            }
            Projected::Wait => false,
            Projected::None => {
                let error = self.prim.error;
                let _ = self.unify(out, error);
                true
            }
        }
    }

    fn solve_rigid_proj(
        &mut self,
        trait_id: TraitId,
        args: &[Ty],
        self_ty: Ty,
        name: Symbol,
        out: Ty,
        span: Span,
    ) -> bool {
        if self.synth.contains_key(&(trait_id, name)) {
            return false;
        }
        let args = args.iter().map(|&a| self.resolve(a)).collect();
        let self_ty = self.resolve(self_ty);
        let assoc = self.types.intern(TyKind::Assoc { trait_id, args, self_ty, name });
        let strict = match *self.types.kind(self_ty) {
            TyKind::Generic(id) => {
                error::is_declared(id, self.program.generics.len()) && !self.trait_selves.contains(&id)
            }
            _ => false,
        };
        if strict && self.is_operator(trait_id) {
            // `a + b` of a bound variable is mostly meant to be of its type again: then that is a condition of the
            // definition, which every use meets or not.
            let found = self.shallow(out);
            if found == self_ty || (self.is_var(found) && !self.settling) {
                return false;
            }
        }
        if strict {
            self.expect(span, out, assoc, error::Why::NONE);
            return true;
        }
        let out = self.shallow(out);
        if out == assoc {
            return true;
        }
        if self.is_var(out) {
            return self.unify(out, assoc).is_ok();
        }
        false
    }

    fn project(&mut self, trait_id: TraitId, args: &[Ty], self_ty: Ty, name: Symbol) -> Projected {
        match self.impls.pick(&self.types, &self.vars, trait_id, args, self_ty) {
            Pick::Impl(id, map) => {
                if let Some(&(method, part)) = self.synth.get(&(trait_id, name)) {
                    let Some(function) = self.impls.method(id, method) else {
                        return Projected::Ty(self_ty);
                    };
                    self.prepare(function);
                    let Some(sig) = self.sig(function) else {
                        return Projected::None;
                    };
                    let ty = match part {
                        Some(i) => sig.params.get(i).copied().unwrap_or(self.prim.error),
                        None => sig.ret,
                    };
                    let ty = self.resolve(ty);
                    return Projected::Ty(self.types.subst(ty, &map));
                }
                let found = self.impls.entry(id).and_then(|e| e.assoc.iter().find(|(n, _)| *n == name).map(|a| a.1));
                match found {
                    Some(ty) => {
                        let ty = self.types.subst(ty, &map);
                        Projected::Ty(self.norm(ty))
                    }
                    None => Projected::None,
                }
            }
            Pick::Maybe(_) => Projected::Wait,
            Pick::None => match self.impls.builtin_assoc(&mut self.types, trait_id, self_ty, name) {
                Some(ty) => Projected::Ty(ty),
                None => Projected::None,
            },
        }
    }

    /// Replaces associated types: by what they are where `Self` is known, else by a variable that a condition ties down.
    pub fn norm_at(&mut self, ty: Ty, span: Span) -> Ty {
        if !self.types.has(ty, flag::ASSOC) {
            return ty;
        }
        match self.types.kind(ty).clone() {
            TyKind::Assoc { trait_id, args, self_ty, name } => {
                let args: Vec<Ty> = args.iter().map(|&a| self.norm_at(a, span)).collect();
                let self_ty = self.norm_at(self_ty, span);
                let out = self.fresh();
                self.require(Pred::Proj { trait_id, args, self_ty, name, out }, span);
                self.shallow(out)
            }
            TyKind::Con(id, args) => {
                let args = args.iter().map(|&a| self.norm_at(a, span)).collect();
                self.types.intern(TyKind::Con(id, args))
            }
            TyKind::Tuple(items) => {
                let items = items.iter().map(|&a| self.norm_at(a, span)).collect();
                self.types.intern(TyKind::Tuple(items))
            }
            TyKind::Fun(params, ret) => {
                let params = params.iter().map(|&a| self.norm_at(a, span)).collect();
                let ret = self.norm_at(ret, span);
                self.types.intern(TyKind::Fun(params, ret))
            }
            _ => ty,
        }
    }

    fn norm(&mut self, ty: Ty) -> Ty {
        let span = self.here;
        self.norm_at(ty, span)
    }

    pub fn subst_pred(&mut self, pred: &Pred, map: &rustc_hash::FxHashMap<crate::names::hir::GenericId, Ty>) -> Pred {
        let mut sub = |ty: Ty| self.types.subst(ty, map);
        match pred {
            Pred::Impl { trait_id, args, self_ty } => {
                Pred::Impl { trait_id: *trait_id, args: args.iter().map(|&a| sub(a)).collect(), self_ty: sub(*self_ty) }
            }
            Pred::Proj { trait_id, args, self_ty, name, out } => Pred::Proj {
                trait_id: *trait_id,
                args: args.iter().map(|&a| sub(a)).collect(),
                self_ty: sub(*self_ty),
                name: *name,
                out: sub(*out),
            },
            Pred::Json { ty } => Pred::Json { ty: sub(*ty) },
        }
    }

    /// The types a condition mentions; the output of a projection last.
    pub fn pred_types(pred: &Pred) -> Vec<Ty> {
        match pred {
            Pred::Impl { args, self_ty, .. } => args.iter().copied().chain([*self_ty]).collect(),
            Pred::Proj { args, self_ty, out, .. } => args.iter().copied().chain([*self_ty, *out]).collect(),
            Pred::Json { ty } => vec![*ty],
        }
    }

    /// Tries everything that waits again, until nothing more comes of it.
    pub fn progress(&mut self) {
        if self.progressing {
            return;
        }
        self.progressing = true;
        while self.progressed != self.vars.binds {
            self.progressed = self.vars.binds;
            let module = self.module;
            for obligation in std::mem::take(&mut self.pending) {
                self.module = obligation.module;
                if !self.try_solve(&obligation) {
                    self.pending.push(obligation);
                }
            }
            self.module = module;
            self.try_deferred(None);
        }
        self.progressing = false;
    }

    /// The end of a group: whatever still waits is decided by the rules for unknown types.
    pub fn settle(&mut self) {
        self.progress();
        loop {
            let before = (self.vars.binds, self.deferred.len());
            for force in [Force::Unique, Force::Assumed, Force::Unknown] {
                let waiting = self.deferred.len();
                if waiting > 0 {
                    self.try_deferred(Some(force));
                    self.progress();
                }
                if self.deferred.len() < waiting {
                    break;
                }
            }
            self.commit_single();
            self.progress();
            if (self.vars.binds, self.deferred.len()) == before && !self.settle_outputs() {
                break;
            }
        }
    }

    /// Results of operators that nothing else determines are the associated types. True when there were any.
    fn settle_outputs(&mut self) -> bool {
        let before = self.vars.binds;
        self.settling = true;
        // Nothing was bound since the last look, but what is looked for is another thing now.
        self.progressed = before.wrapping_sub(1);
        self.progress();
        self.settling = false;
        self.vars.binds != before
    }

    fn is_operator(&self, trait_id: TraitId) -> bool {
        let lang = &self.lang;
        [lang.add, lang.sub, lang.mul, lang.div, lang.modulo, lang.neg].contains(&trait_id)
    }

    /// A condition that only one impl can meet selects it.
    fn commit_single(&mut self) {
        for obligation in self.pending.clone() {
            let Pred::Impl { trait_id, args, self_ty } = &obligation.pred else {
                continue;
            };
            let Pick::Maybe(ids) = self.impls.pick(&self.types, &self.vars, *trait_id, args, *self_ty) else {
                continue;
            };
            let [id] = ids[..] else { continue };
            let Some(entry) = self.impls.entry(id).cloned() else {
                continue;
            };
            let map = entry.generics.iter().map(|&g| (g, self.fresh())).collect();
            let target = self.types.subst(entry.target, &map);
            let _ = self.unify(target, *self_ty);
            for (&pattern, &arg) in entry.args.iter().zip(args) {
                let pattern = self.types.subst(pattern, &map);
                let _ = self.unify(pattern, arg);
            }
        }
    }
}
