//! Dispatch over expression forms, and the small ones. A form with a tail position has its lowering in `tail` too.

use super::Builder;
use crate::names::hir::{ConstId, ExprId, ExprKind, InterpPart, Stmt};
use crate::ssa::ir::{BlockId, Op, Rep, Term, Value};
use crate::ssa::specialize::{Key, Provided};
use crate::types::ty::{Ty, TyKind};
use crate::types::typed::Meaning;

/// The two types that `?` takes apart.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fallible {
    Result,
    Option,
}

/// Entries of a map literal that are put one by one; a longer one is made from a list, which keeps the code small.
const MAX_PUTS: usize = 32;

impl<'a> Builder<'_, 'a> {
    /// The value of an expression.
    pub(crate) fn expr(&mut self, id: ExprId) -> Value {
        let body = self.body;
        let expr = &body.exprs[id.index()];
        match &expr.kind {
            ExprKind::Int(value) => self.int(*value),
            ExprKind::Float(value) => self.emit(Op::Float(*value), Rep::Float),
            ExprKind::Bool(value) => self.emit(Op::Bool(*value), Rep::Bool),
            ExprKind::Unit => self.unit(),
            ExprKind::Atom(name) => {
                let index = self.s.atom(*name);
                self.int(index)
            }
            ExprKind::Str(text) => self.string(text),
            ExprKind::Interpolate(parts) => self.interpolate(parts),
            ExprKind::Local(local) => self.local_use(id, *local),
            ExprKind::LocalFns(fns) => {
                let local = self.tables.chosen.get(&id).copied().unwrap_or(fns[0].1);
                self.local_use(id, local)
            }
            ExprKind::Const(constant) => {
                self.at(expr.span);
                self.constant(id, *constant)
            }
            ExprKind::Fns(_)
            | ExprKind::Variants(_)
            | ExprKind::TraitFns(_)
            | ExprKind::TypeMember { .. }
            | ExprKind::VarMember { .. } => {
                self.at(expr.span);
                self.reference(id)
            }
            ExprKind::Builtin(builtin) => self.builtin_value(id, *builtin),
            ExprKind::Call { callee, args } => self.call(id, *callee, args, false),
            ExprKind::Method { receiver, name, args } => self.method(id, *receiver, *name, args, false),
            ExprKind::Field { receiver, .. } => self.field_access(id, *receiver),
            ExprKind::Tuple(items) => {
                let values = self.exprs(items);
                self.record(0, values)
            }
            ExprKind::List(items) => self.list(id, items),
            ExprKind::Map(pairs) => self.map(id, pairs),
            ExprKind::Struct { id: ty, fields } => self.struct_literal(*ty, fields),
            ExprKind::Update { base, fields } => self.update(*base, fields),
            ExprKind::Unary { op, operand, .. } => self.unary(id, *op, *operand),
            ExprKind::Binary { op, lhs, rhs, .. } => self.binary(id, *op, *lhs, *rhs),
            ExprKind::And(..) | ExprKind::Or(..) => self.condition_value(id),
            ExprKind::Index { base, index } => self.index(id, *base, *index),
            ExprKind::Try(operand) => self.question_mark(id, *operand),
            ExprKind::If { .. } | ExprKind::Case { .. } => self.merged(id),
            ExprKind::While { cond, body } => self.while_loop(*cond, *body),
            ExprKind::For { pattern, iterable, filter, body } => {
                self.for_loop(id, *pattern, *iterable, *filter, *body, true)
            }
            ExprKind::Break => self.leave_loop(id, true),
            ExprKind::Continue => self.leave_loop(id, false),
            ExprKind::Return(value) => {
                self.return_early(*value);
                let rep = self.rep_of(id);
                self.undefined(rep)
            }
            ExprKind::Receive { arms, after } => self.receive_blocking(id, arms, *after),
            ExprKind::Closure { clauses, params } => self.closure(id, clauses, params.len()),
            ExprKind::Block { stmts, tail } => self.block_value(stmts, *tail),
            ExprKind::Spawn { callee, args } => self.spawn(id, *callee, args),
            ExprKind::SpawnOn { node, callee, args, link } => self.spawn_on(id, *node, *callee, args, *link),
            ExprKind::Send { pid, message } => self.send(id, *pid, *message),
            ExprKind::SelfPid => self.intrinsic("Core.self_pid", vec![], Rep::Int),
            ExprKind::Link(pid) => self.simple_intrinsic("Core.link", *pid),
            ExprKind::Monitor(pid) => self.simple_intrinsic("Core.monitor", *pid),
            ExprKind::ChildStart { start, .. } => self.expr(*start),
            ExprKind::Error => {
                let rep = self.rep_of(id);
                self.undefined(rep)
            }
        }
    }

    fn constant(&mut self, expr: ExprId, id: ConstId) -> Value {
        if let Some(Meaning::Local { args }) = self.tables.meanings.get(&expr) {
            let args = self.concretes(args);
            let rep = self.rep_of(expr);
            let func = self.s.instance(Key::Const { id, args });
            return self.emit(Op::Call { func, args: vec![] }, rep);
        }
        if let Some(&ready) = self.s.ready.get(&id) {
            let has_value = self.emit(Op::GlobalGet(ready, Rep::Bool), Rep::Bool);
            let (good, bad) = (self.func.new_block(), self.func.new_block());
            self.branch(has_value, good, bad);
            self.block = bad;
            let name = self.s.hir.consts[id.index()].name;
            self.panic_text(&format!("constant `{name}` is used before it has a value"));
            self.block = good;
        }
        let (global, rep) = self.s.global(id);
        self.emit(Op::GlobalGet(global, rep), rep)
    }

    /// Lowers an expression whose value is the function's: ends the current block.
    pub(crate) fn tail(&mut self, id: ExprId) {
        let body = self.body;
        let expr = &body.exprs[id.index()];
        match &expr.kind {
            ExprKind::If { .. } | ExprKind::Case { .. } => self.choose(id, None),
            ExprKind::Block { stmts, tail } => self.tail_block(stmts, *tail),
            ExprKind::Call { callee, args } => {
                let value = self.call(id, *callee, args, self.continuations.is_empty());
                self.finish_return(value);
            }
            ExprKind::Method { receiver, name, args } => {
                let value = self.method(id, *receiver, *name, args, self.continuations.is_empty());
                self.finish_return(value);
            }
            ExprKind::And(lhs, rhs) => self.tail_logic(*lhs, *rhs, true),
            ExprKind::Or(lhs, rhs) => self.tail_logic(*lhs, *rhs, false),
            ExprKind::While { cond, body } if self.mode == super::Mode::Status && self.suspends(*body) => {
                self.tail_loop(*cond, *body);
            }
            ExprKind::Receive { arms, after } if self.mode == super::Mode::Status => {
                self.receive_parking(arms, *after);
            }
            ExprKind::Receive { arms, after } if self.mode == super::Mode::Plain => {
                self.receive_on_stack(id, arms, *after, None);
            }
            _ => {
                let value = self.expr(id);
                self.finish_return(value);
            }
        }
    }

    /// `a and b` whose right operand is in tail position.
    fn tail_logic(&mut self, lhs: ExprId, rhs: ExprId, is_and: bool) {
        let (more, done) = (self.func.new_block(), self.func.new_block());
        let (then, otherwise) = if is_and { (more, done) } else { (done, more) };
        self.condition(lhs, then, otherwise);
        self.block = done;
        let value = self.emit(Op::Bool(!is_and), Rep::Bool);
        self.finish_return(value);
        self.block = more;
        self.tail(rhs);
    }

    pub(crate) fn exprs(&mut self, ids: &[ExprId]) -> Vec<Value> {
        ids.iter().map(|&id| self.expr(id)).collect()
    }

    /// A statement's expression, whose value nobody wants.
    fn discard(&mut self, id: ExprId) {
        let body = self.body;
        match &body.exprs[id.index()].kind {
            ExprKind::For { pattern, iterable, filter, body } => {
                self.for_loop(id, *pattern, *iterable, *filter, *body, false);
            }
            _ => {
                self.expr(id);
            }
        }
    }

    pub(crate) fn statements(&mut self, stmts: &'a [Stmt]) {
        for stmt in stmts {
            match stmt {
                Stmt::Expr(id) => self.discard(*id),
                Stmt::Let { pattern, value, span, .. } => self.let_binding(*pattern, *value, *span),
                Stmt::Fns(members) => self.nested_functions(members),
            }
        }
    }

    fn block_value(&mut self, stmts: &'a [Stmt], tail: Option<ExprId>) -> Value {
        self.statements(stmts);
        match tail {
            Some(tail) => self.expr(tail),
            None => self.unit(),
        }
    }

    /// `Loop` bodies are blocks whose value may be wanted.
    pub(crate) fn body_value(&mut self, id: ExprId, wanted: bool) -> Option<Value> {
        if wanted {
            return Some(self.expr(id));
        }
        let body = self.body;
        if let ExprKind::Block { stmts, tail } = &body.exprs[id.index()].kind {
            self.statements(stmts);
            if let Some(tail) = tail {
                self.discard(*tail);
            }
        } else {
            self.discard(id);
        }
        None
    }

    fn interpolate(&mut self, parts: &[InterpPart]) -> Value {
        let mut pieces = vec![];
        for part in parts {
            let piece = match part {
                InterpPart::Text(text) => self.string(text),
                InterpPart::Expr(id) => {
                    let value = self.expr(*id);
                    let ty = self.ty_of(*id);
                    self.at(self.body.exprs[id.index()].span);
                    self.provided(Provided::Show, ty, vec![value])
                }
            };
            pieces.push(piece);
        }
        self.concat_all(pieces)
    }

    /// Joins strings.
    pub(crate) fn concat_all(&mut self, pieces: Vec<Value>) -> Value {
        match pieces.len() {
            0 => self.string(""),
            1 => pieces[0],
            2 => self.intrinsic("Core.concat2", pieces, Rep::Ref),
            3 => self.intrinsic("Core.concat3", pieces, Rep::Ref),
            4 => self.intrinsic("Core.concat4", pieces, Rep::Ref),
            _ => {
                let mut pieces = pieces;
                let rest = pieces.split_off(4);
                let first = self.intrinsic("Core.concat4", pieces, Rep::Ref);
                self.concat_all(std::iter::once(first).chain(rest).collect())
            }
        }
    }

    fn list(&mut self, id: ExprId, items: &[ExprId]) -> Value {
        let ty = self.ty_of(id);
        let element = self.type_argument(ty, 0);
        // A few at a time: were all elements alive at once, a long literal would take a register or slot for each.
        let mut list = self.emit(Op::EmptyList, Rep::Ref);
        for chunk in items.chunks(4) {
            let values = self.exprs(chunk);
            list = self.list_push(list, &values, element);
        }
        list
    }

    /// A new list of these elements.
    pub(crate) fn list_of(&mut self, values: Vec<Value>, element: Ty) -> Value {
        let empty = self.emit(Op::EmptyList, Rep::Ref);
        values.chunks(4).fold(empty, |list, chunk| self.list_push(list, chunk, element))
    }

    /// Up to four elements at the end of a list that nobody else has.
    fn list_push(&mut self, list: Value, values: &[Value], element: Ty) -> Value {
        let desc = self.s.desc(element);
        let mut args = vec![list];
        for &value in values {
            args.push(self.word_of(value));
        }
        let name = format!("Core.list_push{}", values.len());
        let op = Op::Intrinsic { name, args, types: vec![Some(desc)], rep: Some(Rep::Ref) };
        self.emit(op, Rep::Ref)
    }

    fn map(&mut self, id: ExprId, pairs: &[(ExprId, ExprId)]) -> Value {
        let ty = self.ty_of(id);
        let args = vec![self.type_argument(ty, 0), self.type_argument(ty, 1)];
        let lang = self.s.lang;
        if pairs.len() > MAX_PUTS
            && let Some(from_list) = self.s.std_fn("Map", "from_list")
        {
            let pair = self.s.types.tuple(&args);
            let mut list = self.emit(Op::EmptyList, Rep::Ref);
            for (key, value) in pairs {
                let fields = vec![self.expr(*key), self.expr(*value)];
                let entry = self.record(0, fields);
                list = self.list_push(list, &[entry], pair);
            }
            return self.call_fn(from_list, args, vec![list]);
        }
        let mut map = self.call_fn(lang.map_new, args.clone(), vec![]);
        let values: Vec<(Value, Value)> = pairs.iter().map(|(k, v)| (self.expr(*k), self.expr(*v))).collect();
        for (key, value) in values {
            map = self.call_fn(lang.map_put, args.clone(), vec![map, key, value]);
        }
        map
    }

    /// Argument `index` of a named type, or the unit type.
    pub(crate) fn type_argument(&mut self, ty: Ty, index: usize) -> Ty {
        match self.s.types.kind(ty) {
            TyKind::Con(_, args) if index < args.len() => args[index],
            _ => self.s.types.unit(),
        }
    }

    fn field_access(&mut self, id: ExprId, receiver: ExprId) -> Value {
        let base = self.expr(receiver);
        let rep = self.rep_of(id);
        match self.tables.meanings.get(&id) {
            Some(Meaning::Field(index)) => self.field(base, *index, rep),
            _ => {
                self.s.unsupported(self.body.exprs[id.index()].span, "this access");
                self.undefined(rep)
            }
        }
    }

    fn index(&mut self, id: ExprId, base: ExprId, index: ExprId) -> Value {
        let (list, key) = (self.expr(base), self.expr(index));
        self.at(self.body.exprs[id.index()].span);
        let ty = self.ty_of(base);
        let TyKind::Con(type_id, args) = self.s.types.kind(ty).clone() else { return self.unit() };
        let lang = self.s.lang;
        let function = if type_id == lang.map { lang.map_get } else { lang.list_get };
        self.call_fn(function, args.to_vec(), vec![list, key])
    }

    /// Whether a type is a `Result` or `Option`, with its arguments.
    pub(crate) fn fallible(&self, ty: Ty) -> Option<(Fallible, Vec<Ty>)> {
        match self.s.types.kind(ty) {
            TyKind::Con(id, args) if *id == self.s.lang.result => Some((Fallible::Result, args.to_vec())),
            TyKind::Con(id, args) if *id == self.s.lang.option => Some((Fallible::Option, args.to_vec())),
            _ => None,
        }
    }

    fn question_mark(&mut self, id: ExprId, operand: ExprId) -> Value {
        let value = self.expr(operand);
        self.at(self.body.exprs[id.index()].span);
        let ty = self.ty_of(operand);
        let rep = self.rep_of(id);
        let Some((shape, args)) = self.fallible(ty) else { return self.undefined(rep) };
        let (good, bad) = (self.func.new_block(), self.func.new_block());
        let is_ok = self.tag_is(value, 0);
        self.branch(is_ok, good, bad);
        self.block = bad;
        let failure = match (shape, self.tables.meanings.get(&id)) {
            (Fallible::Option, _) => value,
            (Fallible::Result, Some(Meaning::TryResult { convert: Some((from, to)) })) => {
                let (from, to) = (self.concrete(*from), self.concrete(*to));
                let rep = self.s.rep(args[1]);
                let error = self.field(value, 0, rep);
                let converted = self.convert(from, to, error);
                self.record(1, vec![converted])
            }
            (Fallible::Result, _) => value,
        };
        self.leave_function(&mut |b| b.finish_return(failure));
        self.block = good;
        self.field(value, 0, rep)
    }

    /// Whether a variant record (not an enum) has the tag.
    pub(crate) fn tag_is(&mut self, value: Value, tag: u32) -> Value {
        let found = self.emit(Op::Tag(value), Rep::Int);
        let wanted = self.int(i64::from(tag));
        self.emit(Op::IntCompare(crate::ssa::ir::Compare::Eq, found, wanted), Rep::Bool)
    }

    fn return_early(&mut self, value: Option<ExprId>) {
        self.leave_function(&mut |b| match value {
            // Nothing follows, so a call is a tail call here too.
            Some(value) => b.tail(value),
            None => {
                let unit = b.unit();
                b.finish_return(unit);
            }
        });
    }

    fn leave_loop(&mut self, id: ExprId, is_break: bool) -> Value {
        if let Some(current) = self.loops.last() {
            let target: BlockId = if is_break { current.on_break } else { current.on_continue };
            self.jump(target, vec![]);
        } else if !self.leave_continuation(is_break) {
            self.terminate(Term::Unreachable);
        }
        let rep = self.rep_of(id);
        self.undefined(rep)
    }

    pub(crate) fn simple_intrinsic(&mut self, name: &str, arg: ExprId) -> Value {
        let value = self.expr(arg);
        self.intrinsic(name, vec![value], Rep::Int)
    }
}
