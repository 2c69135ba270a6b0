//! Derived JSON and row conversions of a process: the text being written, the text being read, and what was wrong with it.
//! The functions that the compiler makes for each type say in which order; only the names of fields and variants come from
//! the type's descriptor.
//!
//! A reader goes on after an error with values that mean nothing: the first error is the result, and nothing that is wrong
//! has parts. So the functions made for types need no way out.

use crate::abi::{Cx, Ref};
use crate::typedesc::{Shape, TypeRef};
use crate::value::bytes::Str;
use crate::value::json;
use crate::value::layout::Word;
use crate::value::list::Buffer;
use crate::value::map::{KeyKind, MapRef};
use crate::value::tape::{Kind, Tape};

/// A text that is kept for the next conversion is no longer than this.
const KEPT_BYTES: usize = 64 << 10;

#[derive(Default)]
pub struct Codec {
    pub out: String,
    text: String,
    tape: Tape,
    error: Option<String>,
}

/// A node as compiled code knows it: -1 for a part that is missing.
pub type NodeNumber = i64;

impl Codec {
    pub fn begin_writing(&mut self) {
        self.out.clear();
    }

    pub fn written(&mut self, cx: &mut Cx) -> Str {
        let text = Str::new(cx, &self.out);
        if self.out.capacity() > KEPT_BYTES {
            self.out = String::new();
        }
        text
    }

    /// Whether the text is JSON; its first node is the value.
    pub fn begin_reading(&mut self, text: &str) -> bool {
        self.error = None;
        match Tape::parse(text) {
            Ok(tape) => {
                self.tape = tape;
                self.text.clear();
                self.text.push_str(text);
            }
            Err(message) => self.error = Some(message),
        }
        self.error.is_none()
    }

    pub fn begin_row(&mut self) {
        self.error = None;
    }

    /// Whether what was read was wrong; else reading is over.
    pub fn failed(&mut self) -> bool {
        if self.error.is_none() {
            self.end_reading();
            return false;
        }
        true
    }

    /// The first error of what has been read.
    pub fn end_reading(&mut self) -> Option<String> {
        self.tape = Tape::default();
        if self.text.capacity() > KEPT_BYTES {
            self.text = String::new();
        }
        self.error.take()
    }

    pub fn fail(&mut self, message: impl FnOnce() -> String) {
        if self.error.is_none() {
            self.error = Some(message());
        }
    }

    /// The node, if there is one and nothing was wrong before.
    fn known(&self, node: NodeNumber) -> Option<usize> {
        if self.error.is_some() { None } else { usize::try_from(node).ok() }
    }

    fn kind(&self, node: usize) -> Kind {
        self.tape.kind(&self.text, node)
    }

    /// The node, if it is of a kind; else that is an error.
    fn expect(&mut self, node: NodeNumber, kind: Kind, name: &str) -> Option<usize> {
        let node = self.known(node)?;
        if self.kind(node) == kind {
            return Some(node);
        }
        self.fail(|| format!("expected {name}"));
        None
    }

    // ── values without parts ──

    pub fn integer(&mut self, node: NodeNumber) -> i64 {
        let node = self.expect(node, Kind::Number, "Int");
        node.map_or(0, |node| json::integer(self.tape.number(&self.text, node)))
    }

    pub fn float(&mut self, node: NodeNumber) -> f64 {
        let node = self.expect(node, Kind::Number, "Float");
        node.map_or(0.0, |node| self.tape.number(&self.text, node).parse().unwrap_or(f64::NAN))
    }

    pub fn bool(&mut self, node: NodeNumber) -> bool {
        let Some(node) = self.known(node) else { return false };
        if let Kind::Bool(value) = self.kind(node) {
            return value;
        }
        self.fail(|| "expected Bool".into());
        false
    }

    pub fn string(&mut self, cx: &mut Cx, node: NodeNumber) -> Str {
        match self.expect(node, Kind::String, "String") {
            Some(node) => self.tape.string(cx, &self.text, node),
            None => Str::empty(),
        }
    }

    /// The name of a member whose node is a key.
    pub fn key(&mut self, cx: &mut Cx, node: NodeNumber) -> Str {
        match self.known(node) {
            Some(node) => self.tape.string(cx, &self.text, node),
            None => Str::empty(),
        }
    }

    pub fn value(&mut self, cx: &mut Cx, node: NodeNumber) -> Ref {
        match self.known(node) {
            Some(node) => json::tree(cx, &self.text, &self.tape, node),
            None => json::Json::Null.into_ref(cx),
        }
    }

    /// Whether there is nothing to read.
    pub fn is_null(&self, node: NodeNumber) -> bool {
        self.known(node).is_none_or(|node| self.kind(node) == Kind::Null)
    }

    // ── parts ──

    /// The node behind the last part of an array or object. One that is wrong has no parts.
    pub fn end(&mut self, node: NodeNumber, is_array: bool) -> NodeNumber {
        let (kind, name) = if is_array { (Kind::Array, "Array") } else { (Kind::Object, "Object") };
        match self.expect(node, kind, name) {
            Some(known) => self.tape.next(known) as NodeNumber,
            None => node + 1,
        }
    }

