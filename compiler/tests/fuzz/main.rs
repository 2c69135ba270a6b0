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
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

#[test]
fn any_program_is_lowered_or_refused() {
    let corpus = corpus();
    let library = Library::read();
    // Most changes make an error; the others must not be so few that lowering is hardly tried.
    let lowered = Arc::new(AtomicU64::new(0));
    let count = Arc::clone(&lowered);
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
        mutate::about(&text);
        match check(&library, name, &text) {
            Ok(is_lowered) => {
                count.fetch_add(u64::from(is_lowered), Relaxed);
            }
            Err(problem) => panic!("{problem}, {name}"),
        }
    });
    println!("{} of them without errors", lowered.load(Relaxed));
}

#[test]
fn what_once_failed_is_refused() {
    let library = Library::read();
    let texts = [
        // A list pattern at a number.
        "fn f(0) = 0\nfn f(h :: t) = 1\nfn main() do\n  f(1)\nend\n",
        "fn main() do\n  case 1 do\n    1 -> 0\n    h :: t -> 1\n    _ -> 2\n  end\nend\n",
        "fn main() do\n  case (1, 2) do\n    (1, _) -> 0\n    (h :: t, _) -> 1\n    _ -> 2\n  end\nend\n",
    ];
    for text in texts {
        assert_eq!(check(&library, "main.mpl", text), Ok(false), "{text}");
    }
}

fn random_other(corpus: &[(String, String)], seed: u64) -> String {
    Random::new(!seed).pick(corpus).1.clone()
}

fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}

/// What `mesh_compiler::compile` does, but for the library, which is parsed once for all texts. Says whether it came to SSA.
fn check(library: &Library, name: &str, text: &str) -> Result<bool, String> {
    let (sources, files) = library.with(name, text);
    let (hir, mut diagnostics) = names::resolve(&files, true);
    let (typed, mut found) = types::infer(&hir);
    diagnostics.append(&mut found);
    places(&sources, &diagnostics)?;
    if has_errors(&diagnostics) {
        return Ok(false);
    }
    let is_library = |file| library.has(file);
    let facts = ssa::Facts { is_library: &is_library, waits: &|_| false };
    match ssa::lower(&hir, typed, &sources, facts, None) {
        // Debug builds verify SSA on the way.
        Ok(mut program) => ssa::pass::optimise(&mut program),
        Err(diagnostics) => {
            places(&sources, &diagnostics)?;
            return Ok(false);
        }
    }
    Ok(true)
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
