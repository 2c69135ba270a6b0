//! The end of inference: what is still open gets its default, every table gets its final types, and matches are checked.

use super::Infer;
use super::declare::synth_name;
use crate::names::hir::*;
use crate::types::decide::{self, Context, Missing, Row};
use crate::types::error;
use crate::types::generalize::Scheme;
use crate::types::traits::Pred;
use crate::types::ty::{Ty, TyKind, flag};
use crate::types::typed::{BodyTypes, FnTypes, MatchId, Meaning, ServiceTypes, SystemMessage, Typed};
use mesh_syntax::diagnostics::Diagnostic;
use mesh_syntax::source::Span;
use rustc_hash::{FxHashMap, FxHashSet};
use std::rc::Rc;

/// Final types within one body.
#[derive(Default)]
struct Final {
    /// Generics made by generalisation that mean something here.
    own: FxHashSet<GenericId>,
    /// Generics of locals that are used at one type only.
    collapsed: FxHashMap<GenericId, Ty>,
    cache: FxHashMap<Ty, Ty>,
}

impl<'p> Infer<'p> {
    pub fn finish(mut self) -> (Typed, Vec<Diagnostic>) {
        self.level = 0;
        self.settle();
        self.fix_messages();
        self.default_ambiguous(true);
        self.check_defaults();
        self.settle();
        self.default_ambiguous(true);
        self.name_operations();
        let mut uses: FxHashMap<(usize, LocalId), Vec<Vec<Ty>>> = FxHashMap::default();
        for (node, local, args) in std::mem::take(&mut self.local_uses) {
            uses.entry((node, local)).or_default().push(args);
        }
        let mut bodies: Vec<BodyTypes> = Vec::with_capacity(self.bodies.len());
        for node in 0..self.bodies.len() {
            let body = self.finish_body(node, &mut uses);
            bodies.push(body);
        }
        self.finish_impls();
        for (node, typed) in bodies.iter_mut().enumerate() {
            self.check_matches(node, typed);
        }
        let inits = bodies.split_off(self.program.fns.len());
        let mut fns = Vec::with_capacity(bodies.len());
        for (index, body) in bodies.into_iter().enumerate() {
            fns.push(self.finish_fn(index, body));
        }
        let services = (0..self.program.services.len()).map(|i| self.finish_service(i)).collect();
        let mut diagnostics = std::mem::take(&mut self.diagnostics);
        diagnostics.sort_by_key(|d| d.primary_span().map(|s| (s.file, s.start, s.end)));
        diagnostics.dedup();
        let fields = self.fields;
        let generics = |scheme: Option<Rc<Scheme>>| scheme.map(|s| s.generics.clone()).unwrap_or_default();
        let consts = self.const_schemes.into_iter().map(generics).collect();
        (Typed { types: self.types, fns, inits, consts, services, fields, impls: self.impls }, diagnostics)
    }

    /// What a default method needs beyond its trait is asked of the types that leave the method to the trait.
    fn check_defaults(&mut self) {
        for entry in self.impls.entries.clone().into_iter().flatten() {
            let trait_def = &self.program.traits[entry.trait_id.index()];
            let def = &self.program.impls[entry.id.index()];
            self.module = def.module;
            for (method, given) in trait_def.methods.iter().zip(&entry.methods) {
                if given.is_some() || !method.has_default {
                    continue;
                }
                let Some(sig) = self.sig(method.decl) else {
                    continue;
                };
                let mut map: FxHashMap<GenericId, Ty> = FxHashMap::default();
                map.insert(trait_def.self_generic, entry.target);
                map.extend(trait_def.generics.iter().copied().zip(entry.args.iter().copied()));
                for pred in &sig.preds {
                    let known = self.pred_generics(pred).iter().all(|g| map.contains_key(g));
                    let itself = matches!(pred, Pred::Impl { trait_id, .. } if *trait_id == entry.trait_id);
                    if known && !itself {
                        let pred = self.subst_pred(pred, &map);
                        self.require(pred, def.span);
                    }
                }
            }
        }
    }

