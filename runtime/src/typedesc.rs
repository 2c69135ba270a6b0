//! What the runtime knows of a Mesh type: made by the JIT, one for every type that a program's generic builtins, messages
//! or services use. Knows nothing of objects.

/// A type at run time. Two equal types have the same address and the same `id`.
#[derive(Debug)]
pub struct TypeDesc {
    pub id: u32,
    /// The type as diagnostics print it, `List<Int>`.
    pub name: String,
    pub shape: std::sync::OnceLock<Shape>,
}

pub type TypeRef = &'static TypeDesc;

/// The structure of a type.
#[derive(Debug)]
pub enum Shape {
    Int,
    Float,
    Bool,
    Unit,
    Atom,
    String,
    Pid,
    /// A function value; its parameters and result do not matter at run time.
    Fun,
    Tuple(Vec<TypeRef>),
    Struct {
        name: String,
        fields: Vec<(String, TypeRef)>,
    },
    /// A sum type whose variants all have no fields: a plain integer.
    Enum {
        name: String,
        variants: Vec<String>,
    },
    Sum {
        name: String,
        variants: Vec<(String, Vec<TypeRef>)>,
    },
    /// A builtin opaque type with its arguments: `List`, `Bytes`, `Cell`, … `is_ref` says whether it is an object.
    Builtin {
        name: String,
        args: Vec<TypeRef>,
        is_ref: bool,
    },
}

impl TypeDesc {
    pub fn shape(&self) -> &Shape {
        self.shape.get().expect("a type descriptor is complete before the program starts")
    }
    /// Whether values of the type are object addresses that a collector follows.
    pub fn is_ref(&self) -> bool {
        match self.shape() {
            Shape::Int | Shape::Float | Shape::Bool | Shape::Unit | Shape::Atom | Shape::Pid | Shape::Enum { .. } => {
                false
            }
            Shape::String | Shape::Fun | Shape::Tuple(_) | Shape::Struct { .. } | Shape::Sum { .. } => true,
            Shape::Builtin { is_ref, .. } => *is_ref,
        }
    }
}
