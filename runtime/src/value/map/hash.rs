//! [unsafe] How the keys of maps are hashed and compared. Knows nothing of maps.

use crate::value::bytes::Str;
use crate::value::layout::{Object, Word};
use std::hash::BuildHasher;
use std::sync::OnceLock;

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

/// The hash of a key of a kind that Rust knows. Seeded anew in every run: keys come from the outside world.
#[inline]
pub(super) fn hash_key(kind: KeyKind, key: Word) -> u32 {
    static SEEDS: OnceLock<(u64, u64)> = OnceLock::new();
    let seeds = SEEDS.get_or_init(|| {
        let state = std::hash::RandomState::new();
        // An odd factor loses nothing of what it is multiplied by.
        (state.hash_one(0u64), state.hash_one(1u64) | 1)
    });
    let hash = match kind {
        KeyKind::String => hash_bytes(Str(key as *mut Object).as_bytes(), *seeds),
        _ => fold(key ^ seeds.0, 0x9e37_79b9_7f4a_7c15),
    };
    hash as u32
}

/// What a map keeps of a hash that its user supplies. The same in every run: maps bring it along to other nodes.
pub fn kept_hash(hash: u64) -> u32 {
    fold(hash ^ 0x2545_f491_4f6c_dd1d, 0x9e37_79b9_7f4a_7c15) as u32
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

#[inline]
pub(super) fn same_key(kind: KeyKind, left: Word, right: Word) -> bool {
    match kind {
        KeyKind::String => left == right || Str(left as *mut Object).as_bytes() == Str(right as *mut Object).as_bytes(),
        _ => left == right,
    }
}