    fn name_operations(&mut self) {
        for operation in std::mem::take(&mut self.operations) {
            let self_ty = operation.self_ty;
            let meaning = Meaning::Trait {
                trait_id: operation.trait_id,
                method: 0,
                self_ty,
                args: Vec::new(),
                method_args: Vec::new(),
            };
            self.bodies[operation.node].meanings.insert(operation.expr, meaning);
        }
    }

    // ── final types ──

    fn zonk(&mut self, ty: Ty, fin: &mut Final) -> Ty {
        if !self.types.has(ty, flag::VAR | flag::GENERIC | flag::ASSOC) {
            return ty;
        }
        if let Some(&done) = fin.cache.get(&ty) {
            return done;
        }
        let done = match self.types.kind(ty).clone() {
            TyKind::Var(_) => {
                let end = self.shallow(ty);
                if matches!(self.types.kind(end), TyKind::Var(_)) { self.prim.unit } else { self.zonk(end, fin) }
            }
            TyKind::Generic(id) => match fin.collapsed.get(&id) {
                Some(&one) => self.zonk(one, fin),
                None if error::is_declared(id, self.program.generics.len()) || fin.own.contains(&id) => ty,
                None => self.prim.unit,
            },
            TyKind::Con(id, args) => {
                let args = args.iter().map(|&a| self.zonk(a, fin)).collect();
                self.types.intern(TyKind::Con(id, args))
            }
            TyKind::Tuple(items) => {
                let items = items.iter().map(|&a| self.zonk(a, fin)).collect();
                self.types.intern(TyKind::Tuple(items))
            }
            TyKind::Fun(params, ret) => {
                let params = params.iter().map(|&a| self.zonk(a, fin)).collect();
                let ret = self.zonk(ret, fin);
                self.types.intern(TyKind::Fun(params, ret))
            }
            TyKind::Assoc { trait_id, args, self_ty, name } => {
                let args: Vec<Ty> = args.iter().map(|&a| self.zonk(a, fin)).collect();
                let self_ty = self.zonk(self_ty, fin);
                let open = matches!(self.types.kind(self_ty), TyKind::Generic(_) | TyKind::Assoc { .. });
                let known = if open { None } else { self.impls.assoc(&mut self.types, trait_id, &args, self_ty, name) };
                known.unwrap_or_else(|| self.types.intern(TyKind::Assoc { trait_id, args: args.into(), self_ty, name }))
            }
            TyKind::Unit | TyKind::Never | TyKind::Error => ty,
        };
        fin.cache.insert(ty, done);
        done
    }

    fn zonk_all(&mut self, tys: &mut [Ty], fin: &mut Final) {
        for ty in tys {
            *ty = self.zonk(*ty, fin);
        }
    }

    fn finish_body(&mut self, node: usize, uses: &mut FxHashMap<(usize, LocalId), Vec<Vec<Ty>>>) -> BodyTypes {
        let mut body = std::mem::take(&mut self.bodies[node]);
        let mut fin = Final::default();
        if node < self.program.fns.len()
            && let Some(sig) = self.sig(FnId(node as u32))
        {
            fin.own.extend(sig.generics.iter().copied());
        }
        if let Some(init) = self.program.inits.get(node.wrapping_sub(self.program.fns.len())) {
            let schemes = init.consts.iter().filter_map(|id| self.const_schemes[id.index()].as_ref());
            fin.own.extend(schemes.flat_map(|scheme| scheme.generics.iter().copied()));
        }
        if !body.local_schemes.is_empty() {
            self.collapse(node, &mut body, uses, &mut fin);
        }
        self.zonk_all(&mut body.exprs, &mut fin);
        self.zonk_all(&mut body.pats, &mut fin);
        self.zonk_all(&mut body.locals, &mut fin);
        let hir = self.hir_body(node);
        for (expr, meaning) in &mut body.meanings {
            let is_operator = matches!(hir.exprs[expr.index()].kind, ExprKind::Unary { .. } | ExprKind::Binary { .. });
            self.finish_meaning(meaning, is_operator, &mut fin);
        }
        for ty in body.closure_messages.values_mut() {
            *ty = self.zonk(*ty, &mut fin);
        }
        body
    }

