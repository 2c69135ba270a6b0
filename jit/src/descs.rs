//! Type descriptors of a program as the runtime wants them. Knows nothing of code.

use compiler::ssa::ir::{Desc, DescId, Shape};
use runtime::typedesc::{self, TypeDesc, TypeRef};
use std::sync::OnceLock;

/// One descriptor for each of the program's; they may refer to one another in cycles. Leaked: code refers to them by address.
pub fn make(descs: &[Desc]) -> Vec<TypeRef> {
    let made: Vec<TypeRef> = descs
        .iter()
        .enumerate()
        .map(|(id, desc)| {
            let empty = TypeDesc { id: id as u32, name: desc.name.clone(), shape: OnceLock::new() };
            &*Box::leak(Box::new(empty))
        })
        .collect();
    for (desc, target) in descs.iter().zip(&made) {
        let filled = target.shape.set(shape(&desc.shape, &made));
        debug_assert!(filled.is_ok());
    }
    made
}

fn shape(shape: &Shape, made: &[TypeRef]) -> typedesc::Shape {
    let one = |id: &DescId| made[id.index()];
    let all = |ids: &[DescId]| ids.iter().map(one).collect();
    match shape {
        Shape::Int => typedesc::Shape::Int,
        Shape::Float => typedesc::Shape::Float,
        Shape::Bool => typedesc::Shape::Bool,
        Shape::Unit => typedesc::Shape::Unit,
        Shape::Atom => typedesc::Shape::Atom,
        Shape::String => typedesc::Shape::String,
        Shape::Pid => typedesc::Shape::Pid,
        Shape::Fun => typedesc::Shape::Fun,
        Shape::Tuple(items) => typedesc::Shape::Tuple(all(items)),
        Shape::Struct { name, fields } => {
            let fields = fields.iter().map(|(field, ty)| (field.clone(), one(ty))).collect();
            typedesc::Shape::Struct { name: name.clone(), fields }
        }
        Shape::Enum { name, variants } => typedesc::Shape::Enum { name: name.clone(), variants: variants.clone() },
        Shape::Sum { name, variants } => {
            let variants = variants.iter().map(|(variant, fields)| (variant.clone(), all(fields))).collect();
            typedesc::Shape::Sum { name: name.clone(), variants }
        }
        Shape::Builtin { name, args, is_ref } => {
            typedesc::Shape::Builtin { name: name.clone(), args: all(args), is_ref: *is_ref }
        }
    }
}
