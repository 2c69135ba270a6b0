//! [unsafe] Maps: insertion ordered, persistent in meaning, amortised O(1) along a chain of changes. Knows nothing of the
//! functions of the module `Map`, nor of the types of keys beyond three kinds.
//!
//! A map is a record `(keys, values, meta, index, length, live)` that several versions share the parts of.
//!
//! *Small* maps (at most [`SMALL_MAX`] entries, keys of kind integer or string) have no meta and no index: entry i is
//! `keys[i]`, `values[i]`, and a lookup scans.
//!
//! *Large* maps are a log. Record i is an insertion of a key that was absent, an update of a present key's value, or a
//! removal. A version sees the first `length` records; the newest version of a log appends to it in place, so older
//! versions never notice. An insertion record knows the newest record of its key (`link`), updates and removals know the
//! one before (`link`), and an insertion of a key that had been removed knows the earlier insertion (`older`). The index
//! is a hash table of the newest insertion record of every key. The version that finds the log full, or not ending where
//! it ends, is rebuilt into a new log of its live entries. Insertion records in log order give the iteration order.
//!
//! The used part of `keys` is the length of the log. As with lists, a log that several processes see must be full.

use std::hash::BuildHasher;
use std::sync::OnceLock;

use crate::abi::Cx;
use crate::value::bytes::{Str, abi_view};
use crate::value::layout::{self, Object, Word};
use crate::value::list::Buffer;
use crate::value::record::slot;

/// A `Map<K, V>` value.
#[derive(Clone, Copy, Debug)]
pub struct MapRef(pub *mut Object);

abi_view!(MapRef);

/// How keys are compared and hashed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KeyKind {
    /// By `==` of the language; the caller finds the record and supplies the hash.
    Other,
    /// By their word.
    Integer,
    String,
}

impl KeyKind {
    /// From the number that the compiler gives for a key type.
    pub fn from_number(number: i64) -> KeyKind {
        match number {
            1 => KeyKind::Integer,
            2 => KeyKind::String,
            _ => KeyKind::Other,
        }
    }
}

/// Whether keys and values are objects.
#[derive(Clone, Copy, Debug)]
pub struct Refs {
    pub key: bool,
    pub value: bool,
}

/// Most entries of a map without an index.
pub const SMALL_MAX: usize = 8;
/// Records of the smallest log.
const LOG_MIN: usize = 4;
const KEYS: usize = 0;
const VALUES: usize = 1;
const META: usize = 2;
const INDEX: usize = 3;
const LENGTH: usize = 4;
const LIVE: usize = 5;
const WORDS: usize = 6;
const HEADER: u64 = layout::record_header(WORDS, 0, 0b1111);

/// Record numbers have 31 bits; this one means none.
const NONE: usize = 0x7fff_ffff;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Change {
    Insert = 0,
    Update = 1,
    Remove = 2,
}

/// What the meta word of a log record says.
#[derive(Clone, Copy)]
struct Meta {
    change: Change,
    link: usize,
    older: usize,
}

impl Meta {
    fn pack(self) -> Word {
        self.change as u64 | (self.link as u64) << 2 | (self.older as u64) << 33
    }
    fn unpack(word: Word) -> Meta {
        let change = match word & 3 {
            0 => Change::Insert,
            1 => Change::Update,
            _ => Change::Remove,
        };
        Meta { change, link: (word >> 2) as usize & NONE, older: (word >> 33) as usize & NONE }
    }
}

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

/// The hash of a key of a kind that Rust knows. Seeded anew in every run: keys come from the outside world.
fn hash_key(kind: KeyKind, key: Word) -> u64 {
    static SEEDS: OnceLock<(u64, u64)> = OnceLock::new();
    let seeds = SEEDS.get_or_init(|| {
        let state = std::hash::RandomState::new();
        // An odd factor loses nothing of what it is multiplied by.
        (state.hash_one(0u64), state.hash_one(1u64) | 1)
    });
    match kind {
        KeyKind::String => hash_bytes(Str(key as *mut Object).as_bytes(), *seeds),
        _ => fold(key ^ seeds.0, 0x9e37_79b9_7f4a_7c15),
    }
}

