//! What the writer of a syntax error may have had in mind: forms of other languages, and of this one in the wrong place.
//! Knows the unexpected token and its neighbours, nothing of the grammar but the names of what it would have taken.

use crate::token::Tok;

/// The unexpected token in its surroundings.
pub struct Place<'a> {
    pub tok: Tok,
    /// What stands in the source.
    pub text: &'a str,
    pub previous: Option<Tok>,
    /// The source directly behind the token.
    pub rest: &'a str,
    /// What the grammar would have taken.
    pub expected: &'a [String],
}

impl Place<'_> {
    fn takes(&self, name: &str) -> bool {
        self.expected.iter().any(|expected| expected.trim_matches('"') == name)
    }

    fn takes_operator(&self) -> bool {
        self.takes("|>") || self.takes("==")
    }

    fn takes_expression(&self) -> bool {
        self.takes("if")
    }

    fn takes_pattern(&self) -> bool {
        self.takes("FLOAT") && !self.takes_expression()
    }
}

/// A sentence that says what to write instead.
pub fn hint(place: &Place<'_>) -> Option<String> {
    let text = place.text;
    match place.tok {
        Tok::Alias | Tok::Cond | Tok::Trait | Tok::Trap | Tok::With => Some(format!("`{text}` is a reserved word")),
        Tok::Let | Tok::Pub => None,
        tok if tok.is_keyword() && is_name_wanted(place) => {
            Some(format!("`{text}` is a keyword and cannot be a name here"))
        }
        _ => form(place).map(str::to_owned),
    }
}

/// Whether a name could stand here; where an expression could as well, only if the keyword begins none and would be a
/// likely name.
fn is_name_wanted(place: &Place<'_>) -> bool {
    let likely = matches!(
        place.tok,
        Tok::Call | Tok::Cast | Tok::Terminate | Tok::Type | Tok::Module | Tok::Struct | Tok::Service | Tok::Actor
    );
    place.takes("LOWER") && (!place.takes_expression() || likely)
}

fn form(place: &Place<'_>) -> Option<&'static str> {
    let fields_only = place.expected.len() == 1 && place.takes(":");
    match place.tok {
        _ if fields_only => Some("braces hold fields, `Name { field: value }`; a body stands between `do` and `end`"),
        Tok::Assign if place.takes("TERM") || place.previous.is_some_and(is_arithmetic) => {
            Some("there is no assignment: `let x = …` gives the name `x` a new value")
        }
        Tok::Slash if place.rest.starts_with('/') => Some("a comment begins with `#`"),
        Tok::Colon if place.takes("::") => Some("a type stands behind `::`"),
        Tok::Colon if place.takes("->") || place.takes("fn_arrow") => Some("the type of the result stands behind `->`"),
        Tok::Colon if place.takes("=>") => Some("a map has `=>` between key and value: `%{\"a\" => 1}`"),
        Tok::FatArrow if place.takes("->") || place.takes("fn_arrow") => Some("clauses and arms have `->`"),
        Tok::LBrace if place.takes("do") => Some("a body stands between `do` and `end`"),
        Tok::LBrace if place.takes_expression() => Some("a map is written `%{key => value}`"),
        Tok::Bar if place.takes_expression() => Some("a closure is written `fn x -> … end`"),
        Tok::ColonColon | Tok::Cons | Tok::Bar if place.takes("]") || place.takes_operator() => {
            Some("only patterns take a list apart so; `[x] ++ rest` makes one")
        }
        Tok::Bar => Some("variants stand in `type Name do … end`, each on a line of its own"),
        Tok::Else if place.takes("end") => Some("`else` stands before the `end` of its `if`"),
        _ if place.previous == Some(Tok::BarOpen) && place.takes("LOWER") && !place.takes_pattern() => {
            Some("the state has one name here; `let` takes it apart")
        }
        _ => None,
    }
}

fn is_arithmetic(tok: Tok) -> bool {
    matches!(tok, Tok::Plus | Tok::Minus | Tok::Star | Tok::Slash)
}
