//! Whole-program specialisation: one SSA function for each function at each list of concrete types that is reachable, made
//! on demand. Holds the tables shared by all of them. Knows nothing of how a body is lowered.

use super::ir::{Desc, DescId, Func, FuncId, GlobalId, LocId, Location, Program, Rep, Shape, SourceFile, StrId};
use super::{Facts, build};
use crate::names::hir::{self, FnId, FnKind, GenericId, LangItems, ServiceId, TypeDefKind, TypeId};
use crate::types::ty::{Ty, TyKind, Types};
use crate::types::typed::Typed;
use mesh_syntax::diagnostics::{Code, Diagnostic};
use mesh_syntax::intern::Symbol;
use mesh_syntax::source::{SourceMap, Span};
use rustc_hash::FxHashMap;
use std::collections::VecDeque;

/// What a function of the output was made from.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Key {
    /// A function, called directly.
    Fn { id: FnId, args: Vec<Ty> },
    /// An actor as the entry of a process: returns a status, parks at its top-level `receive`.
    Process { id: FnId, args: Vec<Ty> },
    /// A function as a value: takes a closure first and ignores it.
    Value { id: FnId, args: Vec<Ty> },
    /// A constructor as a value.
    Constructor { ty: Ty, variant: u32 },
    /// A function of `Tuple` as a value.
    TupleFn { builtin: hir::BuiltinFn, params: Vec<Ty>, ret: Ty },
    /// A function made by the compiler for a type: directly called.
    Derived { provided: Provided, ty: Ty },
    /// The value of a general constant.
    Const { id: hir::ConstId, args: Vec<Ty> },
    /// A part of the JSON or row conversions of a type: directly called.
    Codec { codec: Codec, ty: Ty },
    /// Entry of a service's process: a closure that holds the arguments of `init`.
    ServiceEntry(ServiceId),
    /// Resume function of a service's process: a closure that holds the state.
    ServiceLoop(ServiceId),
}

/// Conversions that the compiler makes for a type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Codec {
    /// From a value to its JSON text, and the part that appends it to the text at hand.
    Encode,
    Write,
    /// From a JSON text to a `Result`, and the part that reads a value from a node of the text at hand.
    Decode,
    Read,
    /// From a row to a `Result`.
    Row,
}

/// Structural functions.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Provided {
    Show,
    Inspect,
    Equal,
    Less,
    /// Three ways at once: an `Int` below, at or above 0.
    Order,
    Hash,
    /// The hash of a map key: equal for values that `==` calls equal, where `Hash` need not be.
    Key,
}

impl Provided {
    pub(crate) fn arity(self) -> usize {
        match self {
            Provided::Show | Provided::Inspect | Provided::Hash | Provided::Key => 1,
            Provided::Equal | Provided::Less | Provided::Order => 2,
        }
    }
    pub(crate) fn ret(self) -> Rep {
        match self {
            Provided::Show | Provided::Inspect => Rep::Ref,
            Provided::Equal | Provided::Less => Rep::Bool,
            Provided::Hash | Provided::Key | Provided::Order => Rep::Int,
        }
    }
}

pub(crate) type Subst = FxHashMap<GenericId, Ty>;

pub(crate) struct Specializer<'a> {
    pub hir: &'a hir::Program,
    pub typed: &'a Typed,
    pub types: Types,
    pub lang: &'a LangItems,
    pub sources: &'a SourceMap,
    pub facts: Facts<'a>,
    pub out: Program,
    pub diagnostics: Vec<Diagnostic>,
    instances: FxHashMap<Key, FuncId>,
    queue: VecDeque<(Key, FuncId)>,
    strings: FxHashMap<String, StrId>,
    atoms: FxHashMap<Symbol, i64>,
    descs: FxHashMap<Ty, DescId>,
    service_descs: FxHashMap<ServiceId, DescId>,
    locations: FxHashMap<Location, LocId>,
    std_fns: FxHashMap<(Symbol, Symbol), FnId>,
    reps: FxHashMap<Ty, Rep>,
    /// For constants that may be used before they have a value: whether they have.
    pub ready: FxHashMap<hir::ConstId, GlobalId>,
    /// How many `receive`s were numbered.
    pub receives: i64,
}

