//! Functions that the compiler makes for a concrete type: text forms, equality, order, hash, zero value, schema data, JSON and
//! rows. What a program's impl says comes first, for every part as for the whole; for JSON and rows there are no impls.

mod compare;
mod decode;
mod encode;
mod schema;
mod text;

pub(crate) use schema::{Schema, schema};

use super::build::Builder;
use super::ir::{FloatBinary, Func, IntBinary, Op, Rep, Term, Value};
use super::specialize::{Codec, Key, Provided, Specializer};
use crate::names::hir::{Derive, TraitId, TypeDefKind, TypeId};
use crate::types::ty::{Ty, TyKind};

/// What a type is made of, for structural functions.
pub(crate) enum Shape {
    /// Compared, shown and hashed by its machine word.
    Int,
    Float,
    Bool,
    String,
    Atom,
    Pid,
    Unit,
    Fun(usize),
    Tuple(Vec<Ty>),
    Struct(TypeId, Vec<Ty>),
    Enum(TypeId),
    Sum(TypeId, Vec<Ty>),
    Opaque(TypeId),
}

pub(crate) fn shape(s: &mut Specializer<'_>, ty: Ty) -> Shape {
    let lang = s.lang;
    match s.types.kind(ty).clone() {
        TyKind::Con(id, _) if id == lang.int => Shape::Int,
        TyKind::Con(id, _) if id == lang.float => Shape::Float,
        TyKind::Con(id, _) if id == lang.bool => Shape::Bool,
        TyKind::Con(id, _) if id == lang.string => Shape::String,
        TyKind::Con(id, _) if id == lang.atom => Shape::Atom,
        TyKind::Con(id, _) if id == lang.pid => Shape::Pid,
        TyKind::Con(id, args) => match &s.hir.types[id.index()].kind {
            TypeDefKind::Struct { .. } => Shape::Struct(id, args.to_vec()),
            TypeDefKind::Sum { .. } if s.is_enum(id) => Shape::Enum(id),
            TypeDefKind::Sum { .. } => Shape::Sum(id, args.to_vec()),
            TypeDefKind::Intrinsic => Shape::Opaque(id),
        },
        TyKind::Tuple(items) => Shape::Tuple(items.to_vec()),
        TyKind::Fun(params, _) => Shape::Fun(params.len()),
        TyKind::Unit | TyKind::Never | TyKind::Error => Shape::Unit,
        TyKind::Var(_) | TyKind::Generic(_) | TyKind::Assoc { .. } => Shape::Unit,
    }
}

fn trait_of(s: &Specializer<'_>, provided: Provided) -> TraitId {
    match provided {
        Provided::Show => s.lang.display,
        Provided::Inspect => s.lang.debug,
        Provided::Equal => s.lang.eq,
        Provided::Less | Provided::Order => s.lang.ord,
        Provided::Hash | Provided::Key => s.lang.hash,
    }
}

/// Whether the program or library has an impl of the function's trait for the type.
pub(crate) fn has_impl(s: &mut Specializer<'_>, provided: Provided, ty: Ty) -> bool {
    let trait_id = trait_of(s, provided);
    let typed = s.typed;
    typed.impls.find(&mut s.types, trait_id, &[], ty).is_some()
}

fn derives(s: &Specializer<'_>, id: TypeId, derive: Derive) -> bool {
    let deriving = &s.hir.types[id.index()].deriving;
    deriving.as_ref().is_some_and(|list| list.iter().any(|(d, _)| *d == derive))
}

/// Whether `==` is defined for a type that has an order.
fn has_equality(s: &mut Specializer<'_>, ty: Ty) -> bool {
    match shape(s, ty) {
        Shape::Struct(id, _) | Shape::Sum(id, _) | Shape::Enum(id) => {
            let by_default = s.hir.types[id.index()].deriving.is_none();
            by_default || derives(s, id, Derive::Eq) || has_impl(s, Provided::Equal, ty)
        }
        _ => true,
    }
}

/// A call of a structural function: inline where it is one operation.
pub(crate) fn call(b: &mut Builder<'_, '_>, provided: Provided, ty: Ty, args: Vec<Value>) -> Value {
    let what = shape(b.s, ty);
    if provided == Provided::Key {
        return key_hash(b, &what, ty, args[0]);
    }
    if provided == Provided::Order {
        return order(b, &what, ty, args);
    }
    if let Some(value) = inline(b, provided, &what, &args) {
        return value;
    }
    if !is_by_parts(b.s, provided, ty)
        && let Some(value) = by_impl(b, provided, ty, &args)
    {
        return value;
    }
    if provided == Provided::Show && !shows_itself(b.s, &what) {
        return call(b, Provided::Inspect, ty, args);
    }
    let func = b.s.instance(Key::Derived { provided, ty });
    b.emit(Op::Call { func, args }, provided.ret())
}

