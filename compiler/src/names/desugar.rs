//! Sugar whose meaning is another expression: pipes, interpolation, keyword arguments, chains of `else if`. Adds no
//! meaning of its own.

use mesh_syntax::ast;
use mesh_syntax::source::Span;

use super::body::Lower;
use super::call::{Arguments, Callee};
use super::error;
use super::hir::*;

impl Lower<'_, '_> {
    pub(super) fn interpolation(&mut self, parts: &[ast::StrPart]) -> ExprKind {
        let part = |part: &ast::StrPart| match part {
            ast::StrPart::Text(text) => InterpPart::Text(text.to_string()),
            ast::StrPart::Expr(expr) => InterpPart::Expr(self.expr(expr)),
        };
        ExprKind::Interpolate(parts.iter().map(part).collect())
    }

    /// `name: value` pairs are one map with the names as strings.
    pub(super) fn keyword_map(&mut self, pairs: &[ast::FieldInit]) -> ExprId {
        let mut entries = Vec::with_capacity(pairs.len());
        let mut span = pairs[0].span;
        for pair in pairs {
            span = span.to(pair.span);
            let key = self.push(ExprKind::Str(pair.name.as_str().to_string()), pair.name.span);
            entries.push((key, self.expr(&pair.value)));
        }
        self.push(ExprKind::Map(entries), span)
    }

    pub(super) fn if_chain(&mut self, chain: &ast::If, span: Span) -> ExprId {
        let mut arms = Vec::with_capacity(chain.arms.len());
        for arm in &chain.arms {
            let cond = self.expr(&arm.cond);
            arms.push((cond, self.block(&arm.body), arm.span));
        }
        let mut otherwise = chain.otherwise.as_ref().map(|block| self.block(block));
        // Without a final `else` no branch gives a value, whatever its type.
        let is_statement = otherwise.is_none() && arms.len() > 1;
        let mut last = None;
        for (index, (cond, mut then, arm_span)) in arms.into_iter().enumerate().rev() {
            if is_statement {
                then = self.push(ExprKind::Block { stmts: vec![Stmt::Expr(then)], tail: None }, arm_span);
            }
            let whole = if index == 0 { span } else { arm_span.to(span) };
            let id = self.push(ExprKind::If { cond, then, otherwise }, whole);
            otherwise = Some(id);
            last = Some(id);
        }
        match last {
            Some(id) => id,
            None => self.error(span),
        }
    }

    // ── pipes ──

    /// Chains lean to the left and are walked in a loop.
    pub(super) fn pipe(&mut self, expr: &ast::Expr) -> ExprId {
        let mut steps = Vec::new();
        let mut left = expr;
        while let ast::ExprKind::Pipe { lhs, rhs } = &left.kind {
            steps.push((&**rhs, left.span));
            left = lhs;
        }
        let mut value = self.expr(left);
        for (step, span) in steps.into_iter().rev() {
            value = self.pipe_into(value, step, span);
        }
        value
    }

    fn pipe_into(&mut self, value: ExprId, target: &ast::Expr, span: Span) -> ExprId {
        let target_span = target.span;
        match &target.kind {
            ast::ExprKind::Try(inner) => {
                if self.flow.in_guard {
                    self.r.report(error::in_guard("`?`", span));
                }
                let piped = self.pipe_into(value, inner, span);
                self.push(ExprKind::Try(piped), span)
            }
            ast::ExprKind::Name(name) => {
                let named = self.name(*name, Some(1));
                let callee = self.named(named, name.as_str(), target_span);
                self.apply(callee, value, span)
            }
            ast::ExprKind::Dot { base, name } if self.is_static(base) => {
                let Some(named) = self.dotted(base, *name, Some(1)) else {
                    return self.error(span);
                };
                let callee = self.named(named, name.as_str(), target_span);
                self.apply(callee, value, span)
            }
            ast::ExprKind::Call(call) if is_pipe_callee(&call.callee) => self.pipe_into_call(value, call, span),
            ast::ExprKind::Closure(closure) => {
                let callee = self.closure(closure, false);
                self.apply(callee, value, span)
            }
            ast::ExprKind::Paren(inner) => self.after_value(value, span, |lower, value| {
                let callee = lower.expr(inner);
                lower.apply(callee, value, span)
            }),
            ast::ExprKind::Error => self.error(span),
            _ => {
                self.r.report(error::pipe_target(target_span));
                self.error(span)
            }
        }
    }

    fn apply(&mut self, callee: ExprId, value: ExprId, span: Span) -> ExprId {
        if let ExprKind::Error = self.body.exprs[callee.index()].kind {
            return callee;
        }
        self.push(ExprKind::Call { callee, args: vec![value] }, span)
    }

    fn pipe_into_call(&mut self, value: ExprId, call: &ast::Call, span: Span) -> ExprId {
        let arity = 1 + call.args.len() + usize::from(!call.kwargs.is_empty()) + usize::from(call.trailing.is_some());
        let has_receiver = match &call.callee.kind {
            ast::ExprKind::Dot { base, .. } => !self.is_static(base) && !matches!(base.kind, ast::ExprKind::Name(_)),
            _ => false,
        };
        let finish = |lower: &mut Self, value: ExprId| {
            let callee: Callee<'_> = lower.callee(&call.callee, arity);
            lower.finish_call(callee, Arguments { piped: Some(value), call }, span)
        };
        match has_receiver {
            true => self.after_value(value, span, finish),
            false => finish(self, value),
        }
    }

    /// Keeps the value in a variable, since what is made of it has parts that would run before it.
    fn after_value(&mut self, value: ExprId, span: Span, then: impl FnOnce(&mut Self, ExprId) -> ExprId) -> ExprId {
        let value_span = self.body.exprs[value.index()].span;
        let local = self.new_local(self.r.words.pipe, value_span);
        let pattern = self.pat(PatKind::Bind(local), value_span);
        let binding = Stmt::Let { pattern, ty: None, value, span: value_span };
        let again = self.push(ExprKind::Local(local), value_span);
        let tail = then(self, again);
        self.push(ExprKind::Block { stmts: vec![binding], tail: Some(tail) }, span)
    }
}

/// Calls that a pipe may complete: of a name, a dotted name or a form of the language.
fn is_pipe_callee(callee: &ast::Expr) -> bool {
    matches!(callee.kind, ast::ExprKind::Name(_) | ast::ExprKind::Dot { .. } | ast::ExprKind::Builtin(_))
}
