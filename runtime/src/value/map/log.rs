//! [unsafe] The parts of a version of a map, and the log that versions share. Knows nothing of who holds which version.
//!
//! Record i of a log has a key, a value and a meta word. Where neither keys nor values are objects, the three lie side by
//! side in one buffer, so that a lookup touches one place; else each has a buffer of its own. What is called a *place* is
//! the slot of a record in the buffer `keys`, a *position* its slot in `values`.
//!
//! The meta word of a record is its hash (upper half), the number of a record (30 bits), and what the record does (2 bits):
//!
//! ```text
//! Insert   adds a key that was absent; the number is that of the newest record of the key
//! Update   changes the value of a present key; the number is that of the record of the key before
//! Remove   as Update
//! Earlier  stands before an insertion of a key that had been removed; the number is that of the earlier insertion
//! ```

use super::hash::{KeyKind, hash_key, same_key};
use super::{HEADER, MapRef, Refs, SMALL_MAX, WORDS, empty};
use crate::abi::{Cx, Panic};
use crate::value::layout::Word;
use crate::value::list::Buffer;
use crate::value::record::slot;

/// Records of the smallest log.
const LOG_MIN: usize = 4;
/// Slots of a record in a log of one buffer.
const TOGETHER: usize = 3;
/// Record numbers have 30 bits.
const RECORDS_MAX: usize = (1 << 30) - 1;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Change {
    Insert = 0,
    Update = 1,
    Remove = 2,
    Earlier = 3,
}

/// What the meta word of a record says.
#[derive(Clone, Copy)]
struct Meta {
    change: Change,
    link: usize,
    hash: u32,
}

impl Meta {
    fn pack(self) -> Word {
        u64::from(self.hash) << 32 | (self.link as u64) << 2 | self.change as u64
    }
    fn unpack(word: Word) -> Meta {
        let change = match word & 3 {
            0 => Change::Insert,
            1 => Change::Update,
            2 => Change::Remove,
            _ => Change::Earlier,
        };
        Meta { change, link: word as u32 as usize >> 2, hash: (word >> 32) as u32 }
    }
}

/// The hash table of the newest insertion records of all keys: 32 bits an entry, as many entries as a power of two says, 0
/// for none. An entry is the hash of the key with the record's number plus one in place of the bits that say where in the
/// table it belongs.
#[derive(Clone, Copy)]
pub(super) struct Index(pub Buffer);

impl Index {
    /// An empty table for a log of this many records, at most two thirds full.
    fn new(cx: &mut Cx, records: usize) -> Index {
        let entries = (records + records / 2 + 1).next_power_of_two();
        Index(Buffer::zeroed(cx, entries / 2))
    }
    fn mask(self) -> u32 {
        (2 * self.0.slots()) as u32 - 1
    }
    fn entry(self, at: u32) -> *mut u32 {
        debug_assert!(at <= self.mask());
        // SAFETY: a table has two entries in every slot behind the bookkeeping word, and positions are masked.
        unsafe { slot(self.0.0, 1).cast::<u32>().add(at as usize) }
    }
    fn get(self, at: u32) -> u32 {
        // SAFETY: as above; the table is zeroed when it is made.
        unsafe { *self.entry(at) }
    }
    /// The newest records of the keys that may have this hash, nearly all of which do.
    #[inline]
    fn candidates(self, hash: u32) -> impl Iterator<Item = usize> {
        let mask = self.mask();
        let mut at = hash & mask;
        std::iter::from_fn(move || {
            loop {
                let entry = self.get(at);
                if entry == 0 {
                    return None;
                }
                at = (at + 1) & mask;
                if (entry ^ hash) & !mask == 0 {
                    return Some((entry & mask) as usize - 1);
                }
            }
        })
    }
    /// Puts a record into the table, in the place of `replaced` if given.
    fn put(self, hash: u32, record: usize, replaced: Option<usize>) {
        let mask = self.mask();
        let mut at = hash & mask;
        let wanted = replaced.map_or(0, |old| old as u32 + 1);
        loop {
            let entry = self.get(at);
            if entry == 0 || (wanted != 0 && entry & mask == wanted) {
                break;
            }
            at = (at + 1) & mask;
        }
        // SAFETY: as in `entry`; only the owner of the newest version writes.
        unsafe { self.entry(at).write(hash & !mask | (record as u32 + 1)) };
    }
}

/// The parts of a version, read once.
#[derive(Clone, Copy)]
pub(super) struct Parts {
    pub keys: Buffer,
    pub values: Buffer,
    pub meta: Buffer,
    pub index: Index,
    /// Records that this version sees, and how many entries they make.
    pub length: usize,
    pub live: usize,
}

impl Parts {
    pub(super) fn is_small(self) -> bool {
        self.index.0.slots() == 0
    }
    pub(super) fn into_map(self, cx: &mut Cx) -> MapRef {
        if self.live == 0 {
            return empty();
        }
        let words = [
            self.keys.0 as Word,
            self.values.0 as Word,
            self.meta.0 as Word,
            self.index.0.0 as Word,
            self.length as Word,
            self.live as Word,
        ];
        let object = crate::heap::alloc_raw(cx, HEADER);
        let words: [Word; WORDS] = words;
        for (position, word) in words.into_iter().enumerate() {
            // SAFETY: the record has as many words.
            unsafe { slot(object, position).write(word) };
        }
        MapRef(object)
    }

