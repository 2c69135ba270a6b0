//! Loom's atomics in place of the standard library's.

pub use loom::sync::atomic::{AtomicU64, AtomicUsize, fence};
use std::sync::atomic::Ordering;

/// Loom lets a plain store take its place before an exchange that has not seen it although nothing may come between what an
/// exchange reads and what it writes. So a store is an exchange of the same ordering here and in `AtomicU8`.
pub struct AtomicPtr<T>(loom::sync::atomic::AtomicPtr<T>);

impl<T> AtomicPtr<T> {
    pub fn new(pointer: *mut T) -> AtomicPtr<T> {
        AtomicPtr(loom::sync::atomic::AtomicPtr::new(pointer))
    }
    pub fn load(&self, order: Ordering) -> *mut T {
        self.0.load(order)
    }
    pub fn store(&self, pointer: *mut T, order: Ordering) {
        self.0.swap(pointer, order);
    }
    pub fn swap(&self, pointer: *mut T, order: Ordering) -> *mut T {
        self.0.swap(pointer, order)
    }
    pub fn compare_exchange_weak(
        &self,
        old: *mut T,
        new: *mut T,
        success: Ordering,
        failure: Ordering,
    ) -> Result<*mut T, *mut T> {
        self.0.compare_exchange_weak(old, new, success, failure)
    }
}

pub struct AtomicU8(loom::sync::atomic::AtomicU8);

impl AtomicU8 {
    pub fn new(value: u8) -> AtomicU8 {
        AtomicU8(loom::sync::atomic::AtomicU8::new(value))
    }
    pub fn load(&self, order: Ordering) -> u8 {
        self.0.load(order)
    }
    pub fn store(&self, value: u8, order: Ordering) {
        self.0.swap(value, order);
    }
    pub fn swap(&self, value: u8, order: Ordering) -> u8 {
        self.0.swap(value, order)
    }
    pub fn compare_exchange(&self, old: u8, new: u8, success: Ordering, failure: Ordering) -> Result<u8, u8> {
        self.0.compare_exchange(old, new, success, failure)
    }
}