/// Returns what a call gives, by a tail call if it is one of a structural function that compares part by part.
fn tail_call(b: &mut Builder<'_, '_>, provided: Provided, ty: Ty, args: Vec<Value>) {
    if is_by_parts(b.s, provided, ty) {
        let func = b.s.instance(Key::Derived { provided, ty });
        let loc = b.loc;
        return b.terminate(Term::TailCall { func, args, loc });
    }
    let value = call(b, provided, ty, args);
    b.terminate(Term::Return(value));
}

/// Whether values of the type are compared part by part by a structural function. What the library's own sum types have as
/// impls says the same, but needs stack for every value inside another.
fn is_by_parts(s: &mut Specializer<'_>, provided: Provided, ty: Ty) -> bool {
    match (shape(s, ty), provided) {
        (Shape::Sum(id, _), Provided::Equal | Provided::Order) if is_library_type(s, id) => true,
        (Shape::Tuple(_) | Shape::Struct(..) | Shape::Sum(..), Provided::Equal | Provided::Order) => {
            !has_impl(s, provided, ty)
        }
        _ => false,
    }
}

fn is_library_type(s: &Specializer<'_>, id: TypeId) -> bool {
    s.hir.modules[s.hir.types[id.index()].module.index()].is_library
}

/// The order of two values as a number below, at or above 0.
fn order(b: &mut Builder<'_, '_>, what: &Shape, ty: Ty, args: Vec<Value>) -> Value {
    match what {
        Shape::String => return b.intrinsic("String.compare", args, Rep::Int),
        Shape::Opaque(id) if *id == b.s.lang.list => {
            let TyKind::Con(_, types) = b.s.types.kind(ty).clone() else { return b.int(0) };
            if let Some(function) = b.s.std_fn("List", "__order_items") {
                return b.call_fn(function, types.to_vec(), args);
            }
        }
        _ if is_by_parts(b.s, Provided::Order, ty) => {
            let func = b.s.instance(Key::Derived { provided: Provided::Order, ty });
            return b.emit(Op::Call { func, args }, Rep::Int);
        }
        _ => {}
    }
    let less = call(b, Provided::Less, ty, vec![args[0], args[1]]);
    let more = call(b, Provided::Less, ty, vec![args[1], args[0]]);
    let (less, more) = (b.word_of(less), b.word_of(more));
    b.emit(Op::IntBinary(IntBinary::Sub, more, less), Rep::Int)
}

/// A hash that agrees with the type's equality: 0 for all values where nothing better is known.
fn key_hash(b: &mut Builder<'_, '_>, what: &Shape, ty: Ty, value: Value) -> Value {
    let own_hash = has_impl(b.s, Provided::Hash, ty);
    let own_equality = has_impl(b.s, Provided::Equal, ty) && !b.is_library_type(ty);
    match what {
        Shape::Float => {
            // Both zeros are one key.
            let zero = b.emit(Op::Float(0.0), Rep::Float);
            let sum = b.emit(Op::FloatBinary(FloatBinary::Add, value, zero), Rep::Float);
            call(b, Provided::Hash, ty, vec![sum])
        }
        Shape::Tuple(_) | Shape::Struct(..) | Shape::Sum(..) if !own_equality => {
            let func = b.s.instance(Key::Derived { provided: Provided::Key, ty });
            b.emit(Op::Call { func, args: vec![value] }, Rep::Int)
        }
        Shape::Opaque(id) if !own_hash || *id == b.s.lang.list => opaque_key_hash(b, *id, ty, value),
        _ if own_equality && !own_hash => b.int(0),
        _ => call(b, Provided::Hash, ty, vec![value]),
    }
}

/// What the module of a library type has as `__key_hash`, which has the type's own parameters.
fn opaque_key_hash(b: &mut Builder<'_, '_>, id: TypeId, ty: Ty, value: Value) -> Value {
    let TyKind::Con(_, args) = b.s.types.kind(ty).clone() else { return b.int(0) };
    let module = b.s.hir.types[id.index()].module;
    let module = b.s.hir.modules[module.index()].name;
    match b.s.std_fn(module.as_str(), "__key_hash") {
        Some(function) => b.call_fn(function, args.to_vec(), vec![value]),
        None => b.int(0),
    }
}

/// Whether `to_string` has a structural form of its own, else it is the `inspect` form.
fn shows_itself(s: &Specializer<'_>, what: &Shape) -> bool {
    match what {
        Shape::Struct(id, _) | Shape::Sum(id, _) | Shape::Enum(id) => derives(s, *id, Derive::Display),
        _ => true,
    }
}

