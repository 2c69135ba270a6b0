//! [unsafe] Strings and byte strings. Knows nothing of text functions beyond counting.
//!
//! A string is *flat*, an object of kind `Bytes`, or a *view* `(object, offset, length and code points)` of one. Views
//! arise where a copy would make a loop quadratic: the result of growing a long string, and long parts of strings. A string
//! that was grown views a *buffer* with free room behind; the view that ends where the used part ends may grow into it, and
//! no other view ever notices. Whoever makes a buffer that several processes see (constants) must mark it as full.

use crate::abi::{Cx, Panic};
use crate::value::layout::{self, Header, Kind, Object, Word};
use crate::value::list::ListRef;
use crate::value::record::slot;

/// Most bytes of a string: lengths are 32 bits wide.
const BYTES_MAX: usize = u32::MAX as usize - 1;
/// Shorter strings are always flat.
const VIEW_MIN: usize = 256;
/// In place of the code points in the bookkeeping word of a buffer, whose bytes used are those of no one string.
const BUFFER_MARK: u64 = (u32::MAX as u64) << 32;
/// The header of a view. Its tag is no variant's: views never stand where variants are expected.
const VIEW_HEADER: u64 = layout::record_header(3, 0xffff, 0b001);
const VIEW_OBJECT: usize = 0;
const VIEW_OFFSET: usize = 1;
const VIEW_COUNTS: usize = 2;

/// A `String` value: immutable UTF-8.
#[derive(Clone, Copy, Debug)]
pub struct Str(pub *mut Object);

/// A `Bytes` value.
#[derive(Clone, Copy, Debug)]
pub struct BytesRef(pub *mut Object);

/// The empty string, outside all heaps.
static EMPTY: [u64; 2] = [layout::array_header(Kind::Bytes, 0), 0];

/// A string taken apart: the object that holds the bytes, where they begin there, how many, and the code points (0 where
/// nobody has counted).
#[derive(Clone, Copy)]
struct Parts {
    object: *mut Object,
    offset: usize,
    length: usize,
    chars: usize,
}

impl Parts {
    fn of(string: *mut Object) -> Parts {
        let unpack = |word: Word| (word as u32 as usize, (word >> 32) as usize);
        // SAFETY: a string is a flat object with a bookkeeping word or a view of three words.
        unsafe {
            if Header((*string).header).kind() == Kind::Bytes {
                let (length, chars) = unpack(*slot(string, 0));
                return Parts { object: string, offset: 0, length, chars };
            }
            let (length, chars) = unpack(*slot(string, VIEW_COUNTS));
            let object = *slot(string, VIEW_OBJECT) as *mut Object;
            Parts { object, offset: *slot(string, VIEW_OFFSET) as usize, length, chars }
        }
    }

    fn end(self) -> usize {
        self.offset + self.length
    }

    /// Bytes that the object has room for.
    fn capacity(self) -> usize {
        // SAFETY: the object behind a string is live.
        Header(unsafe { (*self.object).header }).length()
    }

    /// Whether `more` bytes fit behind this string in its buffer, and are free.
    fn may_grow(self, more: usize) -> bool {
        // SAFETY: flat objects have a bookkeeping word.
        let word = unsafe { *slot(self.object, 0) };
        word == BUFFER_MARK | self.end() as u64 && self.end() + more <= self.capacity()
    }

    fn view(self, cx: &mut Cx) -> *mut Object {
        let view = crate::heap::alloc_raw(cx, VIEW_HEADER);
        // SAFETY: a view has three words.
        unsafe {
            slot(view, VIEW_OBJECT).write(self.object as Word);
            slot(view, VIEW_OFFSET).write(self.offset as Word);
            slot(view, VIEW_COUNTS).write(self.length as u64 | (self.chars as u64) << 32);
        }
        view
    }
}

/// Marks an array of bytes as full if it is a buffer with free room. The process that owns a buffer may grow into it; what
/// several processes see has no owner.
///
/// # Safety
/// `object` is of kind `Bytes`, and nobody else has seen it yet, unless it was marked before.
pub(crate) unsafe fn seal(object: *mut Object) {
    // SAFETY: the caller's; such an object has a bookkeeping word. It is not written again when it is marked already.
    unsafe {
        let full = BUFFER_MARK | Header((*object).header).length() as u64;
        let word = *slot(object, 0);
        if word & BUFFER_MARK == BUFFER_MARK && word != full {
            slot(object, 0).write(full);
        }
    }
}

fn bytes_of<'a>(string: *mut Object) -> &'a [u8] {
    let parts = Parts::of(string);
    // SAFETY: the bytes that a string covers lie behind the bookkeeping word and are never written again; objects do not
    // move while a builtin runs, and the callers tie the slice to the view.
    unsafe {
        let start = (slot(parts.object, 1) as *const u8).add(parts.offset);
        std::slice::from_raw_parts(start, parts.length)
    }
}

