//! The tree as written: every node has a span, none has a type. Operators are resolved into trees, nothing else is
//! simplified: pipes, interpolation, keyword arguments, trailing closures and parentheses are still visible.

use crate::intern::Symbol;
use crate::source::{FileId, Span};

#[derive(Clone, Copy, Debug)]
pub struct Ident {
    pub name: Symbol,
    pub span: Span,
}

impl Ident {
    pub fn as_str(&self) -> &'static str {
        self.name.as_str()
    }

    /// Whether the name begins with an upper-case letter, which the grammar distinguishes.
    pub fn is_upper(&self) -> bool {
        self.as_str().chars().next().is_some_and(char::is_uppercase)
    }
}

/// `A.B.C`; at least one segment, all of them upper case.
#[derive(Clone, Debug)]
pub struct Path {
    pub segments: Vec<Ident>,
    pub span: Span,
}

impl Path {
    pub fn last(&self) -> Ident {
        self.segments[self.segments.len() - 1]
    }
}

/// Text of the `##` comments before an item, lines joined by newlines.
pub type Doc = Option<Box<str>>;

#[derive(Clone, Debug)]
pub struct File {
    pub file: FileId,
    /// The `##!` comments.
    pub doc: Doc,
    pub stmts: Vec<Stmt>,
}

