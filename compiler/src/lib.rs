//! A Mesh program from texts to SSA: names, then types, then SSA, over the syntax package. Pure: no IO, no clock, no unsafe.

mod library;
pub mod names;
pub mod ssa;
pub mod types;

use mesh_syntax::ast;
use mesh_syntax::diagnostics::{Code, Diagnostic, Severity};
use mesh_syntax::source::{FileId, SourceMap};
use names::ModuleInfo;

/// One file of the program or of the library.
#[derive(Clone, Debug)]
pub struct Module {
    pub file: FileId,
    pub info: ModuleInfo,
}

/// What the program is wanted for.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// The entry module must have a `main`.
    pub needs_main: bool,
    pub tests: Tests<'a>,
    /// The passes over the SSA run. Without them a program does the same, more slowly and with a deeper stack.
    pub optimise: bool,
    /// Whether the process may wait for long in the builtin of this name: what is garbage by then is collected before.
    pub waits: &'a dyn Fn(&str) -> bool,
    /// Told of the end of each part of the work, by which its caller can measure them.
    pub ended: &'a dyn Fn(Phase),
}

/// The parts of the work, in order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Phase {
    Parse,
    Names,
    Types,
    Ssa,
    Passes,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Options { needs_main: false, tests: Tests::Ignored, optimise: true, waits: &|_| false, ended: &|_| {} }
    }
}

/// What becomes of the `test` blocks.
#[derive(Clone, Copy, Debug, Default)]
pub enum Tests<'a> {
    /// They are no part of the program.
    #[default]
    Ignored,
    /// They are checked like functions that nobody calls.
    Checked,
    /// Those whose names contain `filter`, only of one module if one is named, are the program, instead of its `main`.
    Run { filter: &'a str, module: Option<&'a str> },
}

impl Tests<'_> {
    /// The module of the library that runs them, which a program without a single test does not name.
    fn library(self) -> Option<&'static str> {
        matches!(self, Tests::Run { .. }).then_some(ssa::TEST_RUNNER.0)
    }

    /// The functions of the tests to run with the names that a report shows, if tests are to be run.
    fn selected(self, hir: &names::hir::Program) -> Option<Vec<&names::hir::Test>> {
        let Tests::Run { filter, module } = self else {
            return None;
        };
        let is_wanted = |test: &&names::hir::Test| {
            let holder = hir.modules[test.module.index()].name.as_str();
            test.name.contains(filter) && module.is_none_or(|module| module == holder)
        };
        Some(hir.tests.iter().filter(is_wanted).collect())
    }
}

/// A program as far as the front end understands it.
pub struct Checked {
    pub files: Vec<(ModuleInfo, ast::File)>,
    pub hir: names::hir::Program,
    pub typed: types::typed::Typed,
    /// Everything there is to say, by place; what has no place first.
    pub diagnostics: Vec<Diagnostic>,
}

impl Checked {
    pub fn has_errors(&self) -> bool {
        has_errors(&self.diagnostics)
    }
}

fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|d| d.severity == Severity::Error)
}

/// Every file's tree; the texts are those of `sources`.
pub fn parse(sources: &SourceMap, modules: &[Module]) -> (Vec<(ModuleInfo, ast::File)>, Vec<Diagnostic>) {
    let mut diagnostics = vec![];
    let files = modules
        .iter()
        .map(|module| {
            let (tree, mut found) = mesh_syntax::parse(module.file, sources.text(module.file), module.info.is_library);
            diagnostics.append(&mut found);
            (module.info.clone(), tree)
        })
        .collect();
    (files, diagnostics)
}

/// Parses, resolves and infers, with as much of the library as the program needs.
pub fn check(sources: &SourceMap, modules: &[Module], options: Options<'_>) -> Checked {
    let needed = library::needed(sources, modules, options.tests.library());
    let checked = check_all(sources, &needed, options);
    // An error may be about names of the rest of the library.
    if !checked.has_errors() || needed.len() == modules.len() {
        return checked;
    }
    check_all(sources, modules, options)
}

/// A syntax error anywhere stops before names: nothing that follows could be trusted.
fn check_all(sources: &SourceMap, modules: &[Module], options: Options<'_>) -> Checked {
    let (mut files, mut diagnostics) = parse(sources, modules);
    (options.ended)(Phase::Parse);
    if has_errors(&diagnostics) {
        return Checked { files, hir: Default::default(), typed: Default::default(), diagnostics };
    }
    if matches!(options.tests, Tests::Ignored) {
        files.iter_mut().for_each(|(_, file)| drop_tests(&mut file.stmts));
    }
    let (hir, mut found) = names::resolve(&files, options.needs_main);
    (options.ended)(Phase::Names);
    diagnostics.append(&mut found);
    let incomplete = has_errors(&diagnostics);
    let (typed, mut found) = types::infer(&hir);
    (options.ended)(Phase::Types);
    // Clauses that names threw away would be missed as cases.
    found.retain(|d| !(incomplete && d.code == Code::E0012 && d.severity == Severity::Warning));
    diagnostics.append(&mut found);
    diagnostics.sort_by_key(|d| d.primary_span().map(|span| (span.file, span.start, span.end)));
    Checked { files, hir, typed, diagnostics }
}

/// Takes the `test` blocks out of a file or an inner module.
fn drop_tests(stmts: &mut Vec<ast::Stmt>) {
    stmts.retain_mut(|stmt| match &mut stmt.kind {
        ast::StmtKind::Item(item) => match &mut item.kind {
            ast::ItemKind::Test(_) => false,
            ast::ItemKind::Module(module) => {
                drop_tests(&mut module.body.stmts);
                true
            }
            _ => true,
        },
        _ => true,
    });
}

/// Checks and lowers to SSA; no program if there is an error.
pub fn compile(
    sources: &SourceMap,
    modules: &[Module],
    options: Options<'_>,
) -> (Option<ssa::ir::Program>, Vec<Diagnostic>) {
    let Checked { hir, typed, mut diagnostics, .. } = check(sources, modules, options);
    if has_errors(&diagnostics) {
        return (None, diagnostics);
    }
    let is_library = |file| modules.iter().any(|m| m.file == file && m.info.is_library);
    let tests = options.tests.selected(&hir);
    let facts = ssa::Facts { is_library: &is_library, waits: options.waits };
    match ssa::lower(&hir, typed, sources, facts, tests.as_deref()) {
        Ok(mut program) => {
            (options.ended)(Phase::Ssa);
            if options.optimise {
                ssa::pass::optimise(&mut program);
            }
            (options.ended)(Phase::Passes);
            (Some(program), diagnostics)
        }
        Err(mut found) => {
            diagnostics.append(&mut found);
            (None, diagnostics)
        }
    }
}
