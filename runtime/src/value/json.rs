//! JSON values in the heap, their parser and their text. Knows nothing of the types that programs decode into.
//!
//! `null` is the nullary variant 0; the others are records of one word by tag: boolean, number (its text as written),
//! string, array (a list), object (a map from strings). Nesting is followed with an explicit stack: the Rust stack of a
//! process is short and the text comes from anybody.

use crate::abi::{Cx, Ref};
use crate::value::bytes::Str;
use crate::value::layout::{self, Object, Word};
use crate::value::list::{self, ListRef};
use crate::value::map::{self, KeyKind, MapRef, Refs};
use crate::value::record::{record, record_tag, record_word};

const NULL: u16 = 0;
const BOOL: u16 = 1;
const NUMBER: u16 = 2;
const STRING: u16 = 3;
const ARRAY: u16 = 4;
const OBJECT: u16 = 5;

/// Deepest nesting that the parser accepts.
const DEPTH_MAX: usize = 10_000;

/// A JSON value, taken apart one level.
#[derive(Clone, Copy, Debug)]
pub enum Json {
    Null,
    Bool(bool),
    Number(Str),
    String(Str),
    Array(ListRef),
    Object(MapRef),
}

impl Json {
    pub fn from_ref(value: Ref) -> Json {
        let tag = record_tag(value);
        if tag == NULL {
            return Json::Null;
        }
        let word = record_word(value, 0);
        let object = word as *mut Object;
        match tag {
            BOOL => Json::Bool(word != 0),
            NUMBER => Json::Number(Str(object)),
            STRING => Json::String(Str(object)),
            ARRAY => Json::Array(ListRef(object)),
            _ => Json::Object(MapRef(object)),
        }
    }
    pub fn into_ref(self, cx: &mut Cx) -> Ref {
        let (tag, object) = match self {
            Json::Null => return Ref(layout::nullary(NULL as usize)),
            Json::Bool(value) => return record(cx, BOOL, &[value as Word], 0),
            Json::Number(text) => (NUMBER, text.0),
            Json::String(text) => (STRING, text.0),
            Json::Array(items) => (ARRAY, items.0),
            Json::Object(members) => (OBJECT, members.0),
        };
        record(cx, tag, &[object as Word], 1)
    }
}

/// A position in a map from strings to JSON values.
const MEMBER_REFS: Refs = Refs { key: true, value: true };

/// An array or object whose end has not been read yet.
enum Open {
    Array(Vec<Word>),
    /// The members so far and the key whose value comes next.
    Object(Vec<(Word, Word)>, Word),
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

type Parsed<T> = Result<T, String>;

/// The value that a JSON text says. Errors name the line and column.
pub fn parse(cx: &mut Cx, text: &str) -> Parsed<Ref> {
    let mut parser = Parser { text, at: 0 };
    let value = parser.document(cx).map_err(|message| parser.located(message))?;
    parser.skip_space();
    if parser.at < text.len() {
        return Err(parser.located("unexpected text after the value".to_owned()));
    }
    Ok(value)
}

impl<'a> Parser<'a> {
    fn located(&self, message: String) -> String {
        let before = &self.text.as_bytes()[..self.at.min(self.text.len())];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        // Continuation bytes are not counted, so the column is one of code points.
        let column = before[start..].iter().filter(|byte| **byte & 0xc0 != 0x80).count() + 1;
        format!("{message} at line {line} column {column}")
    }
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }
    /// Whether the next character is this one; it is then taken.
    fn take(&mut self, byte: u8) -> bool {
        self.skip_space();
        let found = self.peek() == Some(byte);
        self.at += found as usize;
        found
    }
    fn unexpected<T>(&self, wanted: &str) -> Parsed<T> {
        match self.text[self.at..].chars().next() {
            Some(c) => Err(format!("expected {wanted}, found {c:?}")),
            None => Err(format!("expected {wanted}, found the end of the text")),
        }
    }

