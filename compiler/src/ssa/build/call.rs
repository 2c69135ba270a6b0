//! Calls and references: functions, constructors, builtins, library functions in Rust.

use super::method::TraitMethod;
use super::{Builder, Mode, Myself};
use crate::names::hir::{BuiltinFn, ExprId, ExprKind, FnId, FnKind, TypeId};
use crate::ssa::ir::{Func, Op, Rep, Term, Value};
use crate::ssa::specialize::{Codec, Key, Provided, Specializer};
use crate::types::ty::{Ty, TyKind};
use crate::types::typed::Meaning;
use mesh_syntax::ast::Ident;

impl<'a> Builder<'_, 'a> {
    pub(crate) fn call(&mut self, id: ExprId, callee: ExprId, args: &[ExprId], tail: bool) -> Value {
        let body = self.body;
        let span = body.exprs[id.index()].span;
        let rep = self.rep_of(id);
        match &body.exprs[callee.index()].kind {
            ExprKind::Builtin(builtin) => self.builtin(id, *builtin, args),
            ExprKind::Fns(_)
            | ExprKind::Variants(_)
            | ExprKind::TraitFns(_)
            | ExprKind::TypeMember { .. }
            | ExprKind::VarMember { .. } => {
                let values = self.exprs(args);
                self.at(span);
                let tables = self.tables;
                match tables.meanings.get(&callee) {
                    Some(meaning) => self.apply(callee, meaning, values, rep, tail),
                    None => {
                        self.s.unsupported(span, "this call");
                        self.undefined(rep)
                    }
                }
            }
            _ => {
                let closure = self.expr(callee);
                let values = self.exprs(args);
                self.at(span);
                self.call_closure(closure, values, rep, tail)
            }
        }
    }

    /// Applies what a name means to arguments.
    pub(crate) fn apply(
        &mut self,
        callee: ExprId,
        meaning: &Meaning,
        values: Vec<Value>,
        rep: Rep,
        tail: bool,
    ) -> Value {
        match meaning {
            Meaning::Fn { id, args } => {
                let types = self.concretes(args);
                self.call_in(*id, types, values, tail)
            }
            Meaning::Variant { index, .. } => self.record(*index, values),
            Meaning::Trait { trait_id, method, self_ty, args, method_args } => {
                let self_ty = self.concrete(*self_ty);
                let args = self.concretes(args);
                let method_args = self.concretes(method_args);
                match self.trait_method(*trait_id, *method, self_ty, &args, method_args) {
                    TraitMethod::Fn(function, types) => self.call_in(function, types, values, tail),
                    other => self.provided_method(other, *trait_id, *method, self_ty, values),
                }
            }
            Meaning::Derived { function, ty } => {
                let ty = self.concrete(*ty);
                self.derived_call(*function, ty, values, rep)
            }
            _ => {
                self.s.unsupported(self.body.exprs[callee.index()].span, "this call");
                self.undefined(rep)
            }
        }
    }

    /// A call that may be a loop or a tail call of the current function.
    fn call_in(&mut self, id: FnId, types: Vec<Ty>, values: Vec<Value>, tail: bool) -> Value {
        let hir = self.s.hir;
        let is_actor = matches!(hir.fns[id.index()].kind, FnKind::Actor { .. });
        if !tail {
            return self.call_fn(id, types, values);
        }
        let myself = Myself::Fn(id, types.clone());
        if let Some(restart) = self.restart
            && self.myself == myself
        {
            self.effect(Op::Poll);
            self.jump(restart, values);
            return self.int(0);
        }
        let loc = self.loc;
        // The actor itself, from one of its resume functions.
        if is_actor && self.mode == Mode::Status && self.actor.as_ref() == Some(&(id, types.clone())) {
            let func = self.s.instance(Key::Process { id, args: types });
            self.terminate(Term::TailCall { func, args: values, loc });
            return self.int(0);
        }
        let intrinsic = matches!(hir.fns[id.index()].kind, FnKind::Intrinsic);
        let ret = self.s.fn_ret(id, &types);
        if self.mode == Mode::Plain && !intrinsic && ret == self.func.ret && !self.is_leaf_of_library(id) {
            let func = self.s.instance(Key::Fn { id, args: types });
            self.terminate(Term::TailCall { func, args: values, loc });
            return self.undefined(ret);
        }
        self.call_fn(id, types, values)
    }

    pub(crate) fn call_fn(&mut self, id: FnId, types: Vec<Ty>, values: Vec<Value>) -> Value {
        let hir = self.s.hir;
        if matches!(hir.fns[id.index()].kind, FnKind::Intrinsic) {
            return self.call_intrinsic(id, &types, values);
        }
        let rep = self.s.fn_ret(id, &types);
        let func = self.s.instance(Key::Fn { id, args: types });
        self.emit(Op::Call { func, args: values }, rep)
    }

    /// Whether a library function takes no functions, so that no loop of the program goes through it. Called from the program it is
    /// no tail call: where it fails, the place of the call is what the failure is reported at.
    fn is_leaf_of_library(&self, id: FnId) -> bool {
        let module = self.s.hir.fns[id.index()].module;
        let params = &self.s.typed.fns[id.index()].params;
        self.s.hir.modules[module.index()].is_library
            && !self.func.is_library
            && !params.iter().any(|&ty| matches!(self.s.types.kind(ty), TyKind::Fun(..)))
    }

    /// A function written in Rust: type variables travel as words, their descriptors behind the arguments.
    fn call_intrinsic(&mut self, id: FnId, types: &[Ty], values: Vec<Value>) -> Value {
        let typed = self.s.typed;
        let hir = self.s.hir;
        let decl = &hir.fns[id.index()];
        let name = format!("{}.{}", hir.modules[decl.module.index()].name, decl.name);
        let rep = self.s.fn_ret(id, types);
        if let Some(value) = self.inline_intrinsic(&name, &values, rep) {
            return value;
        }
        if (self.s.facts.waits)(&name) {
            self.rest();
        }
        let signature = &typed.fns[id.index()];
        let args = values
            .iter()
            .zip(&signature.params)
            .map(|(&value, &param)| if self.is_variable(param) { self.word_of(value) } else { value })
            .collect();
        let descs = types.iter().map(|&ty| Some(self.s.desc(ty))).collect();
        let word_result = signature.ret.is_some_and(|ret| self.is_variable(ret));
        let raw = if word_result { Rep::Int } else { rep };
        let result = self.emit(Op::Intrinsic { name, args, types: descs, rep: Some(raw) }, raw);
        if word_result { self.value_of_word(result, rep) } else { result }
    }

    fn is_variable(&self, ty: Ty) -> bool {
        matches!(self.s.types.kind(ty), TyKind::Generic(_) | TyKind::Var(_))
    }

    /// Builtins that are one or two operations.
    fn inline_intrinsic(&mut self, name: &str, values: &[Value], rep: Rep) -> Option<Value> {
        match (name, values) {
            ("Int.to_float" | "Float.from", &[n]) => Some(self.emit(Op::IntToFloat(n), Rep::Float)),
            ("List.array_get", &[array, index]) => Some(self.emit(Op::Slot { array, index, rep }, rep)),
            ("List.flag", &[flag]) => Some(self.emit(Op::BoolToInt(flag), Rep::Int)),
            ("Map.size", &[map]) => Some(self.field(map, 5, Rep::Int)),
            ("Map.key_at", &[map, index]) => {
                let array = self.field(map, 0, Rep::Ref);
                Some(self.emit(Op::Slot { array, index, rep }, rep))
            }
            ("Map.value_at", &[map, index]) => {
                let array = self.field(map, 1, Rep::Ref);
                Some(self.emit(Op::Slot { array, index, rep }, rep))
            }
            ("List.length", &[list]) => Some(self.field(list, 2, Rep::Int)),
            ("List.at", &[list, index]) => Some(self.list_slot(list, index, rep)),
            ("List.has", &[list, index]) => {
                let length = self.field(list, 2, Rep::Int);
                Some(self.emit(Op::InBounds(index, length), Rep::Bool))
            }
            _ => None,
        }
    }

    pub(crate) fn builtin(&mut self, id: ExprId, builtin: BuiltinFn, args: &[ExprId]) -> Value {
        let span = self.body.exprs[id.index()].span;
        let rep = self.rep_of(id);
        let values = self.exprs(args);
        self.at(span);
        let ty = args.first().map(|&a| self.ty_of(a));
        match (builtin, ty) {
            (BuiltinFn::Panic, _) => {
                self.panic(values[0]);
                self.undefined(rep)
            }
            (BuiltinFn::Zero, _) => {
                let ty = self.ty_of(id);
                match self.zero(ty) {
                    Some(value) => value,
                    None => {
                        self.panic(values[0]);
                        self.undefined(rep)
                    }
                }
            }
            (BuiltinFn::Show, Some(ty)) => self.provided(Provided::Show, ty, values),
            (BuiltinFn::Inspect, Some(ty)) => self.provided(Provided::Inspect, ty, values),
            (BuiltinFn::Hash, Some(ty)) => self.key_hash(ty, values[0]),
            (BuiltinFn::Same, Some(ty)) => self.same(ty, values),
            (BuiltinFn::Order, Some(ty)) => self.provided(Provided::Order, ty, values),
            (BuiltinFn::KeyKind, Some(ty)) => {
                let kind = self.key_kind(ty);
                self.int(kind)
            }
            (BuiltinFn::JsonEncode, Some(ty)) => self.converted(Codec::Encode, ty, values[0]),
            (BuiltinFn::TupleNth, Some(ty)) => match self.body.exprs[args[1].index()].kind {
                ExprKind::Int(index) => self.field(values[0], index as u32, rep),
                _ => self.tuple_fn(builtin, ty, &values, rep),
            },
            (BuiltinFn::TupleFirst | BuiltinFn::TupleSecond | BuiltinFn::TupleSize, Some(ty)) => {
                self.tuple_fn(builtin, ty, &values, rep)
            }
            (_, None) => self.undefined(rep),
        }
    }

    /// `Tuple.first`, `second`, `size`, or `nth` with an index known at run time only.
    fn tuple_fn(&mut self, builtin: BuiltinFn, ty: Ty, values: &[Value], rep: Rep) -> Value {
        let TyKind::Tuple(items) = self.s.types.kind(ty).clone() else { return self.undefined(rep) };
        match builtin {
            BuiltinFn::TupleFirst => self.field(values[0], 0, rep),
            BuiltinFn::TupleSecond => self.field(values[0], 1, rep),
            BuiltinFn::TupleNth => self.tuple_nth(&items, values, rep),
            _ => self.int(items.len() as i64),
        }
    }

    fn tuple_nth(&mut self, items: &[Ty], values: &[Value], rep: Rep) -> Value {
        let join = self.func.new_block();
        let result = self.block_param(join, rep);
        let default = self.func.new_block();
        let blocks: Vec<_> = (0..items.len()).map(|_| self.func.new_block()).collect();
        let cases = blocks.iter().enumerate().map(|(n, &b)| (n as i64, b)).collect();
        self.terminate(Term::Switch { value: values[1], cases, default });
        for (n, &block) in blocks.iter().enumerate() {
            self.block = block;
            let value = self.field(values[0], n as u32, rep);
            self.jump(join, vec![value]);
        }
        self.block = default;
        let size = self.int(items.len() as i64);
        let message = self.intrinsic("Core.tuple_index_message", vec![values[1], size], Rep::Ref);
        self.panic(message);
        self.block = join;
        result
    }

    // ── references as values ──

    /// A function without a declaration as a value: only those of `Tuple` are visible to programs.
    pub(crate) fn builtin_value(&mut self, id: ExprId, builtin: BuiltinFn) -> Value {
        let ty = self.ty_of(id);
        let TyKind::Fun(params, ret) = self.s.types.kind(ty).clone() else { return self.undefined(Rep::Ref) };
        let func = self.s.instance(Key::TupleFn { builtin, params: params.to_vec(), ret });
        self.make_closure(func, vec![])
    }

    /// A named function, constructor or method as a function value; a nullary variant as itself.
    pub(crate) fn reference(&mut self, id: ExprId) -> Value {
        let tables = self.tables;
        let ty = self.ty_of(id);
        let span = self.body.exprs[id.index()].span;
        match tables.meanings.get(&id) {
            Some(Meaning::Fn { id: function, args }) => {
                let args = self.concretes(args);
                let func = self.s.instance(Key::Value { id: *function, args });
                self.make_closure(func, vec![])
            }
            Some(Meaning::Variant { id: type_id, index }) => self.variant_value(ty, *type_id, *index),
            Some(meaning @ (Meaning::Trait { .. } | Meaning::Derived { .. })) => {
                let TyKind::Fun(params, ret) = self.s.types.kind(ty).clone() else {
                    let rep = self.s.rep(ty);
                    return self.apply(id, meaning, vec![], rep, false);
                };
                let reps: Vec<Rep> = params.iter().map(|&p| self.s.rep(p)).collect();
                let ret_rep = self.s.rep(ret);
                self.code_with_captures(&[], &reps, ret_rep, Mode::Plain, &mut |b, args| {
                    let value = b.apply(id, meaning, args.to_vec(), ret_rep, false);
                    b.finish_return(value);
                })
            }
            _ => {
                self.s.unsupported(span, "this name as a value");
                let rep = self.s.rep(ty);
                self.undefined(rep)
            }
        }
    }

    fn variant_value(&mut self, ty: Ty, type_id: TypeId, index: u32) -> Value {
        match self.s.types.kind(ty).clone() {
            TyKind::Fun(_, ret) => {
                let func = self.s.instance(Key::Constructor { ty: ret, variant: index });
                self.make_closure(func, vec![])
            }
            _ if self.s.is_enum(type_id) => self.int(i64::from(index)),
            _ => self.emit(Op::Nullary(index), Rep::Ref),
        }
    }

    // ── structs ──

    pub(crate) fn struct_literal(&mut self, id: TypeId, fields: &[(Ident, ExprId)]) -> Value {
        let hir = self.s.hir;
        let crate::names::hir::TypeDefKind::Struct { fields: declared } = &hir.types[id.index()].kind else {
            return self.undefined(Rep::Ref);
        };
        let mut values = vec![None; declared.len()];
        for (name, value) in fields {
            let value = self.expr(*value);
            if let Some(at) = declared.iter().position(|f| f.name == name.name) {
                values[at] = Some(value);
            }
        }
        let values = values.into_iter().map(|v| v.unwrap_or_else(|| self.unit())).collect();
        self.record(0, values)
    }

    pub(crate) fn update(&mut self, base: ExprId, fields: &[(Ident, ExprId)]) -> Value {
        let old = self.expr(base);
        let ty = self.ty_of(base);
        let TyKind::Con(id, args) = self.s.types.kind(ty).clone() else { return old };
        let hir = self.s.hir;
        let crate::names::hir::TypeDefKind::Struct { fields: declared } = &hir.types[id.index()].kind else {
            return old;
        };
        let changed: Vec<_> = fields.iter().map(|(name, value)| (name.name, self.expr(*value))).collect();
        let types = self.s.fields(id, &args, 0);
        let mut values = vec![];
        for (index, (field, ty)) in declared.iter().zip(types).enumerate() {
            let value = match changed.iter().rev().find(|(name, _)| *name == field.name) {
                Some((_, value)) => *value,
                None => {
                    let rep = self.s.rep(ty);
                    self.field(old, index as u32, rep)
                }
            };
            values.push(value);
        }
        self.record(0, values)
    }
}

