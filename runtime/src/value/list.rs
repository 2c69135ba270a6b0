//! [unsafe] Lists: a view (buffer, offset, length) of a buffer that several lists may share. Knows nothing of the
//! functions of the module `List`.
//!
//! Slots of a buffer are written once. The bookkeeping word of the buffer says which part is used; the view that ends
//! where the used part ends may grow into the free slots behind, the view that starts where it starts into those in
//! front, and no older view ever notices. So building by `append` or by `::` is amortised O(1), `tail` is O(1).
//! Whoever makes a buffer that several processes see (constants) must mark it as full.

use crate::abi::{Cx, Panic};
use crate::heap::limit;
use crate::value::bytes::{Str, abi_view};
use crate::value::layout::{self, Header, Kind, LIST_BUFFER, LIST_HEADER, LIST_LENGTH, LIST_OFFSET, Object, Word};
use crate::value::record::slot;

/// Most elements of a list: positions in a buffer are 32 bits wide.
const ELEMENTS_MAX: usize = u32::MAX as usize;

/// Slots of a buffer that any part of a list may keep alive.
const COPY_BUFFER_MIN: usize = 64;

/// A `List<T>` value.
#[derive(Clone, Copy, Debug)]
pub struct ListRef(pub *mut Object);

abi_view!(ListRef);

static EMPTY_BUFFER: [u64; 2] = [layout::array_header(Kind::Words, 0), 0];

/// A record that may be in a static: its words are addresses of other statics.
#[repr(C)]
struct StaticView {
    header: u64,
    buffer: *const u64,
    offset: u64,
    length: u64,
}

// SAFETY: never written; the address in it is that of an immutable static.
unsafe impl Sync for StaticView {}

static EMPTY_LIST: StaticView =
    StaticView { header: LIST_HEADER, buffer: (&raw const EMPTY_BUFFER) as *const u64, offset: 0, length: 0 };

/// The empty list of any element type, outside all heaps.
pub fn empty() -> ListRef {
    ListRef((&raw const EMPTY_LIST) as *mut Object)
}

/// A buffer of array kind: `Refs` or `Words`.
#[derive(Clone, Copy)]
pub struct Buffer(pub *mut Object);

impl Buffer {
    /// The empty buffer, outside all heaps.
    pub fn empty() -> Buffer {
        Buffer((&raw const EMPTY_BUFFER) as *mut Object)
    }
    /// A buffer with nothing used. References are null, plain words are whatever was there.
    pub fn new(cx: &mut Cx, slots: usize, is_ref: bool) -> Buffer {
        if slots > ELEMENTS_MAX {
            Panic::new("a list cannot have more than 2^32 elements").throw();
        }
        let kind = if is_ref { Kind::Refs } else { Kind::Words };
        let object = crate::heap::alloc_raw(cx, layout::array_header(kind, slots));
        let cleared = if is_ref { slots + 1 } else { 1 };
        // SAFETY: the object has `slots` slots behind its bookkeeping word. Null slots are skipped by the collector.
        unsafe { std::ptr::write_bytes(slot(object, 0), 0, cleared) };
        Buffer(object)
    }
    /// A buffer of plain words that are zero.
    pub fn zeroed(cx: &mut Cx, slots: usize) -> Buffer {
        let buffer = Buffer::new(cx, slots, false);
        // SAFETY: as above.
        unsafe { std::ptr::write_bytes(slot(buffer.0, 1), 0, slots) };
        buffer
    }
    /// Whether the elements are objects.
    fn is_ref(self) -> bool {
        // SAFETY: a buffer is a live array object.
        Header(unsafe { (*self.0).header }).kind() == Kind::Refs
    }
    pub fn slots(self) -> usize {
        // SAFETY: a buffer is a live array object.
        Header(unsafe { (*self.0).header }).length()
    }
    /// First used slot and the one behind the last.
    pub fn used(self) -> (usize, usize) {
        // SAFETY: arrays have a bookkeeping word.
        let word = unsafe { *slot(self.0, 0) };
        (word as u32 as usize, (word >> 32) as usize)
    }
    pub fn set_used(self, start: usize, end: usize) {
        // SAFETY: as above; only buffers in the calling process's heap have free slots to claim.
        unsafe { slot(self.0, 0).write(start as u64 | (end as u64) << 32) };
    }
    pub fn get(self, index: usize) -> Word {
        debug_assert!(index < self.slots());
        // SAFETY: callers stay within the part that a view covers.
        unsafe { *slot(self.0, 1 + index) }
    }
    pub fn set(self, index: usize, word: Word) {
        debug_assert!(index < self.slots());
        // SAFETY: callers write only slots that they have just claimed.
        unsafe { slot(self.0, 1 + index).write(word) };
    }
    /// Words `offset..offset + length`.
    pub fn words<'a>(self, offset: usize, length: usize) -> &'a [Word] {
        debug_assert!(offset + length <= self.slots());
        // SAFETY: within the buffer; used slots are written once, before any view covers them.
        unsafe { std::slice::from_raw_parts(slot(self.0, 1 + offset), length) }
    }
    pub fn copy_from(self, at: usize, words: &[Word]) {
        debug_assert!(at + words.len() <= self.slots());
        // SAFETY: the target slots have just been claimed, so no view, and no slice of one, covers them.
        unsafe { std::ptr::copy_nonoverlapping(words.as_ptr(), slot(self.0, 1 + at), words.len()) };
    }
}

