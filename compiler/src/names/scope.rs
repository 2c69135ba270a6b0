//! What a module declares and what it sees: the tables of one module and the lookup orders over them. Knows nothing of
//! local variables and of bodies.

use mesh_syntax::ast::{self, Ident};
use mesh_syntax::intern::Symbol;
use mesh_syntax::source::Span;
use rustc_hash::FxHashMap;

use super::hir::{BuiltinFn, ConstId, FnId, InScope, ModuleId, ServiceId, TraitId, TypeId};
use super::{Resolver, error, prelude, suggest};

/// What a name of the type namespace means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum TypeRef {
    Type(TypeId),
    /// Index into `Resolver::aliases`.
    Alias(usize),
    Trait(TraitId),
    Service(ServiceId),
}

pub(super) struct TypeEntry {
    pub what: TypeRef,
    pub is_pub: bool,
    pub span: Span,
}

/// Things that the language gives under the name of a library function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Special {
    Builtin(BuiltinFn),
    NodeSpawn { link: bool },
}

/// What a name of the value namespace means in one table.
#[derive(Clone, Default, Debug)]
pub(super) struct ValueEntry {
    pub special: Option<Special>,
    pub fns: Vec<FnId>,
    pub constant: Option<ConstId>,
    pub variants: Vec<(TypeId, u32)>,
}

/// The meaning of a value name after a lookup.
#[derive(Clone, Debug)]
pub(super) enum Found {
    Fns(Vec<FnId>),
    Const(ConstId),
    Variants(Vec<(TypeId, u32)>),
    Traits(Vec<(TraitId, u32)>),
    Special(Special),
}

/// Whether a module has a member for somebody who asks.
pub(super) enum Access<T> {
    Found(T),
    Private,
    Missing,
}

pub(super) struct ModuleScope<'a> {
    pub name: Symbol,
    pub parent: Option<ModuleId>,
    /// Index of the file; names are private to it.
    pub root: usize,
    pub is_library: bool,
    pub is_entry: bool,
    pub is_pub: bool,
    /// The declarations of one block of a body: like a module without a name around what the block says.
    pub is_body: bool,
    pub stmts: &'a [ast::Stmt],
    /// Nested modules in textual order.
    pub nested: Vec<ModuleId>,
    /// The blocks inside bodies of this module that hold declarations.
    pub bodies: Vec<ModuleId>,
    pub values: FxHashMap<Symbol, ValueEntry>,
    pub types: FxHashMap<Symbol, TypeEntry>,
    pub modules: FxHashMap<Symbol, ModuleId>,
    pub from_values: FxHashMap<Symbol, ValueEntry>,
    pub from_types: FxHashMap<Symbol, TypeRef>,
    pub qualifiers: FxHashMap<Symbol, ModuleId>,
    /// Modules of `import A.B`, whose types and variants are visible with low priority.
    pub low: Vec<ModuleId>,
    /// Every module imported in either form.
    pub imported: Vec<ModuleId>,
}

impl ValueEntry {
    pub fn is_empty(&self) -> bool {
        self.special.is_none() && self.fns.is_empty() && self.constant.is_none() && self.variants.is_empty()
    }

    fn found(&self) -> Option<Found> {
        if let Some(special) = self.special {
            return Some(Found::Special(special));
        }
        if !self.fns.is_empty() {
            return Some(Found::Fns(self.fns.clone()));
        }
        if let Some(constant) = self.constant {
            return Some(Found::Const(constant));
        }
        (!self.variants.is_empty()).then(|| Found::Variants(self.variants.clone()))
    }
}

/// Collects the candidates of a constructor name over all levels, or stops at the first level with something else.
#[derive(Default)]
struct Search {
    variants: Vec<(TypeId, u32)>,
}

impl Search {
    fn level(&mut self, entry: Option<&ValueEntry>) -> Option<Found> {
        let found = entry?.found()?;
        let Found::Variants(list) = &found else {
            return self.variants.is_empty().then_some(found);
        };
        for variant in list {
            if !self.variants.contains(variant) {
                self.variants.push(*variant);
            }
        }
        None
    }
}

