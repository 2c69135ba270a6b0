//! Structural equality, order and hash.

use super::Shape;
use crate::names::hir::TypeId;
use crate::ssa::build::Builder;
use crate::ssa::ir::{BlockId, Compare, IntBinary, Op, Rep, Term, Value};
use crate::ssa::specialize::Provided;
use crate::types::ty::Ty;

/// FNV-1a, 64 bit.
const FNV_OFFSET: i64 = 0xcbf2_9ce4_8422_2325_u64 as i64;

fn leaf(b: &mut Builder<'_, '_>, value: bool) {
    let value = b.emit(Op::Bool(value), Rep::Bool);
    b.terminate(Term::Return(value));
}

pub(super) fn equal(b: &mut Builder<'_, '_>, what: &Shape, left: Value, right: Value) -> Value {
    let differ = b.func.new_block();
    match what {
        Shape::Tuple(items) => equal_parts(b, items, left, right, differ),
        Shape::Struct(id, args) => {
            let types = b.s.fields(*id, args, 0);
            equal_parts(b, &types, left, right, differ);
        }
        Shape::Sum(id, args) => {
            let (one, other) = (b.emit(Op::Tag(left), Rep::Int), b.emit(Op::Tag(right), Rep::Int));
            let same = b.emit(Op::IntCompare(Compare::Eq, one, other), Rep::Bool);
            let go = b.func.new_block();
            b.branch(same, go, differ);
            b.block = go;
            each_variant(b, *id, args, one, &mut |b, types| equal_parts(b, types, left, right, differ));
        }
        Shape::Enum(_) | Shape::Int | Shape::Atom | Shape::Pid => {
            let same = b.emit(Op::IntCompare(Compare::Eq, left, right), Rep::Bool);
            b.terminate(Term::Return(same));
        }
        Shape::Fun(_) | Shape::Opaque(_) => {
            let same = b.emit(Op::RefEq(left, right), Rep::Bool);
            b.terminate(Term::Return(same));
        }
        Shape::Float | Shape::Bool | Shape::String | Shape::Unit => leaf(b, true),
    }
    b.block = differ;
    b.emit(Op::Bool(false), Rep::Bool)
}

/// Ends the function: the last parts decide, in a tail call where they have a structural function of their own, so that
/// long chains need no stack.
fn equal_parts(b: &mut Builder<'_, '_>, types: &[Ty], left: Value, right: Value, differ: BlockId) {
    for (index, &ty) in types.iter().enumerate() {
        let rep = b.s.rep(ty);
        let (x, y) = (b.field(left, index as u32, rep), b.field(right, index as u32, rep));
        if index + 1 == types.len() {
            return super::tail_call(b, Provided::Equal, ty, vec![x, y]);
        }
        let same = b.provided(Provided::Equal, ty, vec![x, y]);
        let go = b.func.new_block();
        b.branch(same, go, differ);
        b.block = go;
    }
    leaf(b, true);
}

/// Switches on the tag; `fill` ends each variant's block.
fn each_variant(
    b: &mut Builder<'_, '_>,
    id: TypeId,
    args: &[Ty],
    tag: Value,
    fill: &mut dyn FnMut(&mut Builder<'_, '_>, &[Ty]),
) {
    let count = b.s.typed.fields[id.index()].len();
    let blocks: Vec<BlockId> = (0..count).map(|_| b.func.new_block()).collect();
    let default = b.func.new_block();
    let cases = blocks.iter().enumerate().map(|(n, &block)| (n as i64, block)).collect();
    b.terminate(Term::Switch { value: tag, cases, default });
    b.block = default;
    b.terminate(Term::Unreachable);
    for (index, &block) in blocks.iter().enumerate() {
        b.block = block;
        let types = b.s.fields(id, args, index as u32);
        fill(b, &types);
    }
}

pub(super) fn less(b: &mut Builder<'_, '_>, what: &Shape, ty: Ty, left: Value, right: Value) -> Value {
    match what {
        Shape::Tuple(_) | Shape::Struct(..) | Shape::Sum(..) => {
            let order = b.provided(Provided::Order, ty, vec![left, right]);
            let zero = b.int(0);
            b.emit(Op::IntCompare(Compare::Lt, order, zero), Rep::Bool)
        }
        Shape::Bool => {
            let (one, other) = (b.word_of(left), b.word_of(right));
            b.emit(Op::IntCompare(Compare::Lt, one, other), Rep::Bool)
        }
        Shape::Enum(_) | Shape::Int | Shape::Atom | Shape::Pid => {
            b.emit(Op::IntCompare(Compare::Lt, left, right), Rep::Bool)
        }
        Shape::Float | Shape::String | Shape::Unit | Shape::Fun(_) | Shape::Opaque(_) => {
            b.emit(Op::Bool(false), Rep::Bool)
        }
    }
}