/// The view of `length` elements of `buffer` from `offset`.
pub fn view(cx: &mut Cx, buffer: Buffer, offset: usize, length: usize) -> ListRef {
    if length == 0 {
        return empty();
    }
    fresh_view(cx, buffer, offset, length)
}

fn fresh_view(cx: &mut Cx, buffer: Buffer, offset: usize, length: usize) -> ListRef {
    let object = crate::heap::alloc_raw(cx, LIST_HEADER);
    // SAFETY: a view has three words.
    unsafe {
        slot(object, LIST_BUFFER).write(buffer.0 as Word);
        slot(object, LIST_OFFSET).write(offset as Word);
        slot(object, LIST_LENGTH).write(length as Word);
    }
    ListRef(object)
}

/// A list of these words. Its buffer is exactly full.
pub fn from_words(cx: &mut Cx, words: &[Word], is_ref: bool) -> ListRef {
    if words.is_empty() {
        return empty();
    }
    let buffer = Buffer::new(cx, words.len(), is_ref);
    buffer.copy_from(0, words);
    buffer.set_used(0, words.len());
    view(cx, buffer, 0, words.len())
}

/// The elements of all lists.
pub fn flatten(cx: &mut Cx, lists: &[ListRef], is_ref: bool) -> ListRef {
    let length = lists.iter().map(|list| list.len()).sum();
    if length == 0 {
        return empty();
    }
    let buffer = Buffer::new(cx, length, is_ref);
    let mut at = 0;
    for list in lists {
        buffer.copy_from(at, list.words());
        at += list.len();
    }
    buffer.set_used(0, length);
    view(cx, buffer, 0, length)
}

/// A list of strings.
pub fn from_strings<'a>(cx: &mut Cx, strings: impl IntoIterator<Item = &'a str>) -> ListRef {
    let words: Vec<Word> = strings.into_iter().map(|text| Str::new(cx, text).0 as Word).collect();
    from_words(cx, &words, true)
}

/// A list of this many strings.
pub fn from_counted_strings<'a>(cx: &mut Cx, count: usize, strings: impl Iterator<Item = &'a str>) -> ListRef {
    let buffer = Buffer::new(cx, count, true);
    let mut length = 0;
    for text in strings {
        buffer.set(length, Str::new(cx, text).0 as Word);
        length += 1;
    }
    debug_assert_eq!(length, count);
    buffer.set_used(0, length);
    view(cx, buffer, 0, length)
}

