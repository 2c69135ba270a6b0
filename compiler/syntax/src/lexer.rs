//! Text to tokens, newlines included. Plain tokens come from Logos; comments, strings with their interpolations and
//! names outside ASCII are found by hand. Knows nothing of layout.

use logos::{Lexer, Logos};

use crate::diagnostics::Diagnostic;
use crate::error;
use crate::source::{FileId, Span};
use crate::token::{Tok, Token};

/// What the text consists of.
pub struct Lexed {
    pub tokens: Vec<Token>,
    /// The `##` comments, in order.
    pub docs: Vec<Comment>,
    /// The `##!` comments, in order.
    pub module_docs: Vec<Comment>,
    pub diagnostics: Vec<Diagnostic>,
    /// A string or comment that reaches to the end of the text, for want of its end.
    pub unfinished: Option<Diagnostic>,
}

/// A line comment from its first `#` to before the newline.
#[derive(Clone, Copy, Debug)]
pub struct Comment {
    pub start: u32,
    pub end: u32,
}

/// An interpolation that is being read: the string around it, and how many braces are open inside.
struct Interpolation {
    triple: bool,
    string_start: u32,
    braces: u32,
}

struct Scanner<'t> {
    file: FileId,
    text: &'t str,
    lexer: Lexer<'t, Tok>,
    open: Vec<Interpolation>,
    /// Where the last character stands that starts no token.
    stray: Option<usize>,
    /// Where the first string stands that is probably none.
    suspect: Option<usize>,
    out: Lexed,
}

pub fn lex(file: FileId, text: &str) -> Lexed {
    let out = Lexed {
        tokens: Vec::with_capacity(text.len() / 4 + 8),
        docs: Vec::new(),
        module_docs: Vec::new(),
        diagnostics: Vec::new(),
        unfinished: None,
    };
    let mut scanner =
        Scanner { file, text, lexer: Tok::lexer(text), open: Vec::new(), stray: None, suspect: None, out };
    if text.starts_with('\u{feff}') {
        scanner.lexer.bump('\u{feff}'.len_utf8());
    }
    scanner.run();
    scanner.out
}