/// Writes `parts` one after the other.
///
/// # Safety
/// There is room for all of them, and none of them lies there.
unsafe fn write_parts(mut at: *mut u8, parts: &[&[u8]]) {
    for part in parts {
        // SAFETY: the caller's.
        unsafe {
            std::ptr::copy_nonoverlapping(part.as_ptr(), at, part.len());
            at = at.add(part.len());
        }
    }
}

fn check_length(what: &str, bytes: usize) {
    if bytes > BYTES_MAX {
        Panic::new(format!("{what}a text cannot be longer than 4 GiB")).throw();
    }
}

/// Refuses a text that would be too long, before it fills the memory. For builtins; `what` is put in front of the message.
pub fn check_text(what: &str, bytes: usize) {
    check_length(what, bytes);
    crate::heap::limit::check(bytes);
}

fn total(parts: &[&[u8]]) -> usize {
    parts.iter().map(|part| part.len()).sum()
}

/// A flat string of some bytes and then those of `more`. `chars` is the number of code points, 0 if not known.
fn allocate(cx: &mut Cx, first: &[u8], more: &[&[u8]], chars: usize) -> *mut Object {
    let length = first.len() + total(more);
    if length == 0 {
        return (&raw const EMPTY) as *mut Object;
    }
    let object = room(cx, length, chars);
    // SAFETY: the object is new and has room for `length` bytes.
    unsafe {
        let start = slot(object, 1) as *mut u8;
        write_parts(start, &[first]);
        write_parts(start.add(first.len()), more);
    }
    object
}

/// A new flat string of this many bytes, still to be written.
fn room(cx: &mut Cx, length: usize, chars: usize) -> *mut Object {
    check_length("", length);
    let object = crate::heap::alloc_raw(cx, layout::array_header(Kind::Bytes, length));
    // SAFETY: the object has a bookkeeping word.
    unsafe { slot(object, 0).write(length as u64 | (chars as u64) << 32) };
    object
}

/// The string `first` with `more` behind. A long one is grown in place if it is the newest version, else copied into a
/// buffer with room for growth.
fn grown(cx: &mut Cx, first: *mut Object, more: &[&[u8]], chars: usize) -> *mut Object {
    let old = Parts::of(first);
    let length = old.length + total(more);
    check_length("", length);
    if length < VIEW_MIN || old.length < length / 2 {
        return allocate(cx, bytes_of(first), more, chars);
    }
    if old.may_grow(length - old.length) {
        // SAFETY: the bytes behind the used part of the buffer are free, and the buffer is the running process's own.
        unsafe {
            write_parts((slot(old.object, 1) as *mut u8).add(old.end()), more);
            slot(old.object, 0).write(BUFFER_MARK | (old.offset + length) as u64);
        }
        return Parts { length, chars, ..old }.view(cx);
    }
    let capacity = (length + length / 2).min(BYTES_MAX);
    let object = crate::heap::alloc_raw(cx, layout::array_header(Kind::Bytes, capacity));
    // SAFETY: the object is new, with room for `capacity` bytes.
    unsafe {
        slot(object, 0).write(BUFFER_MARK | length as u64);
        write_parts(slot(object, 1) as *mut u8, &[bytes_of(first)]);
        write_parts((slot(object, 1) as *mut u8).add(old.length), more);
    }
    Parts { object, offset: 0, length, chars }.view(cx)
}

/// Bytes `from..to` of a string, which have `chars` code points. Long parts are not copied, unless that would keep much more
/// memory than they need.
fn part_of(cx: &mut Cx, string: *mut Object, from: usize, to: usize, chars: usize) -> *mut Object {
    let bytes = &bytes_of(string)[from..to];
    let old = Parts::of(string);
    if bytes.len() == old.length {
        return string;
    }
    if bytes.len() < VIEW_MIN || 4 * bytes.len() < old.capacity() {
        return allocate(cx, bytes, &[], chars);
    }
    Parts { offset: old.offset + from, length: bytes.len(), chars, ..old }.view(cx)
}

/// Code points of UTF-8 text.
fn count(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
}

