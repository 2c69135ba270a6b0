//! Binding groups: strongly connected components of functions and initialisers, dependencies first, and the inference of
//! one group.

use super::Infer;
use crate::names::hir::*;
use crate::types::error;
use crate::types::generalize::Scheme;
use crate::types::traits::Pred;
use crate::types::ty::Ty;
use crate::types::typed::Meaning;
use mesh_syntax::ast::BinaryOp;
use mesh_syntax::diagnostics::Severity;
use mesh_syntax::intern::Symbol;
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// Tarjan's algorithm with an explicit stack.
struct Components<'a> {
    edges: &'a [Vec<u32>],
    index: Vec<u32>,
    low: Vec<u32>,
    on_stack: Vec<bool>,
    stack: Vec<u32>,
    next: u32,
    out: Vec<Vec<usize>>,
}

const UNSEEN: u32 = u32::MAX;

impl Components<'_> {
    fn enter(&mut self, node: u32) {
        self.index[node as usize] = self.next;
        self.low[node as usize] = self.next;
        self.next += 1;
        self.stack.push(node);
        self.on_stack[node as usize] = true;
    }

    fn visit(&mut self, root: u32) {
        let mut work = vec![(root, 0usize)];
        self.enter(root);
        while let Some((node, at)) = work.last_mut() {
            let node = *node;
            if let Some(&next) = self.edges[node as usize].get(*at) {
                *at += 1;
                if self.index[next as usize] == UNSEEN {
                    self.enter(next);
                    work.push((next, 0));
                } else if self.on_stack[next as usize] {
                    self.low[node as usize] = self.low[node as usize].min(self.index[next as usize]);
                }
                continue;
            }
            work.pop();
            if let Some((parent, _)) = work.last() {
                self.low[*parent as usize] = self.low[*parent as usize].min(self.low[node as usize]);
            }
            if self.low[node as usize] == self.index[node as usize] {
                let mut component = Vec::new();
                while let Some(member) = self.stack.pop() {
                    self.on_stack[member as usize] = false;
                    component.push(member as usize);
                    if member == node {
                        break;
                    }
                }
                component.sort_unstable();
                self.out.push(component);
            }
        }
    }
}

/// The strongly connected components of a graph, each behind those that it leads to.
pub fn components(edges: &[Vec<u32>]) -> Vec<Vec<usize>> {
    let nodes = edges.len();
    let mut components = Components {
        edges,
        index: vec![UNSEEN; nodes],
        low: vec![0; nodes],
        on_stack: vec![false; nodes],
        stack: Vec::new(),
        next: 0,
        out: Vec::new(),
    };
    for node in 0..nodes as u32 {
        if components.index[node as usize] == UNSEEN {
            components.visit(node);
        }
    }
    components.out
}

impl<'p> Infer<'p> {
    pub fn groups(&mut self) -> Vec<Vec<usize>> {
        let by_name = self.open_methods();
        let nodes = self.program.fns.len() + self.program.inits.len();
        let edges: Vec<Vec<u32>> = (0..nodes).map(|node| self.edges_of(node, &by_name)).collect();
        components(&edges)
    }

    /// Functions that method syntax may reach and whose signature must be inferred first, by name.
    fn open_methods(&self) -> FxHashMap<Symbol, Vec<u32>> {
        let mut by_name: FxHashMap<Symbol, Vec<u32>> = FxHashMap::default();
        for (index, function) in self.program.fns.iter().enumerate() {
            let reachable = match function.owner {
                Owner::Impl(_) | Owner::Trait(_) => true,
                _ => self.module_fns.contains_key(&(function.module, function.name)),
            };
            if reachable && !self.is_complete(FnId(index as u32)) {
                by_name.entry(function.name).or_default().push(index as u32);
            }
        }
        by_name
    }

