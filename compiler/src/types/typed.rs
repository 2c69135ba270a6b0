//! What inference found out: a type for every expression, pattern and local, and what every name and operator came to
//! mean, as tables beside the resolved tree. Type variables of definitions are `TyKind::Generic`; `ssa` replaces them by
//! concrete types, one copy of a function for each list of them.

use super::decide::Decision;
use super::ty::{Ty, Types};
use crate::names::hir::{BuiltinFn, ExprId, FnId, GenericId, LocalId, PatId, TraitId, TypeId};
use rustc_hash::FxHashMap;

/// The types of the whole program. Valid for `ssa` only when there was no error.
#[derive(Debug, Default)]
pub struct Typed {
    pub types: Types,
    /// By `FnId`.
    pub fns: Vec<FnTypes>,
    /// By index of `Program::inits`.
    pub inits: Vec<BodyTypes>,
    /// By `ConstId`: what the constant is general over. Such a one is no stored value: every use is its initialiser again,
    /// whose evaluation does nothing else, at the types of the use.
    pub consts: Vec<Vec<GenericId>>,
    /// By `ServiceId`.
    pub services: Vec<ServiceTypes>,
    /// Fields of every struct and variant in terms of its generics: by `TypeId`, then variant (structs have one), then field.
    pub fields: Vec<Vec<Vec<Ty>>>,
    pub impls: super::traits::ImplTable,
}

#[derive(Debug, Default)]
pub struct FnTypes {
    /// Everything the signature is generic over: the owner's generics (`Self` of a trait first, or an impl's variables),
    /// the declared ones, then those made by generalisation. Instantiations list types in this order.
    pub generics: Vec<GenericId>,
    pub params: Vec<Ty>,
    pub ret: Option<Ty>,
    /// Message type of an actor (may be one of `generics`); None when it never looks at ordinary messages.
    pub message: Option<Ty>,
    pub body: BodyTypes,
}

#[derive(Debug, Default)]
pub struct ServiceTypes {
    pub state: Option<Ty>,
    /// By handler: argument types (without the state), reply type (None for casts).
    pub handlers: Vec<(Vec<Ty>, Option<Ty>)>,
}

#[derive(Debug, Default)]
pub struct BodyTypes {
    /// By `ExprId`, `PatId`, `LocalId`.
    pub exprs: Vec<Ty>,
    pub pats: Vec<Ty>,
    pub locals: Vec<Ty>,
    pub meanings: FxHashMap<ExprId, Meaning>,
    /// The chosen variant of a `PatKind::Variant`.
    pub variants: FxHashMap<PatId, (TypeId, u32)>,
    /// Locals bound by a generalised `let` or nested `fn`: the generics of their scheme, and every instantiation that a
    /// use asks for (in terms of the enclosing generics).
    pub local_schemes: FxHashMap<LocalId, LocalScheme>,
    /// The function that a `LocalFns` means.
    pub chosen: FxHashMap<ExprId, LocalId>,
    /// Arms of a `receive` that match system messages rather than ordinary ones: `(receive, arm index)`.
    pub system_arms: FxHashMap<(ExprId, usize), SystemMessage>,
    /// How every match is decided. Clauses and patterns that only name values have no entry.
    pub decisions: FxHashMap<MatchId, Decision>,
    /// Message type of closures passed to `spawn`, by the closure's expression.
    pub closure_messages: FxHashMap<ExprId, Ty>,
}

/// A match, by its first arm.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum MatchId {
    /// Arms or clauses: the first one's body. The arms of a `receive` for ordinary and for each kind of system messages are
    /// matches of their own.
    Arms(ExprId),
    /// A lone pattern.
    Pattern(PatId),
}

#[derive(Debug, Default)]
pub struct LocalScheme {
    pub generics: Vec<GenericId>,
    pub instances: Vec<Vec<Ty>>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SystemMessage {
    Down,
    Exit,
    NodeDown,
    NodeUp,
}

/// What an expression refers to, where the tree alone does not say. Recorded on: `Fns`, `Variants`, `TraitFns`,
/// `TypeMember`, `Local` and `Const` with a scheme, `Method` (on the method expression itself: the callee), `Field`, `Unary`, `Binary`,
/// `Try`, `For`, `Index`, `Update`.
#[derive(Clone, Debug)]
pub enum Meaning {
    /// A function at these type arguments (in the order of `FnTypes::generics`). For `Method`: called with the receiver first.
    Fn {
        id: FnId,
        args: Vec<Ty>,
    },
    /// A method of the trait for `self_ty`, found when that is concrete. `args` are the trait's arguments, `method_args`
    /// those of the method's own generics (declared, then generalised). For `Method`: called with the receiver first.
    Trait {
        trait_id: TraitId,
        method: u32,
        self_ty: Ty,
        args: Vec<Ty>,
        method_args: Vec<Ty>,
    },
    Variant {
        id: TypeId,
        index: u32,
    },
    /// Index of a struct's field. On `Method`: the field holds the function to call.
    Field(u32),
    /// A use of a generalised local or constant.
    Local {
        args: Vec<Ty>,
    },
    /// A function made by `deriving` for the type: `from_json`, `to_json`, `from_row`, `__table__`, ….
    Derived {
        function: Derived,
        ty: Ty,
    },
    /// A `Method` on a tuple: `Tuple.first` and its like, called with the receiver first.
    Builtin(BuiltinFn),
    /// `?`: on a `Result` (with the `From` conversion of the error if the types differ) or an `Option`.
    TryResult {
        convert: Option<(Ty, Ty)>,
    },
    TryOption,
    /// `for` over a type with its own loop form, else through `Iterable`/`Iterator`.
    Loop(LoopKind),
    /// An operator that works on the bare machine type, or structurally: equality and order of any type are
    /// decided by `ssa` for the concrete operand type.
    Primitive,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LoopKind {
    List,
    Range,
    /// Calls `Iterable.iter` (unless the value is an `Iterator` itself) and then `Iterator.next` until `None`.
    Iterable,
    Iterator,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Derived {
    FromJson,
    ToJson,
    FromRow,
    Table,
    PrimaryKey,
    Fields,
    FieldTypes,
    Relationships,
    RelationshipMeta,
    /// `__<field>_col__` of the field with this index.
    Column(u32),
}
