//! What the functions call that the compiler makes for JSON and rows of each type.

use crate::abi::{Cx, Ref};
use crate::value::bytes::check_text;
use crate::value::codec::{self, Codec};
use crate::value::{MapRef, Str, json};
use std::fmt::Write;

/// Texts up to this length are written without a look at what the process may hold.
const OUT_BYTES_FREE: usize = 64 << 10;

/// The conversions of the running process.
fn codec(cx: &mut Cx) -> &'static mut Codec {
    cx.process().codec()
}

/// Writes on. Parts that several others share are written for each, so there may be much more text than value.
fn write(cx: &mut Cx, more: impl FnOnce(&mut String)) {
    let out = &mut codec(cx).out;
    more(out);
    if out.len() > OUT_BYTES_FREE {
        check_text("", out.len());
    }
}

crate::intrinsics! { "Core";
    fn json_begin(cx) -> () { codec(cx).begin_writing() }
    fn json_text(cx) -> Str { codec(cx).written(cx) }
    fn json_write_raw(cx, text: Str) -> () { write(cx, |out| out.push_str(text.as_str())) }
    fn json_write_int(cx, n: i64) -> () { write(cx, |out| _ = write!(out, "{n}")) }
    fn json_write_float(cx, x: f64) -> () { write(cx, |out| out.push_str(&super::float::json_text(x))) }
    fn json_write_bool(cx, value: bool) -> () { write(cx, |out| out.push_str(if value { "true" } else { "false" })) }
    fn json_write_string(cx, text: Str) -> () { write(cx, |out| json::quote(out, text.as_str())) }
    fn json_write_value(cx, value: Ref) -> () { write(cx, |out| json::write(out, value)) }

    fn json_read(cx, text: Str) -> bool { codec(cx).begin_reading(text.as_str()) }
    fn json_missing(cx, name: Str) -> () { codec(cx).fail(|| format!("missing field: {}", name.as_str())) }
    fn json_int(cx, node: i64) -> i64 { codec(cx).integer(node) }
    fn json_float(cx, node: i64) -> f64 { codec(cx).float(node) }
    fn json_bool(cx, node: i64) -> bool { codec(cx).bool(node) }
    fn json_string(cx, node: i64) -> Str { codec(cx).string(cx, node) }
    fn json_key(cx, node: i64) -> Str { codec(cx).key(cx, node) }
    fn json_value(cx, node: i64) -> Ref { codec(cx).value(cx, node) }
    fn json_is_null(cx, node: i64) -> bool { codec(cx).is_null(node) }
    fn json_array_end(cx, node: i64) -> i64 { codec(cx).end(node, true) }
    fn json_object_end(cx, node: i64) -> i64 { codec(cx).end(node, false) }
    fn json_next(cx, node: i64) -> i64 { codec(cx).next(node) }
    fn json_members<T>(cx, node: i64) -> Ref { Ref(codec(cx).members(cx, node, T).0) }
    fn json_variant<T>(cx, node: i64) -> i64 { codec(cx).variant(node, T) }
    fn json_arguments(cx, node: i64, count: i64) -> Ref { Ref(codec(cx).arguments(cx, node, count as usize).0) }
    fn json_too_few(cx, node: i64, index: i64) -> () { codec(cx).too_few(node, index) }

    fn row_begin(cx) -> () { codec(cx).begin_row() }
    fn row_has(cx, row: MapRef, name: Str) -> bool {
        codec(cx).column(row, name).is_some_and(|text| !text.is_empty())
    }
    fn row_string(cx, row: MapRef, name: Str) -> Str {
        match codec(cx).column(row, name) {
            Some(text) => text,
            None => {
                codec(cx).fail(|| format!("missing column: {}", name.as_str()));
                Str::empty()
            }
        }
    }
    fn row_int(cx, row: MapRef, name: Str) -> i64 { codec(cx).parsed(row, name, "Int", codec::row_integer) }
    fn row_float(cx, row: MapRef, name: Str) -> f64 { codec(cx).parsed(row, name, "Float", codec::row_float) }
    fn row_bool(cx, row: MapRef, name: Str) -> bool { codec(cx).parsed(row, name, "Bool", codec::row_bool) }

    fn read_failed(cx) -> bool { codec(cx).failed() }
    fn read_error(cx) -> String { codec(cx).end_reading().unwrap_or_default() }
}