impl ListRef {
    pub fn buffer(self) -> Buffer {
        // SAFETY: a list is a record of three words.
        Buffer(unsafe { *slot(self.0, LIST_BUFFER) } as *mut Object)
    }
    pub fn offset(self) -> usize {
        // SAFETY: as above.
        unsafe { *slot(self.0, LIST_OFFSET) as usize }
    }
    pub fn len(self) -> usize {
        // SAFETY: as above.
        unsafe { *slot(self.0, LIST_LENGTH) as usize }
    }
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }
    /// The words of all elements.
    pub fn words(&self) -> &[Word] {
        self.buffer().words(self.offset(), self.len())
    }
    /// The word of element `index`, if there is one.
    pub fn get(self, index: usize) -> Option<Word> {
        (index < self.len()).then(|| self.buffer().get(self.offset() + index))
    }
    /// The elements of a `List<String>`.
    pub fn strings(self) -> Vec<Str> {
        self.words().iter().map(|word| Str(*word as *mut Object)).collect()
    }
    /// The elements of a `List<String>` as Rust strings, to keep beyond the builtin.
    pub fn to_strings(self) -> Vec<String> {
        self.strings().iter().map(|text| text.as_str().to_owned()).collect()
    }
    /// The elements of a `List<List<T>>`.
    pub fn lists(self) -> Vec<ListRef> {
        self.words().iter().map(|word| ListRef(*word as *mut Object)).collect()
    }

    /// Elements `from..to`; the caller keeps `from <= to <= len`. A small part of a large buffer is copied, so that it
    /// keeps no memory beyond its own; a part that shrinks step by step is then copied once for many steps.
    pub fn slice(self, cx: &mut Cx, from: usize, to: usize) -> ListRef {
        debug_assert!(from <= to && to <= self.len());
        if from == 0 && to == self.len() {
            return self;
        }
        let buffer = self.buffer();
        if buffer.slots() > COPY_BUFFER_MIN && 4 * (to - from) < buffer.slots() {
            let words = buffer.words(self.offset() + from, to - from);
            return from_words(cx, words, buffer.is_ref());
        }
        view(cx, buffer, self.offset() + from, to - from)
    }

    /// This list and then `words`.
    pub fn extend(self, cx: &mut Cx, words: &[Word], is_ref: bool) -> ListRef {
        if words.is_empty() {
            return self;
        }
        let (buffer, offset) = self.room_behind(cx, words.len(), is_ref);
        let end = offset + self.len();
        buffer.copy_from(end, words);
        let (start, _) = buffer.used();
        buffer.set_used(start, end + words.len());
        view(cx, buffer, offset, self.len() + words.len())
    }

    /// `words` and then this list.
    pub fn preceded(self, cx: &mut Cx, words: &[Word], is_ref: bool) -> ListRef {
        let (buffer, offset) = self.room_in_front(cx, words.len(), is_ref);
        let start = offset - words.len();
        buffer.copy_from(start, words);
        let (_, end) = buffer.used();
        buffer.set_used(start, end);
        view(cx, buffer, start, words.len() + self.len())
    }

    /// This list and then `other`. The shorter one is copied, and the longer one only if it has no room for it.
    pub fn concat(self, cx: &mut Cx, other: ListRef, is_ref: bool) -> ListRef {
        if self.is_empty() {
            return other;
        }
        if self.len() < other.len() && !self.has_room_behind(other.len()) {
            return other.preceded(cx, self.words(), is_ref);
        }
        self.extend(cx, other.words(), is_ref)
    }

    /// Whether `more` words fit behind this list in its buffer, and are unused.
    fn has_room_behind(self, more: usize) -> bool {
        let (buffer, end) = (self.buffer(), self.offset() + self.len());
        buffer.used().1 == end && end + more <= buffer.slots()
    }

    /// A buffer that holds this list at the returned offset and has `more` unused slots behind it.
    fn room_behind(self, cx: &mut Cx, more: usize, is_ref: bool) -> (Buffer, usize) {
        let (old, offset, length) = (self.buffer(), self.offset(), self.len());
        if self.has_room_behind(more) {
            return (old, offset);
        }
        let (start, _) = old.used();
        // A list that also grows at the front keeps its room there, so that growing at both ends stays amortised.
        let front = if start == offset { offset.min(length) } else { 0 };
        let buffer = Buffer::new(cx, front + capacity(length, more), is_ref);
        buffer.copy_from(front, self.words());
        buffer.set_used(front, front + length);
        (buffer, front)
    }

    /// A buffer that holds this list at the returned offset and has `more` unused slots in front of it.
    fn room_in_front(self, cx: &mut Cx, more: usize, is_ref: bool) -> (Buffer, usize) {
        let (old, offset, length) = (self.buffer(), self.offset(), self.len());
        let (start, end) = old.used();
        if start == offset && start >= more {
            return (old, offset);
        }
        let back = if end == offset + length { (old.slots() - end).min(length) } else { 0 };
        let front = capacity(length, more) - length;
        let buffer = Buffer::new(cx, front + length + back, is_ref);
        buffer.copy_from(front, self.words());
        buffer.set_used(front, front + length);
        (buffer, front)
    }
}

