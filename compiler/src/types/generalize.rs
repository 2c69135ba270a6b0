//! Schemes: a type with the variables over which it is general and the conditions on them; how they are made and used.

use super::infer::Infer;
use super::traits::Pred;
use super::ty::{Ty, TyKind, flag};
use crate::names::hir::GenericId;
use mesh_syntax::source::Span;
use rustc_hash::{FxHashMap, FxHashSet};

/// The signature of a function, or (with `ret` alone) the type of a local variable.
#[derive(Clone, Debug)]
pub struct Scheme {
    pub generics: Vec<GenericId>,
    pub preds: Vec<Pred>,
    pub params: Vec<Ty>,
    pub ret: Ty,
    pub message: Option<Ty>,
}

impl Scheme {
    /// The scheme of a local variable.
    pub fn of_local(generics: Vec<GenericId>, preds: Vec<Pred>, ty: Ty) -> Scheme {
        Scheme { generics, preds, params: Vec::new(), ret: ty, message: None }
    }
}

/// A scheme at fresh variables.
pub struct Instance {
    pub args: Vec<Ty>,
    pub params: Vec<Ty>,
    pub ret: Ty,
    pub message: Option<Ty>,
}

impl Infer<'_> {
    pub fn instantiate(&mut self, scheme: &Scheme, span: Span) -> Instance {
        let args: Vec<Ty> = scheme.generics.iter().map(|_| self.fresh()).collect();
        self.instantiate_at(scheme, args, span)
    }

    pub fn instantiate_at(&mut self, scheme: &Scheme, args: Vec<Ty>, span: Span) -> Instance {
        let map: FxHashMap<GenericId, Ty> = scheme.generics.iter().copied().zip(args.iter().copied()).collect();
        let sub = |cx: &mut Self, ty: Ty| {
            let ty = cx.types.subst(ty, &map);
            cx.norm_at(ty, span)
        };
        let params = scheme.params.iter().map(|&p| sub(self, p)).collect();
        let ret = sub(self, scheme.ret);
        let message = scheme.message.map(|m| sub(self, m));
        for pred in &scheme.preds {
            let pred = self.subst_pred(pred, &map);
            let pred = self.norm_pred(pred, span);
            self.require(pred, span);
        }
        Instance { args, params, ret, message }
    }

    fn norm_pred(&mut self, pred: Pred, span: Span) -> Pred {
        match pred {
            Pred::Impl { trait_id, args, self_ty } => Pred::Impl {
                trait_id,
                args: args.iter().map(|&a| self.norm_at(a, span)).collect(),
                self_ty: self.norm_at(self_ty, span),
            },
            Pred::Proj { trait_id, args, self_ty, name, out } => Pred::Proj {
                trait_id,
                args: args.iter().map(|&a| self.norm_at(a, span)).collect(),
                self_ty: self.norm_at(self_ty, span),
                name,
                out: self.norm_at(out, span),
            },
            Pred::Json { ty } => Pred::Json { ty: self.norm_at(ty, span) },
        }
    }

    pub fn fresh_generic(&mut self) -> Ty {
        let id = GenericId(self.next_generic);
        self.next_generic += 1;
        self.types.generic(id)
    }

    /// Makes the variables of `tys` that belong to the definition at hand into generics of it.
    pub fn generalize(&mut self, tys: &[Ty]) -> Vec<GenericId> {
        let first = self.next_generic;
        self.keep_sources_of_outer_outputs();
        // A variable that is the result of a projection follows from the projection's other types.
        for respect_outputs in [true, false] {
            let mut vars = Vec::new();
            tys.iter().for_each(|&ty| self.collect_vars(ty, &mut vars));
            let outputs: FxHashSet<u32> = if respect_outputs { self.projected_vars() } else { FxHashSet::default() };
            if respect_outputs {
                self.add_projection_sources(&mut vars, &outputs);
            }
            for var in vars {
                if self.vars.level(var) > self.level && !outputs.contains(&var) {
                    let generic = self.fresh_generic();
                    self.vars.bind(var, generic);
                }
            }
            self.progress();
        }
        while self.generalize_outputs() {
            self.progress();
        }
        (first..self.next_generic).map(GenericId).collect()
    }

    /// What a variable of the surroundings follows from is one type, as that variable is: with `p * p > limit` in a nested
    /// function, `p` has the one type whose product is compared with `limit`.
    fn keep_sources_of_outer_outputs(&mut self) {
        loop {
            let mut kept = Vec::new();
            for obligation in self.pending.clone() {
                let Pred::Proj { args, self_ty, out, .. } = obligation.pred else { continue };
                if self.free_vars(out).iter().any(|&var| self.vars.level(var) <= self.level) {
                    args.iter().chain([&self_ty]).for_each(|&ty| self.collect_vars(ty, &mut kept));
                }
            }
            kept.retain(|&var| self.vars.level(var) > self.level);
            if kept.is_empty() {
                return;
            }
            kept.into_iter().for_each(|var| self.vars.lower(var, self.level));
        }
    }

    /// The parts of what a projection gives, `(k, v)` for the items of a generic collection, are variables of the
    /// definition too: every use learns them from the collection. True when there were any.
    fn generalize_outputs(&mut self) -> bool {
        let mut outputs = Vec::new();
        for obligation in self.pending.clone() {
            let Pred::Proj { self_ty, out, .. } = obligation.pred else { continue };
            let source = self.resolve(self_ty);
            if self.types.has(source, flag::GENERIC) && !self.types.has(source, flag::VAR) && !self.is_var(out) {
                self.collect_vars(out, &mut outputs);
            }
        }
        outputs.retain(|&var| self.vars.level(var) > self.level);
        for &var in &outputs {
            let generic = self.fresh_generic();
            self.vars.bind(var, generic);
        }
        !outputs.is_empty()
    }

    /// Variables that are the output of a pending projection of something else.
    fn projected_vars(&mut self) -> FxHashSet<u32> {
        let mut out_vars = FxHashSet::default();
        for obligation in &self.pending {
            let Pred::Proj { self_ty, out, .. } = &obligation.pred else {
                continue;
            };
            let out = self.shallow(*out);
            if let TyKind::Var(var) = self.types.kind(out)
                && self.shallow(*self_ty) != out
            {
                out_vars.insert(*var);
            }
        }
        out_vars
    }

    /// `T.Output` in a signature stands for `T` too.
    fn add_projection_sources(&mut self, vars: &mut Vec<u32>, outputs: &FxHashSet<u32>) {
        let mut at = 0;
        while at < vars.len() {
            let var = vars[at];
            at += 1;
            if !outputs.contains(&var) {
                continue;
            }
            let mut sources = Vec::new();
            for obligation in &self.pending {
                let Pred::Proj { self_ty, out, .. } = &obligation.pred else {
                    continue;
                };
                if matches!(self.types.kind(self.shallow(*out)), TyKind::Var(v) if *v == var) {
                    sources.push(*self_ty);
                }
            }
            for ty in sources {
                self.collect_vars(ty, vars);
            }
        }
    }

    /// The generics of a type, in order of appearance.
    pub fn generics_of(&mut self, ty: Ty, out: &mut Vec<GenericId>) {
        let ty = self.resolve(ty);
        self.collect_generics(ty, out);
    }

    fn collect_generics(&self, ty: Ty, out: &mut Vec<GenericId>) {
        if !self.types.has(ty, flag::GENERIC) {
            return;
        }
        match self.types.kind(ty) {
            TyKind::Generic(id) => {
                if !out.contains(id) {
                    out.push(*id);
                }
            }
            TyKind::Con(_, args) | TyKind::Tuple(args) => args.iter().for_each(|&a| self.collect_generics(a, out)),
            TyKind::Fun(params, ret) => {
                params.iter().for_each(|&a| self.collect_generics(a, out));
                self.collect_generics(*ret, out);
            }
            TyKind::Assoc { args, self_ty, .. } => {
                args.iter().for_each(|&a| self.collect_generics(a, out));
                self.collect_generics(*self_ty, out);
            }
            TyKind::Var(_) | TyKind::Unit | TyKind::Never | TyKind::Error => {}
        }
    }

    pub fn resolve_pred(&mut self, pred: &Pred) -> Pred {
        match pred {
            Pred::Impl { trait_id, args, self_ty } => Pred::Impl {
                trait_id: *trait_id,
                args: args.iter().map(|&a| self.resolve(a)).collect(),
                self_ty: self.resolve(*self_ty),
            },
            Pred::Proj { trait_id, args, self_ty, name, out } => Pred::Proj {
                trait_id: *trait_id,
                args: args.iter().map(|&a| self.resolve(a)).collect(),
                self_ty: self.resolve(*self_ty),
                name: *name,
                out: self.resolve(*out),
            },
            Pred::Json { ty } => Pred::Json { ty: self.resolve(*ty) },
        }
    }

    pub fn pred_generics(&mut self, pred: &Pred) -> Vec<GenericId> {
        let mut out = Vec::new();
        for ty in Self::pred_types(pred) {
            self.generics_of(ty, &mut out);
        }
        out
    }

    /// Takes the pending conditions that mention any of the generics: they belong to the scheme.
    pub fn take_preds(&mut self, generics: &[GenericId]) -> Vec<Pred> {
        if generics.is_empty() {
            return Vec::new();
        }
        let mut taken = Vec::new();
        for obligation in std::mem::take(&mut self.pending) {
            let mentions = self.pred_generics(&obligation.pred);
            if mentions.iter().any(|g| generics.contains(g)) {
                let pred = self.resolve_pred(&obligation.pred);
                taken.push(pred);
            } else {
                self.pending.push(obligation);
            }
        }
        taken
    }

    /// Types of variables that occur nowhere in a signature: `Int` where arithmetic is asked of them, else `()`.
    pub fn default_ambiguous(&mut self, globals: bool) {
        loop {
            let mut todo: Vec<(u32, Ty)> = Vec::new();
            for obligation in self.pending.clone() {
                let choice = self.default_for(&obligation.pred);
                for ty in Self::pred_types(&obligation.pred) {
                    for var in self.free_vars(ty) {
                        if self.vars.level(var) <= self.level && !globals {
                            continue;
                        }
                        if !globals && self.is_message_var(var) {
                            self.vars.lower(var, self.level);
                            continue;
                        }
                        match todo.iter_mut().find(|(v, _)| *v == var) {
                            Some((_, chosen)) if *chosen == self.prim.unit => *chosen = choice,
                            Some(_) => {}
                            None => todo.push((var, choice)),
                        }
                    }
                }
            }
            // The outputs of projections follow from their sources.
            let outputs = self.projected_vars();
            let sources = todo.iter().any(|(var, _)| !outputs.contains(var));
            todo.retain(|(var, _)| !sources || !outputs.contains(var));
            if todo.is_empty() {
                return;
            }
            for (var, ty) in todo {
                self.vars.bind(var, ty);
            }
            self.settle();
        }
    }

    fn default_for(&self, pred: &Pred) -> Ty {
        let lang = &self.lang;
        match pred {
            Pred::Impl { trait_id, .. } | Pred::Proj { trait_id, .. } => {
                // Unit has no order, and what needs one is nearly always a number.
                let numeric = [lang.add, lang.sub, lang.mul, lang.div, lang.modulo, lang.neg, lang.ord];
                if numeric.contains(trait_id) {
                    self.prim.int
                } else if *trait_id == lang.not {
                    self.prim.bool
                } else {
                    self.prim.unit
                }
            }
            Pred::Json { .. } => self.prim.unit,
        }
    }
}
