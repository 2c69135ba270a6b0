//! [unsafe] Values on their way to another node and back: MessagePack, driven by the type's descriptor. Pids and functions mean
//! something else elsewhere; whoever calls translates them. Knows nothing of connections.
//!
//! Nothing recurses: values may be deep, and bytes come from another machine. Lengths are checked against what is left to
//! read before anything is allocated.

use crate::abi::{Cx, Ref};
use crate::heap;
use crate::intrinsics::regex;
use crate::typedesc::{Shape, TypeRef};
use crate::value::bytes::{BytesRef, Str};
use crate::value::json;
use crate::value::layout::{self, CLOSURE_CODE, Object, Word};
use crate::value::list::{self, Buffer, ListRef};
use crate::value::map::{self, KeyKind, MapRef, Refs};
use crate::value::record::{header, record_of, record_tag, record_word, slot};
use rmp::{decode as read, encode as write};
use serde::{Deserialize, Serialize};

/// Most bytes of one value: beyond it the sender is told, before it fills the memory of both nodes.
pub const BYTES_MAX: usize = 64 << 20;

/// A pid as one node tells it to another.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum WirePid {
    #[serde(rename = "0")]
    Null,
    /// Of the node that writes.
    #[serde(rename = "m")]
    Mine(u64),
    /// Of the node that reads.
    #[serde(rename = "y")]
    Yours(u64),
    /// Of a third node: its name, its incarnation, the process.
    #[serde(rename = "t")]
    Third(String, u64, u64),
}

/// What a node and its peer call things.
pub trait Translate {
    fn pid_out(&self, pid: i64) -> WirePid;
    fn pid_in(&self, pid: WirePid) -> i64;
    /// The number and name of the function at an address.
    fn function_out(&self, code: usize) -> Option<(u64, String)>;
    fn function_in(&self, number: u64, name: &str) -> Option<usize>;
}

/// Why a value stays where it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refused {
    /// Values of this type do not travel.
    Type(String),
    TooLarge,
}

impl Refused {
    pub fn message(&self) -> String {
        match self {
            Refused::Type(name) => format!("cannot send {name} to another node"),
            Refused::TooLarge => format!("cannot send a value of more than {} MiB to another node", BYTES_MAX >> 20),
        }
    }
}

/// Appends a value.
pub fn encode(out: &mut Vec<u8>, word: Word, ty: TypeRef, peer: &dyn Translate) -> Result<(), Refused> {
    let mut tasks = vec![(word, ty)];
    let start = out.len();
    while let Some((word, ty)) = tasks.pop() {
        encode_one(out, &mut tasks, word, ty, peer)?;
        if out.len() - start > BYTES_MAX {
            return Err(Refused::TooLarge);
        }
    }
    Ok(())
}

fn int(out: &mut Vec<u8>, value: i64) {
    let _ = write::write_sint(out, value);
}

fn text(out: &mut Vec<u8>, value: &str) {
    let _ = write::write_str(out, value);
}

fn array(out: &mut Vec<u8>, length: usize) {
    let _ = write::write_array_len(out, length as u32);
}

