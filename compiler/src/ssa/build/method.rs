//! Methods, trait calls resolved for concrete types, and functions made by `deriving`.

use super::Builder;
use crate::names::hir::{ExprId, FnId, TraitId};
use crate::ssa::ir::{Compare, FloatBinary, IntBinary, Op, Rep, Value};
use crate::ssa::specialize::{Codec, Key, Provided};
use crate::types::ty::{Ty, TyKind};
use crate::types::typed::{Derived, Meaning};
use mesh_syntax::ast::Ident;
use mesh_syntax::intern::Symbol;

/// What a trait's method comes to.
pub(crate) enum TraitMethod {
    /// An impl's function or the trait's default, at these types.
    Fn(FnId, Vec<Ty>),
    /// `into`, to this type.
    Into(Ty),
    /// The compiler's own.
    Provided,
}

impl<'a> Builder<'_, 'a> {
    pub(crate) fn method(&mut self, id: ExprId, receiver: ExprId, _name: Ident, args: &[ExprId], tail: bool) -> Value {
        let span = self.body.exprs[id.index()].span;
        let rep = self.rep_of(id);
        let tables = self.tables;
        if let Some(Meaning::Builtin(builtin)) = tables.meanings.get(&id) {
            let args: Vec<ExprId> = std::iter::once(receiver).chain(args.iter().copied()).collect();
            return self.builtin(id, *builtin, &args);
        }
        let receiver = self.expr(receiver);
        match tables.meanings.get(&id) {
            Some(Meaning::Field(index)) => {
                let closure = self.field(receiver, *index, Rep::Ref);
                let values = self.exprs(args);
                self.at(span);
                self.call_closure(closure, values, rep, tail)
            }
            Some(meaning) => {
                let mut values = vec![receiver];
                values.extend(self.exprs(args));
                self.at(span);
                self.apply(id, meaning, values, rep, tail)
            }
            None => {
                self.s.unsupported(span, "this method call");
                self.undefined(rep)
            }
        }
    }

    /// A trait method for a concrete type: the program's impl, the trait's default, or what the compiler provides.
    pub(crate) fn trait_call(
        &mut self,
        trait_id: TraitId,
        method: u32,
        self_ty: Ty,
        args: &[Ty],
        method_args: Vec<Ty>,
        values: Vec<Value>,
    ) -> Value {
        match self.trait_method(trait_id, method, self_ty, args, method_args) {
            TraitMethod::Fn(function, types) => self.call_fn(function, types, values),
            other => self.provided_method(other, trait_id, method, self_ty, values),
        }
    }

    /// What a trait's method is for a concrete type.
    pub(crate) fn trait_method(
        &mut self,
        trait_id: TraitId,
        method: u32,
        self_ty: Ty,
        args: &[Ty],
        method_args: Vec<Ty>,
    ) -> TraitMethod {
        let typed = self.s.typed;
        let found = typed.impls.find(&mut self.s.types, trait_id, args, self_ty);
        if let Some(found) = &found
            && let Some(function) = typed.impls.method(found.impl_id, method)
        {
            return TraitMethod::Fn(function, found.generics.iter().copied().chain(method_args).collect());
        }
        if trait_id == self.s.lang.into {
            return TraitMethod::Into(args.first().copied().unwrap_or(self_ty));
        }
        let declared = &self.s.hir.traits[trait_id.index()].methods[method as usize];
        let is_provided = found.is_none() && self.is_provided(trait_id, method);
        if declared.has_default && !is_provided {
            let types = std::iter::once(self_ty).chain(args.iter().copied()).chain(method_args).collect();
            return TraitMethod::Fn(declared.decl, types);
        }
        TraitMethod::Provided
    }

    /// A method that is no function of the program.
    pub(crate) fn provided_method(
        &mut self,
        found: TraitMethod,
        trait_id: TraitId,
        method: u32,
        self_ty: Ty,
        values: Vec<Value>,
    ) -> Value {
        if let TraitMethod::Into(target) = found {
            return self.convert(self_ty, target, values[0]);
        }
        if let Some(value) = self.builtin_trait(trait_id, method, self_ty, &values) {
            return value;
        }
        let hir = self.s.hir;
        let declared = &hir.traits[trait_id.index()].methods[method as usize];
        let span = hir.fns[declared.decl.index()].name_span;
        let what = format!("`{}` of `{}`", declared.name, self.s.type_name(self_ty));
        self.s.unsupported(span, &what);
        self.undefined(Rep::Int)
    }

    /// Whether the compiler itself has the method, for every type that has it without an impl.
    fn is_provided(&self, trait_id: TraitId, method: u32) -> bool {
        let lang = self.s.lang;
        let structural = [lang.display, lang.debug, lang.hash, lang.eq, lang.ord];
        let arithmetic = [lang.add, lang.sub, lang.mul, lang.div, lang.modulo, lang.neg, lang.not];
        (structural.contains(&trait_id) && method == 0) || arithmetic.contains(&trait_id)
    }

    /// Traits whose methods the compiler knows for every type that has them without an impl.
    fn builtin_trait(&mut self, trait_id: TraitId, method: u32, ty: Ty, values: &[Value]) -> Option<Value> {
        let lang = self.s.lang;
        if trait_id == lang.display {
            return Some(self.provided(Provided::Show, ty, values.to_vec()));
        }
        if trait_id == lang.debug {
            return Some(self.provided(Provided::Inspect, ty, values.to_vec()));
        }
        if trait_id == lang.hash {
            return Some(self.provided(Provided::Hash, ty, values.to_vec()));
        }
        if trait_id == lang.eq && method == 0 {
            return Some(self.provided(Provided::Equal, ty, values.to_vec()));
        }
        if trait_id == lang.ord && method == 0 {
            return Some(self.provided(Provided::Less, ty, values.to_vec()));
        }
        let arithmetic = [
            (lang.add, IntBinary::Add, FloatBinary::Add),
            (lang.sub, IntBinary::Sub, FloatBinary::Sub),
            (lang.mul, IntBinary::Mul, FloatBinary::Mul),
            (lang.div, IntBinary::Div, FloatBinary::Div),
        ];
        for (id, int, float) in arithmetic {
            if trait_id == id {
                return self.arithmetic(int, float, values[0], values[1]);
            }
        }
        if trait_id == lang.modulo {
            return self.modulo(values[0], values[1]);
        }
        if trait_id == lang.neg {
            return Some(self.negate(values[0]));
        }
        if trait_id == lang.not {
            return Some(self.emit(Op::BoolNot(values[0]), Rep::Bool));
        }
        None
    }

    /// `From::from`, or the value itself.
    pub(crate) fn convert(&mut self, from: Ty, to: Ty, value: Value) -> Value {
        if from == to {
            return value;
        }
        let lang = self.s.lang;
        self.trait_call(lang.from, 0, to, &[from], vec![], vec![value])
    }

    /// An associated type of a concrete type.
    pub(crate) fn associated(&mut self, trait_id: TraitId, ty: Ty, name: &str) -> Ty {
        let typed = self.s.typed;
        let found = typed.impls.assoc(&mut self.s.types, trait_id, &[], ty, Symbol::new(name));
        let ty = found.unwrap_or_else(|| self.s.types.unit());
        self.s.concrete(ty, &Default::default())
    }

    pub(crate) fn arithmetic(&mut self, int: IntBinary, float: FloatBinary, lhs: Value, rhs: Value) -> Option<Value> {
        match self.func.rep(lhs) {
            Rep::Int => {
                if int == IntBinary::Div {
                    self.check_divisor(rhs);
                }
                Some(self.emit(Op::IntBinary(int, lhs, rhs), Rep::Int))
            }
            Rep::Float => Some(self.emit(Op::FloatBinary(float, lhs, rhs), Rep::Float)),
            Rep::Bool | Rep::Ref => None,
        }
    }

    pub(crate) fn modulo(&mut self, lhs: Value, rhs: Value) -> Option<Value> {
        match self.func.rep(lhs) {
            Rep::Int => {
                self.check_divisor(rhs);
                Some(self.emit(Op::IntBinary(IntBinary::Rem, lhs, rhs), Rep::Int))
            }
            Rep::Float => Some(self.intrinsic("Core.float_rem", vec![lhs, rhs], Rep::Float)),
            Rep::Bool | Rep::Ref => None,
        }
    }

    pub(crate) fn negate(&mut self, value: Value) -> Value {
        match self.func.rep(value) {
            Rep::Float => self.emit(Op::FloatNeg(value), Rep::Float),
            _ => {
                let zero = self.int(0);
                self.emit(Op::IntBinary(IntBinary::Sub, zero, value), Rep::Int)
            }
        }
    }

    fn check_divisor(&mut self, divisor: Value) {
        let zero = self.int(0);
        let is_zero = self.emit(Op::IntCompare(Compare::Eq, divisor, zero), Rep::Bool);
        let (bad, go) = (self.func.new_block(), self.func.new_block());
        self.branch(is_zero, bad, go);
        self.block = bad;
        self.panic_text("division by zero");
        self.block = go;
    }

    /// A function made by `deriving`.
    pub(crate) fn derived_call(&mut self, function: Derived, ty: Ty, values: Vec<Value>, rep: Rep) -> Value {
        match function {
            Derived::FromJson => self.converted(Codec::Decode, ty, values[0]),
            Derived::FromRow => self.converted(Codec::Row, ty, values[0]),
            Derived::ToJson => {
                let text = self.converted(Codec::Encode, ty, values[0]);
                self.intrinsic("Core.json_of_text", vec![text], Rep::Ref)
            }
            Derived::Table | Derived::PrimaryKey | Derived::Fields | Derived::FieldTypes => {
                self.schema(function, ty, rep)
            }
            Derived::Relationships | Derived::RelationshipMeta | Derived::Column(_) => self.schema(function, ty, rep),
        }
    }

    /// A call of a conversion that gives an object.
    pub(crate) fn converted(&mut self, codec: Codec, ty: Ty, value: Value) -> Value {
        let func = self.s.instance(Key::Codec { codec, ty });
        self.emit(Op::Call { func, args: vec![value] }, Rep::Ref)
    }

    fn schema(&mut self, function: Derived, ty: Ty, rep: Rep) -> Value {
        let TyKind::Con(id, _) = self.s.types.kind(ty).clone() else { return self.undefined(rep) };
        match crate::ssa::derive::schema(self.s, id, function) {
            crate::ssa::derive::Schema::Text(text) => self.string(&text),
            crate::ssa::derive::Schema::List(items) => {
                let values = items.iter().map(|text| self.string(text)).collect();
                let string = self.s.lang.string;
                let element = self.s.types.con(string, &[]);
                self.list_of(values, element)
            }
        }
    }
}