    pub fn next(&self, node: NodeNumber) -> NodeNumber {
        usize::try_from(node).map_or(node + 1, |known| self.tape.next(known) as NodeNumber)
    }

    /// For a struct: whether the node is an object, then for each field the node of its member. Of members of one name the
    /// last counts.
    pub fn members(&mut self, cx: &mut Cx, node: NodeNumber, ty: TypeRef) -> Buffer {
        let fields: &[(String, TypeRef)] = if let Shape::Struct { fields, .. } = ty.shape() { fields } else { &[] };
        let found = absent(cx, fields.len() + 1);
        let Some(object) = self.expect(node, Kind::Object, "Object") else { return found };
        found.set(0, 1);
        let end = self.tape.next(object);
        let (mut at, mut likely) = (object + 1, 0);
        while at < end {
            let says = |field: usize| self.tape.says(&self.text, at, &fields[field].0);
            // Mostly members come in the order of the fields.
            let field =
                if likely < fields.len() && says(likely) { Some(likely) } else { (0..fields.len()).find(|&f| says(f)) };
            if let Some(field) = field {
                found.set(field + 1, (at + 1) as Word);
                likely = field + 1;
            }
            at = self.tape.next(at + 1);
        }
        found
    }

    fn member(&self, object: usize, name: &str) -> Option<usize> {
        let end = self.tape.next(object);
        let (mut at, mut found) = (object + 1, None);
        while at < end {
            if self.tape.says(&self.text, at, name) {
                found = Some(at + 1);
            }
            at = self.tape.next(at + 1);
        }
        found
    }

    /// The variant that an object names, -1 if it is wrong.
    pub fn variant(&mut self, node: NodeNumber, ty: TypeRef) -> i64 {
        let Some(object) = self.expect(node, Kind::Object, "Object") else { return -1 };
        let parts = [("tag", Kind::String, "String"), ("fields", Kind::Array, "Array")];
        for (name, kind, expected) in parts {
            let Some(part) = self.member(object, name) else {
                self.fail(|| format!("missing field: {name}"));
                return -1;
            };
            if self.expect(part as NodeNumber, kind, expected).is_none() {
                return -1;
            }
        }
        let tag = self.member(object, "tag").unwrap_or(object);
        let says = |variant: &str| self.tape.says(&self.text, tag, variant);
        let (name, index) = match ty.shape() {
            Shape::Enum { name, variants } => (name, variants.iter().position(|variant| says(variant))),
            Shape::Sum { name, variants } => (name, variants.iter().position(|variant| says(&variant.0))),
            _ => (&ty.name, None),
        };
        if index.is_none() {
            self.fail(|| format!("unknown variant for {name}"));
        }
        index.map_or(-1, |index| index as i64)
    }

    /// The nodes of a variant's fields.
    pub fn arguments(&mut self, cx: &mut Cx, node: NodeNumber, count: usize) -> Buffer {
        let found = absent(cx, count);
        let Some(fields) = self.known(node).and_then(|object| self.member(object, "fields")) else { return found };
        let (mut at, end) = (fields + 1, self.tape.next(fields));
        for index in 0..count {
            if at >= end {
                break;
            }
            found.set(index, at as Word);
            at = self.tape.next(at);
        }
        found
    }

    /// A variant has no field of this number.
    pub fn too_few(&mut self, node: NodeNumber, index: i64) {
        let fields = self.known(node).and_then(|object| self.member(object, "fields"));
        let length = fields.map_or(0, |fields| self.tape.parts(fields));
        self.fail(|| format!("array index {index} out of bounds (length {length})"));
    }

    // ── rows ──

    /// The text of a column, if the row has it.
    pub fn column(&mut self, row: MapRef, name: Str) -> Option<Str> {
        if self.error.is_some() {
            return None;
        }
        row.get(KeyKind::String, name.0 as Word).map(|word| Str(word as *mut _))
    }

    /// A column that must be there, as something else.
    pub fn parsed<T: Default>(&mut self, row: MapRef, name: Str, what: &str, parse: fn(&str) -> Option<T>) -> T {
        let Some(text) = self.column(row, name) else {
            self.fail(|| format!("missing column: {}", name.as_str()));
            return T::default();
        };
        let value = parse(text.as_str());
        if value.is_none() {
            self.fail(|| format!("cannot parse '{}' as {what}", text.as_str()));
        }
        value.unwrap_or_default()
    }
}

/// Node numbers of which none is known.
fn absent(cx: &mut Cx, count: usize) -> Buffer {
    let buffer = Buffer::new(cx, count, false);
    (0..count).for_each(|at| buffer.set(at, -1i64 as Word));
    buffer
}

pub fn row_integer(text: &str) -> Option<i64> {
    text.trim().parse().ok()
}

pub fn row_float(text: &str) -> Option<f64> {
    let text = text.trim();
    let special = matches!(text, "Infinity" | "-Infinity" | "NaN");
    let plain = text.bytes().all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b));
    text.parse().ok().filter(|_| special || plain)
}

pub fn row_bool(text: &str) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" | "t" | "1" | "yes" => Some(true),
        "false" | "f" | "0" | "no" => Some(false),
        _ => None,
    }
}