    fn edges_of(&self, node: usize, by_name: &FxHashMap<Symbol, Vec<u32>>) -> Vec<u32> {
        let program = self.program;
        let mut out = Vec::new();
        let body = match program.fns.get(node) {
            Some(function) => {
                let id = FnId(node as u32);
                self.service_edges(id, &mut out);
                // A default method tells the types of what replaces it.
                if let Some(method) = self.replaced_default(id)
                    && !self.is_complete(method)
                {
                    out.push(method.0);
                }
                &function.body
            }
            None => &program.inits[node - program.fns.len()].body,
        };
        let named = |name: Symbol, out: &mut Vec<u32>| {
            if let Some(fns) = by_name.get(&name) {
                out.extend(fns);
            }
        };
        let named_op = |name: &str, out: &mut Vec<u32>| {
            if !by_name.is_empty() {
                named(Symbol::new(name), out);
            }
        };
        for expr in &body.exprs {
            match &expr.kind {
                ExprKind::Fns(fns) => out.extend(fns.iter().map(|f| f.0)),
                ExprKind::Const(id) => out.push(program.fns.len() as u32 + program.consts[id.index()].init),
                ExprKind::TypeMember { name, .. }
                | ExprKind::VarMember { name, .. }
                | ExprKind::Method { name, .. } => named(name.name, &mut out),
                ExprKind::TraitFns(list) => {
                    for (trait_id, method) in list {
                        let method = &program.traits[trait_id.index()].methods[*method as usize];
                        named(method.name, &mut out);
                    }
                }
                ExprKind::Index { .. } => out.extend([self.lang.list_get.0, self.lang.map_get.0]),
                ExprKind::For { .. } => {
                    named_op("iter", &mut out);
                    named_op("next", &mut out);
                }
                ExprKind::Try(_) => named_op("from", &mut out),
                ExprKind::Unary { .. } => {
                    named_op("neg", &mut out);
                    named_op("not", &mut out);
                }
                ExprKind::Binary { op, .. } => match op {
                    BinaryOp::Add => named_op("add", &mut out),
                    BinaryOp::Sub => named_op("sub", &mut out),
                    BinaryOp::Mul => named_op("mul", &mut out),
                    BinaryOp::Div => named_op("div", &mut out),
                    BinaryOp::Mod => named_op("mod", &mut out),
                    _ => {}
                },
                _ => {}
            }
        }
        out.sort_unstable();
        out.dedup();
        out
    }

    /// The parts of a service are one group; its client functions need all of them.
    fn service_edges(&self, function: FnId, out: &mut Vec<u32>) {
        let Some(id) = self.service_of.get(&function) else {
            return;
        };
        let service = &self.program.services[id.index()];
        out.push(service.init.0);
        out.extend(service.handlers.iter().map(|h| h.body.0));
    }

    /// Infers the members together, then makes them general.
    pub fn group(&mut self, nodes: &[usize]) {
        let fn_count = self.program.fns.len();
        let reported = self.diagnostics.len();
        self.level = 1;
        self.in_group = nodes.iter().copied().collect();
        for &node in nodes {
            if node < fn_count {
                self.prepare(FnId(node as u32));
            } else {
                self.prepare_init(node - fn_count);
            }
        }
        for &node in nodes {
            if node < fn_count {
                self.function(FnId(node as u32));
            } else {
                self.init(node - fn_count);
            }
        }
        self.progress();
        for &node in nodes.iter().filter(|&&node| node < fn_count) {
            self.default_to_self(FnId(node as u32));
        }
        self.settle();
        self.level = 0;
        let members: Vec<FnId> = nodes.iter().filter(|&&n| n < fn_count).map(|&n| FnId(n as u32)).collect();
        let mut signature: Vec<Ty> = Vec::new();
        for &member in &members {
            if self.poly[member.index()] {
                continue;
            }
            if let Some(sig) = self.sig(member) {
                signature.extend(sig.params.iter().copied().chain([sig.ret]).chain(sig.message));
            }
        }
        let consts: Vec<ConstId> =
            nodes.iter().filter(|&&n| n >= fn_count).filter_map(|&n| self.general_const(n - fn_count)).collect();
        signature.extend(consts.iter().filter_map(|id| self.const_tys[id.index()]));
        self.generalize(&signature);
        self.default_ambiguous(false);
        self.close_group(&members, &consts);
        let failed = self.diagnostics[reported..].iter().any(|found| found.severity == Severity::Error);
        self.silence(&members, failed);
        if self.types.refill() {
            let span = match members.first() {
                Some(first) => self.program.fns[first.index()].name_span,
                None => self.here,
            };
            self.report(error::too_large(span));
        }
    }

