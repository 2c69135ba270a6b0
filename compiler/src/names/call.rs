//! Calls: plain ones, methods, and the forms of the language that look like calls. Knows argument counts of those forms
//! only; everything else about arguments is for `types`.

use mesh_syntax::ast::{self, Builtin};
use mesh_syntax::source::Span;

use super::body::Lower;
use super::error;
use super::hir::*;
use super::path::Named;

/// What a call is before its arguments are known.
pub(super) enum Callee<'s> {
    Value(ExprId),
    /// A name with its place; becomes an expression once it is not a form of the language.
    Method {
        receiver: ExprId,
        name: ast::Ident,
    },
    SelfPid,
    Form(Builtin),
    NodeSpawn {
        link: bool,
    },
    /// Was reported.
    Error(std::marker::PhantomData<&'s ()>),
}

/// The arguments as written, with a piped value in front.
pub(super) struct Arguments<'s> {
    pub piped: Option<ExprId>,
    pub call: &'s ast::Call,
}

impl Arguments<'_> {
    fn len(&self) -> usize {
        usize::from(self.piped.is_some())
            + self.call.args.len()
            + usize::from(!self.call.kwargs.is_empty())
            + usize::from(self.call.trailing.is_some())
    }
}

impl Lower<'_, '_> {
    pub(super) fn call(&mut self, call: &ast::Call, span: Span) -> ExprId {
        let arguments = Arguments { piped: None, call };
        let callee = self.callee(&call.callee, arguments.len());
        self.finish_call(callee, arguments, span)
    }

    pub(super) fn callee<'s>(&mut self, callee: &'s ast::Expr, arity: usize) -> Callee<'s> {
        match &callee.kind {
            ast::ExprKind::SelfRef => Callee::SelfPid,
            ast::ExprKind::Builtin(form) => Callee::Form(*form),
            ast::ExprKind::Name(name) => {
                let named = self.name(*name, Some(arity));
                self.named_callee(named, callee.span)
            }
            ast::ExprKind::Dot { base, name } => match self.dotted(base, *name, Some(arity)) {
                Some(named) => self.named_callee(named, callee.span),
                None => Callee::Method { receiver: self.expr(base), name: *name },
            },
            _ => Callee::Value(self.expr(callee)),
        }
    }

    fn named_callee<'s>(&mut self, named: Named, span: Span) -> Callee<'s> {
        match named {
            Named::Kind(ExprKind::Error) => Callee::Error(std::marker::PhantomData),
            Named::Kind(kind) => Callee::Value(self.push(kind, span)),
            Named::NodeSpawn { link } => Callee::NodeSpawn { link },
        }
    }

    pub(super) fn finish_call(&mut self, callee: Callee<'_>, arguments: Arguments<'_>, span: Span) -> ExprId {
        let spawned = match callee {
            Callee::Form(Builtin::Spawn) => Some(0),
            Callee::NodeSpawn { .. } => Some(1),
            _ => None,
        };
        let args = self.arguments(&arguments, spawned);
        let kind = match callee {
            Callee::Value(callee) => ExprKind::Call { callee, args },
            Callee::Method { receiver, name } => ExprKind::Method { receiver, name, args },
            Callee::SelfPid => self.self_pid(&args, span),
            Callee::Form(form) => self.form(form, &args, span),
            Callee::NodeSpawn { link } => match args.as_slice() {
                [node, callee, rest @ ..] => {
                    ExprKind::SpawnOn { node: *node, callee: *callee, args: rest.to_vec(), link }
                }
                _ => self.wrong_count(2, args.len(), span),
            },
            Callee::Error(_) => ExprKind::Error,
        };
        self.push(kind, span)
    }

    /// `spawned` is the position at which a closure is the code of a new process.
    fn arguments(&mut self, arguments: &Arguments<'_>, spawned: Option<usize>) -> Vec<ExprId> {
        let mut ids = Vec::with_capacity(arguments.len());
        ids.extend(arguments.piped);
        for arg in &arguments.call.args {
            let id = match closure_of(arg) {
                Some(closure) => self.closure(closure, spawned == Some(ids.len())),
                None => self.expr(arg),
            };
            ids.push(id);
        }
        if !arguments.call.kwargs.is_empty() {
            ids.push(self.keyword_map(&arguments.call.kwargs));
        }
        if let Some(closure) = &arguments.call.trailing {
            ids.push(self.closure(closure, spawned == Some(ids.len())));
        }
        ids
    }

    fn self_pid(&mut self, args: &[ExprId], span: Span) -> ExprKind {
        if !args.is_empty() {
            return self.wrong_count(0, args.len(), span);
        }
        if !self.flow.in_function {
            self.r.report(error::self_outside(span));
            return ExprKind::Error;
        }
        ExprKind::SelfPid
    }

    fn form(&mut self, form: Builtin, args: &[ExprId], span: Span) -> ExprKind {
        match (form, args) {
            (Builtin::Spawn, [callee, rest @ ..]) => ExprKind::Spawn { callee: *callee, args: rest.to_vec() },
            (Builtin::Send, [pid, message]) => ExprKind::Send { pid: *pid, message: *message },
            (Builtin::Link, [pid]) => ExprKind::Link(*pid),
            (Builtin::Monitor, [pid]) => ExprKind::Monitor(*pid),
            (Builtin::Send, _) => self.wrong_count(2, args.len(), span),
            _ => self.wrong_count(1, args.len(), span),
        }
    }

    fn wrong_count(&mut self, expected: usize, found: usize, span: Span) -> ExprKind {
        self.r.report(error::argument_count(expected, found, span));
        ExprKind::Error
    }
}

/// The closure that an expression is, whatever parentheses it has.
fn closure_of(expr: &ast::Expr) -> Option<&ast::Closure> {
    match &expr.kind {
        ast::ExprKind::Closure(closure) => Some(closure),
        ast::ExprKind::Paren(inner) => closure_of(inner),
        _ => None,
    }
}
