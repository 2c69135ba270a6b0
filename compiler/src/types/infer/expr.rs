//! Expressions: `infer` finds a type, `check` drives an expected one into the forms that can use it.

use super::{Frame, Guessed, Infer};
use crate::names::hir::*;
use crate::types::error::{self, Why};
use crate::types::ty::{Ty, TyKind, flag};
use crate::types::typed::Meaning;
use mesh_syntax::source::Span;

impl<'p> Infer<'p> {
    pub fn infer(&mut self, id: ExprId) -> Ty {
        self.infer_hint(id, None)
    }

    /// `hint` is advice; whoever gives it still unifies.
    pub fn infer_hint(&mut self, id: ExprId, hint: Option<Ty>) -> Ty {
        let expr = self.expr_at(id);
        let ty = self.infer_kind(id, &expr.kind, expr.span, hint);
        self.set_ty(id, ty);
        ty
    }

    pub fn check(&mut self, id: ExprId, want: Ty, why: Why) {
        let expr = self.expr_at(id);
        if !self.is_var(want) {
            match &expr.kind {
                ExprKind::Block { stmts, tail: Some(tail) } => {
                    self.stmts(stmts);
                    self.check(*tail, want, why);
                    return self.set_ty(id, want);
                }
                ExprKind::If { cond, then, otherwise: Some(otherwise) } => {
                    self.condition(*cond);
                    self.check(*then, want, why);
                    self.check(*otherwise, want, why);
                    return self.set_ty(id, want);
                }
                ExprKind::Case { scrutinee, arms } => {
                    self.case(*scrutinee, arms, Some((want, why)));
                    return self.set_ty(id, want);
                }
                _ => {}
            }
        }
        let found = self.infer_hint(id, Some(want));
        if let Err(clash) = self.unify(want, found) {
            let span = self.blame(id);
            self.clash(span, want, found, clash, why);
        }
    }

    /// The part of an expression that gives its value.
    fn blame(&self, id: ExprId) -> Span {
        match &self.expr_at(id).kind {
            ExprKind::Block { tail: Some(tail), .. } => self.blame(*tail),
            _ => self.span_of(id),
        }
    }

    pub fn condition(&mut self, id: ExprId) {
        self.check(id, self.prim.bool, Why::NONE);
    }

    pub fn guard(&mut self, id: ExprId) {
        let ty = self.infer_hint(id, Some(self.prim.bool));
        if self.unify(ty, self.prim.bool).is_err() {
            let shown = self.show(ty);
            self.report(error::guard(self.span_of(id), &shown));
        }
    }

