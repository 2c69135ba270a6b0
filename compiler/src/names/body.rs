//! Bodies: the lowering of one function or initialiser with its scopes, clauses and blocks. Knows how names of a body are
//! seen; what expressions and patterns become is in `expr` and `pattern`.

use mesh_syntax::ast::{self, Ident, ItemKind, StmtKind};
use mesh_syntax::intern::Symbol;
use mesh_syntax::source::Span;

use super::collect::{FnSource, InitKind, bound_names};
use super::hir::*;
use super::pattern::Names;
use super::types::TypeScope;
use super::{Resolver, error, walk};

/// What a local name means.
#[derive(Clone, Copy)]
pub(super) enum Binding {
    Var(LocalId),
    /// A nested function. It is `ready` once the lowering has reached the statements that may use it; before that only a
    /// mistake can mention it.
    Fn {
        arity: usize,
        local: LocalId,
        ready: bool,
    },
}

/// What the place allows.
#[derive(Clone, Copy, Default)]
pub(super) struct Flow {
    pub in_function: bool,
    pub receive: bool,
    pub in_loop: bool,
    pub in_guard: bool,
}

pub(super) struct Lower<'r, 'a> {
    pub r: &'r mut Resolver<'a>,
    pub module: ModuleId,
    pub service: Option<ServiceId>,
    pub body: Body,
    pub types: TypeScope,
    /// Visible local names, innermost last.
    pub locals: Vec<(Symbol, Binding)>,
    pub flow: Flow,
    pub depth: u32,
    pub names: Names,
}

impl<'a> Resolver<'a> {
    pub(super) fn lower_fn(&mut self, id: FnId) {
        let source = std::mem::replace(&mut self.fn_sources[id.index()], FnSource::None);
        let function = &self.program.fns[id.index()];
        let (module, span) = (function.module, function.name_span);
        let service = match function.owner {
            Owner::Service(service) => Some(service),
            _ => None,
        };
        let types = self.type_scope_of(id);
        let mut lower = Lower::new(self, module, service, types);
        lower.flow.in_function = true;
        let mut terminate = None;
        let clauses = match source {
            FnSource::None => Vec::new(),
            FnSource::Clauses(defs) => lower.fn_clauses(&defs),
            FnSource::Actor(def) => {
                let (clause, end) = lower.actor(def);
                terminate = end;
                vec![clause]
            }
            FnSource::Handler(def) => vec![lower.handler(def)],
            FnSource::Supervisor(def) => vec![lower.supervisor(def, span)],
            FnSource::Test(block) => {
                let body = lower.block(block);
                vec![Clause { params: Vec::new(), guard: None, body, span }]
            }
        };
        let body = lower.body;
        let function = &mut self.program.fns[id.index()];
        function.clauses = clauses;
        function.body = body;
        if let FnKind::Actor { terminate: slot } = &mut function.kind {
            *slot = terminate;
        }
    }

    /// Top-level `let`s and expressions, in the order of the files.
    pub(super) fn lower_inits(&mut self) {
        let mut sources = std::mem::take(&mut self.init_sources);
        sources.sort_by_key(|source| source.span.start);
        for root in self.order.clone() {
            for source in sources.iter().filter(|source| source.root == root) {
                let mut lower = Lower::new(self, source.module, None, TypeScope::new(source.module));
                let (pattern, ty, value) = match source.what {
                    InitKind::Let(binding) => {
                        let value = lower.expr(&binding.value);
                        let ty = binding.ty.as_ref().map(|ty| lower.ty(ty));
                        (lower.constant_pattern(&binding.pattern), ty, value)
                    }
                    InitKind::Expr(expr) => {
                        let value = lower.expr(expr);
                        (lower.pat(PatKind::Wild, source.span), None, value)
                    }
                };
                let body = lower.body;
                let init = self.program.inits.len() as u32;
                for id in &source.consts {
                    let constant = &mut self.program.consts[id.index()];
                    constant.init = init;
                    let local = body.locals.iter().rposition(|local| local.name == constant.name);
                    constant.local = LocalId(local.unwrap_or(0) as u32);
                }
                let consts = source.consts.clone();
                let (module, span) = (source.module, source.span);
                self.program.inits.push(Init { module, pattern, ty, value, body, consts, span });
            }
        }
    }
}

impl<'r, 'a> Lower<'r, 'a> {
    fn new(r: &'r mut Resolver<'a>, module: ModuleId, service: Option<ServiceId>, types: TypeScope) -> Self {
        Lower {
            r,
            module,
            service,
            body: Body::default(),
            types,
            locals: Vec::new(),
            flow: Flow::default(),
            depth: 0,
            names: Names::default(),
        }
    }