    // ── where things are ──

    /// Slots from one record to the next.
    fn stride(self) -> usize {
        if self.keys.0 == self.values.0 { TOGETHER } else { 1 }
    }
    /// The slot of a record's key.
    #[inline]
    pub(super) fn place(self, record: usize) -> usize {
        record * self.stride()
    }
    /// The record of a place, or the next one behind it.
    pub(super) fn record(self, place: usize) -> usize {
        place.div_ceil(self.stride())
    }
    /// The slot of a record's value.
    #[inline]
    pub(super) fn position(self, record: usize) -> usize {
        match self.stride() {
            1 => record,
            stride => record * stride + 1,
        }
    }
    #[inline]
    fn meta_slot(self, record: usize) -> usize {
        match self.stride() {
            1 => record,
            stride => record * stride + 2,
        }
    }
    pub(super) fn key(self, record: usize) -> Word {
        self.keys.get(self.place(record))
    }
    pub(super) fn value(self, record: usize) -> Word {
        self.values.get(self.position(record))
    }
    pub(super) fn set_value(self, record: usize, value: Word) {
        self.values.set(self.position(record), value);
    }
    pub(super) fn hash_at(self, record: usize) -> u32 {
        self.meta_at(record).hash
    }
    #[inline]
    fn meta_at(self, record: usize) -> Meta {
        Meta::unpack(self.meta.get(self.meta_slot(record)))
    }
    fn set_meta(self, record: usize, meta: Meta) {
        self.meta.set(self.meta_slot(record), meta.pack());
    }
    /// Whether this version may add so many records to its log in place.
    pub(super) fn has_room(self, records: usize) -> bool {
        self.keys.used().1 == self.length && self.length + records <= self.keys.slots() / self.stride()
    }

    // ── what a version sees ──

    /// The record that holds the value which this version sees for the insertion record, if the key is present.
    #[inline]
    pub(super) fn value_of(self, record: usize) -> Option<usize> {
        if self.is_small() {
            return Some(record);
        }
        let mut at = self.meta_at(record).link;
        if at == record {
            return Some(at);
        }
        while at >= self.length {
            at = self.meta_at(at).link;
        }
        (at == record || self.meta_at(at).change == Change::Update).then_some(at)
    }

    /// The insertion of a key before this one, when it had been removed in between.
    fn earlier(self, record: usize) -> Option<usize> {
        let before = self.meta_at(record.checked_sub(1)?);
        (before.change == Change::Earlier).then_some(before.link)
    }

    /// As [`Parts::value_of`], for a record from the index: this version may see only an earlier insertion of the key.
    #[inline]
    pub(super) fn visible(self, mut record: usize) -> Option<usize> {
        while record >= self.length {
            record = self.earlier(record)?;
        }
        self.value_of(record)
    }

    pub(super) fn candidates(self, hash: u32) -> impl Iterator<Item = usize> {
        self.index.candidates(hash)
    }

    /// The entry (small) or newest insertion record (large) of a key, whether this version sees it or not.
    #[inline]
    pub(super) fn find(self, kind: KeyKind, key: Word) -> Option<usize> {
        if self.is_small() {
            let keys = self.keys.words(0, self.length);
            return keys.iter().position(|other| same_key(kind, *other, key));
        }
        self.find_hashed(kind, key, hash_key(kind, key))
    }

    /// The newest insertion record of a key with this hash, in a large map.
    #[inline]
    pub(super) fn find_hashed(self, kind: KeyKind, key: Word, hash: u32) -> Option<usize> {
        self.candidates(hash).find(|&record| same_key(kind, self.key(record), key))
    }

    pub(super) fn is_insertion(self, record: usize) -> bool {
        self.is_small() || self.meta_at(record).change == Change::Insert
    }

    /// The visible insertion records and the records of their values, in order.
    pub(super) fn live_records(self) -> impl Iterator<Item = (usize, usize)> {
        (0..self.length).filter_map(move |record| {
            if self.is_insertion(record) { self.value_of(record).map(|value| (record, value)) } else { None }
        })
    }

    /// How many live entries precede the one that this version sees for a record of the index.
    fn rank(self, record: usize) -> usize {
        let mut seen = record;
        while seen >= self.length {
            seen = self.earlier(seen).expect("a visible record");
        }
        self.live_records().take_while(|(record, _)| *record < seen).count()
    }

    // ── changes ──

    /// An empty log.
    pub(super) fn log(cx: &mut Cx, refs: Refs, records: usize) -> Parts {
        if records >= RECORDS_MAX {
            Panic::new("a map cannot have more than 2^29 entries").throw();
        }
        let (keys, values, meta) = if refs.key || refs.value {
            let keys = Buffer::new(cx, records, refs.key);
            (keys, Buffer::new(cx, records, refs.value), Buffer::new(cx, records, false))
        } else {
            let one = Buffer::new(cx, TOGETHER * records, false);
            (one, one, one)
        };
        Parts { keys, values, meta, index: Index::new(cx, records), length: 0, live: 0 }
    }