fn encode_one(
    out: &mut Vec<u8>,
    tasks: &mut Vec<(Word, TypeRef)>,
    word: Word,
    ty: TypeRef,
    peer: &dyn Translate,
) -> Result<(), Refused> {
    let object = Ref(word as *mut Object);
    match ty.shape() {
        Shape::Int | Shape::Enum { .. } => int(out, word as i64),
        Shape::Float => _ = write::write_f64(out, f64::from_bits(word)),
        Shape::Bool => _ = write::write_bool(out, word != 0),
        Shape::Unit => _ = write::write_nil(out),
        Shape::Atom => text(out, crate::atoms::name(word)),
        Shape::String => text(out, Str(object.0).as_str()),
        Shape::Pid => encode_pid(out, &peer.pid_out(word as i64)),
        Shape::Fun => encode_function(out, object, ty, peer)?,
        Shape::Tuple(items) => fields(out, tasks, object, items.iter().copied()),
        // The library's, which have closures inside: a program's own type of that name has its own reasons to travel or not.
        Shape::Struct { name, .. } if matches!(name.as_str(), "Iter" | "Router") && mentions(ty, is_function) => {
            return Err(Refused::Type(name.clone()));
        }
        Shape::Struct { fields: members, .. } => fields(out, tasks, object, members.iter().map(|member| member.1)),
        Shape::Sum { variants, .. } => {
            let tag = record_tag(object);
            let types = &variants[tag as usize].1;
            if types.is_empty() {
                int(out, tag as i64);
            } else {
                array(out, 2);
                int(out, tag as i64);
                fields(out, tasks, object, types.iter().copied());
            }
        }
        Shape::Builtin { name, args, .. } => encode_builtin(out, tasks, object, (name, args))?,
    }
    Ok(())
}

/// The payload words of a record.
fn fields(
    out: &mut Vec<u8>,
    tasks: &mut Vec<(Word, TypeRef)>,
    object: Ref,
    types: impl ExactSizeIterator<Item = TypeRef> + DoubleEndedIterator,
) {
    let count = types.len();
    array(out, count);
    let parts = types.enumerate().map(|(index, ty)| (record_word(object, index), ty));
    tasks.extend(parts.rev());
}

/// Appends a pid.
pub fn encode_pid(out: &mut Vec<u8>, pid: &WirePid) {
    match pid {
        WirePid::Null => _ = write::write_nil(out),
        WirePid::Mine(id) => _ = write::write_uint(out, *id),
        WirePid::Yours(id) => {
            array(out, 1);
            let _ = write::write_uint(out, *id);
        }
        WirePid::Third(node, incarnation, id) => {
            array(out, 3);
            text(out, node);
            let _ = write::write_uint(out, *incarnation);
            let _ = write::write_uint(out, *id);
        }
    }
}

/// A function value that captures nothing is the same on every node of one build.
fn encode_function(out: &mut Vec<u8>, object: Ref, ty: TypeRef, peer: &dyn Translate) -> Result<(), Refused> {
    let alone = header(object).payload_words() == 1;
    let known = if alone { peer.function_out(record_word(object, CLOSURE_CODE) as usize) } else { None };
    let Some((number, name)) = known else {
        return Err(Refused::Type(ty.name.clone()));
    };
    array(out, 2);
    let _ = write::write_uint(out, number);
    text(out, &name);
    Ok(())
}

fn encode_builtin(
    out: &mut Vec<u8>,
    tasks: &mut Vec<(Word, TypeRef)>,
    object: Ref,
    (name, args): (&str, &[TypeRef]),
) -> Result<(), Refused> {
    match (name, args) {
        ("List" | "Queue", &[element]) => {
            let list = ListRef(object.0);
            let words = list.words();
            array(out, words.len());
            tasks.extend(words.iter().rev().map(|&word| (word, element)));
        }
        ("Map", &[key, value]) => encode_map(out, tasks, MapRef(object.0), key, Some(value))?,
        ("Set", &[key]) => encode_map(out, tasks, MapRef(object.0), key, None)?,
        ("Bytes", _) => _ = write::write_bin(out, BytesRef(object.0).as_bytes()),
        ("Json", _) => text(out, &json::encode(object)),
        ("Regex", _) => match regex::source(object) {
            Some(pattern) => text(out, &pattern),
            None => return Err(Refused::Type(name.to_string())),
        },
        _ => return Err(Refused::Type(name.to_string())),
    }
    Ok(())
}

