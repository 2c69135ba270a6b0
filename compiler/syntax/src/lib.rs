//! Source text of Mesh to its syntax tree, with diagnostics. Knows neither types nor the run-time library.

pub mod ast;
mod builder;
pub mod diagnostics;
mod error;
pub mod format;
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

/// Parses a text. The tree holds what could be parsed; it is whole when no diagnostic is an error. A library text may
/// also declare `intrinsic fn` and `intrinsic type`.
pub fn parse(file: FileId, text: &str, is_library: bool) -> (ast::File, Vec<Diagnostic>) {
    let lexed = lexer::lex(file, text);
    let mut diagnostics = lexed.diagnostics;
    let (tokens, fault) = layout::apply(file, text, &lexed.tokens, is_library);
    // What an unclosed string or comment swallowed is missing everywhere else.
    let fault = lexed.unfinished.map(layout::Fault::alone).or(fault);
    let parsed = parser::parse(file, text, &lexed.docs, &tokens, fault);
    diagnostics.extend(parsed.diagnostics);
    diagnostics.sort_by_key(|diagnostic| diagnostic.primary_span().map(|span| span.start));
    let doc = (!lexed.module_docs.is_empty()).then(|| builder::doc_text(text, &lexed.module_docs, 3));
    (ast::File { file, doc, stmts: parsed.stmts }, diagnostics)
}

/// The tokens as the grammar sees them, after the layout pass.
pub fn tokens(file: FileId, text: &str, is_library: bool) -> (Vec<Token>, Vec<Diagnostic>) {
    let lexed = lexer::lex(file, text);
    let mut diagnostics = lexed.diagnostics;
    let (tokens, fault) = layout::apply(file, text, &lexed.tokens, is_library);
    diagnostics.extend(lexed.unfinished.or(fault.map(|fault| fault.diagnostic)));
    (tokens, diagnostics)
}