    // ── the arenas ──

    pub(super) fn push(&mut self, kind: ExprKind, span: Span) -> ExprId {
        self.body.exprs.push(Expr { kind, span });
        ExprId(self.body.exprs.len() as u32 - 1)
    }

    pub(super) fn pat(&mut self, kind: PatKind, span: Span) -> PatId {
        self.body.pats.push(Pat { kind, span });
        PatId(self.body.pats.len() as u32 - 1)
    }

    pub(super) fn new_local(&mut self, name: Symbol, span: Span) -> LocalId {
        self.body.locals.push(Local { name, span });
        LocalId(self.body.locals.len() as u32 - 1)
    }

    pub(super) fn ty(&mut self, ty: &ast::Type) -> TypeExpr {
        self.r.resolve_type(&mut self.types, ty)
    }

    /// Runs `inner` in a place of other permissions, and forgets its local names afterwards.
    pub(super) fn within<T>(&mut self, flow: Flow, inner: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.flow, flow);
        let mark = self.locals.len();
        let result = inner(self);
        self.locals.truncate(mark);
        self.flow = outer;
        result
    }

    // ── functions ──

    fn fn_clauses(&mut self, defs: &[&'a ast::FnDef]) -> Vec<Clause> {
        let mut clauses = Vec::with_capacity(defs.len());
        for def in defs {
            if let Some(body) = &def.body {
                let flow = self.body_flow();
                clauses.push(self.clause(&def.params, def.guard.as_deref(), body, def.span, flow));
            }
        }
        if let Some(first) = defs.first() {
            self.check_catch_all(&named(first), &clauses);
        }
        clauses
    }

    /// The permissions of a function body; library files may receive anywhere.
    pub(super) fn body_flow(&self) -> Flow {
        Flow { in_function: true, receive: self.r.scope(self.module).is_library, ..Flow::default() }
    }

    pub(super) fn clause(
        &mut self,
        params: &[ast::Param],
        guard: Option<&ast::Expr>,
        body: &ast::Block,
        span: Span,
        flow: Flow,
    ) -> Clause {
        self.within(flow, |lower| {
            let params = lower.param_patterns(params);
            let guard = guard.map(|guard| lower.guard(guard));
            let body = lower.block(body);
            Clause { params, guard, body, span }
        })
    }

    pub(super) fn param_patterns(&mut self, params: &[ast::Param]) -> Vec<PatId> {
        self.begin_names();
        let ids = params.iter().map(|param| self.pattern(&param.pattern)).collect();
        self.bind_names();
        ids
    }

    pub(super) fn param_decls(&mut self, params: &[ast::Param]) -> Vec<ParamDecl> {
        let mut decls = self.r.params_of(params);
        for (decl, param) in decls.iter_mut().zip(params) {
            decl.ty = param.ty.as_ref().map(|ty| self.ty(ty));
        }
        decls
    }

    pub(super) fn check_catch_all(&mut self, whose: &str, clauses: &[Clause]) {
        for pair in clauses.windows(2) {
            let clause = &pair[0];
            if clause.guard.is_none() && clause.params.iter().all(|param| self.irrefutable(*param)) {
                self.r.report(error::after_catch_all(whose, pair[1].span, clause.span));
                return;
            }
        }
    }

    fn actor(&mut self, def: &'a ast::Actor) -> (Clause, Option<ExprId>) {
        let flow = Flow { receive: true, ..self.body_flow() };
        self.within(flow, |lower| {
            let params = lower.param_patterns(&def.params);
            let body = lower.block(&def.body);
            let flow = lower.body_flow();
            let terminate = def.terminate.as_ref().map(|end| lower.within(flow, |lower| lower.block(end)));
            (Clause { params, guard: None, body, span: def.name.span }, terminate)
        })
    }

    fn handler(&mut self, def: &'a ast::Handler) -> Clause {
        let flow = self.body_flow();
        self.within(flow, |lower| {
            lower.begin_names();
            let state = match def.state {
                Some(name) => lower.bind_pattern(name),
                None => lower.pat(PatKind::Wild, def.name.span),
            };
            let mut params = vec![state];
            for param in &def.params {
                params.push(lower.pattern(&param.pattern));
            }
            lower.bind_names();
            let body = lower.block(&def.body);
            Clause { params, guard: None, body, span: def.span }
        })
    }

    // ── blocks ──

    /// A block of one expression is that expression.
    pub(super) fn block(&mut self, block: &ast::Block) -> ExprId {
        let mark = self.locals.len();
        let id = match block.stmts.as_slice() {
            [ast::Stmt { kind: StmtKind::Expr(expr), .. }] => self.expr(expr),
            stmts => {
                // Names are looked up from the block's own declarations outwards.
                let outer = self.module;
                self.enter_module(self.r.body_modules.get(&block.span).copied().unwrap_or(outer));
                let id = self.statements(stmts, block.span);
                self.enter_module(outer);
                id
            }
        };
        self.locals.truncate(mark);
        id
    }

    fn enter_module(&mut self, module: ModuleId) {
        self.module = module;
        self.types.module = module;
    }

    fn statements(&mut self, stmts: &[ast::Stmt], span: Span) -> ExprId {
        let groups = self.declare_nested_fns(stmts);
        let mut lowered = Vec::with_capacity(stmts.len());
        let mut tail = None;
        // Statements between two `let`s are a stretch; its nested functions stand in front of it.
        let mut stretch = 0;
        let mut stretch_start = true;
        for (index, stmt) in stmts.iter().enumerate() {
            if stretch_start {
                let here: Vec<_> = groups.iter().filter(|group| group.stretch == stretch).collect();
                if !here.is_empty() {
                    lowered.push(self.nested_fns(&here));
                }
            }
            stretch_start = false;
            match &stmt.kind {
                StmtKind::Let(binding) => {
                    let binding = self.let_stmt(binding, stmt.span);
                    self.push_let(binding, &mut lowered);
                    stretch += 1;
                    stretch_start = true;
                }
                StmtKind::Expr(expr) if index + 1 == stmts.len() => tail = Some(self.expr(expr)),
                StmtKind::Expr(expr) => {
                    let id = self.expr(expr);
                    lowered.push(Stmt::Expr(id));
                }
                // Nested functions are seen to above, other declarations have a module of their own.
                StmtKind::Item(_) => {}
            }
        }
        self.push(ExprKind::Block { stmts: lowered, tail }, span)
    }

    fn let_stmt(&mut self, binding: &ast::Let, span: Span) -> Stmt {
        if binding.is_pub {
            self.r.report(error::syntax("`pub` is for the top level of a file", span));
        }
        let value = self.expr(&binding.value);
        let ty = binding.ty.as_ref().map(|ty| self.ty(ty));
        let pattern = self.whole_pattern(&binding.pattern);
        Stmt::Let { pattern, ty, value, span }
    }

    /// `let (a, b) = (x, y)` is a `let` for each part, so that each has a general type if its value has.
    fn push_let(&self, binding: Stmt, lowered: &mut Vec<Stmt>) {
        if let Stmt::Let { pattern, ty: None, value, .. } = &binding
            && let PatKind::Tuple(parts) = &self.body.pats[pattern.index()].kind
            && let ExprKind::Tuple(values) = &self.body.exprs[value.index()].kind
            && parts.len() == values.len()
            && parts.iter().all(|part| matches!(self.body.pats[part.index()].kind, PatKind::Bind(_) | PatKind::Wild))
        {
            lowered.extend(parts.iter().zip(values).map(|(&pattern, &value)| {
                let span = self.body.pats[pattern.index()].span;
                Stmt::Let { pattern, ty: None, value, span }
            }));
            return;
        }
        lowered.push(binding);
    }

    // ── nested functions ──

    fn declare_nested_fns<'s>(&mut self, stmts: &'s [ast::Stmt]) -> Vec<NestedFn<'s>> {
        let mut groups: Vec<NestedFn<'s>> = Vec::new();
        let mut previous_fn = None;
        for (at, stmt) in stmts.iter().enumerate() {
            let StmtKind::Item(item) = &stmt.kind else {
                continue;
            };
            let ItemKind::Fn(def) = &item.kind else {
                continue;
            };
            let continues = previous_fn.replace(at).is_some_and(|before| before + 1 == at);
            if let Some(group) = groups.iter_mut().find(|group| group.is_named(def)) {
                let first = group.defs[0].name.span;
                if !continues || group.at + group.defs.len() != at {
                    let arity = def.params.len();
                    self.r.report(error::not_consecutive(def.name.as_str(), arity, def.name.span, first));
                    continue;
                }
                if def.ret.is_some() || def.params.iter().any(|param| param.ty.is_some()) || !def.generics.is_empty() {
                    self.r.report(error::later_annotation("annotations", def.name.as_str(), def.name.span));
                }
                group.defs.push(def);
                continue;
            }
            let local = self.new_local(def.name.name, def.name.span);
            groups.push(NestedFn { at, stretch: 0, local, defs: vec![def] });
        }
        self.place_nested_fns(stmts, &mut groups);
        for group in &groups {
            let arity = group.defs[0].params.len();
            let binding = Binding::Fn { arity, local: group.local, ready: false };
            self.locals.push((group.defs[0].name.name, binding));
        }
        groups
    }

    /// A nested function is made as early as the names that it mentions allow, so that it can be used before its
    /// position. One whose name means something outside keeps its place: a use before it is meant for the other.
    fn place_nested_fns(&self, stmts: &[ast::Stmt], groups: &mut [NestedFn<'_>]) {
        let lets: Vec<(usize, Vec<Ident>)> = stmts
            .iter()
            .enumerate()
            .filter_map(|(at, stmt)| {
                let StmtKind::Let(binding) = &stmt.kind else { return None };
                let mut names = Vec::new();
                bound_names(&binding.pattern, &mut names);
                Some((at, names))
            })
            .collect();
        for group in groups.iter_mut() {
            group.stretch = lets.partition_point(|(at, _)| *at < group.at);
        }
        if lets.is_empty() {
            return;
        }
        let free = |group: &NestedFn<'_>| {
            let name = group.defs[0].name.name;
            self.local(name).is_none() && self.outer_value(name).is_none()
        };
        let movable: Vec<bool> = groups.iter().map(free).collect();
        let mentions: Vec<_> = groups.iter().map(|group| walk::names(&group.defs)).collect();
        let home: Vec<usize> = groups.iter().map(|group| group.stretch).collect();
        let binds = |at: usize, index: usize| lets[at].1.iter().any(|name| mentions[index].contains(&name.name));
        let earliest = |index: usize| (0..home[index]).rev().find(|&at| binds(at, index)).map_or(0, |at| at + 1);
        for index in (0..groups.len()).filter(|&index| movable[index]) {
            groups[index].stretch = earliest(index);
        }
        let mut changed = true;
        while std::mem::take(&mut changed) {
            for index in (0..groups.len()).filter(|&index| movable[index]) {
                let mentioned = groups.iter().filter(|group| mentions[index].contains(&group.defs[0].name.name));
                let wanted = mentioned.map(|group| group.stretch).max().unwrap_or(0).max(groups[index].stretch);
                let hidden = (home[index]..wanted).any(|at| binds(at, index));
                if wanted != groups[index].stretch && !hidden {
                    groups[index].stretch = wanted;
                    changed = true;
                }
            }
        }
    }

    fn nested_fns(&mut self, groups: &[&NestedFn<'_>]) -> Stmt {
        // Names of a stretch become visible over what the `let`s before it have bound.
        for group in groups {
            let arity = group.defs[0].params.len();
            let binding = Binding::Fn { arity, local: group.local, ready: true };
            self.locals.push((group.defs[0].name.name, binding));
        }
        let lowered = groups.iter().map(|group| self.nested_fn(group)).collect();
        Stmt::Fns(lowered)
    }

    fn nested_fn(&mut self, group: &NestedFn<'_>) -> LocalFn {
        let first = group.defs[0];
        let generics = self.r.declare_generics(&first.generics);
        let outer = self.types.generics.len();
        self.types.generics.extend(&generics);
        let params = self.param_decls(&first.params);
        let ret = first.ret.as_ref().map(|ty| self.ty(ty));
        let bounds = self.r.resolve_bounds(&self.types, &first.bounds);
        let flow = self.body_flow();
        let mut clauses = Vec::with_capacity(group.defs.len());
        for def in &group.defs {
            if let Some(body) = &def.body {
                clauses.push(self.clause(&def.params, def.guard.as_deref(), body, def.span, flow));
            }
        }
        self.check_catch_all(&named(first), &clauses);
        self.types.generics.truncate(outer);
        let last = group.defs[group.defs.len() - 1];
        let span = first.span.to(last.span);
        LocalFn { local: group.local, generics, bounds, params, ret, clauses, span }
    }
}

/// A function as messages name it.
fn named(def: &ast::FnDef) -> String {
    format!("`{}/{}`", def.name.as_str(), def.params.len())
}

/// The clauses of one nested function.
struct NestedFn<'s> {
    /// Index of the first clause among the statements.
    at: usize,
    /// How many `let`s of the block stand before the place where it is made.
    stretch: usize,
    local: LocalId,
    defs: Vec<&'s ast::FnDef>,
}

impl NestedFn<'_> {
    fn is_named(&self, def: &ast::FnDef) -> bool {
        self.defs[0].name.name == def.name.name && self.defs[0].params.len() == def.params.len()
    }
}