/// Both halves of a product: every bit of the result depends on every bit of the factors.
fn fold(left: u64, right: u64) -> u64 {
    let product = u128::from(left) * u128::from(right);
    (product >> 64) as u64 ^ product as u64
}

/// The hash of some text, eight bytes at a time; the last eight may overlap the ones before.
fn hash_bytes(bytes: &[u8], seeds: (u64, u64)) -> u64 {
    let word = |at: usize| u64::from_le_bytes(bytes[at..at + 8].try_into().expect("eight bytes"));
    let length = bytes.len();
    let mut hash = seeds.0 ^ length as u64;
    if length < 8 {
        let mut last = [0; 8];
        last[..length].copy_from_slice(bytes);
        hash = fold(hash ^ u64::from_le_bytes(last), seeds.1);
    } else {
        let mut at = 0;
        while at + 8 < length {
            hash = fold(hash ^ word(at), seeds.1);
            at += 8;
        }
        hash = fold(hash ^ word(length - 8), seeds.1);
    }
    fold(hash, seeds.1 ^ 0x9e37_79b9_7f4a_7c15)
}

fn same_key(kind: KeyKind, left: Word, right: Word) -> bool {
    match kind {
        KeyKind::String => left == right || Str(left as *mut Object).as_bytes() == Str(right as *mut Object).as_bytes(),
        _ => left == right,
    }
}

/// The parts of a version, read once.
#[derive(Clone, Copy)]
struct Parts {
    keys: Buffer,
    values: Buffer,
    meta: Buffer,
    index: Buffer,
    length: usize,
    live: usize,
}

impl Parts {
    fn is_small(self) -> bool {
        self.index.slots() == 0
    }
    /// Whether this version may add a record to its log in place.
    fn has_room(self) -> bool {
        self.keys.used().1 == self.length && self.length < self.keys.slots()
    }
    fn into_map(self, cx: &mut Cx) -> MapRef {
        if self.live == 0 {
            return empty();
        }
        let words = [
            self.keys.0 as Word,
            self.values.0 as Word,
            self.meta.0 as Word,
            self.index.0 as Word,
            self.length as Word,
            self.live as Word,
        ];
        let object = crate::heap::alloc_raw(cx, HEADER);
        for (position, word) in words.into_iter().enumerate() {
            // SAFETY: the record has as many words.
            unsafe { slot(object, position).write(word) };
        }
        MapRef(object)
    }

    fn hash_at(self, record: usize) -> u64 {
        self.meta.get(2 * record)
    }
    fn meta_at(self, record: usize) -> Meta {
        Meta::unpack(self.meta.get(2 * record + 1))
    }
    fn set_meta(self, record: usize, meta: Meta) {
        self.meta.set(2 * record + 1, meta.pack());
    }

    /// The record that holds the value which this version sees for the insertion record, if the key is present.
    fn value_of(self, record: usize) -> Option<usize> {
        if self.is_small() {
            return Some(record);
        }
        let mut at = self.meta_at(record).link;
        while at >= self.length {
            at = self.meta_at(at).link;
        }
        (at == record || self.meta_at(at).change == Change::Update).then_some(at)
    }

    /// As [`Parts::value_of`], for a record from the index: this version may see only an earlier insertion of the key.
    fn visible(self, mut record: usize) -> Option<usize> {
        while record >= self.length {
            record = self.meta_at(record).older;
            if record == NONE {
                return None;
            }
        }
        self.value_of(record)
    }

    /// Records of the index that may have this hash, newest insertions of their keys.
    fn candidates(self, hash: u64) -> impl Iterator<Item = usize> {
        let mask = self.index.slots() - 1;
        let mut at = hash as usize & mask;
        std::iter::from_fn(move || {
            loop {
                let entry = self.index.get(at);
                if entry == 0 {
                    return None;
                }
                at = (at + 1) & mask;
                // Half a hash is told apart here, the other half by the place in the index, more or less; whoever asks
                // compares the keys.
                if entry >> 32 == hash >> 32 {
                    return Some(entry as u32 as usize - 1);
                }
            }
        })
    }

