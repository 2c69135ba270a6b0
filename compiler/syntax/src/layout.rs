//! The pass over tokens that decides which newlines end a statement and tells apart the words whose meaning depends
//! on their place, so that the grammar sees no insignificant newline and needs no context. It also sees to it that
//! brackets and bodies are closed, and that nothing nests deeper than the later stages can follow.

use crate::diagnostics::Diagnostic;
use crate::error;
use crate::source::{FileId, Span};
use crate::token::{Tok, Token};

/// How many brackets and bodies may be open at once.
const MAX_OPEN: usize = 200;
/// How deep the tree of one place may get, counting operators and links of a chain as well: thousands, since a chain is
/// flat for its reader. [`crate::STACK`] is for trees of this depth.
const MAX_DEPTH: u32 = 12_000;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    /// A bracket, with the token that closes it.
    Bracket(Tok),
    /// A bracket after `:: Fun`: the arrow that follows belongs to the type.
    FunType,
    /// A body up to its `end`.
    Body,
    /// A construct whose `do` is still to come.
    Head(Tok),
}

struct Frame {
    open: Open,
    at: Token,
    /// Operators and openers since the last separator on this level.
    depth: u32,
}

struct Layout<'t> {
    file: FileId,
    text: &'t str,
    input: &'t [Token],
    library: bool,
    at: usize,
    out: Vec<Token>,
    stack: Vec<Frame>,
    bodies_and_brackets: usize,
    depth: u32,
    top_depth: u32,
    /// A terminator that waits for the token after it.
    pending: Option<(Token, bool)>,
    /// Length of the stack where the `|` that opened closure parameters stands.
    bars: Option<usize>,
    /// The arrow of a function type is expected next.
    type_arrow: bool,
    /// The first word that closes something where nothing is open.
    stray: Option<Diagnostic>,
}

/// A bracket structure that cannot be right, or that nests too deeply. The pass ends there.
pub struct Fault {
    pub diagnostic: Diagnostic,
    /// Where the structure goes wrong; what the grammar has to say about later places is a consequence.
    pub from: Option<u32>,
    /// Nothing else is to be said about the statement it is in.
    pub alone: bool,
}

impl Fault {
    pub fn alone(diagnostic: Diagnostic) -> Fault {
        Fault { diagnostic, from: None, alone: true }
    }
}

pub struct Applied {
    /// On a fault those before it.
    pub tokens: Vec<Token>,
    /// A word that closes something where nothing is open, left out of the tokens. It is left over where an earlier statement,
    /// maybe of another item, lacks its `do`: then an earlier error explains it.
    pub stray: Option<Diagnostic>,
    pub fault: Option<Fault>,
}

/// Applies the layout rules.
pub fn apply(file: FileId, text: &str, input: &[Token], library: bool) -> Applied {
    let mut layout = Layout {
        file,
        text,
        input,
        library,
        at: 0,
        out: Vec::with_capacity(input.len()),
        stack: Vec::new(),
        bodies_and_brackets: 0,
        depth: 0,
        top_depth: 0,
        pending: None,
        bars: None,
        type_arrow: false,
        stray: None,
    };
    let fault = layout.run().err().map(|fault| *fault);
    Applied { tokens: layout.out, stray: layout.stray, fault }
}

/// Rule 2: whether a newline after this token may end a statement.
fn can_end(tok: Tok) -> bool {
    match tok {
        Tok::Greater => true,
        Tok::End | Tok::True | Tok::False | Tok::Nil | Tok::SelfWord | Tok::Return | Tok::Break | Tok::Continue => true,
        Tok::Assign | Tok::Arrow | Tok::FnArrow | Tok::FatArrow | Tok::ColonColon | Tok::Cons | Tok::Colon => false,
        Tok::Comma | Tok::Dot | Tok::Bar | Tok::BarOpen | Tok::BarClose | Tok::Bang => false,
        Tok::DoTrailing | Tok::ElseIf | Tok::FnDef | Tok::KwFrom | Tok::KwAs | Tok::KwIntrinsic => false,
        tok => !(tok.is_binary() || tok.is_keyword() || tok.opens()),
    }
}

