//! Loom's atomics in place of the standard library's.

pub use loom::sync::atomic::{AtomicU64, fence};
use std::sync::atomic::Ordering;

/// Loom lets a plain store take its place before an exchange that has not seen it although nothing may come between what an
/// exchange reads and what it writes. So a store is an exchange of the same ordering.
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

pub struct AtomicU32(loom::sync::atomic::AtomicU32);

impl AtomicU32 {
    pub fn new(value: u32) -> AtomicU32 {
        AtomicU32(loom::sync::atomic::AtomicU32::new(value))
    }
    pub fn load(&self, order: Ordering) -> u32 {
        self.0.load(order)
    }
    pub fn fetch_or(&self, value: u32, order: Ordering) -> u32 {
        self.0.fetch_or(value, order)
    }
    pub fn fetch_sub(&self, value: u32, order: Ordering) -> u32 {
        self.0.fetch_sub(value, order)
    }
    pub fn compare_exchange(&self, old: u32, new: u32, success: Ordering, failure: Ordering) -> Result<u32, u32> {
        self.0.compare_exchange(old, new, success, failure)
    }
}