    /// The entry (small) or newest insertion record (large) of a key, whether this version sees it or not.
    fn find(self, kind: KeyKind, key: Word) -> Option<usize> {
        if self.is_small() {
            let keys = self.keys.words(0, self.length);
            return keys.iter().position(|other| same_key(kind, *other, key));
        }
        self.candidates(hash_key(kind, key)).find(|record| same_key(kind, self.keys.get(*record), key))
    }

    /// The visible insertion records and the records of their values, in order.
    fn live_records(self) -> impl Iterator<Item = (usize, usize)> {
        (0..self.length).filter_map(move |record| {
            let is_insert = self.is_small() || self.meta_at(record).change == Change::Insert;
            if is_insert { self.value_of(record).map(|value| (record, value)) } else { None }
        })
    }

    /// Puts a record into the index, in the place of `replaced` if given.
    fn set_index(self, hash: u64, record: usize, replaced: Option<usize>) {
        let mask = self.index.slots() - 1;
        let mut at = hash as usize & mask;
        let wanted = replaced.map_or(0, |old| old as u64 + 1);
        loop {
            let entry = self.index.get(at);
            if entry == 0 || (wanted != 0 && entry & 0xffff_ffff == wanted) {
                break;
            }
            at = (at + 1) & mask;
        }
        self.index.set(at, (hash >> 32) << 32 | (record as u64 + 1));
    }

    /// Appends an insertion record; there is room. `older` is the earlier insertion record of the key.
    fn append_insert(mut self, hash: u64, key: Word, value: Word, older: Option<usize>) -> Parts {
        let record = self.length;
        self.keys.set(record, key);
        self.values.set(record, value);
        self.meta.set(2 * record, hash);
        self.set_meta(record, Meta { change: Change::Insert, link: record, older: older.unwrap_or(NONE) });
        self.set_index(hash, record, older);
        self.keys.set_used(0, record + 1);
        self.length += 1;
        self.live += 1;
        self
    }

    /// Appends an update or removal of the key of `target`, an insertion record; there is room.
    fn append_change(mut self, change: Change, target: usize, value: Word) -> Parts {
        let record = self.length;
        let head = self.meta_at(target);
        self.values.set(record, value);
        self.set_meta(record, Meta { change, link: head.link, older: NONE });
        self.set_meta(target, Meta { link: record, ..head });
        self.keys.set_used(0, record + 1);
        self.length += 1;
        self
    }

    /// A new log of the live entries, with room for as many again. `hash_of` gives the hashes that no log holds yet.
    fn rebuilt(self, cx: &mut Cx, refs: Refs, kind: KeyKind) -> Parts {
        let slots = (2 * (self.live + 1)).max(LOG_MIN);
        assert!(slots < NONE / 2, "map larger than 2^30 entries");
        let mut parts = Parts {
            keys: Buffer::new(cx, slots, refs.key),
            values: Buffer::new(cx, slots, refs.value),
            meta: Buffer::new(cx, 2 * slots, false),
            index: Buffer::zeroed(cx, (2 * slots).next_power_of_two()),
            length: 0,
            live: 0,
        };
        for (record, value) in self.live_records() {
            let key = self.keys.get(record);
            let hash = if self.is_small() { hash_key(kind, key) } else { self.hash_at(record) };
            parts = parts.append_insert(hash, key, self.values.get(value), None);
        }
        parts
    }

    /// A small map of the live entries without `dropped`, with this many slots.
    fn copied_small(self, cx: &mut Cx, refs: Refs, slots: usize, dropped: Option<usize>) -> Parts {
        let keys = Buffer::new(cx, slots, refs.key);
        let values = Buffer::new(cx, slots, refs.value);
        let mut length = 0;
        for (record, value) in self.live_records().filter(|(record, _)| Some(*record) != dropped) {
            keys.set(length, self.keys.get(record));
            values.set(length, self.values.get(value));
            length += 1;
        }
        keys.set_used(0, length);
        values.set_used(0, length);
        Parts { keys, values, meta: Buffer::empty(), index: Buffer::empty(), length, live: length }
    }