fn by_impl(b: &mut Builder<'_, '_>, provided: Provided, ty: Ty, args: &[Value]) -> Option<Value> {
    if has_impl(b.s, provided, ty) {
        let trait_id = trait_of(b.s, provided);
        return Some(b.trait_call(trait_id, 0, ty, &[], vec![], args.to_vec()));
    }
    (provided == Provided::Show).then(|| foreign_to_string(b, ty, args)).flatten()
}

/// A `to_string` that some other trait of the program gives the type.
fn foreign_to_string(b: &mut Builder<'_, '_>, ty: Ty, args: &[Value]) -> Option<Value> {
    let hir = b.s.hir;
    let display = b.s.lang.display;
    for (index, declared) in hir.traits.iter().enumerate() {
        let id = TraitId(index as u32);
        if id == display || hir.modules[declared.module.index()].is_library || !declared.generics.is_empty() {
            continue;
        }
        let method = declared.methods.iter().position(|m| m.name.as_str() == "to_string" && m.has_self);
        let Some(method) = method else { continue };
        let one_parameter = hir.fns[declared.methods[method].decl.index()].params.len() == 1;
        let typed = b.s.typed;
        if one_parameter && typed.impls.find(&mut b.s.types, id, &[], ty).is_some() {
            return Some(b.trait_call(id, method as u32, ty, &[], vec![], args.to_vec()));
        }
    }
    None
}

fn inline(b: &mut Builder<'_, '_>, provided: Provided, what: &Shape, args: &[Value]) -> Option<Value> {
    use super::ir::Compare;
    let int = |b: &mut Builder<'_, '_>, kind| Some(b.emit(Op::IntCompare(kind, args[0], args[1]), Rep::Bool));
    match (provided, what) {
        (Provided::Show, Shape::String) => Some(args[0]),
        (Provided::Show | Provided::Inspect, Shape::Unit) => Some(b.string("()")),
        (Provided::Show | Provided::Inspect, Shape::Fun(arity)) => Some(b.string(&format!("#Function/{arity}"))),
        (Provided::Show | Provided::Inspect, Shape::Int) => Some(b.intrinsic("Int.to_text", args.to_vec(), Rep::Ref)),
        (Provided::Show | Provided::Inspect, Shape::Pid) => Some(b.intrinsic("Core.pid_text", args.to_vec(), Rep::Ref)),
        (Provided::Equal, Shape::Int | Shape::Atom | Shape::Pid | Shape::Enum(_)) => int(b, Compare::Eq),
        (Provided::Equal, Shape::Unit) => Some(b.emit(Op::Bool(true), Rep::Bool)),
        (Provided::Equal, Shape::Float) => Some(b.emit(Op::FloatCompare(Compare::Eq, args[0], args[1]), Rep::Bool)),
        (Provided::Equal, Shape::Bool) => {
            let words: Vec<Value> = args.iter().map(|&v| b.word_of(v)).collect();
            Some(b.emit(Op::IntCompare(Compare::Eq, words[0], words[1]), Rep::Bool))
        }
        (Provided::Equal, Shape::String) => Some(b.intrinsic("String.equal", args.to_vec(), Rep::Bool)),
        (Provided::Less, Shape::Int) => int(b, Compare::Lt),
        (Provided::Less, Shape::Unit) => Some(b.emit(Op::Bool(false), Rep::Bool)),
        (Provided::Less, Shape::Float) => Some(b.emit(Op::FloatCompare(Compare::Lt, args[0], args[1]), Rep::Bool)),
        (Provided::Less, Shape::String) => {
            let order = b.intrinsic("String.compare", args.to_vec(), Rep::Int);
            let zero = b.int(0);
            Some(b.emit(Op::IntCompare(Compare::Lt, order, zero), Rep::Bool))
        }
        _ => None,
    }
    .filter(|_| !matches!(what, Shape::Enum(_)) || provided != Provided::Equal || !enum_has_own_eq(b, what))
}

/// An enum may have a hand-written `Eq` like any other type.
fn enum_has_own_eq(b: &mut Builder<'_, '_>, what: &Shape) -> bool {
    let Shape::Enum(id) = what else { return false };
    let ty = b.s.types.con(*id, &[]);
    has_impl(b.s, Provided::Equal, ty)
}

