//! Derived JSON and row conversions, driven by the descriptor of the type. Knows the shapes of types, no builtin.
//!
//! Both directions keep their own stack, since values may be deep.

use crate::abi::{Cx, Ref};
use crate::typedesc::{Shape, TypeRef};
use crate::value::bytes::Str;
use crate::value::json::{self, Json};
use crate::value::layout::{self, Object, Word};
use crate::value::list::{self, ListRef};
use crate::value::map::{self, KeyKind, MapRef, Refs};
use crate::value::record::{record_of, record_tag, record_word};

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

/// What remains to be decoded. Parts are decoded before what is made of them, the first part first, so that the error that
/// is reported is the first one of the text in the order of the type.
enum Step {
    Value(Ref, TypeRef),
    /// A member of an object, with the name and type of a field.
    Field(Ref, &'static str, TypeRef),
    /// An element of the `fields` of a variant.
    Argument(ListRef, usize, TypeRef),
    /// A record of the values decoded last.
    Record(u16, Vec<TypeRef>),
    /// A list of that many values decoded last.
    List(usize, TypeRef),
    /// A map of the values decoded last and these keys.
    Map(Vec<Word>, Refs),
}

struct Decoder<'c> {
    cx: &'c mut Cx,
    steps: Vec<Step>,
    done: Vec<Word>,
}

/// The value of a type that a JSON text says.
pub fn decode(cx: &mut Cx, text: &str, ty: TypeRef) -> Decoded {
    let tree = json::parse(cx, text)?;
    let mut decoder = Decoder { cx, steps: vec![Step::Value(tree, ty)], done: Vec::new() };
    while let Some(step) = decoder.steps.pop() {
        decoder.take(step)?;
    }
    Ok(decoder.done.pop().unwrap_or(0))
}

impl Decoder<'_> {
    fn take(&mut self, step: Step) -> Result<(), String> {
        match step {
            Step::Value(tree, ty) => self.value(tree, ty),
            Step::Field(tree, name, ty) => match json::member(self.cx, tree, name) {
                Some(part) => self.value(part, ty),
                None if is_option(ty) => {
                    self.done.push(layout::nullary(1) as Word);
                    Ok(())
                }
                None => Err(format!("missing field: {name}")),
            },
            Step::Argument(items, at, ty) => match items.get(at) {
                Some(item) => self.value(Ref(item as *mut Object), ty),
                None => Err(format!("array index {at} out of bounds (length {})", items.len())),
            },
            Step::Record(tag, types) => {
                let words = self.last(types.len());
                let value = build(self.cx, tag, &words, &types);
                self.done.push(value);
                Ok(())
            }
            Step::List(count, element) => {
                let words = self.last(count);
                self.done.push(list::from_words(self.cx, &words, element.is_ref()).0 as Word);
                Ok(())
            }
            Step::Map(keys, refs) => {
                let values = self.last(keys.len());
                let entries: Vec<(Word, Word)> = keys.into_iter().zip(values).collect();
                let map = map::from_entries(self.cx, refs, KeyKind::String, &entries);
                self.done.push(map.0 as Word);
                Ok(())
            }
        }
    }

    /// The values decoded last.
    fn last(&mut self, count: usize) -> Vec<Word> {
        self.done.split_off(self.done.len() - count)
    }

    fn value(&mut self, tree: Ref, ty: TypeRef) -> Result<(), String> {
        let value = Json::from_ref(tree);
        match ty.shape() {
            Shape::Struct { fields, .. } => {
                let Json::Object(_) = value else { return Err("expected Object".into()) };
                self.steps.push(Step::Record(0, fields.iter().map(|field| field.1).collect()));
                self.steps.extend(fields.iter().rev().map(|(name, ty)| Step::Field(tree, name, ty)));
            }
            Shape::Sum { name, .. } if name == "Option" && matches!(value, Json::Null) => {
                self.done.push(layout::nullary(1) as Word);
            }
            Shape::Sum { name, variants } if name == "Option" => {
                let inner = variants[0].1[0];
                self.steps.push(Step::Record(0, vec![inner]));
                self.steps.push(Step::Value(tree, inner));
            }
            Shape::Sum { name, variants } => {
                let tag = variant_tag(self.cx, tree)?;
                let items = member_array(self.cx, tree)?;
                let named = variants.iter().position(|(variant, _)| variant == tag.as_str());
                let index = named.ok_or_else(|| format!("unknown variant for {name}"))?;
                let types = &variants[index].1;
                self.steps.push(Step::Record(index as u16, types.clone()));
                let arguments = types.iter().enumerate().rev();
                self.steps.extend(arguments.map(|(at, &ty)| Step::Argument(items, at, ty)));
            }
            Shape::Builtin { name, args, .. } => return self.builtin(tree, name, args),
            _ => {
                let word = scalar(self.cx, tree, ty)?;
                self.done.push(word);
            }
        }
        Ok(())
    }

    fn builtin(&mut self, tree: Ref, name: &str, args: &'static [TypeRef]) -> Result<(), String> {
        match (name, args, Json::from_ref(tree)) {
            ("Json", ..) => self.done.push(tree.0 as Word),
            ("List", &[element], Json::Array(items)) => {
                self.steps.push(Step::List(items.len(), element));
                let items = items.words().iter().rev().map(|item| Ref(*item as *mut Object));
                self.steps.extend(items.map(|item| Step::Value(item, element)));
            }
            ("Map", &[key, value], Json::Object(members)) => {
                let (keys, items): (Vec<Word>, Vec<Word>) = members.entries().into_iter().unzip();
                self.steps.push(Step::Map(keys, Refs { key: key.is_ref(), value: value.is_ref() }));
                let items = items.into_iter().rev().map(|item| Ref(item as *mut Object));
                self.steps.extend(items.map(|item| Step::Value(item, value)));
            }
            ("List", ..) => return Err("expected Array".into()),
            ("Map", ..) => return Err("expected Object".into()),
            _ => return Err(format!("`{name}` cannot be read from JSON")),
        }
        Ok(())
    }
}

/// A value that has no parts.
fn scalar(cx: &mut Cx, tree: Ref, ty: TypeRef) -> Decoded {
    let value = Json::from_ref(tree);
    match (ty.shape(), value) {
        (Shape::Int, Json::Number(text)) => Ok(json::integer(text.as_str()) as Word),
        (Shape::Int, _) => Err("expected Int".into()),
        (Shape::Float, Json::Number(text)) => Ok(text.as_str().parse::<f64>().unwrap_or(f64::NAN).to_bits()),
        (Shape::Float, _) => Err("expected Float".into()),
        (Shape::Bool, Json::Bool(value)) => Ok(value as Word),
        (Shape::Bool, _) => Err("expected Bool".into()),
        (Shape::String, Json::String(text)) => Ok(text.0 as Word),
        (Shape::String, _) => Err("expected String".into()),
        (Shape::Enum { name, variants }, _) => {
            let tag = variant_tag(cx, tree)?;
            member_array(cx, tree)?;
            let index = variants.iter().position(|variant| variant == tag.as_str());
            index.map(|index| index as Word).ok_or_else(|| format!("unknown variant for {name}"))
        }
        _ => Err(format!("`{}` cannot be read from JSON", ty.name)),
    }
}

fn is_option(ty: TypeRef) -> bool {
    matches!(ty.shape(), Shape::Sum { name, .. } if name == "Option")
}

fn build(cx: &mut Cx, tag: u16, words: &[Word], types: &[TypeRef]) -> Word {
    record_of(cx, tag, words, |index| types[index].is_ref()).0 as Word
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
