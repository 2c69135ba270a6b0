//! A text as pieces (tokens, strings whole) and the gaps between them, with the comments and newlines that stand there. Knows
//! nothing of what is to become of them.

use crate::source::FileId;
use crate::token::Tok;
use crate::{layout, lexer};

/// A token with its text; a string is one piece with all that is in it.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'t> {
    pub tok: Tok,
    pub text: &'t str,
}

#[derive(Clone, Copy, Debug)]
pub struct Comment<'t> {
    pub text: &'t str,
    /// Newlines between it and what stands before.
    pub newlines: usize,
    /// It ends with its line.
    pub is_line: bool,
}

/// What stands before a piece, or at the end of the file.
#[derive(Clone, Default, Debug)]
pub struct Gap<'t> {
    /// A statement ends here.
    pub term: bool,
    pub comments: Vec<Comment<'t>>,
    /// Newlines behind the last comment, or in the whole gap if there is none.
    pub newlines: usize,
    /// No white space at all.
    pub tight: bool,
}

impl Gap<'_> {
    pub fn has_newline(&self) -> bool {
        self.newlines > 0 || self.comments.iter().any(|comment| comment.newlines > 0)
    }

    /// Whether a line must end here because of a comment.
    pub fn must_break(&self) -> bool {
        self.comments.iter().any(|comment| comment.is_line)
    }

    /// Whether the writer left a line free.
    pub fn has_blank(&self) -> bool {
        self.newlines > 1 || self.comments.iter().any(|comment| comment.newlines > 1)
    }
}

pub struct Source<'t> {
    pub pieces: Vec<Piece<'t>>,
    /// One more than pieces: a gap comes before its piece.
    pub gaps: Vec<Gap<'t>>,
}

/// Reads a text that follows the grammar.
pub fn read(file: FileId, text: &str, is_library: bool) -> Source<'_> {
    let lexed = lexer::lex(file, text);
    let tokens = layout::apply(file, text, &lexed.tokens, is_library).tokens;
    let mut source = Source { pieces: Vec::new(), gaps: Vec::new() };
    let (mut term, mut behind, mut string) = (false, 0, None);
    let mut depth = 0;
    for token in tokens {
        let (start, end) = (token.start as usize, token.end as usize);
        match token.tok {
            Tok::EndOfFile => break,
            Tok::Term if depth == 0 => term = true,
            Tok::StrStart => {
                depth += 1;
                string.get_or_insert(start);
            }
            Tok::StrEnd => depth -= 1,
            _ => {}
        }
        if depth > 0 || token.tok == Tok::Term {
            continue;
        }
        let (tok, start) = match string.take() {
            Some(start) => (Tok::Str, start),
            None => (token.tok, start),
        };
        source.gaps.push(gap(&text[behind..start], term));
        let shown = if tok == Tok::ElseIf { "else if" } else { &text[start..end] };
        source.pieces.push(Piece { tok, text: shown });
        (term, behind) = (false, end);
    }
    source.gaps.push(gap(&text[behind..], false));
    source
}

fn gap(text: &str, term: bool) -> Gap<'_> {
    let mut gap = Gap { term, tight: text.is_empty(), ..Gap::default() };
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '#' => comment_length(rest),
            '\r' if rest.starts_with("\r\n") => 2,
            _ => first.len_utf8(),
        };
        let (head, tail) = rest.split_at(length);
        match first {
            '#' => {
                let is_line = !head.starts_with("#=");
                gap.comments.push(Comment { text: head.trim_end(), newlines: gap.newlines, is_line });
                gap.newlines = 0;
            }
            '\n' | '\r' => gap.newlines += 1,
            _ => {}
        }
        rest = tail;
    }
    gap
}

fn comment_length(text: &str) -> usize {
    if !text.starts_with("#=") {
        return text.find(['\n', '\r']).unwrap_or(text.len());
    }
    let (mut depth, mut at) = (1, 2);
    while depth > 0 && at < text.len() {
        let here = &text.as_bytes()[at..];
        at += match here {
            [b'#', b'=', ..] => {
                depth += 1;
                2
            }
            [b'=', b'#', ..] => {
                depth -= 1;
                2
            }
            _ => 1,
        };
    }
    at
}
