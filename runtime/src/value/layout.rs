//! [unsafe] The picture of every heap object. Knows nothing of processes or of types: an object describes itself.
//!
//! A value is one 8-byte word everywhere in memory: `Int` and `Float` their bits, `Bool` 0 or 1, `()` 0, `Atom` an index
//! into the program's atom table, `Pid` its number, everything else the address of an object. In registers `Float` is an
//! f64 and `Bool` a byte.
//!
//! An object is a header word followed by payload words:
//!
//! ```text
//! Record     kind=0 | words:8 | tag:16 | bitmap:36     tuples, structs, variants, closures, list views, cells
//! BigRecord  kind=1 | tag:16 | words:16                the last word = address of a static bitmap (one bit a word)
//! Refs       kind=2 | slots:60                         payload[0] = bookkeeping (not a reference), then slots
//! Words      kind=3 | slots:60                         payload[0] = bookkeeping, then slots
//! Bytes      kind=4 | bytes:60                         payload[0] = len:u32 | chars:u32, then the bytes
//! External   kind=5                                    payload[0..2] = a fat `Arc<dyn External>`
//! ```
//!
//! Bit 0 of a header is always set. During a collection a moved object holds its new address there instead, which is even.
//! Objects outside the collected heap (constants, nullary variants) are recognised by address and never moved.

/// One machine word of a Mesh value.
pub type Word = u64;

/// What an object is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Kind {
    Record = 0,
    BigRecord = 1,
    Refs = 2,
    Words = 3,
    Bytes = 4,
    External = 5,
}

/// The most payload words whose references fit the bitmap of a `Record` header.
pub const RECORD_WORDS_MAX: usize = 36;
/// Bytes of a header.
pub const HEADER_BYTES: usize = 8;
const KIND_SHIFT: u32 = 1;
const RECORD_WORDS_SHIFT: u32 = 4;
/// Where the variant tag of a `Record` header starts; compiled code shifts and masks by these.
pub const RECORD_TAG_SHIFT: u32 = 12;
pub const RECORD_TAG_MASK: u64 = 0xffff;
const RECORD_BITMAP_SHIFT: u32 = 28;
const BIG_WORDS_SHIFT: u32 = 28;
/// Where the length of an array header starts; compiled code shifts by it.
pub const ARRAY_LENGTH_SHIFT: u32 = 4;

/// The header of a record of `words` payload words; bit i of `bitmap` says that word i is a reference.
pub const fn record_header(words: usize, tag: u16, bitmap: u64) -> u64 {
    assert!(words <= RECORD_WORDS_MAX);
    1 | (words as u64) << RECORD_WORDS_SHIFT | (tag as u64) << RECORD_TAG_SHIFT | bitmap << RECORD_BITMAP_SHIFT
}

/// The header of a record of more than [`RECORD_WORDS_MAX`] words (the count includes the bitmap's own word).
pub const fn big_record_header(words: usize, tag: u16) -> u64 {
    assert!(words <= 0xffff);
    1 | (Kind::BigRecord as u64) << KIND_SHIFT | (words as u64) << BIG_WORDS_SHIFT | (tag as u64) << RECORD_TAG_SHIFT
}

/// The header of `Refs`, `Words` (length in slots, without the bookkeeping word) or `Bytes` (length in bytes).
pub const fn array_header(kind: Kind, length: usize) -> u64 {
    1 | (kind as u64) << KIND_SHIFT | (length as u64) << ARRAY_LENGTH_SHIFT
}

/// The header of an external object.
pub const EXTERNAL_HEADER: u64 = 1 | (Kind::External as u64) << KIND_SHIFT;

/// A header word, taken apart.
#[derive(Clone, Copy)]
pub struct Header(pub u64);

impl Header {
    pub fn is_forwarded(self) -> bool {
        self.0 & 1 == 0
    }
    pub fn kind(self) -> Kind {
        match (self.0 >> KIND_SHIFT) & 7 {
            0 => Kind::Record,
            1 => Kind::BigRecord,
            2 => Kind::Refs,
            3 => Kind::Words,
            4 => Kind::Bytes,
            _ => Kind::External,
        }
    }
    pub fn tag(self) -> u16 {
        (self.0 >> RECORD_TAG_SHIFT) as u16
    }
    pub fn bitmap(self) -> u64 {
        self.0 >> RECORD_BITMAP_SHIFT
    }
    /// Slots of an array, bytes of a string.
    pub fn length(self) -> usize {
        (self.0 >> ARRAY_LENGTH_SHIFT) as usize
    }
    /// Payload words, bookkeeping included.
    pub fn payload_words(self) -> usize {
        match self.kind() {
            Kind::Record => (self.0 >> RECORD_WORDS_SHIFT) as usize & 0xff,
            Kind::BigRecord => (self.0 >> BIG_WORDS_SHIFT) as usize & 0xffff,
            Kind::Refs | Kind::Words => self.length() + 1,
            Kind::Bytes => self.length().div_ceil(8) + 1,
            Kind::External => 2,
        }
    }
    /// Bytes that the whole object occupies.
    pub fn size_bytes(self) -> usize {
        HEADER_BYTES + 8 * self.payload_words()
    }
}

/// An object seen from Rust: only ever behind a pointer.
#[repr(C)]
pub struct Object {
    pub header: u64,
    pub payload: [Word; 0],
}

/// The nullary variant with tag `t` of every sum type is the same static object: a record of no words.
static NULLARY: [u64; 256] = {
    let mut table = [0; 256];
    let mut tag = 0;
    while tag < 256 {
        table[tag] = record_header(0, tag as u16, 0);
        tag += 1;
    }
    table
};

/// The address of the nullary variant with this tag. Sum types with more than 256 variants are refused by the compiler
/// unless all are nullary (then they are plain integers).
pub fn nullary(tag: usize) -> *mut Object {
    (&raw const NULLARY[tag]) as *mut Object
}

/// Word index of the parts of a list view, a record `(buffer, offset, length)`.
pub const LIST_BUFFER: usize = 0;
pub const LIST_OFFSET: usize = 1;
pub const LIST_LENGTH: usize = 2;
/// Header of a list view.
pub const LIST_HEADER: u64 = record_header(3, 0, 0b001);

/// A closure is a record whose word 0 is the code address and whose further words are the captured values.
pub const CLOSURE_CODE: usize = 0;
