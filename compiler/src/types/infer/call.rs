//! Calls: of functions, constructors, trait methods as free functions, builtins, and of any value of function type.

use super::Infer;
use super::deferred::Waiting;
use crate::names::hir::*;
use crate::types::error::{self, Why};
use crate::types::traits::Pred;
use crate::types::ty::{Ty, TyKind, flag};
use mesh_syntax::intern::Symbol;
use mesh_syntax::source::Span;

impl<'p> Infer<'p> {
    pub fn call(&mut self, id: ExprId, span: Span, callee: ExprId, args: &'p [ExprId], hint: Option<Ty>) -> Ty {
        match &self.expr_at(callee).kind {
            ExprKind::Builtin(builtin) => self.builtin_call(id, callee, *builtin, args, span),
            ExprKind::Fns(fns) => {
                let fits = fns.iter().find(|f| self.program.fns[f.index()].params.len() == args.len());
                let Some(&function) = fits.or(fns.first()) else {
                    return self.infer_args(args);
                };
                let (params, ret, _) = self.use_fn(callee, function);
                self.call_known(callee, params, ret, args, span, hint)
            }
            ExprKind::Variants(list) => {
                let Some((type_id, index)) = self.choose_variant(list, hint, self.span_of(callee)) else {
                    return self.infer_args(args);
                };
                self.mean(callee, crate::types::typed::Meaning::Variant { id: type_id, index });
                let (fields, ty) = self.use_variant(type_id, index);
                self.call_known(callee, fields, ty, args, span, hint)
            }
            ExprKind::TraitFns(list) => self.trait_call(callee, list, args, span, hint),
            _ => {
                let ty = self.infer(callee);
                self.call_value(callee, ty, args, span, hint)
            }
        }
    }

    /// Arguments of a call of which nothing is known.
    pub fn infer_args(&mut self, args: &'p [ExprId]) -> Ty {
        args.iter().for_each(|&a| {
            self.infer(a);
        });
        self.prim.error
    }

    fn call_known(
        &mut self,
        callee: ExprId,
        params: Vec<Ty>,
        ret: Ty,
        args: &'p [ExprId],
        span: Span,
        hint: Option<Ty>,
    ) -> Ty {
        let ty = self.types.fun(&params, ret);
        self.set_ty(callee, ty);
        self.apply(&params, ret, args, span, hint)
    }

    fn call_value(&mut self, callee: ExprId, ty: Ty, args: &'p [ExprId], span: Span, hint: Option<Ty>) -> Ty {
        match self.kind(ty).clone() {
            TyKind::Fun(params, ret) => self.apply(&params, ret, args, span, hint),
            TyKind::Var(_) => {
                let tys: Vec<Ty> = args.iter().map(|&a| self.infer(a)).collect();
                let ret = self.fresh();
                let fun = self.types.fun(&tys, ret);
                self.expect(self.span_of(callee), ty, fun, Why::NONE);
                ret
            }
            TyKind::Error | TyKind::Never => self.infer_args(args),
            _ => {
                self.infer_args(args);
                let shown = self.show(ty);
                self.report(error::not_a_function(self.span_of(callee), &shown));
                self.prim.error
            }
        }
    }

    /// Checks arguments against parameters. Closures come last: the other arguments tell the types of their parameters.
    pub fn apply(&mut self, params: &[Ty], ret: Ty, args: &'p [ExprId], span: Span, hint: Option<Ty>) -> Ty {
        if params.len() != args.len() {
            self.infer_args(args);
            self.report(error::arguments(span, params.len(), args.len()));
            // What the arguments would have told nobody is to miss.
            for &param in params {
                for var in self.free_vars(param) {
                    self.vars.bind(var, self.prim.error);
                }
            }
            return if self.types.has(ret, flag::VAR) { self.prim.error } else { ret };
        }
        if let Some(hint) = hint
            && self.types.has(ret, flag::VAR)
            && !self.is_never(ret)
            && !self.is_var(hint)
        {
            self.try_unify(ret, hint);
        }
        let is_closure = |cx: &Self, a: ExprId| matches!(cx.expr_at(a).kind, ExprKind::Closure { .. });
        for (&param, &arg) in params.iter().zip(args) {
            if !is_closure(self, arg) {
                self.check(arg, param, Why::NONE);
            }
        }
        for (&param, &arg) in params.iter().zip(args) {
            if is_closure(self, arg) {
                self.check(arg, param, Why::NONE);
            }
        }
        ret
    }

