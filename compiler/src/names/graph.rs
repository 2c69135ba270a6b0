//! The modules of the program: files, modules nested in them and blocks with declarations, what they import, and the order
//! that imports demand. Knows nothing of what bodies say.

use mesh_syntax::ast::{self, ItemKind, StmtKind};
use mesh_syntax::intern::Symbol;
use mesh_syntax::source::Span;

use super::hir::{Module, ModuleId};
use super::scope::{Access, ModuleScope, TypeRef, ValueEntry};
use super::{ModuleInfo, Resolver, error, suggest, walk};

/// Where a module stands.
struct Place {
    name: Symbol,
    parent: Option<ModuleId>,
    root: usize,
    is_pub: bool,
    is_body: bool,
}

impl<'a> Resolver<'a> {
    pub(super) fn add_modules(&mut self, files: &'a [(ModuleInfo, ast::File)]) {
        for (root, (info, file)) in files.iter().enumerate() {
            let name = Symbol::new(&info.name);
            let id =
                self.add_module(Place { name, parent: None, root, is_pub: true, is_body: false }, info, &file.stmts);
            self.roots.push(id);
            self.edges.push(Vec::new());
            match () {
                _ if info.is_library => {
                    self.library.insert(name, id);
                }
                _ if info.is_entry => {}
                _ => {
                    self.user.insert(name, id);
                }
            }
        }
        for index in 0..self.scopes.len() {
            let scope = &self.scopes[index];
            if scope.parent.is_some() && !scope.is_body {
                let table = if scope.is_library { &mut self.library } else { &mut self.user };
                table.entry(scope.name).or_insert(ModuleId(index as u32));
            }
        }
        self.prelude = self.library.get(&self.words.prelude).copied();
    }

    fn add_module(&mut self, place: Place, info: &ModuleInfo, stmts: &'a [ast::Stmt]) -> ModuleId {
        let id = ModuleId(self.scopes.len() as u32);
        let Place { name, parent, root, is_pub, is_body } = place;
        let home = parent.filter(|_| is_body).map_or(id, |parent| self.program.modules[parent.index()].home);
        self.program.modules.push(Module {
            name,
            home,
            is_library: info.is_library,
            public_fns: Vec::new(),
            scope: super::hir::InScope::default(),
        });
        self.scopes.push(ModuleScope {
            name,
            parent,
            root,
            is_library: info.is_library,
            is_entry: info.is_entry && parent.is_none(),
            is_pub,
            is_body,
            stmts,
            nested: Vec::new(),
            bodies: Vec::new(),
            values: Default::default(),
            types: Default::default(),
            modules: Default::default(),
            from_values: Default::default(),
            from_types: Default::default(),
            qualifiers: Default::default(),
            low: Vec::new(),
            imported: Vec::new(),
        });
        if !is_body {
            self.add_nested_modules(id, info, stmts);
        }
        for (index, block) in walk::declaring_blocks(stmts).into_iter().enumerate() {
            let name = Symbol::new(&format!("{name}.{}", index + 1));
            let place = Place { name, parent: Some(id), root, is_pub: false, is_body: true };
            let body = self.add_module(place, info, &block.stmts);
            self.body_modules.insert(block.span, body);
            self.scope_mut(id).bodies.push(body);
        }
        id
    }

    fn add_nested_modules(&mut self, id: ModuleId, info: &ModuleInfo, stmts: &'a [ast::Stmt]) {
        let (name, root) = (self.scope(id).name, self.scope(id).root);
        for stmt in stmts {
            let StmtKind::Item(item) = &stmt.kind else {
                continue;
            };
            let ItemKind::Module(module) = &item.kind else {
                continue;
            };
            let full = match self.scope(id).is_entry {
                true => module.name.name,
                false => Symbol::new(&format!("{name}.{}", module.name.name)),
            };
            let place = Place { name: full, parent: Some(id), root, is_pub: item.is_pub, is_body: false };
            let nested = self.add_module(place, info, &module.body.stmts);
            let scope = self.scope_mut(id);
            scope.nested.push(nested);
            if scope.modules.insert(module.name.name, nested).is_some() {
                let name = module.name;
                self.report(error::already_defined(name.as_str(), name.span, None));
            }
        }
    }

    /// The library module of the name, made empty if the library has no such file.
    pub(super) fn library_module(&mut self, name: Symbol) -> ModuleId {
        if let Some(id) = self.library.get(&name) {
            return *id;
        }
        let info = ModuleInfo { name: name.as_str().to_string(), is_library: true, is_entry: false };
        let root = self.roots.len();
        let id = self.add_module(Place { name, parent: None, root, is_pub: true, is_body: false }, &info, &[]);
        self.roots.push(id);
        self.edges.push(Vec::new());
        self.library.insert(name, id);
        id
    }

    // ── imports ──

    pub(super) fn bind_imports(&mut self) {
        for index in 0..self.scopes.len() {
            let module = ModuleId(index as u32);
            if self.scope(module).is_body {
                continue;
            }
            for stmt in self.scope(module).stmts {
                let StmtKind::Item(item) = &stmt.kind else {
                    continue;
                };
                match &item.kind {
                    ItemKind::Import(path) => self.bind_import(module, path),
                    ItemKind::FromImport(import) => self.bind_from_import(module, import),
                    _ => {}
                }
            }
        }
    }

    fn bind_import(&mut self, module: ModuleId, path: &ast::Path) {
        let Some(target) = self.imported_module(module, path) else {
            self.lose(module, path.last().name);
            return;
        };
        let is_library = self.scope(target).is_library;
        let scope = self.scope_mut(module);
        if is_library && !scope.is_library && !scope.qualifiers.contains_key(&path.last().name) {
            return;
        }
        scope.qualifiers.insert(path.last().name, target);
        if !is_library {
            scope.low.push(target);
            scope.imported.push(target);
        }
    }