    fn put_small(self, cx: &mut Cx, refs: Refs, kind: KeyKind, key: Word, value: Word) -> Parts {
        if let Some(entry) = self.find(kind, key) {
            let values = Buffer::new(cx, self.values.slots(), refs.value);
            values.copy_from(0, self.values.words(0, self.length));
            values.set(entry, value);
            values.set_used(0, self.length);
            return Parts { values, ..self };
        }
        if self.length == SMALL_MAX {
            return self.rebuilt(cx, refs, kind).append_insert(hash_key(kind, key), key, value, None);
        }
        let in_place = self.has_room() && self.values.used().1 == self.length;
        let mut parts = if in_place {
            self
        } else {
            let slots = if self.length < 4 { 4 } else { SMALL_MAX };
            self.copied_small(cx, refs, slots, None)
        };
        parts.keys.set(parts.length, key);
        parts.values.set(parts.length, value);
        parts.length += 1;
        parts.live += 1;
        parts.keys.set_used(0, parts.length);
        parts.values.set_used(0, parts.length);
        parts
    }

    /// Puts a key whose newest insertion record in this log is `record`.
    fn put_large(
        self,
        cx: &mut Cx,
        refs: Refs,
        kind: KeyKind,
        record: Option<usize>,
        entry: (u64, Word, Word),
    ) -> Parts {
        let (hash, key, value) = entry;
        let present = record.filter(|record| self.visible(*record).is_some());
        if self.has_room() {
            return match present {
                Some(target) => self.append_change(Change::Update, target, value),
                None => self.append_insert(hash, key, value, record),
            };
        }
        let rebuilt = self.rebuilt(cx, refs, kind);
        // The new log holds only live entries in the same order, so the key's record is found by counting.
        match present.map(|target| self.rank(target)) {
            Some(rank) => rebuilt.append_change(Change::Update, rank, value),
            None => rebuilt.append_insert(hash, key, value, None),
        }
    }

    fn remove_large(self, cx: &mut Cx, refs: Refs, kind: KeyKind, target: usize) -> Parts {
        let mut parts = if self.has_room() {
            self.append_change(Change::Remove, target, 0)
        } else {
            let rank = self.rank(target);
            self.rebuilt(cx, refs, kind).append_change(Change::Remove, rank, 0)
        };
        parts.live -= 1;
        parts
    }

    /// How many live entries precede the one that this version sees for a record of the index.
    fn rank(self, record: usize) -> usize {
        let mut seen = record;
        while seen >= self.length {
            seen = self.meta_at(seen).older;
        }
        self.live_records().take_while(|(record, _)| *record < seen).count()
    }
}