/// The body of a structural function.
pub(crate) fn function(s: &mut Specializer<'_>, provided: Provided, ty: Ty) -> Func {
    let name = format!("{provided:?}<{}>", s.type_name(ty));
    let rep = s.rep(ty);
    let what = shape(s, ty);
    let mut b = Builder::bare(s, name, provided.ret());
    b.func.is_library = true;
    let args: Vec<Value> = (0..provided.arity()).map(|_| b.param(rep)).collect();
    let value = match provided {
        Provided::Show => text::structure(&mut b, &what, args[0], Provided::Show),
        Provided::Inspect => text::structure(&mut b, &what, args[0], Provided::Inspect),
        Provided::Equal => compare::equal(&mut b, &what, args[0], args[1]),
        Provided::Less => compare::less(&mut b, &what, ty, args[0], args[1]),
        Provided::Order => compare::order(&mut b, &what, args[0], args[1]),
        Provided::Hash | Provided::Key => compare::hash(&mut b, &what, args[0], provided),
    };
    b.finish_return(value);
    b.finish()
}

/// The body of a conversion.
pub(crate) fn conversion(s: &mut Specializer<'_>, codec: Codec, ty: Ty) -> Func {
    let name = format!("{codec:?}<{}>", s.type_name(ty));
    let own = s.rep(ty);
    let (param, ret) = match codec {
        Codec::Encode => (own, Rep::Ref),
        Codec::Write => (own, Rep::Int),
        Codec::Decode | Codec::Row => (Rep::Ref, Rep::Ref),
        Codec::Read => (Rep::Int, own),
    };
    let what = shape(s, ty);
    let mut b = Builder::bare(s, name, ret);
    b.func.is_library = true;
    let given = b.param(param);
    let value = match codec {
        Codec::Encode => encode::whole(&mut b, ty, given),
        Codec::Write => encode::parts(&mut b, &what, ty, given),
        Codec::Decode => decode::whole(&mut b, ty, given),
        Codec::Read => decode::parts(&mut b, &what, ty, given),
        Codec::Row => decode::row(&mut b, &what, given),
    };
    b.finish_return(value);
    b.finish()
}

impl Builder<'_, '_> {
    /// Kind of equality of a map key: 1 by word, 2 strings, 0 by calling `==`.
    pub(crate) fn key_kind(&mut self, ty: Ty) -> i64 {
        if matches!(shape(self.s, ty), Shape::Enum(_)) && has_impl(self.s, Provided::Equal, ty) {
            return 0;
        }
        match shape(self.s, ty) {
            Shape::Int | Shape::Bool | Shape::Atom | Shape::Pid | Shape::Enum(_) | Shape::Unit => 1,
            Shape::String => 2,
            _ => 0,
        }
    }

    /// `==`; for a type that has only an order, that the second value does not come first.
    pub(crate) fn same(&mut self, ty: Ty, args: Vec<Value>) -> Value {
        if has_equality(self.s, ty) {
            return self.provided(Provided::Equal, ty, args);
        }
        let before = self.provided(Provided::Less, ty, vec![args[1], args[0]]);
        self.emit(Op::BoolNot(before), Rep::Bool)
    }

    /// A hash that agrees with the type's equality.
    pub(crate) fn key_hash(&mut self, ty: Ty, value: Value) -> Value {
        self.provided(Provided::Key, ty, vec![value])
    }

    fn is_library_type(&self, ty: Ty) -> bool {
        match self.s.types.kind(ty) {
            TyKind::Con(id, _) => is_library_type(self.s, *id),
            _ => true,
        }
    }

    /// The zero value of a type, if it has one.
    pub(crate) fn zero(&mut self, ty: Ty) -> Option<Value> {
        let lang = self.s.lang;
        match shape(self.s, ty) {
            Shape::Int | Shape::Unit => Some(self.int(0)),
            Shape::Float => Some(self.emit(Op::Float(0.0), Rep::Float)),
            Shape::Bool => Some(self.emit(Op::Bool(false), Rep::Bool)),
            Shape::String => Some(self.string("")),
            Shape::Tuple(items) => {
                let values: Option<Vec<Value>> = items.into_iter().map(|t| self.zero(t)).collect();
                values.map(|v| self.record(0, v))
            }
            Shape::Sum(id, _) if id == lang.option => Some(self.emit(Op::Nullary(1), Rep::Ref)),
            Shape::Opaque(id) | Shape::Struct(id, _) if id == lang.list => {
                let _ = id;
                Some(self.emit(Op::EmptyList, Rep::Ref))
            }
            Shape::Opaque(id) | Shape::Struct(id, _) => {
                let module = if id == lang.map {
                    "Map"
                } else if id == lang.set {
                    "Set"
                } else if id == lang.queue {
                    "Queue"
                } else {
                    return None;
                };
                let function = self.s.std_fn(module, "new")?;
                let args = match self.s.types.kind(ty).clone() {
                    TyKind::Con(_, args) => args.to_vec(),
                    _ => vec![],
                };
                Some(self.call_fn(function, args, vec![]))
            }
            Shape::Atom | Shape::Pid | Shape::Fun(_) | Shape::Enum(_) | Shape::Sum(..) => None,
        }
    }
}
