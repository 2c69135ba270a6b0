//! Decoders of JSON and rows: functions that make a value of a type from a node of the text at hand, or from a row. They go on
//! after an error with values that mean nothing (the runtime keeps the first error), so fields are read one after the other
//! without a way out; only what has parts asks first whether there is anything to read, which also ends every recursion.

use super::{Shape, shape};
use crate::names::hir::{TypeDefKind, TypeId};
use crate::ssa::build::Builder;
use crate::ssa::ir::{BlockId, Compare, IntBinary, Op, Rep, Term, Value};
use crate::ssa::specialize::{Codec, Key};
use crate::types::ty::Ty;

/// `T.from_json`: a `Result` of the value that the whole text says.
pub(super) fn whole(b: &mut Builder<'_, '_>, ty: Ty, text: Value) -> Value {
    let (read, bad) = (b.func.new_block(), b.func.new_block());
    let is_json = b.intrinsic("Core.json_read", vec![text], Rep::Bool);
    b.branch(is_json, read, bad);
    b.block = read;
    let root = b.int(0);
    let value = self::read(b, ty, root);
    outcome(b, value, bad)
}

/// `Ok(value)`, if nothing was wrong; `bad` is where something was.
fn outcome(b: &mut Builder<'_, '_>, value: Value, bad: BlockId) -> Value {
    let good = b.func.new_block();
    let failed = b.intrinsic("Core.read_failed", vec![], Rep::Bool);
    b.branch(failed, bad, good);
    b.block = good;
    let ok = b.record(0, vec![value]);
    b.finish_return(ok);
    b.block = bad;
    let message = b.intrinsic("Core.read_error", vec![], Rep::Ref);
    b.record(1, vec![message])
}

/// The value at a node, which may be missing.
fn read(b: &mut Builder<'_, '_>, ty: Ty, node: Value) -> Value {
    let scalar = |b: &mut Builder<'_, '_>, name: &str, rep: Rep| b.intrinsic(name, vec![node], rep);
    match shape(b.s, ty) {
        Shape::Int => scalar(b, "Core.json_int", Rep::Int),
        Shape::Float => scalar(b, "Core.json_float", Rep::Float),
        Shape::Bool => scalar(b, "Core.json_bool", Rep::Bool),
        Shape::String => scalar(b, "Core.json_string", Rep::Ref),
        Shape::Opaque(id) if id == b.s.lang.json => scalar(b, "Core.json_value", Rep::Ref),
        Shape::Sum(id, args) if id == b.s.lang.option => {
            let is_null = scalar(b, "Core.json_is_null", Rep::Bool);
            option(b, is_null, &mut |b| read(b, args[0], node))
        }
        Shape::Struct(..) | Shape::Sum(..) | Shape::Enum(_) | Shape::Opaque(_) => {
            let func = b.s.instance(Key::Codec { codec: Codec::Read, ty });
            let rep = b.s.rep(ty);
            b.emit(Op::Call { func, args: vec![node] }, rep)
        }
        // These have no form that could be read; a program that asks for it was refused.
        Shape::Atom | Shape::Pid | Shape::Unit | Shape::Fun(_) | Shape::Tuple(_) => {
            let rep = b.s.rep(ty);
            b.undefined(rep)
        }
    }
}

fn option(b: &mut Builder<'_, '_>, is_none: Value, inner: &mut dyn FnMut(&mut Builder<'_, '_>) -> Value) -> Value {
    let (some, none, join) = (b.func.new_block(), b.func.new_block(), b.func.new_block());
    let result = b.block_param(join, Rep::Ref);
    b.branch(is_none, none, some);
    b.block = some;
    let value = inner(b);
    let value = b.record(0, vec![value]);
    b.jump(join, vec![value]);
    b.block = none;
    let nothing = b.emit(Op::Nullary(1), Rep::Ref);
    b.jump(join, vec![nothing]);
    b.block = join;
    result
}

/// The body of a type's own function.
pub(super) fn parts(b: &mut Builder<'_, '_>, what: &Shape, ty: Ty, node: Value) -> Value {
    match what {
        Shape::Struct(id, args) => structure(b, *id, args, ty, node),
        Shape::Enum(_) => number_of_variant(b, ty, node),
        Shape::Sum(id, args) => variants(b, *id, args, ty, node),
        Shape::Opaque(id) if *id == b.s.lang.list => list(b, ty, node),
        Shape::Opaque(id) if *id == b.s.lang.map => map(b, ty, node),
        _ => {
            let rep = b.s.rep(ty);
            b.undefined(rep)
        }
    }
}

