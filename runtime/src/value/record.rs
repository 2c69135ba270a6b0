//! [unsafe] Records built and read from Rust: tuples, structs, variants. Knows nothing of what they stand for.

use crate::abi::{Cx, Ref};
use crate::value::layout::{self, Header, Object, Word};

/// The address of payload word `index`.
///
/// # Safety
/// `object` is an object with more than `index` payload words.
pub unsafe fn slot(object: *mut Object, index: usize) -> *mut Word {
    // SAFETY: the payload follows the header directly.
    unsafe { (object as *mut Word).add(1 + index) }
}

/// A record of these words; bit i of `bitmap` says that word i is a reference.
pub fn record(cx: &mut Cx, tag: u16, words: &[Word], bitmap: u64) -> Ref {
    if words.is_empty() {
        return Ref(layout::nullary(tag as usize));
    }
    let object = crate::heap::alloc_raw(cx, layout::record_header(words.len(), tag, bitmap));
    for (index, word) in words.iter().enumerate() {
        // SAFETY: the object was allocated with this many words.
        unsafe { slot(object, index).write(*word) };
    }
    Ref(object)
}

/// Word `index` of a record. A wrong index is a Rust panic, which ends the process.
pub fn record_word(record: Ref, index: usize) -> Word {
    let header = header(record);
    assert!(index < header.payload_words(), "record has no such word");
    // SAFETY: the index was checked against the header.
    unsafe { *slot(record.0, index) }
}

/// The variant tag of a record.
pub fn record_tag(record: Ref) -> u16 {
    header(record).tag()
}

/// The header of an object.
pub fn header(object: Ref) -> Header {
    // SAFETY: a `Ref` is the address of a live object.
    Header(unsafe { (*object.0).header })
}

/// `Some(word)`, where `is_ref` tells whether the word is an object.
pub fn some(cx: &mut Cx, word: Word, is_ref: bool) -> Ref {
    record(cx, 0, &[word], is_ref as u64)
}

/// `None`.
pub fn none() -> Ref {
    Ref(layout::nullary(1))
}

/// An `Option` of a value whose type is known only at run time.
pub fn option(cx: &mut Cx, word: Option<Word>, is_ref: bool) -> Ref {
    match word {
        Some(word) => some(cx, word, is_ref),
        None => none(),
    }
}

/// Changes word `index` of a record that is mutable by design, of the kind that it had. Such records are never shared
/// between processes.
pub fn set_word(record: Ref, index: usize, word: Word) {
    assert!(
        index < header(record).payload_words(),
        "record has no such word"
    );
    // SAFETY: the index was checked against the header; the process that runs is the only one that sees the record.
    unsafe { slot(record.0, index).write(word) };
}
