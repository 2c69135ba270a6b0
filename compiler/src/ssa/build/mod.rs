//! Typed trees to SSA: one `Builder` for each function that is made. This file holds the builder itself; the families of
//! expressions have files of their own.

mod call;
mod closure;
mod control;
mod decide;
mod expr;
mod method;
mod operator;
mod pattern;
mod process;
mod rejection;
mod service;
mod suspend;
mod testing;

use super::derive;
use super::ir::{BlockId, Func, FuncId, Inst, LocId, Op, Rep, Target, Term, Value};
use super::specialize::{Key, Provided, Specializer, Subst};
use crate::names::hir::{Body, ConstId, ExprId, FnId, FnKind, LocalId, Test};
use crate::types::ty::Ty;
use crate::types::typed::BodyTypes;
use closure::Binding;
use mesh_syntax::source::Span;
use rustc_hash::FxHashMap;
pub(crate) use testing::TEST_RUNNER;

/// What becomes of the value in tail position.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Mode {
    /// It is the result.
    Plain,
    /// The function is the body of a process: the value is dropped and the status "done" returned; a `receive` in tail
    /// position parks.
    Status,
}

/// Who a call must name to be a loop.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Myself {
    Nobody,
    Fn(FnId, Vec<Ty>),
    Nested(FuncId),
}

/// An enclosing loop of the expression that is being lowered.
pub(crate) struct Loop {
    pub on_break: BlockId,
    pub on_continue: BlockId,
}

pub(crate) struct Builder<'s, 'a> {
    pub s: &'s mut Specializer<'a>,
    pub func: Func,
    pub block: BlockId,
    pub body: &'a Body,
    pub tables: &'a BodyTypes,
    pub subst: Subst,
    pub locals: FxHashMap<LocalId, Binding<'a>>,
    /// Closures whose code is known: a call of them is direct.
    pub known: FxHashMap<Value, FuncId>,
    pub loops: Vec<Loop>,
    /// Enclosing loops that are functions of their own.
    pub continuations: Vec<suspend::Continuation<'a>>,
    pub mode: Mode,
    /// Result type, for `return` and `?`.
    pub ret_ty: Option<Ty>,
    pub myself: Myself,
    /// Target of a self-tail-call: the block behind the entry, with the parameters that change.
    pub restart: Option<BlockId>,
    /// The actor whose body this is (also in resume functions and closures within it).
    pub actor: Option<(FnId, Vec<Ty>)>,
    pub loc: LocId,
}

static NO_TABLES: std::sync::LazyLock<(Body, BodyTypes)> = std::sync::LazyLock::new(Default::default);

impl<'s, 'a> Builder<'s, 'a> {
    /// A function without a source body.
    pub(crate) fn bare(s: &'s mut Specializer<'a>, name: String, ret: Rep) -> Builder<'s, 'a> {
        let (body, tables) = &*NO_TABLES;
        Builder::new(s, name, ret, body, tables, Subst::default())
    }

    pub(crate) fn new(
        s: &'s mut Specializer<'a>,
        name: String,
        ret: Rep,
        body: &'a Body,
        tables: &'a BodyTypes,
        subst: Subst,
    ) -> Builder<'s, 'a> {
        let mut func = Func { name, file: 0, line: 0, is_library: false, ret, blocks: vec![], reps: vec![] };
        let block = func.new_block();
        Builder {
            s,
            func,
            block,
            body,
            tables,
            subst,
            locals: FxHashMap::default(),
            known: FxHashMap::default(),
            loops: vec![],
            continuations: vec![],
            mode: Mode::Plain,
            ret_ty: None,
            myself: Myself::Nobody,
            restart: None,
            actor: None,
            loc: LocId::NOWHERE,
        }
    }

    /// A parameter; only before anything is emitted.
    pub(crate) fn param(&mut self, rep: Rep) -> Value {
        let value = self.func.new_value(rep);
        self.func.blocks[0].params.push(value);
        value
    }

    /// Parameters of these types of the source body.
    pub(crate) fn typed_params(&mut self, types: &[Ty]) -> Vec<Value> {
        let types = self.concretes(types);
        types
            .into_iter()
            .map(|ty| {
                let rep = self.s.rep(ty);
                self.param(rep)
            })
            .collect()
    }

    /// Starts the block that self-tail-calls jump to: it has a parameter for each of `values`.
    pub(crate) fn begin_restart(&mut self, values: &[Value]) -> Vec<Value> {
        let block = self.func.new_block();
        let params: Vec<Value> = values.iter().map(|&v| self.block_param_like(block, v)).collect();
        self.jump(block, values.to_vec());
        self.block = block;
        self.restart = Some(block);
        params
    }