    /// Locals that turned out to be used at one type only need no scheme; the others list their instances.
    fn collapse(
        &mut self,
        node: usize,
        body: &mut BodyTypes,
        uses: &mut FxHashMap<(usize, LocalId), Vec<Vec<Ty>>>,
        fin: &mut Final,
    ) {
        let hir = self.hir_body(node);
        let mut open: Vec<LocalId> = body.local_schemes.keys().copied().collect();
        open.sort_unstable();
        let all: Vec<GenericId> = body.local_schemes.values().flat_map(|s| s.generics.iter().copied()).collect();
        fin.own.extend(all.iter().copied());
        let mut gone: FxHashSet<LocalId> = FxHashSet::default();
        loop {
            let before = gone.len();
            for &local in &open {
                if gone.contains(&local) {
                    continue;
                }
                let generics = body.local_schemes[&local].generics.clone();
                let mut instances = uses.get(&(node, local)).cloned().unwrap_or_default();
                instances.iter_mut().for_each(|i| self.zonk_all(i, fin));
                let Some(first) = instances.first().cloned() else {
                    if !self.constrained_locals.contains(&(node, local)) {
                        fin.collapsed.extend(generics.into_iter().map(|g| (g, self.prim.unit)));
                        gone.insert(local);
                        fin.cache.clear();
                    }
                    continue;
                };
                let mut mentioned = Vec::new();
                first.iter().for_each(|&t| self.generics_of(t, &mut mentioned));
                let local_only = mentioned.iter().any(|g| all.contains(g) && !fin.collapsed.contains_key(g));
                if !local_only && instances.iter().all(|i| *i == first) {
                    fin.collapsed.extend(generics.into_iter().zip(first));
                    gone.insert(local);
                    fin.cache.clear();
                }
            }
            if gone.len() == before {
                break;
            }
        }
        body.local_schemes.retain(|local, _| !gone.contains(local));
        open.retain(|local| !gone.contains(local));
        for &local in &open {
            let mut instances = uses.remove(&(node, local)).unwrap_or_default();
            instances.iter_mut().for_each(|i| self.zonk_all(i, fin));
            if let Some(scheme) = body.local_schemes.get_mut(&local) {
                scheme.instances = instances;
            }
        }
        self.expand_instances(&open, body);
        let chosen = &body.chosen;
        body.meanings.retain(|expr, meaning| match (meaning, &hir.exprs[expr.index()].kind) {
            (Meaning::Local { .. }, ExprKind::Local(local)) => !gone.contains(local),
            (Meaning::Local { .. }, ExprKind::LocalFns(_)) => {
                chosen.get(expr).is_none_or(|local| !gone.contains(local))
            }
            _ => true,
        });
    }

    /// A use inside another general local is one for each instance of that local.
    fn expand_instances(&mut self, open: &[LocalId], body: &mut BodyTypes) {
        /// Locals that use one another at ever larger types never end; `ssa` reports what is missing then.
        const MOST: usize = 64;
        let owner: FxHashMap<GenericId, LocalId> =
            open.iter().flat_map(|&l| body.local_schemes[&l].generics.iter().map(move |&g| (g, l))).collect();
        let mut ready: FxHashMap<LocalId, Vec<Vec<Ty>>> = FxHashMap::default();
        loop {
            let mut grown = false;
            for &local in open {
                for instance in body.local_schemes[&local].instances.clone() {
                    for known in self.close_instance(&instance, &owner, &ready, body) {
                        let list = ready.entry(local).or_default();
                        if list.len() < MOST && !list.contains(&known) {
                            list.push(known);
                            grown = true;
                        }
                    }
                }
            }
            if !grown {
                break;
            }
        }
        for &local in open {
            if let Some(scheme) = body.local_schemes.get_mut(&local) {
                scheme.instances = ready.remove(&local).unwrap_or_default();
                scheme.instances.sort_unstable();
            }
        }
    }

