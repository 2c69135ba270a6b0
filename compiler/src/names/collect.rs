//! Declarations: gives every item of every module its id and its entry in the module's tables, and merges the clauses of
//! functions. Looks into no body and resolves no type.

use mesh_syntax::ast::{self, Ident, ItemKind, PatternKind, StmtKind};
use mesh_syntax::intern::Symbol;
use mesh_syntax::source::Span;
use rustc_hash::FxHashMap;

use super::hir::*;
use super::scope::{TypeEntry, TypeRef};
use super::types::AliasDef;
use super::{Resolver, error};

/// The tree that a type comes from.
#[derive(Clone, Copy)]
pub(super) enum TypeSource<'a> {
    Struct(&'a ast::Struct),
    Sum(&'a ast::SumType),
    Intrinsic(&'a ast::IntrinsicType),
}

/// The tree that a function comes from.
pub(super) enum FnSource<'a> {
    /// Client functions of services, and functions that were only made to stand for a missing one.
    None,
    Clauses(Vec<&'a ast::FnDef>),
    Actor(&'a ast::Actor),
    Handler(&'a ast::Handler),
    Supervisor(&'a ast::Supervisor),
    Test(&'a ast::Block),
}

/// A top-level `let` or expression.
pub(super) struct InitSource<'a> {
    pub module: ModuleId,
    pub root: usize,
    pub what: InitKind<'a>,
    pub span: Span,
    pub consts: Vec<ConstId>,
}

pub(super) enum InitKind<'a> {
    Let(&'a ast::Let),
    Expr(&'a ast::Expr),
}

/// What a new function is besides its parameters.
pub(super) struct NewFn {
    pub name: Ident,
    pub module: ModuleId,
    pub is_pub: bool,
    pub kind: FnKind,
    pub owner: Owner,
    pub span: Span,
}

/// The function whose clauses may still go on.
type Open = Option<(Symbol, usize, FnId)>;

impl<'a> Resolver<'a> {
    pub(super) fn collect(&mut self) {
        for root in 0..self.roots.len() {
            self.collect_module(self.roots[root]);
        }
    }

    fn collect_module(&mut self, module: ModuleId) {
        let mut nested = self.scope(module).nested.clone().into_iter();
        let mut open: Open = None;
        let stmts = self.scope(module).stmts;
        for stmt in stmts {
            let previous = open.take();
            let StmtKind::Item(item) = &stmt.kind else {
                continue;
            };
            match &item.kind {
                ItemKind::Fn(def) => open = self.collect_fn(module, def, item.is_pub, previous),
                ItemKind::Module(_) => {
                    if let Some(nested) = nested.next() {
                        self.collect_module(nested);
                    }
                }
                _ => self.collect_item(module, item),
            }
        }
        for body in self.scope(module).bodies.clone() {
            self.collect_body(body);
        }
        // Constants come last, since an upper-case name in a pattern is one only if it is no variant of the file.
        for stmt in stmts {
            match &stmt.kind {
                StmtKind::Let(binding) => self.collect_let(module, binding, stmt.span),
                StmtKind::Expr(expr) => {
                    self.collect_init(module, InitKind::Expr(expr), stmt.span, Vec::new());
                }
                StmtKind::Item(_) => {}
            }
        }
    }

    /// The declarations of a block; its functions, `let`s and expressions belong to the body.
    fn collect_body(&mut self, body: ModuleId) {
        for stmt in self.scope(body).stmts {
            let StmtKind::Item(item) = &stmt.kind else {
                continue;
            };
            match &item.kind {
                ItemKind::Module(_) | ItemKind::Import(_) | ItemKind::FromImport(_) | ItemKind::Test(_) => {
                    self.report(error::syntax("this is for the top level of a file", item.span));
                }
                _ => self.collect_item(body, item),
            }
        }
        for inner in self.scope(body).bodies.clone() {
            self.collect_body(inner);
        }
    }

    fn collect_item(&mut self, module: ModuleId, item: &'a ast::Item) {
        match &item.kind {
            ItemKind::Struct(def) => {
                self.add_type(module, def.name, item, TypeSource::Struct(def));
            }
            ItemKind::SumType(def) => self.collect_sum(module, def, item),
            ItemKind::IntrinsicType(def) => {
                self.library_only(module, item.span, "`intrinsic`");
                self.add_type(module, def.name, item, TypeSource::Intrinsic(def));
            }
            ItemKind::Alias(def) => {
                let alias = self.aliases.len();
                self.aliases.push(AliasDef::new(module, def));
                self.declare_type(module, def.name, TypeRef::Alias(alias), item.is_pub);
            }
            ItemKind::Interface(def) => self.collect_interface(module, def, item),
            ItemKind::Impl(def) => self.collect_impl(module, def, item),
            ItemKind::Actor(def) => {
                let params = self.params_of(&def.params);
                let kind = FnKind::Actor { terminate: None };
                self.add_named_fn(module, def.name, true, kind, item.span, params, FnSource::Actor(def));
            }
            ItemKind::Supervisor(def) => {
                let source = FnSource::Supervisor(def);
                self.add_named_fn(module, def.name, item.is_pub, FnKind::Supervisor, item.span, Vec::new(), source);
            }
            ItemKind::Service(def) => self.collect_service(module, def, item),
            ItemKind::Test(test) => self.collect_test(module, test, item.span),
            ItemKind::Fn(_) | ItemKind::Module(_) | ItemKind::Import(_) | ItemKind::FromImport(_) => {}
        }
    }

    fn library_only(&mut self, module: ModuleId, span: Span, what: &str) {
        if !self.scope(module).is_library {
            self.report(error::syntax(&format!("{what} is for files of the standard library"), span));
        }
    }

    // ── types ──

    fn add_type(&mut self, module: ModuleId, name: Ident, item: &ast::Item, source: TypeSource<'a>) -> TypeId {
        let id = TypeId(self.program.types.len() as u32);
        self.program.types.push(TypeDef {
            name: name.name,
            module,
            is_pub: item.is_pub,
            generics: Vec::new(),
            kind: TypeDefKind::Intrinsic,
            deriving: None,
            method_module: None,
            schema: None,
            span: name.span,
        });
        self.type_sources.push(source);
        self.declare_type(module, name, TypeRef::Type(id), item.is_pub);
        id
    }

    fn declare_type(&mut self, module: ModuleId, name: Ident, what: TypeRef, is_pub: bool) {
        let types = &mut self.scope_mut(module).types;
        if let Some(previous) = types.get(&name.name) {
            let diagnostic = error::already_defined(name.as_str(), name.span, Some(previous.span));
            self.report(diagnostic);
            return;
        }
        types.insert(name.name, TypeEntry { what, is_pub, span: name.span });
    }

    fn collect_sum(&mut self, module: ModuleId, def: &'a ast::SumType, item: &ast::Item) {
        let id = self.add_type(module, def.name, item, TypeSource::Sum(def));
        let mut seen: FxHashMap<Symbol, Span> = FxHashMap::default();
        for (index, variant) in def.variants.iter().enumerate() {
            if let Some(previous) = seen.insert(variant.name.name, variant.name.span) {
                self.report(error::already_defined(variant.name.as_str(), variant.name.span, Some(previous)));
                continue;
            }
            let entry = self.scope_mut(module).values.entry(variant.name.name).or_default();
            entry.variants.push((id, index as u32));
        }
    }

    /// Names of the variants, by index, from the tree: usable before types are resolved.
    pub(super) fn variant_names(&self, id: TypeId) -> Vec<Symbol> {
        match self.type_sources[id.index()] {
            TypeSource::Sum(def) => def.variants.iter().map(|variant| variant.name.name).collect(),
            _ => Vec::new(),
        }
    }

    fn collect_interface(&mut self, module: ModuleId, def: &'a ast::Interface, item: &ast::Item) {
        let id = TraitId(self.program.traits.len() as u32);
        self.declare_type(module, def.name, TypeRef::Trait(id), item.is_pub);
        let self_generic = self.new_generic(Symbol::new("Self"), def.name.span);
        let mut methods: Vec<TraitMethod> = Vec::new();
        for method in &def.methods {
            if let Some(previous) = methods.iter().find(|other| other.name == method.name.name) {
                let previous = self.program.fns[previous.decl.index()].name_span;
                self.report(error::already_defined(method.name.as_str(), method.name.span, Some(previous)));
                continue;
            }
            let kind = if method.body.is_some() { FnKind::Plain } else { FnKind::Signature };
            let new =
                NewFn { name: method.name, module, is_pub: true, kind, owner: Owner::Trait(id), span: method.span };
            let params = self.params_of(&method.params);
            let has_self = params.first().is_some_and(|param| param.is_self);
            let decl = self.add_fn(new, params, FnSource::Clauses(vec![method]));
            self.trait_methods.entry(method.name.name).or_default().push((id, methods.len() as u32));
            let has_default = method.body.is_some();
            methods.push(TraitMethod { name: method.name.name, decl, has_self, has_default });
        }
        self.program.traits.push(Trait {
            name: def.name.name,
            module,
            is_pub: item.is_pub,
            self_generic,
            generics: Vec::new(),
            assoc: def.assoc.clone(),
            methods,
            span: def.name.span,
        });
        self.trait_sources.push(def);
    }

    fn collect_impl(&mut self, module: ModuleId, def: &'a ast::Impl, item: &ast::Item) {
        let id = ImplId(self.program.impls.len() as u32);
        let by_name = self.collect_methods(module, &def.methods, Owner::Impl(id));
        let methods = by_name.into_iter().map(|(_, id)| id).collect();
        self.program.impls.push(Impl {
            // Replaced when the head is resolved; impls of unknown interfaces are dropped then.
            trait_id: TraitId(0),
            module,
            trait_args: Vec::new(),
            target: TypeExpr { kind: TypeExprKind::Error, span: def.target.span },
            generics: Vec::new(),
            bounds: Vec::new(),
            assoc: Vec::new(),
            methods,
            span: item.span,
        });
        self.impl_sources.push(def);
    }

    /// Functions inside an impl or a service: clauses merged, redefinitions reported.
    pub(super) fn collect_methods(
        &mut self,
        module: ModuleId,
        defs: &'a [ast::FnDef],
        owner: Owner,
    ) -> Vec<(Symbol, FnId)> {
        let mut all: Vec<(Symbol, FnId)> = Vec::new();
        let mut open: Open = None;
        for def in defs {
            let key = (def.name.name, def.params.len());
            if let Some((name, arity, id)) = open
                && (name, arity) == key
            {
                self.add_clause(id, def, false);
                continue;
            }
            let same =
                |(name, id): &&(Symbol, FnId)| *name == key.0 && self.program.fns[id.index()].params.len() == key.1;
            if let Some((_, previous)) = all.iter().find(same) {
                let previous = self.program.fns[previous.index()].name_span;
                self.report(error::not_consecutive(def.name.as_str(), key.1, def.name.span, previous));
            }
            let new = NewFn { name: def.name, module, is_pub: true, kind: FnKind::Plain, owner, span: def.span };
            let params = self.params_of(&def.params);
            let id = self.add_fn(new, params, FnSource::Clauses(vec![def]));
            all.push((key.0, id));
            open = Some((key.0, key.1, id));
        }
        all
    }

    // ── functions ──

    pub(super) fn params_of(&self, params: &[ast::Param]) -> Vec<ParamDecl> {
        let decl = |param: &ast::Param| ParamDecl {
            name: match &param.pattern.kind {
                PatternKind::Bind(name) => Some(name.name),
                _ => None,
            },
            ty: None,
            is_self: param.is_self,
            span: param.span,
        };
        params.iter().map(decl).collect()
    }

    /// A function without entry in a table.
    pub(super) fn add_fn(&mut self, new: NewFn, params: Vec<ParamDecl>, source: FnSource<'a>) -> FnId {
        let id = FnId(self.program.fns.len() as u32);
        self.program.fns.push(Fn {
            name: new.name.name,
            module: new.module,
            is_pub: new.is_pub,
            kind: new.kind,
            owner: new.owner,
            generics: Vec::new(),
            bounds: Vec::new(),
            params,
            ret: None,
            clauses: Vec::new(),
            body: Body::default(),
            name_span: new.name.span,
            span: new.span,
        });
        self.fn_sources.push(source);
        id
    }

    /// A further clause: its annotations mean nothing.
    fn add_clause(&mut self, id: FnId, def: &'a ast::FnDef, is_pub: bool) {
        let annotated = !def.generics.is_empty()
            || def.ret.is_some()
            || !def.bounds.is_empty()
            || def.params.iter().any(|param| param.ty.is_some());
        if annotated || is_pub {
            let what = if annotated { "annotations" } else { "`pub`" };
            self.report(error::later_annotation(what, def.name.as_str(), def.name.span));
        }
        if let FnSource::Clauses(clauses) = &mut self.fn_sources[id.index()] {
            clauses.push(def);
        }
        let function = &mut self.program.fns[id.index()];
        function.span = function.span.to(def.span);
    }

    fn collect_fn(&mut self, module: ModuleId, def: &'a ast::FnDef, is_pub: bool, open: Open) -> Open {
        let key = (def.name.name, def.params.len());
        if let Some((name, arity, id)) = open
            && (name, arity) == key
        {
            self.add_clause(id, def, is_pub);
            return open;
        }
        let kind = match def.intrinsic {
            true => {
                self.library_only(module, def.span, "`intrinsic`");
                FnKind::Intrinsic
            }
            false => FnKind::Plain,
        };
        let params = self.params_of(&def.params);
        let source = FnSource::Clauses(vec![def]);
        let id = self.add_named_fn(module, def.name, is_pub, kind, def.span, params, source);
        Some((key.0, key.1, id))
    }

    /// A function, actor or supervisor of a module.
    #[expect(clippy::too_many_arguments, reason = "the parts of one declaration; each caller has them at hand")]
    fn add_named_fn(
        &mut self,
        module: ModuleId,
        name: Ident,
        is_pub: bool,
        kind: FnKind,
        span: Span,
        params: Vec<ParamDecl>,
        source: FnSource<'a>,
    ) -> FnId {
        let arity = params.len();
        let is_plain = matches!(kind, FnKind::Plain);
        let mut duplicate = None;
        if let Some(entry) = self.scope(module).values.get(&name.name) {
            let same = entry.fns.iter().find(|id| self.program.fns[id.index()].params.len() == arity);
            if let Some(id) = same {
                let other = &self.program.fns[id.index()];
                duplicate = Some(match is_plain && matches!(other.kind, FnKind::Plain) {
                    true => error::not_consecutive(name.as_str(), arity, name.span, other.name_span),
                    false => error::already_defined(name.as_str(), name.span, Some(other.name_span)),
                });
            } else if entry.fns.is_empty() {
                let previous = entry.constant.map(|id| self.program.consts[id.index()].span);
                duplicate = Some(error::already_defined(name.as_str(), name.span, previous));
            }
        }
        let new = NewFn { name, module, is_pub, kind, owner: Owner::Module, span };
        let id = self.add_fn(new, params, source);
        match duplicate {
            Some(diagnostic) => self.report(diagnostic),
            None => self.scope_mut(module).values.entry(name.name).or_default().fns.push(id),
        }
        id
    }

    fn collect_test(&mut self, module: ModuleId, test: &'a ast::Test, span: Span) {
        let name = Ident { name: Symbol::new(&test.name), span };
        let new = NewFn { name, module, is_pub: false, kind: FnKind::Plain, owner: Owner::Module, span };
        let function = self.add_fn(new, Vec::new(), FnSource::Test(&test.body));
        if !self.scope(module).is_library {
            self.program.tests.push(Test { name: test.name.to_string(), module, function });
        }
    }

    // ── constants ──

    fn collect_let(&mut self, module: ModuleId, binding: &'a ast::Let, span: Span) {
        let mut names = Vec::new();
        bound_names(&binding.pattern, &mut names);
        names.retain(|name| !name.is_upper() || !self.is_known_variant(module, name.name));
        let mut consts = Vec::new();
        for name in names {
            let id = ConstId(self.program.consts.len() as u32);
            self.program.consts.push(Const { name: name.name, module, init: 0, local: LocalId(0), span: name.span });
            self.const_pub.push(binding.is_pub);
            consts.push(id);
            self.declare_const(module, name, id);
        }
        self.collect_init(module, InitKind::Let(binding), span, consts);
    }

    /// A variant of the file or of the prelude; other files are not looked into, since what they export is not known yet.
    fn is_known_variant(&self, module: ModuleId, name: Symbol) -> bool {
        [Some(module), self.prelude].into_iter().flatten().any(|module| {
            let entry = self.scope(module).values.get(&name);
            entry.is_some_and(|entry| !entry.variants.is_empty())
        })
    }

    fn declare_const(&mut self, module: ModuleId, name: Ident, id: ConstId) {
        let entry = self.scope(module).values.get(&name.name);
        if let Some(entry) = entry.filter(|entry| !entry.is_empty()) {
            let function = entry.fns.first().map(|id| self.program.fns[id.index()].name_span);
            let previous = function.or(entry.constant.map(|id| self.program.consts[id.index()].span));
            self.report(error::already_defined(name.as_str(), name.span, previous));
            return;
        }
        self.scope_mut(module).values.entry(name.name).or_default().constant = Some(id);
    }

    fn collect_init(&mut self, module: ModuleId, what: InitKind<'a>, span: Span, consts: Vec<ConstId>) {
        let root = self.scope(module).root;
        self.init_sources.push(InitSource { module, root, what, span, consts });
    }
}

/// The variables that a pattern binds, as far as the tree alone tells; those of the first alternative of an or-pattern.
pub(super) fn bound_names(pattern: &ast::Pattern, names: &mut Vec<Ident>) {
    let mut add = |name: Ident| {
        if !names.iter().any(|other| other.name == name.name) {
            names.push(name);
        }
    };
    match &pattern.kind {
        PatternKind::Bind(name) => add(*name),
        PatternKind::As { pattern, name } => {
            add(*name);
            bound_names(pattern, names);
        }
        PatternKind::Tuple(parts) | PatternKind::List(parts) => parts.iter().for_each(|part| bound_names(part, names)),
        PatternKind::Cons { head, tail } => {
            bound_names(head, names);
            bound_names(tail, names);
        }
        PatternKind::Or(alternatives) => alternatives.iter().take(1).for_each(|first| bound_names(first, names)),
        PatternKind::Variant { args: Some(args), .. } => args.iter().for_each(|arg| bound_names(arg, names)),
        PatternKind::Variant { path, args: None } if path.segments.len() == 1 => add(path.last()),
        _ => {}
    }
}