    /// An empty small map with room for so many entries.
    pub(super) fn small(cx: &mut Cx, refs: Refs, entries: usize) -> Parts {
        let (keys, values) = (Buffer::new(cx, entries, refs.key), Buffer::new(cx, entries, refs.value));
        Parts { keys, values, meta: Buffer::empty(), index: Index(Buffer::empty()), length: 0, live: 0 }
    }

    fn append(&mut self, key: Word, value: Word, meta: Meta) {
        let record = self.length;
        self.keys.set(self.place(record), key);
        self.set_value(record, value);
        self.set_meta(record, meta);
        self.length += 1;
    }

    /// Appends an entry to a small map; there is room.
    pub(super) fn append_small(&mut self, key: Word, value: Word) {
        self.keys.set(self.length, key);
        self.values.set(self.length, value);
        self.length += 1;
        self.live += 1;
    }

    /// Appends an insertion record; there is room. `earlier` is the earlier insertion record of the key.
    pub(super) fn append_insert(mut self, hash: u32, key: Word, value: Word, earlier: Option<usize>) -> Parts {
        if let Some(link) = earlier {
            self.append(0, 0, Meta { change: Change::Earlier, link, hash });
        }
        let record = self.length;
        self.append(key, value, Meta { change: Change::Insert, link: record, hash });
        self.index.put(hash, record, earlier);
        self.live += 1;
        self.keys.set_used(0, self.length);
        self
    }

    /// Appends an update or removal of the key of `target`, an insertion record; there is room.
    fn append_change(mut self, change: Change, target: usize, value: Word) -> Parts {
        let record = self.length;
        let head = self.meta_at(target);
        self.append(0, value, Meta { change, ..head });
        self.set_meta(target, Meta { link: record, ..head });
        self.keys.set_used(0, self.length);
        self
    }

    /// A new log of the live entries, with room for as many again.
    fn rebuilt(self, cx: &mut Cx, refs: Refs, kind: KeyKind) -> Parts {
        let mut parts = Parts::log(cx, refs, (2 * (self.live + 1)).max(LOG_MIN));
        for (record, value) in self.live_records() {
            let key = self.key(record);
            let hash = if self.is_small() { hash_key(kind, key) } else { self.hash_at(record) };
            parts = parts.append_insert(hash, key, self.value(value), None);
        }
        parts
    }

    /// A small map of the live entries without `dropped`, with this many slots.
    pub(super) fn copied_small(self, cx: &mut Cx, refs: Refs, slots: usize, dropped: Option<usize>) -> Parts {
        let mut copy = Parts::small(cx, refs, slots);
        for (record, value) in self.live_records().filter(|(record, _)| Some(*record) != dropped) {
            copy.append_small(self.keys.get(record), self.values.get(value));
        }
        copy.note_small_length();
        copy
    }

    pub(super) fn note_small_length(self) {
        self.keys.set_used(0, self.length);
        self.values.set_used(0, self.length);
    }

    pub(super) fn put_small(self, cx: &mut Cx, refs: Refs, kind: KeyKind, key: Word, value: Word) -> Parts {
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
        let in_place =
            self.keys.used().1 == self.length && self.values.used().1 == self.length && self.length < self.keys.slots();
        let mut parts = if in_place {
            self
        } else {
            let slots = if self.length < 4 { 4 } else { SMALL_MAX };
            self.copied_small(cx, refs, slots, None)
        };
        parts.append_small(key, value);
        parts.note_small_length();
        parts
    }

    /// Puts a key whose newest insertion record in this log is `record`.
    #[inline]
    pub(super) fn put_large(
        self,
        cx: &mut Cx,
        refs: Refs,
        kind: KeyKind,
        record: Option<usize>,
        entry: (u32, Word, Word),
    ) -> Parts {
        let (hash, key, value) = entry;
        let present = record.filter(|record| self.visible(*record).is_some());
        match present {
            Some(target) if self.has_room(1) => return self.append_change(Change::Update, target, value),
            None if self.has_room(1 + usize::from(record.is_some())) => {
                return self.append_insert(hash, key, value, record);
            }
            _ => {}
        }
        let rebuilt = self.rebuilt(cx, refs, kind);
        // The new log holds only live entries in the same order, so the key's record is found by counting.
        match present.map(|target| self.rank(target)) {
            Some(rank) => rebuilt.append_change(Change::Update, rank, value),
            None => rebuilt.append_insert(hash, key, value, None),
        }
    }

    pub(super) fn remove_large(self, cx: &mut Cx, refs: Refs, kind: KeyKind, target: usize) -> Parts {
        let mut parts = if self.has_room(1) {
            self.append_change(Change::Remove, target, 0)
        } else {
            let rank = self.rank(target);
            self.rebuilt(cx, refs, kind).append_change(Change::Remove, rank, 0)
        };
        parts.live -= 1;
        parts
    }
}
