//! The two forms in which diagnostics are shown.

use mesh_syntax::diagnostics::render::{render_all, to_json};
use mesh_syntax::diagnostics::{Code, Diagnostic, Diagnostics, Severity};
use mesh_syntax::source::{SourceMap, Span};

fn example() -> (SourceMap, Vec<Diagnostic>) {
    let mut sources = SourceMap::new();
    let text = "fn f() do\n  let é = 1 + \"a\"\nend\n";
    let file = sources.add("app/main.mpl", text);
    let start = text.find('"').unwrap_or(0) as u32;
    let diagnostic = Diagnostic::new(Code::E0001, "type mismatch: expected `Int`, found `String`")
        .label(Span::new(file, start, start + 3), "found `String`")
        .secondary(Span::new(file, 3, 4), "in this function")
        .help("convert it with `String.to_int`");
    (sources, vec![diagnostic, Diagnostic::new(Code::C0001, "no main function")])
}

#[test]
fn human_form() {
    let (sources, diagnostics) = example();
    let text = render_all(&sources, &diagnostics, false);
    assert!(
        text.starts_with("error[E0001]: type mismatch: expected `Int`, found `String`\n --> app/main.mpl:2:15\n"),
        "{text}"
    );
    assert!(text.contains("^^^ found `String`"), "{text}");
    assert!(text.contains("in this function"), "{text}");
    assert!(text.contains("help: convert it"), "{text}");
    assert!(text.contains("error[C0001]: no main function"), "{text}");
    assert!(!text.contains('\u{1b}'));
}

#[test]
fn human_form_with_colours() {
    let (sources, diagnostics) = example();
    let text = render_all(&sources, &diagnostics, true);
    assert!(text.contains('\u{1b}'));
    assert!(text.contains("app/main.mpl:2:15"), "{text}");
}

#[test]
fn json_form() {
    let (sources, diagnostics) = example();
    let text = to_json(&sources, &diagnostics);
    let mut lines = text.lines();
    assert_eq!(
        lines.next(),
        Some(
            "{\"code\":\"E0001\",\"severity\":\"error\",\"message\":\"type mismatch: expected `Int`, found `String`\",\
             \"file\":\"app/main.mpl\",\"spans\":[{\"start\":25,\"end\":28,\"label\":\"found `String`\"},\
             {\"start\":3,\"end\":4,\"label\":\"in this function\"}],\"fix\":\"convert it with `String.to_int`\"}"
        )
    );
    assert_eq!(
        lines.next(),
        Some(
            "{\"code\":\"C0001\",\"severity\":\"error\",\"message\":\"no main function\",\"file\":\"\",\"spans\":[],\"fix\":null}"
        )
    );
}

#[test]
fn places() {
    let mut sources = SourceMap::new();
    let file = sources.add("a", "ab\r\nc\rd\n\né");
    let places: Vec<(u32, u32)> = [0, 2, 4, 6, 8, 9, 99].map(|at| sources.get(file).line_column(at)).to_vec();
    assert_eq!(places, [(1, 1), (1, 3), (2, 1), (3, 1), (4, 1), (5, 1), (5, 2)]);
    assert_eq!(sources.get(file).line_text(0), "ab");
}

#[test]
fn the_sink_counts_errors() {
    let mut sink = Diagnostics::new();
    sink.push(Diagnostic::new(Code::W0001, "redundant match arm"));
    sink.push(Diagnostic::new(Code::E0012, "non-exhaustive match").warning());
    assert!(!sink.has_errors());
    sink.push(Diagnostic::new(Code::E0012, "non-exhaustive match"));
    assert!(sink.has_errors());
    assert_eq!((sink.len(), sink.error_count()), (3, 1));
    assert_eq!(Code::W0003.severity(), Severity::Warning);
}
