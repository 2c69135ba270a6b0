//! [unsafe] Objects that are too large to move: each has memory of its own, and a collection keeps or drops it as a whole. Those
//! without references, strings and byte strings, are not copied for other processes but counted: the last heap, message or
//! result that holds one frees it. Also the memory that a collection leaves for the next one. Knows nothing of what the objects are.

use super::{Heap, chunk::Chunk, stress};
use crate::abi::Cx;
use crate::config;
use crate::value::layout::{Header, Kind, Object};
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;
use thin_vec::ThinVec;

/// The memory of one large object.
#[derive(Debug)]
pub struct LargeObject {
    pub(super) chunk: Chunk,
    _counted: Counted,
}

impl LargeObject {
    /// What it costs a collection to look at it, in bytes to walk through.
    pub(super) fn cost(&self) -> usize {
        /// To find one object among the others.
        const FIND: usize = 64;
        // SAFETY: a large object begins with its header.
        match Header(unsafe { (*(self.chunk.start as *const Object)).header }).kind() {
            Kind::Words | Kind::Bytes | Kind::External => FIND,
            Kind::Record | Kind::BigRecord | Kind::Refs => FIND + self.chunk.bytes_used(),
        }
    }
}

/// Bytes of all large objects that exist, each counted once.
static ALIVE: AtomicUsize = AtomicUsize::new(0);

#[derive(Debug)]
struct Counted(usize);

impl Counted {
    fn new(bytes: usize) -> Counted {
        ALIVE.fetch_add(bytes, Relaxed);
        Counted(bytes)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        ALIVE.fetch_sub(self.0, Relaxed);
    }
}

/// Bytes of all large objects in this OS process.
pub fn bytes_alive() -> usize {
    ALIVE.load(Relaxed)
}

/// Memory that the last collection left: what is given back and asked for again costs a page fault for every page.
#[derive(Default)]
pub(crate) struct Spare {
    /// For what is allocated next, and for the next collection to copy into.
    chunks: ThinVec<Chunk>,
    /// For large objects.
    large: Vec<Chunk>,
}

/// Whether an object of this size has memory of its own. Under stress everything moves.
pub(super) fn is_large(bytes: usize) -> bool {
    bytes >= config::LARGE_BYTES && !stress()
}

/// The large objects while a collection runs.
pub(super) struct Large {
    /// Sorted by address.
    objects: ThinVec<Arc<LargeObject>>,
    reached: Vec<bool>,
    /// Reached, but what they refer to was not looked at yet.
    pending: Vec<*mut Object>,
}

impl Large {
    pub(super) fn new(mut objects: ThinVec<Arc<LargeObject>>) -> Large {
        objects.sort_unstable_by_key(|object| object.chunk.start);
        Large { reached: vec![false; objects.len()], objects, pending: Vec::new() }
    }

    /// Notes that the object at this address is reached, if it is a large one.
    pub(super) fn reach(&mut self, address: usize) {
        let Some(last) = self.objects.last() else { return };
        if address < self.objects[0].chunk.start || address > last.chunk.start {
            return;
        }
        if let Ok(index) = self.objects.binary_search_by_key(&address, |object| object.chunk.start)
            && !std::mem::replace(&mut self.reached[index], true)
        {
            self.pending.push(address as *mut Object);
        }
    }

    /// Whether the large object at this address was reached; true for whatever is none.
    pub(super) fn has_reached(&self, address: usize) -> bool {
        match self.objects.binary_search_by_key(&address, |object| object.chunk.start) {
            Ok(index) => self.reached[index],
            Err(_) => true,
        }
    }

    pub(super) fn next(&mut self) -> Option<*mut Object> {
        self.pending.pop()
    }

    /// The objects that stay, and the memory of those that nobody refers to.
    pub(super) fn split(self) -> (ThinVec<Arc<LargeObject>>, Vec<Chunk>) {
        let (mut kept, mut dead) = (ThinVec::new(), Vec::new());
        for (object, reached) in self.objects.into_iter().zip(self.reached) {
            if reached {
                kept.push(object);
            } else {
                // What others share stays theirs.
                dead.extend(Arc::into_inner(object).map(|object| object.chunk));
            }
        }
        (kept, dead)
    }
}

impl Heap {
    /// Memory for one large object, if the system has it.
    pub(super) fn allocate_large(&mut self, cx: &mut Cx, bytes: usize) -> Option<*mut Object> {
        let fits = |chunk: &Chunk| chunk.capacity() >= bytes && chunk.capacity() <= 2 * bytes;
        let idle = self.spare.as_mut().and_then(|spare| {
            let index = spare.large.iter().position(fits)?;
            Some(spare.large.swap_remove(index))
        });
        let mut chunk = idle.or_else(|| Chunk::try_new(bytes))?;
        chunk.used = chunk.start + bytes;
        let object = chunk.start as *mut Object;
        self.large_bytes += bytes;
        self.large.push(Arc::new(LargeObject { _counted: Counted::new(chunk.capacity()), chunk }));
        self.note_growth(cx);
        Some(object)
    }

    /// Takes over large objects.
    pub(super) fn adopt_large(&mut self, objects: ThinVec<Arc<LargeObject>>) {
        self.large_bytes += objects.iter().map(|object| object.chunk.bytes_used()).sum::<usize>();
        self.large.extend(objects);
    }

    /// Memory to copy into when `used` bytes may survive, with some room behind so that the next chunk is not opened at
    /// once.
    pub(super) fn next_space(&mut self, used: usize) -> Chunk {
        let bytes = used + used / 8 + config::FIRST_CHUNK_BYTES;
        self.take_spare(bytes).unwrap_or_else(|| Chunk::new(bytes))
    }

    /// The smallest spare chunk of at least this size.
    pub(super) fn take_spare(&mut self, bytes: usize) -> Option<Chunk> {
        let chunks = &mut self.spare.as_mut()?.chunks;
        let fitting = chunks.iter().enumerate().filter(|(_, chunk)| chunk.capacity() >= bytes);
        let smallest = fitting.min_by_key(|(_, chunk)| chunk.capacity())?.0;
        Some(chunks.swap_remove(smallest))
    }

    /// Keeps of what a collection left what is likely to be needed until the next one is over: as many chunks as may be
    /// filled by then, and the memory of large objects, not more than is alive. What was not used since the collection before
    /// is given back.
    pub(super) fn keep_spare(&mut self, mut old: ThinVec<Chunk>, dead: Vec<Chunk>) {
        old.retain(|chunk| chunk.capacity() >= config::SPARE_BYTES_MIN);
        old.sort_unstable_by_key(|chunk| std::cmp::Reverse(chunk.capacity()));
        let mut left = 2 * self.threshold();
        old.retain_mut(|chunk| {
            chunk.used = chunk.start;
            let fits = chunk.capacity() <= left;
            left -= if fits { chunk.capacity() } else { 0 };
            fits
        });
        let mut room = self.live().max(config::IDLE_BYTES);
        let large: Vec<Chunk> = dead
            .into_iter()
            .filter(|chunk| {
                let fits = chunk.capacity() <= room;
                if fits {
                    room -= chunk.capacity();
                }
                fits
            })
            .collect();
        self.spare = (!old.is_empty() || !large.is_empty()).then(|| Box::new(Spare { chunks: old, large }));
    }

    pub(super) fn spare_bytes(&self) -> usize {
        self.spare.iter().flat_map(|spare| spare.chunks.iter().chain(&spare.large)).map(Chunk::capacity).sum()
    }
}
