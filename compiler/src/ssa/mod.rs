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

/// What only the caller knows.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    pub is_library: &'a dyn Fn(FileId) -> bool,
    /// Whether the process may wait for long in the builtin of this name.
    pub waits: &'a dyn Fn(&str) -> bool,
}

/// The SSA, before any pass, of everything that the program's entry reaches; with `tests`, these take the place of `main`.
/// `typed` must come from an inference without errors.
pub fn lower(
    hir: &hir::Program,
    mut typed: Typed,
    sources: &SourceMap,
    facts: Facts<'_>,
    tests: Option<&[&hir::Test]>,
) -> Result<ir::Program, Vec<Diagnostic>> {
    let Some(lang) = &hir.lang else { return Err(vec![]) };
    let types = std::mem::take(&mut typed.types);
    let specializer = specialize::Specializer::new(hir, &typed, types, lang, sources, facts);
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
