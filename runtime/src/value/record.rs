//! [unsafe] Records built and read from Rust: tuples, structs, variants. Knows nothing of what they stand for.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

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

/// A record of these words, however many; `is_ref` says of each word whether it is a reference.
pub fn record_of(cx: &mut Cx, tag: u16, words: &[Word], is_ref: impl Fn(usize) -> bool) -> Ref {
    let refs = (0..words.len()).filter(|index| is_ref(*index));
    if words.len() <= layout::RECORD_WORDS_MAX {
        let bitmap = refs.fold(0, |bitmap, index| bitmap | 1 << index);
        return record(cx, tag, words, bitmap);
    }
    let mut bitmap = vec![0; words.len().div_ceil(64)];
    refs.for_each(|index| bitmap[index / 64] |= 1 << (index % 64));
    let bitmap = shared_bitmap(bitmap);
    let object = crate::heap::alloc_raw(cx, layout::big_record_header(words.len() + 1, tag));
    for (index, word) in words.iter().copied().chain([bitmap.as_ptr() as Word]).enumerate() {
        // SAFETY: the object was allocated with a word for each of `words` and one more.
        unsafe { slot(object, index).write(word) };
    }
    Ref(object)
}

/// The one copy of a bitmap that lives as long as the program. There are no more of them than types.
fn shared_bitmap(bitmap: Vec<u64>) -> &'static [u64] {
    static BITMAPS: Mutex<BTreeSet<&'static [u64]>> = Mutex::new(BTreeSet::new());
    let mut bitmaps = BITMAPS.lock().unwrap_or_else(PoisonError::into_inner);
    match bitmaps.get(bitmap.as_slice()) {
        Some(known) => known,
        None => {
            let new: &'static [u64] = bitmap.leak();
            bitmaps.insert(new);
            new
        }
    }
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
    assert!(index < header(record).payload_words(), "record has no such word");
    // SAFETY: the index was checked against the header; the process that runs is the only one that sees the record.
    unsafe { slot(record.0, index).write(word) };
}
