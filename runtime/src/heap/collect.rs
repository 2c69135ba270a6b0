//! [unsafe] The copying collector: precise, iterative, one heap at a time. Knows nothing of stacks; whoever calls it
//! visits the roots.

use super::large::Large;
use super::{Heap, chunk::Chunk, external, stress};
use crate::abi::Cx;
use crate::value::layout::{Header, Kind, Object, Word};

/// Calls `visit` for every word of an object that is a reference.
///
/// # Safety
/// `object` is a complete object that is not forwarded.
pub(crate) unsafe fn references(object: *mut Object, mut visit: impl FnMut(&mut Word)) {
    // SAFETY: the header describes the payload; the caller vouches for the object.
    unsafe {
        let header = Header((*object).header);
        let payload = super::payload(object);
        match header.kind() {
            Kind::Record => {
                let mut bitmap = header.bitmap();
                while bitmap != 0 {
                    visit(&mut *payload.add(bitmap.trailing_zeros() as usize));
                    bitmap &= bitmap - 1;
                }
            }
            Kind::BigRecord => {
                let last = header.payload_words() - 1;
                let bitmap = *payload.add(last) as *const u64;
                for index in 0..last {
                    if *bitmap.add(index / 64) >> (index % 64) & 1 == 1 {
                        visit(&mut *payload.add(index));
                    }
                }
            }
            Kind::Refs => {
                for index in 1..=header.length() {
                    visit(&mut *payload.add(index));
                }
            }
            Kind::Words | Kind::Bytes | Kind::External => {}
        }
    }
}

/// The address ranges that are being left.
pub(crate) struct Ranges {
    /// Sorted by start.
    ranges: Vec<(usize, usize)>,
    low: usize,
    high: usize,
}

impl Ranges {
    pub(crate) fn new<'a>(chunks: impl Iterator<Item = &'a Chunk>) -> Ranges {
        let mut ranges: Vec<_> = chunks.map(|chunk| (chunk.start, chunk.end)).collect();
        ranges.sort_unstable();
        let low = ranges.first().map_or(usize::MAX, |range| range.0);
        let high = ranges.last().map_or(0, |range| range.1);
        Ranges { ranges, low, high }
    }

    pub(crate) fn contain(&self, address: usize) -> bool {
        if address < self.low || address >= self.high {
            return false;
        }
        if self.ranges.len() == 1 {
            return true;
        }
        let after = self.ranges.partition_point(|&(start, _)| start <= address);
        after > 0 && address < self.ranges[after - 1].1
    }
}

/// The new space while a collection runs.
struct Target {
    ranges: Ranges,
    large: Large,
    free: usize,
}

impl Target {
    /// Moves the object that a word refers to, unless it has moved already or lies elsewhere.
    fn forward(&mut self, word: &mut Word) {
        let address = *word as usize;
        if !self.ranges.contain(address) {
            self.large.reach(address);
            return;
        }
        let object = address as *mut Object;
        // SAFETY: a reference into the old chunks is the address of an object there. Its size is in its header, and the
        // new chunk has room for everything that was used.
        unsafe {
            let header = Header((*object).header);
            if header.is_forwarded() {
                *word = header.0;
                return;
            }
            let bytes = header.size_bytes();
            std::ptr::copy_nonoverlapping(object.cast::<u64>(), self.free as *mut u64, bytes / 8);
            (*object).header = self.free as u64;
            *word = self.free as u64;
            self.free += bytes;
        }
    }
}

impl Target {
    /// Where the object of a weak reference is now, after everything that is alive was reached.
    fn follow(&self, word: &mut Word) {
        let address = *word as usize;
        if self.ranges.contain(address) {
            // SAFETY: as in `forward`; the old chunks are still there.
            let header = Header(unsafe { (*(address as *mut Object)).header });
            *word = if header.is_forwarded() { header.0 } else { 0 };
        } else if !self.large.has_reached(address) {
            *word = 0;
        }
    }
}

/// Copies everything reachable from the roots, but for large objects, into one new chunk and frees the rest. `roots` calls
/// its argument for every word outside the heap that may refer into it. References to elsewhere (constants, messages not
/// yet accepted) stay as they are. `weak` is a reference that keeps nothing alive: 0 afterwards if nothing else did. The result is
/// the bytes copied.
pub fn collect(
    heap: &mut Heap,
    cx: &mut Cx,
    weak: Option<&mut Word>,
    roots: impl FnOnce(&mut Cx, &mut dyn FnMut(&mut Word)),
) -> usize {
    let used = heap.used(cx) - heap.large_bytes;
    let mut old = std::mem::take(&mut heap.older);
    old.push(std::mem::replace(&mut heap.current, Chunk::none()));
    let mut to = heap.next_space(used);
    let large = Large::new(std::mem::take(&mut heap.large));
    let mut target = Target { ranges: Ranges::new(old.iter()), large, free: to.start };
    roots(cx, &mut |word| target.forward(word));
    let mut scan = to.start;
    loop {
        while scan < target.free {
            let object = scan as *mut Object;
            // SAFETY: complete objects lie one behind the other from the start of the new chunk to `free`.
            unsafe {
                scan += Header((*object).header).size_bytes();
                references(object, |word| target.forward(word));
            }
        }
        let Some(object) = target.large.next() else { break };
        // SAFETY: a reached large object is complete, and does not move.
        unsafe { references(object, |word| target.forward(word)) };
    }
    to.used = target.free;
    if let Some(word) = weak {
        target.follow(word);
    }
    sweep(heap);
    let moved = to.bytes_used();
    heap.current = to;
    let (large, dead) = target.large.split();
    heap.large_bytes = large.iter().map(|object| object.chunk.bytes_used()).sum();
    heap.large = large;
    let walked = heap.large.iter().map(|object| object.cost()).sum();
    heap.settle(cx, moved, walked);
    if stress() {
        for mut chunk in old {
            chunk.poison();
        }
    } else {
        heap.keep_spare(old, dead);
    }
    moved
}

/// Drops the Rust values whose objects were not reached. The old chunks must still be there.
fn sweep(heap: &mut Heap) {
    heap.externals.retain_mut(|object| {
        // SAFETY: the list holds live external objects of the old chunks, moved or not.
        unsafe {
            let header = Header((**object).header);
            if header.is_forwarded() {
                *object = header.0 as *mut Object;
                return true;
            }
            external::discard(*object);
            false
        }
    });
}
