//! Local variables, closures and nested functions: what a local is bound to, and how it gets into a closure.

use super::{Builder, Mode, Myself};
use crate::names::hir::{Clause, ExprId, ExprKind, InterpPart, LocalFn, LocalId, Stmt};
use crate::ssa::ir::{Func, FuncId, Op, Rep, Term, Value};
use crate::ssa::specialize::Subst;
use crate::types::ty::Ty;
use crate::types::typed::Meaning;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::RefCell;
use std::rc::Rc;

/// What a local stands for in the function that is being made.
#[derive(Clone)]
pub(crate) enum Binding<'a> {
    Value(Value),
    /// A generalised `let`: one value for each list of types at which it is used.
    Poly(Vec<(Vec<Ty>, Value)>),
    /// A nested function: its closure is made where it is used.
    Nested {
        group: Rc<Group<'a>>,
        index: usize,
        captures: Vec<Value>,
    },
}

/// Makes the body of a closure's function from its parameters and further captured values.
type FillWith<'f, 'a> = dyn FnMut(&mut Builder<'_, 'a>, &[Value], &[Value]) + 'f;

/// Nested `fn`s of one block. All have the same captures, so that each can make the others' closures.
pub(crate) struct Group<'a> {
    members: &'a [LocalFn],
    captured: Vec<(LocalId, Binding<'a>)>,
    /// Representations of the captures, in order.
    reps: Vec<Rep>,
    subst: Subst,
    made: RefCell<FxHashMap<(usize, Vec<Ty>), FuncId>>,
}

