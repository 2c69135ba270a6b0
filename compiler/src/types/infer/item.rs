//! Signatures and bodies of functions, actors, services and initialisers.

use super::declare::{TyScope, synth_name};
use super::{Frame, Infer};
use crate::names::hir::*;
use crate::types::error::{self, Why};
use crate::types::generalize::Scheme;
use crate::types::traits::Pred;
use crate::types::ty::{Ty, TyKind, flag};
use crate::types::typed::{BodyTypes, Meaning};
use mesh_syntax::ast::HandlerKind;
use rustc_hash::FxHashMap;
use std::rc::Rc;

impl<'p> Infer<'p> {
    // ── signatures ──

    /// Whether the annotations give the whole type.
    pub fn is_complete(&self, id: FnId) -> bool {
        if self.service_of.contains_key(&id) {
            return false;
        }
        let def = &self.program.fns[id.index()];
        match def.kind {
            FnKind::Signature | FnKind::Supervisor => return true,
            FnKind::Actor { .. } => return false,
            _ => {}
        }
        let decl = self.declaration(id);
        let from_trait = |i: usize| decl.and_then(|d| d.params.get(i)).is_some_and(|p| p.ty.is_some());
        let params = def.params.iter().enumerate().all(|(i, param)| match &param.ty {
            Some(ty) => !self.is_open(ty),
            None => (param.is_self && def.owner != Owner::Module) || from_trait(i),
        });
        let ret = match &def.ret {
            Some(ty) => !self.is_open(ty),
            None => def.kind == FnKind::Intrinsic || decl.is_some_and(|d| d.ret.is_some()),
        };
        params && ret
    }

    /// A generic type without its arguments leaves them to be inferred.
    fn is_open(&self, ty: &TypeExpr) -> bool {
        match &ty.kind {
            TypeExprKind::Named { id, args } => {
                let arity = self.program.types[id.index()].generics.len();
                let defaulted = [self.lang.pid, self.lang.set, self.lang.queue].contains(id);
                (args.is_empty() && arity > 0 && !defaulted) || args.iter().any(|a| self.is_open(a))
            }
            TypeExprKind::Fun { params, ret } => params.iter().any(|p| self.is_open(p)) || self.is_open(ret),
            TypeExprKind::Tuple(items) => items.iter().any(|i| self.is_open(i)),
            _ => false,
        }
    }