/// A kind number and the entries in order. Keys that Rust cannot hash bring their hash along: it is the same on all nodes,
/// unless a pid is part of the key.
fn encode_map(
    out: &mut Vec<u8>,
    tasks: &mut Vec<(Word, TypeRef)>,
    entries: MapRef,
    key: TypeRef,
    value: Option<TypeRef>,
) -> Result<(), Refused> {
    let kind = entries.key_kind(match key.shape() {
        Shape::Int | Shape::Bool | Shape::Atom | Shape::Pid | Shape::Enum { .. } => KeyKind::Integer,
        Shape::String => KeyKind::String,
        _ => KeyKind::Other,
    });
    if kind == KeyKind::Other && mentions(key, |shape| matches!(shape, Shape::Pid)) {
        return Err(Refused::Type(format!("a map with keys of type {}", key.name)));
    }
    array(out, 2 + entries.len() * (1 + usize::from(value.is_some())));
    int(out, kind as i64);
    if kind == KeyKind::Other {
        array(out, entries.len());
        for hash in entries.hashes() {
            let _ = write::write_uint(out, u64::from(hash));
        }
    } else {
        let _ = write::write_nil(out);
    }
    for (k, v) in entries.entries().into_iter().rev() {
        tasks.extend(value.map(|ty| (v, ty)));
        tasks.push((k, key));
    }
    Ok(())
}

fn is_function(shape: &Shape) -> bool {
    matches!(shape, Shape::Fun)
}

/// Whether a value of the type may have a part of such a shape.
fn mentions(ty: TypeRef, wanted: impl Fn(&Shape) -> bool) -> bool {
    let mut seen: Vec<TypeRef> = vec![];
    let mut pending = vec![ty];
    while let Some(ty) = pending.pop() {
        if seen.iter().any(|other| std::ptr::eq(*other, ty)) {
            continue;
        }
        seen.push(ty);
        match ty.shape() {
            shape if wanted(shape) => return true,
            Shape::Tuple(items) => pending.extend(items),
            Shape::Struct { fields, .. } => pending.extend(fields.iter().map(|field| field.1)),
            Shape::Sum { variants, .. } => pending.extend(variants.iter().flat_map(|variant| &variant.1)),
            Shape::Builtin { args, .. } => pending.extend(args),
            _ => {}
        }
    }
    false
}

/// What is wrong with bytes that should be a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Malformed(pub &'static str);

type Parsed<T> = Result<T, Malformed>;

/// Where a value goes once it is read.
type Place = *mut Word;

enum Task {
    Value(TypeRef, Place),
    Map(Box<OpenMap>),
}

/// A map whose keys and values are being read.
struct OpenMap {
    /// Keys and values in turn.
    words: Vec<Word>,
    hashes: Vec<u32>,
    kind: KeyKind,
    refs: Refs,
    has_values: bool,
    place: Place,
}

/// Reads one value, which must be all of `bytes`, into the heap of `cx`. That heap must not be collected meanwhile.
pub fn decode(cx: &mut Cx, mut bytes: &[u8], ty: TypeRef, peer: &dyn Translate) -> Parsed<Word> {
    let input = &mut bytes;
    let mut root: Word = 0;
    let mut tasks = vec![Task::Value(ty, &raw mut root)];
    while let Some(task) = tasks.pop() {
        match task {
            Task::Value(ty, place) => {
                let word = decode_one(cx, input, &mut tasks, (ty, place), peer)?;
                if let Some(word) = word {
                    // SAFETY: every place is a word of an object, of an open map or of this frame that outlives its task.
                    unsafe { place.write(word) };
                }
            }
            Task::Map(open) => {
                let word = close_map(cx, &open);
                // SAFETY: as above.
                unsafe { open.place.write(word) };
            }
        }
    }
    if input.is_empty() { Ok(root) } else { Err(Malformed("bytes behind the value")) }
}

fn read_int(input: &mut &[u8]) -> Parsed<i64> {
    read::read_int(input).map_err(|_| Malformed("an integer was expected"))
}

fn read_uint(input: &mut &[u8]) -> Parsed<u64> {
    read::read_int(input).map_err(|_| Malformed("a number was expected"))
}

