//! [unsafe] Copies of value graphs between heaps: messages, spawned closures, results of jobs. Sharing and cycles survive,
//! nothing recurses. Knows nothing of mailboxes.

use super::collect::references;
use super::large::{self, LargeObject};
use super::{Heap, chunk::Chunk, external};
use crate::value::layout::{Header, Kind, Object, Word};
use std::sync::Arc;
use thin_vec::ThinVec;

/// A copied value's memory, owned by nobody's heap yet.
#[derive(Debug)]
pub struct Fragment {
    /// What small copies do without. Dropped before the chunk, in which its objects may lie.
    pub(crate) rest: Option<Box<Rest>>,
    pub(crate) first: Chunk,
}

/// Further chunks, large objects that may be shared with others, and the objects that own Rust values.
#[derive(Debug, Default)]
pub(crate) struct Rest {
    pub(crate) more: Vec<Chunk>,
    pub(crate) large: ThinVec<Arc<LargeObject>>,
    pub(crate) externals: ThinVec<*mut Object>,
}

// SAFETY: a fragment's objects refer only to each other, to static objects and to Rust values that are Send and Sync.
unsafe impl Send for Fragment {}

/// Whose objects are copied.
pub trait Source {
    /// Whether an address is in its memory. All others are those of shared static objects.
    fn owns(&self, address: usize) -> bool;
    /// The large object at an address.
    fn large(&self, address: usize) -> Option<&Arc<LargeObject>>;
}

fn find(objects: &[Arc<LargeObject>], address: usize) -> Option<&Arc<LargeObject>> {
    objects.iter().find(|object| object.chunk.start == address)
}

impl Source for Heap {
    fn owns(&self, address: usize) -> bool {
        self.contains(address)
    }
    fn large(&self, address: usize) -> Option<&Arc<LargeObject>> {
        find(&self.large, address)
    }
}

impl Source for Fragment {
    fn owns(&self, address: usize) -> bool {
        self.contains(address)
    }
    fn large(&self, address: usize) -> Option<&Arc<LargeObject>> {
        self.rest.as_ref().and_then(|rest| find(&rest.large, address))
    }
}

/// A heap, and perhaps a message that it has not taken over yet.
impl Source for (&Heap, Option<&Fragment>) {
    fn owns(&self, address: usize) -> bool {
        self.0.owns(address) || self.1.is_some_and(|fragment| fragment.owns(address))
    }
    fn large(&self, address: usize) -> Option<&Arc<LargeObject>> {
        self.0.large(address).or_else(|| self.1?.large(address))
    }
}

impl Fragment {
    pub(crate) fn new(first: Chunk, rest: Rest) -> Fragment {
        let is_small = rest.more.is_empty() && rest.large.is_empty() && rest.externals.is_empty();
        Fragment { first, rest: (!is_small).then(|| Box::new(rest)) }
    }

    /// Marks every array as full. The owner of a list, map or string may grow its array in place; what several processes
    /// see has no owner.
    pub fn seal(&self) {
        let more =
            self.rest.iter().flat_map(|rest| rest.more.iter().chain(rest.large.iter().map(|object| &object.chunk)));
        for chunk in std::iter::once(&self.first).chain(more) {
            let mut scan = chunk.start;
            while scan < chunk.used {
                let object = scan as *mut Object;
                // SAFETY: complete objects lie one behind the other in every chunk, and nobody else has seen them yet.
                unsafe {
                    let header = Header((*object).header);
                    match header.kind() {
                        Kind::Refs | Kind::Words => {
                            super::payload(object).write((header.length() as u64) << 32);
                        }
                        Kind::Bytes => crate::value::bytes::seal(object),
                        Kind::Record | Kind::BigRecord | Kind::External => {}
                    }
                    scan += header.size_bytes();
                }
            }
        }
    }

    /// Memory that it holds, shared or not.
    pub fn bytes(&self) -> usize {
        let rest =
            self.rest.iter().flat_map(|rest| rest.more.iter().chain(rest.large.iter().map(|object| &object.chunk)));
        std::iter::once(&self.first).chain(rest).map(Chunk::capacity).sum()
    }

    pub fn contains(&self, address: usize) -> bool {
        self.first.contains(address)
            || self.rest.as_ref().is_some_and(|rest| {
                let large = rest.large.iter().map(|object| &object.chunk);
                rest.more.iter().chain(large).any(|chunk| chunk.contains(address))
            })
    }
}

impl Drop for Rest {
    fn drop(&mut self) {
        for object in self.externals.drain(..) {
            // SAFETY: the fragment owns its external objects and goes away with them.
            unsafe { external::discard(object) };
        }
    }
}

