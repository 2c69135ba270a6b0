//! Builtins of the module `Bytes`.

use crate::abi::Panic;
use crate::http::Reject;
use crate::http::decode::{self, Encoding};
use crate::intrinsics::fnv;
use crate::value::{BytesRef, Str};

const HEX: &[u8; 16] = b"0123456789abcdef";

/// The bytes of hexadecimal text in either case.
fn from_hex_text(text: &str) -> Result<Vec<u8>, String> {
    let digits = text.as_bytes();
    if !digits.len().is_multiple_of(2) {
        return Err("odd number of hexadecimal digits".to_owned());
    }
    let digit = |at: usize| {
        (digits[at] as char).to_digit(16).ok_or_else(|| format!("invalid hexadecimal digit at position {at}"))
    };
    (0..digits.len()).step_by(2).map(|at| Ok((digit(at)? << 4 | digit(at + 1)?) as u8)).collect()
}

/// Where `needle` first occurs at or behind `from`.
pub fn find(haystack: &[u8], needle: &[u8], from: usize) -> Option<usize> {
    let rest = haystack.get(from..)?;
    let Some((first, tail)) = needle.split_first() else {
        return Some(from);
    };
    let mut at = 0;
    while let Some(step) = rest[at..].iter().position(|byte| byte == first) {
        at += step;
        if rest[at + 1..].starts_with(tail) {
            return Some(from + at);
        }
        at += 1;
    }
    None
}

/// Undoes a compression that its first bytes name.
fn inflate_stream(bytes: &[u8], bytes_max: i64) -> Result<Vec<u8>, String> {
    let encoding = if bytes.starts_with(&[0x1f, 0x8b]) { Encoding::Gzip } else { Encoding::Deflate };
    let bytes_max = usize::try_from(bytes_max).unwrap_or(0);
    decode::decode(&[encoding], bytes.to_vec(), bytes_max).map_err(|reject| match reject {
        Reject::BodyTooLarge => format!("more than {bytes_max} bytes"),
        _ => "not a compressed stream".to_owned(),
    })
}

crate::intrinsics! { "Bytes";
    fn from_string(cx, s: Str) -> BytesRef { BytesRef(s.0) }
    fn to_string(cx, b: BytesRef) -> Result<Str, String> {
        match std::str::from_utf8(b.as_bytes()) {
            // A new object: the code points of a byte string have not been counted.
            Ok(text) => Ok(Str::new(cx, text)),
            Err(error) => Err(format!("invalid UTF-8 at byte {}", error.valid_up_to())),
        }
    }
    fn to_string_lossy(cx, b: BytesRef) -> String { String::from_utf8_lossy(b.as_bytes()).into_owned() }
    fn length(cx, b: BytesRef) -> i64 { b.as_bytes().len() as i64 }
    raises fn get(cx, b: BytesRef, i: i64) -> i64 {
        let bytes = b.as_bytes();
        let byte = usize::try_from(i).ok().and_then(|i| bytes.get(i));
        byte.map(|byte| i64::from(*byte))
            .ok_or_else(|| Panic::new(format!("Bytes.get: index {i} out of bounds (len {})", bytes.len())))
    }
    fn slice(cx, b: BytesRef, from: i64, to: i64) -> BytesRef {
        let bytes = b.as_bytes();
        let clamp = |n: i64| usize::try_from(n).unwrap_or(0).min(bytes.len());
        let (from, to) = (clamp(from), clamp(to));
        b.part(cx, from, to.max(from))
    }
    fn concat(cx, a: BytesRef, b: BytesRef) -> BytesRef { a.join(cx, b) }
    fn inflate(cx, b: BytesRef, bytes_max: i64) -> Result<Vec<u8>, String> { inflate_stream(b.as_bytes(), bytes_max) }
    fn digest(cx, b: BytesRef) -> i64 { fnv::hash(fnv::OFFSET, b.as_bytes()) }
    fn equals(cx, a: BytesRef, b: BytesRef) -> bool { a.as_bytes() == b.as_bytes() }
    fn index_from(cx, b: BytesRef, needle: BytesRef, from: i64) -> Option<i64> {
        let from = usize::try_from(from).unwrap_or(0);
        find(b.as_bytes(), needle.as_bytes(), from).map(|at| at as i64)
    }
    fn to_hex(cx, b: BytesRef) -> String {
        b.as_bytes().iter().flat_map(|byte| [HEX[(byte >> 4) as usize] as char, HEX[(byte & 15) as usize] as char]).collect::<String>()
    }
    fn from_hex(cx, s: Str) -> Result<Vec<u8>, String> { from_hex_text(s.as_str()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_are_inflated_up_to_a_limit() {
        // "aaaaaaaaaa" in a zlib stream.
        let zlib = [0x78, 0x9c, 0x4b, 0x4c, 0x84, 0x01, 0x00, 0x14, 0xe1, 0x03, 0xcb];
        assert_eq!(inflate_stream(&zlib, 10).unwrap(), b"aaaaaaaaaa");
        assert_eq!(inflate_stream(&zlib, 9), Err("more than 9 bytes".to_owned()));
        assert_eq!(inflate_stream(b"plain", 10), Err("not a compressed stream".to_owned()));
    }

    #[test]
    fn hexadecimal_text_is_checked() {
        assert_eq!(from_hex_text("00fFa1"), Ok(vec![0, 255, 0xa1]));
        assert!(from_hex_text("0").is_err());
        assert!(from_hex_text("0g").is_err());
        assert!(from_hex_text("é").is_err());
    }

    #[test]
    fn needles_are_found_where_they_first_occur() {
        assert_eq!(find(b"aab", b"ab", 0), Some(1));
        assert_eq!(find(b"abcab", b"ab", 1), Some(3));
        assert_eq!(find(b"ab", b"abc", 0), None);
        assert_eq!(find(b"ab", b"", 2), Some(2));
        assert_eq!(find(b"ab", b"", 3), None);
    }
}