#[derive(Clone, Debug)]
pub struct Block {
    pub stmts: Vec<Stmt>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Stmt {
    pub kind: StmtKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum StmtKind {
    Item(Box<Item>),
    Let(Box<Let>),
    Expr(Expr),
}

/// `let pattern :: ty = value`, with `pub` before it when `is_pub`.
#[derive(Clone, Debug)]
pub struct Let {
    pub is_pub: bool,
    pub doc: Doc,
    pub pattern: Pattern,
    pub ty: Option<Type>,
    pub value: Expr,
}

// ── Items ──

#[derive(Clone, Debug)]
pub struct Item {
    pub is_pub: bool,
    pub doc: Doc,
    pub kind: ItemKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum ItemKind {
    /// One clause; consecutive clauses of a function are consecutive items.
    Fn(FnDef),
    Module(Module),
    Struct(Struct),
    SumType(SumType),
    Alias(Alias),
    /// `intrinsic type Name<A>`: a type the run-time library gives; only in library files.
    IntrinsicType(IntrinsicType),
    Interface(Interface),
    Impl(Impl),
    Actor(Actor),
    Service(Service),
    Supervisor(Supervisor),
    /// `import A.B`
    Import(Path),
    FromImport(FromImport),
    Test(Test),
}

/// A function clause, an interface method or an impl method.
#[derive(Clone, Debug)]
pub struct FnDef {
    /// Set for methods of interfaces, impls and services; a free function has its comment on the `Item`.
    pub doc: Doc,
    pub name: Ident,
    pub generics: Vec<Ident>,
    pub params: Vec<Param>,
    pub ret: Option<Type>,
    pub bounds: Vec<Bound>,
    pub guard: Option<Box<Expr>>,
    /// `= e` is a block of one expression. None: `intrinsic`, or an interface method without default.
    pub body: Option<Block>,
    pub intrinsic: bool,
    pub span: Span,
}

/// A parameter of a function, closure, actor, handler or method.
#[derive(Clone, Debug)]
pub struct Param {
    /// For `self` a `Bind` of the name `self`.
    pub pattern: Pattern,
    pub is_self: bool,
    pub ty: Option<Type>,
    pub span: Span,
}

/// `T: A + B`
#[derive(Clone, Debug)]
pub struct Bound {
    pub param: Ident,
    pub traits: Vec<Path>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Module {
    pub name: Ident,
    pub body: Block,
}

#[derive(Clone, Debug)]
pub struct Struct {
    pub name: Ident,
    pub generics: Vec<Ident>,
    pub fields: Vec<Field>,
    pub schema: Vec<SchemaItem>,
    /// None: no clause. `deriving()` is an empty list.
    pub deriving: Option<Vec<Ident>>,
}

#[derive(Clone, Debug)]
pub struct Field {
    pub doc: Doc,
    pub name: Ident,
    pub ty: Type,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct SchemaItem {
    pub kind: SchemaKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum SchemaKind {
    Table(Box<str>),
    PrimaryKey(Symbol),
    Timestamps(bool),
    Relation { kind: Relation, name: Symbol, target: Ident },
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Relation {
    BelongsTo,
    HasMany,
    HasOne,
}

#[derive(Clone, Debug)]
pub struct SumType {
    pub name: Ident,
    pub generics: Vec<Ident>,
    pub variants: Vec<Variant>,
    pub deriving: Option<Vec<Ident>>,
}

#[derive(Clone, Debug)]
pub struct Variant {
    pub doc: Doc,
    pub name: Ident,
    pub args: Vec<VariantArg>,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct VariantArg {
    pub name: Option<Ident>,
    pub ty: Type,
}

#[derive(Clone, Debug)]
pub struct Alias {
    pub name: Ident,
    pub generics: Vec<Ident>,
    pub ty: Type,
}

#[derive(Clone, Debug)]
pub struct IntrinsicType {
    pub name: Ident,
    pub generics: Vec<Ident>,
}

#[derive(Clone, Debug)]
pub struct Interface {
    pub name: Ident,
    pub generics: Vec<Ident>,
    /// Associated types it declares.
    pub assoc: Vec<Ident>,
    pub methods: Vec<FnDef>,
}

/// `impl interface<type_args> for target where bounds`
#[derive(Clone, Debug)]
pub struct Impl {
    pub interface: Path,
    pub type_args: Vec<Type>,
    pub target: Type,
    pub bounds: Vec<Bound>,
    pub assoc: Vec<AssocType>,
    pub methods: Vec<FnDef>,
}

/// `type Name = ty` in an impl.
#[derive(Clone, Debug)]
pub struct AssocType {
    pub name: Ident,
    pub ty: Type,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Actor {
    pub name: Ident,
    pub params: Vec<Param>,
    pub body: Block,
    pub terminate: Option<Block>,
}

#[derive(Clone, Debug)]
pub struct Service {
    pub name: Ident,
    /// `init` and the helpers.
    pub functions: Vec<FnDef>,
    pub handlers: Vec<Handler>,
}

#[derive(Clone, Debug)]
pub struct Handler {
    pub doc: Doc,
    pub kind: HandlerKind,
    pub name: Ident,
    pub params: Vec<Param>,
    /// Reply type of a `call`.
    pub ret: Option<Type>,
    /// `|state|`
    pub state: Option<Ident>,
    pub body: Block,
    pub span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HandlerKind {
    Call,
    Cast,
}

#[derive(Clone, Debug)]
pub struct Supervisor {
    pub name: Ident,
    /// `strategy`, `max_restarts`, `max_seconds`.
    pub settings: Vec<Setting>,
    pub children: Vec<Child>,
}

#[derive(Clone, Debug)]
pub struct Child {
    pub name: Ident,
    /// `start`, `restart`, `shutdown`.
    pub settings: Vec<Setting>,
    pub span: Span,
}

/// `key: value`; the key is one that its place allows, a word as value (`restart: permanent`) is a `Name`.
#[derive(Clone, Debug)]
pub struct Setting {
    pub key: Ident,
    pub value: Expr,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct FromImport {
    pub path: Path,
    pub names: Vec<Ident>,
}

#[derive(Clone, Debug)]
pub struct Test {
    pub name: Box<str>,
    pub body: Block,
}

// ── Types ──

#[derive(Clone, Debug)]
pub struct Type {
    pub kind: TypeKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum TypeKind {
    /// `A.B<C>`; without arguments the list is empty.
    Path {
        path: Path,
        args: Vec<Type>,
    },
    /// `Self`, `Self.Item`
    SelfType {
        assoc: Option<Ident>,
    },
    Fun {
        params: Vec<Type>,
        ret: Box<Type>,
    },
    /// Two or more elements.
    Tuple(Vec<Type>),
    Unit,
    /// `T?`
    Option(Box<Type>),
    /// `T!E`
    Result {
        ok: Box<Type>,
        err: Box<Type>,
    },
}

// ── Patterns ──

#[derive(Clone, Debug)]
pub struct Pattern {
    pub kind: PatternKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum PatternKind {
    Wild,
    /// A lower-case name.
    Bind(Ident),
    Int(i64),
    Float(f64),
    Bool(bool),
    /// `()` and `nil`
    Unit,
    Atom(Symbol),
    Str(Box<str>),
    /// Two or more elements.
    Tuple(Vec<Pattern>),
    List(Vec<Pattern>),
    Cons {
        head: Box<Pattern>,
        tail: Box<Pattern>,
    },
    /// Two or more alternatives.
    Or(Vec<Pattern>),
    As {
        pattern: Box<Pattern>,
        name: Ident,
    },
    /// `X`, `T.X`, `C(p)`; `args` is None without parentheses.
    Variant {
        path: Path,
        args: Option<Vec<Pattern>>,
    },
}

// ── Expressions ──

#[derive(Clone, Debug)]
pub struct Expr {
    pub kind: ExprKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum ExprKind {
    Int(i64),
    Float(f64),
    Bool(bool),
    /// `()` and `nil`
    Unit,
    Atom(Symbol),
    /// A string without interpolation, escapes resolved.
    Str(Box<str>),
    Interpolated(Vec<StrPart>),
    /// A lower-case or upper-case name.
    Name(Ident),
    /// The keyword `self`; `self()` is a `Call` of it.
    SelfRef,
    /// Only as the callee of a `Call`.
    Builtin(Builtin),
    /// Kept because `x |> (f(y))` differs from `x |> f(y)`.
    Paren(Box<Expr>),
    /// Two or more elements.
    Tuple(Vec<Expr>),
    List(Vec<Expr>),
    Map(Vec<(Expr, Expr)>),
    /// `%{base | f: v}`
    Update {
        base: Box<Expr>,
        fields: Vec<FieldInit>,
    },
    /// `A.B { f: v }`
    StructLit {
        path: Path,
        fields: Vec<FieldInit>,
    },
    Unary {
        op: UnaryOp,
        op_span: Span,
        operand: Box<Expr>,
    },
    Binary {
        op: BinaryOp,
        op_span: Span,
        lhs: Box<Expr>,
        rhs: Box<Expr>,
    },
    Pipe {
        lhs: Box<Expr>,
        rhs: Box<Expr>,
    },
    Call(Box<Call>),
    /// `base.name`: field, method, module member, variant of a type.
    Dot {
        base: Box<Expr>,
        name: Ident,
    },
    Index {
        base: Box<Expr>,
        index: Box<Expr>,
    },
    /// `e?`
    Try(Box<Expr>),
    If(Box<If>),
    Case(Box<Case>),
    While {
        cond: Box<Expr>,
        body: Block,
    },
    For(Box<For>),
    Receive(Box<Receive>),
    Closure(Box<Closure>),
    Return(Option<Box<Expr>>),
    Break,
    Continue,
    /// Stands where a syntax error was reported; later stages stay silent about it.
    Error,
}

#[derive(Clone, Debug)]
pub enum StrPart {
    Text(Box<str>),
    Expr(Expr),
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Builtin {
    Spawn,
    Send,
    Link,
    Monitor,
}

impl Builtin {
    pub fn as_str(self) -> &'static str {
        match self {
            Builtin::Spawn => "spawn",
            Builtin::Send => "send",
            Builtin::Link => "link",
            Builtin::Monitor => "monitor",
        }
    }
}

/// `name: value` of a struct literal, an update or a keyword argument.
#[derive(Clone, Debug)]
pub struct FieldInit {
    pub name: Ident,
    pub value: Expr,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Call {
    pub callee: Expr,
    pub args: Vec<Expr>,
    pub kwargs: Vec<FieldInit>,
    /// `do |x| … end` after the parentheses: one more argument, a closure of one clause.
    pub trailing: Option<Closure>,
}

/// `if … else if … else … end`; `arms` has at least one element.
#[derive(Clone, Debug)]
pub struct If {
    pub arms: Vec<IfArm>,
    pub otherwise: Option<Block>,
}

#[derive(Clone, Debug)]
pub struct IfArm {
    pub cond: Expr,
    pub body: Block,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Case {
    pub scrutinee: Expr,
    pub arms: Vec<Arm>,
}

#[derive(Clone, Debug)]
pub struct Arm {
    pub pattern: Pattern,
    pub guard: Option<Expr>,
    pub body: Expr,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct For {
    /// `{k, v}` is the pattern `(k, v)` with `braces` set.
    pub pattern: Pattern,
    pub braces: bool,
    pub iterable: Expr,
    pub filter: Option<Expr>,
    pub body: Block,
}

#[derive(Clone, Debug)]
pub struct Receive {
    pub arms: Vec<Arm>,
    pub after: Option<After>,
}

#[derive(Clone, Debug)]
pub struct After {
    pub timeout: Expr,
    pub body: Expr,
    pub span: Span,
}

/// `fn … end` as an expression; at least one clause.
#[derive(Clone, Debug)]
pub struct Closure {
    pub clauses: Vec<Clause>,
    /// Written with `do` rather than `->`.
    pub block_form: bool,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Clause {
    pub params: Vec<Param>,
    pub guard: Option<Expr>,
    pub body: Block,
    pub span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum UnaryOp {
    Neg,
    Not,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BinaryOp {
    Or,
    And,
    Eq,
    Ne,
    Lt,
    Gt,
    Le,
    Ge,
    Range,
    /// `<>` and `++`
    Concat,
    Add,
    Sub,
    Mul,
    Div,
    Mod,
}

impl BinaryOp {
    pub fn as_str(self) -> &'static str {
        match self {
            BinaryOp::Or => "or",
            BinaryOp::And => "and",
            BinaryOp::Eq => "==",
            BinaryOp::Ne => "!=",
            BinaryOp::Lt => "<",
            BinaryOp::Gt => ">",
            BinaryOp::Le => "<=",
            BinaryOp::Ge => ">=",
            BinaryOp::Range => "..",
            BinaryOp::Concat => "<>",
            BinaryOp::Add => "+",
            BinaryOp::Sub => "-",
            BinaryOp::Mul => "*",
            BinaryOp::Div => "/",
            BinaryOp::Mod => "%",
        }
    }
}

impl UnaryOp {
    pub fn as_str(self) -> &'static str {
        match self {
            UnaryOp::Neg => "-",
            UnaryOp::Not => "not",
        }
    }
}