    /// An instance without generics of other locals, for every combination of what those stand for.
    fn close_instance(
        &mut self,
        instance: &[Ty],
        owner: &FxHashMap<GenericId, LocalId>,
        ready: &FxHashMap<LocalId, Vec<Vec<Ty>>>,
        body: &BodyTypes,
    ) -> Vec<Vec<Ty>> {
        let mut mentioned = Vec::new();
        instance.iter().for_each(|&t| self.generics_of(t, &mut mentioned));
        let mut owners: Vec<LocalId> = mentioned.iter().filter_map(|g| owner.get(g).copied()).collect();
        owners.sort_unstable();
        owners.dedup();
        let mut out = vec![instance.to_vec()];
        for local in owners {
            let generics = &body.local_schemes[&local].generics;
            let mut next = Vec::new();
            for known in ready.get(&local).into_iter().flatten() {
                let map: FxHashMap<GenericId, Ty> = generics.iter().copied().zip(known.iter().copied()).collect();
                for tys in &out {
                    next.push(tys.iter().map(|&t| self.types.subst(t, &map)).collect());
                }
            }
            out = next;
        }
        out
    }

    fn finish_meaning(&mut self, meaning: &mut Meaning, is_operator: bool, fin: &mut Final) {
        match meaning {
            Meaning::Fn { args, .. } | Meaning::Local { args } => self.zonk_all(args, fin),
            Meaning::Trait { self_ty, args, method_args, .. } => {
                *self_ty = self.zonk(*self_ty, fin);
                self.zonk_all(args, fin);
                self.zonk_all(method_args, fin);
                if is_operator && [self.prim.int, self.prim.float, self.prim.bool].contains(self_ty) {
                    *meaning = Meaning::Primitive;
                }
            }
            Meaning::Derived { ty, .. } => *ty = self.zonk(*ty, fin),
            Meaning::TryResult { convert: Some((from, to)) } => {
                *from = self.zonk(*from, fin);
                *to = self.zonk(*to, fin);
            }
            _ => {}
        }
    }

