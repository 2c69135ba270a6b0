//! Text in, tree or diagnostics out. Trees are compared in the form of `print`.

mod corners;
mod diagnostics;
mod expressions;
mod items;
mod layout;
mod precedence;
mod recovery;

use mesh_syntax::diagnostics::Diagnostic;
use mesh_syntax::source::FileId;

fn parse(text: &str, library: bool) -> (String, Vec<Diagnostic>) {
    let (file, diagnostics) = mesh_syntax::parse(FileId(0), text, library);
    (mesh_syntax::print::file(&file), diagnostics)
}

/// The tree, in which every run of white space is one blank.
#[track_caller]
fn tree(text: &str) -> String {
    let (printed, diagnostics) = parse(text, false);
    assert!(diagnostics.is_empty(), "{text}\n{diagnostics:#?}");
    printed.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn same(text: &str, expected: &str) {
    assert_eq!(tree(text), expected.split_whitespace().collect::<Vec<_>>().join(" "), "{text}");
}

/// The messages with their offsets.
fn messages(text: &str) -> Vec<(u32, String)> {
    let (_, diagnostics) = parse(text, false);
    let place = |d: &Diagnostic| d.primary_span().map_or(0, |span| span.start);
    diagnostics.iter().map(|d| (place(d), d.message.clone())).collect()
}

#[track_caller]
fn fails_at(text: &str, places: &[u32]) {
    let found = messages(text);
    let starts: Vec<u32> = found.iter().map(|(start, _)| *start).collect();
    assert_eq!(starts, places, "{text}\n{found:#?}");
    for (_, message) in found {
        assert!(message.starts_with("Parse error: "), "{message}");
    }
}

#[track_caller]
fn fails_with(text: &str, words: &str) {
    let found = messages(text);
    assert!(found.iter().any(|(_, message)| message.contains(words)), "{text}\n{found:#?}");
}
