//! Lexer, layout and parser over texts that are nearly Mesh: they never panic, they end, and every place that they name is in
//! the text. `MESH_FUZZ_SECONDS=n` tries more of them, `MESH_FUZZ_SEED=n` starts elsewhere.

mod mutate;

use mesh_syntax::diagnostics::render;
use mesh_syntax::source::SourceMap;
use mutate::{Random, corpus};

#[test]
fn any_text_is_parsed_or_refused() {
    let corpus = corpus();
    mutate::run(move |seed| {
        let mut random = Random::new(seed);
        let (name, text) = random.pick(&corpus);
        let other = &random.pick(&corpus).1;
        let text = match random.below(4) {
            0 => mutate::reword(&mut random, text),
            _ => mutate::mutate(&mut random, text, other),
        };
        mutate::about(&text);
        let mut sources = SourceMap::new();
        let file = sources.add(name.clone(), text.clone());
        let inside = |start: u32, end: u32, what: &str| {
            let range = start as usize..end as usize;
            assert!(start <= end && text.get(range).is_some(), "{what} at {start}..{end}, {name}");
        };
        let is_library = random.below(4) == 0;
        let (tokens, _) = mesh_syntax::tokens(file, &text, is_library);
        for token in &tokens {
            inside(token.start, token.end, &format!("{:?}", token.tok));
        }
        let (tree, diagnostics) = mesh_syntax::parse(file, &text, is_library);
        for diagnostic in &diagnostics {
            for label in &diagnostic.labels {
                inside(label.span.start, label.span.end, &diagnostic.message);
            }
        }
        render::render_all(&sources, &diagnostics, false);
        render::to_json(&sources, &diagnostics);
        // The form that shows a tree shows its spans: no second walk over all kinds of nodes is needed. It takes most of the time.
        if random.below(8) == 0 {
            for (start, end) in spans(&format!("{tree:?}")) {
                inside(start, end, "a node");
            }
        }
    });
}

/// What follows `Span` in a text made with `Debug`.
fn spans(shown: &str) -> impl Iterator<Item = (u32, u32)> {
    shown.split("Span { file: FileId(0), start: ").skip(1).filter_map(|rest| {
        let (start, rest) = rest.split_once(", end: ")?;
        let (end, _) = rest.split_once(" }")?;
        Some((start.parse().ok()?, end.parse().ok()?))
    })
}
