//! Drives the grammar: one statement of the file at a time, and again after an error with the smallest broken
//! statement replaced by one token, so that a run reports several errors.

use std::borrow::Cow;
use std::cell::RefCell;

use lalrpop_util::ParseError;

use crate::ast::Stmt;
use crate::builder::Cx;
use crate::diagnostics::Diagnostic;
use crate::error;
use crate::grammar::StmtParser;
use crate::hint::Place;
use crate::layout::Fault;
use crate::lexer::Comment;
use crate::source::FileId;
use crate::token::{Tok, Token};

/// Errors of one top-level statement after which no more are looked for.
const MAX_ERRORS: usize = 20;

pub struct Parsed {
    pub stmts: Vec<Stmt>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Parses the tokens of a file. With a fault of the layout the last statement is only searched for errors.
pub fn parse(file: FileId, text: &str, docs: &[Comment], tokens: &[Token], fault: Option<Fault>) -> Parsed {
    let cx = Cx { file, text, docs, diagnostics: RefCell::new(Vec::new()) };
    let parser = StmtParser::new();
    let mut stmts = Vec::new();
    let mut chunks = top_level(tokens);
    let partial = if fault.is_some() { chunks.pop() } else { None };
    let mut headless = false;
    for chunk in chunks {
        let found = statement(&cx, &parser, chunk, &mut stmts);
        // What follows the head of an item that lacks its `do` are the members of the item.
        if headless && !chunk[0].tok.starts_item() {
            continue;
        }
        let end = chunk[chunk.len() - 1].end;
        let at_end = |found: &Diagnostic| found.primary_span().is_some_and(|span| span.start >= end);
        headless = chunk[0].tok.starts_item() && found.iter().any(at_end);
        cx.diagnostics.borrow_mut().extend(found);
    }
    if let Some(fault) = fault {
        let Fault { diagnostic, from, alone } = fault;
        let mark = cx.diagnostics.borrow().len();
        let mut found = partial.map_or(Vec::new(), |chunk| statement(&cx, &parser, chunk, &mut stmts));
        cx.diagnostics.borrow_mut().truncate(mark);
        let end = tokens.last().map_or(0, |token| token.end);
        found.retain(|error| error.primary_span().is_some_and(|span| span.start < from.unwrap_or(end)));
        if alone || headless {
            found.clear();
        }
        found.push(diagnostic);
        cx.diagnostics.borrow_mut().extend(found);
    }
    Parsed { stmts, diagnostics: cx.diagnostics.into_inner() }
}

/// The tokens of each top-level statement.
fn top_level(tokens: &[Token]) -> Vec<&[Token]> {
    let mut chunks = Vec::new();
    let mut depth = 0;
    let mut start = 0;
    for (at, token) in tokens.iter().enumerate() {
        match token.tok {
            Tok::Term if depth == 0 => {
                chunks.push(&tokens[start..at]);
                start = at + 1;
            }
            tok => depth += change(tok),
        }
    }
    chunks.push(&tokens[start..]);
    chunks.retain(|chunk| !chunk.is_empty());
    chunks
}

fn change(tok: Tok) -> i32 {
    if tok.opens() {
        1
    } else if tok.closes() || tok == Tok::ElseIf {
        -1
    } else {
        0
    }
}

/// Adds the statement, which may hold broken parts, and returns the errors of the grammar.
fn statement(cx: &Cx<'_>, parser: &StmtParser, chunk: &[Token], stmts: &mut Vec<Stmt>) -> Vec<Diagnostic> {
    let mark = cx.diagnostics.borrow().len();
    let mut tokens = Cow::Borrowed(chunk);
    let mut found: Vec<Diagnostic> = Vec::new();
    while found.len() < MAX_ERRORS {
        match attempt(cx, parser, &tokens) {
            Ok(stmt) => {
                stmts.push(stmt);
                break;
            }
            Err(failed) => {
                // What the actions of the failed attempt reported, the next one reports again.
                cx.diagnostics.borrow_mut().truncate(mark);
                let broken = broken_part(&tokens, failed.at);
                let in_arm = broken.as_ref().is_some_and(|broken| broken.in_arm);
                let next = failed.diagnostic.map(|found| if in_arm { error::one_expression(found) } else { found });
                // A token that fits nowhere is met again once what stands before it is left out.
                let is_new = |next: &Diagnostic| found.iter().all(|known| known.primary_span() != next.primary_span());
                if let Some(next) = next.filter(is_new) {
                    found.push(next);
                }
                match broken {
                    Some(broken) => tokens = Cow::Owned(broken.replaced(&tokens)),
                    None => break,
                }
            }
        }
    }
    found
}

struct Failed {
    /// Index of the token that was not expected; the length of the chunk at its end.
    at: usize,
    /// None when the token is one that stands for an error already reported.
    diagnostic: Option<Diagnostic>,
}

fn attempt(cx: &Cx<'_>, parser: &StmtParser, tokens: &[Token]) -> Result<Stmt, Failed> {
    let input = tokens.iter().map(|token| Ok((token.start, token.tok, token.end)));
    parser.parse::<_, _>(cx, input).map_err(|error| describe(cx, tokens, error))
}

fn describe(cx: &Cx<'_>, tokens: &[Token], error: ParseError<u32, Tok, ()>) -> Failed {
    let (start, expected) = match error {
        ParseError::UnrecognizedToken { token, expected } => (Some(token.0), expected),
        ParseError::ExtraToken { token } => (Some(token.0), Vec::new()),
        ParseError::UnrecognizedEof { expected, .. } => (None, expected),
        ParseError::InvalidToken { .. } | ParseError::User { .. } => (None, Vec::new()),
    };
    let Some(start) = start else {
        let end = tokens.last().map_or(0, |token| token.end);
        let last = cx.text[end as usize..].trim().is_empty();
        let tok = if last { Tok::EndOfFile } else { Tok::Term };
        let previous = tokens.last().map(|token| token.tok);
        let place = Place { tok, text: "", previous, rest: "", expected: &expected };
        let diagnostic = error::unexpected(cx.span(end, end), &place);
        return Failed { at: tokens.len(), diagnostic: Some(diagnostic) };
    };
    let at = tokens.partition_point(|token| token.start < start);
    let token = tokens[at.min(tokens.len() - 1)];
    // The end of a line is a place, not a range that reaches into the next line.
    let end = if token.tok == Tok::Term { token.start } else { token.end };
    let span = cx.span(token.start, end);
    let glob = token.tok == Tok::Star && at > 0 && tokens[at - 1].tok == Tok::Import;
    let diagnostic = match token.tok {
        Tok::Broken => None,
        _ if glob => Some(error::glob_import(span)),
        tok => {
            let text = cx.text(token.start, token.end);
            let previous = at.checked_sub(1).map(|before| tokens[before].tok);
            let rest = &cx.text[token.end as usize..];
            Some(error::unexpected(span, &Place { tok, text, previous, rest, expected: &expected }))
        }
    };
    Failed { at, diagnostic }
}

/// An open bracket or body on the way to the error, with the start of the current statement in it.
struct Level {
    body: bool,
    /// The body of a `case` or `receive`.
    arms: bool,
    /// Whether the next `do` here belongs to one of these.
    before_arms: bool,
    start: usize,
}

impl Level {
    fn new(opener: Tok, arms: bool, start: usize) -> Level {
        let body = matches!(opener, Tok::Do | Tok::DoTrailing | Tok::FnArrow);
        Level { body, arms, before_arms: false, start }
    }
}

/// What is left out so that the rest can be looked at.
struct Broken {
    start: usize,
    end: usize,
    /// An arm of which more than one expression was written.
    in_arm: bool,
}

impl Broken {
    /// The tokens with one in place of the part.
    fn replaced(&self, tokens: &[Token]) -> Vec<Token> {
        let broken = Token { tok: Tok::Broken, start: tokens[self.start].start, end: tokens[self.end - 1].end };
        let mut shorter = tokens[..self.start].to_vec();
        shorter.push(broken);
        shorter.extend_from_slice(&tokens[self.end..]);
        shorter
    }
}

/// The innermost statement around `at`. None when that is the whole.
fn broken_part(tokens: &[Token], at: usize) -> Option<Broken> {
    let mut levels = levels(tokens, at);
    while let Some(level) = levels.iter().rposition(|level| level.body) {
        let mut end = end_of_statement(tokens, at, (levels.len() - 1 - level) as i32);
        let start = levels[level].start;
        let region = tokens.get(start..end)?;
        if !region.is_empty() && region.iter().any(|token| token.tok != Tok::Broken) {
            let in_arm = levels[level].arms && level + 1 == levels.len() && is_second_of_arm(tokens, start, at, end);
            while in_arm && tokens.get(end).is_some_and(|token| token.tok == Tok::Term) {
                let next = end_of_statement(tokens, end + 1, 0);
                if next == end + 1 || has_arrow(&tokens[end + 1..next]) {
                    break;
                }
                end = next;
            }
            // What follows a function's head that lacks its `do` is the function's body.
            let headless = region.first().is_some_and(|token| token.tok == Tok::FnDef) && at == end;
            while headless && tokens.get(end).is_some_and(|token| token.tok == Tok::Term) {
                let next = end_of_statement(tokens, end + 1, 0);
                if next == end + 1 || tokens[end + 1].tok.starts_item() {
                    break;
                }
                end = next;
            }
            return Some(Broken { start, end, in_arm });
        }
        levels.truncate(level);
    }
    None
}

/// What is open before `at`.
fn levels(tokens: &[Token], at: usize) -> Vec<Level> {
    let mut levels: Vec<Level> = Vec::new();
    let mut before_arms = false;
    for (index, token) in tokens.iter().enumerate().take(at) {
        let pending = levels.last_mut().map_or(&mut before_arms, |level| &mut level.before_arms);
        match token.tok {
            Tok::Case | Tok::Match | Tok::Receive => *pending = true,
            Tok::If | Tok::While | Tok::For => *pending = false,
            Tok::Term | Tok::Else | Tok::After | Tok::BarClose => {
                if let Some(level) = levels.last_mut() {
                    level.start = index + 1;
                }
            }
            tok if tok.opens() => {
                let arms = tok == Tok::Do && std::mem::take(pending);
                levels.push(Level::new(tok, arms, index + 1));
            }
            tok if change(tok) < 0 => {
                levels.pop();
            }
            _ => {}
        }
    }
    levels
}

/// Whether the statement in the body of a `case` is no arm, or is one with a statement behind its arrow.
fn is_second_of_arm(tokens: &[Token], start: usize, at: usize, end: usize) -> bool {
    let is_statement = tokens.get(at).is_some_and(|token| token.tok == Tok::Let);
    let behind_arrow = at > start && tokens[at - 1].tok == Tok::Arrow;
    let is_first = start < 2 || tokens[start - 1].tok != Tok::Term;
    (is_statement && behind_arrow) || (!is_first && !has_arrow(&tokens[start..end]))
}

/// Whether there is an arrow outside of brackets and bodies.
fn has_arrow(tokens: &[Token]) -> bool {
    let mut depth = 0;
    tokens.iter().any(|token| {
        depth += change(token.tok);
        depth == 0 && token.tok == Tok::Arrow
    })
}

/// The first token from `at` on that ends the statement `depth` brackets and bodies further out.
fn end_of_statement(tokens: &[Token], at: usize, mut depth: i32) -> usize {
    for (index, token) in tokens.iter().enumerate().skip(at) {
        let separates = matches!(token.tok, Tok::Term | Tok::Else | Tok::After);
        if depth == 0 && (separates || change(token.tok) < 0) {
            return index;
        }
        depth += change(token.tok);
    }
    tokens.len()
}