/// Rule 3: whether this token at the start of a line may start a statement.
fn can_start(tok: Tok) -> bool {
    match tok {
        Tok::Minus => true,
        Tok::Bar | Tok::ColonColon | Tok::Arrow | Tok::FatArrow | Tok::Assign | Tok::Dot | Tok::Question => false,
        Tok::Comma | Tok::When | Tok::Where | Tok::Do => false,
        tok => !tok.is_binary(),
    }
}

/// Terminators before these are dropped.
fn closes_list(tok: Tok) -> bool {
    tok.closes() || matches!(tok, Tok::Else | Tok::After | Tok::EndOfFile)
}

/// After these a statement starts.
fn starts_statement(previous: Option<Tok>) -> bool {
    match previous {
        None => true,
        Some(tok) => matches!(tok, Tok::Term | Tok::Pub | Tok::KwIntrinsic) || starts_block(tok),
    }
}

fn starts_block(tok: Tok) -> bool {
    matches!(tok, Tok::Do | Tok::DoTrailing | Tok::FnArrow | Tok::Else | Tok::BarClose)
}

type Step = Result<(), Box<Fault>>;

impl Layout<'_> {
    fn run(&mut self) -> Step {
        while self.at < self.input.len() {
            let token = self.input[self.at];
            self.at += 1;
            match token.tok {
                Tok::Newline => self.newline(token),
                Tok::Semi => self.pending = Some((token, true)),
                _ => {
                    self.settle(token);
                    self.step(token)?;
                }
            }
        }
        match self.innermost() {
            Some(frame) => Err(self.unclosed(frame.at, self.end_span())),
            None => Ok(()),
        }
    }

    fn innermost(&self) -> Option<&Frame> {
        self.stack.iter().rev().find(|frame| !matches!(frame.open, Open::Head(_)))
    }

    fn too_deep(&self, at: Token) -> Box<Fault> {
        Box::new(Fault { diagnostic: error::too_deep(self.span(at)), from: Some(at.start), alone: true })
    }

    /// `open` lacks its end, unless the indentation shows that another one took it.
    fn unclosed(&self, open: Token, found: Span) -> Box<Fault> {
        let is_body = matches!(open.tok, Tok::Do | Tok::Arrow);
        let open = if is_body { self.misaligned().unwrap_or(open) } else { open };
        let diagnostic = error::unclosed(self.span(open), self.word(open), found);
        Box::new(Fault { diagnostic, from: Some(open.start), alone: false })
    }

    /// The first body whose `end` stands further left than the line that opened it.
    fn misaligned(&self) -> Option<Token> {
        let mut open: Vec<Token> = Vec::new();
        for token in &self.out {
            match token.tok {
                Tok::Do | Tok::DoTrailing | Tok::FnArrow => open.push(*token),
                Tok::ElseIf => drop(open.pop()),
                Tok::End => {
                    let body = open.pop()?;
                    let (end, leads) = self.indentation(*token);
                    if leads && end < self.indentation(body).0 {
                        return Some(body);
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// The blanks at the start of the token's line, and whether it is the first thing on it.
    fn indentation(&self, token: Token) -> (usize, bool) {
        let before = &self.text[..token.start as usize];
        let line = &before[before.rfind(['\n', '\r']).map_or(0, |at| at + 1)..];
        let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
        (blanks, blanks == line.len())
    }

    fn span(&self, token: Token) -> Span {
        Span::new(self.file, token.start, token.end)
    }

    fn end_span(&self) -> Span {
        let end = self.text.len() as u32;
        Span::new(self.file, end, end)
    }

    fn word(&self, token: Token) -> &str {
        &self.text[token.start as usize..token.end as usize]
    }

    fn previous(&self) -> Option<Tok> {
        self.out.last().map(|token| token.tok)
    }

    /// The tokens after the current one, newlines left out.
    fn following(&self) -> impl Iterator<Item = Token> + '_ {
        self.input[self.at..].iter().copied().filter(|token| token.tok != Tok::Newline)
    }

    fn next_is(&self, wanted: impl Fn(Tok) -> bool) -> bool {
        self.following().next().is_some_and(|token| wanted(token.tok))
    }

    fn newline(&mut self, token: Token) {
        let innermost = self.stack.iter().rev().find(|frame| !matches!(frame.open, Open::Head(_)));
        let counts = innermost.is_none_or(|frame| frame.open == Open::Body);
        if counts && self.pending.is_none() && self.previous().is_some_and(can_end) {
            self.pending = Some((token, false));
        }
    }

    /// Decides about the terminator before `token`.
    fn settle(&mut self, token: Token) {
        let Some((term, explicit)) = self.pending.take() else {
            return;
        };
        let wanted = !closes_list(token.tok) && (explicit || can_start(token.tok));
        let at_start = self.previous().is_none_or(|tok| tok == Tok::Term || starts_block(tok));
        if !wanted || at_start {
            return;
        }
        self.out.push(Token { tok: Tok::Term, ..term });
        self.drop_heads();
        self.separate();
    }

    fn drop_heads(&mut self) {
        while matches!(self.stack.last(), Some(Frame { open: Open::Head(_), .. })) {
            self.pop();
        }
    }

    fn top(&self) -> Option<Open> {
        self.stack.last().map(|frame| frame.open)
    }

    fn pop(&mut self) -> Option<Frame> {
        let frame = self.stack.pop()?;
        self.depth -= frame.depth;
        if !matches!(frame.open, Open::Head(_)) {
            self.bodies_and_brackets -= 1;
        }
        Some(frame)
    }

    fn push(&mut self, open: Open, at: Token) -> Step {
        // Of the expressions in a string none stands inside another.
        if at.tok != Tok::InterpOpen {
            self.deepen(at)?;
        }
        self.stack.push(Frame { open, at, depth: 0 });
        if !matches!(open, Open::Head(_)) {
            self.bodies_and_brackets += 1;
            if self.bodies_and_brackets > MAX_OPEN {
                return Err(self.too_deep(at));
            }
        }
        Ok(())
    }

    /// The counter of the innermost body or bracket; heads count with what they stand in.
    fn level(&mut self) -> &mut u32 {
        match self.stack.iter_mut().rev().find(|frame| !matches!(frame.open, Open::Head(_))) {
            Some(frame) => &mut frame.depth,
            None => &mut self.top_depth,
        }
    }

    fn deepen(&mut self, at: Token) -> Step {
        *self.level() += 1;
        self.depth += 1;
        if self.depth > MAX_DEPTH { Err(self.too_deep(at)) } else { Ok(()) }
    }

    fn separate(&mut self) {
        let level = std::mem::take(self.level());
        self.depth -= level;
    }

    fn emit(&mut self, tok: Tok, token: Token) {
        self.out.push(Token { tok, ..token });
    }

    fn step(&mut self, token: Token) -> Step {
        let type_arrow = std::mem::take(&mut self.type_arrow);
        if self.previous() == Some(Tok::FnDef) {
            self.emit(if token.tok == Tok::Upper { Tok::Upper } else { Tok::Lower }, token);
            return Ok(());
        }
        match token.tok {
            Tok::LParen => {
                let fun = self.is_function_type();
                self.push(if fun { Open::FunType } else { Open::Bracket(Tok::RParen) }, token)?;
                self.emit(token.tok, token);
            }
            Tok::LBracket => self.open_bracket(Tok::RBracket, token)?,
            Tok::LBrace | Tok::MapOpen => self.open_bracket(Tok::RBrace, token)?,
            Tok::InterpOpen => self.open_bracket(Tok::InterpClose, token)?,
            Tok::RParen | Tok::RBracket | Tok::RBrace | Tok::InterpClose => self.close_bracket(token)?,
            Tok::Do => self.open_body(token)?,
            Tok::End => self.close_body(token)?,
            Tok::Else => self.otherwise(token)?,
            Tok::Arrow => self.arrow(token, type_arrow)?,
            Tok::Bar => self.bar(token),
            Tok::Assign => {
                self.drop_heads();
                self.emit(token.tok, token);
            }
            Tok::Fn | Tok::Def => {
                let tok = self.function_word();
                self.push(Open::Head(tok), token)?;
                self.emit(tok, token);
            }
            Tok::Match | Tok::Case => {
                self.push(Open::Head(Tok::Case), token)?;
                self.emit(Tok::Case, token);
            }
            Tok::For if self.top() == Some(Open::Head(Tok::Impl)) => self.emit(token.tok, token),
            tok if is_head(tok) => {
                self.push(Open::Head(tok), token)?;
                self.emit(tok, token);
            }
            Tok::Lower => self.word_in_context(token)?,
            Tok::ColonColon => {
                self.deepen(token)?;
                self.emit(if self.pattern_follows() { Tok::Cons } else { token.tok }, token);
            }
            Tok::Comma | Tok::FatArrow => {
                self.separate();
                self.emit(token.tok, token);
            }
            tok => {
                if nests(tok) {
                    self.deepen(token)?;
                }
                self.emit(tok, token);
            }
        }
        Ok(())
    }

    /// Whether the parenthesis to come belongs to `Fun(…) -> T` in an annotation.
    fn is_function_type(&self) -> bool {
        let [.., before, last] = self.out.as_slice() else {
            return false;
        };
        last.tok == Tok::Upper
            && self.word(*last) == "Fun"
            && matches!(before.tok, Tok::ColonColon | Tok::Arrow | Tok::Bang | Tok::Less)
    }

    /// Whether what stands behind a `::` is certainly a pattern, where both a type and a pattern might: a tuple of
    /// patterns, a variant with fields, a variant in front of another `::`.
    fn pattern_follows(&self) -> bool {
        if self.top() != Some(Open::Bracket(Tok::RParen)) {
            return false;
        }
        let mut rest = self.following().skip_while(|token| token.tok == Tok::LParen);
        let in_brackets = self.next_is(|tok| tok == Tok::LParen);
        let Some(first) = rest.next() else { return false };
        if first.tok != Tok::Upper {
            return in_brackets && first.tok != Tok::RParen;
        }
        let mut after = rest.skip_while(|token| matches!(token.tok, Tok::Upper | Tok::Dot));
        let after = after.next().map(|token| token.tok);
        self.word(first) != "Fun" && (after == Some(Tok::LParen) || (!in_brackets && after == Some(Tok::ColonColon)))
    }

    fn open_bracket(&mut self, closer: Tok, token: Token) -> Step {
        self.push(Open::Bracket(closer), token)?;
        self.emit(token.tok, token);
        Ok(())
    }

    fn close_bracket(&mut self, token: Token) -> Step {
        self.drop_heads();
        match self.top() {
            Some(Open::Bracket(closer)) if closer == token.tok => {}
            Some(Open::FunType) if token.tok == Tok::RParen => self.type_arrow = true,
            _ => return self.mismatch(token),
        }
        self.pop();
        self.emit(token.tok, token);
        Ok(())
    }

    /// The word closes something else than what is open. With nothing open it is one too many, and a statement ends there.
    fn mismatch(&mut self, token: Token) -> Step {
        if let Some(frame) = self.innermost() {
            return Err(self.unclosed(frame.at, self.span(token)));
        }
        self.stray.get_or_insert(error::stray(self.span(token), self.word(token)));
        self.pending = Some((token, true));
        Ok(())
    }

    fn open_body(&mut self, token: Token) -> Step {
        let tok = match self.top() {
            Some(Open::Head(_)) => {
                self.pop();
                Tok::Do
            }
            _ if self.previous() == Some(Tok::RParen) => Tok::DoTrailing,
            _ => Tok::Do,
        };
        self.push(Open::Body, token)?;
        self.emit(tok, token);
        Ok(())
    }

    fn close_body(&mut self, token: Token) -> Step {
        self.drop_heads();
        if self.top() != Some(Open::Body) {
            return self.mismatch(token);
        }
        self.pop();
        self.emit(token.tok, token);
        Ok(())
    }

    fn otherwise(&mut self, token: Token) -> Step {
        self.drop_heads();
        let chained = self.input.get(self.at).is_some_and(|next| next.tok == Tok::If);
        if !chained {
            self.separate();
            self.emit(Tok::Else, token);
            return Ok(());
        }
        if self.top() != Some(Open::Body) {
            return self.mismatch(token);
        }
        self.pop();
        let last = self.input[self.at];
        self.at += 1;
        self.push(Open::Head(Tok::If), token)?;
        self.emit(Tok::ElseIf, Token { end: last.end, ..token });
        Ok(())
    }

    fn arrow(&mut self, token: Token, of_type: bool) -> Step {
        if !of_type && self.top() == Some(Open::Head(Tok::Fn)) {
            self.pop();
            // The message about a missing `end` points at the `fn`, but the arrow is what the stack can name.
            self.push(Open::Body, token)?;
            self.emit(Tok::FnArrow, token);
            return Ok(());
        }
        if of_type {
            self.deepen(token)?;
        }
        self.emit(Tok::Arrow, token);
        Ok(())
    }

    /// `|` directly after a `do` opens closure parameters or names the state; the next one on that level closes.
    fn bar(&mut self, token: Token) {
        if self.bars == Some(self.stack.len()) {
            self.bars = None;
            self.emit(Tok::BarClose, token);
        } else if matches!(self.previous(), Some(Tok::Do | Tok::DoTrailing)) {
            self.bars = Some(self.stack.len());
            self.emit(Tok::BarOpen, token);
        } else {
            self.emit(Tok::Bar, token);
        }
        self.separate();
    }

    /// A definition stands at the start of a statement and names what it defines.
    fn function_word(&self) -> Tok {
        if !starts_statement(self.previous()) {
            return Tok::Fn;
        }
        let mut following = self.following();
        let named = following.next().is_some_and(|token| self.names_function(token.tok));
        let defines = following.next().is_some_and(|token| matches!(token.tok, Tok::LParen | Tok::Less | Tok::Do));
        if named && defines { Tok::FnDef } else { Tok::Fn }
    }

    /// The interface `Not` has a method named by a keyword, and the library has functions that are called with such a
    /// name after a dot (`Process.monitor`).
    fn names_function(&self, tok: Tok) -> bool {
        match tok {
            Tok::Lower | Tok::Upper | Tok::Not => true,
            Tok::Do | Tok::When | Tok::True | Tok::False | Tok::Nil => false,
            tok => self.library && tok.is_keyword(),
        }
    }

    /// Names that are keywords in one place only.
    fn word_in_context(&mut self, token: Token) -> Step {
        let at_start = starts_statement(self.previous());
        let tok = match self.word(token) {
            "from" if at_start && self.next_is(|tok| tok == Tok::Upper) => Tok::KwFrom,
            "test" if at_start && self.next_is(|tok| tok == Tok::Str) => Tok::KwTest,
            "intrinsic" if self.library && at_start && self.next_is(|tok| matches!(tok, Tok::Fn | Tok::Type)) => {
                Tok::KwIntrinsic
            }
            "deriving" if self.previous() == Some(Tok::End) && self.next_is(|tok| tok == Tok::LParen) => {
                Tok::KwDeriving
            }
            "as" if self.previous().is_some_and(ends_pattern) && self.next_is(|tok| tok == Tok::Lower) => Tok::KwAs,
            _ => Tok::Lower,
        };
        if tok == Tok::KwTest {
            self.push(Open::Head(tok), token)?;
        }
        self.emit(tok, token);
        Ok(())
    }
}

/// Whether the tree gets deeper with each of these in a row.
fn nests(tok: Tok) -> bool {
    let prefix_or_postfix = matches!(tok, Tok::Dot | Tok::Question | Tok::Bang | Tok::Not | Tok::Return);
    prefix_or_postfix || tok.is_binary()
}

fn ends_pattern(tok: Tok) -> bool {
    matches!(
        tok,
        Tok::Lower
            | Tok::Upper
            | Tok::Underscore
            | Tok::Int
            | Tok::Float
            | Tok::Str
            | Tok::Atom
            | Tok::True
            | Tok::False
            | Tok::Nil
            | Tok::RParen
            | Tok::RBracket
    )
}

fn is_head(tok: Tok) -> bool {
    matches!(
        tok,
        Tok::If
            | Tok::While
            | Tok::For
            | Tok::Receive
            | Tok::Actor
            | Tok::Call
            | Tok::Cast
            | Tok::Service
            | Tok::Supervisor
            | Tok::Module
            | Tok::Struct
            | Tok::Type
            | Tok::Interface
            | Tok::Impl
            | Tok::Terminate
    )
}