    fn bind_from_import(&mut self, module: ModuleId, import: &ast::FromImport) {
        let Some(target) = self.imported_module(module, &import.path) else {
            import.names.iter().for_each(|name| self.lose(module, name.name));
            return;
        };
        self.scope_mut(module).imported.push(target);
        for name in &import.names {
            let value = self.exported(target, name.name, module);
            let ty = self.member_type(target, name.name, module);
            let nested = self.member_module(target, name.name, module);
            let is_private = matches!(ty, Access::Private)
                || matches!(nested, Access::Private)
                || self.scope(target).values.contains_key(&name.name);
            let mut bound = false;
            if let Some(entry) = value {
                self.bind_value(module, name.name, entry);
                bound = true;
            }
            if let Access::Found(what) = ty {
                self.scope_mut(module).from_types.insert(name.name, what);
                self.bind_variants(module, what);
                bound = true;
            }
            if let Access::Found(nested) = nested {
                self.scope_mut(module).qualifiers.insert(name.name, nested);
                bound = true;
            }
            if !bound {
                self.lose(module, name.name);
                self.missing_member(target, *name, is_private, module);
            }
        }
    }

    fn lose(&mut self, module: ModuleId, name: Symbol) {
        let root = self.scope(module).root;
        self.lost.insert((root, name));
    }

    /// Whether an import that failed should have brought the name.
    pub(super) fn is_lost(&self, module: ModuleId, name: Symbol) -> bool {
        self.lost.contains(&(self.scope(module).root, name))
    }

    /// The later import wins; constructors of one name are kept side by side, the last imported first.
    fn bind_value(&mut self, module: ModuleId, name: Symbol, entry: ValueEntry) {
        let slot = self.scope_mut(module).from_values.entry(name).or_default();
        if entry.variants.is_empty() {
            *slot = entry;
            return;
        }
        let mut variants = entry.variants;
        variants.extend(slot.variants.iter().copied().filter(|old| !variants.contains(old)).collect::<Vec<_>>());
        *slot = ValueEntry { variants, ..ValueEntry::default() };
    }

    fn bind_variants(&mut self, module: ModuleId, what: TypeRef) {
        let TypeRef::Type(id) = what else { return };
        for (index, name) in self.variant_names(id).into_iter().enumerate() {
            let variants = vec![(id, index as u32)];
            self.bind_value(module, name, ValueEntry { variants, ..ValueEntry::default() });
        }
    }

    fn imported_module(&mut self, module: ModuleId, path: &ast::Path) -> Option<ModuleId> {
        let full = path.segments.iter().map(|segment| segment.as_str()).collect::<Vec<_>>().join(".");
        let name = Symbol::new(&full);
        let scope = self.scope(module);
        let (root, is_library) = (scope.root, scope.is_library);
        let library = self.lookup_library_module(name);
        let user = if is_library { None } else { self.user.get(&name).copied() };
        // Inside a user module the name of a library module still means the library's.
        let itself = user.is_some_and(|user| user == self.roots[root]);
        let target = if itself && library.is_some() { library } else { user.or(library) };
        let Some(target) = target else {
            if self.scope(module).is_entry && full == self.scope(module).name.as_str() {
                self.report(error::self_import(&full, path.span));
                return None;
            }
            let known = self.user.keys().chain(self.library.keys()).map(|name| name.as_str());
            let similar = suggest::closest(&full, known);
            self.report(error::unknown_module(&full, path.span, similar));
            return None;
        };
        if target == self.roots[root] {
            self.report(error::self_import(&full, path.span));
            return None;
        }
        let imported = self.scope(target);
        if !imported.is_pub && imported.root != root {
            let parent = imported.parent.map_or("", |parent| self.module_name(parent));
            self.report(error::private(path.last(), parent));
            return None;
        }
        let to = imported.root;
        if to != root && !imported.is_library {
            self.edges[root].push((to, path.span));
        }
        Some(target)
    }

    // ── order ──

    /// Files so that what a file imports comes before it; every cycle is reported once.
    pub(super) fn order_files(&mut self) {
        let mut state = vec![Mark::New; self.roots.len()];
        let mut path = Vec::new();
        let library_first = |library: bool, resolver: &Self| -> Vec<usize> {
            (0..resolver.roots.len())
                .filter(|root| resolver.scope(resolver.roots[*root]).is_library == library)
                .collect()
        };
        for root in library_first(true, self).into_iter().chain(library_first(false, self)) {
            self.visit_file(root, None, &mut state, &mut path);
        }
    }

    fn visit_file(&mut self, root: usize, from: Option<Span>, state: &mut [Mark], path: &mut Vec<usize>) {
        match state[root] {
            Mark::Done => return,
            Mark::Open => {
                let start = path.iter().position(|other| *other == root).unwrap_or(0);
                let cycle = path[start..].iter().chain([&root]);
                let names: Vec<&str> = cycle.map(|root| self.module_name(self.roots[*root])).collect();
                self.report(error::circular(&names, from));
                return;
            }
            Mark::New => {}
        }
        state[root] = Mark::Open;
        path.push(root);
        for (to, span) in self.edges[root].clone() {
            self.visit_file(to, Some(span), state, path);
        }
        path.pop();
        state[root] = Mark::Done;
        self.order.push(root);
    }
}

#[derive(Clone, Copy)]
enum Mark {
    New,
    Open,
    Done,
}
