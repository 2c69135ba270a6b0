//! [unsafe] The heap of one process: a list of chunks, collected by copying. Knows nothing of scheduling; roots are handed
//! to the collector by the caller.

pub mod chunk;
pub mod collect;
pub mod copy;
pub mod external;
mod large;
pub mod limit;
#[cfg(test)]
mod tests;

pub use copy::Fragment;
pub use external::External;
pub use large::bytes_alive as large_bytes_alive;

use crate::abi::Cx;
use crate::config;
use crate::value::cursor::Cursor;
use crate::value::layout::{self, Header, Kind, Object, Word};
use chunk::Chunk;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use thin_vec::ThinVec;

/// Memory of one process; lists that are mostly empty take one word. While the process runs, [`Cx::hp`] is the exact fill of the
/// current chunk.
pub struct Heap {
    /// Compiled code and builtins allocate here.
    pub(crate) current: Chunk,
    /// Those that are full, or came with a message.
    pub(crate) older: ThinVec<Chunk>,
    /// One object each.
    large: ThinVec<Arc<large::LargeObject>>,
    large_bytes: usize,
    /// Memory that the last collection left, for what is allocated next.
    pub(crate) spare: Option<Box<large::Spare>>,
    /// Bytes used in the older chunks.
    closed: usize,
    /// A collection is wanted when more than this is used.
    threshold: usize,
    /// What survived the last collection.
    live: usize,
    pub(crate) externals: ThinVec<*mut Object>,
    /// The next poll collects.
    pub(crate) wanted: bool,
    /// And gives back what the process needs no room for, since it is about to wait.
    pub(crate) to_fit: bool,
    /// In stress mode: polls until the next collection.
    patience: u32,
}

impl Heap {
    #[allow(clippy::new_without_default, reason = "there is one way to begin")]
    pub fn new() -> Heap {
        Heap {
            current: Chunk::none(),
            older: ThinVec::new(),
            large: ThinVec::new(),
            large_bytes: 0,
            spare: None,
            closed: 0,
            threshold: config::COLLECT_BYTES_MIN,
            live: 0,
            externals: ThinVec::new(),
            wanted: false,
            to_fit: false,
            patience: 0,
        }
    }

    /// Bytes in use, garbage included.
    pub fn used(&self, cx: &Cx) -> usize {
        self.closed + self.large_bytes + (cx.hp - self.current.start)
    }

    /// Bytes allocated since the last collection.
    pub fn garbage_at_most(&self, cx: &Cx) -> usize {
        self.used(cx) - self.live.min(self.used(cx))
    }

    /// What survived the last collection.
    pub fn live(&self) -> usize {
        self.live
    }

    /// Bytes of memory held.
    pub fn capacity(&self) -> usize {
        let held: usize = self.older.iter().chain(self.large_chunks()).map(Chunk::capacity).sum();
        self.current.capacity() + held + self.spare_bytes()
    }

    /// About the same, at once: without what the older chunks have left.
    pub fn held(&self) -> usize {
        self.current.capacity() + self.closed + self.large_bytes
    }

    /// Whether the chunks have room for several times what survived the last collection, and more than `slack`.
    pub(crate) fn is_roomy(&self, slack: usize) -> bool {
        let held = self.current.capacity() + self.older.iter().map(Chunk::capacity).sum::<usize>();
        held > 4 * (self.live - self.large_bytes.min(self.live)) + slack
    }

    /// Whether an address is in this heap.
    pub fn contains(&self, address: usize) -> bool {
        let mut others = self.older.iter().rev().chain(self.large_chunks());
        self.current.contains(address) || others.any(|chunk| chunk.contains(address))
    }

    fn large_chunks(&self) -> impl Iterator<Item = &Chunk> {
        self.large.iter().map(|object| &object.chunk)
    }

