//! Rewrites of SSA, one a file.

pub(crate) mod dead;