/// The fields of a struct with their names.
fn fields(b: &mut Builder<'_, '_>, id: TypeId, args: &[Ty]) -> Vec<(String, Ty)> {
    let types = b.s.fields(id, args, 0);
    match &b.s.hir.types[id.index()].kind {
        TypeDefKind::Struct { fields } => fields.iter().map(|field| field.name.to_string()).zip(types).collect(),
        TypeDefKind::Sum { .. } | TypeDefKind::Intrinsic => vec![],
    }
}

fn is_option(b: &mut Builder<'_, '_>, ty: Ty) -> bool {
    matches!(shape(b.s, ty), Shape::Sum(id, _) if id == b.s.lang.option)
}

fn slot(b: &mut Builder<'_, '_>, array: Value, index: usize) -> Value {
    let index = b.int(index as i64);
    b.emit(Op::Slot { array, index, rep: Rep::Int }, Rep::Int)
}

/// Reports a missing part by a builtin.
fn require(b: &mut Builder<'_, '_>, node: Value, builtin: &str, args: Vec<Value>) {
    let (missing, go) = (b.func.new_block(), b.func.new_block());
    let zero = b.int(0);
    let is_missing = b.emit(Op::IntCompare(Compare::Lt, node, zero), Rep::Bool);
    b.branch(is_missing, missing, go);
    b.block = missing;
    b.intrinsic(builtin, args, Rep::Int);
    b.jump(go, vec![]);
    b.block = go;
}

fn structure(b: &mut Builder<'_, '_>, id: TypeId, args: &[Ty], ty: Ty, node: Value) -> Value {
    let types = vec![Some(b.s.desc(ty))];
    let op = Op::Intrinsic { name: "Core.json_members".into(), args: vec![node], types, rep: Some(Rep::Ref) };
    let members = b.emit(op, Rep::Ref);
    let is_object = slot(b, members, 0);
    let (object, other) = (b.func.new_block(), b.func.new_block());
    let zero = b.int(0);
    let is_object = b.emit(Op::IntCompare(Compare::Gt, is_object, zero), Rep::Bool);
    b.branch(is_object, object, other);
    b.block = other;
    let nothing = b.undefined(Rep::Ref);
    b.finish_return(nothing);
    b.block = object;
    let mut values = vec![];
    for (index, (name, ty)) in fields(b, id, args).into_iter().enumerate() {
        let member = slot(b, members, index + 1);
        if !is_option(b, ty) {
            let name = b.string(&name);
            require(b, member, "Core.json_missing", vec![name]);
        }
        values.push(read(b, ty, member));
    }
    b.record(0, values)
}

fn number_of_variant(b: &mut Builder<'_, '_>, ty: Ty, node: Value) -> Value {
    let types = vec![Some(b.s.desc(ty))];
    let op = Op::Intrinsic { name: "Core.json_variant".into(), args: vec![node], types, rep: Some(Rep::Int) };
    b.emit(op, Rep::Int)
}

fn variants(b: &mut Builder<'_, '_>, id: TypeId, args: &[Ty], ty: Ty, node: Value) -> Value {
    let number = number_of_variant(b, ty, node);
    let count = b.s.typed.fields[id.index()].len();
    let blocks: Vec<BlockId> = (0..count).map(|_| b.func.new_block()).collect();
    let unknown = b.func.new_block();
    let cases = blocks.iter().enumerate().map(|(at, &block)| (at as i64, block)).collect();
    b.terminate(Term::Switch { value: number, cases, default: unknown });
    for (variant, &block) in blocks.iter().enumerate() {
        b.block = block;
        let types = b.s.fields(id, args, variant as u32);
        let value = if types.is_empty() {
            b.emit(Op::Nullary(variant as u32), Rep::Ref)
        } else {
            let count = b.int(types.len() as i64);
            let arguments = b.intrinsic("Core.json_arguments", vec![node, count], Rep::Ref);
            let mut values = vec![];
            for (index, ty) in types.into_iter().enumerate() {
                let argument = slot(b, arguments, index);
                let number = b.int(index as i64);
                require(b, argument, "Core.json_too_few", vec![node, number]);
                values.push(read(b, ty, argument));
            }
            b.record(variant as u32, values)
        };
        b.finish_return(value);
    }
    b.block = unknown;
    b.undefined(Rep::Ref)
}

/// From the node of a part and the carried values to the node behind and the new values.
type ReadPart<'f> = dyn FnMut(&mut Builder<'_, '_>, Value, &[Value]) -> (Value, Vec<Value>) + 'f;