    /// Takes over the memory of a message without moving anything.
    pub fn adopt(&mut self, cx: &mut Cx, fragment: Fragment) {
        let Fragment { first, rest } = fragment;
        let mut rest = rest.map(|rest| *rest).unwrap_or_default();
        for chunk in std::mem::take(&mut rest.more).into_iter().chain([first]) {
            if self.current.is_none() {
                // What is left in it serves the first allocations.
                cx.hp = chunk.used;
                cx.hlim = chunk.used;
                self.current = chunk;
            } else {
                self.closed += chunk.bytes_used();
                self.older.push(chunk);
            }
        }
        self.externals.append(&mut rest.externals);
        self.adopt_large(std::mem::take(&mut rest.large));
        if self.used(cx) > self.threshold {
            self.want(cx);
        }
    }

    /// Hands over all memory; the heap is as new.
    pub(crate) fn take_all(&mut self, cx: &mut Cx) -> Option<Fragment> {
        self.current.used = cx.hp;
        let current = std::mem::replace(&mut self.current, Chunk::none());
        let older = std::mem::take(&mut self.older);
        let chunks = (!current.is_none()).then_some(current).into_iter().chain(older);
        let large = std::mem::take(&mut self.large);
        self.large_bytes = 0;
        let externals = std::mem::take(&mut self.externals);
        self.settle(cx, 0, 0);
        let mut chunks = chunks.into_iter();
        // A large object may be all there is.
        let first = chunks.next().or_else(|| (!large.is_empty()).then(|| Chunk::new(0)))?;
        Some(Fragment::new(first, copy::Rest { more: chunks.collect(), large, externals }))
    }

    /// Forgets all objects and keeps the first chunk.
    pub(crate) fn clear(&mut self, cx: &mut Cx) {
        for object in self.externals.drain(..) {
            // SAFETY: the list holds every external object of the heap once; nothing refers to them any more.
            unsafe { external::discard(object) };
        }
        if !self.older.is_empty() {
            // The smallest: chunks double.
            self.current = self.older.swap_remove(0);
            self.older.clear();
        }
        self.large.clear();
        self.large_bytes = 0;
        self.settle(cx, 0, 0);
    }

    /// Makes the next poll collect.
    pub(crate) fn want(&mut self, cx: &Cx) {
        self.wanted = true;
        cx.stack_limit.store(crate::abi::ATTENTION, Relaxed);
    }

    /// Opens a chunk with room for `bytes`.
    fn grow(&mut self, cx: &mut Cx, bytes: usize) {
        let mut size = config::FIRST_CHUNK_BYTES;
        if !self.current.is_none() {
            self.current.used = cx.hp;
            self.closed += self.current.bytes_used();
            let held = self.current.capacity() + self.older.iter().map(Chunk::capacity).sum::<usize>();
            size = held.clamp(config::FIRST_CHUNK_BYTES, config::CHUNK_BYTES_MAX);
        }
        let chunk = self.take_spare(bytes).unwrap_or_else(|| Chunk::new(size.max(bytes)));
        cx.hp = chunk.start;
        cx.hlim = chunk.end;
        let full = std::mem::replace(&mut self.current, chunk);
        if !full.is_none() {
            self.older.push(full);
        }
    }

    /// Room for `bytes`, and a request to collect when it is time.
    #[cold]
    fn make_room(&mut self, cx: &mut Cx, bytes: usize) {
        let end = self.current.end;
        if cx.hp + bytes <= end {
            // The limit was only lowered to notice the threshold.
            cx.hlim = end;
        } else {
            self.grow(cx, bytes);
        }
        if self.used(cx) + bytes > self.threshold {
            self.want(cx);
        } else {
            // The current chunk may be far larger than what is left until the threshold.
            let left = (self.threshold - self.used(cx)).max(bytes);
            cx.hlim = self.current.end.min(cx.hp + left);
        }
    }