    fn infer_kind(&mut self, id: ExprId, kind: &'p ExprKind, span: Span, hint: Option<Ty>) -> Ty {
        match kind {
            ExprKind::Int(_) => self.prim.int,
            ExprKind::Float(_) => self.prim.float,
            ExprKind::Bool(_) => self.prim.bool,
            ExprKind::Unit => self.prim.unit,
            ExprKind::Atom(_) => self.prim.atom,
            ExprKind::Str(_) => self.prim.string,
            ExprKind::Error => self.prim.error,
            ExprKind::Interpolate(parts) => self.interpolate(parts),
            ExprKind::Local(local) => self.local(id, *local),
            ExprKind::LocalFns(fns) => self.local_fns_value(id, fns, hint),
            ExprKind::Fns(fns) => self.fns_value(id, fns, span, hint),
            ExprKind::Const(constant) => self.constant(id, *constant),
            ExprKind::Variants(list) => self.variant_value(id, list, hint),
            ExprKind::TraitFns(list) => self.trait_fns_value(id, list, span, hint),
            ExprKind::TypeMember { id: type_id, name } => {
                let (_, self_ty) = self.use_variant(*type_id, 0);
                self.type_member(id, *type_id, self_ty, *name)
            }
            ExprKind::VarMember { ty, name } => self.var_member(id, ty, *name),
            ExprKind::Builtin(builtin) => self.builtin_value(id, *builtin, span),
            ExprKind::Call { callee, args } => self.call(id, span, *callee, args, hint),
            ExprKind::Method { receiver, name, args } => self.method(id, span, *receiver, *name, args, hint),
            ExprKind::Field { receiver, name } => self.field(id, *receiver, *name),
            ExprKind::Tuple(items) => self.tuple(items, hint),
            ExprKind::List(items) => self.list(items, hint),
            ExprKind::Map(entries) => self.map(entries, hint),
            ExprKind::Struct { id: type_id, fields } => self.struct_literal(*type_id, fields, span, hint),
            ExprKind::Update { base, fields } => self.update(*base, fields, hint),
            ExprKind::Unary { op, operand, op_span } => self.unary(id, *op, *operand, *op_span),
            ExprKind::Binary { op, lhs, rhs, op_span } => self.binary(id, *op, *lhs, *rhs, *op_span),
            ExprKind::And(lhs, rhs) | ExprKind::Or(lhs, rhs) => {
                self.condition(*lhs);
                self.condition(*rhs);
                self.prim.bool
            }
            ExprKind::Index { base, index } => self.index(id, *base, *index, span),
            ExprKind::Try(operand) => self.try_expr(id, *operand, span),
            ExprKind::If { cond, then, otherwise } => self.if_expr(*cond, *then, *otherwise, hint),
            ExprKind::Case { scrutinee, arms } => self.case(*scrutinee, arms, None),
            ExprKind::While { cond, body } => {
                self.condition(*cond);
                self.infer(*body);
                self.prim.unit
            }
            ExprKind::For { pattern, iterable, filter, body } => self.for_expr(id, *pattern, *iterable, *filter, *body),
            ExprKind::Break | ExprKind::Continue => self.prim.never,
            ExprKind::Return(value) => self.return_expr(*value, span),
            ExprKind::Receive { arms, after } => self.receive(id, arms, *after, hint),
            ExprKind::Closure { clauses, params } => self.closure(clauses, params, hint),
            ExprKind::Block { stmts, tail } => {
                self.stmts(stmts);
                match tail {
                    Some(tail) => self.infer_hint(*tail, hint),
                    None => self.prim.unit,
                }
            }
            ExprKind::Spawn { callee, args } => self.spawn(*callee, args, span),
            ExprKind::SpawnOn { node, callee, args, .. } => {
                self.check(*node, self.prim.string, Why::NONE);
                self.spawn(*callee, args, span)
            }
            ExprKind::Send { pid, message } => self.send(*pid, *message),
            ExprKind::SelfPid => self.self_pid(),
            ExprKind::Link(pid) => {
                self.check(*pid, self.prim.pid, Why::NONE);
                self.prim.unit
            }
            ExprKind::Monitor(pid) => {
                self.check(*pid, self.prim.pid, Why::NONE);
                self.prim.int
            }
            ExprKind::ChildStart { child, start } => self.child_start(*child, *start),
        }
    }

    pub fn stmts(&mut self, stmts: &'p [Stmt]) {
        for stmt in stmts {
            match stmt {
                Stmt::Let { pattern, ty, value, .. } => self.let_stmt(*pattern, ty.as_ref(), *value),
                Stmt::Expr(id) => {
                    self.infer(*id);
                }
                Stmt::Fns(fns) => self.local_fns(fns),
            }
        }
    }

    fn interpolate(&mut self, parts: &'p [InterpPart]) -> Ty {
        for part in parts {
            if let InterpPart::Expr(id) = part {
                self.infer(*id);
            }
        }
        self.prim.string
    }

    fn if_expr(&mut self, cond: ExprId, then: ExprId, otherwise: Option<ExprId>, hint: Option<Ty>) -> Ty {
        self.condition(cond);
        let Some(otherwise) = otherwise else {
            self.infer(then);
            return self.prim.unit;
        };
        let first = self.infer_hint(then, hint);
        if self.is_never(first) {
            return self.infer_hint(otherwise, hint);
        }
        let why = Why::new(self.blame(then), "the other branch has this type");
        self.check(otherwise, first, why);
        first
    }

    /// Arms against the expected type, or against the type of the first arm that returns.
    pub fn case(&mut self, scrutinee: ExprId, arms: &'p [Arm], want: Option<(Ty, Why)>) -> Ty {
        let subject = self.infer(scrutinee);
        let mut want = want;
        for arm in arms {
            self.pattern(arm.pattern, subject);
            self.arm(arm, &mut want);
        }
        match want {
            Some((ty, _)) => ty,
            None if arms.is_empty() => self.prim.unit,
            None => self.prim.never,
        }
    }