/// Atoms with a fixed index, because the runtime makes them.
const RESERVED_ATOMS: [&str; 4] = ["down", "exit", "nodedown", "nodeup"];

impl<'a> Specializer<'a> {
    pub(crate) fn new(
        hir: &'a hir::Program,
        typed: &'a Typed,
        types: Types,
        lang: &'a LangItems,
        sources: &'a SourceMap,
        facts: Facts<'a>,
    ) -> Specializer<'a> {
        let files = sources
            .ids()
            .map(|id| SourceFile { name: sources.path(id).to_string(), is_library: (facts.is_library)(id) });
        let mut std_fns = FxHashMap::default();
        for module in hir.modules.iter().filter(|m| m.is_library) {
            for &(name, id) in &module.public_fns {
                std_fns.entry((module.name, name)).or_insert(id);
            }
        }
        let out = Program { files: files.collect(), ..Program::default() };
        let mut this = Specializer {
            hir,
            typed,
            types,
            lang,
            sources,
            facts,
            out,
            diagnostics: vec![],
            instances: FxHashMap::default(),
            queue: VecDeque::new(),
            strings: FxHashMap::default(),
            atoms: FxHashMap::default(),
            descs: FxHashMap::default(),
            service_descs: FxHashMap::default(),
            locations: FxHashMap::default(),
            std_fns,
            reps: FxHashMap::default(),
            ready: FxHashMap::default(),
            receives: 0,
        };
        for name in RESERVED_ATOMS {
            this.atom(Symbol::new(name));
        }
        this
    }

    /// Builds everything reachable from the entry.
    pub(crate) fn run(mut self, tests: Option<&[&hir::Test]>) -> Result<Program, Vec<Diagnostic>> {
        for index in 0..self.hir.consts.len() {
            let ty = self.const_ty(hir::ConstId(index as u32), &[]);
            let rep = self.rep(ty);
            self.out.globals.push(rep);
        }
        let mut early: Vec<hir::ConstId> = super::early::constants(self.hir).into_iter().collect();
        early.sort_unstable_by_key(|id| id.0);
        for id in early {
            self.ready.insert(id, GlobalId(self.out.globals.len() as u32));
            self.out.globals.push(Rep::Bool);
        }
        let entry = build::entry(&mut self, tests);
        self.out.entry = Some(entry);
        let mut last = None;
        while let Some((key, id)) = self.queue.pop_front() {
            let place = self.place_of(&key).or(last);
            last = place;
            let func = build::instance(&mut self, key);
            self.out.funcs[id.index()] = func;
            // A function that calls itself at ever larger types, or a type that contains itself at larger ones.
            if self.types.refill()
                && let Some(span) = place
            {
                self.diagnostics.push(crate::types::error::too_large(span));
                break;
            }
        }
        if self.diagnostics.is_empty() { Ok(self.out) } else { Err(self.diagnostics) }
    }

    /// Where the programmer wrote what the key is made from.
    fn place_of(&self, key: &Key) -> Option<Span> {
        let id = match key {
            Key::Fn { id, .. } | Key::Value { id, .. } | Key::Process { id, .. } => *id,
            _ => return None,
        };
        let function = &self.hir.fns[id.index()];
        let module = &self.hir.modules[function.module.index()];
        (!module.is_library).then_some(function.name_span)
    }

    /// The function for a key, made now or later.
    pub(crate) fn instance(&mut self, key: Key) -> FuncId {
        if let Some(&id) = self.instances.get(&key) {
            return id;
        }
        let ret = self.ret_of(&key);
        let name = self.name_of(&key);
        let id = self.reserve(name, ret);
        self.instances.insert(key.clone(), id);
        self.queue.push_back((key, id));
        id
    }

    /// A place for a function that will be filled in.
    pub(crate) fn reserve(&mut self, name: String, ret: Rep) -> FuncId {
        let blank = Func { name, file: 0, line: 0, is_library: false, ret, blocks: vec![], reps: vec![] };
        self.out.funcs.push(blank);
        FuncId(self.out.funcs.len() as u32 - 1)
    }

    fn ret_of(&mut self, key: &Key) -> Rep {
        match key {
            Key::Fn { id, args } | Key::Value { id, args } => self.fn_ret(*id, args),
            Key::Process { .. } | Key::ServiceEntry(_) | Key::ServiceLoop(_) => Rep::Int,
            Key::Constructor { ty, .. } | Key::TupleFn { ret: ty, .. } => self.rep(*ty),
            Key::Derived { provided, .. } => provided.ret(),
            Key::Const { id, args } => {
                let ty = self.const_ty(*id, args);
                self.rep(ty)
            }
            Key::Codec { codec, ty } => match codec {
                Codec::Encode | Codec::Decode | Codec::Row => Rep::Ref,
                Codec::Write => Rep::Int,
                Codec::Read => self.rep(*ty),
            },
        }
    }

    /// Representation of the result of a direct call.
    pub(crate) fn fn_ret(&mut self, id: FnId, args: &[Ty]) -> Rep {
        if matches!(self.hir.fns[id.index()].kind, FnKind::Actor { .. }) {
            return Rep::Int;
        }
        let ret = self.typed.fns[id.index()].ret;
        let subst = self.subst_of(id, args);
        ret.map_or(Rep::Int, |ty| {
            let ty = self.concrete(ty, &subst);
            self.rep(ty)
        })
    }

    pub(crate) fn const_ty(&mut self, id: hir::ConstId, args: &[Ty]) -> Ty {
        let constant = &self.hir.consts[id.index()];
        let ty = self.typed.inits[constant.init as usize].locals[constant.local.index()];
        let subst = self.const_subst(id, args);
        self.concrete(ty, &subst)
    }

    pub(crate) fn const_subst(&self, id: hir::ConstId, args: &[Ty]) -> Subst {
        self.typed.consts[id.index()].iter().copied().zip(args.iter().copied()).collect()
    }

    pub(crate) fn subst_of(&self, id: FnId, args: &[Ty]) -> Subst {
        self.typed.fns[id.index()].generics.iter().copied().zip(args.iter().copied()).collect()
    }

    fn name_of(&self, key: &Key) -> String {
        match key {
            Key::Fn { id, args } | Key::Process { id, args } | Key::Value { id, args } => self.fn_name(*id, args),
            Key::Constructor { ty, variant } => format!("{}#{variant}", self.type_name(*ty)),
            Key::TupleFn { builtin, .. } => format!("{builtin:?}"),
            Key::Derived { provided, ty } => {
                format!("{provided:?}<{}>", self.type_name(*ty))
            }
            Key::Const { id, .. } => {
                let constant = &self.hir.consts[id.index()];
                format!("{}.{}", self.hir.modules[constant.module.index()].name, constant.name)
            }
            Key::Codec { codec, ty } => format!("{codec:?}<{}>", self.type_name(*ty)),
            Key::ServiceEntry(id) => format!("{}.start", self.hir.services[id.index()].name),
            Key::ServiceLoop(id) => format!("{}.loop", self.hir.services[id.index()].name),
        }
    }

    pub(crate) fn fn_name(&self, id: FnId, args: &[Ty]) -> String {
        let function = &self.hir.fns[id.index()];
        let module = self.hir.modules[function.module.index()].name;
        if args.is_empty() {
            return format!("{module}.{}", function.name);
        }
        let args: Vec<String> = args.iter().map(|t| self.type_name(*t)).collect();
        format!("{module}.{}<{}>", function.name, args.join(", "))
    }

    // ── types ──

    /// `ty` with every generic replaced and every associated type resolved. What is still open has no bearing on any value.
    pub(crate) fn concrete(&mut self, ty: Ty, subst: &Subst) -> Ty {
        let ty = self.types.subst(ty, subst);
        let ty = self.typed.impls.normalize(&mut self.types, ty);
        self.types.map(ty, &mut |types, t| match types.kind(t) {
            TyKind::Var(_) | TyKind::Generic(_) | TyKind::Error => Some(types.unit()),
            _ => None,
        })
    }

    pub(crate) fn rep(&mut self, ty: Ty) -> Rep {
        if let Some(&rep) = self.reps.get(&ty) {
            return rep;
        }
        let rep = match self.types.kind(ty) {
            TyKind::Con(id, _) => self.named_rep(*id),
            TyKind::Tuple(_) | TyKind::Fun(..) => Rep::Ref,
            TyKind::Unit | TyKind::Never | TyKind::Error => Rep::Int,
            TyKind::Var(_) | TyKind::Generic(_) | TyKind::Assoc { .. } => Rep::Int,
        };
        self.reps.insert(ty, rep);
        rep
    }

    fn named_rep(&self, id: TypeId) -> Rep {
        let lang = self.lang;
        if id == lang.int || id == lang.atom || id == lang.pid {
            Rep::Int
        } else if id == lang.float {
            Rep::Float
        } else if id == lang.bool {
            Rep::Bool
        } else if self.is_enum(id) {
            Rep::Int
        } else {
            Rep::Ref
        }
    }

    /// A sum type without any fields: a plain integer.
    pub(crate) fn is_enum(&self, id: TypeId) -> bool {
        match &self.hir.types[id.index()].kind {
            TypeDefKind::Sum { variants } => variants.iter().all(|v| v.fields.is_empty()),
            TypeDefKind::Struct { .. } | TypeDefKind::Intrinsic => false,
        }
    }

    /// Field types of a struct (variant 0) or variant at concrete arguments.
    pub(crate) fn fields(&mut self, id: TypeId, args: &[Ty], variant: u32) -> Vec<Ty> {
        let subst: Subst = self.hir.types[id.index()].generics.iter().copied().zip(args.iter().copied()).collect();
        let typed = self.typed;
        let declared = &typed.fields[id.index()][variant as usize];
        declared.iter().map(|&ty| self.concrete(ty, &subst)).collect()
    }

    pub(crate) fn type_name(&self, ty: Ty) -> String {
        let list = |items: &[Ty]| items.iter().map(|t| self.type_name(*t)).collect::<Vec<_>>().join(", ");
        match self.types.kind(ty) {
            TyKind::Con(id, args) => {
                let name = self.hir.types[id.index()].name;
                if args.is_empty() { name.to_string() } else { format!("{name}<{}>", list(args)) }
            }
            TyKind::Tuple(items) => format!("({})", list(items)),
            TyKind::Fun(params, ret) => format!("({}) -> {}", list(params), self.type_name(*ret)),
            TyKind::Unit => "()".into(),
            TyKind::Never => "never".into(),
            TyKind::Var(_) | TyKind::Generic(_) | TyKind::Assoc { .. } | TyKind::Error => "_".into(),
        }
    }

    /// The run-time descriptor of a concrete type.
    pub(crate) fn desc(&mut self, ty: Ty) -> DescId {
        if let Some(&id) = self.descs.get(&ty) {
            return id;
        }
        let pid = self.lang.pid;
        // A bare `Pid` stands for every other, so they are one type at run time, also within other types.
        let plain = self.types.map(ty, &mut |types, t| match types.kind(t) {
            TyKind::Con(id, args) if *id == pid && !args.is_empty() => Some(types.con(pid, &[])),
            _ => None,
        });
        if plain != ty {
            let id = self.desc(plain);
            self.descs.insert(ty, id);
            return id;
        }
        let id = DescId(self.out.descs.len() as u32);
        self.descs.insert(ty, id);
        self.out.descs.push(Desc { name: self.type_name(ty), shape: Shape::Unit });
        let shape = match self.types.kind(ty).clone() {
            TyKind::Con(type_id, args) => self.named_shape(type_id, &args),
            TyKind::Tuple(items) => Shape::Tuple(items.iter().map(|&t| self.desc(t)).collect()),
            TyKind::Fun(..) => Shape::Fun,
            TyKind::Unit | TyKind::Never | TyKind::Error => Shape::Unit,
            TyKind::Var(_) | TyKind::Generic(_) | TyKind::Assoc { .. } => Shape::Unit,
        };
        self.out.descs[id.index()].shape = shape;
        id
    }

    fn named_shape(&mut self, id: TypeId, args: &[Ty]) -> Shape {
        let lang = self.lang;
        let hir = self.hir;
        let def = &hir.types[id.index()];
        let name = def.name.to_string();
        match &def.kind {
            TypeDefKind::Intrinsic if id == lang.int => Shape::Int,
            TypeDefKind::Intrinsic if id == lang.float => Shape::Float,
            TypeDefKind::Intrinsic if id == lang.bool => Shape::Bool,
            TypeDefKind::Intrinsic if id == lang.string => Shape::String,
            TypeDefKind::Intrinsic if id == lang.atom => Shape::Atom,
            TypeDefKind::Intrinsic if id == lang.pid => Shape::Pid,
            TypeDefKind::Intrinsic => {
                Shape::Builtin { name, args: args.iter().map(|&t| self.desc(t)).collect(), is_ref: true }
            }
            TypeDefKind::Struct { fields } => {
                let types = self.fields(id, args, 0);
                let fields = fields.iter().zip(types).map(|(f, t)| (f.name.to_string(), self.desc(t))).collect();
                Shape::Struct { name, fields }
            }
            TypeDefKind::Sum { variants } if self.is_enum(id) => {
                Shape::Enum { name, variants: variants.iter().map(|v| v.name.to_string()).collect() }
            }
            TypeDefKind::Sum { variants } => {
                let described = variants.iter().enumerate().map(|(index, v)| {
                    let types = self.fields(id, args, index as u32);
                    (v.name.to_string(), types.into_iter().map(|t| self.desc(t)).collect())
                });
                Shape::Sum { name, variants: described.collect() }
            }
        }
    }

    /// A service's requests: a sum of its handlers with their arguments.
    pub(crate) fn service_desc(&mut self, id: ServiceId) -> DescId {
        if let Some(&desc) = self.service_descs.get(&id) {
            return desc;
        }
        let service = &self.hir.services[id.index()];
        let name = service.name.to_string();
        // Known before its handlers are described: their types may lead back here.
        self.out.descs.push(Desc { name: name.clone(), shape: Shape::Unit });
        let desc = DescId(self.out.descs.len() as u32 - 1);
        self.service_descs.insert(id, desc);
        let handlers = &self.typed.services[id.index()].handlers;
        let variants = service.handlers.iter().zip(handlers).map(|(handler, (args, _))| {
            let args = args.iter().map(|&ty| self.concrete(ty, &Subst::default())).collect::<Vec<_>>();
            (handler.name.to_string(), args.into_iter().map(|ty| self.desc(ty)).collect())
        });
        let variants = variants.collect();
        self.out.descs[desc.index()].shape = Shape::Sum { name, variants };
        desc
    }

    // ── constants and places ──

    pub(crate) fn string(&mut self, text: &str) -> StrId {
        if let Some(&id) = self.strings.get(text) {
            return id;
        }
        let id = StrId(self.out.strings.len() as u32);
        self.out.strings.push(text.to_string());
        self.strings.insert(text.to_string(), id);
        id
    }

    pub(crate) fn atom(&mut self, name: Symbol) -> i64 {
        let next = self.out.atoms.len() as i64;
        let out = &mut self.out.atoms;
        *self.atoms.entry(name).or_insert_with(|| {
            out.push(name.to_string());
            next
        })
    }

    pub(crate) fn location(&mut self, span: Span) -> LocId {
        let (line, _) = self.sources.line_column(span);
        let location = Location { file: span.file.0, line, inlined: None };
        let next = LocId(self.out.locations.len() as u32);
        let out = &mut self.out.locations;
        *self.locations.entry(location).or_insert_with(|| {
            out.push(location);
            next
        })
    }

    pub(crate) fn global(&self, id: hir::ConstId) -> (GlobalId, Rep) {
        (GlobalId(id.0), self.out.globals[id.index()])
    }

    /// A public function of the library, by module and name.
    pub(crate) fn std_fn(&self, module: &str, name: &str) -> Option<FnId> {
        self.std_fns.get(&(Symbol::new(module), Symbol::new(name))).copied()
    }

    /// Reports a construct that has no code yet.
    pub(crate) fn unsupported(&mut self, span: Span, what: &str) {
        let message = format!("{what} is not covered by this version of the compiler yet");
        self.diagnostics.push(Diagnostic::at(Code::E0099, span, message));
    }
}