    pub(crate) fn block_param_like(&mut self, block: BlockId, value: Value) -> Value {
        let rep = self.func.rep(value);
        self.block_param(block, rep)
    }

    pub(crate) fn block_param(&mut self, block: BlockId, rep: Rep) -> Value {
        let value = self.func.new_value(rep);
        self.func.blocks[block.index()].params.push(value);
        value
    }

    pub(crate) fn finish(mut self) -> Func {
        super::pass::dead::unreachable_blocks(&mut self.func);
        self.func
    }

    // ── emitting ──

    pub(crate) fn at(&mut self, span: Span) {
        self.loc = self.s.location(span);
    }

    pub(crate) fn emit(&mut self, op: Op, rep: Rep) -> Value {
        let value = self.func.new_value(rep);
        let loc = self.loc;
        self.func.blocks[self.block.index()].insts.push(Inst { result: Some(value), op, loc });
        value
    }

    pub(crate) fn effect(&mut self, op: Op) {
        let loc = self.loc;
        self.func.blocks[self.block.index()].insts.push(Inst { result: None, op, loc });
    }

    /// Ends the current block; what follows is unreachable until another block is chosen.
    pub(crate) fn terminate(&mut self, term: Term) {
        self.func.blocks[self.block.index()].term = term;
        self.block = self.func.new_block();
    }

    pub(crate) fn jump(&mut self, block: BlockId, args: Vec<Value>) {
        self.terminate(Term::Jump(Target { block, args }));
    }

    pub(crate) fn branch(&mut self, cond: Value, then: BlockId, otherwise: BlockId) {
        let target = |block| Target { block, args: vec![] };
        self.terminate(Term::Branch { cond, then: target(then), otherwise: target(otherwise) });
    }

    pub(crate) fn int(&mut self, value: i64) -> Value {
        self.emit(Op::Int(value), Rep::Int)
    }
    pub(crate) fn unit(&mut self) -> Value {
        self.int(0)
    }
    pub(crate) fn string(&mut self, text: &str) -> Value {
        let id = self.s.string(text);
        self.emit(Op::Str(id), Rep::Ref)
    }
    pub(crate) fn field(&mut self, base: Value, index: u32, rep: Rep) -> Value {
        self.emit(Op::Field { base, index, rep }, rep)
    }
    pub(crate) fn record(&mut self, tag: u32, fields: Vec<Value>) -> Value {
        self.emit(Op::Record { tag, fields }, Rep::Ref)
    }

    pub(crate) fn intrinsic(&mut self, name: &str, args: Vec<Value>, rep: Rep) -> Value {
        self.emit(Op::Intrinsic { name: name.into(), args, types: vec![], rep: Some(rep) }, rep)
    }

    /// The process is about to wait: what is garbage by now would be kept meanwhile. References that were made words before are
    /// of no use behind it.
    pub(crate) fn rest(&mut self) {
        self.intrinsic("Core.rest", vec![], Rep::Int);
        self.effect(Op::Poll);
    }

    /// Any value of the representation, for code that never runs.
    pub(crate) fn undefined(&mut self, rep: Rep) -> Value {
        match rep {
            Rep::Int => self.int(0),
            Rep::Float => self.emit(Op::Float(0.0), rep),
            Rep::Bool => self.emit(Op::Bool(false), rep),
            Rep::Ref => self.emit(Op::Nullary(0), rep),
        }
    }

    /// `value`, or anything if it has another representation: then it comes from an expression that never returns.
    pub(crate) fn coerce(&mut self, value: Value, rep: Rep) -> Value {
        if self.func.rep(value) == rep { value } else { self.undefined(rep) }
    }

    /// A value as the word that generic builtins take.
    pub(crate) fn word_of(&mut self, value: Value) -> Value {
        match self.func.rep(value) {
            Rep::Int => value,
            Rep::Float => self.emit(Op::FloatToBits(value), Rep::Int),
            Rep::Bool => self.emit(Op::BoolToInt(value), Rep::Int),
            Rep::Ref => self.emit(Op::RefToWord(value), Rep::Int),
        }
    }

    pub(crate) fn value_of_word(&mut self, word: Value, rep: Rep) -> Value {
        match rep {
            Rep::Int => word,
            Rep::Float => self.emit(Op::FloatFromBits(word), rep),
            Rep::Bool => self.emit(Op::IntToBool(word), rep),
            Rep::Ref => self.emit(Op::RefFromWord(word), rep),
        }
    }