fn read_text<'a>(input: &mut &'a [u8]) -> Parsed<&'a str> {
    let length = read::read_str_len(input).map_err(|_| Malformed("a text was expected"))?;
    let bytes = take(input, length as usize)?;
    std::str::from_utf8(bytes).map_err(|_| Malformed("a text that is not UTF-8"))
}

fn take<'a>(input: &mut &'a [u8], length: usize) -> Parsed<&'a [u8]> {
    let (bytes, rest) = input.split_at_checked(length).ok_or(Malformed("the value is cut off"))?;
    *input = rest;
    Ok(bytes)
}

/// The length of an array; every element takes a byte at least.
fn read_array(input: &mut &[u8]) -> Parsed<usize> {
    let length = read::read_array_len(input).map_err(|_| Malformed("an array was expected"))? as usize;
    if length <= input.len() { Ok(length) } else { Err(Malformed("the value is cut off")) }
}

/// A pid that is all of `bytes`.
pub fn decode_pid(mut bytes: &[u8]) -> Parsed<WirePid> {
    let pid = read_pid(&mut bytes)?;
    if bytes.is_empty() { Ok(pid) } else { Err(Malformed("bytes behind the value")) }
}

fn read_pid(input: &mut &[u8]) -> Parsed<WirePid> {
    if input.first() == Some(&rmp::Marker::Null.to_u8()) {
        *input = &input[1..];
        return Ok(WirePid::Null);
    }
    let mut ahead = *input;
    let Ok(parts) = read_array(&mut ahead) else {
        return Ok(WirePid::Mine(read_uint(input)?));
    };
    *input = ahead;
    match parts {
        1 => Ok(WirePid::Yours(read_uint(input)?)),
        3 => Ok(WirePid::Third(read_text(input)?.to_string(), read_uint(input)?, read_uint(input)?)),
        _ => Err(Malformed("a pid was expected")),
    }
}

/// The word of a value, or `None` when tasks will write it or its parts.
fn decode_one(
    cx: &mut Cx,
    input: &mut &[u8],
    tasks: &mut Vec<Task>,
    (ty, place): (TypeRef, Place),
    peer: &dyn Translate,
) -> Parsed<Option<Word>> {
    let word = match ty.shape() {
        Shape::Int => read_int(input)? as Word,
        Shape::Enum { variants, .. } => {
            let tag = read_int(input)? as Word;
            if tag as usize >= variants.len() {
                return Err(Malformed("no such variant"));
            }
            tag
        }
        Shape::Float => read::read_f64(input).map_err(|_| Malformed("a float was expected"))?.to_bits(),
        Shape::Bool => read::read_bool(input).map_err(|_| Malformed("a boolean was expected"))? as Word,
        Shape::Unit => {
            read::read_nil(input).map_err(|_| Malformed("a unit was expected"))?;
            0
        }
        Shape::Atom => {
            crate::atoms::find(read_text(input)?).ok_or(Malformed("an atom that this program does not use"))?
        }
        Shape::String => Str::new(cx, read_text(input)?).0 as Word,
        Shape::Pid => peer.pid_in(read_pid(input)?) as Word,
        Shape::Fun => {
            if read_array(input)? != 2 {
                return Err(Malformed("a function was expected"));
            }
            let (number, name) = (read_uint(input)?, read_text(input)?);
            let code = peer.function_in(number, name).ok_or(Malformed("a function that this program lacks"))?;
            heap::alloc_record(cx, 0, 0, &[code as Word]) as Word
        }
        Shape::Tuple(items) => open_record(cx, input, tasks, 0, items)?,
        Shape::Struct { fields, .. } => {
            let types: Vec<TypeRef> = fields.iter().map(|field| field.1).collect();
            open_record(cx, input, tasks, 0, &types)?
        }
        Shape::Sum { variants, .. } => open_variant(cx, input, tasks, variants)?,
        Shape::Builtin { name, args, .. } => return open_builtin(cx, input, tasks, (name, args), place),
    };
    Ok(Some(word))
}

