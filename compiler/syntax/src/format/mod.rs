//! The formatter: a text with the same tree and the same comments in the one form that everybody writes. Works on the tokens that
//! the layout pass has told apart; where lines break is decided by groups (brackets, bodies, pipe chains) that are broken as
//! a whole or not at all. Knows nothing of names and types.

mod group;
mod piece;
mod render;
mod space;

use crate::diagnostics::Diagnostic;
use crate::source::FileId;
use crate::{parse, print};
use std::fmt::Write;

/// How wide a line may be, and how far a level is indented.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    pub line_width: usize,
    pub indent_size: usize,
}

impl Default for Style {
    fn default() -> Style {
        Style { line_width: 100, indent_size: 2 }
    }
}

/// Why a text stays as it is.
#[derive(Debug)]
pub enum Refusal {
    /// It does not follow the grammar.
    Syntax(Vec<Diagnostic>),
    /// The result would have meant something else: a mistake of the formatter.
    Changed(String),
}

/// The text in its standard form.
pub fn format(file: FileId, text: &str, is_library: bool, style: Style) -> Result<String, Refusal> {
    let before = meaning(file, text, is_library).map_err(Refusal::Syntax)?;
    let source = piece::read(file, text, is_library);
    if source.pieces.is_empty() && source.gaps[0].comments.is_empty() {
        return Ok(String::new());
    }
    let signs = space::Signs::find(&source);
    let mut groups = group::find(&source, &signs);
    let result = render::settle(&source, &mut groups, &signs, style);
    match meaning(file, &result, is_library) {
        Ok(after) if after == before => Ok(result),
        Ok(after) => Err(Refusal::Changed(first_difference(&before, &after))),
        Err(found) => {
            let said = found.first().map(|diagnostic| diagnostic.message.clone()).unwrap_or_default();
            Err(Refusal::Changed(said))
        }
    }
}

/// Tree and comments of a text that follows the grammar.
fn meaning(file: FileId, text: &str, is_library: bool) -> Result<String, Vec<Diagnostic>> {
    let (tree, diagnostics) = parse(file, text, is_library);
    if diagnostics.iter().any(Diagnostic::is_error) {
        return Err(diagnostics);
    }
    let mut out = print::file(&tree);
    for comment in piece::read(file, text, is_library).gaps.iter().flat_map(|gap| &gap.comments) {
        _ = writeln!(out, "{}", comment.text);
    }
    Ok(out)
}

fn first_difference(before: &str, after: &str) -> String {
    let pair = before.lines().zip(after.lines()).find(|(a, b)| a != b);
    pair.map_or_else(|| "the end differs".to_owned(), |(a, b)| format!("`{}` became `{}`", a.trim(), b.trim()))
}
