//! The atomics of `protocol`. A model checker puts its own in this place; see `runtime/models`.

pub use std::sync::atomic::{AtomicPtr, AtomicU32, AtomicU64, fence};