/// A record whose fields the tasks will write.
fn open_record(cx: &mut Cx, input: &mut &[u8], tasks: &mut Vec<Task>, tag: u16, types: &[TypeRef]) -> Parsed<Word> {
    if read_array(input)? != types.len() {
        return Err(Malformed("another number of fields was expected"));
    }
    if types.is_empty() {
        return Ok(layout::nullary(tag as usize) as Word);
    }
    let object = record_of(cx, tag, &vec![0; types.len()], |at| types[at].is_ref()).0;
    // SAFETY: the record has a word for every type.
    let places = types.iter().enumerate().map(|(at, &ty)| Task::Value(ty, unsafe { slot(object, at) }));
    tasks.extend(places.rev());
    Ok(object as Word)
}

fn open_variant(
    cx: &mut Cx,
    input: &mut &[u8],
    tasks: &mut Vec<Task>,
    variants: &[(String, Vec<TypeRef>)],
) -> Parsed<Word> {
    let mut ahead = *input;
    let is_record = read_array(&mut ahead) == Ok(2);
    if is_record {
        *input = ahead;
    }
    let tag = read_uint(input)? as usize;
    let types = &variants.get(tag).ok_or(Malformed("no such variant"))?.1;
    match (is_record, types.is_empty()) {
        (true, false) => open_record(cx, input, tasks, tag as u16, types),
        (false, true) => Ok(layout::nullary(tag) as Word),
        _ => Err(Malformed("another number of fields was expected")),
    }
}

fn open_builtin(
    cx: &mut Cx,
    input: &mut &[u8],
    tasks: &mut Vec<Task>,
    (name, args): (&str, &[TypeRef]),
    place: Place,
) -> Parsed<Option<Word>> {
    let word = match (name, args) {
        ("List" | "Queue", &[element]) => {
            let length = read_array(input)?;
            let buffer = if length == 0 { Buffer::empty() } else { Buffer::new(cx, length, element.is_ref()) };
            if length > 0 {
                buffer.set_used(0, length);
            }
            // SAFETY: the buffer has this many slots behind its bookkeeping word.
            tasks.extend((0..length).rev().map(|at| Task::Value(element, unsafe { slot(buffer.0, 1 + at) })));
            list::view(cx, buffer, 0, length).0 as Word
        }
        ("Map", &[key, value]) => {
            open_map(input, tasks, (key, Some(value)), place)?;
            return Ok(None);
        }
        ("Set", &[key]) => {
            open_map(input, tasks, (key, None), place)?;
            return Ok(None);
        }
        ("Bytes", _) => {
            let length = read::read_bin_len(input).map_err(|_| Malformed("bytes were expected"))?;
            BytesRef::new(cx, take(input, length as usize)?).0 as Word
        }
        ("Json", _) => json::parse(cx, read_text(input)?).map_err(|_| Malformed("JSON was expected"))?.0 as Word,
        ("Regex", _) => regex::compiled(cx, read_text(input)?).ok_or(Malformed("a pattern was expected"))?.0 as Word,
        _ => return Err(Malformed("a value that does not travel")),
    };
    Ok(Some(word))
}

