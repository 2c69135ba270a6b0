//! Where the values of a JSON text are: one pass checks the whole text and notes the place of every value, in order, so that
//! derived readers go straight to what they want. Knows nothing of what the values become.
//!
//! Nesting is followed with an explicit stack: the Rust stack of a process is short and the text comes from anybody.

use crate::abi::Cx;
use crate::value::bytes::Str;

/// Deepest nesting that the parser accepts.
const DEPTH_MAX: usize = 10_000;

/// A value or a member's key. A key is followed by its value, an array or object by its parts.
#[derive(Clone, Copy)]
struct Node {
    /// Its first byte in the text.
    at: u32,
    /// The first node that is no part of it. The highest bit says that it is a key.
    next: u32,
}

const KEY: u32 = 1 << 31;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Null,
    Bool(bool),
    Number,
    String,
    Key,
    Array,
    Object,
}

/// The nodes of a text. All questions take the text again, which the tape does not own.
#[derive(Default)]
pub struct Tape {
    nodes: Vec<Node>,
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    nodes: Vec<Node>,
    /// The arrays and objects whose end has not been read yet.
    open: Vec<u32>,
}

type Parsed<T> = Result<T, String>;

impl Tape {
    /// Errors name the line and column.
    pub fn parse(text: &str) -> Parsed<Tape> {
        let mut parser = Parser { text, at: 0, nodes: Vec::with_capacity(text.len() / 16), open: Vec::new() };
        parser.document().map_err(|message| parser.located(message))?;
        parser.skip_space();
        if parser.at < text.len() {
            return Err(parser.located("unexpected text after the value".to_owned()));
        }
        Ok(Tape { nodes: parser.nodes })
    }

    pub fn kind(&self, text: &str, node: usize) -> Kind {
        let Node { at, next } = self.nodes[node];
        match text.as_bytes()[at as usize] {
            b'"' if next & KEY != 0 => Kind::Key,
            b'"' => Kind::String,
            b'[' => Kind::Array,
            b'{' => Kind::Object,
            b'n' => Kind::Null,
            b't' => Kind::Bool(true),
            b'f' => Kind::Bool(false),
            _ => Kind::Number,
        }
    }

    /// The node behind a value.
    pub fn next(&self, node: usize) -> usize {
        (self.nodes[node].next & !KEY) as usize
    }

    /// How many elements an array has, or keys and values an object.
    pub fn parts(&self, node: usize) -> usize {
        let end = self.next(node);
        let mut at = node + 1;
        let mut count = 0;
        while at < end {
            at = self.next(at);
            count += 1;
        }
        count
    }

    /// The text of a number as it was written.
    pub fn number<'t>(&self, text: &'t str, node: usize) -> &'t str {
        let rest = &text[self.nodes[node].at as usize..];
        let end = rest.bytes().position(|byte| !matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E'));
        &rest[..end.unwrap_or(rest.len())]
    }

    /// What a string or key says.
    pub fn string(&self, cx: &mut Cx, text: &str, node: usize) -> Str {
        match self.plain(text, node) {
            Ok(plain) => Str::new(cx, plain),
            Err(first) => Str::new(cx, &unescaped(text, first)),
        }
    }

    /// Whether a string or key says just this.
    pub fn says(&self, text: &str, node: usize, wanted: &str) -> bool {
        match self.plain(text, node) {
            Ok(plain) => plain == wanted,
            Err(first) => unescaped(text, first) == wanted,
        }
    }

    /// The characters of a string without escapes, else where they begin.
    fn plain<'t>(&self, text: &'t str, node: usize) -> Result<&'t str, usize> {
        let first = self.nodes[node].at as usize + 1;
        let rest = &text.as_bytes()[first..];
        let end = rest.iter().position(|byte| matches!(byte, b'"' | b'\\')).unwrap_or(rest.len());
        if rest.get(end) == Some(&b'\\') { Err(first) } else { Ok(&text[first..first + end]) }
    }
}

/// The string whose characters begin here; it was found right before.
fn unescaped(text: &str, at: usize) -> String {
    let mut parser = Parser { text, at, nodes: Vec::new(), open: Vec::new() };
    let mut out = String::new();
    let mut start = at;
    while let Some(byte) = parser.peek().filter(|byte| *byte != b'"') {
        parser.at += 1;
        if byte == b'\\' {
            out.push_str(&text[start..parser.at - 1]);
            out.extend(parser.escape());
            start = parser.at;
        }
    }
    out.push_str(&text[start..parser.at]);
    out
}

impl Parser<'_> {
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

    /// Notes a value without parts, or the beginning of one.
    fn note(&mut self, mark: u32) {
        let next = self.nodes.len() as u32 + 1;
        self.nodes.push(Node { at: self.at as u32, next: next | mark });
    }

    fn document(&mut self) -> Parsed<()> {
        loop {
            // A value begins here.
            self.skip_space();
            let byte = self.peek();
            match byte {
                Some(b'[' | b'{') => {
                    let container = self.nodes.len() as u32;
                    self.note(0);
                    self.at += 1;
                    let is_object = byte == Some(b'{');
                    if !self.take(if is_object { b'}' } else { b']' }) {
                        if is_object {
                            self.key()?;
                        }
                        if self.open.len() == DEPTH_MAX {
                            return Err(format!("nested deeper than {DEPTH_MAX} levels"));
                        }
                        self.open.push(container);
                        continue;
                    }
                }
                _ => self.scalar(byte)?,
            }
            // The value is complete: it belongs to the innermost open array or object, which may be complete thereby.
            loop {
                let Some(&innermost) = self.open.last() else { return Ok(()) };
                let is_object = self.text.as_bytes()[self.nodes[innermost as usize].at as usize] == b'{';
                if self.take(b',') {
                    if is_object {
                        self.key()?;
                    }
                    break;
                }
                if !self.take(if is_object { b'}' } else { b']' }) {
                    return self.unexpected(if is_object { "`,` or `}`" } else { "`,` or `]`" });
                }
                self.nodes[innermost as usize].next = self.nodes.len() as u32;
                self.open.pop();
            }
        }
    }

    /// A member's key and the colon.
    fn key(&mut self) -> Parsed<()> {
        self.skip_space();
        if self.peek() != Some(b'"') {
            return self.unexpected("a member name");
        }
        self.note(KEY);
        self.string()?;
        if self.take(b':') { Ok(()) } else { self.unexpected("`:`") }
    }

    fn scalar(&mut self, byte: Option<u8>) -> Parsed<()> {
        match byte {
            Some(b'"') => {
                self.note(0);
                return self.string();
            }
            Some(b'-' | b'0'..=b'9') => {
                self.note(0);
                return self.number();
            }
            _ => {}
        }
        for word in ["null", "true", "false"] {
            if self.text[self.at..].starts_with(word) {
                self.note(0);
                self.at += word.len();
                return Ok(());
            }
        }
        self.unexpected("a value")
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
    fn string(&mut self) -> Parsed<()> {
        self.at += 1;
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => {
                    self.at += 1;
                    self.escape()?;
                }
                Some(byte) if *byte < 0x20 => return Err("control character in a string".to_owned()),
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
