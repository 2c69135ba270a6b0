//! The builtins, one file for each file of the Mesh library. Each module's `TABLE` is a row here.

pub mod builder;
pub mod bytes;
pub mod cell;
pub mod float;
pub mod int;
pub mod json;
pub mod list;
pub mod map;
pub mod math;
pub mod queue;
pub mod set;
pub mod string;

use crate::abi::Intrinsic;

/// Every builtin module's table.
static TABLES: &[&[Intrinsic]] = &[
    builder::TABLE,
    bytes::TABLE,
    cell::TABLE,
    float::TABLE,
    int::TABLE,
    json::TABLE,
    list::TABLE,
    map::TABLE,
    math::TABLE,
    queue::TABLE,
    set::TABLE,
    string::TABLE,
];

/// Every builtin.
pub fn all() -> impl Iterator<Item = &'static Intrinsic> {
    TABLES.iter().flat_map(|table| table.iter())
}
