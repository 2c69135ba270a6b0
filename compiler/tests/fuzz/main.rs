//! The whole front end over texts that are nearly Mesh, with the real library: names, types and lowering never panic, they end,
//! places in messages are in the texts, and what has no error becomes valid SSA. `MESH_FUZZ_SECONDS=n` tries more of them,
//! `MESH_FUZZ_SEED=n` starts elsewhere.

mod library;
#[path = "../../syntax/tests/fuzz/mutate.rs"]
mod mutate;

use library::Library;
use mesh_compiler::{names, ssa, types};
use mesh_syntax::diagnostics::{Diagnostic, Severity};
use mesh_syntax::source::SourceMap;
use mutate::{Random, corpus};

#[test]
fn any_program_is_lowered_or_refused() {
    let corpus = corpus();
    let library = Library::read();
    mutate::run(move |seed| {
        let mut random = Random::new(seed);
        // Few texts with wilder changes still parse.
        let (name, text) = loop {
            let (name, text) = random.pick(&corpus);
            let text = match random.below(3) {
                0 => mutate::mutate(&mut random, text, &random_other(&corpus, seed)),
                _ => mutate::reword(&mut random, text),
            };
            let (_, diagnostics) = mesh_syntax::parse(mesh_syntax::source::FileId(0), &text, false);
            if !has_errors(&diagnostics) {
                break (name, text);
            }
        };
        if let Err(problem) = check(&library, name, &text) {
            panic!("{problem}, {name}:\n{text}");
        }
    });
}

fn random_other(corpus: &[(String, String)], seed: u64) -> String {
    Random::new(!seed).pick(corpus).1.clone()
}

fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}

/// What `mesh_compiler::compile` does, but for the library, which is parsed once for all texts.
fn check(library: &Library, name: &str, text: &str) -> Result<(), String> {
    let (sources, files) = library.with(name, text);
    let (hir, mut diagnostics) = names::resolve(&files, true);
    let (typed, mut found) = types::infer(&hir);
    diagnostics.append(&mut found);
    places(&sources, &diagnostics)?;
    if has_errors(&diagnostics) {
        return Ok(());
    }
    let is_library = |file| library.has(file);
    match ssa::lower(&hir, typed, &sources, &is_library, None) {
        // Debug builds verify SSA on the way.
        Ok(mut program) => ssa::pass::optimise(&mut program),
        Err(diagnostics) => places(&sources, &diagnostics)?,
    }
    Ok(())
}

fn places(sources: &SourceMap, diagnostics: &[Diagnostic]) -> Result<(), String> {
    for label in diagnostics.iter().flat_map(|diagnostic| &diagnostic.labels) {
        let range = label.span.start as usize..label.span.end as usize;
        if sources.text(label.span.file).get(range).is_none() {
            return Err(format!("{label:?} is not in the text"));
        }
    }
    Ok(())
}