/// A function as a value: the closure comes first and is ignored.
pub(crate) fn function_value(s: &mut Specializer<'_>, id: FnId, args: Vec<Ty>) -> Func {
    let name = s.fn_name(id, &args);
    let ret = s.fn_ret(id, &args);
    let subst = s.subst_of(id, &args);
    let typed = s.typed;
    let mut b = Builder::bare(s, name, ret);
    b.param(Rep::Ref);
    let params: Vec<Value> = typed.fns[id.index()]
        .params
        .iter()
        .map(|&ty| {
            let ty = b.s.concrete(ty, &subst);
            let rep = b.s.rep(ty);
            b.param(rep)
        })
        .collect();
    let function = &b.s.hir.fns[id.index()];
    if matches!(function.kind, FnKind::Intrinsic) {
        b.place(function.name_span);
    }
    let value = b.call_fn(id, args, params);
    b.finish_return(value);
    b.finish()
}

/// The body of a Rust function that is called like any other: only reached through values of it.
pub(crate) fn intrinsic_body(s: &mut Specializer<'_>, id: FnId, args: Vec<Ty>) -> Func {
    let mut func = function_value(s, id, args);
    func.blocks[0].params.remove(0);
    func
}

/// A function of `Tuple` as a closure's code.
pub(crate) fn tuple_fn_value(s: &mut Specializer<'_>, builtin: BuiltinFn, params: &[Ty], ret: Ty) -> Func {
    let rep = s.rep(ret);
    let mut b = Builder::bare(s, format!("{builtin:?}"), rep);
    b.func.is_library = true;
    b.param(Rep::Ref);
    let reps: Vec<Rep> = params.iter().map(|&ty| b.s.rep(ty)).collect();
    let values: Vec<Value> = reps.into_iter().map(|rep| b.param(rep)).collect();
    let value = b.tuple_fn(builtin, params[0], &values, rep);
    b.finish_return(value);
    b.finish()
}

/// A constructor as a value.
pub(crate) fn constructor_value(s: &mut Specializer<'_>, ty: Ty, variant: u32) -> Func {
    let name = format!("{}#{variant}", s.type_name(ty));
    let rep = s.rep(ty);
    let fields = match s.types.kind(ty).clone() {
        TyKind::Con(id, args) => s.fields(id, &args, variant),
        _ => vec![],
    };
    let mut b = Builder::bare(s, name, rep);
    b.param(Rep::Ref);
    let params: Vec<Value> = fields
        .into_iter()
        .map(|ty| {
            let rep = b.s.rep(ty);
            b.param(rep)
        })
        .collect();
    let value = b.record(variant, params);
    b.finish_return(value);
    b.finish()
}