    /// Ends the process with a message.
    pub(crate) fn panic(&mut self, message: Value) {
        self.effect(Op::Intrinsic { name: "Core.panic".into(), args: vec![message], types: vec![], rep: None });
        self.terminate(Term::Unreachable);
    }

    pub(crate) fn panic_text(&mut self, text: &str) {
        let message = self.string(text);
        self.panic(message);
    }

    // ── types ──

    /// A type of the source body, made concrete.
    pub(crate) fn concrete(&mut self, ty: Ty) -> Ty {
        self.s.concrete(ty, &self.subst)
    }
    pub(crate) fn concretes(&mut self, types: &[Ty]) -> Vec<Ty> {
        types.iter().map(|&t| self.concrete(t)).collect()
    }
    pub(crate) fn ty_of(&mut self, id: ExprId) -> Ty {
        let ty = self.tables.exprs[id.index()];
        self.concrete(ty)
    }
    pub(crate) fn rep_of(&mut self, id: ExprId) -> Rep {
        let ty = self.ty_of(id);
        self.s.rep(ty)
    }

    pub(crate) fn provided(&mut self, provided: Provided, ty: Ty, args: Vec<Value>) -> Value {
        derive::call(self, provided, ty, args)
    }

    /// Ends the body with `value`, as the function's mode wants it; the body of a loop goes round again.
    pub(crate) fn finish_return(&mut self, value: Value) {
        if self.continue_loop() {
            return;
        }
        let value = match self.mode {
            Mode::Plain => self.coerce(value, self.func.ret),
            Mode::Status => self.int(STATUS_DONE),
        };
        self.terminate(Term::Return(value));
    }

    /// Leaves the function from within, loops or not.
    pub(crate) fn leave_function(&mut self, leave: &mut dyn FnMut(&mut Self)) {
        let loops = std::mem::take(&mut self.continuations);
        leave(self);
        self.continuations = loops;
    }
}

/// What a process function returns when it ended or waits; mirrored by the runtime's `abi`.
pub(crate) const STATUS_DONE: i64 = 0;
pub(crate) const STATUS_PARKED: i64 = 1;

/// The function of a key.
pub(crate) fn instance(s: &mut Specializer<'_>, key: Key) -> Func {
    match key {
        Key::Fn { id, args } => function(s, id, args),
        Key::Process { id, args } => process::actor(s, id, args),
        Key::Value { id, args } => call::function_value(s, id, args),
        Key::Constructor { ty, variant } => call::constructor_value(s, ty, variant),
        Key::TupleFn { builtin, params, ret } => call::tuple_fn_value(s, builtin, &params, ret),
        Key::Derived { provided, ty } => derive::function(s, provided, ty),
        Key::Const { id, args } => constant(s, id, args),
        Key::Codec { codec, ty } => derive::conversion(s, codec, ty),
        Key::ServiceEntry(id) => service::entry(s, id),
        Key::ServiceLoop(id) => service::requests(s, id),
    }
}

fn function(s: &mut Specializer<'_>, id: FnId, args: Vec<Ty>) -> Func {
    let hir = s.hir;
    let decl = &hir.fns[id.index()];
    match &decl.kind {
        FnKind::ServiceStart(_) | FnKind::ServiceHandler(..) => service::client(s, id),
        FnKind::Intrinsic => call::intrinsic_body(s, id, args),
        FnKind::Plain | FnKind::Actor { .. } | FnKind::Supervisor | FnKind::Signature => {
            let subst = s.subst_of(id, &args);
            let name = s.fn_name(id, &args);
            let ret = s.fn_ret(id, &args);
            let typed = s.typed;
            let types = &typed.fns[id.index()];
            let mut b = Builder::new(s, name, ret, &decl.body, &types.body, subst);
            let params = b.typed_params(&types.params);
            b.place(decl.span);
            b.ret_ty = types.ret.map(|ty| b.concrete(ty));
            if matches!(decl.kind, FnKind::Actor { .. }) {
                b.actor = Some((id, args.clone()));
            }
            b.myself = Myself::Fn(id, args);
            let params = b.begin_restart(&params);
            let failure = format!("no clause of {}/{} matches", decl.name, decl.params.len());
            b.at(decl.name_span);
            b.clauses(&decl.clauses, &params, &failure);
            b.finish()
        }
    }
}

fn constant(s: &mut Specializer<'_>, id: ConstId, args: Vec<Ty>) -> Func {
    let constant = &s.hir.consts[id.index()];
    let init = &s.hir.inits[constant.init as usize];
    let tables = &s.typed.inits[constant.init as usize];
    let name = format!("{}.{}", s.hir.modules[init.module.index()].name, constant.name);
    let subst = s.const_subst(id, &args);
    let ty = s.const_ty(id, &args);
    let ret = s.rep(ty);
    let mut b = Builder::new(s, name, ret, &init.body, tables, subst);
    b.place(init.span);
    let value = b.expr(init.value);
    b.finish_return(value);
    b.finish()
}

