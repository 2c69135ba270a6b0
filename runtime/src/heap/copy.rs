//! [unsafe] Copies of value graphs between heaps: messages, spawned closures, results of jobs. Sharing and cycles survive,
//! nothing recurses. Knows nothing of mailboxes.

use super::collect::references;
use super::{chunk::Chunk, external};
use crate::value::layout::{Header, Kind, Object, Word};

/// A copied value's memory, owned by nobody's heap yet.
#[derive(Debug)]
pub struct Fragment {
    /// What small copies do without. Dropped before the chunk, in which its objects may lie.
    pub(crate) rest: Option<Box<Rest>>,
    pub(crate) first: Chunk,
}

/// Further chunks, and the objects that own Rust values.
#[derive(Debug, Default)]
pub(crate) struct Rest {
    pub(crate) more: Vec<Chunk>,
    pub(crate) externals: Vec<*mut Object>,
}

// SAFETY: a fragment's objects refer only to each other, to static objects and to Rust values that are Send and Sync.
unsafe impl Send for Fragment {}

impl Fragment {
    /// Marks every array as full. The owner of a list, map or string may grow its array in place; what several processes
    /// see has no owner.
    pub fn seal(&self) {
        let more = self.rest.iter().flat_map(|rest| &rest.more);
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

    pub fn contains(&self, address: usize) -> bool {
        self.first.contains(address)
            || self.rest.as_ref().is_some_and(|rest| rest.more.iter().any(|chunk| chunk.contains(address)))
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
    externals: Vec<*mut Object>,
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
    fn take(&mut self, word: &mut Word, owned: &impl Fn(usize) -> bool) {
        let address = *word as usize;
        if address == 0 || !owned(address) {
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

/// Copies the graph behind `word`, a reference. `owned` says which addresses belong to the source; others are shared
/// static objects and stay. `None` when nothing had to be copied.
///
/// # Safety
/// `word` refers to a complete object, and while this runs nobody else reads or writes the owned objects.
pub unsafe fn copy(word: Word, owned: impl Fn(usize) -> bool) -> (Word, Option<Fragment>) {
    // SAFETY: the caller's.
    unsafe { copy_with_room(word, 0, owned) }
}

/// Like [`copy`], into a first chunk of at least `room` bytes.
///
/// # Safety
/// As for [`copy`].
pub unsafe fn copy_with_room(word: Word, room: usize, owned: impl Fn(usize) -> bool) -> (Word, Option<Fragment>) {
    if word == 0 || !owned(word as usize) {
        return (word, None);
    }
    // SAFETY: the caller's.
    let header = Header(unsafe { (*(word as *mut Object)).header });
    let leaf = match header.kind() {
        Kind::Record => header.bitmap() == 0,
        Kind::BigRecord | Kind::Refs => false,
        Kind::Words | Kind::Bytes | Kind::External => true,
    };
    let size = if leaf { header.size_bytes() } else { (4 * header.size_bytes()).min(header.size_bytes() + 512) };
    let mut target = Target { chunks: vec![Chunk::new(size.max(room))], externals: Vec::new(), undo: Vec::new() };
    let mut root = word;
    target.take(&mut root, &owned);
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
            references(object, |word| target.take(word, &owned));
        }
    }
    for (object, header) in target.undo {
        // SAFETY: the objects were forwarded above and are restored before anybody looks at them.
        unsafe { (*object).header = header };
    }
    let mut chunks = target.chunks.into_iter();
    let first = chunks.next().expect("there is always one");
    let more: Vec<_> = chunks.collect();
    let small = more.is_empty() && target.externals.is_empty();
    let rest = (!small).then(|| Box::new(Rest { more, externals: target.externals }));
    (root, Some(Fragment { first, rest }))
}