    fn hir_body(&self, node: usize) -> &'p Body {
        match self.program.fns.get(node) {
            Some(function) => &function.body,
            None => &self.program.inits[node - self.program.fns.len()].body,
        }
    }

    fn finish_fn(&mut self, index: usize, body: BodyTypes) -> FnTypes {
        let id = FnId(index as u32);
        self.prepare(id);
        let Some(sig) = self.sig(id) else {
            return FnTypes { body, ..FnTypes::default() };
        };
        let mut fin = Final { own: sig.generics.iter().copied().collect(), ..Final::default() };
        let mut params = sig.params.clone();
        self.zonk_all(&mut params, &mut fin);
        let ret = Some(self.zonk(sig.ret, &mut fin));
        let message = sig.message.map(|m| self.zonk(m, &mut fin));
        FnTypes { generics: sig.generics.clone(), params, ret, message, body }
    }

    fn finish_service(&mut self, index: usize) -> ServiceTypes {
        let mut fin = Final::default();
        let service = &self.program.services[index];
        self.prepare(service.init);
        let state = self.service_states[index].map(|s| self.zonk(s, &mut fin));
        let mut handlers = Vec::with_capacity(service.handlers.len());
        for handler in &service.handlers {
            let Some(sig) = self.sig(handler.client) else {
                continue;
            };
            let mut params: Vec<Ty> = sig.params.iter().skip(1).copied().collect();
            self.zonk_all(&mut params, &mut fin);
            let is_call = handler.kind == mesh_syntax::ast::HandlerKind::Call;
            let reply = is_call.then(|| self.zonk(sig.ret, &mut fin));
            handlers.push((params, reply));
        }
        ServiceTypes { state, handlers }
    }

    /// Parameters without types in a trait are associated types of each impl.
    fn finish_impls(&mut self) {
        let mut fin = Final::default();
        let count = self.impls.entries.len();
        for index in 0..count {
            let Some(entry) = self.impls.entries[index].clone() else {
                continue;
            };
            let mut assoc = Vec::new();
            for &(name, ty) in &entry.assoc {
                assoc.push((name, self.zonk(ty, &mut fin)));
            }
            let trait_def = &self.program.traits[entry.trait_id.index()];
            for (method, given) in trait_def.methods.iter().zip(&entry.methods) {
                let Some(function) = given else { continue };
                let Some(sig) = self.sig(*function) else {
                    continue;
                };
                let parts = sig.params.iter().enumerate().map(|(i, &ty)| (Some(i), ty)).chain([(None, sig.ret)]);
                for (part, ty) in parts {
                    let name = synth_name(method.name, part);
                    if self.synth.contains_key(&(entry.trait_id, name)) {
                        assoc.push((name, self.zonk(ty, &mut fin)));
                    }
                }
            }
            let args = entry.args.iter().map(|&a| self.zonk(a, &mut fin)).collect();
            let target = self.zonk(entry.target, &mut fin);
            if let Some(entry) = &mut self.impls.entries[index] {
                entry.assoc = assoc;
                entry.args = args;
                entry.target = target;
            }
        }
    }

    // ── matches ──

    fn check_matches(&mut self, node: usize, typed: &mut BodyTypes) {
        let hir = self.hir_body(node);
        let clauses: &'p [Clause] = match self.program.fns.get(node) {
            Some(function) => {
                self.module = function.module;
                &function.clauses
            }
            None => {
                let init = &self.program.inits[node - self.program.fns.len()];
                self.module = init.module;
                if !typed.pats.is_empty() {
                    self.check_irrefutable(hir, typed, init.pattern);
                }
                &[]
            }
        };
        if typed.exprs.is_empty() && typed.pats.is_empty() {
            return;
        }
        self.check_clauses(hir, typed, clauses);
        for (index, expr) in hir.exprs.iter().enumerate() {
            match &expr.kind {
                ExprKind::Case { scrutinee, arms } => {
                    let ty = typed.exprs[scrutinee.index()];
                    let head = self.case_span(hir, *scrutinee, expr.span);
                    self.check_arms(hir, typed, &arms.iter().collect::<Vec<_>>(), ty, Some(head));
                }
                ExprKind::Receive { arms, .. } => self.check_receive(hir, typed, ExprId(index as u32), arms),
                ExprKind::Closure { clauses, .. } => self.check_clauses(hir, typed, clauses),
                ExprKind::For { pattern, .. } => self.check_irrefutable(hir, typed, *pattern),
                ExprKind::Block { stmts, .. } => {
                    for stmt in stmts {
                        match stmt {
                            Stmt::Let { pattern, .. } => self.check_irrefutable(hir, typed, *pattern),
                            Stmt::Fns(fns) => fns.iter().for_each(|f| self.check_clauses(hir, typed, &f.clauses)),
                            Stmt::Expr(_) => {}
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// The head of a `case`, so that its arms are not underlined.
    fn case_span(&self, hir: &Body, scrutinee: ExprId, case: Span) -> Span {
        let scrutinee = hir.exprs[scrutinee.index()].span;
        Span { end: scrutinee.end.clamp(case.start, case.end), ..case }
    }

    /// Decides a match and keeps how. None where a type is wrong: that was said already.
    fn decide_match(
        &mut self,
        hir: &Body,
        typed: &mut BodyTypes,
        id: MatchId,
        rows: &[Row],
        tys: &[Ty],
    ) -> Option<(Vec<usize>, Option<Missing>)> {
        let is_wrong = |ty: &Ty| self.types.has(*ty, flag::ERROR);
        let mut patterns = rows.iter().flat_map(|row| &row.patterns);
        if tys.iter().any(is_wrong) || patterns.any(|&pat| holds_wrong(hir, typed, pat, &is_wrong)) {
            return None;
        }
        let mut cx = Context { program: self.program, lang: &self.lang, types: &mut self.types, fields: &self.fields };
        let outcome = decide::decide(&mut cx, hir, typed, rows, tys);
        typed.decisions.insert(id, outcome.decision);
        // Nothing is missing where no value arrives.
        if tys.iter().any(|&ty| matches!(self.types.kind(ty), TyKind::Never)) {
            return None;
        }
        Some((outcome.unreachable, outcome.missing))
    }

    fn check_receive(&mut self, hir: &Body, typed: &mut BodyTypes, id: ExprId, arms: &[Arm]) {
        let mut groups: Vec<(Option<SystemMessage>, Vec<&Arm>)> = Vec::new();
        for (index, arm) in arms.iter().enumerate() {
            let kind = typed.system_arms.get(&(id, index)).copied();
            match groups.iter_mut().find(|group| group.0 == kind) {
                Some(group) => group.1.push(arm),
                None => groups.push((kind, vec![arm])),
            }
        }
        for (_, arms) in groups {
            let ty = typed.pats[arms[0].pattern.index()];
            self.check_arms(hir, typed, &arms, ty, None);
        }
    }

    fn check_arms(&mut self, hir: &Body, typed: &mut BodyTypes, arms: &[&Arm], ty: Ty, exhaustive: Option<Span>) {
        let rows: Vec<Row> =
            arms.iter().map(|arm| Row { patterns: vec![arm.pattern], guarded: arm.guard.is_some() }).collect();
        // A `case` without arms is a failure by itself.
        let id = arms.first().map_or(ExprId(u32::MAX), |arm| arm.body);
        let Some((unreachable, missing)) = self.decide_match(hir, typed, MatchId::Arms(id), &rows, &[ty]) else {
            return;
        };
        // A wrong pattern counts as matching everything, so nothing can be said about the arms after it.
        let wrong = |(at, p): (usize, &Pat)| match p.kind {
            PatKind::Error => true,
            PatKind::Variant { .. } => !typed.variants.contains_key(&PatId(at as u32)),
            _ => false,
        };
        if unreachable.is_empty() || !hir.pats.iter().enumerate().any(wrong) {
            for arm in unreachable {
                self.report(error::redundant(hir.pats[arms[arm].pattern.index()].span));
            }
        }
        if let (Some(span), Some(missing)) = (exhaustive, missing) {
            let shown = self.show(ty);
            let diagnostic = error::non_exhaustive(span, &shown, &missing.text);
            self.report(if missing.list_only { diagnostic.warning() } else { diagnostic });
        }
    }

    fn check_clauses(&mut self, hir: &Body, typed: &mut BodyTypes, clauses: &[Clause]) {
        let Some(first) = clauses.first() else { return };
        if clauses.len() == 1 && first.is_plain(hir) {
            return;
        }
        let tys: Vec<Ty> = first.params.iter().map(|p| typed.pats[p.index()]).collect();
        let rows: Vec<Row> =
            clauses.iter().map(|c| Row { patterns: c.params.clone(), guarded: c.guard.is_some() }).collect();
        let outcome = self.decide_match(hir, typed, MatchId::Arms(first.body), &rows, &tys);
        if let Some((_, Some(missing))) = outcome {
            let ty = if let [one] = tys[..] { one } else { self.types.tuple(&tys) };
            let shown = self.show(ty);
            let span = match (first.params.first(), first.params.last()) {
                (Some(a), Some(b)) => hir.pats[a.index()].span.to(hir.pats[b.index()].span),
                _ => first.span,
            };
            self.report(error::non_exhaustive(span, &shown, &missing.text).warning());
        }
    }

    fn check_irrefutable(&mut self, hir: &Body, typed: &mut BodyTypes, pattern: PatId) {
        let pat = &hir.pats[pattern.index()];
        if pat.kind.is_plain() {
            return;
        }
        let ty = typed.pats[pattern.index()];
        let rows = [Row { patterns: vec![pattern], guarded: false }];
        if let Some((_, Some(missing))) = self.decide_match(hir, typed, MatchId::Pattern(pattern), &rows, &[ty]) {
            let shown = self.show(ty);
            self.report(error::non_exhaustive(pat.span, &shown, &missing.text));
        }
    }
}

/// Whether a part of the pattern has another type than what it meets.
fn holds_wrong(hir: &Body, typed: &BodyTypes, pat: PatId, is_wrong: &dyn std::ops::Fn(&Ty) -> bool) -> bool {
    let any = |parts: &[PatId]| parts.iter().any(|&part| holds_wrong(hir, typed, part, is_wrong));
    is_wrong(&typed.pats[pat.index()])
        || match &hir.pats[pat.index()].kind {
            PatKind::Tuple(parts) | PatKind::List(parts) | PatKind::Or(parts) => any(parts),
            PatKind::Variant { args, .. } => any(args),
            PatKind::Cons { head, tail } => any(&[*head, *tail]),
            PatKind::As { pattern, .. } => any(&[*pattern]),
            _ => false,
        }
}
