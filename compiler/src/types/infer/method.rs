//! `x.m(…)` and `T.m`: fields that hold functions, trait methods, methods of impls, library functions of the type's module,
//! and derived functions.

use super::Infer;
use super::deferred::Waiting;
use super::literal::nearest;
use crate::names::hir::*;
use crate::names::suggest;
use crate::types::error::{self, Why};
use crate::types::traits::{Pick, Pred};
use crate::types::ty::{Ty, TyKind};
use crate::types::typed::{Derived, Meaning};
use mesh_syntax::ast::Ident;
use mesh_syntax::intern::Symbol;
use mesh_syntax::source::Span;

/// What a method name means for a receiver.
enum Callee {
    /// The field's index and its type: called without the receiver.
    Field(u32, Ty),
    Fn(FnId),
    Trait(TraitId, u32),
    ToJson,
    Tuple(BuiltinFn),
    /// Functions of the type's module, none of which takes this many arguments.
    WrongCount(usize),
    Ambiguous(Vec<(TraitId, u32)>),
    None,
}

/// Arguments: to be checked, or known by type from when the call was seen.
#[derive(Clone, Copy)]
enum Args<'p, 'a> {
    Exprs(&'p [ExprId]),
    Types(&'a [(Ty, Span)]),
}

impl Args<'_, '_> {
    fn len(&self) -> usize {
        match self {
            Args::Exprs(exprs) => exprs.len(),
            Args::Types(types) => types.len(),
        }
    }
}

impl<'p> Infer<'p> {
    pub fn method(
        &mut self,
        id: ExprId,
        span: Span,
        receiver: ExprId,
        name: Ident,
        args: &'p [ExprId],
        hint: Option<Ty>,
    ) -> Ty {
        let ty = self.infer(receiver);
        if self.is_var(ty) {
            self.progress();
        }
        if self.is_var(ty) {
            let tys = args.iter().map(|&a| (self.infer(a), self.span_of(a))).collect();
            let ret = self.fresh();
            self.wait(id, span, Waiting::Method { receiver: ty, name, args: tys, ret });
            return ret;
        }
        self.method_of(id, span, ty, name, Args::Exprs(args), hint)
    }

    /// A method call that waited for its receiver.
    pub fn resolve_method(&mut self, id: ExprId, span: Span, receiver: Ty, name: Ident, args: &[(Ty, Span)], ret: Ty) {
        let found = self.method_of(id, span, receiver, name, Args::Types(args), None);
        self.expect(span, ret, found, Why::NONE);
    }

    fn method_of(
        &mut self,
        id: ExprId,
        span: Span,
        receiver: Ty,
        name: Ident,
        args: Args<'p, '_>,
        hint: Option<Ty>,
    ) -> Ty {
        if self.is_error(receiver) || self.is_never(receiver) {
            return self.unknown_args(args);
        }
        match self.find_method(receiver, name.name, args.len()) {
            Callee::Field(index, ty) => {
                self.mean(id, Meaning::Field(index));
                self.call_field(ty, name.span, args, span, hint)
            }
            Callee::Fn(function) => {
                let (params, ret, _) = self.use_fn(id, function);
                self.apply_method(receiver, &params, ret, args, name.span, span, hint)
            }
            Callee::Trait(trait_id, method) => {
                let (params, ret) = self.use_trait_method(id, trait_id, method, receiver, name.span);
                self.apply_method(receiver, &params, ret, args, name.span, span, hint)
            }
            Callee::ToJson => {
                self.mean(id, Meaning::Derived { function: Derived::ToJson, ty: receiver });
                self.require(Pred::Json { ty: receiver }, span);
                let json = self.prim.json;
                self.apply_method(receiver, &[receiver], json, args, name.span, span, hint)
            }
            Callee::Tuple(builtin) => self.tuple_method(id, builtin, receiver, args, span),
            Callee::WrongCount(expected) => {
                self.unknown_args(args);
                self.report(error::arguments(span, expected, args.len()));
                self.prim.error
            }
            Callee::Ambiguous(list) => {
                self.unknown_args(args);
                self.report_ambiguous(name.span, name.name, receiver, &list);
                self.prim.error
            }
            Callee::None => {
                self.unknown_args(args);
                self.no_method(name, receiver)
            }
        }
    }

    fn no_method(&mut self, name: Ident, receiver: Ty) -> Ty {
        let shown = self.show(receiver);
        let similar = self.similar_method(receiver, name);
        let diagnostic = error::no_method(name.span, name.name, &shown, similar);
        let diagnostic = if self.is_var(receiver) { error::of_unknown(diagnostic) } else { diagnostic };
        self.report(diagnostic);
        self.prim.error
    }

    /// The method of the type, whoever gives it, whose name is nearest to one that it has not.
    fn similar_method(&mut self, receiver: Ty, name: Ident) -> Option<&'static str> {
        let receiver = self.shallow(receiver);
        let declared: Vec<(Symbol, Vec<(TraitId, u32)>)> =
            self.method_traits.iter().map(|(&name, list)| (name, list.clone())).collect();
        let mut names: Vec<Symbol> = Vec::new();
        for (method, traits) in declared {
            if traits.iter().any(|&(id, _)| self.has_impl(id, receiver)) {
                names.push(method);
            }
        }
        if let TyKind::Con(id, _) = *self.types.kind(receiver) {
            names.extend(self.inherent.keys().filter(|key| key.0 == id).map(|key| key.1));
            let home = self.program.types[id.index()].method_module;
            let library = self.module_fns.keys().filter(|key| Some(key.0) == home).map(|key| key.1);
            names.extend(library.filter(|name| !name.as_str().starts_with("__")));
        }
        suggest::closest(name.as_str(), names.iter().map(|name| name.as_str()))
    }

    fn unknown_args(&mut self, args: Args<'p, '_>) -> Ty {
        if let Args::Exprs(exprs) = args {
            self.infer_args(exprs);
        }
        self.prim.error
    }

    #[allow(clippy::too_many_arguments)]
    fn apply_method(
        &mut self,
        receiver: Ty,
        params: &[Ty],
        ret: Ty,
        args: Args<'p, '_>,
        name_span: Span,
        span: Span,
        hint: Option<Ty>,
    ) -> Ty {
        let Some((&first, rest)) = params.split_first() else {
            self.unknown_args(args);
            self.report(error::arguments(span, 0, args.len() + 1));
            return self.prim.error;
        };
        self.expect(name_span, first, receiver, Why::NONE);
        self.apply_args(rest, ret, args, span, hint)
    }

    fn apply_args(&mut self, params: &[Ty], ret: Ty, args: Args<'p, '_>, span: Span, hint: Option<Ty>) -> Ty {
        match args {
            Args::Exprs(exprs) => self.apply(params, ret, exprs, span, hint),
            Args::Types(types) => {
                if params.len() != types.len() {
                    self.report(error::arguments(span, params.len(), types.len()));
                    return self.prim.error;
                }
                for (&param, &(ty, span)) in params.iter().zip(types) {
                    self.expect(span, param, ty, Why::NONE);
                }
                ret
            }
        }
    }

    fn call_field(&mut self, ty: Ty, name_span: Span, args: Args<'p, '_>, span: Span, hint: Option<Ty>) -> Ty {
        match self.kind(ty).clone() {
            TyKind::Fun(params, ret) => self.apply_args(&params, ret, args, span, hint),
            TyKind::Error | TyKind::Never => self.unknown_args(args),
            TyKind::Var(_) => {
                let params: Vec<Ty> = (0..args.len()).map(|_| self.fresh()).collect();
                let ret = self.fresh();
                let fun = self.types.fun(&params, ret);
                self.expect(name_span, ty, fun, Why::NONE);
                self.apply_args(&params, ret, args, span, hint)
            }
            _ => {
                self.unknown_args(args);
                let shown = self.show(ty);
                self.report(error::not_a_function(name_span, &shown));
                self.prim.error
            }
        }
    }

    fn tuple_method(&mut self, id: ExprId, builtin: BuiltinFn, receiver: Ty, args: Args<'p, '_>, span: Span) -> Ty {
        let arity = usize::from(builtin == BuiltinFn::TupleNth);
        self.mean(id, Meaning::Builtin(builtin));
        if args.len() != arity {
            self.unknown_args(args);
            self.report(error::arguments(span, arity, args.len()));
            return self.prim.error;
        }
        let mut index = None;
        if arity == 1 {
            let int = self.prim.int;
            self.apply_args(&[int], int, args, span, None);
            if let Args::Exprs(&[only]) = args
                && let ExprKind::Int(value) = self.expr_at(only).kind
            {
                index = Some(value);
            }
        }
        if builtin == BuiltinFn::TupleSize {
            return self.prim.int;
        }
        let out = self.fresh();
        self.resolve_tuple(builtin, receiver, index, out, span);
        self.shallow(out)
    }

    // ── search ──

    fn find_method(&mut self, receiver: Ty, name: Symbol, argc: usize) -> Callee {
        let receiver = self.shallow(receiver);
        let field = self.callable_field(receiver, name);
        if let Some((index, ty)) = field
            && matches!(self.kind(ty), TyKind::Fun(..) | TyKind::Var(_) | TyKind::Error)
        {
            return Callee::Field(index, ty);
        }
        let traits = self.traits_offering(receiver, name);
        match traits[..] {
            [(trait_id, method)] => return Callee::Trait(trait_id, method),
            [] => {}
            _ => return Callee::Ambiguous(traits),
        }
        if let TyKind::Con(type_id, _) = *self.types.kind(receiver) {
            if let Some(&[function, ..]) = self.inherent.get(&(type_id, name)).map(Vec::as_slice) {
                return Callee::Fn(function);
            }
            if name.as_str() == "to_json" && self.derives(type_id, Derive::Json) {
                return Callee::ToJson;
            }
            if let Some(callee) = self.module_function(type_id, name, argc) {
                return callee;
            }
        }
        if let TyKind::Tuple(_) = self.types.kind(receiver) {
            match name.as_str() {
                "first" => return Callee::Tuple(BuiltinFn::TupleFirst),
                "second" => return Callee::Tuple(BuiltinFn::TupleSecond),
                "nth" => return Callee::Tuple(BuiltinFn::TupleNth),
                "size" => return Callee::Tuple(BuiltinFn::TupleSize),
                _ => {}
            }
        }
        if name.as_str() == "into"
            && let Some(&[(trait_id, method)]) = self.method_traits.get(&name).map(Vec::as_slice)
        {
            return Callee::Trait(trait_id, method);
        }
        match field {
            Some((index, ty)) => Callee::Field(index, ty),
            None => Callee::None,
        }
    }

    fn callable_field(&mut self, receiver: Ty, name: Symbol) -> Option<(u32, Ty)> {
        let TyKind::Con(type_id, args) = self.types.kind(receiver).clone() else {
            return None;
        };
        let at = self.field_index_of(type_id, name)?;
        let ty = self.variant_fields(type_id, 0, &args)[at];
        Some((at as u32, ty))
    }

    fn module_function(&self, type_id: TypeId, name: Symbol, argc: usize) -> Option<Callee> {
        let module = self.program.types[type_id.index()].method_module?;
        let all = self.module_fns.get(&(module, name))?;
        let arity = |f: &FnId| self.program.fns[f.index()].params.len();
        match all.iter().find(|f| arity(f) == argc + 1) {
            Some(&function) => Some(Callee::Fn(function)),
            None => all.first().map(|f| Callee::WrongCount(arity(f).saturating_sub(1))),
        }
    }

    /// Traits with a method of this name on `self` that the type implements, or is bound by; for a variable of unknown
    /// type the only trait that declares the name.
    pub fn traits_offering(&mut self, receiver: Ty, name: Symbol) -> Vec<(TraitId, u32)> {
        let Some(all) = self.method_traits.get(&name) else {
            return Vec::new();
        };
        let with_self = |cx: &Self, (t, m): (TraitId, u32)| cx.program.traits[t.index()].methods[m as usize].has_self;
        let all: Vec<(TraitId, u32)> = all.iter().copied().filter(|&c| with_self(self, c)).collect();
        match *self.types.kind(receiver) {
            TyKind::Var(_) | TyKind::Generic(_) | TyKind::Assoc { .. } => {
                let bound: Vec<_> = all.iter().copied().filter(|(t, _)| self.has_impl(*t, receiver)).collect();
                if !bound.is_empty() {
                    return bound;
                }
                if all.len() == 1 { all } else { self.nearest_trait(&all).into_iter().collect() }
            }
            _ => all.into_iter().filter(|(t, _)| *t != self.lang.into && self.has_impl(*t, receiver)).collect(),
        }
    }

    /// Of several traits with a method the one that the module at hand declares, else the one that it can name; where the
    /// library has one too, nothing tells which is meant.
    fn nearest_trait(&self, all: &[(TraitId, u32)]) -> Option<(TraitId, u32)> {
        let module_of = |id: TraitId| self.program.traits[id.index()].module;
        if all.iter().any(|&(id, _)| self.program.modules[module_of(id).index()].is_library) {
            return None;
        }
        let home = |module: ModuleId| self.program.modules[module.index()].home;
        let scope = &self.program.modules[self.module.index()].scope;
        nearest(all, [&|&(id, _)| home(module_of(id)) == home(self.module), &|&(id, _)| scope.traits.contains(&id)])
    }

    /// Whether the type may have the impl, whatever the conditions on its arguments and those of the trait.
    pub fn has_impl(&mut self, trait_id: TraitId, ty: Ty) -> bool {
        let ty = self.shallow(ty);
        match *self.types.kind(ty) {
            TyKind::Var(_) => false,
            TyKind::Error | TyKind::Never => true,
            TyKind::Generic(id) => {
                self.assumptions.get(&id).is_some_and(|known| known.iter().any(|(t, _)| *t == trait_id))
            }
            TyKind::Assoc { .. } => false,
            _ => match self.impls.pick(&self.types, &self.vars, trait_id, &[], ty) {
                Pick::None => self.rule_impl(trait_id, ty).is_some(),
                _ => true,
            },
        }
    }

    // ── trait methods ──

    /// A trait's method for `self_ty`, recorded at `id`: parameters (with the receiver) and result.
    pub fn use_trait_method(
        &mut self,
        id: ExprId,
        trait_id: TraitId,
        method: u32,
        self_ty: Ty,
        span: Span,
    ) -> (Vec<Ty>, Ty) {
        if trait_id == self.lang.into && !self.into_by_hand {
            return self.use_into(id, self_ty, span);
        }
        let def = &self.program.traits[trait_id.index()];
        let decl = def.methods[method as usize].decl;
        self.prepare(decl);
        let Some(sig) = self.sig(decl) else {
            return (Vec::new(), self.prim.error);
        };
        let mut all = vec![self_ty];
        all.extend((1..sig.generics.len()).map(|_| self.fresh()));
        let instance = self.instantiate_at(&sig, all.clone(), span);
        let split = 1 + def.generics.len();
        let args = all[1..split.min(all.len())].to_vec();
        let method_args = all.get(split..).unwrap_or_default().to_vec();
        self.mean(id, Meaning::Trait { trait_id, method, self_ty, args, method_args });
        (instance.params, instance.ret)
    }

    /// `x.into()` is `T.from(x)` for the type that the context asks for.
    fn use_into(&mut self, id: ExprId, source: Ty, span: Span) -> (Vec<Ty>, Ty) {
        let target = self.fresh();
        let from = self.lang.from;
        self.require_impl(from, vec![source], target, span);
        let meaning =
            Meaning::Trait { trait_id: from, method: 0, self_ty: target, args: vec![source], method_args: Vec::new() };
        self.mean(id, meaning);
        (vec![source], target)
    }

    // ── members of types ──

    pub fn type_member(&mut self, id: ExprId, type_id: TypeId, self_ty: Ty, name: Ident) -> Ty {
        if let Some(ty) = self.derived_member(id, type_id, self_ty, name) {
            return ty;
        }
        if let Some(ty) = self.trait_member(id, self_ty, name) {
            return ty;
        }
        if let Some(&[function, ..]) = self.inherent.get(&(type_id, name.name)).map(Vec::as_slice) {
            let (params, ret, _) = self.use_fn(id, function);
            return self.types.fun(&params, ret);
        }
        let shown = self.show_type_name(type_id);
        let similar = self.similar_method(self_ty, name);
        self.report(error::no_method(name.span, name.name, &shown, similar));
        self.prim.error
    }

    /// `T.m` for a type variable, or `Self.m`.
    pub fn var_member(&mut self, id: ExprId, ty: &'p TypeExpr, name: Ident) -> Ty {
        let self_ty = self.convert(ty, self.body_scope);
        if self.is_error(self_ty) {
            return self_ty;
        }
        if let TyKind::Con(type_id, _) = *self.types.kind(self_ty) {
            return self.type_member(id, type_id, self_ty, name);
        }
        self.trait_member(id, self_ty, name).unwrap_or_else(|| self.no_method(name, self_ty))
    }

    /// The method of the only trait that has one of the name and that the type implements.
    fn trait_member(&mut self, id: ExprId, self_ty: Ty, name: Ident) -> Option<Ty> {
        let all = self.method_traits.get(&name.name).cloned().unwrap_or_default();
        let fits: Vec<(TraitId, u32)> = all.into_iter().filter(|(t, _)| self.has_impl(*t, self_ty)).collect();
        match fits[..] {
            [(trait_id, method)] => {
                let (params, ret) = self.use_trait_method(id, trait_id, method, self_ty, name.span);
                Some(self.types.fun(&params, ret))
            }
            [] => None,
            _ => {
                self.report_ambiguous(name.span, name.name, self_ty, &fits);
                Some(self.prim.error)
            }
        }
    }

    fn derived_member(&mut self, id: ExprId, type_id: TypeId, ty: Ty, name: Ident) -> Option<Ty> {
        let text = name.as_str();
        let (json, row, schema) = (Derive::Json, Derive::Row, Derive::Schema);
        let (derive, function) = match text {
            "from_json" => (json, Derived::FromJson),
            "to_json" => (json, Derived::ToJson),
            "from_row" => (row, Derived::FromRow),
            "__table__" => (schema, Derived::Table),
            "__primary_key__" => (schema, Derived::PrimaryKey),
            "__fields__" => (schema, Derived::Fields),
            "__field_types__" => (schema, Derived::FieldTypes),
            "__relationships__" => (schema, Derived::Relationships),
            "__relationship_meta__" => (schema, Derived::RelationshipMeta),
            _ => {
                let field = text.strip_prefix("__")?.strip_suffix("_col__")?;
                let at = self.field_index_of(type_id, Symbol::new(field))?;
                (schema, Derived::Column(at as u32))
            }
        };
        if !self.derives(type_id, derive) {
            return None;
        }
        let prim = self.prim;
        let fun = match function {
            Derived::FromJson => {
                self.require(Pred::Json { ty }, name.span);
                let ret = self.types.con(self.lang.result, &[ty, prim.string]);
                self.types.fun(&[prim.string], ret)
            }
            Derived::ToJson => {
                self.require(Pred::Json { ty }, name.span);
                self.types.fun(&[ty], prim.json)
            }
            Derived::FromRow => {
                let row = self.types.con(self.lang.map, &[prim.string, prim.string]);
                let ret = self.types.con(self.lang.result, &[ty, prim.string]);
                self.types.fun(&[row], ret)
            }
            Derived::Table | Derived::PrimaryKey | Derived::Column(_) => self.types.fun(&[], prim.string),
            _ => {
                let list = self.list_of(prim.string);
                self.types.fun(&[], list)
            }
        };
        self.mean(id, Meaning::Derived { function, ty });
        Some(fun)
    }
}