impl<'a> Builder<'_, 'a> {
    /// The value of a local that has just one.
    pub(crate) fn local_value(&mut self, local: LocalId) -> Value {
        match self.locals.get(&local).cloned() {
            Some(Binding::Value(value)) => value,
            Some(Binding::Poly(values)) if !values.is_empty() => values[0].1,
            Some(Binding::Nested { group, index, captures }) => self.nested_closure(&group, index, vec![], captures),
            Some(Binding::Poly(_)) | None => {
                let ty = self.tables.locals[local.index()];
                let ty = self.concrete(ty);
                let rep = self.s.rep(ty);
                self.undefined(rep)
            }
        }
    }

    /// A use of a local, at the types of this use if it is generalised.
    pub(crate) fn local_use(&mut self, id: ExprId, local: LocalId) -> Value {
        let args = match self.tables.meanings.get(&id) {
            Some(Meaning::Local { args }) => self.concretes(args),
            _ => vec![],
        };
        match self.locals.get(&local).cloned() {
            Some(Binding::Poly(values)) => match values.iter().find(|(types, _)| *types == args) {
                Some((_, value)) => *value,
                None => {
                    let span = self.body.exprs[id.index()].span;
                    self.s.unsupported(span, "this use of a generic local");
                    let rep = self.rep_of(id);
                    self.undefined(rep)
                }
            },
            Some(Binding::Nested { group, index, captures }) => self.nested_closure(&group, index, args, captures),
            _ => self.local_value(local),
        }
    }

    /// One value for each instantiation that the program asks for.
    pub(crate) fn let_generalised(&mut self, local: LocalId, value: ExprId) {
        let tables = self.tables;
        let Some(scheme) = tables.local_schemes.get(&local) else { return };
        let mut values: Vec<(Vec<Ty>, Value)> = vec![];
        for instance in &scheme.instances {
            let types = self.concretes(instance);
            if values.iter().any(|(made, _)| *made == types) {
                continue;
            }
            let outer = self.subst.clone();
            self.subst.extend(scheme.generics.iter().copied().zip(types.iter().copied()));
            let made = self.expr(value);
            self.subst = outer;
            values.push((types, made));
        }
        self.locals.insert(local, Binding::Poly(values));
    }

    // ── captures ──

    /// The locals of this function that the expressions mention.
    fn free_locals(&self, roots: &[ExprId]) -> Vec<LocalId> {
        let mut seen = FxHashSet::default();
        let mut found = vec![];
        let mut pending: Vec<ExprId> = roots.to_vec();
        while let Some(id) = pending.pop() {
            let local = match &self.body.exprs[id.index()].kind {
                ExprKind::Local(local) => Some(local),
                ExprKind::LocalFns(_) => self.tables.chosen.get(&id),
                _ => None,
            };
            found.extend(local.filter(|local| self.locals.contains_key(local) && seen.insert(**local)));
            self.children(id, &mut pending);
        }
        found.sort();
        found
    }

    /// The values of these locals in order, and how to bind them again from as many values elsewhere.
    fn capture(&mut self, locals: &[LocalId]) -> (Vec<(LocalId, Binding<'a>)>, Vec<Value>) {
        let mut values = vec![];
        let mut bindings = vec![];
        for local in locals {
            let Some(binding) = self.locals.get(local).cloned() else { continue };
            match &binding {
                Binding::Value(value) => values.push(*value),
                Binding::Poly(instances) => values.extend(instances.iter().map(|i| i.1)),
                Binding::Nested { captures, .. } => values.extend(captures.iter().copied()),
            }
            bindings.push((*local, binding));
        }
        (bindings, values)
    }

    /// Binds captured locals to `values`, in the order of `capture`.
    fn rebind(&mut self, bindings: &[(LocalId, Binding<'a>)], values: &[Value]) {
        let mut next = values.iter().copied();
        let mut take = |old: Value| next.next().unwrap_or(old);
        for (local, binding) in bindings {
            let binding = match binding {
                Binding::Value(old) => Binding::Value(take(*old)),
                Binding::Poly(instances) => {
                    Binding::Poly(instances.iter().map(|(types, old)| (types.clone(), take(*old))).collect())
                }
                Binding::Nested { group, index, captures } => Binding::Nested {
                    group: group.clone(),
                    index: *index,
                    captures: captures.iter().map(|old| take(*old)).collect(),
                },
            };
            self.locals.insert(*local, binding);
        }
    }

    /// Loads the captures from the closure that a function was called with.
    fn load_captures(&mut self, closure: Value, reps: &[Rep]) -> Vec<Value> {
        reps.iter().enumerate().map(|(index, &rep)| self.field(closure, index as u32 + 1, rep)).collect()
    }

    pub(crate) fn make_closure(&mut self, func: FuncId, captures: Vec<Value>) -> Value {
        let op = if captures.is_empty() { Op::StaticClosure(func) } else { Op::Closure { func, captures } };
        let value = self.emit(op, Rep::Ref);
        self.known.insert(value, func);
        value
    }

    // ── closures ──

    pub(crate) fn closure(&mut self, id: ExprId, clauses: &'a [Clause], arity: usize) -> Value {
        let failure = format!("no clause of closure/{arity} matches");
        let ty = self.ty_of(id);
        let crate::types::ty::TyKind::Fun(params, ret) = self.s.types.kind(ty).clone() else {
            return self.undefined(Rep::Ref);
        };
        let roots = clause_roots(clauses);
        let reps: Vec<Rep> = params.iter().map(|&p| self.s.rep(p)).collect();
        let ret_rep = self.s.rep(ret);
        self.code_with_captures(&roots, &reps, ret_rep, Mode::Plain, &mut |b, params| {
            b.ret_ty = Some(ret);
            b.at(b.body.exprs[id.index()].span);
            b.clauses(clauses, params, &failure);
        })
    }

    /// A closure over the locals that `roots` mention; `fill` makes its body.
    pub(crate) fn code_with_captures(
        &mut self,
        roots: &[ExprId],
        params: &[Rep],
        ret: Rep,
        mode: Mode,
        fill: &mut dyn FnMut(&mut Builder<'_, 'a>, &[Value]),
    ) -> Value {
        let name = format!("{}.closure", self.func.name);
        self.code_with_values(name, roots, &[], params, ret, mode, &mut |b, args, _| fill(b, args))
    }

    /// The same with further captured values, which `fill` gets last.
    #[allow(clippy::too_many_arguments, reason = "each is another part of the function that is made")]
    pub(crate) fn code_with_values(
        &mut self,
        name: String,
        roots: &[ExprId],
        further: &[Value],
        params: &[Rep],
        ret: Rep,
        mode: Mode,
        fill: &mut FillWith<'_, 'a>,
    ) -> Value {
        let locals = self.free_locals(roots);
        let (bindings, mut values) = self.capture(&locals);
        let own = values.len();
        values.extend(further);
        let capture_reps: Vec<Rep> = values.iter().map(|&v| self.func.rep(v)).collect();
        let id = self.s.reserve(name.clone(), ret);
        let func = self.inner(name, ret, &mut |b| {
            let closure = b.param(Rep::Ref);
            let args: Vec<Value> = params.iter().map(|&rep| b.param(rep)).collect();
            let loaded = b.load_captures(closure, &capture_reps);
            b.rebind(&bindings, &loaded[..own]);
            b.mode = mode.clone();
            fill(b, &args, &loaded[own..]);
        });
        self.s.out.funcs[id.index()] = func;
        self.make_closure(id, values)
    }

    /// Makes another function of the same source body.
    fn inner(&mut self, name: String, ret: Rep, fill: &mut dyn FnMut(&mut Builder<'_, 'a>)) -> Func {
        let (file, line, is_library) = (self.func.file, self.func.line, self.func.is_library);
        let mut b = Builder::new(self.s, name, ret, self.body, self.tables, self.subst.clone());
        (b.func.file, b.func.line, b.func.is_library) = (file, line, is_library);
        b.loc = self.loc;
        b.actor = self.actor.clone();
        fill(&mut b);
        b.finish()
    }

    // ── nested functions ──

    pub(crate) fn nested_functions(&mut self, members: &'a [LocalFn]) {
        let roots: Vec<ExprId> = members.iter().flat_map(|m| clause_roots(&m.clauses)).collect();
        let locals = self.free_locals(&roots);
        let (captured, captures) = self.capture(&locals);
        let reps = captures.iter().map(|&v| self.func.rep(v)).collect();
        let group = Rc::new(Group { members, captured, reps, subst: self.subst.clone(), made: RefCell::default() });
        for (index, member) in members.iter().enumerate() {
            let binding = Binding::Nested { group: group.clone(), index, captures: captures.clone() };
            self.locals.insert(member.local, binding);
        }
    }

    /// The closure of a nested function at the types of a use.
    fn nested_closure(&mut self, group: &Rc<Group<'a>>, index: usize, args: Vec<Ty>, captures: Vec<Value>) -> Value {
        let func = self.nested_function(group, index, args);
        if self.myself == Myself::Nested(func) {
            let own = self.func.params()[0];
            self.known.insert(own, func);
            return own;
        }
        self.make_closure(func, captures)
    }

    fn nested_function(&mut self, group: &Rc<Group<'a>>, index: usize, args: Vec<Ty>) -> FuncId {
        let member = &group.members[index];
        let generics: &'a [_] = self.tables.local_schemes.get(&member.local).map_or(&[], |s| s.generics.as_slice());
        // Inside its own body a nested function is at the types it was made for.
        let args = if args.is_empty() && !generics.is_empty() {
            generics.iter().map(|g| self.subst.get(g).copied().unwrap_or_else(|| self.s.types.unit())).collect()
        } else {
            args
        };
        let key = (index, args.clone());
        if let Some(&func) = group.made.borrow().get(&key) {
            return func;
        }
        let mut subst = group.subst.clone();
        subst.extend(generics.iter().copied().zip(args));
        let outer = std::mem::replace(&mut self.subst, subst);
        let ty = self.tables.locals[member.local.index()];
        let ty = self.concrete(ty);
        let (params, ret) = match self.s.types.kind(ty).clone() {
            crate::types::ty::TyKind::Fun(params, ret) => (params.to_vec(), ret),
            _ => (vec![], self.s.types.unit()),
        };
        let ret_rep = self.s.rep(ret);
        let local_name = self.body.locals[member.local.index()].name;
        let name = format!("{}.{local_name}", self.func.name);
        let id = self.s.reserve(name.clone(), ret_rep);
        group.made.borrow_mut().insert(key, id);
        let failure = format!("no clause of {local_name}/{} matches", params.len());
        let func = self.inner(name, ret_rep, &mut |b| {
            let closure = b.param(Rep::Ref);
            let reps: Vec<Rep> = params.iter().map(|&p| b.s.rep(p)).collect();
            let args: Vec<Value> = reps.iter().map(|&rep| b.param(rep)).collect();
            let captures = b.load_captures(closure, &group.reps);
            b.rebind(&group.captured, &captures);
            for (sibling, other) in group.members.iter().enumerate() {
                let binding = Binding::Nested { group: group.clone(), index: sibling, captures: captures.clone() };
                b.locals.insert(other.local, binding);
            }
            b.ret_ty = Some(ret);
            b.myself = Myself::Nested(id);
            let args = b.begin_restart(&args);
            if let Some(first) = member.clauses.first() {
                b.at(first.span);
            }
            b.clauses(&member.clauses, &args, &failure);
        });
        self.s.out.funcs[id.index()] = func;
        self.subst = outer;
        id
    }

    /// Pushes the direct parts of an expression.
    fn children(&self, id: ExprId, out: &mut Vec<ExprId>) {
        match &self.body.exprs[id.index()].kind {
            ExprKind::Interpolate(parts) => out.extend(parts.iter().filter_map(|p| match p {
                InterpPart::Expr(id) => Some(*id),
                InterpPart::Text(_) => None,
            })),
            ExprKind::Call { callee, args } | ExprKind::Spawn { callee, args } => {
                out.push(*callee);
                out.extend(args);
            }
            ExprKind::SpawnOn { node, callee, args, .. } => {
                out.extend([*node, *callee]);
                out.extend(args);
            }
            ExprKind::Method { receiver, args, .. } => {
                out.push(*receiver);
                out.extend(args);
            }
            ExprKind::Tuple(items) | ExprKind::List(items) => out.extend(items),
            ExprKind::Map(pairs) => out.extend(pairs.iter().flat_map(|(k, v)| [*k, *v])),
            ExprKind::Struct { fields, .. } => out.extend(fields.iter().map(|f| f.1)),
            ExprKind::Update { base, fields } => {
                out.push(*base);
                out.extend(fields.iter().map(|f| f.1));
            }
            ExprKind::Field { receiver: a, .. } | ExprKind::Unary { operand: a, .. } => out.push(*a),
            ExprKind::Try(a) | ExprKind::Link(a) | ExprKind::Monitor(a) => out.push(*a),
            ExprKind::ChildStart { start, .. } => out.push(*start),
            ExprKind::Binary { lhs, rhs, .. } | ExprKind::And(lhs, rhs) | ExprKind::Or(lhs, rhs) => {
                out.extend([*lhs, *rhs]);
            }
            ExprKind::Index { base, index } => out.extend([*base, *index]),
            ExprKind::Send { pid, message } => out.extend([*pid, *message]),
            ExprKind::If { cond, then, otherwise } => {
                out.extend([*cond, *then]);
                out.extend(otherwise);
            }
            ExprKind::While { cond, body } => out.extend([*cond, *body]),
            ExprKind::For { iterable, filter, body, .. } => {
                out.extend([*iterable, *body]);
                out.extend(filter);
            }
            ExprKind::Case { scrutinee, arms } => {
                out.push(*scrutinee);
                out.extend(arms.iter().flat_map(|a| a.guard.into_iter().chain([a.body])));
            }
            ExprKind::Receive { arms, after } => {
                out.extend(arms.iter().flat_map(|a| a.guard.into_iter().chain([a.body])));
                out.extend(after.iter().flat_map(|(ms, body)| [*ms, *body]));
            }
            ExprKind::Closure { clauses, .. } => out.extend(clause_roots(clauses)),
            ExprKind::Block { stmts, tail } => {
                for stmt in stmts {
                    match stmt {
                        Stmt::Let { value, .. } => out.push(*value),
                        Stmt::Expr(id) => out.push(*id),
                        Stmt::Fns(members) => out.extend(members.iter().flat_map(|m| clause_roots(&m.clauses))),
                    }
                }
                out.extend(tail);
            }
            ExprKind::Return(value) => out.extend(value),
            ExprKind::Int(_) | ExprKind::Float(_) | ExprKind::Bool(_) | ExprKind::Unit | ExprKind::Atom(_) => {}
            ExprKind::Str(_) | ExprKind::Local(_) | ExprKind::LocalFns(_) | ExprKind::Fns(_) | ExprKind::Const(_) => {}
            ExprKind::Variants(_) | ExprKind::TraitFns(_) => {}
            ExprKind::TypeMember { .. } | ExprKind::VarMember { .. } => {}
            ExprKind::Builtin(_) | ExprKind::Break | ExprKind::Continue | ExprKind::SelfPid => {}
            ExprKind::Error => {}
        }
    }

    /// Calls a function value; a known closure directly, itself in tail position as a loop.
    pub(crate) fn call_closure(&mut self, closure: Value, args: Vec<Value>, rep: Rep, tail: bool) -> Value {
        let known = self.known.get(&closure).copied();
        let loc = self.loc;
        if tail && self.mode == Mode::Plain && rep == self.func.ret {
            if let (Some(func), Some(restart)) = (known, self.restart)
                && self.myself == Myself::Nested(func)
            {
                self.effect(Op::Poll);
                self.jump(restart, args);
            } else if let Some(func) = known {
                let args = std::iter::once(closure).chain(args).collect();
                self.terminate(Term::TailCall { func, args, loc });
            } else {
                self.terminate(Term::TailCallClosure { closure, args, loc });
            }
            return self.undefined(rep);
        }
        match known {
            Some(func) => {
                let args = std::iter::once(closure).chain(args).collect();
                self.emit(Op::Call { func, args }, rep)
            }
            None => self.emit(Op::CallClosure { closure, args, rep }, rep),
        }
    }
}

/// Bodies and guards of clauses.
pub(crate) fn clause_roots(clauses: &[Clause]) -> Vec<ExprId> {
    clauses.iter().flat_map(|c| c.guard.into_iter().chain([c.body])).collect()
}