/// The copy under construction: chunks that are filled one after the other and scanned in the same order.
struct Target {
    chunks: Vec<Chunk>,
    large: ThinVec<Arc<LargeObject>>,
    externals: ThinVec<*mut Object>,
    /// Headers to put back: a copied object holds its new address meanwhile.
    undo: Vec<(*mut Object, u64)>,
}

impl Target {
    fn room(&mut self, bytes: usize) -> usize {
        let last = self.chunks.len() - 1;
        if self.chunks[last].used + bytes > self.chunks[last].end {
            let size = (2 * self.chunks[last].capacity()).clamp(256, 1 << 20).max(bytes);
            self.chunks.push(Chunk::new(size));
        }
        let chunk = self.chunks.last_mut().expect("there is always one");
        let address = chunk.used;
        chunk.used += bytes;
        address
    }

    /// Copies the object that a word refers to, unless that was done already or the object is not one of ours.
    fn take(&mut self, word: &mut Word, source: &impl Source) {
        let address = *word as usize;
        if address == 0 || !source.owns(address) {
            return;
        }
        let object = address as *mut Object;
        // SAFETY: a reference into the owned ranges is the address of an object that only the caller's process uses.
        unsafe {
            let header = Header((*object).header);
            if header.is_forwarded() {
                *word = header.0;
                return;
            }
            let bytes = header.size_bytes();
            if let Some(shared) = shareable(object, header, source) {
                if find(&self.large, address).is_none() {
                    crate::value::bytes::seal(object);
                    self.large.push(shared.clone());
                }
                return;
            }
            let copy = self.room(bytes);
            if header.kind() == Kind::External {
                (*(copy as *mut Object)).header = header.0;
                external::put(copy as *mut Object, external::get(object).clone());
                self.externals.push(copy as *mut Object);
            } else {
                std::ptr::copy_nonoverlapping(object.cast::<u64>(), copy as *mut u64, bytes / 8);
            }
            self.undo.push((object, header.0));
            (*object).header = copy as u64;
            *word = copy as u64;
        }
    }
}

/// The memory of a large object that refers to nothing: it is shared instead of copied.
fn shareable(object: *mut Object, header: Header, source: &impl Source) -> Option<&Arc<LargeObject>> {
    if header.kind() != Kind::Bytes || !large::is_large(header.size_bytes()) {
        return None;
    }
    source.large(object as usize)
}

/// Copies the graph behind `word`, a reference. What is not the source's are static objects, which stay. `None` when nothing
/// had to be copied.
///
/// # Safety
/// `word` refers to a complete object, and while this runs nobody else reads or writes the owned objects.
pub unsafe fn copy(word: Word, source: &impl Source) -> (Word, Option<Fragment>) {
    // SAFETY: the caller's.
    unsafe { copy_with_room(word, 0, source) }
}

/// Like [`copy`], into a first chunk of at least `room` bytes.
///
/// # Safety
/// As for [`copy`].
pub unsafe fn copy_with_room(word: Word, room: usize, source: &impl Source) -> (Word, Option<Fragment>) {
    if word == 0 || !source.owns(word as usize) {
        return (word, None);
    }
    // SAFETY: the caller's.
    let header = Header(unsafe { (*(word as *mut Object)).header });
    let leaf = match header.kind() {
        Kind::Record => header.bitmap() == 0,
        Kind::BigRecord | Kind::Refs => false,
        Kind::Words | Kind::Bytes | Kind::External => true,
    };
    let size = if shareable(word as *mut Object, header, source).is_some() {
        0
    } else if leaf {
        header.size_bytes()
    } else {
        (4 * header.size_bytes()).min(header.size_bytes() + 512)
    };
    let first = Chunk::new(size.max(room));
    let mut target = Target { chunks: vec![first], large: ThinVec::new(), externals: ThinVec::new(), undo: Vec::new() };
    let mut root = word;
    target.take(&mut root, source);
    let (mut index, mut scan) = (0, target.chunks[0].start);
    while let Some(chunk) = target.chunks.get(index) {
        if scan == chunk.used {
            index += 1;
            scan = target.chunks.get(index).map_or(0, |chunk| chunk.start);
            continue;
        }
        let object = scan as *mut Object;
        // SAFETY: complete copies lie one behind the other in every chunk.
        unsafe {
            scan += Header((*object).header).size_bytes();
            references(object, |word| target.take(word, source));
        }
    }
    for (object, header) in target.undo {
        // SAFETY: the objects were forwarded above and are restored before anybody looks at them.
        unsafe { (*object).header = header };
    }
    let mut chunks = target.chunks.into_iter();
    let first = chunks.next().expect("there is always one");
    let rest = Rest { more: chunks.collect(), large: target.large, externals: target.externals };
    (root, Some(Fragment::new(first, rest)))
}
