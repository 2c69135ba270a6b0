//! The typed SSA form: functions of blocks with parameters. One table of operations with their operand classes; printer and
//! verifier go through `Op::operands`. Knows machine representations only, no Mesh types.

use std::fmt;

/// How a value lives in a register. Mirrored by the runtime's `abi::Rep`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Rep {
    /// i64: `Int`, `Atom`, `Pid`, `()`, enums.
    Int,
    Float,
    Bool,
    /// Address of an object, a root at safepoints.
    Ref,
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident, $prefix:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub struct $name(pub u32);
        impl $name {
            pub fn index(self) -> usize { self.0 as usize }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, concat!($prefix, "{}"), self.0) }
        }
    )*};
}

ids! {
    FuncId, "f";
    BlockId, "b";
    Value, "v";
    /// A string constant.
    StrId, "s";
    /// A run-time type descriptor.
    DescId, "t";
    /// A source location.
    LocId, "@";
    /// A top-level `let`.
    GlobalId, "g";
}

impl LocId {
    /// The place of an operation that stands for no source: it takes the place of the call it is inlined at.
    pub const NOWHERE: LocId = LocId(u32::MAX);
}

/// A whole program, ready for code generation.
#[derive(Debug, Default)]
pub struct Program {
    pub funcs: Vec<Func>,
    pub strings: Vec<String>,
    pub descs: Vec<Desc>,
    pub locations: Vec<Location>,
    /// Names of functions that were inlined somewhere; places refer to them.
    pub inlined: Vec<String>,
    /// File names as diagnostics print them; locations refer to them.
    pub files: Vec<SourceFile>,
    /// Atom names; an atom is an index into them.
    pub atoms: Vec<String>,
    pub globals: Vec<Rep>,
    /// Entry of the main process: takes its (empty) closure, runs the top-level `let`s and `main`, returns a status.
    pub entry: Option<FuncId>,
    /// What other nodes may start here.
    pub remote: Vec<RemoteEntry>,
}

/// A function or actor that some `Node.spawn` names: nodes find it by name and argument types.
#[derive(Debug)]
pub struct RemoteEntry {
    pub name: String,
    /// Code of a closure over the tuple of arguments; returns a status.
    pub func: FuncId,
    /// The tuple's type.
    pub args: DescId,
}

#[derive(Debug)]
pub struct SourceFile {
    pub name: String,
    pub is_library: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Location {
    /// Index into `Program::files`.
    pub file: u32,
    pub line: u32,
    /// Of an operation that was inlined.
    pub inlined: Option<Inlined>,
}

/// The function that an inlined operation was written in, and where it was called.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Inlined {
    /// Index into `Program::inlined`.
    pub name: u32,
    pub call: LocId,
}

/// What the runtime must know of a type. Mirrored by the runtime's `typedesc::Shape`.
#[derive(Debug)]
pub struct Desc {
    pub name: String,
    pub shape: Shape,
}

#[derive(Debug)]
pub enum Shape {
    Int,
    Float,
    Bool,
    Unit,
    Atom,
    String,
    Pid,
    Fun,
    Tuple(Vec<DescId>),
    Struct { name: String, fields: Vec<(String, DescId)> },
    Enum { name: String, variants: Vec<String> },
    Sum { name: String, variants: Vec<(String, Vec<DescId>)> },
    Builtin { name: String, args: Vec<DescId>, is_ref: bool },
}

#[derive(Clone, Debug)]
pub struct Func {
    /// `Module.name`, with concrete type arguments for copies of generic functions: `List.map<Int, String>`.
    pub name: String,
    /// Index into `Program::files`.
    pub file: u32,
    pub line: u32,
    pub is_library: bool,
    pub ret: Rep,
    /// Block 0 is the entry; its parameters are the function's.
    pub blocks: Vec<Block>,
    pub reps: Vec<Rep>,
}

#[derive(Clone, Debug)]
pub struct Block {
    pub params: Vec<Value>,
    pub insts: Vec<Inst>,
    pub term: Term,
}

