//! [unsafe] Maps: insertion ordered, persistent in meaning, amortised O(1) along a chain of changes. Knows nothing of the
//! functions of the module `Map`, nor of the types of keys beyond three kinds.
//!
//! A map is a record `(keys, values, meta, index, length, live)` that several versions share the parts of.
//!
//! *Small* maps (at most [`SMALL_MAX`] entries, keys of kind integer or string) have no meta and no index: entry i is
//! `keys[i]`, `values[i]`, and a lookup scans.
//!
//! *Large* maps are a log (`log`). Record i is an insertion of a key that was absent, an update of a present key's value, or
//! a removal. A version sees the first `length` records; the newest version of a log appends to it in place, so older
//! versions never notice. An insertion record knows the newest record of its key, updates and removals know the one before,
//! and before an insertion of a key that had been removed stands a record that knows the earlier insertion. The index is a
//! hash table of the newest insertion record of every key. The version that finds the log full, or not ending where it ends,
//! is rebuilt into a new log of its live entries. Insertion records in log order give the iteration order.
//!
//! The used part of `keys` is the length of the log in records. As with lists, a log that several processes see must be
//! full: its used part is then that of the whole buffer, which no version's length is unless the log is full.

mod hash;
mod log;

use crate::abi::Cx;
use crate::value::bytes::{Str, abi_view};
use crate::value::layout::{self, Object, Word};
use crate::value::list::Buffer;
use crate::value::record::slot;
use hash::hash_key;
use log::{Index, Parts};
use std::sync::OnceLock;

pub use hash::{KeyKind, kept_hash};

/// A `Map<K, V>` value.
#[derive(Clone, Copy, Debug)]
pub struct MapRef(pub *mut Object);

abi_view!(MapRef);

/// Whether keys and values are objects.
#[derive(Clone, Copy, Debug)]
pub struct Refs {
    pub key: bool,
    pub value: bool,
}

/// Most entries of a map without an index.
pub const SMALL_MAX: usize = 8;
const KEYS: usize = 0;
const VALUES: usize = 1;
const META: usize = 2;
const INDEX: usize = 3;
const LENGTH: usize = 4;
const LIVE: usize = 5;
const WORDS: usize = 6;
const HEADER: u64 = layout::record_header(WORDS, 0, 0b1111);

/// Keys whose hashes are compared to learn how a map's keys are hashed.
const KIND_SAMPLES: usize = 4;

#[repr(C)]
struct StaticMap {
    header: u64,
    parts: [*mut Object; 4],
    numbers: [u64; 2],
}

// SAFETY: written once, before it is shared; the parts are the immutable empty buffer.
unsafe impl Sync for StaticMap {}
// SAFETY: as above.
unsafe impl Send for StaticMap {}

/// The empty map of any type, outside all heaps.
pub fn empty() -> MapRef {
    static EMPTY_MAP: OnceLock<StaticMap> = OnceLock::new();
    let map = EMPTY_MAP.get_or_init(|| StaticMap { header: HEADER, parts: [Buffer::empty().0; 4], numbers: [0; 2] });
    MapRef((&raw const *map) as *mut Object)
}