    // ── trait methods as free functions ──

    fn trait_call(
        &mut self,
        callee: ExprId,
        list: &'p [(TraitId, u32)],
        args: &'p [ExprId],
        span: Span,
        hint: Option<Ty>,
    ) -> Ty {
        let (trait_id, method) = match list {
            [] => return self.infer_args(args),
            [one] => *one,
            several => {
                let first = args.first().map(|&a| self.infer(a));
                match self.choose_trait(several, first, self.span_of(callee)) {
                    Some(chosen) => chosen,
                    None => return self.infer_args(args.get(1..).unwrap_or_default()),
                }
            }
        };
        let self_ty = self.fresh();
        let (params, ret) = self.use_trait_method(callee, trait_id, method, self_ty, self.span_of(callee));
        self.call_known(callee, params, ret, args, span, hint)
    }

    /// Several traits declare the method: the one that the first argument implements.
    fn choose_trait(&mut self, list: &[(TraitId, u32)], first: Option<Ty>, span: Span) -> Option<(TraitId, u32)> {
        let ty = first?;
        if self.is_var(ty) {
            self.progress();
        }
        if self.is_error(ty) {
            return None;
        }
        let fits: Vec<(TraitId, u32)> = if self.is_var(ty) {
            Vec::new()
        } else {
            list.iter().copied().filter(|(t, _)| self.has_impl(*t, ty)).collect()
        };
        match fits[..] {
            [one] => Some(one),
            // Nothing fits or nothing is known: the last declared one (a user's goes before the library's) says what is
            // missing.
            [] => list.last().copied(),
            _ => {
                let name = self.program.traits[fits[0].0.index()].methods[fits[0].1 as usize].name;
                self.report_ambiguous(span, name, ty, &fits);
                None
            }
        }
    }

    pub fn report_ambiguous(&mut self, span: Span, name: Symbol, ty: Ty, list: &[(TraitId, u32)]) {
        let names: Vec<Symbol> = list.iter().map(|(t, _)| self.program.traits[t.index()].name).collect();
        let shown = self.show(ty);
        self.report(error::ambiguous_method(span, name, &shown, &names));
    }

    pub fn trait_fns_value(&mut self, id: ExprId, list: &'p [(TraitId, u32)], span: Span, hint: Option<Ty>) -> Ty {
        let first = hint.and_then(|h| match self.kind(h) {
            TyKind::Fun(params, _) => params.first().copied(),
            _ => None,
        });
        let chosen = match list {
            [] => None,
            [one] => Some(*one),
            several => match first {
                Some(_) => self.choose_trait(several, first, span),
                None => several.last().copied(),
            },
        };
        let Some((trait_id, method)) = chosen else {
            return self.prim.error;
        };
        let self_ty = self.fresh();
        let (params, ret) = self.use_trait_method(id, trait_id, method, self_ty, span);
        self.types.fun(&params, ret)
    }

    // ── builtins ──

    fn builtin_call(&mut self, id: ExprId, callee: ExprId, builtin: BuiltinFn, args: &'p [ExprId], span: Span) -> Ty {
        let tuple_fn = matches!(
            builtin,
            BuiltinFn::TupleFirst | BuiltinFn::TupleSecond | BuiltinFn::TupleNth | BuiltinFn::TupleSize
        );
        if tuple_fn {
            let arity = if builtin == BuiltinFn::TupleNth { 2 } else { 1 };
            if args.len() != arity {
                self.infer_args(args);
                self.report(error::arguments(span, arity, args.len()));
                return self.prim.error;
            }
            let tuple = self.infer(args[0]);
            let index = args.get(1).map(|&i| {
                self.check(i, self.prim.int, Why::NONE);
                i
            });
            let ty = self.types.fun(&[tuple], self.prim.unit);
            self.set_ty(callee, ty);
            return self.tuple_part(id, builtin, tuple, index, self.span_of(args[0]));
        }
        let (params, ret) = self.builtin_sig(builtin, span);
        let ret = if builtin == BuiltinFn::Panic { self.prim.never } else { ret };
        self.call_known(callee, params, ret, args, span, None)
    }