    /// Guard and body of an arm.
    pub fn arm(&mut self, arm: &'p Arm, want: &mut Option<(Ty, Why)>) {
        if let Some(guard) = arm.guard {
            self.guard(guard);
        }
        self.branch(arm.body, want);
    }

    pub fn branch(&mut self, body: ExprId, want: &mut Option<(Ty, Why)>) {
        match *want {
            Some((ty, why)) => {
                // A call that never comes back fits every type and is no reason for one.
                let is_open = self.is_var(ty);
                self.check(body, ty, why);
                if is_open && !self.is_var(ty) {
                    *want = Some((ty, Why::new(self.blame(body), "an earlier arm has the other type")));
                }
            }
            None => {
                let ty = self.infer(body);
                if !self.is_never(ty) {
                    *want = Some((ty, Why::new(self.blame(body), "the first arm has this type")));
                }
            }
        }
    }

    fn return_expr(&mut self, value: Option<ExprId>, span: Span) -> Ty {
        let Some((ret, why)) = self.frames.last().map(|f| (f.ret, f.why)) else {
            if let Some(value) = value {
                self.infer(value);
            }
            return self.prim.never;
        };
        match value {
            Some(value) => self.check(value, ret, why),
            None => {
                let unit = self.prim.unit;
                self.expect(span, ret, unit, why);
            }
        }
        self.prim.never
    }

    pub fn closure(&mut self, clauses: &'p [Clause], params: &'p [ParamDecl], hint: Option<Ty>) -> Ty {
        let (message, is_actor) = match self.frames.last() {
            Some(outer) => (outer.message, outer.is_actor),
            None => (None, false),
        };
        self.closure_in(clauses, params, hint, message, is_actor).0
    }

    /// The closure's type, and its frame at the end.
    pub fn closure_in(
        &mut self,
        clauses: &'p [Clause],
        params: &'p [ParamDecl],
        hint: Option<Ty>,
        message: Option<Ty>,
        is_actor: bool,
    ) -> (Ty, Option<Frame>) {
        let expected = hint.and_then(|h| match self.kind(h).clone() {
            TyKind::Fun(want, ret) if want.len() == params.len() => Some((want, ret)),
            _ => None,
        });
        let mut tys = Vec::with_capacity(params.len());
        for (i, param) in params.iter().enumerate() {
            let advised = expected.as_ref().map(|e| e.0[i]);
            tys.push(match (&param.ty, advised) {
                (Some(ty), advised) => {
                    let ty = self.convert(ty, self.body_scope);
                    if let Some(advised) = advised {
                        self.expect(param.span, advised, ty, Why::NONE);
                    }
                    ty
                }
                (None, Some(advised)) => advised,
                (None, None) => self.fresh(),
            });
        }
        let ret = match &expected {
            Some((_, ret)) => *ret,
            None => self.fresh(),
        };
        self.frames.push(Frame { ret, why: Why::NONE, message, is_actor, receives: false, loose: false });
        self.clauses(clauses, &tys, ret, Why::NONE);
        let frame = self.frames.pop();
        (self.types.fun(&tys, ret), frame)
    }

    // ── values that name functions ──

    /// How many parameters the function has that is asked for.
    fn wanted_arity(&self, hint: Option<Ty>) -> Option<usize> {
        match self.kind(hint?) {
            TyKind::Fun(params, _) => Some(params.len()),
            _ => None,
        }
    }

    fn local_fns_value(&mut self, id: ExprId, fns: &'p [(usize, LocalId)], hint: Option<Ty>) -> Ty {
        let arity = self.wanted_arity(hint);
        match fns.iter().find(|(own, _)| Some(*own) == arity) {
            Some(&(_, local)) => {
                self.bodies[self.node].chosen.insert(id, local);
                self.local(id, local)
            }
            None => {
                let name = self.body.locals[fns[0].1.index()].name;
                self.report(error::ambiguous_arity(self.span_of(id), name));
                self.prim.error
            }
        }
    }

