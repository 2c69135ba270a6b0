//! Local variables: their types, the generalisation of `let`, and nested functions.

use super::{Frame, Infer};
use crate::names::hir::*;
use crate::types::error::Why;
use crate::types::generalize::Scheme;
use crate::types::traits::Pred;
use crate::types::ty::{Ty, flag};
use crate::types::typed::{LocalScheme, Meaning};
use std::rc::Rc;

#[derive(Clone)]
pub enum LocalTy {
    Mono(Ty),
    Poly(Rc<Scheme>),
}

/// The signature of a nested function while its group is inferred.
struct LocalSig {
    params: Vec<Ty>,
    ret: Ty,
    ty: Ty,
    complete: bool,
}

impl<'p> Infer<'p> {
    /// Gives a local its type; the alternatives of an or-pattern meet here.
    pub fn bind_local(&mut self, local: LocalId, ty: Ty) {
        match self.env[local.index()].clone() {
            Some(LocalTy::Mono(known)) => {
                let span = self.body.locals[local.index()].span;
                self.expect(span, known, ty, Why::NONE);
            }
            _ => {
                self.env[local.index()] = Some(LocalTy::Mono(ty));
                self.bodies[self.node].locals[local.index()] = ty;
            }
        }
    }

    pub fn local_mono(&self, local: LocalId) -> Ty {
        match &self.env[local.index()] {
            Some(LocalTy::Mono(ty)) => *ty,
            Some(LocalTy::Poly(scheme)) => scheme.ret,
            None => self.prim.error,
        }
    }

    /// A use of a local as an expression.
    pub fn local(&mut self, id: ExprId, local: LocalId) -> Ty {
        match self.env[local.index()].clone() {
            Some(LocalTy::Mono(ty)) => {
                self.mono_local_uses.push((self.node, id, local));
                ty
            }
            Some(LocalTy::Poly(scheme)) => {
                let instance = self.instantiate(&scheme, self.span_of(id));
                self.local_uses.push((self.node, local, instance.args.clone()));
                self.mean(id, Meaning::Local { args: instance.args });
                instance.ret
            }
            None => self.prim.error,
        }
    }

    pub fn let_stmt(&mut self, pattern: PatId, ty: Option<&'p TypeExpr>, value: ExprId) {
        if let PatKind::Bind(local) = self.body.pats[pattern.index()].kind
            && self.is_value(self.body, value)
        {
            self.let_value(pattern, local, ty, value);
            return;
        }
        let ty = self.let_type(ty, value);
        self.pattern(pattern, ty);
    }

    fn let_type(&mut self, ty: Option<&'p TypeExpr>, value: ExprId) -> Ty {
        match ty {
            Some(ty) => {
                let want = self.convert(ty, self.body_scope);
                self.check(value, want, Why::new(ty.span, "the declared type"));
                want
            }
            None => self.infer(value),
        }
    }

    fn let_value(&mut self, pattern: PatId, local: LocalId, ty: Option<&'p TypeExpr>, value: ExprId) {
        self.level += 1;
        let ty = self.let_type(ty, value);
        self.level -= 1;
        if !self.types.has(ty, flag::VAR) {
            return self.pattern(pattern, ty);
        }
        self.progress();
        self.pin_deferred();
        let generics = self.generalize(&[ty]);
        let ty = self.resolve(ty);
        self.pattern(pattern, ty);
        if generics.is_empty() {
            return;
        }
        let preds = self.take_preds(&generics);
        self.set_scheme(local, Scheme::of_local(generics, preds, ty));
    }

    fn set_scheme(&mut self, local: LocalId, scheme: Scheme) {
        let record = LocalScheme { generics: scheme.generics.clone(), instances: Vec::new() };
        if !scheme.preds.is_empty() {
            self.constrained_locals.insert((self.node, local));
        }
        let body = &mut self.bodies[self.node];
        body.locals[local.index()] = scheme.ret;
        body.local_schemes.insert(local, record);
        self.env[local.index()] = Some(LocalTy::Poly(Rc::new(scheme)));
    }

    /// Forms whose evaluation does nothing, so that their type may be general.
    pub fn is_value(&self, body: &Body, id: ExprId) -> bool {
        let kind = |id: ExprId| &body.exprs[id.index()].kind;
        match kind(id) {
            ExprKind::Local(_)
            | ExprKind::Fns(_)
            | ExprKind::Variants(_)
            | ExprKind::TraitFns(_)
            | ExprKind::Closure { .. } => true,
            ExprKind::Int(_)
            | ExprKind::Float(_)
            | ExprKind::Bool(_)
            | ExprKind::Unit
            | ExprKind::Atom(_)
            | ExprKind::Str(_)
            | ExprKind::Const(_) => true,
            ExprKind::Tuple(items) | ExprKind::List(items) => items.iter().all(|&i| self.is_value(body, i)),
            ExprKind::Map(entries) => entries.iter().all(|&(k, v)| self.is_value(body, k) && self.is_value(body, v)),
            ExprKind::Struct { fields, .. } => fields.iter().all(|&(_, v)| self.is_value(body, v)),
            ExprKind::Call { callee, args } => match kind(*callee) {
                ExprKind::Variants(_) => args.iter().all(|&a| self.is_value(body, a)),
                ExprKind::Fns(fns) => args.is_empty() && fns.first().is_some_and(|&f| self.is_empty_collection(f)),
                _ => false,
            },
            _ => false,
        }
    }