impl Str {
    pub fn new(cx: &mut Cx, text: &str) -> Str {
        Str(allocate(cx, text.as_bytes(), &[], count(text)))
    }
    /// The text of several pieces.
    pub fn concat(cx: &mut Cx, parts: &[&str]) -> Str {
        let bytes: Vec<&[u8]> = parts.iter().map(|part| part.as_bytes()).collect();
        let chars = parts.iter().map(|part| count(part)).sum();
        Str(allocate(cx, &[], &bytes, chars))
    }
    /// The text of a number in decimal.
    pub fn from_int(cx: &mut Cx, number: i64) -> Str {
        let mut digits = [0; 20];
        let mut at = digits.len();
        let mut left = number.unsigned_abs();
        loop {
            at -= 1;
            digits[at] = b'0' + (left % 10) as u8;
            left /= 10;
            if left == 0 {
                break;
            }
        }
        if number < 0 {
            at -= 1;
            digits[at] = b'-';
        }
        Str(allocate(cx, &digits[at..], &[], digits.len() - at))
    }
    /// The strings of a list with `separator` in between.
    pub fn intersperse(cx: &mut Cx, strings: ListRef, separator: Str) -> Str {
        let Some(gaps) = strings.len().checked_sub(1) else { return Str::empty() };
        let (mut length, mut chars) = (gaps * separator.len(), gaps * separator.char_count());
        for string in strings.words().iter().map(|&word| Str(word as *mut Object)) {
            length += string.len();
            chars += string.char_count();
        }
        if length == 0 {
            return Str::empty();
        }
        let object = room(cx, length, chars);
        let separator = separator.as_bytes();
        // SAFETY: the object is new, and its length is the sum of the pieces that are written here.
        unsafe {
            let mut at = slot(object, 1) as *mut u8;
            for (number, &word) in strings.words().iter().enumerate() {
                if number > 0 {
                    write_parts(at, &[separator]);
                    at = at.add(separator.len());
                }
                let bytes = bytes_of(word as *mut Object);
                write_parts(at, &[bytes]);
                at = at.add(bytes.len());
            }
        }
        Str(object)
    }
    /// Strings one after the other, using the counts they carry.
    pub fn join<const N: usize>(cx: &mut Cx, parts: [Str; N]) -> Str {
        let chars = parts.iter().map(|part| part.char_count()).sum();
        let bytes = parts.each_ref().map(Str::as_bytes);
        Str(grown(cx, parts[0].0, &bytes[1..], chars))
    }
    /// Two strings; a copy only if both have text.
    pub fn join2(cx: &mut Cx, left: Str, right: Str) -> Str {
        if left.is_empty() {
            return right;
        }
        if right.is_empty() {
            return left;
        }
        Str::join(cx, [left, right])
    }
    /// Bytes `from..to`, which have `chars` code points; both are boundaries of code points within the string.
    pub fn part(self, cx: &mut Cx, from: usize, to: usize, chars: usize) -> Str {
        Str(part_of(cx, self.0, from, to, chars))
    }
    pub fn empty() -> Str {
        Str((&raw const EMPTY) as *mut Object)
    }
    pub fn as_str(&self) -> &str {
        // SAFETY: a `String` object holds UTF-8: made from `&str` or checked.
        unsafe { std::str::from_utf8_unchecked(bytes_of(self.0)) }
    }
    pub fn as_bytes(&self) -> &[u8] {
        bytes_of(self.0)
    }
    /// Bytes.
    pub fn len(self) -> usize {
        Parts::of(self.0).length
    }
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }
    /// Code points. Counted at creation; an object that carries no count is counted each time, never written, because
    /// constants are shared by all threads.
    pub fn char_count(self) -> usize {
        let Parts { length, chars, .. } = Parts::of(self.0);
        if chars == 0 && length != 0 { count(self.as_str()) } else { chars }
    }
    pub fn is_ascii(self) -> bool {
        self.char_count() == self.len()
    }
}

impl std::ops::Deref for Str {
    type Target = str;
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl BytesRef {
    pub fn new(cx: &mut Cx, bytes: &[u8]) -> BytesRef {
        BytesRef(allocate(cx, bytes, &[], 0))
    }
    /// Bytes `from..to`.
    pub fn part(self, cx: &mut Cx, from: usize, to: usize) -> BytesRef {
        BytesRef(part_of(cx, self.0, from, to, 0))
    }
    /// `self` and then `other`.
    pub fn join(self, cx: &mut Cx, other: BytesRef) -> BytesRef {
        BytesRef(grown(cx, self.0, &[other.as_bytes()], 0))
    }
    pub fn as_bytes(&self) -> &[u8] {
        bytes_of(self.0)
    }
}

macro_rules! abi_view {
    ($($view:ty),*) => {$(
        impl $crate::abi::Abi for $view {
            type Raw = *mut $crate::value::layout::Object;
            const REP: $crate::abi::Rep = $crate::abi::Rep::Ref;
            unsafe fn from_raw(raw: Self::Raw) -> Self {
                Self(raw)
            }
            fn into_raw(self, _: &mut $crate::abi::Cx) -> Self::Raw {
                self.0
            }
        }
    )*};
}
pub(crate) use abi_view;

abi_view!(Str, BytesRef);
