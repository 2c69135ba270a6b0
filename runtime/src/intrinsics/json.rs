//! Builtins of the module `Json`.

use crate::abi::Ref;
use crate::value::json::{self, Json};
use crate::value::{ListRef, MapRef, Str};

/// The text that `Json.get` gives for a member: strings unquoted, `null` empty.
fn plain_text(value: Option<Ref>) -> String {
    match value.map(Json::from_ref) {
        None | Some(Json::Null) => String::new(),
        Some(Json::String(text) | Json::Number(text)) => text.as_str().to_owned(),
        Some(_) => value.map(json::encode).unwrap_or_default(),
    }
}

fn number(value: Ref) -> Option<Str> {
    match Json::from_ref(value) {
        Json::Number(text) => Some(text),
        _ => None,
    }
}

fn expected<T>(value: Option<T>, what: &str) -> Result<T, String> {
    value.ok_or_else(|| format!("expected {what}"))
}

fn number_value(text: Str) -> f64 {
    text.as_str().parse().unwrap_or(f64::NAN)
}

crate::intrinsics! { "Json";
    fn parse(cx, s: Str) -> Result<Ref, String> { json::parse(cx, s.as_str()) }
    fn text(cx, j: Ref) -> String { json::encode(j) }
    fn equal(cx, a: Ref, b: Ref) -> bool { json::equal(a, b) }
    fn __key_hash(cx, j: Ref) -> i64 { json::key_hash(j) }
    fn encode_string(cx, s: Str) -> String {
        let mut out = String::with_capacity(s.len() + 2);
        json::quote(&mut out, s.as_str());
        out
    }
    fn get(cx, s: Str, key: Str) -> String {
        let root = json::parse(cx, s.as_str()).ok();
        plain_text(root.and_then(|root| json::member(cx, root, key.as_str())))
    }
    fn get_nested(cx, s: Str, outer: Str, inner: Str) -> String {
        let root = json::parse(cx, s.as_str()).ok();
        let nested = root.and_then(|root| json::member(cx, root, outer.as_str()));
        plain_text(nested.and_then(|nested| json::member(cx, nested, inner.as_str())))
    }
    fn field(cx, j: Ref, name: Str) -> Option<Ref> { json::member(cx, j, name.as_str()) }
    fn at(cx, j: Ref, i: i64) -> Option<Ref> {
        match Json::from_ref(j) {
            Json::Array(items) => usize::try_from(i).ok().and_then(|i| items.get(i)).map(|word| Ref(word as *mut _)),
            _ => None,
        }
    }
    fn is_null(cx, j: Ref) -> bool { matches!(Json::from_ref(j), Json::Null) }
    fn null_value(cx) -> Ref { Json::Null.into_ref(cx) }
    fn bool(cx, value: bool) -> Ref { Json::Bool(value).into_ref(cx) }
    fn int(cx, n: i64) -> Ref {
        let text = Str::new(cx, &n.to_string());
        Json::Number(text).into_ref(cx)
    }
    fn float(cx, x: f64) -> Ref {
        if !x.is_finite() {
            return Ok(Json::Null.into_ref(cx));
        }
        let text = Str::new(cx, &super::float::json_text(x));
        Json::Number(text).into_ref(cx)
    }
    fn string(cx, s: Str) -> Ref { Json::String(s).into_ref(cx) }
    fn array(cx, items: ListRef) -> Ref { Json::Array(items).into_ref(cx) }
    fn of_map(cx, members: MapRef) -> Ref { Json::Object(members).into_ref(cx) }
    fn decode_int(cx, j: Ref) -> Result<i64, String> { expected(number(j).map(|text| json::integer(text.as_str())), "Int") }
    fn decode_float(cx, j: Ref) -> Result<f64, String> { expected(number(j).map(number_value), "Float") }
    fn decode_bool(cx, j: Ref) -> Result<bool, String> {
        expected(if let Json::Bool(value) = Json::from_ref(j) { Some(value) } else { None }, "Bool")
    }
    fn decode_string(cx, j: Ref) -> Result<Str, String> {
        expected(if let Json::String(text) = Json::from_ref(j) { Some(text) } else { None }, "String")
    }
    fn decode_list(cx, j: Ref) -> Result<ListRef, String> {
        expected(if let Json::Array(items) = Json::from_ref(j) { Some(items) } else { None }, "Array")
    }
    fn decode_object(cx, j: Ref) -> Result<MapRef, String> {
        expected(if let Json::Object(members) = Json::from_ref(j) { Some(members) } else { None }, "Object")
    }
}
