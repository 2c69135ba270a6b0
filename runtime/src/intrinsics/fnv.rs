//! Builtins of the module `Fnv`: the hash function of the language, FNV-1a of 64 bits.

use crate::value::Str;

/// The hash of no bytes.
pub const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x100_0000_01b3;

/// Continues a hash over these bytes.
pub fn hash(start: u64, bytes: &[u8]) -> i64 {
    bytes.iter().fold(start, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME)) as i64
}

crate::intrinsics! { "Fnv";
    fn start(cx) -> i64 { OFFSET as i64 }
    fn number(cx, n: i64) -> i64 { hash(OFFSET, &n.to_le_bytes()) }
    fn byte(cx, n: i64) -> i64 { hash(OFFSET, &[n as u8]) }
    fn float(cx, x: f64) -> i64 { hash(OFFSET, &x.to_bits().to_le_bytes()) }
    fn text(cx, s: Str) -> i64 { hash(OFFSET, s.as_bytes()) }
    fn combine(cx, before: i64, next: i64) -> i64 { hash(before as u64, &next.to_le_bytes()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_published_function() {
        assert_eq!(hash(OFFSET, b"") as u64, 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash(OFFSET, b"a") as u64, 0xaf63_dc4c_8601_ec8c);
        assert_eq!(hash(OFFSET, b"foobar") as u64, 0x8594_4171_f739_67e8);
    }
}