/// Slots for a list of `length` that grows by `more`: at least double, where there may be so many, so that growth is amortised.
fn capacity(length: usize, more: usize) -> usize {
    (length + more).max((2 * length).min(ELEMENTS_MAX)).max(4)
}

/// Most slots that are reserved for a `for` before anything is collected, and which part of what a process may hold.
const RESERVED_MAX: usize = 1 << 20;
const RESERVED_PART: usize = 64;

/// The buffer that a `for` collects into, of about as many slots as it has turns.
pub fn collect_start(cx: &mut Cx, turns: i64, is_ref: bool) -> Buffer {
    match usize::try_from(turns) {
        Ok(0) | Err(_) => Buffer::empty(),
        Ok(turns) => Buffer::new(cx, turns.min(RESERVED_MAX).min(limit::get() / RESERVED_PART), is_ref),
    }
}

/// Adds an element behind the `length` that a `for` has collected so far. Nobody else has seen the buffer.
pub fn collect_push(cx: &mut Cx, buffer: Buffer, length: usize, word: Word, is_ref: bool) -> Buffer {
    let target = if length < buffer.slots() {
        buffer
    } else {
        let target = Buffer::new(cx, capacity(length, 1), is_ref);
        target.copy_from(0, buffer.words(0, length));
        target
    };
    target.set(length, word);
    target
}

/// The list of the `length` elements that a `for` has collected. Room for more than as many again is given back.
pub fn collect_finish(cx: &mut Cx, buffer: Buffer, length: usize) -> ListRef {
    if length == 0 {
        return empty();
    }
    if buffer.slots() > COPY_BUFFER_MIN && 2 * length < buffer.slots() {
        return from_words(cx, buffer.words(0, length), buffer.is_ref());
    }
    buffer.set_used(0, length);
    fresh_view(cx, buffer, 0, length)
}

/// A list under construction: a view that nobody else has seen, changed in place until it is finished.
#[derive(Clone, Copy, Debug)]
pub struct Builder(pub ListRef);

impl Builder {
    pub fn new(cx: &mut Cx, slots: usize, is_ref: bool) -> Builder {
        let buffer = if slots == 0 { Buffer::empty() } else { Buffer::new(cx, slots, is_ref) };
        Builder(fresh_view(cx, buffer, 0, 0))
    }
    pub fn push(self, cx: &mut Cx, word: Word, is_ref: bool) {
        let length = self.0.len();
        let (buffer, offset) = self.0.room_behind(cx, 1, is_ref);
        buffer.set(offset + length, word);
        let (start, _) = buffer.used();
        buffer.set_used(start, offset + length + 1);
        // SAFETY: the builder's view has three words and is not shared: no list has been made of it yet.
        unsafe {
            slot(self.0.0, LIST_BUFFER).write(buffer.0 as Word);
            slot(self.0.0, LIST_OFFSET).write(offset as Word);
            slot(self.0.0, LIST_LENGTH).write((length + 1) as Word);
        }
    }
}
