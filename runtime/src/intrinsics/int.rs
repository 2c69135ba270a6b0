//! Builtins of the module `Int`, and the hash function of the language.

/// Start of an FNV-1a hash of 64 bits.
pub const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x100_0000_01b3;

/// Continues an FNV-1a hash over these bytes.
pub fn fnv(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(FNV_PRIME))
}

crate::intrinsics! { "Int";
    fn to_text(cx, n: i64) -> String { n.to_string() }
    fn to_float(cx, n: i64) -> f64 { n as f64 }
    fn hash_number(cx, n: i64) -> i64 { fnv(FNV_OFFSET, &n.to_le_bytes()) as i64 }
    fn hash_byte(cx, n: i64) -> i64 { fnv(FNV_OFFSET, &[n as u8]) as i64 }
    fn hash_start(cx) -> i64 { FNV_OFFSET as i64 }
    fn hash_combine(cx, hash: i64, next: i64) -> i64 { fnv(hash as u64, &next.to_le_bytes()) as i64 }
    fn bit_and(cx, a: i64, b: i64) -> i64 { a & b }
    fn bit_or(cx, a: i64, b: i64) -> i64 { a | b }
    fn bit_xor(cx, a: i64, b: i64) -> i64 { a ^ b }
    fn shift_left(cx, a: i64, n: i64) -> i64 { if (0..64).contains(&n) { a << n } else { 0 } }
    fn shift_right(cx, a: i64, n: i64) -> i64 { if (0..64).contains(&n) { ((a as u64) >> n) as i64 } else { 0 } }
}