impl<'a> Resolver<'a> {
    pub(super) fn scope(&self, module: ModuleId) -> &ModuleScope<'a> {
        &self.scopes[module.index()]
    }

    pub(super) fn scope_mut(&mut self, module: ModuleId) -> &mut ModuleScope<'a> {
        &mut self.scopes[module.index()]
    }

    /// The module and those around it, innermost first.
    fn chain_ids(&self, module: ModuleId) -> impl Iterator<Item = ModuleId> {
        std::iter::successors(Some(module), |id| self.scope(*id).parent)
    }

    fn chain(&self, module: ModuleId) -> impl Iterator<Item = &ModuleScope<'a>> {
        self.chain_ids(module).map(|id| self.scope(id))
    }

    pub(super) fn module_name(&self, module: ModuleId) -> &'static str {
        self.scope(module).name.as_str()
    }

    /// An unqualified value name, by the order of language.md §4.4 without the local variables.
    pub(super) fn lookup_value(&self, module: ModuleId, name: Symbol) -> Option<Found> {
        let mut search = Search::default();
        for scope in self.chain(module) {
            for table in [&scope.values, &scope.from_values] {
                if let Some(found) = search.level(table.get(&name)) {
                    return Some(found);
                }
            }
        }
        if search.variants.is_empty()
            && let Some(found) = self.visible_trait_methods(module, name)
        {
            return Some(found);
        }
        if let Some(prelude) = self.prelude {
            let public = self.exported(prelude, name, module);
            if let Some(found) = search.level(public.as_ref()) {
                return Some(found);
            }
        }
        for low in self.chain(module).flat_map(|scope| scope.low.iter().rev()) {
            let mut entry = self.exported(*low, name, module).unwrap_or_default();
            entry.fns.clear();
            entry.constant = None;
            search.level(Some(&entry));
        }
        if !search.variants.is_empty() {
            return Some(Found::Variants(search.variants));
        }
        self.last_resort(module, name)
    }

    /// Names of the library's own files, the prefixed names, and methods of interfaces that the file does not see.
    fn last_resort(&self, module: ModuleId, name: Symbol) -> Option<Found> {
        if self.scope(module).is_library
            && let Some(builtin) = prelude::library_builtin(name.as_str())
        {
            return Some(Found::Special(Special::Builtin(builtin)));
        }
        if let Some((owner, member)) = prelude::prefixed(name.as_str())
            && let Some(owner) = self.library.get(&Symbol::new(owner))
            && let Some(entry) = self.exported(*owner, Symbol::new(member), module)
        {
            return entry.found();
        }
        let all = self.trait_methods.get(&name)?;
        Some(Found::Traits(all.clone()))
    }

    fn visible_trait_methods(&self, module: ModuleId, name: Symbol) -> Option<Found> {
        let root = self.scope(module).root;
        let visible: Vec<(TraitId, u32)> = self
            .trait_methods
            .get(&name)?
            .iter()
            .copied()
            .filter(|(id, _)| {
                let home = self.program.traits[id.index()].module;
                let scope = self.scope(home);
                match scope.is_body {
                    true => self.chain_ids(module).any(|around| around == home),
                    false if scope.is_library || scope.root == root => true,
                    false => self.chain(module).any(|scope| scope.imported.contains(&home)),
                }
            })
            .collect();
        (!visible.is_empty()).then_some(Found::Traits(visible))
    }

    /// What `from` may use of a name that `module` declares; None if it declares nothing of the name or all is private.
    pub(super) fn exported(&self, module: ModuleId, name: Symbol, from: ModuleId) -> Option<ValueEntry> {
        let owner = self.scope(module);
        let entry = owner.values.get(&name)?;
        if owner.root == self.scope(from).root {
            return Some(entry.clone());
        }
        let public = ValueEntry {
            special: entry.special,
            fns: entry.fns.iter().copied().filter(|id| self.program.fns[id.index()].is_pub).collect(),
            constant: entry.constant.filter(|id| self.const_pub[id.index()]),
            variants: entry.variants.iter().copied().filter(|(id, _)| self.program.types[id.index()].is_pub).collect(),
        };
        (!public.is_empty()).then_some(public)
    }

    pub(super) fn member_value(&self, module: ModuleId, name: Symbol, from: ModuleId) -> Access<Found> {
        if let Some(found) = self.exported(module, name, from).and_then(|entry| entry.found()) {
            return Access::Found(found);
        }
        match self.scope(module).values.contains_key(&name) {
            true => Access::Private,
            false => Access::Missing,
        }
    }

    pub(super) fn member_type(&self, module: ModuleId, name: Symbol, from: ModuleId) -> Access<TypeRef> {
        let owner = self.scope(module);
        match owner.types.get(&name) {
            Some(entry) if entry.is_pub || owner.root == self.scope(from).root => Access::Found(entry.what),
            Some(_) => Access::Private,
            None => Access::Missing,
        }
    }

    pub(super) fn member_module(&self, module: ModuleId, name: Symbol, from: ModuleId) -> Access<ModuleId> {
        match self.scope(module).modules.get(&name) {
            Some(id) => {
                let nested = self.scope(*id);
                match nested.is_pub || nested.root == self.scope(from).root {
                    true => Access::Found(*id),
                    false => Access::Private,
                }
            }
            None => Access::Missing,
        }
    }

    /// An unqualified name of the type namespace.
    pub(super) fn lookup_type(&self, module: ModuleId, name: Symbol) -> Option<TypeRef> {
        for scope in self.chain(module) {
            if let Some(entry) = scope.types.get(&name) {
                return Some(entry.what);
            }
            if let Some(what) = scope.from_types.get(&name) {
                return Some(*what);
            }
        }
        if let Some(prelude) = self.prelude
            && let Access::Found(what) = self.member_type(prelude, name, module)
        {
            return Some(what);
        }
        for low in self.chain(module).flat_map(|scope| scope.low.iter().rev()) {
            if let Access::Found(what) = self.member_type(*low, name, module) {
                return Some(what);
            }
        }
        self.library_types.get(&name).copied().or_else(|| {
            let iter = prelude::names_iterator(name.as_str()).then(|| Symbol::new("Iter"))?;
            self.library_types.get(&iter).copied()
        })
    }

    /// The types and traits of other modules that a module names without a qualifier.
    pub(super) fn in_scope(&self, module: ModuleId) -> InScope {
        let mut found = InScope::default();
        let mut add = |what: TypeRef| match what {
            TypeRef::Type(id) => found.types.push(id),
            TypeRef::Trait(id) => found.traits.push(id),
            TypeRef::Alias(_) | TypeRef::Service(_) => {}
        };
        for scope in self.chain(module) {
            scope.from_types.values().for_each(|&what| add(what));
            if let Some(parent) = scope.parent {
                self.scope(parent).types.values().for_each(|entry| add(entry.what));
            }
            for &low in &scope.low {
                self.scope(low).types.values().filter(|entry| entry.is_pub).for_each(|entry| add(entry.what));
            }
        }
        found.types.sort_unstable();
        found.types.dedup();
        found.traits.sort_unstable();
        found.traits.dedup();
        found
    }

    /// A module that the file binds itself: nested or imported.
    pub(super) fn lookup_bound_module(&self, module: ModuleId, name: Symbol) -> Option<ModuleId> {
        self.chain(module).find_map(|scope| scope.modules.get(&name).or(scope.qualifiers.get(&name)).copied())
    }

    pub(super) fn lookup_library_module(&self, name: Symbol) -> Option<ModuleId> {
        let name = if name == self.words.json_upper { self.words.json } else { name };
        self.library.get(&name).copied()
    }

    /// The complaint about a member that a module does not give to `from`.
    pub(super) fn missing_member(&mut self, module: ModuleId, name: Ident, is_private: bool, from: ModuleId) {
        let module_name = self.module_name(module);
        if is_private {
            self.report(error::private(name, module_name));
            return;
        }
        let mut names = self.export_names(module, from);
        names.sort_unstable();
        names.dedup();
        let similar = suggest::closest(name.as_str(), names.iter().copied());
        let mut available = names.iter().take(24).copied().collect::<Vec<_>>().join(", ");
        if names.len() > 24 {
            available.push_str(", …");
        }
        self.report(error::not_exported(name, module_name, &available, similar));
    }

    fn export_names(&self, module: ModuleId, from: ModuleId) -> Vec<&'static str> {
        let scope = self.scope(module);
        let values = scope.values.keys().filter(|name| self.exported(module, **name, from).is_some());
        let types = scope.types.iter().filter(|(_, entry)| entry.is_pub).map(|(name, _)| name);
        let modules = scope.modules.iter().filter(|(_, id)| self.scope(**id).is_pub).map(|(name, _)| name);
        values.chain(types).chain(modules).map(|name| name.as_str()).filter(|name| !name.starts_with("__")).collect()
    }

    pub(super) fn similar_type(&self, module: ModuleId, name: Symbol) -> Option<&'static str> {
        let own = self.chain(module).flat_map(|scope| scope.types.keys().chain(scope.from_types.keys()));
        let low = self.chain(module).flat_map(|scope| scope.low.iter()).flat_map(|id| self.scope(*id).types.keys());
        let all = own.chain(low).chain(self.library_types.keys());
        suggest::closest(name.as_str(), all.map(|name| name.as_str()))
    }

    pub(super) fn similar_value(
        &self,
        module: ModuleId,
        name: Ident,
        locals: impl Iterator<Item = Symbol>,
    ) -> Option<&'static str> {
        let own = self.chain(module).flat_map(|scope| scope.values.keys().chain(scope.from_values.keys()));
        let prelude = self.prelude.iter().flat_map(|id| self.scope(*id).values.keys());
        let all = locals.chain(own.copied()).chain(prelude.copied());
        if !name.is_upper() {
            return suggest::closest(name.as_str(), all.map(|name| name.as_str()));
        }
        // In front of a dot modules and types are names too.
        let modules = self.chain(module).flat_map(|scope| scope.modules.keys().chain(scope.qualifiers.keys()));
        let types = self.chain(module).flat_map(|scope| scope.types.keys().chain(scope.from_types.keys()));
        let all = all.chain(modules.chain(types).chain(self.library.keys()).copied());
        suggest::closest(name.as_str(), all.map(|name| name.as_str()))
    }

    /// The module of the program that a name in front of a dot would mean if it were imported.
    pub(super) fn unimported(&self, name: Ident) -> Option<&'static str> {
        let last = |full: &&Symbol| full.as_str().rsplit('.').next() == Some(name.as_str());
        let found = self.user.keys().filter(last).min_by_key(|full| full.as_str())?;
        name.is_upper().then(|| found.as_str())
    }
}