    fn document(&mut self, cx: &mut Cx) -> Parsed<Ref> {
        let mut open: Vec<Open> = Vec::new();
        loop {
            // A value begins here.
            self.skip_space();
            let mut value = match self.peek() {
                Some(b'[') => {
                    self.at += 1;
                    if !self.take(b']') {
                        push(&mut open, Open::Array(Vec::new()))?;
                        continue;
                    }
                    Json::Array(list::empty()).into_ref(cx)
                }
                Some(b'{') => {
                    self.at += 1;
                    if !self.take(b'}') {
                        let key = self.key(cx)?;
                        push(&mut open, Open::Object(Vec::new(), key))?;
                        continue;
                    }
                    Json::Object(map::empty()).into_ref(cx)
                }
                _ => self.scalar(cx)?,
            };
            // The value is complete: it belongs to the innermost open array or object, which may be complete thereby.
            loop {
                match open.last_mut() {
                    None => return Ok(value),
                    Some(Open::Array(items)) => {
                        items.push(value.0 as Word);
                        if self.take(b',') {
                            break;
                        }
                        if !self.take(b']') {
                            return self.unexpected("`,` or `]`");
                        }
                        let list = list::from_words(cx, items, true);
                        value = Json::Array(list).into_ref(cx);
                    }
                    Some(Open::Object(members, key)) => {
                        members.push((*key, value.0 as Word));
                        if self.take(b',') {
                            *key = self.key(cx)?;
                            break;
                        }
                        if !self.take(b'}') {
                            return self.unexpected("`,` or `}`");
                        }
                        let map = map::from_entries(cx, MEMBER_REFS, KeyKind::String, members);
                        value = Json::Object(map).into_ref(cx);
                    }
                }
                open.pop();
            }
        }
    }

    /// A member's key and the colon.
    fn key(&mut self, cx: &mut Cx) -> Parsed<Word> {
        self.skip_space();
        if self.peek() != Some(b'"') {
            return self.unexpected("a member name");
        }
        let key = self.string(cx)?;
        if self.take(b':') { Ok(key.0 as Word) } else { self.unexpected("`:`") }
    }

    fn scalar(&mut self, cx: &mut Cx) -> Parsed<Ref> {
        let rest = &self.text[self.at..];
        for (word, value) in [("null", Json::Null), ("true", Json::Bool(true)), ("false", Json::Bool(false))] {
            if rest.starts_with(word) {
                self.at += word.len();
                return Ok(value.into_ref(cx));
            }
        }
        match self.peek() {
            Some(b'"') => Ok(Json::String(self.string(cx)?).into_ref(cx)),
            Some(b'-' | b'0'..=b'9') => {
                let start = self.at;
                self.number()?;
                let text = Str::new(cx, &self.text[start..self.at]);
                Ok(Json::Number(text).into_ref(cx))
            }
            _ => self.unexpected("a value"),
        }
    }

    fn digits(&mut self) -> Parsed<()> {
        if !matches!(self.peek(), Some(b'0'..=b'9')) {
            return self.unexpected("a digit");
        }
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        Ok(())
    }

    fn number(&mut self) -> Parsed<()> {
        self.at += (self.peek() == Some(b'-')) as usize;
        if self.peek() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            self.at += matches!(self.peek(), Some(b'+' | b'-')) as usize;
            self.digits()?;
        }
        Ok(())
    }

    /// A string; the next character is its opening quote.
    fn string(&mut self, cx: &mut Cx) -> Parsed<Str> {
        self.at += 1;
        let mut start = self.at;
        let mut unescaped = String::new();
        loop {
            match self.peek() {
                Some(b'"') => {
                    let piece = &self.text[start..self.at];
                    self.at += 1;
                    if unescaped.is_empty() {
                        return Ok(Str::new(cx, piece));
                    }
                    unescaped.push_str(piece);
                    return Ok(Str::new(cx, &unescaped));
                }
                Some(b'\\') => {
                    unescaped.push_str(&self.text[start..self.at]);
                    self.at += 1;
                    let c = self.escape()?;
                    unescaped.push(c);
                    start = self.at;
                }
                Some(byte) if byte < 0x20 => return Err("control character in a string".to_owned()),
                Some(_) => self.at += 1,
                None => return self.unexpected("`\"`"),
            }
        }
    }

    /// The character that an escape stands for; its backslash has been taken. Half a surrogate pair cannot be part of a
    /// string and becomes U+FFFD.
    fn escape(&mut self) -> Parsed<char> {
        let Some(byte) = self.peek() else {
            return self.unexpected("an escape");
        };
        let plain = match byte {
            b'"' | b'\\' | b'/' => byte as char,
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.at += 1;
                let high = self.four_digits()?;
                if (0xd800..0xdc00).contains(&high) && self.text[self.at..].starts_with("\\u") {
                    let after_high = self.at;
                    self.at += 2;
                    let low = self.four_digits()?;
                    if (0xdc00..0xe000).contains(&low) {
                        let code = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
                        return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
                    }
                    self.at = after_high;
                }
                return Ok(char::from_u32(high).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            _ => return self.unexpected("an escape"),
        };
        self.at += 1;
        Ok(plain)
    }

    fn four_digits(&mut self) -> Parsed<u32> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| (byte as char).to_digit(16));
            let Some(digit) = digit else {
                return self.unexpected("a hexadecimal digit");
            };
            code = code << 4 | digit;
            self.at += 1;
        }
        Ok(code)
    }
}

