//! JSON values in the heap and their text. Knows nothing of the types that programs decode into.
//!
//! `null` is the nullary variant 0; the others are records of one word by tag: boolean, number (its text as written),
//! string, array (a list), object (a map from strings). Nesting is followed with an explicit stack: the Rust stack of a
//! process is short and the text comes from anybody.

use crate::abi::{Cx, Ref};
use crate::heap::limit;
use crate::intrinsics::fnv;
use crate::value::bytes::Str;
use crate::value::layout::{self, Object, Word};
use crate::value::list::{self, ListRef};
use crate::value::map::{self, KeyKind, MapRef, Refs};
use crate::value::record::{record, record_tag, record_word};
use crate::value::tape::{Kind, Tape};
use std::fmt::Write;

const NULL: u16 = 0;
const BOOL: u16 = 1;
const NUMBER: u16 = 2;
const STRING: u16 = 3;
const ARRAY: u16 = 4;
const OBJECT: u16 = 5;

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

/// The value that a JSON text says. Errors name the line and column.
pub fn parse(cx: &mut Cx, text: &str) -> Result<Ref, String> {
    let tape = Tape::parse(text)?;
    Ok(tree(cx, text, &tape, 0))
}

/// The value at a node of a text's tape. Parts come behind what they are part of, so what was made last is what the node
/// before needs first.
pub fn tree(cx: &mut Cx, text: &str, tape: &Tape, root: usize) -> Ref {
    let mut done: Vec<Word> = Vec::new();
    for at in (root..tape.next(root)).rev() {
        let value = match tape.kind(text, at) {
            Kind::Null => Json::Null,
            Kind::Bool(value) => Json::Bool(value),
            Kind::Number => Json::Number(Str::new(cx, tape.number(text, at))),
            Kind::String => Json::String(tape.string(cx, text, at)),
            Kind::Key => {
                done.push(tape.string(cx, text, at).0 as Word);
                continue;
            }
            Kind::Array => {
                let mut items = done.split_off(done.len() - tape.parts(at));
                items.reverse();
                Json::Array(if items.is_empty() { list::empty() } else { list::from_words(cx, &items, true) })
            }
            Kind::Object => {
                let words = done.split_off(done.len() - tape.parts(at));
                let members: Vec<(Word, Word)> = words.chunks_exact(2).rev().map(|pair| (pair[1], pair[0])).collect();
                let is_empty = members.is_empty();
                let map = map::from_entries(cx, MEMBER_REFS, KeyKind::String, &members);
                Json::Object(if is_empty { map::empty() } else { map })
            }
        };
        done.push(value.into_ref(cx).0 as Word);
    }
    Ref(done.pop().unwrap_or(0) as *mut Object)
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
            other => _ = write!(out, "\\u{other:04x}"),
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

/// The compact text of a value, for builtins: more than a process may hold ends it.
pub fn encode(value: Ref) -> String {
    let mut out = String::new();
    write(&mut out, value);
    out
}

/// Appends the compact text of a value, for builtins as well. Parts that several others share are written for each.
pub fn write(out: &mut String, value: Ref) {
    if !write_within(out, value, limit::get()) {
        limit::refuse(out.len());
    }
}

/// Appends the compact text of a value; false when it was too long to be finished.
pub fn write_within(out: &mut String, value: Ref, bytes_max: usize) -> bool {
    let mut steps = vec![Step::Value(value)];
    while let Some(step) = steps.pop() {
        if out.len() > bytes_max {
            return false;
        }
        let value = match step {
            Step::Text(text) => {
                out.push_str(text);
                continue;
            }
            Step::Key(key) => {
                quote(out, key.as_str());
                out.push(':');
                continue;
            }
            Step::Value(value) => value,
        };
        match Json::from_ref(value) {
            Json::Null => out.push_str("null"),
            Json::Bool(value) => out.push_str(if value { "true" } else { "false" }),
            Json::Number(text) => out.push_str(text.as_str()),
            Json::String(text) => quote(out, text.as_str()),
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
    true
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
                let all_there = members.iter().all(|(key, item)| match b.get(KeyKind::String, *key) {
                    Some(other) => {
                        pairs.push((value(*item), value(other)));
                        true
                    }
                    None => false,
                });
                all_there && a.len() == b.len()
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

/// A hash that agrees with [`equal`]: the sum over all parts of what they are and where they are, so that the order of
/// members does not count.
pub fn key_hash(root: Ref) -> i64 {
    const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |place: u64, what: u64| (place ^ what).wrapping_mul(SPREAD).rotate_left(29).wrapping_mul(SPREAD);
    let text = |text: Str| fnv::hash(fnv::OFFSET, text.as_bytes()) as u64;
    let mut total = 0u64;
    let mut todo = vec![(root, SPREAD)];
    while let Some((value, place)) = todo.pop() {
        let what = match Json::from_ref(value) {
            Json::Null => 1,
            Json::Bool(value) => 2 + u64::from(value),
            // Both zeros are one number.
            Json::Number(number) => (number.as_str().parse::<f64>().unwrap_or(0.0) + 0.0).to_bits(),
            Json::String(string) => text(string),
            Json::Array(items) => {
                let places = (0u64..).map(|index| mix(place, index));
                todo.extend(items.words().iter().zip(places).map(|(item, place)| (Ref(*item as *mut Object), place)));
                4
            }
            Json::Object(members) => {
                let members = members.entries().into_iter();
                let placed =
                    members.map(|(name, item)| (Ref(item as *mut Object), mix(place, text(Str(name as *mut Object)))));
                todo.extend(placed);
                5
            }
        };
        total = total.wrapping_add(mix(place, what));
    }
    total as i64
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