    fn fns_value(&mut self, id: ExprId, fns: &'p [FnId], span: Span, hint: Option<Ty>) -> Ty {
        let arity = self.wanted_arity(hint);
        let chosen = match fns {
            [] => return self.prim.error,
            [one] => *one,
            several => {
                let fits = several.iter().find(|f| Some(self.program.fns[f.index()].params.len()) == arity);
                match fits {
                    Some(&function) => function,
                    None => {
                        let name = self.program.fns[several[0].index()].name;
                        self.report(error::ambiguous_arity(span, name));
                        return self.prim.error;
                    }
                }
            }
        };
        let (params, ret, _) = self.use_fn(id, chosen);
        self.types.fun(&params, ret)
    }

    /// A function at fresh variables, or as it stands while its group is inferred.
    pub fn use_fn(&mut self, id: ExprId, function: FnId) -> (Vec<Ty>, Ty, Option<Ty>) {
        self.prepare(function);
        let Some(sig) = self.sig(function) else {
            return (Vec::new(), self.prim.error, None);
        };
        let (params, mut ret, message) = if self.poly[function.index()] {
            if sig.generics.is_empty()
                && sig.preds.is_empty()
                && sig.params.iter().all(|&p| !self.types.has(p, flag::ASSOC))
            {
                self.mean(id, Meaning::Fn { id: function, args: Vec::new() });
                (sig.params.clone(), sig.ret, sig.message)
            } else {
                let instance = self.instantiate(&sig, self.span_of(id));
                self.mean(id, Meaning::Fn { id: function, args: instance.args });
                if let Some(message) = self.con_args(instance.ret, self.lang.pid) {
                    message.first().into_iter().for_each(|&message| self.note_started(message));
                }
                (instance.params, instance.ret, instance.message)
            }
        } else {
            self.mono_fn_uses.push((self.node, id, function));
            (sig.params.clone(), sig.ret, sig.message)
        };
        // An actor's own name in its body starts it over; nothing comes back.
        if self.node == function.index() && matches!(self.program.fns[self.node].kind, FnKind::Actor { .. }) {
            ret = self.fresh();
        }
        (params, ret, message)
    }

    /// The candidate that the expected type names, else the first.
    pub fn choose_variant(&mut self, list: &'p [(TypeId, u32)], want: Option<Ty>, span: Span) -> Option<(TypeId, u32)> {
        let chosen = list.first().copied()?;
        if list.len() == 1 {
            return Some(chosen);
        }
        if let Some(want) = want {
            let want = match self.kind(want) {
                TyKind::Fun(_, ret) => *ret,
                _ => want,
            };
            if let TyKind::Con(id, _) = self.kind(want)
                && let Some(&found) = list.iter().find(|(t, _)| t == id)
            {
                return Some(found);
            }
        }
        self.guessed.push(Guessed { node: self.node, span, chosen, list });
        Some(chosen)
    }

    /// Field types and the whole type of a variant at fresh variables.
    pub fn use_variant(&mut self, id: TypeId, index: u32) -> (Vec<Ty>, Ty) {
        let arity = self.program.types[id.index()].generics.len();
        let args: Vec<Ty> = (0..arity).map(|_| self.fresh()).collect();
        let ty = self.types.con(id, &args);
        (self.variant_fields(id, index, &args), ty)
    }

    pub fn variant_fields(&mut self, id: TypeId, index: u32, args: &[Ty]) -> Vec<Ty> {
        let fields = self.fields[id.index()].get(index as usize).cloned().unwrap_or_default();
        if args.is_empty() {
            return fields;
        }
        let map = self.type_map(id, args);
        fields.into_iter().map(|f| self.types.subst(f, &map)).collect()
    }

    fn variant_value(&mut self, id: ExprId, list: &'p [(TypeId, u32)], hint: Option<Ty>) -> Ty {
        let Some((type_id, index)) = self.choose_variant(list, hint, self.span_of(id)) else {
            return self.prim.error;
        };
        self.mean(id, Meaning::Variant { id: type_id, index });
        let (fields, ty) = self.use_variant(type_id, index);
        if fields.is_empty() { ty } else { self.types.fun(&fields, ty) }
    }
}