    /// After more was allocated beside the chunks: a request to collect, now or when it is time.
    fn note_growth(&mut self, cx: &mut Cx) {
        let used = self.used(cx);
        if used > self.threshold {
            self.want(cx);
        } else {
            cx.hlim = cx.hlim.min(cx.hp + (self.threshold - used));
        }
    }

    /// Before a builtin gets `bytes` more. What is garbage cannot be known here, so as much again as the process may hold is let
    /// through; the next poll decides. What is made for somebody else, outside of any process that runs, is for its receiver to
    /// fail of.
    #[cold]
    fn check(&self, cx: &Cx, bytes: usize) {
        let (limit, wanted) = (limit::get(), self.used(cx).saturating_add(bytes));
        if (bytes > limit || wanted > limit.saturating_mul(2)) && cx.process().is_scheduled() {
            limit::refuse(wanted);
        }
    }

    fn threshold(&self) -> usize {
        self.threshold
    }

    /// In stress mode: whether to collect at this poll. At every one when there is little to walk through; else so seldom that
    /// each poll pays for a few KiB.
    pub(crate) fn stressed(&mut self, stack_bytes: usize) -> bool {
        const BYTES_A_POLL: usize = 8192;
        // Walking a frame costs more than copying as many bytes.
        let stack_bytes = 8 * stack_bytes;
        match self.patience.checked_sub(1) {
            Some(less) => self.patience = less,
            None => self.patience = ((self.live + stack_bytes) / BYTES_A_POLL) as u32,
        }
        self.patience == 0 || self.live + stack_bytes < BYTES_A_POLL
    }

    /// Sets the figures after a collection that left `moved` bytes at the start of one chunk, and the large objects, of which
    /// it has walked through `walked` bytes. What is collected next is measured by what that will cost: large objects without
    /// references cost nothing.
    fn settle(&mut self, cx: &mut Cx, moved: usize, walked: usize) {
        let live = moved + self.large_bytes;
        self.live = live;
        self.closed = 0;
        self.wanted = false;
        let cost = moved + walked;
        let garbage = if cost < config::ROOMY_BYTES_MAX { 2 * cost } else { cost };
        let most = limit::get().max(live.saturating_add(config::COLLECT_BYTES_MIN));
        self.threshold = live.saturating_add(garbage.max(config::COLLECT_BYTES_MIN)).min(most);
        // Addresses now belong to other objects.
        cx.cursor = Cursor::NOWHERE;
        cx.hp = self.current.start + moved;
        cx.hlim = self.current.end.min(cx.hp + (self.threshold - live));
    }
}

impl Drop for Heap {
    fn drop(&mut self) {
        for object in self.externals.drain(..) {
            // SAFETY: the list holds every external object of the heap once; the heap goes away with them.
            unsafe { external::discard(object) };
        }
    }
}

/// Whether to collect at every poll and poison what was left: `MESH_GC_STRESS=1`.
pub fn stress() -> bool {
    static STRESS: std::sync::OnceLock<bool> = std::sync::OnceLock::new();
    *STRESS.get_or_init(|| std::env::var_os("MESH_GC_STRESS").is_some_and(|value| value != "0"))
}

/// Allocates an object with this header. Never collects. Words that may be references are zero; the bytes of a string and
/// the slots of `Words` are uninitialised (their bookkeeping word is zero).
pub fn alloc(cx: &mut Cx, header: u64) -> *mut Object {
    let object = alloc_raw(cx, header);
    let parts = Header(header);
    let zero = match parts.kind() {
        Kind::Words | Kind::Bytes => 1,
        _ => parts.payload_words(),
    };
    // SAFETY: the object was just allocated with room for all its payload words.
    unsafe { std::ptr::write_bytes((&raw mut (*object).payload).cast::<Word>(), 0, zero) };
    object
}