fn open_map(
    input: &mut &[u8],
    tasks: &mut Vec<Task>,
    (key, value): (TypeRef, Option<TypeRef>),
    place: Place,
) -> Parsed<()> {
    let words = read_array(input)?.checked_sub(2).ok_or(Malformed("a map was expected"))?;
    let kind = KeyKind::from_number(read_int(input)?);
    let in_one = 1 + usize::from(value.is_some());
    let entries = words / in_one;
    let hashes = if kind == KeyKind::Other {
        let count = read_array(input)?;
        let hash = |input: &mut &[u8]| u32::try_from(read_uint(input)?).map_err(|_| Malformed("a hash was expected"));
        (0..count).map(|_| hash(input)).collect::<Parsed<Vec<u32>>>()?
    } else {
        read::read_nil(input).map_err(|_| Malformed("a map was expected"))?;
        vec![]
    };
    let is_text = matches!(key.shape(), Shape::String);
    let fits = match kind {
        KeyKind::String => is_text,
        KeyKind::Integer => !key.is_ref(),
        KeyKind::Other => !is_text && hashes.len() == entries,
    };
    if !fits || words % in_one != 0 {
        return Err(Malformed("a map was expected"));
    }
    let refs = Refs { key: key.is_ref(), value: value.is_some_and(|ty| ty.is_ref()) };
    let mut open =
        Box::new(OpenMap { words: vec![0; 2 * entries], hashes, kind, refs, has_values: value.is_some(), place });
    let first = open.words.as_mut_ptr();
    tasks.push(Task::Map(open));
    for at in (0..entries).rev() {
        // SAFETY: the vector has two words for each entry, and its memory stays until the map is closed.
        let (k, v) = unsafe { (first.add(2 * at), first.add(2 * at + 1)) };
        tasks.extend(value.map(|ty| Task::Value(ty, v)));
        tasks.push(Task::Value(key, k));
    }
    Ok(())
}