    /// The trait's declaration of an impl's method.
    fn declaration(&self, id: FnId) -> Option<&'p Fn> {
        let def = &self.program.fns[id.index()];
        let Owner::Impl(impl_id) = def.owner else {
            return None;
        };
        let trait_def = &self.program.traits[self.program.impls[impl_id.index()].trait_id.index()];
        let method = trait_def.methods.iter().find(|m| m.name == def.name)?;
        Some(&self.program.fns[method.decl.index()])
    }

    /// The default method that an impl's method stands for.
    pub fn replaced_default(&self, id: FnId) -> Option<FnId> {
        let def = &self.program.fns[id.index()];
        let Owner::Impl(impl_id) = def.owner else {
            return None;
        };
        let trait_def = &self.program.traits[self.program.impls[impl_id.index()].trait_id.index()];
        let method = trait_def.methods.iter().find(|m| m.name == def.name)?;
        method.has_default.then_some(method.decl)
    }

    /// Makes the signature, if there is none yet.
    pub fn prepare(&mut self, id: FnId) {
        if self.sigs[id.index()].is_some() {
            return;
        }
        if let Some(&service) = self.service_of.get(&id) {
            self.prepare_service(service);
            return;
        }
        let saved = (self.level, self.module);
        let def: &'p Fn = &self.program.fns[id.index()];
        // Nobody could say at which types an entry point is meant.
        let is_entry = self.program.main == Some(id) || self.program.tests.iter().any(|t| t.function == id);
        self.level = u32::from(self.in_group.contains(&id.index()) && !is_entry);
        self.module = def.module;
        let (scheme, poly) = match def.owner {
            Owner::Impl(impl_id) => (self.impl_method(def, impl_id), true),
            Owner::Trait(trait_id) => {
                let complete = def.kind == FnKind::Signature || self.is_complete(id);
                (self.trait_method(def, trait_id), complete)
            }
            Owner::Module | Owner::Service(_) => (self.plain(def), self.is_complete(id)),
        };
        self.sigs[id.index()] = Some(Rc::new(scheme));
        self.poly[id.index()] = poly;
        (self.level, self.module) = saved;
    }

    fn annotation_or_fresh(&mut self, ty: Option<&TypeExpr>, scope: TyScope) -> Ty {
        match ty {
            Some(ty) => self.convert(ty, scope),
            None => self.fresh(),
        }
    }

    fn plain(&mut self, def: &'p Fn) -> Scheme {
        let scope = TyScope { owner: def.owner, ..TyScope::MODULE };
        let params = def.params.iter().map(|p| self.annotation_or_fresh(p.ty.as_ref(), scope)).collect();
        let is_actor = matches!(def.kind, FnKind::Actor { .. });
        let unit = is_actor || (def.ret.is_none() && matches!(def.kind, FnKind::Intrinsic | FnKind::Supervisor));
        let ret = if unit { self.prim.unit } else { self.annotation_or_fresh(def.ret.as_ref(), scope) };
        let message = is_actor.then(|| self.fresh());
        Scheme { generics: def.generics.clone(), preds: self.bound_preds(&def.bounds), params, ret, message }
    }

    fn trait_method(&mut self, def: &'p Fn, trait_id: TraitId) -> Scheme {
        let trait_def = &self.program.traits[trait_id.index()];
        let self_ty = self.types.generic(trait_def.self_generic);
        let scope = TyScope { self_ty: Some(self_ty), owner: def.owner, is_field: false };
        let args: Vec<Ty> = trait_def.generics.iter().map(|&g| self.types.generic(g)).collect();
        let open = |cx: &mut Self, part: Option<usize>| {
            let name = synth_name(def.name, part);
            cx.types.intern(TyKind::Assoc { trait_id, args: args.clone().into(), self_ty, name })
        };
        let mut params = Vec::with_capacity(def.params.len());
        for (i, param) in def.params.iter().enumerate() {
            params.push(match &param.ty {
                _ if param.is_self => self_ty,
                Some(ty) => self.convert(ty, scope),
                None if def.kind == FnKind::Signature => open(self, Some(i)),
                None => self.fresh(),
            });
        }
        let ret = match &def.ret {
            Some(ty) => self.convert(ty, scope),
            None if def.kind == FnKind::Signature => open(self, None),
            None => self.fresh(),
        };
        let mut generics = vec![trait_def.self_generic];
        generics.extend(trait_def.generics.iter().chain(&def.generics));
        let mut preds = vec![Pred::Impl { trait_id, args, self_ty }];
        preds.extend(self.bound_preds(&def.bounds));
        Scheme { generics, preds, params, ret, message: None }
    }

    fn impl_method(&mut self, def: &'p Fn, impl_id: ImplId) -> Scheme {
        self.level = 0;
        let impl_def = &self.program.impls[impl_id.index()];
        let entry = self.impls.entry(impl_id).cloned();
        let target = entry.as_ref().map_or(self.prim.error, |e| e.target);
        let scope = TyScope { self_ty: Some(target), owner: def.owner, is_field: false };
        let mut generics = impl_def.generics.clone();
        let expected = entry.as_ref().and_then(|e| self.expected_method(def, e.trait_id, target, &e.args));
        match &expected {
            Some((_, own)) if def.generics.is_empty() => generics.extend(own),
            _ => generics.extend(&def.generics),
        }
        let mut preds: Vec<Pred> = entry.map(|e| e.bounds).unwrap_or_default();
        preds.extend(self.bound_preds(&def.bounds));
        let expected = expected.map(|(sig, _)| sig);
        let mut params = Vec::with_capacity(def.params.len());
        for (i, param) in def.params.iter().enumerate() {
            let wanted = expected.as_ref().and_then(|e| e.0.get(i).copied().flatten());
            params.push(match (&param.ty, wanted) {
                _ if param.is_self => target,
                (Some(ty), _) => self.convert(ty, scope),
                (None, Some(wanted)) => wanted,
                (None, None) => self.fresh(),
            });
        }
        let ret = match (&def.ret, expected.as_ref().and_then(|e| e.1)) {
            (Some(ty), _) => self.convert(ty, scope),
            (None, Some(wanted)) => wanted,
            (None, None) => self.fresh(),
        };
        if let Some(expected) = &expected {
            self.check_signature(def, expected, &params, ret);
        }
        Scheme { generics, preds, params, ret, message: None }
    }

    /// What the trait asks of an impl's method: parameters and result where it says (None: left to the impl), and the
    /// method's own generics as the trait names them.
    #[allow(clippy::type_complexity)]
    fn expected_method(
        &mut self,
        def: &'p Fn,
        trait_id: TraitId,
        target: Ty,
        args: &[Ty],
    ) -> Option<((Vec<Option<Ty>>, Option<Ty>), Vec<GenericId>)> {
        let trait_def = &self.program.traits[trait_id.index()];
        let method = trait_def.methods.iter().find(|m| m.name == def.name)?;
        let decl: &'p Fn = &self.program.fns[method.decl.index()];
        self.prepare(method.decl);
        let sig = self.sig(method.decl)?;
        let mut map: FxHashMap<GenericId, Ty> = FxHashMap::default();
        map.insert(trait_def.self_generic, target);
        map.extend(trait_def.generics.iter().copied().zip(args.iter().copied()));
        for (&theirs, &ours) in decl.generics.iter().zip(&def.generics) {
            let ours = self.types.generic(ours);
            map.insert(theirs, ours);
        }
        let mut params = Vec::new();
        for (param, &ty) in decl.params.iter().zip(&sig.params) {
            let given = param.is_self || param.ty.is_some() || method.has_default;
            params.push(given.then(|| {
                let ty = self.types.subst(ty, &map);
                self.norm_at(ty, def.name_span)
            }));
        }
        let ret = (decl.ret.is_some() || method.has_default).then(|| {
            let ty = self.types.subst(sig.ret, &map);
            self.norm_at(ty, def.name_span)
        });
        Some(((params, ret), decl.generics.clone()))
    }

    fn check_signature(&mut self, def: &'p Fn, expected: &(Vec<Option<Ty>>, Option<Ty>), params: &[Ty], ret: Ty) {
        let (wanted, wanted_ret) = expected;
        let decl = self.declaration_of(def);
        let self_fits = decl.is_none_or(|d| {
            d.params.first().is_some_and(|p| p.is_self) == def.params.first().is_some_and(|p| p.is_self)
        });
        let mut fits = wanted.len() == params.len() && self_fits;
        if fits {
            for (&want, &have) in wanted.iter().zip(params) {
                fits &= want.is_none_or(|w| self.unify(w, have).is_ok());
            }
            fits &= wanted_ret.is_none_or(|w| self.unify(w, ret).is_ok());
        }
        if fits {
            return;
        }
        let open: Vec<Ty> = wanted.iter().map(|w| w.unwrap_or(self.prim.error)).collect();
        let want = self.types.fun(&open, wanted_ret.unwrap_or(self.prim.error));
        let have = self.types.fun(params, ret);
        let (want, have) = self.show_both(want, have);
        let span = decl.map_or(def.name_span, |d| d.name_span);
        self.report(error::wrong_signature(def.name_span, def.name, &want, &have, span));
    }

    fn declaration_of(&self, def: &'p Fn) -> Option<&'p Fn> {
        let Owner::Impl(impl_id) = def.owner else {
            return None;
        };
        let trait_def = &self.program.traits[self.program.impls[impl_id.index()].trait_id.index()];
        let method = trait_def.methods.iter().find(|m| m.name == def.name)?;
        Some(&self.program.fns[method.decl.index()])
    }

    /// State, arguments and replies of a service are one type each for the whole program: the pid does not say which
    /// instance of a general service it belongs to.
    fn prepare_service(&mut self, id: ServiceId) {
        let saved = (self.level, self.module);
        let service: &'p Service = &self.program.services[id.index()];
        self.level = 0;
        self.module = service.module;
        let init = &self.program.fns[service.init.index()];
        let scheme = self.plain(init);
        let (state, start_params) = (scheme.ret, scheme.params.clone());
        self.service_states[id.index()] = Some(state);
        self.set_service_sig(service.init, scheme.params, scheme.ret);
        self.set_service_sig(service.start, start_params, self.prim.pid);
        for handler in &service.handlers {
            let def = &self.program.fns[handler.body.index()];
            let mut params = self.plain(def).params;
            if let Some(first) = params.first_mut() {
                *first = state;
            }
            let (ret, reply) = match handler.kind {
                HandlerKind::Call => {
                    let reply = self.annotation_or_fresh(handler.reply.as_ref(), TyScope::MODULE);
                    (self.types.tuple(&[state, reply]), reply)
                }
                HandlerKind::Cast => (state, self.prim.unit),
            };
            let mut client = vec![self.prim.pid];
            client.extend(params.iter().skip(1));
            self.set_service_sig(handler.body, params, ret);
            self.set_service_sig(handler.client, client, reply);
        }
        (self.level, self.module) = saved;
    }

    fn set_service_sig(&mut self, id: FnId, params: Vec<Ty>, ret: Ty) {
        let scheme = Scheme { generics: Vec::new(), preds: Vec::new(), params, ret, message: None };
        self.sigs[id.index()] = Some(Rc::new(scheme));
        self.poly[id.index()] = true;
    }

    // ── bodies ──

    pub fn enter_body(&mut self, node: usize, body: &'p Body, module: ModuleId) {
        self.node = node;
        self.body = body;
        self.module = module;
        self.env.clear();
        self.mono_local_uses.clear();
        self.env.resize(body.locals.len(), None);
        let unit = self.prim.unit;
        self.bodies[node] = BodyTypes {
            exprs: vec![unit; body.exprs.len()],
            pats: vec![unit; body.pats.len()],
            locals: vec![unit; body.locals.len()],
            ..BodyTypes::default()
        };
    }

    pub fn function(&mut self, id: FnId) {
        let def: &'p Fn = &self.program.fns[id.index()];
        if def.clauses.is_empty() {
            return;
        }
        let Some(sig) = self.sig(id) else { return };
        self.enter_body(id.index(), &def.body, def.module);
        self.here = def.name_span;
        let is_actor = matches!(def.kind, FnKind::Actor { .. });
        let loose = self.program.main == Some(id) && def.ret.is_none();
        let ret = if is_actor || loose { self.fresh() } else { sig.ret };
        let why = match &def.ret {
            Some(ty) => Why::new(ty.span, "the declared result type"),
            None => Why::NONE,
        };
        let message = sig.message;
        let self_ty = self.self_of(def);
        self.body_scope = TyScope { self_ty, owner: def.owner, is_field: false };
        self.frames = vec![Frame { ret, why, message, is_actor, receives: false, loose }];
        for clause in &def.clauses {
            for (&pat, &ty) in clause.params.iter().zip(&sig.params) {
                self.pattern(pat, ty);
            }
            if let Some(guard) = clause.guard {
                self.guard(guard);
            }
            if is_actor || loose {
                let ty = self.infer(clause.body);
                if loose {
                    self.loose_result(ty, sig.ret);
                }
            } else {
                self.check(clause.body, ret, why);
            }
        }
        if let FnKind::Actor { terminate: Some(body) } = def.kind {
            self.infer(body);
        }
        let Some(frame) = self.frames.pop() else {
            return;
        };
        let message = if frame.receives { frame.message } else { None };
        if message != sig.message {
            self.sigs[id.index()] = Some(Rc::new(Scheme { message, ..Scheme::clone(&sig) }));
        }
    }

    /// What `Self` means in a method.
    fn self_of(&mut self, def: &Fn) -> Option<Ty> {
        match def.owner {
            Owner::Impl(id) => self.impls.entry(id).map(|e| e.target),
            Owner::Trait(id) => {
                let generic = self.program.traits[id.index()].self_generic;
                Some(self.types.generic(generic))
            }
            _ => None,
        }
    }

    /// A parameter of a default method of which neither the declaration nor the body says anything is of the implementing
    /// type, as in `fn above(self, other)`; one of an impl's method when its members are asked for, or when the body says only in
    /// part what it is.
    pub fn default_to_self(&mut self, id: FnId) {
        let def: &'p Fn = &self.program.fns[id.index()];
        let Some(self_ty) = self.self_of(def) else { return };
        let Some(sig) = self.sig(id) else { return };
        let is_default = matches!(def.owner, Owner::Trait(_));
        for (param, &ty) in def.params.iter().zip(&sig.params) {
            let ty = self.resolve(ty);
            if param.ty.is_some() || param.is_self || !self.types.has(ty, flag::VAR) {
                continue;
            }
            if is_default || !self.is_var(ty) || self.is_receiver(ty) {
                self.try_unify(ty, self_ty);
            }
        }
    }

    /// The result of `main`: what its `?`s and `return`s ask for, else what its body gives.
    fn loose_result(&mut self, body: Ty, ret: Ty) {
        let Some(asked) = self.frames.last().map(|f| f.ret) else {
            return;
        };
        if !self.is_var(asked) {
            self.try_unify(asked, body);
        }
        let result = if self.is_var(asked) { body } else { asked };
        let result = if self.is_never(result) { self.prim.unit } else { result };
        let _ = self.unify(ret, result);
    }

    pub fn prepare_init(&mut self, index: usize) {
        let level = u32::from(self.general_const(index).is_some());
        for &id in &self.program.inits[index].consts {
            if self.const_tys[id.index()].is_none() {
                self.const_tys[id.index()] = Some(self.fresh_at(level));
            }
        }
    }

    /// The constant of an initialiser, if its value is of a form that may be general.
    pub fn general_const(&self, index: usize) -> Option<ConstId> {
        let init: &'p Init = &self.program.inits[index];
        let is_name = matches!(init.body.pats[init.pattern.index()].kind, PatKind::Bind(_));
        let is_value = is_name && self.is_value(&init.body, init.value);
        is_value.then(|| init.consts.first().copied()).flatten()
    }

    fn const_ty(&mut self, id: ConstId) -> Ty {
        self.prepare_init(self.program.consts[id.index()].init as usize);
        self.const_tys[id.index()].unwrap_or(self.prim.error)
    }

    /// A use of a constant as an expression.
    pub fn constant(&mut self, id: ExprId, constant: ConstId) -> Ty {
        match self.const_schemes[constant.index()].clone() {
            Some(scheme) => {
                let instance = self.instantiate(&scheme, self.span_of(id));
                self.mean(id, Meaning::Local { args: instance.args });
                instance.ret
            }
            None => {
                self.mono_const_uses.push((self.node, id, constant));
                self.const_ty(constant)
            }
        }
    }

    pub fn init(&mut self, index: usize) {
        let init: &'p Init = &self.program.inits[index];
        self.enter_body(self.program.fns.len() + index, &init.body, init.module);
        self.here = init.span;
        self.frames.clear();
        self.body_scope = TyScope::MODULE;
        let ty = match &init.ty {
            Some(ty) => {
                let want = self.convert(ty, TyScope::MODULE);
                self.check(init.value, want, Why::new(ty.span, "the declared type"));
                want
            }
            None => self.infer(init.value),
        };
        self.pattern(init.pattern, ty);
        for &id in &init.consts {
            let local = self.program.consts[id.index()].local;
            let (known, found) = (self.const_ty(id), self.local_mono(local));
            self.expect(self.program.consts[id.index()].span, known, found, Why::NONE);
        }
    }
}
