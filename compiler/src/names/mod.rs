//! Syntax trees to the resolved tree: every name becomes an id, sugar goes away, all complaints about names are made.
//! Knows nothing of inference: what a type must decide is left open in `hir` as candidates or members.

pub mod hir;

mod body;
mod call;
mod collect;
mod desugar;
mod error;
mod expr;
mod graph;
mod path;
mod pattern;
mod prelude;
mod scope;
mod service;
pub(crate) mod suggest;
mod supervisor;
mod types;
mod walk;

#[cfg(test)]
mod tests;

use mesh_syntax::ast;
use mesh_syntax::diagnostics::Diagnostic;
use mesh_syntax::intern::Symbol;
use mesh_syntax::source::Span;
use rustc_hash::{FxHashMap, FxHashSet};

pub(crate) use prelude::prefixed;

use collect::{FnSource, InitSource, TypeSource};
use hir::{ImplId, ModuleId, Program, TraitId, TypeId};
use scope::{ModuleScope, TypeRef};
use types::AliasDef;

/// What the caller knows of a file besides its text.
#[derive(Clone, Debug)]
pub struct ModuleInfo {
    /// `Utils`, `Math.Vector`, `Main`.
    pub name: String,
    /// A file of the standard library: sees other library files only, and may declare what the runtime gives.
    pub is_library: bool,
    pub is_entry: bool,
}

/// Resolves a whole program. Files of the project come in the order in which they are visited. `needs_main` demands a
/// function `main` of the entry module. The program is complete (with `Error` nodes) whatever the diagnostics say.
pub fn resolve(files: &[(ModuleInfo, ast::File)], needs_main: bool) -> (Program, Vec<Diagnostic>) {
    let mut resolver = Resolver::new();
    resolver.add_modules(files);
    resolver.collect();
    resolver.add_specials();
    resolver.index_library_types();
    resolver.bind_imports();
    resolver.order_files();
    resolver.resolve_declarations();
    resolver.find_lang_items();
    resolver.lower_bodies();
    resolver.finish(needs_main);
    (resolver.program, resolver.diagnostics)
}

/// Names that resolution compares with again and again.
struct Words {
    prelude: Symbol,
    json: Symbol,
    json_upper: Symbol,
    self_: Symbol,
    init: Symbol,
    start: Symbol,
    main: Symbol,
    pipe: Symbol,
    wild: Symbol,
}

struct Resolver<'a> {
    program: Program,
    diagnostics: Vec<Diagnostic>,
    words: Words,
    /// By `ModuleId`.
    scopes: Vec<ModuleScope<'a>>,
    /// Modules by full name.
    library: FxHashMap<Symbol, ModuleId>,
    user: FxHashMap<Symbol, ModuleId>,
    prelude: Option<ModuleId>,
    /// Module of every file.
    roots: Vec<ModuleId>,
    /// What stands for the declarations of a block, by the block's place.
    body_modules: FxHashMap<Span, ModuleId>,
    /// Which files a file imports, with the place of the import.
    edges: Vec<Vec<(usize, Span)>>,
    /// Names that imports of a file (by its index) should have brought: the import is reported, their uses are not as well.
    lost: FxHashSet<(usize, Symbol)>,
    /// Files, dependencies first.
    order: Vec<usize>,
    library_types: FxHashMap<Symbol, TypeRef>,
    trait_methods: FxHashMap<Symbol, Vec<(TraitId, u32)>>,
    /// Methods that impls give to a type.
    type_members: FxHashMap<TypeId, FxHashSet<Symbol>>,
    aliases: Vec<AliasDef<'a>>,
    /// Parallel to the lists of `program`.
    type_sources: Vec<TypeSource<'a>>,
    trait_sources: Vec<&'a ast::Interface>,
    impl_sources: Vec<&'a ast::Impl>,
    fn_sources: Vec<FnSource<'a>>,
    service_fns: Vec<FxHashMap<Symbol, Vec<hir::FnId>>>,
    const_pub: Vec<bool>,
    init_sources: Vec<InitSource<'a>>,
}

impl<'a> Resolver<'a> {
    fn new() -> Resolver<'a> {
        Resolver {
            program: Program::default(),
            diagnostics: Vec::new(),
            words: Words {
                prelude: Symbol::new("Prelude"),
                json: Symbol::new("Json"),
                json_upper: Symbol::new("JSON"),
                self_: Symbol::new("self"),
                init: Symbol::new("init"),
                start: Symbol::new("start"),
                main: Symbol::new("main"),
                pipe: Symbol::new("(piped)"),
                wild: Symbol::new("_"),
            },
            scopes: Vec::new(),
            library: FxHashMap::default(),
            user: FxHashMap::default(),
            prelude: None,
            roots: Vec::new(),
            body_modules: FxHashMap::default(),
            edges: Vec::new(),
            lost: FxHashSet::default(),
            order: Vec::new(),
            library_types: FxHashMap::default(),
            trait_methods: FxHashMap::default(),
            type_members: FxHashMap::default(),
            aliases: Vec::new(),
            type_sources: Vec::new(),
            trait_sources: Vec::new(),
            impl_sources: Vec::new(),
            fn_sources: Vec::new(),
            service_fns: Vec::new(),
            const_pub: Vec::new(),
            init_sources: Vec::new(),
        }
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    fn lower_bodies(&mut self) {
        for index in 0..self.fn_sources.len() {
            self.lower_fn(hir::FnId(index as u32));
        }
        self.lower_inits();
    }

    /// `main`, the lists that the modules show, and what the maps of this stage leave in the program.
    fn finish(&mut self, needs_main: bool) {
        let entry = self.roots.iter().copied().find(|id| self.scope(*id).is_entry);
        self.program.main = entry.and_then(|entry| {
            let entry = self.scope(entry).values.get(&self.words.main)?;
            entry.fns.iter().copied().find(|id| self.program.fns[id.index()].params.is_empty())
        });
        if needs_main && self.program.main.is_none() {
            self.report(error::no_main());
        }
        for (index, function) in self.program.fns.iter().enumerate() {
            if function.is_pub && function.owner == hir::Owner::Module {
                let id = hir::FnId(index as u32);
                self.program.modules[function.module.index()].public_fns.push((function.name, id));
            }
        }
        for index in 0..self.program.modules.len() {
            if !self.program.modules[index].is_library {
                self.program.modules[index].scope = self.in_scope(ModuleId(index as u32));
            }
        }
    }

    fn impl_ids(&self) -> impl Iterator<Item = ImplId> + use<> {
        (0..self.program.impls.len() as u32).map(ImplId)
    }
}
