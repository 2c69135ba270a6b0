//! The builtins, one file for each file of the Mesh library. Each module's `TABLE` is a row here.

pub mod atom;
pub mod base64;
pub mod builder;
pub mod bytes;
pub mod cell;
pub mod codec;
pub mod core;
pub mod crypto;
pub mod datetime;
pub mod env;
pub mod file;
pub mod float;
pub mod fnv;
pub mod global;
pub mod handle;
pub mod http;
pub mod int;
pub mod io;
pub mod job;
pub mod json;
pub mod list;
pub mod literal;
pub mod log;
pub mod map;
pub mod math;
pub mod node;
pub mod pool;
pub mod process;
pub mod queue;
pub mod random;
pub mod regex;
pub mod request;
pub mod set;
pub mod sqlite;
pub mod string;
pub mod supervisor;
pub mod support;
pub mod timer;
pub mod url;

use crate::abi::Intrinsic;

/// Every builtin module's table.
static TABLES: &[&[Intrinsic]] = &[
    atom::TABLE,
    base64::TABLE,
    builder::TABLE,
    bytes::TABLE,
    cell::TABLE,
    codec::TABLE,
    core::RECEIVE,
    core::TABLE,
    crypto::TABLE,
    datetime::TABLE,
    env::TABLE,
    file::TABLE,
    float::TABLE,
    fnv::TABLE,
    global::TABLE,
    http::TABLE,
    int::TABLE,
    io::TABLE,
    job::TABLE,
    json::TABLE,
    list::TABLE,
    literal::TABLE,
    log::TABLE,
    map::TABLE,
    math::TABLE,
    node::TABLE,
    pool::TABLE,
    process::TABLE,
    queue::TABLE,
    random::TABLE,
    regex::TABLE,
    request::TABLE,
    set::TABLE,
    sqlite::TABLE,
    string::TABLE,
    support::TABLE,
    supervisor::TABLE,
    timer::TABLE,
    url::TABLE,
];

/// Every builtin.
pub fn all() -> impl Iterator<Item = &'static Intrinsic> {
    TABLES.iter().flat_map(|table| table.iter())
}
