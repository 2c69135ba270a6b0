//! Builtins of the module `Base64`.

use crate::value::{BytesRef, Str};

const STANDARD: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const URL: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn encode_with(alphabet: &[u8; 64], padded: bool, bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..=chunk.len() {
            out.push(alphabet[(group >> (18 - 6 * at) & 63) as usize] as char);
        }
        if padded {
            (chunk.len()..3).for_each(|_| out.push('='));
        }
    }
    out
}

fn value(byte: u8) -> Option<u32> {
    let value = match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

/// Reads either alphabet, with or without padding. Line breaks and spaces are not skipped.
fn decode_text(text: &str) -> Result<Vec<u8>, String> {
    let bytes = text.as_bytes();
    let digits = bytes.strip_suffix(b"==").or(bytes.strip_suffix(b"=")).unwrap_or(bytes);
    if digits.len() % 4 == 1 || digits.len() < bytes.len() && !bytes.len().is_multiple_of(4) {
        return Err("invalid base64: wrong length".to_owned());
    }
    let mut out = Vec::with_capacity(digits.len() / 4 * 3 + 2);
    for (number, chunk) in digits.chunks(4).enumerate() {
        let mut group = 0;
        for (at, &byte) in chunk.iter().enumerate() {
            let value = value(byte).ok_or_else(|| format!("invalid base64 at byte {}", number * 4 + at))?;
            group |= value << (18 - 6 * at);
        }
        // Bits beyond the last whole byte are ignored.
        out.extend_from_slice(&group.to_be_bytes()[1..chunk.len()]);
    }
    Ok(out)
}

crate::intrinsics! { "Base64";
    fn encode(cx, data: BytesRef) -> String { encode_with(STANDARD, true, data.as_bytes()) }
    fn encode_url(cx, data: BytesRef) -> String { encode_with(URL, false, data.as_bytes()) }
    fn decode(cx, s: Str) -> Result<Vec<u8>, String> { decode_text(s.as_str()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_vectors() {
        let cases =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("foobar", "Zm9vYmFy")];
        for (plain, text) in cases {
            assert_eq!(encode_with(STANDARD, true, plain.as_bytes()), text);
            assert_eq!(decode_text(text).unwrap(), plain.as_bytes());
            assert_eq!(decode_text(text.trim_end_matches('=')).unwrap(), plain.as_bytes());
        }
        assert_eq!(encode_with(URL, false, &[0xfb, 0xff]), "-_8");
        assert_eq!(decode_text("-_8"), decode_text("+/8="));
    }

    #[test]
    fn bad_text() {
        for text in ["A", "A===", "====", "Zg=", "Z g=", "Zm9v\n", "é", "Zg==Zg=="] {
            assert!(decode_text(text).is_err(), "{text:?}");
        }
    }
}
