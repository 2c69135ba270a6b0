//! The resolved tree: every name is an id, sugar is gone, nothing has a type yet. What `names` hands to `types` and
//! both hand to `ssa`. Knows nothing of inference.

use mesh_syntax::ast::{BinaryOp, HandlerKind, Ident, UnaryOp};
use mesh_syntax::intern::Symbol;
use mesh_syntax::source::Span;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub struct $name(pub u32);
        impl $name {
            pub fn index(self) -> usize { self.0 as usize }
        }
    )*};
}

ids! {
    ModuleId;
    /// A struct, sum type or builtin (`intrinsic type`).
    TypeId;
    FnId;
    TraitId;
    ImplId;
    ServiceId;
    /// A top-level `let` variable.
    ConstId;
    /// A type variable written `<T>` or `T` in an impl head, or the `Self` of a trait; unique in the program. `types`
    /// makes further ones when it generalises.
    GenericId;
    /// An expression, pattern or local variable of one `Body`.
    ExprId;
    PatId;
    LocalId;
}

/// The whole program, library included.
#[derive(Debug, Default)]
pub struct Program {
    pub modules: Vec<Module>,
    pub types: Vec<TypeDef>,
    pub fns: Vec<Fn>,
    pub traits: Vec<Trait>,
    pub impls: Vec<Impl>,
    pub services: Vec<Service>,
    pub consts: Vec<Const>,
    /// Top-level `let`s and expression statements in the order in which they run.
    pub inits: Vec<Init>,
    pub tests: Vec<Test>,
    pub generics: Vec<Generic>,
    /// `main` of the entry module.
    pub main: Option<FnId>,
    pub lang: Option<LangItems>,
}

#[derive(Debug)]
pub struct Module {
    /// `Utils`, `Math.Vector`, `Main`, `Main.Inner`.
    pub name: Symbol,
    /// The module itself; of declarations inside a body, the module that the body stands in.
    pub home: ModuleId,
    pub is_library: bool,
    /// Public functions, for method syntax by the module of a type (rule 9) and `did you mean`.
    pub public_fns: Vec<(Symbol, FnId)>,
    /// What the module can name without a qualifier, but for what is its own: it goes first where the use of a field or
    /// method must tell the type.
    pub scope: InScope,
}

#[derive(Debug, Default)]
pub struct InScope {
    pub types: Vec<TypeId>,
    pub traits: Vec<TraitId>,
}

#[derive(Debug)]
pub struct Generic {
    pub name: Symbol,
    pub span: Span,
}

// ── types ──

#[derive(Debug)]
pub struct TypeDef {
    pub name: Symbol,
    pub module: ModuleId,
    pub is_pub: bool,
    pub generics: Vec<GenericId>,
    pub kind: TypeDefKind,
    /// None: no clause (defaults apply). Checked to be known names by `names` (E0028 for unknown ones).
    pub deriving: Option<Vec<(Derive, Span)>>,
    /// Library module whose functions are methods of the type (rule 9).
    pub method_module: Option<ModuleId>,
    pub schema: Option<Schema>,
    pub span: Span,
}

#[derive(Debug)]
pub enum TypeDefKind {
    Struct {
        fields: Vec<FieldDef>,
    },
    Sum {
        variants: Vec<VariantDef>,
    },
    /// Given by the runtime; always an object, except those in `LangItems` that are not.
    Intrinsic,
}

#[derive(Debug)]
pub struct FieldDef {
    pub name: Symbol,
    pub ty: TypeExpr,
    pub span: Span,
}

