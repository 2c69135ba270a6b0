//! Which names a nested function mentions anywhere in its text, whatever they mean there. Says more rather than less: a
//! name that the function binds itself counts too. Knows nothing of scopes.

use mesh_syntax::ast::{self, ExprKind, StmtKind, StrPart};
use mesh_syntax::intern::Symbol;
use rustc_hash::FxHashSet;

/// The names that the clauses mention.
pub(super) fn names(clauses: &[&ast::FnDef]) -> FxHashSet<Symbol> {
    let mut seen = Mentions::default();
    for def in clauses {
        seen.function(def);
    }
    seen.names
}

#[derive(Default)]
struct Mentions {
    names: FxHashSet<Symbol>,
}

impl Mentions {
    fn function(&mut self, def: &ast::FnDef) {
        if let Some(guard) = &def.guard {
            self.expr(guard);
        }
        if let Some(body) = &def.body {
            self.block(body);
        }
    }

    fn block(&mut self, block: &ast::Block) {
        for stmt in &block.stmts {
            match &stmt.kind {
                StmtKind::Let(binding) => self.expr(&binding.value),
                StmtKind::Expr(expr) => self.expr(expr),
                StmtKind::Item(item) => {
                    if let ast::ItemKind::Fn(def) = &item.kind {
                        self.function(def);
                    }
                }
            }
        }
    }

    fn all(&mut self, exprs: &[ast::Expr]) {
        exprs.iter().for_each(|expr| self.expr(expr));
    }

    fn fields(&mut self, fields: &[ast::FieldInit]) {
        fields.iter().for_each(|field| self.expr(&field.value));
    }

    fn arms(&mut self, arms: &[ast::Arm]) {
        for arm in arms {
            arm.guard.iter().for_each(|guard| self.expr(guard));
            self.expr(&arm.body);
        }
    }

    fn closure(&mut self, closure: &ast::Closure) {
        for clause in &closure.clauses {
            clause.guard.iter().for_each(|guard| self.expr(guard));
            self.block(&clause.body);
        }
    }

    fn expr(&mut self, expr: &ast::Expr) {
        match &expr.kind {
            ExprKind::Name(name) => {
                self.names.insert(name.name);
            }
            ExprKind::Interpolated(parts) => parts.iter().for_each(|part| {
                if let StrPart::Expr(expr) = part {
                    self.expr(expr);
                }
            }),
            ExprKind::Paren(inner) | ExprKind::Try(inner) => self.expr(inner),
            ExprKind::Unary { operand, .. } => self.expr(operand),
            ExprKind::Dot { base, .. } => self.expr(base),
            ExprKind::Tuple(items) | ExprKind::List(items) => self.all(items),
            ExprKind::Map(pairs) => pairs.iter().for_each(|(key, value)| {
                self.expr(key);
                self.expr(value);
            }),
            ExprKind::Update { base, fields } => {
                self.expr(base);
                self.fields(fields);
            }
            ExprKind::StructLit { fields, .. } => self.fields(fields),
            ExprKind::Binary { lhs, rhs, .. } | ExprKind::Pipe { lhs, rhs } => {
                self.expr(lhs);
                self.expr(rhs);
            }
            ExprKind::Index { base, index } => {
                self.expr(base);
                self.expr(index);
            }
            ExprKind::Return(value) => value.iter().for_each(|value| self.expr(value)),
            ExprKind::Closure(closure) => self.closure(closure),
            ExprKind::Call(call) => {
                self.expr(&call.callee);
                self.all(&call.args);
                self.fields(&call.kwargs);
                call.trailing.iter().for_each(|closure| self.closure(closure));
            }
            ExprKind::If(_) | ExprKind::Case(_) | ExprKind::While { .. } | ExprKind::For(_) | ExprKind::Receive(_) => {
                self.control(expr);
            }
            ExprKind::Int(_) | ExprKind::Float(_) | ExprKind::Bool(_) | ExprKind::Unit | ExprKind::Atom(_) => {}
            ExprKind::Str(_) | ExprKind::SelfRef | ExprKind::Builtin(_) => {}
            ExprKind::Break | ExprKind::Continue | ExprKind::Error => {}
        }
    }

    fn control(&mut self, expr: &ast::Expr) {
        match &expr.kind {
            ExprKind::If(chain) => {
                for arm in &chain.arms {
                    self.expr(&arm.cond);
                    self.block(&arm.body);
                }
                chain.otherwise.iter().for_each(|block| self.block(block));
            }
            ExprKind::Case(case) => {
                self.expr(&case.scrutinee);
                self.arms(&case.arms);
            }
            ExprKind::While { cond, body } => {
                self.expr(cond);
                self.block(body);
            }
            ExprKind::For(each) => {
                self.expr(&each.iterable);
                each.filter.iter().for_each(|filter| self.expr(filter));
                self.block(&each.body);
            }
            ExprKind::Receive(receive) => {
                self.arms(&receive.arms);
                if let Some(after) = &receive.after {
                    self.expr(&after.timeout);
                    self.expr(&after.body);
                }
            }
            _ => {}
        }
    }
}