fn push(open: &mut Vec<Open>, next: Open) -> Parsed<()> {
    if open.len() == DEPTH_MAX {
        return Err(format!("nested deeper than {DEPTH_MAX} levels"));
    }
    open.push(next);
    Ok(())
}

/// Appends the quoted and escaped form of a string.
pub fn quote(out: &mut String, text: &str) {
    out.push('"');
    let mut start = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte >= 0x20 && byte != b'"' && byte != b'\\' {
            continue;
        }
        out.push_str(&text[start..at]);
        start = at + 1;
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            0x08 => out.push_str("\\b"),
            0x0c => out.push_str("\\f"),
            other => out.push_str(&format!("\\u{other:04x}")),
        }
    }
    out.push_str(&text[start..]);
    out.push('"');
}

/// What remains to be written.
enum Step {
    Value(Ref),
    Key(Str),
    Text(&'static str),
}

/// The compact text of a value.
pub fn encode(value: Ref) -> String {
    let mut out = String::new();
    let mut steps = vec![Step::Value(value)];
    while let Some(step) = steps.pop() {
        let value = match step {
            Step::Text(text) => {
                out.push_str(text);
                continue;
            }
            Step::Key(key) => {
                quote(&mut out, key.as_str());
                out.push(':');
                continue;
            }
            Step::Value(value) => value,
        };
        match Json::from_ref(value) {
            Json::Null => out.push_str("null"),
            Json::Bool(value) => out.push_str(if value { "true" } else { "false" }),
            Json::Number(text) => out.push_str(text.as_str()),
            Json::String(text) => quote(&mut out, text.as_str()),
            Json::Array(items) => {
                out.push('[');
                steps.push(Step::Text("]"));
                for (position, item) in items.words().iter().enumerate().rev() {
                    steps.push(Step::Value(Ref(*item as *mut Object)));
                    if position > 0 {
                        steps.push(Step::Text(","));
                    }
                }
            }
            Json::Object(members) => {
                out.push('{');
                steps.push(Step::Text("}"));
                for (position, (key, item)) in members.entries().into_iter().enumerate().rev() {
                    steps.push(Step::Value(Ref(item as *mut Object)));
                    steps.push(Step::Key(Str(key as *mut Object)));
                    if position > 0 {
                        steps.push(Step::Text(","));
                    }
                }
            }
        }
    }
    out
}

/// Whether two values say the same: the order of members and the way in which a number is written do not count.
pub fn equal(left: Ref, right: Ref) -> bool {
    let mut pairs = vec![(left, right)];
    let value = |word: Word| Ref(word as *mut Object);
    while let Some((left, right)) = pairs.pop() {
        let same = match (Json::from_ref(left), Json::from_ref(right)) {
            (Json::Null, Json::Null) => true,
            (Json::Bool(a), Json::Bool(b)) => a == b,
            (Json::Number(a), Json::Number(b)) => same_number(a.as_str(), b.as_str()),
            (Json::String(a), Json::String(b)) => a.as_bytes() == b.as_bytes(),
            (Json::Array(a), Json::Array(b)) => {
                pairs.extend(a.words().iter().zip(b.words()).map(|(a, b)| (value(*a), value(*b))));
                a.len() == b.len()
            }
            (Json::Object(a), Json::Object(b)) => {
                let members = a.entries();
                let others = members.iter().map(|(key, _)| b.get(KeyKind::String, *key));
                pairs.extend(members.iter().zip(others).map(|((_, a), b)| (value(*a), value(b.unwrap_or(0)))));
                a.len() == b.len() && pairs.iter().all(|(_, b)| !b.0.is_null())
            }
            _ => false,
        };
        if !same {
            return false;
        }
    }
    true
}

fn same_number(left: &str, right: &str) -> bool {
    if left == right {
        return true;
    }
    match (left.parse::<i64>(), right.parse::<i64>()) {
        (Ok(a), Ok(b)) => a == b,
        _ => left.parse::<f64>().is_ok_and(|a| right.parse() == Ok(a)),
    }
}

/// The member of an object, if the value is one and has it.
pub fn member(cx: &mut Cx, value: Ref, name: &str) -> Option<Ref> {
    match Json::from_ref(value) {
        Json::Object(members) => {
            let key = Str::new(cx, name);
            members.get(KeyKind::String, key.0 as Word).map(|word| Ref(word as *mut Object))
        }
        _ => None,
    }
}

/// A number as an integer: the fraction is cut off, what does not fit saturates.
pub fn integer(text: &str) -> i64 {
    text.parse::<i64>().unwrap_or_else(|_| text.parse::<f64>().unwrap_or(0.0) as i64)
}