fn close_map(cx: &mut Cx, open: &OpenMap) -> Word {
    debug_assert!(open.has_values || open.words.iter().skip(1).step_by(2).all(|&value| value == 0));
    let entries: Vec<(Word, Word)> = open.words.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
    let made = match open.kind {
        KeyKind::Other => map::from_hashed(cx, open.refs, &open.hashes, &entries),
        kind => map::from_entries(cx, open.refs, kind, &entries),
    };
    made.0 as Word
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::process::detached;
    use crate::typedesc::TypeDesc;
    use std::sync::OnceLock;

    /// Pids keep their numbers; there are no functions.
    struct Same;

    impl Translate for Same {
        fn pid_out(&self, pid: i64) -> WirePid {
            match pid {
                0 => WirePid::Null,
                n if n % 3 == 0 => WirePid::Third("c@h:1".to_string(), 77, n as u64),
                n if n % 3 == 1 => WirePid::Yours(n as u64),
                n => WirePid::Mine(n as u64),
            }
        }
        fn pid_in(&self, pid: WirePid) -> i64 {
            match pid {
                WirePid::Null => 0,
                WirePid::Mine(id) | WirePid::Yours(id) | WirePid::Third(_, _, id) => id as i64,
            }
        }
        fn function_out(&self, _: usize) -> Option<(u64, String)> {
            None
        }
        fn function_in(&self, _: u64, _: &str) -> Option<usize> {
            None
        }
    }

    fn ty(name: &str, shape: Shape) -> TypeRef {
        let made = TypeDesc { id: 0, name: name.to_string(), shape: OnceLock::new() };
        let made: TypeRef = Box::leak(Box::new(made));
        made.shape.set(shape).expect("a new descriptor");
        made
    }

    fn builtin(name: &str, args: Vec<TypeRef>) -> TypeRef {
        ty(name, Shape::Builtin { name: name.to_string(), args, is_ref: true })
    }

    /// A type that holds every shape that travels.
    pub fn every_shape(id: u32) -> TypeRef {
        let (int, float) = (ty("Int", Shape::Int), ty("Float", Shape::Float));
        let (text, pid) = (ty("String", Shape::String), ty("Pid", Shape::Pid));
        let color = ty("Color", Shape::Enum { name: "Color".into(), variants: vec!["Red".into(), "Green".into()] });
        let tree: TypeRef = Box::leak(Box::new(TypeDesc { id: 0, name: "Tree".to_string(), shape: OnceLock::new() }));
        let variants = vec![("Leaf".to_string(), vec![]), ("Fork".to_string(), vec![tree, int, tree])];
        tree.shape.set(Shape::Sum { name: "Tree".into(), variants }).expect("a new descriptor");
        let parts = [
            int,
            float,
            ty("Bool", Shape::Bool),
            ty("()", Shape::Unit),
            text,
            pid,
            color,
            tree,
            ty("(Int, String)", Shape::Tuple(vec![int, text])),
            builtin("List", vec![text]),
            builtin("List", vec![float]),
            builtin("Queue", vec![color]),
            builtin("Map", vec![text, tree]),
            builtin("Map", vec![int, float]),
            builtin("Set", vec![int]),
            builtin("Bytes", vec![]),
            builtin("Json", vec![]),
        ];
        let fields = parts.iter().enumerate().map(|(at, &ty)| (format!("f{at}"), ty)).collect();
        let made = TypeDesc { id, name: "All".to_string(), shape: OnceLock::new() };
        let made: TypeRef = Box::leak(Box::new(made));
        made.shape.set(Shape::Struct { name: "All".into(), fields }).expect("a new descriptor");
        made
    }

    /// A random value of a type, on the wire.
    pub fn some_bytes(ty: TypeRef, random: &mut Random) -> Vec<u8> {
        let mut bytes = Vec::new();
        detached(|cx| {
            let word = value(cx, ty, random, 0);
            encode(&mut bytes, word, ty, &Same).expect("every part travels");
        });
        bytes
    }

    pub struct Random(pub u64);

    impl Random {
        pub fn next(&mut self) -> u64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            self.0 >> 20
        }
        pub fn below(&mut self, limit: u64) -> u64 {
            self.next() % limit
        }
        fn text(&mut self) -> String {
            (0..self.below(12)).map(|_| ['a', 'ß', '✓', '\u{1f600}', '"'][self.below(5) as usize]).collect()
        }
    }

    fn value(cx: &mut Cx, ty: TypeRef, random: &mut Random, depth: u32) -> Word {
        match ty.shape() {
            Shape::Int => (random.next() << random.below(40)) as Word,
            Shape::Float => (random.next() as f64 / 7.0).to_bits(),
            Shape::Bool => random.below(2),
            Shape::Enum { variants, .. } => random.below(variants.len() as u64),
            Shape::Pid => random.below(50),
            Shape::String => Str::new(cx, &random.text()).0 as Word,
            Shape::Tuple(types) => record_of(cx, 0, types, random, depth),
            Shape::Struct { fields, .. } => {
                let types: Vec<TypeRef> = fields.iter().map(|field| field.1).collect();
                record_of(cx, 0, &types, random, depth)
            }
            Shape::Sum { variants, .. } => {
                let tag = if depth > 6 { 0 } else { random.below(variants.len() as u64) as usize };
                record_of(cx, tag as u16, &variants[tag].1, random, depth)
            }
            Shape::Builtin { name, args, .. } => built(cx, name, args, random, depth),
            Shape::Unit | Shape::Atom | Shape::Fun => 0,
        }
    }

    fn record_of(cx: &mut Cx, tag: u16, types: &[TypeRef], random: &mut Random, depth: u32) -> Word {
        let words: Vec<Word> = types.iter().map(|ty| value(cx, ty, random, depth + 1)).collect();
        let bits = types.iter().enumerate().fold(0, |bits, (at, ty)| bits | u64::from(ty.is_ref()) << at);
        crate::value::record::record(cx, tag, &words, bits).0 as Word
    }

    fn built(cx: &mut Cx, name: &str, args: &[TypeRef], random: &mut Random, depth: u32) -> Word {
        let count = random.below(20) as usize;
        let mut some =
            |cx: &mut Cx, ty: TypeRef| -> Vec<Word> { (0..count).map(|_| value(cx, ty, random, depth + 1)).collect() };
        match name {
            "Bytes" => BytesRef::new(cx, &[count as u8; 9]).0 as Word,
            "Json" => json::parse(cx, "{\"a\":[1,2.50,null,\"x\"]}").expect("JSON").0 as Word,
            "List" | "Queue" => {
                let words = some(cx, args[0]);
                list::from_words(cx, &words, args[0].is_ref()).0 as Word
            }
            _ => {
                let keys = some(cx, args[0]);
                let values = args.get(1).map_or(vec![0; count], |&ty| some(cx, ty));
                let kind = if args[0].is_ref() { KeyKind::String } else { KeyKind::Integer };
                let refs = Refs { key: args[0].is_ref(), value: args.get(1).is_some_and(|ty| ty.is_ref()) };
                let entries: Vec<(Word, Word)> = keys.into_iter().zip(values).collect();
                map::from_entries(cx, refs, kind, &entries).0 as Word
            }
        }
    }

    #[test]
    fn values_come_back_and_damaged_bytes_are_refused() {
        let ty = every_shape(0);
        for seed in 0..300 {
            let mut random = Random(seed);
            detached(|cx| {
                let word = value(cx, ty, &mut random, 0);
                let mut bytes = Vec::new();
                encode(&mut bytes, word, ty, &Same).expect("every part travels");
                let again = decode(cx, &bytes, ty, &Same).expect("what was written can be read");
                let mut second = Vec::new();
                encode(&mut second, again, ty, &Same).expect("every part travels");
                assert_eq!(bytes, second, "seed {seed}");
                for _ in 0..50 {
                    let mut damaged = bytes.clone();
                    for _ in 0..1 + random.below(3) {
                        let at = random.below(damaged.len() as u64) as usize;
                        damaged[at] = random.next() as u8;
                    }
                    damaged.truncate(random.below(2 * damaged.len() as u64) as usize);
                    if let Ok(word) = decode(cx, &damaged, ty, &Same) {
                        encode(&mut Vec::new(), word, ty, &Same).expect("what can be read can be written");
                    }
                }
            });
        }
    }

    #[test]
    fn a_deep_value_needs_no_stack() {
        let int = ty("Int", Shape::Int);
        let chain: TypeRef = Box::leak(Box::new(TypeDesc { id: 0, name: "Chain".to_string(), shape: OnceLock::new() }));
        let variants = vec![("End".to_string(), vec![]), ("More".to_string(), vec![int, chain])];
        chain.shape.set(Shape::Sum { name: "Chain".into(), variants }).expect("a new descriptor");
        detached(|cx| {
            let mut word = layout::nullary(0) as Word;
            for n in 0..200_000 {
                word = heap::alloc_record(cx, 1, 0b10, &[n, word]) as Word;
            }
            let mut bytes = Vec::new();
            encode(&mut bytes, word, chain, &Same).expect("it travels");
            let again = decode(cx, &bytes, chain, &Same).expect("it can be read");
            assert_eq!(record_word(Ref(again as *mut Object), 0), 199_999);
        });
    }

    #[test]
    fn maps_keep_the_hashes_of_other_keys() {
        let int = ty("Int", Shape::Int);
        let pair = ty("(Int, Int)", Shape::Tuple(vec![int, int]));
        let map = builtin("Map", vec![pair, int]);
        detached(|cx| {
            let refs = Refs { key: true, value: false };
            let keys: Vec<Word> = (0..40).map(|n| heap::alloc_record(cx, 0, 0, &[n, n * n]) as Word).collect();
            let entries: Vec<(Word, Word)> = keys.iter().copied().zip(0..).collect();
            let hashes: Vec<u32> = (0..40).map(map::kept_hash).collect();
            let made = map::from_hashed(cx, refs, &hashes, &entries);
            let mut bytes = Vec::new();
            encode(&mut bytes, made.0 as Word, map, &Same).expect("it travels");
            let again = MapRef(decode(cx, &bytes, map, &Same).expect("it can be read") as *mut Object);
            assert_eq!(again.hashes(), hashes);
            let found = again.candidate(7, None).and_then(|record| again.visible(record));
            assert_eq!(found.map(|at| again.value_at(at)), Some(7));
        });
    }

    #[test]
    fn what_does_not_travel_is_named() {
        let cell = builtin("Cell", vec![]);
        let refused = encode(&mut Vec::new(), layout::nullary(0) as Word, cell, &Same);
        assert_eq!(refused.expect_err("cells stay").message(), "cannot send Cell to another node");
    }
}
