//! [unsafe] Rust values that Mesh objects own: sockets, parsed requests, caches. Knows nothing of what they are.

use crate::value::layout::Object;
use std::any::Any;
use std::sync::Arc;

/// A Rust value behind a Mesh object. Dropped after the last object that holds it was collected or its process ended.
pub trait External: Any + Send + Sync {
    /// What diagnostics call it, `PoolHandle`.
    fn name(&self) -> &'static str;
}

/// The value of an `External` object.
///
/// # Safety
/// `object` is a live object of kind `External`.
pub unsafe fn get<'a>(object: *mut Object) -> &'a Arc<dyn External> {
    // SAFETY: an external object's payload is an `Arc<dyn External>`, which takes two words.
    unsafe { &*(&raw const (*object).payload).cast::<Arc<dyn External>>() }
}

/// The value as a concrete Rust type.
///
/// # Safety
/// As for [`get`].
pub unsafe fn downcast<T: External>(object: *mut Object) -> Option<Arc<T>> {
    // SAFETY: the caller's.
    let value = unsafe { get(object) }.clone();
    let any: Arc<dyn Any + Send + Sync> = value;
    any.downcast().ok()
}

/// Puts a value into a fresh external object.
///
/// # Safety
/// `object` has the external header and an uninitialised payload.
pub(crate) unsafe fn put(object: *mut Object, value: Arc<dyn External>) {
    // SAFETY: the payload has room for the two words.
    unsafe { (&raw mut (*object).payload).cast::<Arc<dyn External>>().write(value) };
}

/// Drops the value of an object that nothing refers to any more.
///
/// # Safety
/// The object holds a value and is never looked at again.
pub(crate) unsafe fn discard(object: *mut Object) {
    // SAFETY: the caller's.
    unsafe { std::ptr::drop_in_place((&raw mut (*object).payload).cast::<Arc<dyn External>>()) };
}
