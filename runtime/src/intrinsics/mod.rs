//! The builtins, one file for each file of the Mesh library. Each module's `TABLE` is a row here.

use crate::abi::Intrinsic;

/// Every builtin module's table.
static TABLES: &[&[Intrinsic]] = &[];

/// Every builtin.
pub fn all() -> impl Iterator<Item = &'static Intrinsic> {
    TABLES.iter().flat_map(|table| table.iter())
}
