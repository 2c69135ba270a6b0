//! [unsafe] A piece of memory that objects are bumped into. Knows nothing of objects.

use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};

/// Owned memory; freed when dropped. `used` is only exact while nobody bumps into the chunk.
#[derive(Debug)]
pub struct Chunk {
    pub start: usize,
    pub used: usize,
    pub end: usize,
}

impl Chunk {
    /// A chunk of at least `bytes`.
    pub fn new(bytes: usize) -> Chunk {
        let bytes = bytes.next_multiple_of(8).max(8);
        let layout =
            Layout::from_size_align(bytes, 8).expect("a chunk size within the address space");
        // SAFETY: the layout has a size that is not zero.
        let start = unsafe { alloc(layout) } as usize;
        if start == 0 {
            handle_alloc_error(layout);
        }
        Chunk {
            start,
            used: start,
            end: start + bytes,
        }
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
        let layout =
            Layout::from_size_align(self.capacity(), 8).expect("the layout it was made with");
        // SAFETY: `start` came from `alloc` with this layout and is freed once.
        unsafe { dealloc(self.start as *mut u8, layout) };
    }
}
