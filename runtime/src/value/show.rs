//! A short text of any value, for people who look for the cause of a failure. Knows the shapes of types, no builtin's inside.

use super::bytes::{BytesRef, Str};
use super::layout::{Object, Word};
use super::list::ListRef;
use super::map::MapRef;
use super::record::{record_tag, record_word};
use crate::abi::Ref;
use crate::typedesc::{Shape, TypeRef};
use std::fmt::Write;

/// The text ends after about so many characters.
const CHARS_MAX: usize = 200;
/// Parts of parts are shown so deep.
const DEPTH_MAX: usize = 8;

/// The value as the program would write it, where it can; cut short when it is long.
pub fn show(word: Word, ty: TypeRef) -> String {
    let mut text = Text(String::new());
    text.value(word, ty, 0);
    text.finish()
}

/// `name(a, b)` of the words of a record.
pub fn show_call(name: &str, record: Ref, types: &[TypeRef]) -> String {
    let mut text = Text(String::new());
    text.variant(name, record, types, 0);
    text.finish()
}

struct Text(String);

impl Text {
    fn finish(mut self) -> String {
        if let Some((end, _)) = self.0.char_indices().nth(CHARS_MAX) {
            self.0.truncate(end);
            self.0.push('…');
        }
        self.0
    }

    fn put(&mut self, text: impl std::fmt::Display) {
        write!(self.0, "{text}").expect("a string takes everything");
    }

    fn is_full(&self) -> bool {
        self.0.len() > 4 * CHARS_MAX
    }

    fn value(&mut self, word: Word, ty: TypeRef, depth: usize) {
        if depth > DEPTH_MAX || self.is_full() {
            return self.put("…");
        }
        let object = Ref(word as *mut Object);
        match ty.shape() {
            Shape::Int => self.put(word as i64),
            Shape::Float => self.put(f64::from_bits(word)),
            Shape::Bool => self.put(word != 0),
            Shape::Unit => self.put("()"),
            Shape::Atom => {
                self.put(":");
                self.put(crate::atoms::name(word));
            }
            Shape::String => self.string(Str(object.0)),
            Shape::Pid => self.put(crate::process::Pid(word as i64)),
            Shape::Fun => self.put("#Fun"),
            Shape::Enum { variants, .. } => self.put(&variants[word as usize]),
            Shape::Tuple(types) => self.variant("", object, types, depth),
            Shape::Struct { name, fields } => {
                self.put(name);
                let parts =
                    fields.iter().enumerate().map(|(i, (name, ty))| (name.as_str(), record_word(object, i), *ty));
                self.sequence(" { ", parts, " }", depth);
            }
            Shape::Sum { variants, .. } => {
                let (name, types) = &variants[usize::from(record_tag(object))];
                match types.is_empty() {
                    true => self.put(name),
                    false => self.variant(name, object, types, depth),
                }
            }
            Shape::Builtin { name, args, .. } => self.builtin(object, name, args, depth),
        }
    }

    fn string(&mut self, text: Str) {
        let start: String = text.as_str().chars().take(CHARS_MAX + 1).collect();
        write!(self.0, "{start:?}").expect("a string takes everything");
    }

    fn variant(&mut self, name: &str, record: Ref, types: &[TypeRef], depth: usize) {
        self.put(name);
        let parts = types.iter().enumerate().map(|(index, ty)| ("", record_word(record, index), *ty));
        self.sequence("(", parts, ")", depth);
    }

    fn sequence<'a>(
        &mut self,
        open: &str,
        parts: impl Iterator<Item = (&'a str, Word, TypeRef)>,
        close: &str,
        depth: usize,
    ) {
        self.put(open);
        for (index, (name, word, ty)) in parts.enumerate() {
            if index > 0 {
                self.put(", ");
            }
            if self.is_full() {
                self.put("…");
                break;
            }
            if !name.is_empty() {
                self.put(name);
                self.put(": ");
            }
            self.value(word, ty, depth + 1);
        }
        self.put(close);
    }

    fn builtin(&mut self, object: Ref, name: &str, args: &[TypeRef], depth: usize) {
        match (name, args) {
            ("List", &[element]) => {
                let list = ListRef(object.0);
                self.sequence("[", list.words().iter().map(|&word| ("", word, element)), "]", depth);
            }
            ("Map", &[key, value]) => {
                self.put("%{");
                for (index, (k, v)) in MapRef(object.0).entries().into_iter().enumerate() {
                    if index > 0 {
                        self.put(", ");
                    }
                    if self.is_full() {
                        self.put("…");
                        break;
                    }
                    self.value(k, key, depth + 1);
                    self.put(" => ");
                    self.value(v, value, depth + 1);
                }
                self.put("}");
            }
            ("Bytes", _) => {
                self.put("Bytes of ");
                self.put(BytesRef(object.0).as_bytes().len());
            }
            ("Json", _) => _ = super::json::write_within(&mut self.0, object, 4 * CHARS_MAX),
            _ => {
                self.put("#");
                self.put(name);
            }
        }
    }
}