/// Goes from the first part of a node to `end`, with values that each part makes anew.
fn each(b: &mut Builder<'_, '_>, node: Value, end: Value, carried: &[Value], part: &mut ReadPart<'_>) -> Vec<Value> {
    let (head, inside, done) = (b.func.new_block(), b.func.new_block(), b.func.new_block());
    let at = b.block_param(head, Rep::Int);
    let values: Vec<Value> = carried.iter().map(|&value| b.block_param_like(head, value)).collect();
    let one = b.int(1);
    let first = b.emit(Op::IntBinary(IntBinary::Add, node, one), Rep::Int);
    b.jump(head, [&[first], carried].concat());
    b.block = head;
    b.effect(Op::Poll);
    let more = b.emit(Op::IntCompare(Compare::Lt, at, end), Rep::Bool);
    b.branch(more, inside, done);
    b.block = inside;
    let (next, following) = part(b, at, &values);
    b.jump(head, std::iter::once(next).chain(following).collect());
    b.block = done;
    values
}

fn typed(b: &mut Builder<'_, '_>, name: &str, args: Vec<Value>, types: &[Ty]) -> Value {
    let types = types.iter().map(|&ty| Some(b.s.desc(ty))).collect();
    b.emit(Op::Intrinsic { name: name.into(), args, types, rep: Some(Rep::Ref) }, Rep::Ref)
}

fn list(b: &mut Builder<'_, '_>, ty: Ty, node: Value) -> Value {
    let element = b.type_argument(ty, 0);
    let end = b.intrinsic("Core.json_array_end", vec![node], Rep::Int);
    let zero = b.int(0);
    let buffer = typed(b, "Core.collect_start", vec![zero], &[element]);
    let collected = each(b, node, end, &[buffer, zero], &mut |b, at, values| {
        let item = read(b, element, at);
        let word = b.word_of(item);
        let buffer = typed(b, "Core.collect_push", vec![values[0], values[1], word], &[element]);
        let one = b.int(1);
        let length = b.emit(Op::IntBinary(IntBinary::Add, values[1], one), Rep::Int);
        (b.intrinsic("Core.json_next", vec![at], Rep::Int), vec![buffer, length])
    });
    typed(b, "Core.collect_finish", collected, &[element])
}

fn map(b: &mut Builder<'_, '_>, ty: Ty, node: Value) -> Value {
    let types = [b.type_argument(ty, 0), b.type_argument(ty, 1)];
    let end = b.intrinsic("Core.json_object_end", vec![node], Rep::Int);
    let empty = typed(b, "Map.new", vec![], &types);
    let made = each(b, node, end, &[empty], &mut |b, at, values| {
        let key = b.intrinsic("Core.json_key", vec![at], Rep::Ref);
        let one = b.int(1);
        let node = b.emit(Op::IntBinary(IntBinary::Add, at, one), Rep::Int);
        let item = read(b, types[1], node);
        let kind = b.key_kind(types[0]);
        let kind = b.int(kind);
        let (key, item) = (b.word_of(key), b.word_of(item));
        let map = typed(b, "Map.insert", vec![values[0], kind, key, item], &types);
        (b.intrinsic("Core.json_next", vec![node], Rep::Int), vec![map])
    });
    made[0]
}

/// `T.from_row`: a `Result` of the struct whose fields are columns.
pub(super) fn row(b: &mut Builder<'_, '_>, what: &Shape, row: Value) -> Value {
    b.intrinsic("Core.row_begin", vec![], Rep::Int);
    let mut values = vec![];
    if let Shape::Struct(id, args) = what {
        for (name, ty) in fields(b, *id, args) {
            let name = b.string(&name);
            let value = match shape(b.s, ty) {
                Shape::Sum(id, args) if id == b.s.lang.option => {
                    let has = b.intrinsic("Core.row_has", vec![row, name], Rep::Bool);
                    let is_none = b.emit(Op::BoolNot(has), Rep::Bool);
                    option(b, is_none, &mut |b| column(b, args[0], row, name))
                }
                _ => column(b, ty, row, name),
            };
            values.push(value);
        }
    }
    let value = b.record(0, values);
    let bad = b.func.new_block();
    outcome(b, value, bad)
}

fn column(b: &mut Builder<'_, '_>, ty: Ty, row: Value, name: Value) -> Value {
    let (builtin, rep) = match shape(b.s, ty) {
        Shape::Int => ("Core.row_int", Rep::Int),
        Shape::Float => ("Core.row_float", Rep::Float),
        Shape::Bool => ("Core.row_bool", Rep::Bool),
        _ => ("Core.row_string", Rep::Ref),
    };
    b.intrinsic(builtin, vec![row, name], rep)
}