/// Allocates without touching the payload, for a builtin: more than the process may hold ends it.
pub fn alloc_raw(cx: &mut Cx, header: u64) -> *mut Object {
    let bytes = Header(header).size_bytes();
    if bytes >= config::LARGE_BYTES || cx.hp + bytes > cx.hlim {
        // SAFETY: the context's heap is owned by the process that runs here; nobody else holds a reference to it.
        unsafe { (*cx.heap_pointer()).check(cx, bytes) };
        return allocate(cx, header, bytes).unwrap_or_else(|| limit::system_refuses(bytes));
    }
    // SAFETY: there is room for the object.
    unsafe { bump(cx, header, bytes) }
}

/// Takes the next bytes of the current chunk.
///
/// # Safety
/// The limit of the heap is not nearer than that.
unsafe fn bump(cx: &mut Cx, header: u64, bytes: usize) -> *mut Object {
    let object = cx.hp as *mut Object;
    cx.hp += bytes;
    // SAFETY: the bytes from `hp` up to the limit are unused memory of the current chunk.
    unsafe { (*object).header = header };
    object
}

/// Allocates where there may be no room in the current chunk. `None`: the system has no memory for a large object.
#[cold]
fn allocate(cx: &mut Cx, header: u64, bytes: usize) -> Option<*mut Object> {
    // SAFETY: the context's heap is owned by the process that runs here; nobody else holds a reference to it. Both ways give
    // room for the object.
    unsafe {
        let heap = cx.heap_pointer();
        if large::is_large(bytes) {
            let object = (*heap).allocate_large(cx, bytes)?;
            (*object).header = header;
            return Some(object);
        }
        if cx.hp + bytes > cx.hlim {
            (*heap).make_room(cx, bytes);
        }
        Some(bump(cx, header, bytes))
    }
}

/// What compiled code calls when `hp + size` passes `hlim`: allocates, and leaves the payload uninitialised.
///
/// # Safety
/// `cx` is the context of the running process.
pub unsafe extern "C" fn allocate_slow(cx: *mut Cx, header: u64) -> *mut Object {
    let bytes = Header(header).size_bytes();
    // Compiled code polls soon, and has no way out here.
    // SAFETY: the caller's.
    let object = allocate(unsafe { &mut *cx }, header, bytes);
    object.unwrap_or_else(|| std::alloc::handle_alloc_error(chunk::layout(bytes)))
}

/// Allocates an object that owns a Rust value.
pub fn alloc_external(cx: &mut Cx, value: Arc<dyn External>) -> *mut Object {
    let object = alloc_raw(cx, layout::EXTERNAL_HEADER);
    // SAFETY: the object is fresh; its heap learns of it at once, so that the value is dropped with it.
    unsafe {
        external::put(object, value);
        (*cx.heap_pointer()).externals.push(object);
    }
    object
}

/// Allocates a record with these payload words; bit i of `bitmap` says that word i is a reference.
pub fn alloc_record(cx: &mut Cx, tag: u16, bitmap: u64, words: &[Word]) -> *mut Object {
    let object = alloc_raw(cx, layout::record_header(words.len(), tag, bitmap));
    // SAFETY: the record has exactly this many payload words.
    unsafe { std::ptr::copy_nonoverlapping(words.as_ptr(), (&raw mut (*object).payload).cast(), words.len()) };
    object
}

/// Allocates a string.
pub fn alloc_string(cx: &mut Cx, text: &str) -> *mut Object {
    let object = alloc_raw(cx, layout::array_header(Kind::Bytes, text.len()));
    let words = payload(object);
    // SAFETY: the object has a bookkeeping word and room for the bytes.
    unsafe {
        *words = text.len() as u64 | (text.chars().count() as u64) << 32;
        std::ptr::copy_nonoverlapping(text.as_ptr(), words.add(1).cast(), text.len());
    }
    object
}

/// The payload of an object.
pub fn payload(object: *mut Object) -> *mut Word {
    object.wrapping_byte_add(layout::HEADER_BYTES).cast()
}
