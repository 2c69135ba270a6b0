//! The suite's harness: finds test files, runs `meshjit` on them, compares, and rewrites expectations on request. Knows
//! the command line of `meshjit` and the two comment blocks of a test file, and nothing of the compiler's insides.

pub mod directive;
pub mod discover;
pub mod markdown;
pub mod report;
pub mod run;
pub mod server;
pub mod suite;

/// Expectations are rewritten instead of compared when this variable is set to anything but `0`.
pub fn bless() -> bool {
    std::env::var_os("MESH_BLESS").is_some_and(|value| value != "0" && !value.is_empty())
}
