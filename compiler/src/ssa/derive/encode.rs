//! JSON encoders: functions that append a value to the text at hand. What is the same for all values of a type is put together
//! here and appended at once.

use super::{Shape, shape};
use crate::names::hir::TypeDefKind;
use crate::ssa::build::Builder;
use crate::ssa::ir::{BlockId, Compare, IntBinary, Op, Rep, Term, Value};
use crate::ssa::specialize::{Codec, Key};
use crate::types::ty::Ty;

pub(super) fn whole(b: &mut Builder<'_, '_>, ty: Ty, value: Value) -> Value {
    b.intrinsic("Core.json_begin", vec![], Rep::Int);
    let mut fixed = String::new();
    write(b, &mut fixed, ty, value);
    flush(b, &mut fixed);
    b.intrinsic("Core.json_text", vec![], Rep::Ref)
}

/// Appends the text that is the same for all values.
fn flush(b: &mut Builder<'_, '_>, fixed: &mut String) {
    if !fixed.is_empty() {
        let text = b.string(fixed);
        b.intrinsic("Core.json_write_raw", vec![text], Rep::Int);
        fixed.clear();
    }
}

/// Appends `fixed` and then a value by a builtin.
fn append(b: &mut Builder<'_, '_>, fixed: &mut String, builtin: &str, value: Value) {
    flush(b, fixed);
    b.intrinsic(builtin, vec![value], Rep::Int);
}

fn write(b: &mut Builder<'_, '_>, fixed: &mut String, ty: Ty, value: Value) {
    match shape(b.s, ty) {
        Shape::Int | Shape::Pid => append(b, fixed, "Core.json_write_int", value),
        Shape::Float => append(b, fixed, "Core.json_write_float", value),
        Shape::Bool => append(b, fixed, "Core.json_write_bool", value),
        Shape::String => append(b, fixed, "Core.json_write_string", value),
        Shape::Atom => {
            let name = b.intrinsic("Atom.name", vec![value], Rep::Ref);
            append(b, fixed, "Core.json_write_string", name);
        }
        Shape::Opaque(id) if id == b.s.lang.json => append(b, fixed, "Core.json_write_value", value),
        Shape::Unit | Shape::Fun(_) => fixed.push_str("null"),
        Shape::Sum(id, args) if id == b.s.lang.option => {
            flush(b, fixed);
            let (some, none, join) = (b.func.new_block(), b.func.new_block(), b.func.new_block());
            let is_some = b.tag_is(value, 0);
            b.branch(is_some, some, none);
            b.block = some;
            let rep = b.s.rep(args[0]);
            let inner = b.field(value, 0, rep);
            write(b, fixed, args[0], inner);
            flush(b, fixed);
            b.jump(join, vec![]);
            b.block = none;
            fixed.push_str("null");
            flush(b, fixed);
            b.jump(join, vec![]);
            b.block = join;
        }
        Shape::Tuple(_) | Shape::Struct(..) | Shape::Enum(_) | Shape::Sum(..) | Shape::Opaque(_) => {
            flush(b, fixed);
            let func = b.s.instance(Key::Codec { codec: Codec::Write, ty });
            b.emit(Op::Call { func, args: vec![value] }, Rep::Int);
        }
    }
}

/// The body of a type's own function.
pub(super) fn parts(b: &mut Builder<'_, '_>, what: &Shape, ty: Ty, value: Value) -> Value {
    let mut fixed = String::new();
    match what {
        Shape::Tuple(items) => sequence(b, &mut fixed, items, value),
        Shape::Struct(id, args) => {
            let hir = b.s.hir;
            let types = b.s.fields(*id, args, 0);
            let names: Vec<String> = match &hir.types[id.index()].kind {
                TypeDefKind::Struct { fields } => fields.iter().map(|field| field.name.to_string()).collect(),
                TypeDefKind::Sum { .. } | TypeDefKind::Intrinsic => vec![],
            };
            fixed.push('{');
            for (index, (name, ty)) in names.into_iter().zip(types).enumerate() {
                let comma = if index > 0 { "," } else { "" };
                fixed += &format!("{comma}\"{name}\":");
                let rep = b.s.rep(ty);
                let part = b.field(value, index as u32, rep);
                write(b, &mut fixed, ty, part);
            }
            fixed.push('}');
        }
        Shape::Enum(id) => variants(b, *id, &[], value, value),
        Shape::Sum(id, args) => {
            let tag = b.emit(Op::Tag(value), Rep::Int);
            variants(b, *id, args, tag, value);
        }
        Shape::Opaque(id) if *id == b.s.lang.list => list(b, ty, value),
        Shape::Opaque(id) if *id == b.s.lang.map => map(b, ty, value),
        _ => fixed.push_str("null"),
    }
    flush(b, &mut fixed);
    b.unit()
}

