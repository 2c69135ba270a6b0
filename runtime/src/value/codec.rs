//! Derived JSON and row conversions, driven by the descriptor of the type. Knows the shapes of types, no builtin.
//!
//! Encoding keeps its own stack, since values may be deep. Decoding recurses over the text's tree and stops at
//! [`DEPTH_MAX`], far below what a process's stack holds.

use crate::abi::{Cx, Ref};
use crate::typedesc::{Shape, TypeRef};
use crate::value::bytes::Str;
use crate::value::json::{self, Json};
use crate::value::layout::{self, Object, Word};
use crate::value::list::{self, ListRef};
use crate::value::map::{self, KeyKind, MapRef, Refs};
use crate::value::record::{record, record_tag, record_word};

/// Deepest nesting of a text that is decoded into a type.
const DEPTH_MAX: usize = 100;

enum Task {
    Value(Word, TypeRef),
    Text(&'static str),
    Key(String),
}

/// The JSON text of a value of a type that has one.
pub fn encode(word: Word, ty: TypeRef) -> String {
    let mut out = String::new();
    let mut tasks = vec![Task::Value(word, ty)];
    while let Some(task) = tasks.pop() {
        match task {
            Task::Text(text) => out.push_str(text),
            Task::Key(key) => {
                json::quote(&mut out, &key);
                out.push(':');
            }
            Task::Value(word, ty) => encode_one(&mut out, &mut tasks, word, ty),
        }
    }
    out
}

fn encode_one(out: &mut String, tasks: &mut Vec<Task>, word: Word, ty: TypeRef) {
    use std::fmt::Write;
    let object = Ref(word as *mut Object);
    match ty.shape() {
        Shape::Int | Shape::Pid => _ = write!(out, "{}", word as i64),
        Shape::Float => out.push_str(&crate::intrinsics::float::json_text(f64::from_bits(word))),
        Shape::Bool => out.push_str(if word != 0 { "true" } else { "false" }),
        Shape::Unit | Shape::Fun => out.push_str("null"),
        Shape::Atom => json::quote(out, crate::atoms::name(word)),
        Shape::String => json::quote(out, Str(object.0).as_str()),
        Shape::Enum { variants, .. } => {
            out.push_str("{\"tag\":");
            json::quote(out, &variants[word as usize]);
            out.push_str(",\"fields\":[]}");
        }
        Shape::Tuple(items) => {
            let parts = items.iter().enumerate().map(|(i, &ty)| (record_word(object, i), ty)).collect();
            sequence(tasks, parts, "[", "]");
        }
        Shape::Struct { fields, .. } => {
            tasks.push(Task::Text("}"));
            for (index, (name, ty)) in fields.iter().enumerate().rev() {
                tasks.push(Task::Value(record_word(object, index), ty));
                tasks.push(Task::Key(name.clone()));
                tasks.push(Task::Text(if index == 0 { "{" } else { "," }));
            }
            if fields.is_empty() {
                tasks.push(Task::Text("{"));
            }
        }
        Shape::Sum { name, variants } => encode_variant(out, tasks, object, name, variants),
        Shape::Builtin { name, args, .. } => encode_builtin(out, tasks, object, name, args),
    }
}

fn encode_variant(
    out: &mut String,
    tasks: &mut Vec<Task>,
    object: Ref,
    name: &str,
    variants: &[(String, Vec<TypeRef>)],
) {
    let (variant, types) = &variants[record_tag(object) as usize];
    if name == "Option" {
        match types.first() {
            Some(ty) => tasks.push(Task::Value(record_word(object, 0), ty)),
            None => out.push_str("null"),
        }
        return;
    }
    out.push_str("{\"tag\":");
    json::quote(out, variant);
    let parts = types.iter().enumerate().map(|(i, &ty)| (record_word(object, i), ty)).collect();
    sequence(tasks, parts, ",\"fields\":[", "]}");
}

/// Pushes the parts so that they come out in order between the brackets.
fn sequence(tasks: &mut Vec<Task>, parts: Vec<(Word, TypeRef)>, open: &'static str, close: &'static str) {
    tasks.push(Task::Text(close));
    for (index, (word, ty)) in parts.into_iter().enumerate().rev() {
        tasks.push(Task::Value(word, ty));
        if index > 0 {
            tasks.push(Task::Text(","));
        }
    }
    tasks.push(Task::Text(open));
}

fn encode_builtin(out: &mut String, tasks: &mut Vec<Task>, object: Ref, name: &str, args: &[TypeRef]) {
    match (name, args) {
        ("Json", _) => out.push_str(&json::encode(object)),
        ("List", &[element]) => {
            let words = ListRef(object.0).words().iter().map(|&word| (word, element)).collect();
            sequence(tasks, words, "[", "]");
        }
        ("Map", &[key, value]) => {
            tasks.push(Task::Text("}"));
            let entries = MapRef(object.0).entries();
            for (index, &(k, v)) in entries.iter().enumerate().rev() {
                tasks.push(Task::Value(v, value));
                let text = match key.shape() {
                    Shape::String => Str(k as *mut Object).as_str().to_owned(),
                    _ => (k as i64).to_string(),
                };
                tasks.push(Task::Key(text));
                if index > 0 {
                    tasks.push(Task::Text(","));
                }
            }
            tasks.push(Task::Text("{"));
        }
        _ => out.push_str("null"),
    }
}

type Decoded = Result<Word, String>;

/// The value of a type that a JSON text says.
pub fn decode(cx: &mut Cx, text: &str, ty: TypeRef) -> Decoded {
    let tree = json::parse(cx, text)?;
    decode_tree(cx, tree, ty, 0)
}

fn decode_tree(cx: &mut Cx, tree: Ref, ty: TypeRef, depth: usize) -> Decoded {
    if depth > DEPTH_MAX {
        return Err(format!("nested deeper than {DEPTH_MAX} levels"));
    }
    let value = Json::from_ref(tree);
    match ty.shape() {
        Shape::Int => match value {
            Json::Number(text) => Ok(json::integer(text.as_str()) as Word),
            _ => Err("expected Int".into()),
        },
        Shape::Float => match value {
            Json::Number(text) => Ok(text.as_str().parse::<f64>().unwrap_or(f64::NAN).to_bits()),
            _ => Err("expected Float".into()),
        },
        Shape::Bool => match value {
            Json::Bool(value) => Ok(value as Word),
            _ => Err("expected Bool".into()),
        },
        Shape::String => match value {
            Json::String(text) => Ok(text.0 as Word),
            _ => Err("expected String".into()),
        },
        Shape::Struct { fields, .. } => {
            let Json::Object(_) = value else { return Err("expected Object".into()) };
            let mut words = Vec::with_capacity(fields.len());
            for (name, ty) in fields {
                let word = match json::member(cx, tree, name) {
                    Some(part) => decode_tree(cx, part, ty, depth + 1)?,
                    None if is_option(ty) => layout::nullary(1) as Word,
                    None => return Err(format!("missing field: {name}")),
                };
                words.push(word);
            }
            let types: Vec<TypeRef> = fields.iter().map(|f| f.1).collect();
            Ok(build(cx, 0, &words, &types))
        }
        Shape::Sum { name, variants } if name == "Option" => {
            if matches!(value, Json::Null) {
                return Ok(layout::nullary(1) as Word);
            }
            let inner = variants[0].1[0];
            let word = decode_tree(cx, tree, inner, depth + 1)?;
            Ok(build(cx, 0, &[word], &[inner]))
        }
        Shape::Sum { name, variants } => decode_variant(cx, tree, name, variants, depth),
        Shape::Enum { name, variants } => {
            let tag = variant_tag(cx, tree)?;
            member_array(cx, tree)?;
            variants
                .iter()
                .position(|v| v == tag.as_str())
                .map(|index| index as Word)
                .ok_or_else(|| format!("unknown variant for {name}"))
        }
        Shape::Builtin { name, args, .. } => decode_builtin(cx, tree, name, args, depth),
        Shape::Unit | Shape::Atom | Shape::Pid | Shape::Fun | Shape::Tuple(_) => {
            Err(format!("`{}` cannot be read from JSON", ty.name))
        }
    }
}

fn is_option(ty: TypeRef) -> bool {
    matches!(ty.shape(), Shape::Sum { name, .. } if name == "Option")
}

fn build(cx: &mut Cx, tag: u16, words: &[Word], types: &[TypeRef]) -> Word {
    if words.is_empty() {
        return layout::nullary(tag as usize) as Word;
    }
    let bitmap = types.iter().enumerate().fold(0, |map, (i, ty)| map | (u64::from(ty.is_ref()) << i));
    record(cx, tag, words, bitmap).0 as Word
}

fn variant_tag(cx: &mut Cx, tree: Ref) -> Result<Str, String> {
    let Json::Object(_) = Json::from_ref(tree) else { return Err("expected Object".into()) };
    let tag = json::member(cx, tree, "tag").ok_or("missing field: tag")?;
    match Json::from_ref(tag) {
        Json::String(text) => Ok(text),
        _ => Err("expected String".into()),
    }
}

fn member_array(cx: &mut Cx, tree: Ref) -> Result<ListRef, String> {
    let fields = json::member(cx, tree, "fields").ok_or("missing field: fields")?;
    match Json::from_ref(fields) {
        Json::Array(items) => Ok(items),
        _ => Err("expected Array".into()),
    }
}

fn decode_variant(
    cx: &mut Cx,
    tree: Ref,
    name: &str,
    variants: &[(String, Vec<TypeRef>)],
    depth: usize,
) -> Decoded {
    let tag = variant_tag(cx, tree)?;
    let items = member_array(cx, tree)?;
    let index = variants
        .iter()
        .position(|(variant, _)| variant == tag.as_str())
        .ok_or_else(|| format!("unknown variant for {name}"))?;
    let types = &variants[index].1;
    let mut words = Vec::with_capacity(types.len());
    for (at, ty) in types.iter().enumerate() {
        let item = items
            .get(at)
            .ok_or_else(|| format!("array index {at} out of bounds (length {})", items.len()))?;
        words.push(decode_tree(cx, Ref(item as *mut Object), ty, depth + 1)?);
    }
    Ok(build(cx, index as u16, &words, types))
}

fn decode_builtin(cx: &mut Cx, tree: Ref, name: &str, args: &[TypeRef], depth: usize) -> Decoded {
    match (name, args, Json::from_ref(tree)) {
        ("Json", _, _) => Ok(tree.0 as Word),
        ("List", &[element], Json::Array(items)) => {
            let mut words = Vec::with_capacity(items.len());
            for index in 0..items.len() {
                let item = Ref(items.get(index).unwrap_or(0) as *mut Object);
                words.push(decode_tree(cx, item, element, depth + 1)?);
            }
            Ok(list::from_words(cx, &words, element.is_ref()).0 as Word)
        }
        ("Map", &[key, value], Json::Object(members)) => {
            let mut entries = vec![];
            for (name, item) in members.entries() {
                entries.push((name, decode_tree(cx, Ref(item as *mut Object), value, depth + 1)?));
            }
            let refs = Refs { key: key.is_ref(), value: value.is_ref() };
            Ok(map::from_entries(cx, refs, KeyKind::String, &entries).0 as Word)
        }
        ("List", ..) => Err("expected Array".into()),
        ("Map", ..) => Err("expected Object".into()),
        _ => Err(format!("`{name}` cannot be read from JSON")),
    }
}

/// The struct that a database row says, its columns as text.
pub fn from_row(cx: &mut Cx, row: MapRef, ty: TypeRef) -> Decoded {
    let Shape::Struct { fields, .. } = ty.shape() else {
        return Err(format!("`{}` cannot be read from a row", ty.name));
    };
    let columns = row.to_string_pairs();
    let mut words = Vec::with_capacity(fields.len());
    for (name, ty) in fields {
        let text = columns.iter().find(|(column, _)| column == name).map(|(_, text)| text.as_str());
        let word = match (ty.shape(), text) {
            (Shape::Sum { name, .. }, None | Some("")) if name == "Option" => layout::nullary(1) as Word,
            (Shape::Sum { name, variants }, Some(text)) if name == "Option" => {
                let inner = variants[0].1[0];
                let word = column(cx, text, inner)?;
                build(cx, 0, &[word], &[inner])
            }
            (_, Some(text)) => column(cx, text, ty)?,
            (_, None) => return Err(format!("missing column: {name}")),
        };
        words.push(word);
    }
    let types: Vec<TypeRef> = fields.iter().map(|f| f.1).collect();
    Ok(build(cx, 0, &words, &types))
}

fn column(cx: &mut Cx, text: &str, ty: TypeRef) -> Decoded {
    let failed = |what: &str| format!("cannot parse '{text}' as {what}");
    let trimmed = text.trim();
    match ty.shape() {
        Shape::String => Ok(Str::new(cx, text).0 as Word),
        Shape::Int => trimmed.parse::<i64>().map(|n| n as Word).map_err(|_| failed("Int")),
        Shape::Float => {
            let special = matches!(trimmed, "Infinity" | "-Infinity" | "NaN");
            let plain = trimmed.bytes().all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b));
            let parsed = trimmed.parse::<f64>().ok().filter(|_| special || plain);
            parsed.map(f64::to_bits).ok_or_else(|| failed("Float"))
        }
        Shape::Bool => match trimmed.to_ascii_lowercase().as_str() {
            "true" | "t" | "1" | "yes" => Ok(1),
            "false" | "f" | "0" | "no" => Ok(0),
            _ => Err(failed("Bool")),
        },
        _ => Err(failed(&ty.name)),
    }
}
