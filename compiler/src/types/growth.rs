//! Definitions that need themselves at ever larger types, which no machine code could be made for: a call within a cycle
//! of calls whose type argument has a type parameter of the cycle as a part, or such a field within a cycle of types. What
//! is called through the bounds of a parameter is not followed; `ssa` finds that out when it makes the code.

use super::error;
use super::infer::components;
use super::ty::{Ty, TyKind, Types, flag};
use super::typed::{BodyTypes, Meaning, Typed};
use crate::names::hir::{Body, ConstId, ExprKind, FnId, GenericId, Program, TypeDefKind, TypeId};
use mesh_syntax::diagnostics::Diagnostic;
use mesh_syntax::source::Span;
use rustc_hash::FxHashSet;

/// The type argument for `to` mentions `from`.
struct Edge {
    from: GenericId,
    to: GenericId,
    /// Where it does so as a part of something larger.
    grows: Option<Span>,
}

/// The parts of a type in which a type parameter occurs; what an associated type stands for may be anything.
fn parameters(types: &Types, ty: Ty, seen: &mut FxHashSet<Ty>) {
    if !types.has(ty, flag::GENERIC) || !seen.insert(ty) {
        return;
    }
    match types.kind(ty) {
        TyKind::Con(_, parts) | TyKind::Tuple(parts) => parts.iter().for_each(|&part| parameters(types, part, seen)),
        TyKind::Fun(params, ret) => params.iter().chain([ret]).for_each(|&part| parameters(types, part, seen)),
        _ => {}
    }
}

struct Search<'a> {
    program: &'a Program,
    edges: Vec<Edge>,
}

pub fn check(program: &Program, typed: &mut Typed) -> Vec<Diagnostic> {
    let mut search = Search { program, edges: Vec::new() };
    for (index, function) in program.fns.iter().enumerate() {
        let body = std::mem::take(&mut typed.fns[index].body);
        search.body(&function.body, &body, typed);
        typed.fns[index].body = body;
    }
    for (index, init) in program.inits.iter().enumerate() {
        let body = std::mem::take(&mut typed.inits[index]);
        search.body(&init.body, &body, typed);
        typed.inits[index] = body;
    }
    search.types(typed);
    search.report()
}

impl Search<'_> {
    fn body(&mut self, hir: &Body, body: &BodyTypes, typed: &mut Typed) {
        for (expr, meaning) in &body.meanings {
            let expr = &hir.exprs[expr.index()];
            match meaning {
                Meaning::Fn { id, args } => self.call(*id, args, expr.span, typed),
                Meaning::Trait { trait_id, method, self_ty, args, method_args } => {
                    if !matches!(typed.types.kind(*self_ty), TyKind::Con(..)) {
                        continue;
                    }
                    let Some(found) = typed.impls.find(&mut typed.types, *trait_id, args, *self_ty) else { continue };
                    let Some(function) = typed.impls.method(found.impl_id, *method) else { continue };
                    let all: Vec<Ty> = found.generics.iter().chain(method_args).copied().collect();
                    self.call(function, &all, expr.span, typed);
                }
                Meaning::Local { args } => {
                    let generics = match &expr.kind {
                        ExprKind::Local(local) => body.local_schemes.get(local).map(|scheme| &scheme.generics),
                        ExprKind::Const(ConstId(id)) => typed.consts.get(*id as usize),
                        _ => None,
                    };
                    self.pairs(generics.map_or(&[], Vec::as_slice), args, expr.span, &typed.types);
                }
                _ => {}
            }
        }
    }

    fn call(&mut self, id: FnId, args: &[Ty], span: Span, typed: &Typed) {
        self.pairs(&typed.fns[id.index()].generics, args, span, &typed.types);
    }

    fn types(&mut self, typed: &Typed) {
        for (index, def) in self.program.types.iter().enumerate() {
            if matches!(def.kind, TypeDefKind::Intrinsic) || def.generics.is_empty() {
                continue;
            }
            for &field in typed.fields[index].iter().flatten() {
                self.field(field, def.span, typed);
            }
        }
    }

    fn field(&mut self, ty: Ty, span: Span, typed: &Typed) {
        if !typed.types.has(ty, flag::GENERIC) {
            return;
        }
        match typed.types.kind(ty) {
            TyKind::Con(TypeId(id), args) => {
                self.pairs(&self.program.types[*id as usize].generics, args, span, &typed.types);
                args.iter().for_each(|&arg| self.field(arg, span, typed));
            }
            TyKind::Tuple(items) => items.iter().for_each(|&item| self.field(item, span, typed)),
            TyKind::Fun(params, ret) => {
                params.iter().chain([ret]).for_each(|&part| self.field(part, span, typed));
            }
            _ => {}
        }
    }

    fn pairs(&mut self, generics: &[GenericId], args: &[Ty], span: Span, types: &Types) {
        for (&to, &arg) in generics.iter().zip(args) {
            if !types.has(arg, flag::GENERIC) {
                continue;
            }
            if let TyKind::Generic(from) = *types.kind(arg) {
                self.edges.push(Edge { from, to, grows: None });
                continue;
            }
            let mut seen = FxHashSet::default();
            parameters(types, arg, &mut seen);
            for part in seen {
                if let TyKind::Generic(from) = *types.kind(part) {
                    self.edges.push(Edge { from, to, grows: Some(span) });
                }
            }
        }
    }

    fn report(self) -> Vec<Diagnostic> {
        let count = self.edges.iter().map(|edge| edge.from.index().max(edge.to.index()) + 1).max().unwrap_or(0);
        let mut next: Vec<Vec<u32>> = vec![Vec::new(); count];
        self.edges.iter().for_each(|edge| next[edge.from.index()].push(edge.to.0));
        let mut component = vec![0; count];
        for (at, members) in components(&next).into_iter().enumerate() {
            members.into_iter().for_each(|member| component[member] = at);
        }
        let grows = |edge: &Edge| {
            let span = edge.grows?;
            (component[edge.from.index()] == component[edge.to.index()]).then_some(span)
        };
        let mut spans: Vec<Span> = self.edges.iter().filter_map(grows).collect();
        spans.sort_unstable_by_key(|span| (span.file, span.start, span.end));
        spans.dedup();
        spans.into_iter().map(error::grows).collect()
    }
}
