//! Expressions, except calls and pipes. Knows the permissions of places (loops, guards, actors), no types.

use mesh_syntax::ast::{self, BinaryOp};
use mesh_syntax::source::Span;

use super::body::{Flow, Lower};
use super::error;
use super::hir::*;
use super::path::Named;
use super::scope::TypeRef;

/// Expressions and patterns nested deeper than this are refused rather than followed to the end of the stack. The layout
/// has seen to it that none are, as far as tokens can tell.
pub(super) const MAX_DEPTH: u32 = 24_000;

impl Lower<'_, '_> {
    pub(super) fn expr(&mut self, expr: &ast::Expr) -> ExprId {
        self.depth += 1;
        let id = match self.depth > MAX_DEPTH {
            true => {
                // Enclosing expressions would say the same, so the limit is named once for a body.
                if self.depth == MAX_DEPTH + 1 {
                    self.r.report(error::syntax("the expression is nested too deeply", expr.span));
                }
                self.push(ExprKind::Error, expr.span)
            }
            false => self.expr_inner(expr),
        };
        self.depth -= 1;
        id
    }

    pub(super) fn exprs(&mut self, exprs: &[ast::Expr]) -> Vec<ExprId> {
        exprs.iter().map(|expr| self.expr(expr)).collect()
    }

    pub(super) fn boxed(&mut self, expr: &Option<Box<ast::Expr>>) -> Option<ExprId> {
        expr.as_ref().map(|expr| self.expr(expr))
    }

    pub(super) fn error(&mut self, span: Span) -> ExprId {
        self.push(ExprKind::Error, span)
    }

    fn expr_inner(&mut self, expr: &ast::Expr) -> ExprId {
        let span = expr.span;
        match &expr.kind {
            ast::ExprKind::Name(name) => {
                let named = self.name(*name, None);
                self.named(named, name.as_str(), span)
            }
            ast::ExprKind::SelfRef => {
                let name = ast::Ident { name: self.r.words.self_, span };
                let named = self.name(name, None);
                self.named(named, "self", span)
            }
            ast::ExprKind::Dot { base, name } => {
                if let Some(named) = self.dotted(base, *name, None) {
                    return self.named(named, name.as_str(), span);
                }
                let receiver = self.expr(base);
                self.push(ExprKind::Field { receiver, name: *name }, span)
            }
            ast::ExprKind::Paren(inner) => self.expr(inner),
            ast::ExprKind::Binary { .. } => self.binary(expr),
            ast::ExprKind::Pipe { .. } => self.pipe(expr),
            ast::ExprKind::Call(call) => self.call(call, span),
            ast::ExprKind::If(chain) => self.if_chain(chain, span),
            ast::ExprKind::Closure(closure) => self.closure(closure, false),
            _ => {
                let kind = self.data(expr);
                self.push(kind, span)
            }
        }
    }

    /// Literals, and what is built from parts without further ado.
    fn data(&mut self, expr: &ast::Expr) -> ExprKind {
        match &expr.kind {
            ast::ExprKind::Int(value) => ExprKind::Int(*value),
            ast::ExprKind::Float(value) => ExprKind::Float(*value),
            ast::ExprKind::Bool(value) => ExprKind::Bool(*value),
            ast::ExprKind::Unit => ExprKind::Unit,
            ast::ExprKind::Atom(name) => ExprKind::Atom(*name),
            ast::ExprKind::Str(text) => ExprKind::Str(text.to_string()),
            ast::ExprKind::Interpolated(parts) => self.interpolation(parts),
            ast::ExprKind::Tuple(parts) => ExprKind::Tuple(self.exprs(parts)),
            ast::ExprKind::List(parts) => ExprKind::List(self.exprs(parts)),
            ast::ExprKind::Map(pairs) => {
                let mut pair = |(key, value): &(ast::Expr, ast::Expr)| (self.expr(key), self.expr(value));
                ExprKind::Map(pairs.iter().map(&mut pair).collect())
            }
            ast::ExprKind::Update { base, fields } => {
                let base = self.expr(base);
                ExprKind::Update { base, fields: self.field_inits(fields) }
            }
            ast::ExprKind::StructLit { path, fields } => self.struct_literal(path, fields),
            ast::ExprKind::Unary { op, op_span, operand } => {
                ExprKind::Unary { op: *op, operand: self.expr(operand), op_span: *op_span }
            }
            ast::ExprKind::Index { base, index } => {
                let base = self.expr(base);
                ExprKind::Index { base, index: self.expr(index) }
            }
            _ => self.control(expr),
        }
    }