impl MapRef {
    fn parts(self) -> Parts {
        // SAFETY: a map is a record of six words.
        let word = |index| unsafe { *slot(self.0, index) };
        Parts {
            keys: Buffer(word(KEYS) as *mut Object),
            values: Buffer(word(VALUES) as *mut Object),
            meta: Buffer(word(META) as *mut Object),
            index: Index(Buffer(word(INDEX) as *mut Object)),
            length: word(LENGTH) as usize,
            live: word(LIVE) as usize,
        }
    }
    /// Entries.
    pub fn len(self) -> usize {
        self.parts().live
    }
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }
    /// The position of a key's value, for [`MapRef::value_at`].
    #[inline]
    pub fn position(self, kind: KeyKind, key: Word) -> Option<usize> {
        let parts = self.parts();
        if parts.live == 0 {
            return None;
        }
        parts.find(kind, key).and_then(|record| parts.visible(record)).map(|record| parts.position(record))
    }
    pub fn get(self, kind: KeyKind, key: Word) -> Option<Word> {
        self.position(kind, key).map(|at| self.value_at(at))
    }
    pub fn value_at(self, position: usize) -> Word {
        self.parts().values.get(position)
    }
    pub fn key_at(self, place: usize) -> Word {
        self.parts().keys.get(place)
    }
    /// For keys of kind `Other`: the place of the next key after `after` with this hash. The caller compares the keys.
    pub fn candidate(self, hash: u64, after: Option<usize>) -> Option<usize> {
        let parts = self.parts();
        if parts.is_small() {
            return None;
        }
        let hash = kept_hash(hash);
        let mut candidates = parts.candidates(hash).filter(|record| parts.hash_at(*record) == hash);
        if let Some(after) = after.map(|place| parts.record(place)) {
            candidates.find(|record| *record == after)?;
        }
        candidates.next().map(|record| parts.place(record))
    }
    /// The position of the value that this version sees for a candidate.
    pub fn visible(self, place: usize) -> Option<usize> {
        let parts = self.parts();
        parts.visible(parts.record(place)).map(|record| parts.position(record))
    }
    /// The first entry at or behind a place in iteration order: the place of its key and the position of its value.
    pub fn next_entry(self, place: usize) -> Option<(usize, usize)> {
        let parts = self.parts();
        (parts.record(place)..parts.length).find_map(|record| {
            let value = if parts.is_insertion(record) { parts.value_of(record)? } else { return None };
            Some((parts.place(record), parts.position(value)))
        })
    }
    /// All keys and values, in order.
    pub fn entries(self) -> Vec<(Word, Word)> {
        let parts = self.parts();
        parts.live_records().map(|(record, value)| (parts.key(record), parts.value(value))).collect()
    }
    /// How the keys are hashed, if they are of kind `guess` unless their type has an equality of its own.
    pub fn key_kind(self, guess: KeyKind) -> KeyKind {
        let parts = self.parts();
        if parts.is_small() {
            return guess;
        }
        let mut some = parts.live_records().take(KIND_SAMPLES);
        let fits = guess == KeyKind::Other
            || some.all(|(record, _)| parts.hash_at(record) == hash_key(guess, parts.key(record)));
        if fits { guess } else { KeyKind::Other }
    }
    /// What is kept of the hashes of keys of kind `Other`, in the order of the entries.
    pub fn hashes(self) -> Vec<u32> {
        let parts = self.parts();
        if parts.is_small() {
            return Vec::new();
        }
        parts.live_records().map(|(record, _)| parts.hash_at(record)).collect()
    }
    /// The entries of a `Map<String, String>`.
    pub fn string_pairs(self) -> Vec<(Str, Str)> {
        let pair = |(key, value)| (Str(key as *mut Object), Str(value as *mut Object));
        self.entries().into_iter().map(pair).collect()
    }
    /// The same as Rust strings, to keep beyond the builtin.
    pub fn to_string_pairs(self) -> Vec<(String, String)> {
        let pair = |(key, value): (Str, Str)| (key.as_str().to_owned(), value.as_str().to_owned());
        self.string_pairs().into_iter().map(pair).collect()
    }

    /// Adds or replaces; for keys that Rust can compare.
    pub fn put(self, cx: &mut Cx, refs: Refs, kind: KeyKind, key: Word, value: Word) -> MapRef {
        let parts = self.parts();
        if parts.is_small() {
            return parts.put_small(cx, refs, kind, key, value).into_map(cx);
        }
        let hash = hash_key(kind, key);
        let record = parts.find_hashed(kind, key, hash);
        parts.put_large(cx, refs, kind, record, (hash, key, value)).into_map(cx)
    }
    /// Adds or replaces a key of kind `Other`, whose candidate is at `place` if it has one.
    pub fn put_at(self, cx: &mut Cx, refs: Refs, place: Option<usize>, hash: u64, key: Word, value: Word) -> MapRef {
        let parts = self.parts();
        let record = place.map(|place| parts.record(place));
        parts.put_large(cx, refs, KeyKind::Other, record, (kept_hash(hash), key, value)).into_map(cx)
    }
    pub fn remove(self, cx: &mut Cx, refs: Refs, kind: KeyKind, key: Word) -> MapRef {
        let parts = self.parts();
        match parts.find(kind, key) {
            Some(record) if parts.is_small() => {
                parts.copied_small(cx, refs, parts.keys.slots(), Some(record)).into_map(cx)
            }
            Some(record) => self.remove_at(cx, refs, kind, parts.place(record)),
            None => self,
        }
    }
    /// Removes the key of a place that [`MapRef::candidate`] gave.
    pub fn remove_at(self, cx: &mut Cx, refs: Refs, kind: KeyKind, place: usize) -> MapRef {
        let parts = self.parts();
        let record = parts.record(place);
        match parts.visible(record) {
            Some(_) => parts.remove_large(cx, refs, kind, record).into_map(cx),
            None => self,
        }
    }
}

/// A map of these entries, made without versions in between; later ones win.
pub fn from_entries(cx: &mut Cx, refs: Refs, kind: KeyKind, entries: &[(Word, Word)]) -> MapRef {
    let slots = entries.len();
    if slots == 0 {
        return empty();
    }
    let is_small = slots <= SMALL_MAX;
    let mut parts = if is_small { Parts::small(cx, refs, slots) } else { Parts::log(cx, refs, slots) };
    for (key, value) in entries.iter().copied() {
        match parts.find(kind, key) {
            // Nobody has seen this log yet, so the value may be replaced where it is.
            Some(record) => parts.set_value(record, value),
            None if is_small => parts.append_small(key, value),
            None => parts = parts.append_insert(hash_key(kind, key), key, value, None),
        }
    }
    if is_small {
        parts.note_small_length();
    }
    parts.into_map(cx)
}

/// A map of entries with keys of kind `Other`, all different, and their hashes as another map has kept them.
pub fn from_hashed(cx: &mut Cx, refs: Refs, hashes: &[u32], entries: &[(Word, Word)]) -> MapRef {
    if entries.is_empty() {
        return empty();
    }
    let mut parts = Parts::log(cx, refs, entries.len());
    for (&hash, &(key, value)) in hashes.iter().zip(entries) {
        parts = parts.append_insert(hash, key, value, None);
    }
    parts.into_map(cx)
}

/// A `Map<String, String>` of these pairs; later ones win.
pub fn from_string_pairs<'a>(cx: &mut Cx, pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> MapRef {
    let mut entries = Vec::new();
    for (key, value) in pairs {
        entries.push((Str::new(cx, key).0 as Word, Str::new(cx, value).0 as Word));
    }
    from_entries(cx, Refs { key: true, value: true }, KeyKind::String, &entries)
}

/// The text under a key of a `Map<String, String>`.
pub fn get_str(cx: &mut Cx, map: MapRef, key: &str) -> Option<Str> {
    let key = Str::new(cx, key);
    map.get(KeyKind::String, key.0 as Word).map(|word| Str(word as *mut Object))
}