/// Less than, equal to or greater than 0 as the left value comes first, neither does, or the right one does. Parts are
/// compared once: with two questions for each, the questions about nested parts would double at every level.
pub(super) fn order(b: &mut Builder<'_, '_>, what: &Shape, left: Value, right: Value) -> Value {
    match what {
        Shape::Tuple(items) => order_parts(b, items, left, right),
        Shape::Struct(id, args) => {
            let types = b.s.fields(*id, args, 0);
            order_parts(b, &types, left, right);
        }
        Shape::Sum(id, args) => {
            let (one, other) = (b.emit(Op::Tag(left), Rep::Int), b.emit(Op::Tag(right), Rep::Int));
            // `None`, which is declared last, comes first.
            let (low, high) = if *id == b.s.lang.option { (other, one) } else { (one, other) };
            let by_tag = b.emit(Op::IntBinary(IntBinary::Sub, low, high), Rep::Int);
            decide_unless_zero(b, by_tag);
            each_variant(b, *id, args, one, &mut |b, types| order_parts(b, types, left, right));
        }
        // Asked about as a whole.
        _ => {}
    }
    b.int(0)
}

/// Returns an order that decides, else goes on.
fn decide_unless_zero(b: &mut Builder<'_, '_>, order: Value) {
    let zero = b.int(0);
    let same = b.emit(Op::IntCompare(Compare::Eq, order, zero), Rep::Bool);
    let (go, decided) = (b.func.new_block(), b.func.new_block());
    b.branch(same, go, decided);
    b.block = decided;
    b.terminate(Term::Return(order));
    b.block = go;
}

/// Ends the function, lexicographically: the first part that differs decides.
fn order_parts(b: &mut Builder<'_, '_>, types: &[Ty], left: Value, right: Value) {
    for (index, &ty) in types.iter().enumerate() {
        let rep = b.s.rep(ty);
        let (x, y) = (b.field(left, index as u32, rep), b.field(right, index as u32, rep));
        if index + 1 == types.len() {
            return super::tail_call(b, Provided::Order, ty, vec![x, y]);
        }
        let order = b.provided(Provided::Order, ty, vec![x, y]);
        decide_unless_zero(b, order);
    }
    let zero = b.int(0);
    b.terminate(Term::Return(zero));
}

/// The hash of the parts in the given form, `Hash` or `Key`.
pub(super) fn hash(b: &mut Builder<'_, '_>, what: &Shape, value: Value, form: Provided) -> Value {
    match what {
        Shape::Tuple(items) => hash_parts(b, items, value, None, form),
        Shape::Struct(id, args) => {
            let types = b.s.fields(*id, args, 0);
            hash_parts(b, &types, value, None, form)
        }
        Shape::Sum(id, args) => {
            let tag = b.emit(Op::Tag(value), Rep::Int);
            each_variant(b, *id, args, tag, &mut |b, types| {
                let start = b.intrinsic("Fnv.number", vec![tag], Rep::Int);
                let result = hash_parts(b, types, value, Some(start), form);
                b.terminate(Term::Return(result));
            });
            b.int(0)
        }
        Shape::Bool => {
            let word = b.word_of(value);
            b.intrinsic("Fnv.byte", vec![word], Rep::Int)
        }
        Shape::Float => {
            let word = b.word_of(value);
            b.intrinsic("Fnv.number", vec![word], Rep::Int)
        }
        Shape::Int | Shape::Pid | Shape::Enum(_) => b.intrinsic("Fnv.number", vec![value], Rep::Int),
        Shape::Atom => {
            let name = b.intrinsic("Atom.name", vec![value], Rep::Ref);
            b.intrinsic("Fnv.text", vec![name], Rep::Int)
        }
        Shape::String => b.intrinsic("Fnv.text", vec![value], Rep::Int),
        Shape::Unit => b.int(FNV_OFFSET),
        Shape::Fun(_) | Shape::Opaque(_) => b.int(0),
    }
}

/// Starts with the hash of the first component, then folds in the others.
fn hash_parts(b: &mut Builder<'_, '_>, types: &[Ty], value: Value, start: Option<Value>, form: Provided) -> Value {
    let mut total = start;
    for (index, &ty) in types.iter().enumerate() {
        let rep = b.s.rep(ty);
        let part = b.field(value, index as u32, rep);
        let part = b.provided(form, ty, vec![part]);
        total = Some(match total {
            None => part,
            Some(before) => b.intrinsic("Fnv.combine", vec![before, part], Rep::Int),
        });
    }
    total.unwrap_or_else(|| b.int(FNV_OFFSET))
}
