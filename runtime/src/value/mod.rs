//! Mesh values seen from Rust: safe views over heap objects and conversions of Rust results. Knows objects and the bump
//! allocator, nothing of processes.
//!
//! A builtin names Rust types and the conversions do the rest:
//!
//! | Mesh type | parameter | result |
//! |---|---|---|
//! | `String` | [`Str`] (`as_str()`, `as_bytes()`, `char_count()`) | `String`, `&'static str` or [`Str`] |
//! | `List<T>` | [`ListRef`] (`len()`, `get(i)`, `strings()`) | `Vec<T>` or [`ListRef`] |
//! | `Map<K, V>` | [`MapRef`] (`len()`, `entries()`, `string_pairs()`) | [`StringMap`] or [`MapRef`] |
//! | `Option<T>` | | `Option<T>`, for an element of type variable [`option`] |
//! | `Result<T, E>` | | `Result<T, E>`; in a `raises` body `Ok(Ok(value))` |
//! | tuples | [`record_word`] | `(A, B)`, `(A, B, C)` |
//! | any other object | `Ref` | `Ref` |
//!
//! Views are plain pointers. They stay valid for the whole builtin because builtins never collect; they must not be kept
//! beyond it.

pub mod bytes;
pub mod codec;
pub mod convert;
pub mod cursor;
pub mod json;
pub mod layout;
pub mod list;
pub mod map;
pub mod record;
pub mod show;
pub mod tape;
#[cfg(test)]
mod tests;
pub mod wire;

pub use bytes::{BytesRef, Str};
pub use convert::{ListIter, StringMap, Value};
pub use list::ListRef;
pub use map::MapRef;
pub use record::{option, record, record_tag, record_word};