impl MapRef {
    fn parts(self) -> Parts {
        // SAFETY: a map is a record of six words.
        let word = |index| unsafe { *slot(self.0, index) };
        Parts {
            keys: Buffer(word(KEYS) as *mut Object),
            values: Buffer(word(VALUES) as *mut Object),
            meta: Buffer(word(META) as *mut Object),
            index: Buffer(word(INDEX) as *mut Object),
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
    pub fn position(self, kind: KeyKind, key: Word) -> Option<usize> {
        let parts = self.parts();
        if parts.live == 0 {
            return None;
        }
        parts.find(kind, key).and_then(|record| parts.visible(record))
    }
    pub fn get(self, kind: KeyKind, key: Word) -> Option<Word> {
        self.position(kind, key).map(|at| self.value_at(at))
    }
    pub fn value_at(self, position: usize) -> Word {
        self.parts().values.get(position)
    }
    pub fn key_at(self, record: usize) -> Word {
        self.parts().keys.get(record)
    }
    /// For keys of kind `Other`: the next record after `after` whose key has this hash. The caller compares the keys.
    pub fn candidate(self, hash: u64, after: Option<usize>) -> Option<usize> {
        let parts = self.parts();
        if parts.is_small() {
            return None;
        }
        let mut candidates = parts.candidates(hash).filter(|record| parts.hash_at(*record) == hash);
        if let Some(after) = after {
            candidates.find(|record| *record == after)?;
        }
        candidates.next()
    }
    /// The position of the value that this version sees for a candidate.
    pub fn visible(self, record: usize) -> Option<usize> {
        self.parts().visible(record)
    }
    /// The first entry at or behind `record` in iteration order: its record and the position of its value.
    pub fn next_entry(self, record: usize) -> Option<(usize, usize)> {
        let parts = self.parts();
        (record..parts.length).find_map(|record| {
            let is_insert = parts.is_small() || parts.meta_at(record).change == Change::Insert;
            if is_insert { parts.value_of(record).map(|value| (record, value)) } else { None }
        })
    }
    /// All keys and values, in order.
    pub fn entries(self) -> Vec<(Word, Word)> {
        let parts = self.parts();
        parts.live_records().map(|(record, value)| (parts.keys.get(record), parts.values.get(value))).collect()
    }
    /// How the keys are hashed, if they are of kind `guess` unless their type has an equality of its own.
    pub fn key_kind(self, guess: KeyKind) -> KeyKind {
        let parts = self.parts();
        if parts.is_small() {
            return guess;
        }
        match parts.live_records().next() {
            Some((record, _)) if guess != KeyKind::Other => {
                let same = parts.hash_at(record) == hash_key(guess, parts.keys.get(record));
                if same { guess } else { KeyKind::Other }
            }
            _ => guess,
        }
    }
    /// The hashes of keys of kind `Other`, in the order of the entries.
    pub fn hashes(self) -> Vec<u64> {
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
        let record = parts.find(kind, key);
        parts.put_large(cx, refs, kind, record, (hash_key(kind, key), key, value)).into_map(cx)
    }
    /// Adds or replaces a key of kind `Other`, whose candidate is `record` if it has one.
    pub fn put_at(self, cx: &mut Cx, refs: Refs, record: Option<usize>, hash: u64, key: Word, value: Word) -> MapRef {
        self.parts().put_large(cx, refs, KeyKind::Other, record, (hash, key, value)).into_map(cx)
    }
    pub fn remove(self, cx: &mut Cx, refs: Refs, kind: KeyKind, key: Word) -> MapRef {
        let parts = self.parts();
        match parts.find(kind, key) {
            Some(record) if parts.is_small() => {
                parts.copied_small(cx, refs, parts.keys.slots(), Some(record)).into_map(cx)
            }
            Some(record) => self.remove_at(cx, refs, kind, record),
            None => self,
        }
    }
    /// Removes the key of a record that [`MapRef::candidate`] gave.
    pub fn remove_at(self, cx: &mut Cx, refs: Refs, kind: KeyKind, record: usize) -> MapRef {
        let parts = self.parts();
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
    assert!(slots < NONE / 2, "map larger than 2^30 entries");
    let is_small = slots <= SMALL_MAX;
    let mut parts = Parts {
        keys: Buffer::new(cx, slots, refs.key),
        values: Buffer::new(cx, slots, refs.value),
        meta: if is_small { Buffer::empty() } else { Buffer::new(cx, 2 * slots, false) },
        index: if is_small { Buffer::empty() } else { Buffer::zeroed(cx, (2 * slots).next_power_of_two()) },
        length: 0,
        live: 0,
    };
    for (key, value) in entries.iter().copied() {
        match parts.find(kind, key) {
            // Nobody has seen this log yet, so the value may be replaced where it is.
            Some(record) => parts.values.set(record, value),
            None if is_small => {
                parts.keys.set(parts.length, key);
                parts.values.set(parts.length, value);
                parts.length += 1;
                parts.live += 1;
            }
            None => parts = parts.append_insert(hash_key(kind, key), key, value, None),
        }
    }
    parts.keys.set_used(0, parts.length);
    parts.values.set_used(0, parts.length);
    parts.into_map(cx)
}

/// A map of entries with keys of kind `Other`, all different, and their hashes.
pub fn from_hashed(cx: &mut Cx, refs: Refs, hashes: &[u64], entries: &[(Word, Word)]) -> MapRef {
    let slots = entries.len();
    if slots == 0 {
        return empty();
    }
    assert!(slots < NONE / 2, "map larger than 2^30 entries");
    let mut parts = Parts {
        keys: Buffer::new(cx, slots, refs.key),
        values: Buffer::new(cx, slots, refs.value),
        meta: Buffer::new(cx, 2 * slots, false),
        index: Buffer::zeroed(cx, (2 * slots).next_power_of_two()),
        length: 0,
        live: 0,
    };
    for (&hash, &(key, value)) in hashes.iter().zip(entries) {
        parts = parts.append_insert(hash, key, value, None);
    }
    parts.keys.set_used(0, parts.length);
    parts.values.set_used(0, parts.length);
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
