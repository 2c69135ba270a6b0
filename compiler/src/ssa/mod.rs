//! Typed trees to SSA: specialisation, and a check of the result; passes over it. Text form in `print`.

mod build;
mod derive;
mod early;
pub mod ir;
pub mod parse;
pub mod pass;
pub mod print;
mod specialize;
mod verify;

use crate::names::hir;
use crate::types::typed::Typed;
pub(crate) use build::TEST_RUNNER;
use mesh_syntax::diagnostics::Diagnostic;
use mesh_syntax::source::{FileId, SourceMap};

/// The SSA, before any pass, of everything that the program's entry reaches; with `tests`, these take the place of `main`.
/// `typed` must come from an inference without errors.
pub fn lower(
    hir: &hir::Program,
    mut typed: Typed,
    sources: &SourceMap,
    is_library: &dyn Fn(FileId) -> bool,
    tests: Option<&[&hir::Test]>,
) -> Result<ir::Program, Vec<Diagnostic>> {
    let Some(lang) = &hir.lang else { return Err(vec![]) };
    let types = std::mem::take(&mut typed.types);
    let specializer = specialize::Specializer::new(hir, &typed, types, lang, sources, is_library);
    let program = specializer.run(tests)?;
    verify_in_debug(&program, "after lowering");
    Ok(program)
}

fn verify_in_debug(program: &ir::Program, when: &str) {
    if cfg!(debug_assertions)
        && let Err(error) = verify::program(program)
    {
        panic!("invalid SSA {when}: {error}");
    }
}