fn sequence(b: &mut Builder<'_, '_>, fixed: &mut String, types: &[Ty], value: Value) {
    fixed.push('[');
    for (index, &ty) in types.iter().enumerate() {
        if index > 0 {
            fixed.push(',');
        }
        let rep = b.s.rep(ty);
        let part = b.field(value, index as u32, rep);
        write(b, fixed, ty, part);
    }
    fixed.push(']');
}

fn variants(b: &mut Builder<'_, '_>, id: crate::names::hir::TypeId, args: &[Ty], tag: Value, value: Value) {
    let hir = b.s.hir;
    let TypeDefKind::Sum { variants } = &hir.types[id.index()].kind else { return };
    let join = b.func.new_block();
    let blocks: Vec<BlockId> = variants.iter().map(|_| b.func.new_block()).collect();
    let cases = blocks.iter().enumerate().map(|(at, &block)| (at as i64, block)).collect();
    b.terminate(Term::Switch { value: tag, cases, default: join });
    for (index, (variant, &block)) in variants.iter().zip(&blocks).enumerate() {
        b.block = block;
        let types = b.s.fields(id, args, index as u32);
        let mut fixed = format!("{{\"tag\":\"{}\",\"fields\":", variant.name);
        sequence(b, &mut fixed, &types, value);
        fixed.push('}');
        flush(b, &mut fixed);
        b.jump(join, vec![]);
    }
    b.block = join;
}

/// Appends `count` elements, of which `element` appends one, with commas between.
fn each(
    b: &mut Builder<'_, '_>,
    brackets: [&str; 2],
    count: Value,
    element: &mut dyn FnMut(&mut Builder<'_, '_>, Value),
) {
    let raw = |b: &mut Builder<'_, '_>, text: &str| flush(b, &mut text.to_owned());
    let (body, again, done) = (b.func.new_block(), b.func.new_block(), b.func.new_block());
    let index = b.block_param(body, Rep::Int);
    raw(b, brackets[0]);
    let zero = b.int(0);
    let some = b.emit(Op::IntCompare(Compare::Lt, zero, count), Rep::Bool);
    let start = b.func.new_block();
    b.branch(some, start, done);
    b.block = start;
    b.jump(body, vec![zero]);
    b.block = body;
    element(b, index);
    let one = b.int(1);
    let next = b.emit(Op::IntBinary(IntBinary::Add, index, one), Rep::Int);
    let more = b.emit(Op::IntCompare(Compare::Lt, next, count), Rep::Bool);
    b.branch(more, again, done);
    b.block = again;
    raw(b, ",");
    b.effect(Op::Poll);
    b.jump(body, vec![next]);
    b.block = done;
    raw(b, brackets[1]);
}

fn list(b: &mut Builder<'_, '_>, ty: Ty, value: Value) {
    let element = b.type_argument(ty, 0);
    let rep = b.s.rep(element);
    let length = b.field(value, 2, Rep::Int);
    each(b, ["[", "]"], length, &mut |b, index| {
        let item = b.list_slot(value, index, rep);
        let mut fixed = String::new();
        write(b, &mut fixed, element, item);
        flush(b, &mut fixed);
    });
}

fn map(b: &mut Builder<'_, '_>, ty: Ty, value: Value) {
    let (key, item) = (b.type_argument(ty, 0), b.type_argument(ty, 1));
    let types = vec![Some(b.s.desc(key)), Some(b.s.desc(item))];
    let part = |b: &mut Builder<'_, '_>, name: &str| {
        let op = Op::Intrinsic { name: name.into(), args: vec![value], types: types.clone(), rep: Some(Rep::Ref) };
        b.emit(op, Rep::Ref)
    };
    let (keys, items) = (part(b, "Map.keys"), part(b, "Map.values"));
    let length = b.field(keys, 2, Rep::Int);
    let (key_rep, item_rep) = (b.s.rep(key), b.s.rep(item));
    each(b, ["{", "}"], length, &mut |b, index| {
        let name = b.list_slot(keys, index, key_rep);
        // Names are always strings.
        let mut fixed = String::new();
        if key_rep == Rep::Int {
            fixed.push('"');
            append(b, &mut fixed, "Core.json_write_int", name);
            fixed.push('"');
        } else {
            append(b, &mut fixed, "Core.json_write_string", name);
        }
        fixed.push(':');
        let value = b.list_slot(items, index, item_rep);
        write(b, &mut fixed, item, value);
        flush(b, &mut fixed);
    });
}
