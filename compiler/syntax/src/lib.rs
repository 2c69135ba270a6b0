//! Source text of Mesh to its syntax tree, with diagnostics. Knows neither types nor the run-time library.

pub mod ast;
mod builder;
pub mod diagnostics;
mod error;
pub mod format;
mod hint;
pub mod intern;
mod layout;
mod lexer;
mod parser;
mod precedence;
pub mod print;
pub mod source;
pub mod token;

lalrpop_util::lalrpop_mod!(
    #[allow(clippy::all, unused, missing_docs)]
    grammar
);

use diagnostics::Diagnostic;
use source::FileId;
use token::Token;

/// The stack that a thread needs for the trees made here: the compiler follows them by recursion, and a chain of thousands
/// of operators, calls or `else if`s is a tree of that depth.
pub const STACK: usize = 256 << 20;

/// Parses a text. The tree holds what could be parsed; it is whole when no diagnostic is an error. A library text may
/// also declare `intrinsic fn` and `intrinsic type`.
pub fn parse(file: FileId, text: &str, is_library: bool) -> (ast::File, Vec<Diagnostic>) {
    let lexed = lexer::lex(file, text);
    let mut diagnostics = lexed.diagnostics;
    let layout::Applied { tokens, stray, fault } = layout::apply(file, text, &lexed.tokens, is_library);
    // What an unclosed string or comment swallowed is missing everywhere else.
    let unfinished = lexed.unfinished.as_ref().map(|found| diagnostics.iter().chain([found]));
    let swallowed =
        unfinished.and_then(|found| found.filter_map(|one| one.primary_span()).map(|span| span.start).min());
    let fault = lexed.unfinished.map(layout::Fault::alone).or(fault);
    let parsed = parser::parse(file, text, &lexed.docs, &tokens, fault);
    diagnostics.extend(parsed.diagnostics);
    let start = |found: &Diagnostic| found.primary_span().map(|span| span.start);
    diagnostics.extend(stray.filter(|stray| !diagnostics.iter().any(|found| start(found) < start(stray))));
    if let Some(from) = swallowed {
        diagnostics.retain(|found| found.primary_span().is_none_or(|span| span.start <= from));
    }
    diagnostics.sort_by_key(|diagnostic| diagnostic.primary_span().map(|span| span.start));
    let doc = (!lexed.module_docs.is_empty()).then(|| builder::doc_text(text, &lexed.module_docs, 3));
    (ast::File { file, doc, stmts: parsed.stmts }, diagnostics)
}

/// The tokens as the grammar sees them, after the layout pass.
pub fn tokens(file: FileId, text: &str, is_library: bool) -> (Vec<Token>, Vec<Diagnostic>) {
    let lexed = lexer::lex(file, text);
    let mut diagnostics = lexed.diagnostics;
    let layout::Applied { tokens, stray, fault } = layout::apply(file, text, &lexed.tokens, is_library);
    diagnostics.extend(lexed.unfinished.or(stray).or(fault.map(|fault| fault.diagnostic)));
    (tokens, diagnostics)
}
