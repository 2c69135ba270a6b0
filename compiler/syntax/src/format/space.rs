//! What stands between two pieces on one line.

use super::piece::Source;
use crate::token::Tok;

/// For every piece: whether it is a prefix operator, and whether an angle bracket belongs to a type.
pub struct Signs {
    prefix: Vec<bool>,
    angle: Vec<bool>,
}

impl Signs {
    pub fn find(source: &Source<'_>) -> Signs {
        let count = source.pieces.len();
        let mut signs = Signs { prefix: vec![false; count], angle: vec![false; count] };
        for at in 0..count {
            let tok = source.pieces[at].tok;
            let behind_operand = at > 0 && !source.gaps[at].term && signs.is_operand(source, at - 1);
            signs.prefix[at] = matches!(tok, Tok::Minus | Tok::Bang) && !behind_operand;
            if tok == Tok::Less && signs.opens_types(source, at) {
                signs.mark_types(source, at);
            }
        }
        signs
    }

    /// Whether a value or a type can end with the piece.
    fn is_operand(&self, source: &Source<'_>, at: usize) -> bool {
        match source.pieces[at].tok {
            Tok::Greater => self.angle[at],
            Tok::Lower | Tok::Upper | Tok::Int | Tok::Float | Tok::Atom | Tok::Str | Tok::Underscore => true,
            Tok::RParen | Tok::RBracket | Tok::RBrace | Tok::End | Tok::Question => true,
            Tok::True | Tok::False | Tok::Nil | Tok::SelfWord => true,
            _ => false,
        }
    }

    fn opens_types(&self, source: &Source<'_>, at: usize) -> bool {
        let before = |n: usize| at.checked_sub(n).map(|at| source.pieces[at].tok);
        let named = match before(1) {
            Some(Tok::Upper) => source.gaps[at].tight,
            Some(_) => before(2) == Some(Tok::FnDef),
            None => false,
        };
        named && closing_angle(source, at).is_some()
    }

    fn mark_types(&mut self, source: &Source<'_>, at: usize) {
        let Some(close) = closing_angle(source, at) else { return };
        self.angle[at] = true;
        self.angle[close] = true;
    }

    /// Whether it is an angle bracket of a type.
    pub fn is_angle(&self, at: usize) -> bool {
        self.angle[at]
    }

    /// Whether a space separates the piece from the one before it.
    pub fn between(&self, source: &Source<'_>, at: usize) -> bool {
        let (before, tok) = (source.pieces[at - 1].tok, source.pieces[at].tok);
        if self.prefix[at - 1] || (self.angle[at - 1] && before == Tok::Less) || self.angle[at] {
            return false;
        }
        match (before, tok) {
            (Tok::LBrace, Tok::RBrace) => false,
            (Tok::LBrace, _) => at < 2 || source.pieces[at - 2].tok != Tok::For,
            (_, Tok::RBrace) => is_spaced(source, at),
            (_, Tok::Comma | Tok::Colon | Tok::Question | Tok::Dot | Tok::DotDot | Tok::BarClose) => false,
            (_, Tok::RParen | Tok::RBracket) => false,
            (Tok::LParen | Tok::LBracket | Tok::MapOpen | Tok::Dot | Tok::DotDot | Tok::BarOpen, _) => false,
            (_, Tok::Bang) if !self.prefix[at] => false,
            (Tok::Bang, _) => false,
            (Tok::Spawn | Tok::Send | Tok::Link | Tok::Monitor | Tok::KwDeriving, Tok::LParen) => false,
            (Tok::End, Tok::LParen | Tok::LBracket) => false,
            (Tok::Fn, Tok::LParen) => !source.gaps[at].tight,
            (_, Tok::LParen | Tok::LBracket) => source.gaps[at].term || !self.is_operand(source, at - 1),
            _ => true,
        }
    }
}

/// Whether the brace closes the fields of a struct: they stand apart from their braces, maps and variables do not.
fn is_spaced(source: &Source<'_>, close: usize) -> bool {
    let mut depth = 0;
    for at in (0..close).rev() {
        match source.pieces[at].tok {
            Tok::RBrace => depth += 1,
            Tok::LBrace | Tok::MapOpen if depth > 0 => depth -= 1,
            Tok::MapOpen => return false,
            Tok::LBrace => return at == 0 || source.pieces[at - 1].tok != Tok::For,
            _ => {}
        }
    }
    false
}

/// The `>` that belongs to a `<`, if only types stand between them.
fn closing_angle(source: &Source<'_>, open: usize) -> Option<usize> {
    let mut depth = 0;
    for (at, piece) in source.pieces.iter().enumerate().skip(open) {
        match piece.tok {
            Tok::Less => depth += 1,
            Tok::Greater => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            Tok::Upper | Tok::Dot | Tok::Comma | Tok::LParen | Tok::RParen | Tok::Arrow | Tok::Question | Tok::Bang => {
            }
            _ => return None,
        }
    }
    None
}
