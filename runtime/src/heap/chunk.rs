//! [unsafe] A piece of memory that objects are bumped into. Knows nothing of objects.

use crate::config::HUGE_CHUNK_BYTES;
use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};

/// Large chunks start at such a boundary, so that the system can back them with huge pages.
const HUGE_PAGE: usize = 2 << 20;

/// How the memory of a chunk of this size is asked for.
pub(super) fn layout(bytes: usize) -> Layout {
    let align = if bytes >= HUGE_CHUNK_BYTES { HUGE_PAGE } else { 8 };
    Layout::from_size_align(bytes, align).expect("a chunk size within the address space")
}

/// Owned memory; freed when dropped. `used` is only exact while nobody bumps into the chunk.
#[derive(Debug)]
pub struct Chunk {
    pub start: usize,
    pub used: usize,
    pub end: usize,
}

impl Chunk {
    /// No chunk: it contains nothing and has no room.
    pub const fn none() -> Chunk {
        Chunk { start: 0, used: 0, end: 0 }
    }

    pub fn is_none(&self) -> bool {
        self.start == 0
    }

    /// A chunk of at least `bytes`.
    pub fn new(bytes: usize) -> Chunk {
        Chunk::try_new(bytes).unwrap_or_else(|| handle_alloc_error(layout(bytes)))
    }

    /// The same, unless the system has no memory for it.
    pub fn try_new(bytes: usize) -> Option<Chunk> {
        let bytes = bytes.next_multiple_of(8).max(8);
        // SAFETY: the layout has a size that is not zero.
        let start = unsafe { alloc(layout(bytes)) };
        if start.is_null() {
            return None;
        }
        #[cfg(target_os = "linux")]
        if bytes >= HUGE_CHUNK_BYTES {
            // SAFETY: the range was just allocated; the advice changes how it is backed, not what is in it. The part behind
            // the last whole huge page is left out, since other allocations may share its page.
            unsafe { libc::madvise(start.cast(), bytes / HUGE_PAGE * HUGE_PAGE, libc::MADV_HUGEPAGE) };
        }
        let start = start as usize;
        Some(Chunk { start, used: start, end: start + bytes })
    }

    pub fn bytes_used(&self) -> usize {
        self.used - self.start
    }

    pub fn capacity(&self) -> usize {
        self.end - self.start
    }

    pub fn contains(&self, address: usize) -> bool {
        address >= self.start && address < self.end
    }

    /// Overwrites everything, so that a forgotten reference into freed memory shows at once.
    pub fn poison(&mut self) {
        // SAFETY: the chunk owns the range, and no object in it is used any more.
        unsafe { std::ptr::write_bytes(self.start as *mut u8, 0xa5, self.capacity()) };
    }
}

impl Drop for Chunk {
    fn drop(&mut self) {
        if self.is_none() {
            return;
        }
        // SAFETY: `start` came from `alloc` with this layout and is freed once.
        unsafe { dealloc(self.start as *mut u8, layout(self.capacity())) };
    }
}