impl Builder<'_, '_> {
    /// Where the function stands, for stack traces.
    pub(crate) fn place(&mut self, span: Span) {
        let (line, _) = self.s.sources.line_column(span);
        self.func.file = span.file.0;
        self.func.line = line;
        self.func.is_library = self.s.out.files[span.file.0 as usize].is_library;
        self.at(span);
    }
}

/// The entry of the main process: top-level `let`s and statements in order, then `main` or the tests.
pub(crate) fn entry(s: &mut Specializer<'_>, tests: Option<&[&Test]>) -> FuncId {
    let hir = s.hir;
    let typed = s.typed;
    let mut inits = vec![];
    for (index, init) in hir.inits.iter().enumerate() {
        if init.consts.iter().any(|id| !typed.consts[id.index()].is_empty()) {
            continue;
        }
        let tables = &typed.inits[index];
        let name = format!("{}.let", hir.modules[init.module.index()].name);
        let mut b = Builder::new(s, name, Rep::Int, &init.body, tables, Subst::default());
        b.place(init.span);
        let value = b.expr(init.value);
        let fail = b.destructure(init.pattern, value);
        for &id in &init.consts {
            b.set_global(id, hir.consts[id.index()].local);
        }
        let unit = b.unit();
        b.terminate(Term::Return(unit));
        b.block = fail;
        b.panic_text("non-exhaustive match");
        let func = b.finish();
        let id = s.reserve(func.name.clone(), Rep::Int);
        s.out.funcs[id.index()] = func;
        inits.push(id);
    }
    let mut b = Builder::bare(s, "entry".into(), Rep::Int);
    let _closure = b.param(Rep::Ref);
    for func in inits {
        b.emit(Op::Call { func, args: vec![] }, Rep::Int);
    }
    if let Some(tests) = tests {
        b.call_tests(tests);
    } else if let Some(main) = hir.main {
        b.at(hir.fns[main.index()].name_span);
        b.call_main(main);
    }
    let done = b.int(STATUS_DONE);
    b.terminate(Term::Return(done));
    let func = b.finish();
    let id = s.reserve("entry".into(), Rep::Int);
    s.out.funcs[id.index()] = func;
    id
}

impl Builder<'_, '_> {
    /// Constants live outside all heaps, so that no process copies them.
    fn set_global(&mut self, id: ConstId, local: LocalId) {
        let value = self.local_value(local);
        let ty = self.tables.locals[local.index()];
        let ty = self.concrete(ty);
        let (global, rep) = self.s.global(id);
        let value = self.coerce(value, rep);
        let stored = if rep == Rep::Ref {
            let desc = self.s.desc(ty);
            let word = self.word_of(value);
            let op = Op::Intrinsic {
                name: "Core.freeze".into(),
                args: vec![word],
                types: vec![Some(desc)],
                rep: Some(Rep::Int),
            };
            let word = self.emit(op, Rep::Int);
            self.value_of_word(word, rep)
        } else {
            value
        };
        self.effect(Op::GlobalSet(global, stored));
        if let Some(&ready) = self.s.ready.get(&id) {
            let yes = self.emit(Op::Bool(true), Rep::Bool);
            self.effect(Op::GlobalSet(ready, yes));
        }
    }

    /// Calls `main`; an `Err` or `None` that leaves it ends the program with status 1.
    fn call_main(&mut self, main: FnId) {
        let ret = self.s.typed.fns[main.index()].ret;
        let ty = ret.map(|ty| self.s.concrete(ty, &Subst::default()));
        let value = self.call_fn(main, vec![], vec![]);
        let Some(ty) = ty else { return };
        let Some((shape, args)) = self.fallible(ty) else { return };
        let is_ok = self.tag_is(value, 0);
        let (good, bad) = (self.func.new_block(), self.func.new_block());
        self.branch(is_ok, good, bad);
        self.block = bad;
        let text = match shape {
            expr::Fallible::Result => {
                let rep = self.s.rep(args[1]);
                let error = self.field(value, 0, rep);
                self.provided(Provided::Show, args[1], vec![error])
            }
            expr::Fallible::Option => self.string("None"),
        };
        self.effect(Op::Intrinsic { name: "Core.main_failed".into(), args: vec![text], types: vec![], rep: None });
        self.terminate(Term::Unreachable);
        self.block = good;
    }
}