    /// What decides, repeats, waits or leaves.
    fn control(&mut self, expr: &ast::Expr) -> ExprKind {
        let span = expr.span;
        match &expr.kind {
            ast::ExprKind::Try(inner) => {
                let forbidden = self.not_in_guard("`?`", span);
                let inner = self.expr(inner);
                if forbidden {
                    return ExprKind::Error;
                }
                ExprKind::Try(inner)
            }
            ast::ExprKind::Case(case) => {
                let scrutinee = self.expr(&case.scrutinee);
                ExprKind::Case { scrutinee, arms: self.arms(&case.arms) }
            }
            ast::ExprKind::While { cond, body } => {
                let cond = self.expr(cond);
                ExprKind::While { cond, body: self.loop_body(body) }
            }
            ast::ExprKind::For(repeat) => self.for_loop(repeat),
            ast::ExprKind::Receive(receive) => self.receive(receive, span),
            ast::ExprKind::Return(value) => self.return_expr(value, span),
            ast::ExprKind::Break => self.jump(ExprKind::Break, "break", span),
            ast::ExprKind::Continue => self.jump(ExprKind::Continue, "continue", span),
            ast::ExprKind::Builtin(builtin) => {
                self.r.report(error::must_be_called(builtin.as_str(), span));
                ExprKind::Error
            }
            // A syntax error was reported here; the other forms have functions of their own.
            _ => ExprKind::Error,
        }
    }

    pub(super) fn named(&mut self, named: Named, name: &str, span: Span) -> ExprId {
        let kind = match named {
            Named::Kind(kind) => kind,
            Named::NodeSpawn { .. } => {
                self.r.report(error::must_be_called(&format!("Node.{name}"), span));
                ExprKind::Error
            }
        };
        self.push(kind, span)
    }

    /// Long chains lean to the left: they are walked in a loop, since no program should be too long for the stack.
    fn binary(&mut self, expr: &ast::Expr) -> ExprId {
        let mut spine = Vec::new();
        let mut left = expr;
        while let ast::ExprKind::Binary { op, op_span, lhs, rhs } = &left.kind {
            spine.push((*op, *op_span, rhs, left.span));
            left = lhs;
        }
        let mut lhs = self.expr(left);
        for (op, op_span, rhs, span) in spine.into_iter().rev() {
            let rhs = self.expr(rhs);
            let kind = match op {
                BinaryOp::And => ExprKind::And(lhs, rhs),
                BinaryOp::Or => ExprKind::Or(lhs, rhs),
                op => ExprKind::Binary { op, lhs, rhs, op_span },
            };
            lhs = self.push(kind, span);
        }
        lhs
    }

    pub(super) fn field_inits(&mut self, fields: &[ast::FieldInit]) -> Vec<(ast::Ident, ExprId)> {
        fields.iter().map(|field| (field.name, self.expr(&field.value))).collect()
    }

    fn struct_literal(&mut self, path: &ast::Path, fields: &[ast::FieldInit]) -> ExprKind {
        let target = self.r.resolve_type_path(self.module, path);
        let id = match target {
            Some(TypeRef::Type(id)) => Some(id),
            Some(TypeRef::Alias(alias)) => self.r.alias_target(alias),
            _ => None,
        };
        let fields = self.field_inits(fields);
        match id.filter(|id| matches!(self.r.program.types[id.index()].kind, TypeDefKind::Struct { .. })) {
            Some(id) => ExprKind::Struct { id, fields },
            None => {
                if target.is_some() {
                    self.r.report(error::not_a_struct(path.last().as_str(), path.span));
                }
                ExprKind::Error
            }
        }
    }

