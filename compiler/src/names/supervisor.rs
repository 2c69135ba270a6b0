//! Supervisors: a declaration becomes a function without parameters that calls the library's supervisor. Knows the words
//! of the declaration and their numbers in the library.

use mesh_syntax::ast::{self, Ident};
use mesh_syntax::intern::Symbol;
use mesh_syntax::source::Span;
use rustc_hash::FxHashMap;

use super::body::Lower;
use super::error;
use super::hir::*;
use super::scope::TypeRef;

const STRATEGIES: &[&str] = &["one_for_one", "one_for_all", "rest_for_one", "simple_one_for_one"];
const RESTARTS: &[&str] = &["permanent", "transient", "temporary"];
const BRUTAL_KILL: i64 = -1;

impl Lower<'_, '_> {
    pub(super) fn supervisor(&mut self, def: &ast::Supervisor, span: Span) -> Clause {
        let (strategy, max_restarts, max_seconds) = self.limits(&def.settings);
        let children = self.children(&def.children);
        let args = vec![
            self.push(ExprKind::Int(strategy), span),
            self.push(ExprKind::Int(max_restarts), span),
            self.push(ExprKind::Int(max_seconds), span),
            self.push(ExprKind::List(children), span),
        ];
        let body = match self.library_supervisor() {
            Some((run, _)) => {
                let callee = self.push(ExprKind::Fns(vec![run]), span);
                self.push(ExprKind::Call { callee, args }, span)
            }
            None => self.error(span),
        };
        Clause { params: Vec::new(), guard: None, body, span }
    }

    fn limits(&mut self, settings: &[ast::Setting]) -> (i64, i64, i64) {
        let (mut strategy, mut max_restarts, mut max_seconds) = (0, 3, 5);
        for setting in settings {
            match setting.key.as_str() {
                "strategy" => strategy = self.strategy(&setting.value),
                "max_restarts" => max_restarts = self.limit("max_restarts", 0, &setting.value),
                _ => max_seconds = self.limit("max_seconds", 1, &setting.value),
            }
        }
        (strategy, max_restarts, max_seconds)
    }

    fn strategy(&mut self, value: &ast::Expr) -> i64 {
        let word = word(value);
        match STRATEGIES.iter().position(|known| Some(*known) == word) {
            Some(index) => index as i64,
            None => {
                self.r.report(error::unknown_strategy(word.unwrap_or("?"), value.span));
                0
            }
        }
    }

    fn limit(&mut self, key: &str, least: i64, value: &ast::Expr) -> i64 {
        match value.kind {
            ast::ExprKind::Int(number) if number >= least => number,
            _ => {
                self.r.report(error::bad_limit(key, least, value.span));
                least
            }
        }
    }

    fn children(&mut self, children: &[ast::Child]) -> Vec<ExprId> {
        let mut seen: FxHashMap<Symbol, Span> = FxHashMap::default();
        let mut ids = Vec::with_capacity(children.len());
        for child in children {
            if let Some(previous) = seen.insert(child.name.name, child.name.span) {
                self.r.report(error::duplicate_child(child.name, previous));
            }
            ids.push(self.child(child));
        }
        ids
    }

    fn child(&mut self, child: &ast::Child) -> ExprId {
        let span = child.name.span;
        let (mut start, mut restart, mut shutdown) = (None, 0, 5000);
        for setting in &child.settings {
            match setting.key.as_str() {
                "start" => {
                    let value = self.expr(&setting.value);
                    let kind = ExprKind::ChildStart { child: child.name.name, start: value };
                    start = Some(self.push(kind, setting.value.span));
                }
                "restart" => restart = self.restart(&setting.value),
                _ => shutdown = self.shutdown(&setting.value),
            }
        }
        let start = start.unwrap_or_else(|| {
            self.r.report(error::child_without_start(child.name));
            self.error(span)
        });
        let name = self.push(ExprKind::Str(child.name.as_str().to_string()), span);
        let restart = self.push(ExprKind::Int(restart), span);
        let shutdown = self.push(ExprKind::Int(shutdown), span);
        let Some((_, id)) = self.library_supervisor() else {
            return self.error(span);
        };
        let field = |name: &str| Ident { name: Symbol::new(name), span };
        let fields = vec![
            (field("name"), name),
            (field("start"), start),
            (field("restart"), restart),
            (field("shutdown"), shutdown),
        ];
        self.push(ExprKind::Struct { id, fields }, child.span)
    }

    fn restart(&mut self, value: &ast::Expr) -> i64 {
        let word = word(value);
        match RESTARTS.iter().position(|known| Some(*known) == word) {
            Some(index) => index as i64,
            None => {
                self.r.report(error::bad_restart(word.unwrap_or("?"), value.span));
                0
            }
        }
    }

    fn shutdown(&mut self, value: &ast::Expr) -> i64 {
        match value.kind {
            ast::ExprKind::Int(ms) if ms >= 0 => ms,
            _ if word(value) == Some("brutal_kill") => BRUTAL_KILL,
            _ => {
                self.r.report(error::bad_shutdown(value.span));
                0
            }
        }
    }

    /// The function that supervises, and the struct that describes a child.
    fn library_supervisor(&self) -> Option<(FnId, TypeId)> {
        let run = self.r.library_fn("Supervisor", "run", 4)?;
        let home = self.r.program.fns[run.index()].module;
        match self.r.scope(home).types.get(&Symbol::new("ChildSpec"))?.what {
            TypeRef::Type(id) => Some((run, id)),
            _ => None,
        }
    }
}

fn word(value: &ast::Expr) -> Option<&'static str> {
    match &value.kind {
        ast::ExprKind::Name(name) => Some(name.as_str()),
        _ => None,
    }
}
