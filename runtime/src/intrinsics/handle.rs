//! [unsafe] Rust values behind Mesh handles: making them and finding them again. Knows nothing of what they are.

use std::sync::Arc;

use crate::abi::{Cx, Panic, Ref};
use crate::heap::{self, External, external};

/// A Mesh object that owns a Rust value.
pub fn put<T: External>(cx: &mut Cx, value: T) -> Ref {
    Ref(heap::alloc_external(cx, Arc::new(value)))
}

/// The Rust value of a handle.
pub fn get<T: External>(handle: Ref) -> Result<Arc<T>, Panic> {
    // SAFETY: the types of the library give builtins of handles nothing but objects made by `put`.
    let value = unsafe { external::downcast::<T>(handle.0) };
    value.ok_or_else(|| Panic::new("a handle of another kind"))
}

/// Names a Rust type for diagnostics and lets Mesh objects own it.
#[macro_export]
macro_rules! handle {
    ($type:ty, $name:literal) => {
        impl $crate::heap::External for $type {
            fn name(&self) -> &'static str {
                $name
            }
        }
    };
}