#[derive(Debug)]
pub struct VariantDef {
    pub name: Symbol,
    pub fields: Vec<TypeExpr>,
    pub span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Derive {
    Eq,
    Ord,
    Display,
    Debug,
    Hash,
    Json,
    Row,
    Schema,
}

/// Data for `deriving(Schema)`.
#[derive(Debug)]
pub struct Schema {
    pub table: String,
    pub primary_key: String,
    pub timestamps: bool,
    /// `(kind, association, target)`.
    pub relationships: Vec<(String, String, String)>,
}

/// A resolved type annotation; aliases are expanded.
#[derive(Clone, Debug)]
pub struct TypeExpr {
    pub kind: TypeExprKind,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub enum TypeExprKind {
    /// `args` is empty for a bare parameterised name: fresh variables (or the defaults of language.md §5).
    Named {
        id: TypeId,
        args: Vec<TypeExpr>,
    },
    Generic(GenericId),
    /// `Self` of the enclosing trait or impl, and `Self.X`.
    SelfType,
    SelfAssoc(Symbol),
    Fun {
        params: Vec<TypeExpr>,
        ret: Box<TypeExpr>,
    },
    Tuple(Vec<TypeExpr>),
    Unit,
    /// Was reported.
    Error,
}

// ── traits ──

#[derive(Debug)]
pub struct Trait {
    pub name: Symbol,
    pub module: ModuleId,
    pub is_pub: bool,
    /// The implicit `Self`.
    pub self_generic: GenericId,
    pub generics: Vec<GenericId>,
    pub assoc: Vec<Ident>,
    pub methods: Vec<TraitMethod>,
    pub span: Span,
}

#[derive(Debug)]
pub struct TraitMethod {
    pub name: Symbol,
    /// Signature, and the default body if `has_default`. Owner is the trait.
    pub decl: FnId,
    pub has_self: bool,
    pub has_default: bool,
}

/// `T: Trait`.
#[derive(Clone, Debug)]
pub struct Bound {
    pub generic: GenericId,
    pub trait_id: TraitId,
    pub span: Span,
}

#[derive(Debug)]
pub struct Impl {
    pub trait_id: TraitId,
    pub module: ModuleId,
    pub trait_args: Vec<TypeExpr>,
    pub target: TypeExpr,
    /// Fresh variables of the head; a bare generic target name gets one for every parameter of the type.
    pub generics: Vec<GenericId>,
    pub bounds: Vec<Bound>,
    pub assoc: Vec<(Ident, TypeExpr)>,
    pub methods: Vec<FnId>,
    pub span: Span,
}

// ── functions ──

#[derive(Debug)]
pub struct Fn {
    pub name: Symbol,
    pub module: ModuleId,
    pub is_pub: bool,
    pub kind: FnKind,
    pub owner: Owner,
    /// Declared `<T>`s, without those of the owner.
    pub generics: Vec<GenericId>,
    pub bounds: Vec<Bound>,
    pub params: Vec<ParamDecl>,
    pub ret: Option<TypeExpr>,
    /// Empty for functions without a Mesh body. All clauses have `params.len()` patterns.
    pub clauses: Vec<Clause>,
    pub body: Body,
    pub name_span: Span,
    pub span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Owner {
    Module,
    Trait(TraitId),
    Impl(ImplId),
    Service(ServiceId),
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FnKind {
    Plain,
    /// Found by the JIT as `Module.name`.
    Intrinsic,
    /// `terminate` has the parameters of the (single) clause in scope.
    Actor {
        terminate: Option<ExprId>,
    },
    /// The generated client functions: no clauses; parameters without annotations here.
    ServiceStart(ServiceId),
    ServiceHandler(ServiceId, u32),
    /// Body calls the library's supervisor.
    Supervisor,
    /// A trait method without default.
    Signature,
}

#[derive(Debug)]
pub struct ParamDecl {
    pub name: Option<Symbol>,
    pub ty: Option<TypeExpr>,
    pub is_self: bool,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub struct Clause {
    pub params: Vec<PatId>,
    pub guard: Option<ExprId>,
    pub body: ExprId,
    pub span: Span,
}

impl Clause {
    /// Whether it takes all arguments as they are.
    pub fn is_plain(&self, body: &Body) -> bool {
        self.guard.is_none() && self.params.iter().all(|p| body.pats[p.index()].kind.is_plain())
    }
}

impl PatKind {
    /// Whether it looks at nothing and binds at most the whole value.
    pub fn is_plain(&self) -> bool {
        matches!(self, PatKind::Bind(_) | PatKind::Wild)
    }
}

#[derive(Debug)]
pub struct Service {
    pub name: Symbol,
    pub module: ModuleId,
    /// Kind `Plain`, owner this service.
    pub init: FnId,
    pub start: FnId,
    pub handlers: Vec<Handler>,
    pub span: Span,
}

#[derive(Debug)]
pub struct Handler {
    pub name: Symbol,
    pub kind: HandlerKind,
    /// The handler body as a function `(state, args…)`: kind `Plain`, owner this service; its `ret` is None, the declared
    /// reply type is `reply`.
    pub body: FnId,
    pub reply: Option<TypeExpr>,
    /// The generated function `(pid, args…)`.
    pub client: FnId,
    pub span: Span,
}

#[derive(Debug)]
pub struct Const {
    pub name: Symbol,
    pub module: ModuleId,
    pub init: u32,
    pub local: LocalId,
    pub span: Span,
}

/// `let pattern = value`; a bare expression statement has the pattern `_`.
#[derive(Debug)]
pub struct Init {
    pub module: ModuleId,
    pub pattern: PatId,
    pub ty: Option<TypeExpr>,
    pub value: ExprId,
    pub body: Body,
    /// The variables of the pattern.
    pub consts: Vec<ConstId>,
    pub span: Span,
}

#[derive(Debug)]
pub struct Test {
    pub name: String,
    pub module: ModuleId,
    /// A function without parameters.
    pub function: FnId,
}

// ── bodies ──

/// The arenas of one function or initialiser; closures and nested functions inside live in the same arenas.
#[derive(Debug, Default)]
pub struct Body {
    pub exprs: Vec<Expr>,
    pub pats: Vec<Pat>,
    pub locals: Vec<Local>,
}

#[derive(Debug)]
pub struct Local {
    pub name: Symbol,
    pub span: Span,
}

#[derive(Debug)]
pub struct Expr {
    pub kind: ExprKind,
    pub span: Span,
}

#[derive(Debug)]
pub enum ExprKind {
    Int(i64),
    Float(f64),
    Bool(bool),
    Unit,
    Atom(Symbol),
    Str(String),
    /// Rendered with Display forms and joined.
    Interpolate(Vec<InterpPart>),
    Local(LocalId),
    /// A nested function of several arities as a value: each with its number of parameters.
    LocalFns(Vec<(usize, LocalId)>),
    /// One name at several arities; a direct call has only those of its argument count if there are any.
    Fns(Vec<FnId>),
    Const(ConstId),
    /// Constructor (or nullary value). Several candidates when visible types share the name: the one that the context
    /// expects, else the first.
    Variants(Vec<(TypeId, u32)>),
    /// A trait method as a free function, `to_string(x)` or `Show.m(x)`.
    TraitFns(Vec<(TraitId, u32)>),
    /// `T.m` for a type: a static or ordinary method, or a derived function such as `from_json` (§4.5 rules 5 and 6).
    TypeMember {
        id: TypeId,
        name: Ident,
    },
    /// `T.m` for a type variable, or `Self.m`: a method of its bounds, or of the implementing type.
    VarMember {
        ty: TypeExpr,
        name: Ident,
    },
    /// A function that the compiler resolves per type.
    Builtin(BuiltinFn),
    Call {
        callee: ExprId,
        args: Vec<ExprId>,
    },
    /// `x.m(args)`: a field that holds a function, a trait method, or a library function of the type's module.
    Method {
        receiver: ExprId,
        name: Ident,
        args: Vec<ExprId>,
    },
    Field {
        receiver: ExprId,
        name: Ident,
    },
    Tuple(Vec<ExprId>),
    List(Vec<ExprId>),
    Map(Vec<(ExprId, ExprId)>),
    Struct {
        id: TypeId,
        fields: Vec<(Ident, ExprId)>,
    },
    Update {
        base: ExprId,
        fields: Vec<(Ident, ExprId)>,
    },
    Unary {
        op: UnaryOp,
        operand: ExprId,
        op_span: Span,
    },
    /// Never `And`/`Or`.
    Binary {
        op: BinaryOp,
        lhs: ExprId,
        rhs: ExprId,
        op_span: Span,
    },
    And(ExprId, ExprId),
    Or(ExprId, ExprId),
    Index {
        base: ExprId,
        index: ExprId,
    },
    Try(ExprId),
    /// Without `otherwise` the value is `()`.
    If {
        cond: ExprId,
        then: ExprId,
        otherwise: Option<ExprId>,
    },
    Case {
        scrutinee: ExprId,
        arms: Vec<Arm>,
    },
    While {
        cond: ExprId,
        body: ExprId,
    },
    For {
        pattern: PatId,
        iterable: ExprId,
        filter: Option<ExprId>,
        body: ExprId,
    },
    Break,
    Continue,
    Return(Option<ExprId>),
    Receive {
        arms: Vec<Arm>,
        after: Option<(ExprId, ExprId)>,
    },
    Closure {
        clauses: Vec<Clause>,
        params: Vec<ParamDecl>,
    },
    /// Value of `tail`, or `()`.
    Block {
        stmts: Vec<Stmt>,
        tail: Option<ExprId>,
    },
    Spawn {
        callee: ExprId,
        args: Vec<ExprId>,
    },
    /// `Node.spawn` / `Node.spawn_link`.
    SpawnOn {
        node: ExprId,
        callee: ExprId,
        args: Vec<ExprId>,
        link: bool,
    },
    Send {
        pid: ExprId,
        message: ExprId,
    },
    SelfPid,
    Link(ExprId),
    Monitor(ExprId),
    /// A supervisor child's `start`: must be `Fun() -> Pid`, else E0018 with the child's name.
    ChildStart {
        child: Symbol,
        start: ExprId,
    },
    /// Was reported.
    Error,
}

#[derive(Debug)]
pub enum InterpPart {
    Text(String),
    Expr(ExprId),
}

/// Functions without a declaration. The ones with `__` names and `panic` are visible in library files only.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BuiltinFn {
    /// `panic(message) -> a`.
    Panic,
    /// `__show(x) -> String`, the Display form, as interpolation gives.
    Show,
    /// `__inspect(x) -> String`.
    Inspect,
    /// `__hash(x) -> Int`.
    Hash,
    /// `__order(x, y) -> Int`, below, at or above 0.
    Order,
    /// `__same(x, y) -> Bool`: `x == y`, or that `y` does not come first if the type has no `Eq`.
    Same,
    /// `__key_kind(x) -> Int`, folded: 1 one-word equality, 2 `String`, 0 other.
    KeyKind,
    /// `__zero(message) -> a`: the zero value of the expected type, or a panic with the message.
    Zero,
    /// `__json_encode(x) -> String` (E0038 when the type has no JSON form).
    JsonEncode,
    /// `Tuple.first`, `Tuple.second`, `Tuple.nth`, `Tuple.size`.
    TupleFirst,
    TupleSecond,
    TupleNth,
    TupleSize,
}

#[derive(Clone, Debug)]
pub struct Arm {
    pub pattern: PatId,
    pub guard: Option<ExprId>,
    pub body: ExprId,
    pub span: Span,
}

#[derive(Debug)]
pub enum Stmt {
    Let {
        pattern: PatId,
        ty: Option<TypeExpr>,
        value: ExprId,
        span: Span,
    },
    Expr(ExprId),
    /// All nested `fn`s of the block, in front of its first statement: they see one another.
    Fns(Vec<LocalFn>),
}

/// A nested `fn`: a closure that may be recursive and generic. Several arities of one name are several locals.
#[derive(Debug)]
pub struct LocalFn {
    pub local: LocalId,
    pub generics: Vec<GenericId>,
    pub bounds: Vec<Bound>,
    pub params: Vec<ParamDecl>,
    pub ret: Option<TypeExpr>,
    pub clauses: Vec<Clause>,
    pub span: Span,
}

#[derive(Debug)]
pub struct Pat {
    pub kind: PatKind,
    pub span: Span,
}

#[derive(Debug)]
pub enum PatKind {
    Wild,
    Bind(LocalId),
    Int(i64),
    Float(f64),
    Bool(bool),
    Unit,
    Atom(Symbol),
    Str(String),
    Tuple(Vec<PatId>),
    List(Vec<PatId>),
    Cons {
        head: PatId,
        tail: PatId,
    },
    /// All alternatives bind the same locals.
    Or(Vec<PatId>),
    As {
        pattern: PatId,
        local: LocalId,
    },
    /// Candidates as in `ExprKind::Variants`.
    Variant {
        candidates: Vec<(TypeId, u32)>,
        args: Vec<PatId>,
    },
    Error,
}

macro_rules! lang_items {
    (types { $($ty:ident = $ty_name:literal,)* } traits { $($tr:ident = $tr_name:literal,)* } fns { $($f:ident = $module:literal . $f_name:literal / $arity:literal,)* }) => {
        /// The library items that the compiler must know, found by name in the library's modules.
        #[derive(Clone, Debug)]
        pub struct LangItems {
            $(pub $ty: TypeId,)*
            $(pub $tr: TraitId,)*
            $(pub $f: FnId,)*
        }
        impl LangItems {
            /// Looks every item up; `Err` names the first one that the library lacks.
            pub fn find(
                ty: impl std::ops::Fn(&str) -> Option<TypeId>,
                tr: impl std::ops::Fn(&str) -> Option<TraitId>,
                function: impl std::ops::Fn(&str, &str, usize) -> Option<FnId>,
            ) -> Result<LangItems, String> {
                Ok(LangItems {
                    $($ty: ty($ty_name).ok_or_else(|| $ty_name.to_string())?,)*
                    $($tr: tr($tr_name).ok_or_else(|| $tr_name.to_string())?,)*
                    $($f: function($module, $f_name, $arity).ok_or_else(|| format!("{}.{}/{}", $module, $f_name, $arity))?,)*
                })
            }
        }
    };
}

lang_items! {
    types {
        int = "Int", float = "Float", bool = "Bool", string = "String", atom = "Atom", pid = "Pid",
        list = "List", map = "Map", set = "Set", queue = "Queue", range = "Range", iter = "Iter",
        option = "Option", result = "Result", ordering = "Ordering", json = "Json",
    }
    traits {
        eq = "Eq", ord = "Ord", display = "Display", debug = "Debug", hash = "Hash", default = "Default",
        add = "Add", sub = "Sub", mul = "Mul", div = "Div", modulo = "Mod", neg = "Neg", not = "Not",
        iterable = "Iterable", iterator = "Iterator", from = "From", into = "Into",
    }
    fns {
        list_get = "List"."get"/2, list_append = "List"."append"/2, list_concat = "List"."concat"/2,
        map_new = "Map"."new"/0, map_put = "Map"."put"/3, map_get = "Map"."get"/2,
        range_new = "Range"."new"/2,
    }
}
