//! [unsafe] Strings and byte strings: objects of kind `Bytes`. Knows nothing of text functions beyond counting.

use crate::abi::Cx;
use crate::value::layout::{self, Kind, Object};
use crate::value::record::slot;

/// Most bytes of a string: lengths are 32 bits wide.
const BYTES_MAX: usize = u32::MAX as usize;

/// A `String` value: immutable UTF-8.
#[derive(Clone, Copy, Debug)]
pub struct Str(pub *mut Object);

/// A `Bytes` value.
#[derive(Clone, Copy, Debug)]
pub struct BytesRef(pub *mut Object);

/// The empty string, outside all heaps.
static EMPTY: [u64; 2] = [layout::array_header(Kind::Bytes, 0), 0];

/// The bookkeeping word: bytes used, and code points (0 where nobody has counted).
fn bookkeeping(object: *mut Object) -> (usize, usize) {
    // SAFETY: strings have a bookkeeping word; the views are only made from strings.
    let word = unsafe { *slot(object, 0) };
    (word as u32 as usize, (word >> 32) as usize)
}

fn bytes_of<'a>(object: *mut Object) -> &'a [u8] {
    let (length, _) = bookkeeping(object);
    // SAFETY: `length` bytes follow the bookkeeping word and are never written after creation; objects do not move while
    // a builtin runs, and the callers tie the slice to the view.
    unsafe { std::slice::from_raw_parts(slot(object, 1) as *const u8, length) }
}

/// Allocates `parts` one after the other. `chars` is the number of code points, 0 if not known.
fn allocate(cx: &mut Cx, parts: &[&[u8]], chars: usize) -> *mut Object {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    assert!(length <= BYTES_MAX, "string longer than 4 GiB");
    if length == 0 {
        return (&raw const EMPTY) as *mut Object;
    }
    let object = crate::heap::alloc_raw(cx, layout::array_header(Kind::Bytes, length));
    // SAFETY: the object has the bookkeeping word and room for `length` bytes; `parts` do not overlap new memory.
    unsafe {
        slot(object, 0).write(length as u64 | (chars as u64) << 32);
        let mut at = slot(object, 1) as *mut u8;
        for part in parts {
            std::ptr::copy_nonoverlapping(part.as_ptr(), at, part.len());
            at = at.add(part.len());
        }
    }
    object
}

/// Code points of UTF-8 text.
fn count(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.chars().count()
    }
}

impl Str {
    pub fn new(cx: &mut Cx, text: &str) -> Str {
        Str(allocate(cx, &[text.as_bytes()], count(text)))
    }
    /// The text of several pieces.
    pub fn concat(cx: &mut Cx, parts: &[&str]) -> Str {
        let bytes: Vec<&[u8]> = parts.iter().map(|part| part.as_bytes()).collect();
        let chars = parts.iter().map(|part| count(part)).sum();
        Str(allocate(cx, &bytes, chars))
    }
    /// Strings one after the other, using the counts they carry.
    pub fn join<const N: usize>(cx: &mut Cx, parts: [Str; N]) -> Str {
        let chars = parts.iter().map(|part| part.char_count()).sum();
        Str(allocate(cx, &parts.each_ref().map(Str::as_bytes), chars))
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
        bookkeeping(self.0).0
    }
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }
    /// Code points. Counted at creation; an object that carries no count is counted each time, never written, because
    /// constants are shared by all threads.
    pub fn char_count(self) -> usize {
        let (length, chars) = bookkeeping(self.0);
        if chars == 0 && length != 0 {
            count(self.as_str())
        } else {
            chars
        }
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
        BytesRef(allocate(cx, &[bytes], 0))
    }
    pub fn concat(cx: &mut Cx, parts: &[&[u8]]) -> BytesRef {
        BytesRef(allocate(cx, parts, 0))
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