    /// What mistakes have left open in the signatures of methods is no type that uses could disagree about.
    fn silence(&mut self, members: &[FnId], failed: bool) {
        for &member in members {
            let Some(sig) = self.sig(member) else { continue };
            let tys = sig.params.iter().copied().chain([sig.ret]).chain(sig.message);
            let open: Vec<u32> = tys.flat_map(|ty| self.free_vars(ty)).collect();
            let is_broken = || {
                let exprs = &self.program.fns[member.index()].body.exprs;
                failed || exprs.iter().any(|expr| matches!(expr.kind, ExprKind::Error))
            };
            if !open.is_empty() && is_broken() {
                open.into_iter().for_each(|var| self.vars.bind(var, self.prim.error));
            }
        }
    }

    /// Generics that stand for parts of what a projection of the scheme's types gives.
    fn add_output_generics(&mut self, preds: &[(Pred, Vec<GenericId>)], generics: &mut Vec<GenericId>) {
        loop {
            let before = generics.len();
            for (pred, _) in preds {
                let Pred::Proj { args, self_ty, out, .. } = pred else { continue };
                let mut sources = Vec::new();
                for &ty in args.iter().chain([self_ty]) {
                    self.generics_of(ty, &mut sources);
                }
                if sources.iter().all(|source| generics.contains(source)) {
                    self.generics_of(*out, generics);
                }
            }
            if generics.len() == before {
                return;
            }
        }
    }

    fn close_group(&mut self, members: &[FnId], consts: &[ConstId]) {
        let mut rest = Vec::new();
        let mut preds: Vec<(Pred, Vec<GenericId>)> = Vec::new();
        for obligation in std::mem::take(&mut self.pending) {
            let generics = self.pred_generics(&obligation.pred);
            if generics.is_empty() {
                rest.push(obligation);
            } else {
                let pred = self.resolve_pred(&obligation.pred);
                preds.push((pred, generics));
            }
        }
        self.pending = rest;
        for &member in members {
            let Some(sig) = self.sig(member) else {
                continue;
            };
            let scheme = self.close_scheme(Scheme::clone(&sig), &preds);
            self.sigs[member.index()] = Some(Rc::new(scheme));
            self.poly[member.index()] = true;
        }
        for &id in consts {
            let Some(ty) = self.const_tys[id.index()] else { continue };
            let scheme = self.close_scheme(Scheme::of_local(Vec::new(), Vec::new(), ty), &preds);
            if !scheme.generics.is_empty() {
                self.const_schemes[id.index()] = Some(Rc::new(scheme));
            }
        }
        self.settle_mono_uses();
    }

    /// The final form of a signature: what it is general over, and which of the group's conditions are its own.
    fn close_scheme(&mut self, mut scheme: Scheme, preds: &[(Pred, Vec<GenericId>)]) -> Scheme {
        scheme.params = scheme.params.iter().map(|&p| self.resolve(p)).collect();
        scheme.ret = self.resolve(scheme.ret);
        scheme.message = scheme.message.map(|m| self.resolve(m));
        let tys: Vec<Ty> = scheme.params.iter().copied().chain([scheme.ret]).chain(scheme.message).collect();
        for ty in tys {
            self.generics_of(ty, &mut scheme.generics);
        }
        self.add_output_generics(preds, &mut scheme.generics);
        for (pred, generics) in preds {
            if generics.iter().all(|g| scheme.generics.contains(g)) {
                scheme.preds.push(pred.clone());
            }
        }
        scheme
    }

    /// Uses from within the group are at the group's own variables.
    fn settle_mono_uses(&mut self) {
        for (node, expr, function) in std::mem::take(&mut self.mono_fn_uses) {
            let generics = self.sig(function).map(|s| s.generics.clone()).unwrap_or_default();
            let args = generics.into_iter().map(|g| self.types.generic(g)).collect();
            self.bodies[node].meanings.insert(expr, Meaning::Fn { id: function, args });
        }
        for (node, expr, constant) in std::mem::take(&mut self.mono_const_uses) {
            let Some(scheme) = self.const_schemes[constant.index()].clone() else { continue };
            let args = scheme.generics.iter().map(|&g| self.types.generic(g)).collect();
            self.bodies[node].meanings.insert(expr, Meaning::Local { args });
        }
    }
}