    fn tuple_part(&mut self, id: ExprId, builtin: BuiltinFn, tuple: Ty, index: Option<ExprId>, span: Span) -> Ty {
        if builtin == BuiltinFn::TupleSize {
            let out = self.prim.int;
            self.wait(id, span, Waiting::Tuple { builtin, tuple, index: None, out });
            return out;
        }
        let literal = index.and_then(|i| match self.expr_at(i).kind {
            ExprKind::Int(value) => Some(value),
            _ => None,
        });
        let out = self.fresh();
        self.wait(id, span, Waiting::Tuple { builtin, tuple, index: literal, out });
        self.shallow(out)
    }

    pub fn builtin_sig(&mut self, builtin: BuiltinFn, span: Span) -> (Vec<Ty>, Ty) {
        let prim = self.prim;
        match builtin {
            BuiltinFn::Panic | BuiltinFn::Zero => (vec![prim.string], self.fresh()),
            BuiltinFn::Show | BuiltinFn::Inspect => (vec![self.fresh()], prim.string),
            BuiltinFn::Order | BuiltinFn::Same => {
                let item = self.fresh();
                (vec![item, item], if builtin == BuiltinFn::Order { prim.int } else { prim.bool })
            }
            BuiltinFn::Hash | BuiltinFn::KeyKind => (vec![self.fresh()], prim.int),
            BuiltinFn::JsonEncode => {
                let ty = self.fresh();
                self.require(Pred::Json { ty }, span);
                (vec![ty], prim.string)
            }
            BuiltinFn::TupleFirst | BuiltinFn::TupleSecond | BuiltinFn::TupleSize => (vec![self.fresh()], self.fresh()),
            BuiltinFn::TupleNth => (vec![self.fresh(), prim.int], self.fresh()),
        }
    }

    pub fn builtin_value(&mut self, id: ExprId, builtin: BuiltinFn, span: Span) -> Ty {
        let (params, ret) = self.builtin_sig(builtin, span);
        if matches!(
            builtin,
            BuiltinFn::TupleFirst | BuiltinFn::TupleSecond | BuiltinFn::TupleNth | BuiltinFn::TupleSize
        ) {
            let out = self.tuple_part(id, builtin, params[0], None, span);
            let _ = self.unify(ret, out);
        }
        self.types.fun(&params, ret)
    }

    /// `Tuple.first` and its like for a tuple whose size is known.
    pub fn resolve_tuple(&mut self, builtin: BuiltinFn, tuple: Ty, index: Option<i64>, out: Ty, span: Span) {
        let items = match self.kind(tuple).clone() {
            TyKind::Tuple(items) => items,
            TyKind::Error | TyKind::Never => {
                let error = self.prim.error;
                let _ = self.unify(out, error);
                return;
            }
            kind => {
                let is_open = matches!(kind, TyKind::Var(_) | TyKind::Generic(_));
                let shown = self.show(tuple);
                let diagnostic = error::mismatch(span, "a tuple", &shown, Why::NONE);
                self.report(if is_open { diagnostic.help(error::UNKNOWN_TUPLE) } else { diagnostic });
                let error = self.prim.error;
                let _ = self.unify(out, error);
                return;
            }
        };
        let at = match builtin {
            BuiltinFn::TupleFirst => Some(0),
            BuiltinFn::TupleSecond => Some(1),
            BuiltinFn::TupleSize => return,
            _ => index,
        };
        match at {
            Some(at) => match usize::try_from(at).ok().and_then(|at| items.get(at)) {
                Some(&item) => {
                    self.expect(span, out, item, Why::NONE);
                }
                None => {
                    let shown = self.show(tuple);
                    let want = format!("a tuple of more than {at} components");
                    self.report(error::mismatch(span, &want, &shown, Why::NONE));
                }
            },
            None => {
                for &item in &items {
                    if !self.expect(span, out, item, Why::NONE) {
                        break;
                    }
                }
            }
        }
    }
}
