//! A Mesh program from texts to SSA: names, then types, then SSA, over the syntax package. Pure: no IO, no clock, no unsafe.

pub mod names;
pub mod types;

pub mod ssa;

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
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The entry module must have a `main`.
    pub needs_main: bool,
}

/// A program as far as the front end understands it.
pub struct Checked {
    pub files: Vec<(ModuleInfo, ast::File)>,
    pub hir: names::hir::Program,
    pub typed: types::typed::Typed,
    /// Everything there is to say, in the order of the stages.
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
            let (tree, mut found) =
                mesh_syntax::parse(module.file, sources.text(module.file), module.info.is_library);
            diagnostics.append(&mut found);
            (module.info.clone(), tree)
        })
        .collect();
    (files, diagnostics)
}

/// Parses, resolves and infers. A syntax error anywhere stops before names: nothing that follows could be trusted.
pub fn check(sources: &SourceMap, modules: &[Module], options: Options) -> Checked {
    let (files, mut diagnostics) = parse(sources, modules);
    if has_errors(&diagnostics) {
        return Checked { files, hir: Default::default(), typed: Default::default(), diagnostics };
    }
    let (hir, mut found) = names::resolve(&files, options.needs_main);
    diagnostics.append(&mut found);
    let incomplete = has_errors(&diagnostics);
    let (typed, mut found) = types::infer(&hir);
    // Clauses that names threw away would be missed as cases.
    found.retain(|d| !(incomplete && d.code == Code::E0012 && d.severity == Severity::Warning));
    diagnostics.append(&mut found);
    Checked { files, hir, typed, diagnostics }
}

/// Checks and lowers to SSA; no program if there is an error.
pub fn compile(
    sources: &SourceMap,
    modules: &[Module],
    options: Options,
) -> (Option<ssa::ir::Program>, Vec<Diagnostic>) {
    let Checked { hir, typed, mut diagnostics, .. } = check(sources, modules, options);
    if has_errors(&diagnostics) {
        return (None, diagnostics);
    }
    let is_library = |file| modules.iter().any(|m| m.file == file && m.info.is_library);
    match ssa::lower(&hir, typed, sources, &is_library) {
        Ok(program) => (Some(program), diagnostics),
        Err(mut found) => {
            diagnostics.append(&mut found);
            (None, diagnostics)
        }
    }
}
