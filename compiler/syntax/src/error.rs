//! One function a syntax diagnostic, and LALRPOP's lists of expected tokens in words.

use crate::diagnostics::{Code, Diagnostic};
use crate::hint::{Place, hint};
use crate::source::Span;
use crate::token::Tok;

fn parse_error(span: Span, message: impl AsRef<str>) -> Diagnostic {
    Diagnostic::at(Code::P0001, span, format!("Parse error: {}", message.as_ref()))
}

pub fn unterminated_string(start: Span) -> Diagnostic {
    parse_error(start, "this string is not closed, expected `\"`")
}

pub fn unterminated_comment(start: Span) -> Diagnostic {
    parse_error(start, "this comment is not closed, expected `=#`")
}

pub fn unknown_character(span: Span, found: char) -> Diagnostic {
    let shown = if found == '\'' { "'".to_owned() } else { found.escape_debug().to_string() };
    let diagnostic = parse_error(span, format!("unexpected character `{shown}`"));
    match found {
        '\'' => diagnostic.help("strings have double quotes"),
        _ => diagnostic,
    }
}

pub fn too_deep(span: Span) -> Diagnostic {
    parse_error(span, "this is nested too deeply").help("give parts of it names with `let`, or functions of their own")
}

pub fn unclosed(open: Span, word: &str, found: Span) -> Diagnostic {
    let closer = match word {
        "(" => ")",
        "[" => "]",
        "{" | "%{" | "${" => "}",
        _ => "end",
    };
    let message = format!("`{word}` is not closed, expected `{closer}`");
    parse_error(open, message).secondary(found, format!("`{closer}` was expected before this"))
}

pub fn stray(span: Span, word: &str) -> Diagnostic {
    parse_error(span, format!("unexpected `{word}`, nothing is open that it could close"))
}

pub fn integer_range(span: Span) -> Diagnostic {
    parse_error(span, "this integer does not fit in 64 bits, expected a value from -2^63 to 2^63 - 1")
}

pub fn glob_import(span: Span) -> Diagnostic {
    parse_error(span, "glob imports are not allowed, expected the names to import")
}

pub fn second_terminate(span: Span, first: Span) -> Diagnostic {
    parse_error(span, "an actor has at most one `terminate`, expected `end`").secondary(first, "the first one")
}

pub fn expected(span: Span, what: &str) -> Diagnostic {
    parse_error(span, format!("expected {what}"))
}

/// An unexpected token.
pub fn unexpected(span: Span, place: &Place<'_>) -> Diagnostic {
    let found = match place.tok {
        Tok::Term => "end of line".to_string(),
        Tok::EndOfFile => "end of file".to_string(),
        Tok::Str | Tok::StrStart | Tok::StrText | Tok::StrEnd => "string".to_string(),
        _ => format!("`{}`", place.text),
    };
    let diagnostic = parse_error(span, format!("unexpected {found}, expected {}", in_words(place.expected)));
    match hint(place) {
        Some(text) => diagnostic.help(text),
        None => diagnostic,
    }
}

/// An arm that goes on behind its expression; what is known better is left.
pub fn one_expression(found: Diagnostic) -> Diagnostic {
    match found.help {
        Some(_) => found,
        None => found.help("an arm is one expression: give several statements a function of their own"),
    }
}

const OPERATORS: &[&str] =
    &["+", "-", "*", "/", "%", "==", "!=", "<", ">", "<=", ">=", "&&", "||", "and", "or", "|>", "..", "<>", "++"];
const POSTFIX: &[&str] = &["(", "[", ".", "?", "{"];

/// Groups the names of the grammar: a reader wants to know that an expression is missing, not its thirty openers.
fn in_words(expected: &[String]) -> String {
    let mut names: Vec<&str> = expected.iter().map(|name| name.trim_matches('"')).collect();
    let mut words: Vec<String> = Vec::new();
    let has = |names: &[&str], wanted: &str| names.contains(&wanted);
    if has(&names, "let") {
        names.clear();
        words.push("a statement".into());
    } else if has(&names, "if") && has(&names, "FLOAT") {
        names.retain(|name| matches!(*name, ")" | "]" | "}"));
        words.push("an expression".into());
    } else if has(&names, "FLOAT") {
        names.retain(|name| matches!(*name, ")" | "]" | "end" | "after" | "do" | "->"));
        words.push("a pattern".into());
    } else if has(&names, "|>") || has(&names, "==") {
        names.retain(|name| !OPERATORS.contains(name) && !POSTFIX.contains(name));
        words.push("an operator".into());
        if names.is_empty() {
            words.push("a new line".into());
        }
    }
    if has(&names, "TERM") {
        names.retain(|name| *name != "TERM");
        words.push("a new line".into());
    }
    for name in names {
        let word = match name {
            "LOWER" => "a lower-case name".to_string(),
            "UPPER" => "an upper-case name".to_string(),
            "INT" => "an integer".to_string(),
            "FLOAT" => "a float".to_string(),
            "STR" | "STR_START" => "a string".to_string(),
            "ATOM" => "an atom".to_string(),
            "fn_def" | "fn" => "`fn`".to_string(),
            "do_trailing" => "`do`".to_string(),
            "fn_arrow" => "`->`".to_string(),
            "bar_open" | "bar_close" => "`|`".to_string(),
            "cons" => "`::`".to_string(),
            "else_if" => "`else if`".to_string(),
            "kw_as" => "`as`".to_string(),
            "kw_deriving" => "`deriving`".to_string(),
            "kw_from" => "`from`".to_string(),
            "kw_test" => "`test`".to_string(),
            "interp_close" => "`}`".to_string(),
            "broken" | "intrinsic" | "STR_TEXT" | "STR_END" | "interp_open" => continue,
            other => format!("`{other}`"),
        };
        if !words.contains(&word) {
            words.push(word);
        }
    }
    if words.len() > 7 {
        words.truncate(6);
        words.push("something else".into());
    }
    match words.as_slice() {
        // The statement was complete, so LALRPOP knows of nothing that could follow.
        [] => "a new line".into(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} or {last}", rest.join(", ")),
    }
}