    // ── arms, loops, jumps ──

    fn not_in_guard(&mut self, what: &str, span: Span) -> bool {
        if self.flow.in_guard {
            self.r.report(error::in_guard(what, span));
        }
        self.flow.in_guard
    }

    pub(super) fn guard(&mut self, guard: &ast::Expr) -> ExprId {
        let flow = Flow { in_guard: true, ..self.flow };
        self.within(flow, |lower| lower.expr(guard))
    }

    fn arms(&mut self, arms: &[ast::Arm]) -> Vec<Arm> {
        let flow = self.flow;
        let arm = |lower: &mut Self, arm: &ast::Arm| {
            let pattern = lower.whole_pattern(&arm.pattern);
            let guard = arm.guard.as_ref().map(|guard| lower.guard(guard));
            let body = lower.expr(&arm.body);
            Arm { pattern, guard, body, span: arm.span }
        };
        arms.iter().map(|one| self.within(flow, |lower| arm(lower, one))).collect()
    }

    fn loop_body(&mut self, body: &ast::Block) -> ExprId {
        let flow = Flow { in_loop: true, ..self.flow };
        self.within(flow, |lower| lower.block(body))
    }

    fn for_loop(&mut self, repeat: &ast::For) -> ExprKind {
        let iterable = self.expr(&repeat.iterable);
        let flow = self.flow;
        self.within(flow, |lower| {
            let pattern = lower.whole_pattern(&repeat.pattern);
            let filter = repeat.filter.as_ref().map(|filter| lower.expr(filter));
            let body = lower.loop_body(&repeat.body);
            ExprKind::For { pattern, iterable, filter, body }
        })
    }

    fn receive(&mut self, receive: &ast::Receive, span: Span) -> ExprKind {
        if !self.not_in_guard("`receive`", span) && !self.flow.receive {
            self.r.report(error::receive_outside(span));
        }
        let arms = self.arms(&receive.arms);
        let after = receive.after.as_ref().map(|after| (self.expr(&after.timeout), self.expr(&after.body)));
        match self.flow.receive {
            true => ExprKind::Receive { arms, after },
            false => ExprKind::Error,
        }
    }

    fn return_expr(&mut self, value: &Option<Box<ast::Expr>>, span: Span) -> ExprKind {
        let forbidden = self.not_in_guard("`return`", span);
        let value = self.boxed(value);
        if forbidden {
            return ExprKind::Error;
        }
        if !self.flow.in_function {
            self.r.report(error::syntax("`return` outside of a function", span));
            return ExprKind::Error;
        }
        ExprKind::Return(value)
    }

    fn jump(&mut self, kind: ExprKind, keyword: &str, span: Span) -> ExprKind {
        if self.flow.in_guard {
            self.not_in_guard(&format!("`{keyword}`"), span);
            return ExprKind::Error;
        }
        if !self.flow.in_loop {
            self.r.report(error::outside_loop(keyword, span));
            return ExprKind::Error;
        }
        kind
    }

    // ── closures ──

    /// `spawned`: passed directly to `spawn`, so that it may receive.
    pub(super) fn closure(&mut self, closure: &ast::Closure, spawned: bool) -> ExprId {
        let mut flow = self.body_flow();
        flow.receive |= spawned;
        let Some(first) = closure.clauses.first() else {
            return self.error(closure.span);
        };
        let params = self.param_decls(&first.params);
        let mut clauses = Vec::with_capacity(closure.clauses.len());
        for (index, clause) in closure.clauses.iter().enumerate() {
            if clause.params.len() != first.params.len() {
                let diagnostic = error::clause_arity(first.params.len(), clause.params.len(), clause.span);
                self.r.report(diagnostic);
                continue;
            }
            if index > 0 && clause.params.iter().any(|param| param.ty.is_some()) {
                self.r.report(error::later_annotation("annotations", "fn", clause.span));
            }
            clauses.push(self.clause(&clause.params, clause.guard.as_ref(), &clause.body, clause.span, flow));
        }
        self.check_catch_all("the closure", &clauses);
        self.push(ExprKind::Closure { clauses, params }, closure.span)
    }
}