#[derive(Clone, Debug)]
pub struct Inst {
    pub result: Option<Value>,
    pub op: Op,
    pub loc: LocId,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum IntBinary {
    Add,
    Sub,
    Mul,
    /// The divisor is known not to be zero; the least `Int` by -1 wraps.
    Div,
    Rem,
    And,
    Xor,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum FloatBinary {
    Add,
    Sub,
    Mul,
    Div,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Compare {
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}

#[derive(Clone, Debug)]
pub enum Op {
    Int(i64),
    Float(f64),
    Bool(bool),
    /// The static string object.
    Str(StrId),
    /// The static nullary variant with this tag.
    Nullary(u32),
    /// The static closure (no captures) of a function that takes its closure first.
    StaticClosure(FuncId),
    /// The static empty list.
    EmptyList,
    IntBinary(IntBinary, Value, Value),
    FloatBinary(FloatBinary, Value, Value),
    FloatNeg(Value),
    IntCompare(Compare, Value, Value),
    FloatCompare(Compare, Value, Value),
    /// Whether a position lies in a list of a length: not below 0, and below the length, which is not negative.
    InBounds(Value, Value),
    /// Same object.
    RefEq(Value, Value),
    BoolNot(Value),
    BoolToInt(Value),
    /// From a word that is 0 or 1.
    IntToBool(Value),
    IntToFloat(Value),
    /// The bits of a float as a word, and back.
    FloatToBits(Value),
    FloatFromBits(Value),
    /// A reference as a word for a builtin, and back. No safepoint may lie between.
    RefToWord(Value),
    RefFromWord(Value),
    /// A new record; its bitmap follows from the operands' representations.
    Record {
        tag: u32,
        fields: Vec<Value>,
    },
    /// A new closure over the function, which takes the closure first.
    Closure {
        func: FuncId,
        captures: Vec<Value>,
    },
    /// Word `index` of a record's payload.
    Field {
        base: Value,
        index: u32,
        rep: Rep,
    },
    /// Variant tag of a record.
    Tag(Value),
    /// Slot `index` of a `Refs` or `Words` array (behind its bookkeeping word); not checked.
    Slot {
        array: Value,
        index: Value,
        rep: Rep,
    },
    Call {
        func: FuncId,
        args: Vec<Value>,
    },
    /// Calls the code of a closure with the closure first.
    CallClosure {
        closure: Value,
        args: Vec<Value>,
        rep: Rep,
    },
    /// A Rust builtin by name; descriptors follow the arguments. Word parameters take `Int`-represented values.
    Intrinsic {
        name: String,
        args: Vec<Value>,
        types: Vec<Option<DescId>>,
        rep: Option<Rep>,
    },
    /// The message that `Core.receive_next` has shown.
    Message(Rep),
    GlobalGet(GlobalId, Rep),
    GlobalSet(GlobalId, Value),
    /// Safepoint of a loop.
    Poll,
}

#[derive(Clone, Debug)]
pub struct Target {
    pub block: BlockId,
    pub args: Vec<Value>,
}

#[derive(Clone, Debug)]
pub enum Term {
    Jump(Target),
    Branch {
        cond: Value,
        then: Target,
        otherwise: Target,
    },
    Switch {
        value: Value,
        cases: Vec<(i64, BlockId)>,
        default: BlockId,
    },
    Return(Value),
    TailCall {
        func: FuncId,
        args: Vec<Value>,
        loc: LocId,
    },
    TailCallClosure {
        closure: Value,
        args: Vec<Value>,
        loc: LocId,
    },
    /// Follows a builtin that never returns.
    Unreachable,
}

impl Op {
    /// The values an operation reads.
    pub fn operands(&self) -> Vec<Value> {
        match self {
            Op::Int(_) | Op::Float(_) | Op::Bool(_) | Op::Str(_) | Op::Nullary(_) | Op::StaticClosure(_) => vec![],
            Op::EmptyList | Op::Message(_) | Op::GlobalGet(..) | Op::Poll => vec![],
            Op::IntBinary(_, a, b) | Op::FloatBinary(_, a, b) => vec![*a, *b],
            Op::IntCompare(_, a, b) | Op::FloatCompare(_, a, b) => vec![*a, *b],
            Op::InBounds(a, b) | Op::RefEq(a, b) => vec![*a, *b],
            Op::FloatNeg(a) | Op::BoolNot(a) | Op::BoolToInt(a) | Op::IntToBool(a) | Op::IntToFloat(a) => vec![*a],
            Op::FloatToBits(a) | Op::FloatFromBits(a) | Op::RefToWord(a) | Op::RefFromWord(a) => vec![*a],
            Op::Tag(a) | Op::GlobalSet(_, a) => vec![*a],
            Op::Record { fields, .. } => fields.clone(),
            Op::Closure { captures, .. } => captures.clone(),
            Op::Field { base, .. } => vec![*base],
            Op::Slot { array, index, .. } => vec![*array, *index],
            Op::Call { args, .. } | Op::Intrinsic { args, .. } => args.clone(),
            Op::CallClosure { closure, args, .. } => std::iter::once(*closure).chain(args.iter().copied()).collect(),
        }
    }

    /// Applies `f` to every operand in place.
    pub fn map_operands(&mut self, f: &mut dyn FnMut(Value) -> Value) {
        match self {
            Op::Int(_) | Op::Float(_) | Op::Bool(_) | Op::Str(_) | Op::Nullary(_) | Op::StaticClosure(_) => {}
            Op::EmptyList | Op::Message(_) | Op::GlobalGet(..) | Op::Poll => {}
            Op::IntBinary(_, a, b) | Op::FloatBinary(_, a, b) => (*a, *b) = (f(*a), f(*b)),
            Op::IntCompare(_, a, b) | Op::FloatCompare(_, a, b) => (*a, *b) = (f(*a), f(*b)),
            Op::InBounds(a, b) | Op::RefEq(a, b) => (*a, *b) = (f(*a), f(*b)),
            Op::FloatNeg(a) | Op::BoolNot(a) | Op::BoolToInt(a) | Op::IntToBool(a) | Op::IntToFloat(a) => *a = f(*a),
            Op::FloatToBits(a) | Op::FloatFromBits(a) | Op::RefToWord(a) | Op::RefFromWord(a) => *a = f(*a),
            Op::Tag(a) | Op::GlobalSet(_, a) => *a = f(*a),
            Op::Record { fields, .. } => fields.iter_mut().for_each(|v| *v = f(*v)),
            Op::Closure { captures, .. } => captures.iter_mut().for_each(|v| *v = f(*v)),
            Op::Field { base, .. } => *base = f(*base),
            Op::Slot { array, index, .. } => (*array, *index) = (f(*array), f(*index)),
            Op::Call { args, .. } | Op::Intrinsic { args, .. } => args.iter_mut().for_each(|v| *v = f(*v)),
            Op::CallClosure { closure, args, .. } => {
                *closure = f(*closure);
                args.iter_mut().for_each(|v| *v = f(*v));
            }
        }
    }

    /// Whether the operation may be dropped when nobody reads its result.
    pub fn is_pure(&self) -> bool {
        !matches!(
            self,
            Op::Call { .. }
                | Op::CallClosure { .. }
                | Op::Intrinsic { .. }
                | Op::Message(_)
                | Op::GlobalGet(..)
                | Op::GlobalSet(..)
                | Op::Poll
        )
    }
}

impl Term {
    pub fn targets(&self) -> Vec<BlockId> {
        match self {
            Term::Jump(t) => vec![t.block],
            Term::Branch { then, otherwise, .. } => vec![then.block, otherwise.block],
            Term::Switch { cases, default, .. } => cases.iter().map(|c| c.1).chain([*default]).collect(),
            Term::Return(_) | Term::TailCall { .. } | Term::TailCallClosure { .. } | Term::Unreachable => vec![],
        }
    }

    pub fn operands(&self) -> Vec<Value> {
        match self {
            Term::Jump(t) => t.args.clone(),
            Term::Branch { cond, then, otherwise } => {
                std::iter::once(*cond).chain(then.args.iter().copied()).chain(otherwise.args.iter().copied()).collect()
            }
            Term::Switch { value, .. } | Term::Return(value) => vec![*value],
            Term::TailCall { args, .. } => args.clone(),
            Term::TailCallClosure { closure, args, .. } => {
                std::iter::once(*closure).chain(args.iter().copied()).collect()
            }
            Term::Unreachable => vec![],
        }
    }

    pub fn map_operands(&mut self, f: &mut dyn FnMut(Value) -> Value) {
        match self {
            Term::Jump(t) => t.args.iter_mut().for_each(|v| *v = f(*v)),
            Term::Branch { cond, then, otherwise } => {
                *cond = f(*cond);
                then.args.iter_mut().for_each(|v| *v = f(*v));
                otherwise.args.iter_mut().for_each(|v| *v = f(*v));
            }
            Term::Switch { value, .. } | Term::Return(value) => *value = f(*value),
            Term::TailCall { args, .. } => args.iter_mut().for_each(|v| *v = f(*v)),
            Term::TailCallClosure { closure, args, .. } => {
                *closure = f(*closure);
                args.iter_mut().for_each(|v| *v = f(*v));
            }
            Term::Unreachable => {}
        }
    }
}

impl Func {
    pub fn new_value(&mut self, rep: Rep) -> Value {
        self.reps.push(rep);
        Value(self.reps.len() as u32 - 1)
    }
    pub fn new_block(&mut self) -> BlockId {
        self.blocks.push(Block { params: vec![], insts: vec![], term: Term::Unreachable });
        BlockId(self.blocks.len() as u32 - 1)
    }
    pub fn rep(&self, value: Value) -> Rep {
        self.reps[value.index()]
    }
    pub fn params(&self) -> &[Value] {
        &self.blocks[0].params
    }
}