    fn is_empty_collection(&self, id: FnId) -> bool {
        let def = &self.program.fns[id.index()];
        let module = &self.program.modules[def.module.index()];
        module.is_library
            && def.name.as_str() == "new"
            && matches!(module.name.as_str(), "List" | "Map" | "Set" | "Queue")
    }

    // ── nested functions ──

    pub fn local_fns(&mut self, fns: &'p [LocalFn]) {
        self.level += 1;
        let sigs: Vec<LocalSig> = fns.iter().map(|f| self.local_sig(f)).collect();
        for (function, sig) in fns.iter().zip(&sigs) {
            self.local_fn(function, &sig.params, sig.ret);
        }
        self.level -= 1;
        self.progress();
        self.pin_deferred();
        let open: Vec<Ty> = sigs.iter().filter(|s| !s.complete).map(|s| s.ty).collect();
        let generics = self.generalize(&open);
        let preds = self.take_preds(&generics);
        for (function, sig) in fns.iter().zip(&sigs) {
            if !sig.complete {
                self.close_local_fn(function, sig.ty, &generics, &preds);
            }
        }
    }

    /// Parameters and result of a nested function; with a scheme at once if its annotations give everything.
    fn local_sig(&mut self, function: &'p LocalFn) -> LocalSig {
        function.bounds.iter().for_each(|b| self.assume(b));
        let mut params = Vec::with_capacity(function.params.len());
        for param in &function.params {
            params.push(match &param.ty {
                Some(ty) => self.convert(ty, self.body_scope),
                None => self.fresh(),
            });
        }
        let ret = match &function.ret {
            Some(ty) => self.convert(ty, self.body_scope),
            None => self.fresh(),
        };
        let ty = self.types.fun(&params, ret);
        let complete = !function.generics.is_empty() && !self.types.has(ty, flag::VAR);
        if complete {
            let preds = self.bound_preds(&function.bounds);
            self.set_scheme(function.local, Scheme::of_local(function.generics.clone(), preds, ty));
        } else {
            self.bind_local(function.local, ty);
        }
        LocalSig { params, ret, ty, complete }
    }

    /// The scheme of a nested function: its part of what the group was generalised over.
    fn close_local_fn(&mut self, function: &'p LocalFn, ty: Ty, generics: &[GenericId], preds: &[Pred]) {
        let ty = self.resolve(ty);
        let mut mentioned = Vec::new();
        self.generics_of(ty, &mut mentioned);
        let mut own = function.generics.clone();
        own.extend(mentioned.into_iter().filter(|g| generics.contains(g)));
        if own.is_empty() {
            return;
        }
        let mut own_preds = self.bound_preds(&function.bounds);
        for pred in preds {
            let needs = self.pred_generics(pred);
            if needs.iter().all(|g| own.contains(g) || !generics.contains(g)) {
                own_preds.push(pred.clone());
            }
        }
        self.settle_local_uses(function.local, &own);
        self.set_scheme(function.local, Scheme::of_local(own, own_preds, ty));
    }

    /// Uses from before the function was general are at its own variables.
    fn settle_local_uses(&mut self, local: LocalId, generics: &[GenericId]) {
        let args: Vec<Ty> = generics.iter().map(|&g| self.types.generic(g)).collect();
        let node = self.node;
        let meanings = &mut self.bodies[node].meanings;
        self.mono_local_uses.retain(|&(n, expr, l)| {
            let ours = n == node && l == local;
            if ours {
                meanings.insert(expr, Meaning::Local { args: args.clone() });
            }
            !ours
        });
    }

    fn local_fn(&mut self, function: &'p LocalFn, params: &[Ty], ret: Ty) {
        let why = match &function.ret {
            Some(ty) => Why::new(ty.span, "the declared result type"),
            None => Why::NONE,
        };
        let (message, is_actor) = match self.frames.last() {
            Some(outer) => (outer.message, outer.is_actor),
            None => (None, false),
        };
        self.frames.push(Frame { ret, why, message, is_actor, receives: false, loose: false });
        self.clauses(&function.clauses, params, ret, why);
        self.frames.pop();
    }

    pub fn clauses(&mut self, clauses: &'p [Clause], params: &[Ty], ret: Ty, why: Why) {
        for clause in clauses {
            for (&pat, &ty) in clause.params.iter().zip(params) {
                self.pattern(pat, ty);
            }
            if let Some(guard) = clause.guard {
                self.guard(guard);
            }
            self.check(clause.body, ret, why);
        }
    }
}
