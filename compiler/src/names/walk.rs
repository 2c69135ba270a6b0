//! What the bodies of functions hold: the names that a nested function mentions anywhere in its text, whatever they mean
//! there, and the blocks in which declarations stand. Of names it says more rather than less: one that the function
//! binds itself counts too. Knows nothing of scopes.

use mesh_syntax::ast::{self, ExprKind, ItemKind, StmtKind, StrPart};
use mesh_syntax::intern::Symbol;
use rustc_hash::FxHashSet;

/// The names that the clauses mention.
pub(super) fn names(clauses: &[&ast::FnDef]) -> FxHashSet<Symbol> {
    let mut names = FxHashSet::default();
    let mut note = |found: Found<'_>| {
        if let Found::Name(name) = found {
            names.insert(name);
        }
        true
    };
    let mut walk = Walk { found: &mut note };
    clauses.iter().for_each(|def| walk.function(def));
    names
}

/// The blocks inside these statements that hold declarations other than functions; those within such a block are left
/// out.
pub(super) fn declaring_blocks(stmts: &[ast::Stmt]) -> Vec<&ast::Block> {
    let mut blocks = Vec::new();
    let mut note = |found| {
        let Found::Declaring(block) = found else { return true };
        blocks.push(block);
        false
    };
    Walk { found: &mut note }.statements(stmts);
    blocks
}

enum Found<'a> {
    Name(Symbol),
    /// A block with declarations other than functions.
    Declaring(&'a ast::Block),
}

struct Walk<'w, 'a> {
    /// Says whether the walk goes on inside what was found.
    found: &'w mut dyn FnMut(Found<'a>) -> bool,
}

impl<'a> Walk<'_, 'a> {
    /// The bodies of an item; an inner module is walked for itself.
    fn item(&mut self, item: &'a ast::Item) {
        match &item.kind {
            ItemKind::Fn(def) => self.function(def),
            ItemKind::Interface(def) => def.methods.iter().for_each(|method| self.function(method)),
            ItemKind::Impl(def) => def.methods.iter().for_each(|method| self.function(method)),
            ItemKind::Actor(def) => {
                [Some(&def.body), def.terminate.as_ref()].iter().flatten().for_each(|b| self.block(b))
            }
            ItemKind::Service(def) => {
                def.functions.iter().for_each(|function| self.function(function));
                def.handlers.iter().for_each(|handler| self.block(&handler.body));
            }
            ItemKind::Supervisor(def) => {
                let settings = def.children.iter().flat_map(|child| &child.settings);
                settings.for_each(|setting| self.expr(&setting.value));
            }
            ItemKind::Test(test) => self.block(&test.body),
            ItemKind::Struct(_) | ItemKind::SumType(_) | ItemKind::Alias(_) | ItemKind::IntrinsicType(_) => {}
            ItemKind::Module(_) | ItemKind::Import(_) | ItemKind::FromImport(_) => {}
        }
    }

    fn function(&mut self, def: &'a ast::FnDef) {
        if let Some(guard) = &def.guard {
            self.expr(guard);
        }
        if let Some(body) = &def.body {
            self.block(body);
        }
    }

    fn block(&mut self, block: &'a ast::Block) {
        let declares =
            |stmt: &ast::Stmt| matches!(&stmt.kind, StmtKind::Item(item) if !matches!(item.kind, ItemKind::Fn(_)));
        if block.stmts.iter().any(declares) && !(self.found)(Found::Declaring(block)) {
            return;
        }
        self.statements(&block.stmts);
    }

    fn statements(&mut self, stmts: &'a [ast::Stmt]) {
        for stmt in stmts {
            match &stmt.kind {
                StmtKind::Let(binding) => self.expr(&binding.value),
                StmtKind::Expr(expr) => self.expr(expr),
                StmtKind::Item(item) => self.item(item),
            }
        }
    }

    fn all(&mut self, exprs: &'a [ast::Expr]) {
        exprs.iter().for_each(|expr| self.expr(expr));
    }

    fn fields(&mut self, fields: &'a [ast::FieldInit]) {
        fields.iter().for_each(|field| self.expr(&field.value));
    }

    fn arms(&mut self, arms: &'a [ast::Arm]) {
        for arm in arms {
            arm.guard.iter().for_each(|guard| self.expr(guard));
            self.expr(&arm.body);
        }
    }

    fn closure(&mut self, closure: &'a ast::Closure) {
        for clause in &closure.clauses {
            clause.guard.iter().for_each(|guard| self.expr(guard));
            self.block(&clause.body);
        }
    }

    fn expr(&mut self, expr: &'a ast::Expr) {
        match &expr.kind {
            ExprKind::Name(name) => {
                (self.found)(Found::Name(name.name));
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

    fn control(&mut self, expr: &'a ast::Expr) {
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
