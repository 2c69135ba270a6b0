//! `to_string` and `inspect` of structs, sum types and tuples.

use super::Shape;
use crate::names::hir::TypeDefKind;
use crate::ssa::build::Builder;
use crate::ssa::ir::{Rep, Term, Value};
use crate::ssa::specialize::Provided;
use crate::types::ty::Ty;

/// The structural text: with `Show` the Display form, with `Inspect` the Debug form.
pub(super) fn structure(b: &mut Builder<'_, '_>, what: &Shape, value: Value, form: Provided) -> Value {
    match what {
        Shape::Tuple(items) => sequence(b, "", items, value, form),
        Shape::Struct(id, args) => {
            let hir = b.s.hir;
            let def = &hir.types[id.index()];
            let name = def.name.to_string();
            let types = b.s.fields(*id, args, 0);
            let TypeDefKind::Struct { fields } = &def.kind else { return b.string(&name) };
            if form == Provided::Show {
                return sequence(b, &name, &types, value, form);
            }
            if fields.is_empty() {
                return b.string(&format!("{name} {{}}"));
            }
            let mut pieces = vec![];
            for (index, (field, ty)) in fields.iter().zip(types).enumerate() {
                let lead = if index == 0 { format!("{name} {{ ") } else { ", ".to_string() };
                pieces.push(b.string(&format!("{lead}{}: ", field.name)));
                let rep = b.s.rep(ty);
                let part = b.field(value, index as u32, rep);
                pieces.push(b.provided(Provided::Show, ty, vec![part]));
            }
            pieces.push(b.string(" }"));
            b.concat_all(pieces)
        }
        Shape::Enum(id) | Shape::Sum(id, _) => {
            let args: &[Ty] = if let Shape::Sum(_, args) = what { args } else { &[] };
            variants(b, *id, args, value, form)
        }
        Shape::Opaque(id) => {
            let name = b.s.hir.types[id.index()].name;
            b.string(&format!("#{name}"))
        }
        _ => b.provided(form, Ty(0), vec![value]),
    }
}

/// `Name(a, b)`; the parts of a tuple follow the form, those of a struct or variant are in Display form, except that
/// `Option` and `Result` inspect their payload.
fn sequence(b: &mut Builder<'_, '_>, name: &str, types: &[Ty], value: Value, form: Provided) -> Value {
    let mut pieces = vec![];
    for (index, &ty) in types.iter().enumerate() {
        let lead = if index == 0 { format!("{name}(") } else { ", ".to_string() };
        pieces.push(b.string(&lead));
        let rep = b.s.rep(ty);
        let part = b.field(value, index as u32, rep);
        pieces.push(b.provided(form, ty, vec![part]));
    }
    if pieces.is_empty() {
        return b.string(&format!("{name}()"));
    }
    pieces.push(b.string(")"));
    b.concat_all(pieces)
}

fn variants(
    b: &mut Builder<'_, '_>,
    id: crate::names::hir::TypeId,
    args: &[Ty],
    value: Value,
    form: Provided,
) -> Value {
    let hir = b.s.hir;
    let TypeDefKind::Sum { variants } = &hir.types[id.index()].kind else { return b.string("") };
    let is_enum = b.s.is_enum(id);
    let tag = if is_enum { value } else { b.emit(crate::ssa::ir::Op::Tag(value), Rep::Int) };
    let join = b.func.new_block();
    let result = b.block_param(join, Rep::Ref);
    let blocks: Vec<_> = variants.iter().map(|_| b.func.new_block()).collect();
    let default = b.func.new_block();
    let cases = blocks.iter().enumerate().map(|(n, &block)| (n as i64, block)).collect();
    b.terminate(Term::Switch { value: tag, cases, default });
    b.block = default;
    b.terminate(Term::Unreachable);
    let payload = if id == b.s.lang.option || id == b.s.lang.result { form } else { Provided::Show };
    for (index, variant) in variants.iter().enumerate() {
        b.block = blocks[index];
        let text = if variant.fields.is_empty() {
            b.string(variant.name.as_str())
        } else {
            let types = b.s.fields(id, args, index as u32);
            sequence(b, variant.name.as_str(), &types, value, payload)
        };
        b.jump(join, vec![text]);
    }
    b.block = join;
    result
}