fn continues_name(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

impl Scanner<'_> {
    fn run(&mut self) {
        loop {
            // A colon directly after a name is punctuation, so that `name:value` is not a name and an atom.
            if self.lexer.remainder().starts_with(':') && self.follows_name() {
                let start = self.lexer.span().end;
                let double = self.lexer.remainder().starts_with("::");
                let length = if double { 2 } else { 1 };
                self.lexer.bump(length);
                self.push(if double { Tok::ColonColon } else { Tok::Colon }, start, start + length);
                continue;
            }
            let Some(found) = self.lexer.next() else {
                break;
            };
            let (start, end) = (self.lexer.span().start, self.lexer.span().end);
            match found {
                Ok(tok) => self.token(tok, start, end),
                Err(()) => self.unknown(start),
            }
        }
        if let Some(outer) = self.open.first() {
            let span = Span::new(self.file, outer.string_start, outer.string_start + 1);
            self.out.unfinished = Some(error::unterminated_string(span));
        }
    }

    fn follows_name(&self) -> bool {
        let at = self.lexer.span().end;
        self.text[..at].chars().next_back().is_some_and(continues_name)
    }

    fn push(&mut self, tok: Tok, start: usize, end: usize) {
        self.out.tokens.push(Token { tok, start: start as u32, end: end as u32 });
    }

    fn token(&mut self, tok: Tok, start: usize, end: usize) {
        match tok {
            Tok::Hash => self.comment(start),
            Tok::Quote => self.string(start),
            Tok::LBrace | Tok::MapOpen => {
                if let Some(inner) = self.open.last_mut() {
                    inner.braces += 1;
                }
                self.push(tok, start, end);
            }
            Tok::RBrace => self.closing_brace(start, end),
            Tok::Colon => self.colon(start, end),
            Tok::Lower | Tok::Upper | Tok::Underscore | Tok::Atom => self.name(tok, start),
            tok if tok.is_keyword() => self.name(tok, start),
            tok => self.push(tok, start, end),
        }
    }

    /// A name, keyword or atom; it may go on with letters that Logos was not told of.
    fn name(&mut self, tok: Tok, start: usize) {
        let rest = self.lexer.remainder();
        let mut tok = tok;
        if rest.as_bytes().first().is_some_and(|b| *b >= 0x80) {
            let more = rest.find(|c| !continues_name(c)).unwrap_or(rest.len());
            if more > 0 {
                self.lexer.bump(more);
                if tok.is_keyword() || tok == Tok::Underscore {
                    tok = Tok::Lower;
                }
            }
        }
        // After a dot every keyword is an ordinary name.
        if tok.is_keyword() && self.previous() == Some(Tok::Dot) {
            tok = Tok::Lower;
        }
        self.push(tok, start, self.lexer.span().end);
    }

    /// The last token that is not a newline.
    fn previous(&self) -> Option<Tok> {
        self.out.tokens.iter().rev().map(|t| t.tok).find(|tok| *tok != Tok::Newline)
    }

    /// Logos knows atoms of ASCII letters only.
    fn colon(&mut self, start: usize, end: usize) {
        let rest = self.lexer.remainder();
        let first = rest.chars().next().unwrap_or(' ');
        if first.is_alphabetic() && !first.is_ascii() && !first.is_uppercase() {
            let length = rest.find(|c| !continues_name(c)).unwrap_or(rest.len());
            self.lexer.bump(length);
            self.push(Tok::Atom, start, end + length);
        } else {
            self.push(Tok::Colon, start, end);
        }
    }

    /// Logos knows no token here: a name that starts outside ASCII, or an error.
    fn unknown(&mut self, start: usize) {
        let rest = &self.text[start..];
        let Some(first) = rest.chars().next() else {
            return;
        };
        let covered = self.lexer.span().end - start;
        if first.is_alphabetic() {
            let length = rest.find(|c| !continues_name(c)).unwrap_or(rest.len());
            self.lexer.bump(length.saturating_sub(covered));
            self.push(if first.is_uppercase() { Tok::Upper } else { Tok::Lower }, start, start + length);
            return;
        }
        // Logos may have stopped inside a character; go on after it.
        self.lexer.bump(first.len_utf8().saturating_sub(covered));
        let end = start + first.len_utf8();
        self.push(Tok::Broken, start, end);
        // One complaint a line is enough: `'a'` is one mistake.
        let same_line = self.stray.replace(start).is_some_and(|last| !self.text[last..start].contains(['\n', '\r']));
        if !same_line {
            let span = Span::new(self.file, start as u32, end as u32);
            self.out.diagnostics.push(error::unknown_character(span, first));
        }
    }

    fn comment(&mut self, start: usize) {
        let rest = &self.text[start..];
        if rest.starts_with("#=") {
            return self.block_comment(start);
        }
        let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
        self.lexer.bump(length - 1);
        let comment = Comment { start: start as u32, end: (start + length) as u32 };
        if rest.starts_with("##!") {
            self.out.module_docs.push(comment);
        } else if rest.starts_with("##") && !rest.starts_with("###") {
            self.out.docs.push(comment);
        }
    }

    fn block_comment(&mut self, start: usize) {
        let bytes = self.text.as_bytes();
        let mut depth = 1;
        let mut at = start + 2;
        while depth > 0 && at < bytes.len() {
            match &bytes[at..(at + 2).min(bytes.len())] {
                b"#=" => {
                    depth += 1;
                    at += 2;
                }
                b"=#" => {
                    depth -= 1;
                    at += 2;
                }
                _ => at += 1,
            }
        }
        self.lexer.bump(at - self.lexer.span().end);
        if depth > 0 {
            let span = Span::new(self.file, start as u32, start as u32 + 2);
            self.out.unfinished = Some(error::unterminated_comment(span));
        }
    }

    /// At an opening quote: the whole string when it has no interpolation, else its parts up to the first `${`.
    fn string(&mut self, start: usize) {
        let triple = self.text[start..].starts_with("\"\"\"");
        let body = start + if triple { 3 } else { 1 };
        match self.scan_text(body, triple) {
            Stop::Quote(at) => {
                let end = at + if triple { 3 } else { 1 };
                self.suspect(start, at, end);
                self.move_to(end);
                self.push(Tok::Str, start, end);
            }
            Stop::Interpolation(at) => {
                self.push(Tok::StrStart, start, body);
                self.open_interpolation(body, at, triple, start as u32);
            }
            Stop::EndOfText => self.unterminated(start),
        }
    }

    /// Where a quote is missing, what stands between strings is taken for strings from there on. The first of these shows
    /// by its lines and by what stands directly behind it, which is the start of a string's text.
    fn suspect(&mut self, start: usize, at: usize, end: usize) {
        let behind = self.text[end..].chars().next();
        let is_text = |c: char| continues_name(c) || matches!(c, '$' | '(' | '[' | '{' | '"' | '\\');
        let is_odd = behind.is_some_and(is_text) && self.text[start..at].contains('\n');
        if is_odd && end - at == 1 {
            self.suspect.get_or_insert(start);
        }
    }

    fn closing_brace(&mut self, start: usize, end: usize) {
        match self.open.last_mut() {
            Some(inner) if inner.braces == 0 => {
                let (triple, string_start) = (inner.triple, inner.string_start);
                self.open.pop();
                self.push(Tok::InterpClose, start, end);
                self.string_rest(end, triple, string_start);
            }
            Some(inner) => {
                inner.braces -= 1;
                self.push(Tok::RBrace, start, end);
            }
            None => self.push(Tok::RBrace, start, end),
        }
    }

    fn string_rest(&mut self, from: usize, triple: bool, string_start: u32) {
        match self.scan_text(from, triple) {
            Stop::Quote(at) => {
                if at > from {
                    self.push(Tok::StrText, from, at);
                }
                let end = at + if triple { 3 } else { 1 };
                self.move_to(end);
                self.push(Tok::StrEnd, at, end);
            }
            Stop::Interpolation(at) => self.open_interpolation(from, at, triple, string_start),
            Stop::EndOfText => self.unterminated(string_start as usize),
        }
    }

    fn open_interpolation(&mut self, from: usize, at: usize, triple: bool, string_start: u32) {
        if at > from {
            self.push(Tok::StrText, from, at);
        }
        self.move_to(at + 2);
        self.push(Tok::InterpOpen, at, at + 2);
        self.open.push(Interpolation { triple, string_start, braces: 0 });
    }

    fn scan_text(&self, from: usize, triple: bool) -> Stop {
        let bytes = self.text.as_bytes();
        let mut at = from;
        while at < bytes.len() {
            match bytes[at] {
                b'\\' => at += 2,
                b'"' if !triple || bytes[at..].starts_with(b"\"\"\"") => return Stop::Quote(at),
                b'$' if bytes.get(at + 1) == Some(&b'{') => return Stop::Interpolation(at),
                _ => at += 1,
            }
        }
        Stop::EndOfText
    }

    fn move_to(&mut self, offset: usize) {
        self.lexer.bump(offset - self.lexer.span().end);
    }

    fn unterminated(&mut self, start: usize) {
        self.move_to(self.text.len());
        self.open.clear();
        let start = self.suspect.unwrap_or(start);
        let span = Span::new(self.file, start as u32, start as u32 + 1);
        self.out.unfinished = Some(error::unterminated_string(span));
    }
}

enum Stop {
    Quote(usize),
    Interpolation(usize),
    EndOfText,
}
