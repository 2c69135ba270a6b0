//! Percent-encoding of URLs and query strings. Knows nothing of requests.

/// Undoes percent-encoding; with `plus` a `+` is a space. A `%` without two hexadecimal digits stays as it is, and bytes
/// that are not UTF-8 become replacement characters.
pub fn decode(text: &str, plus: bool) -> String {
    if !text.contains(['%', '+']) {
        return text.to_owned();
    }
    String::from_utf8_lossy(&decode_bytes(text, plus)).into_owned()
}

/// The same as bytes.
pub fn decode_bytes(text: &str, plus: bool) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'%' => match (hex(bytes.get(at + 1)), hex(bytes.get(at + 2))) {
                (Some(high), Some(low)) => {
                    out.push(high << 4 | low);
                    at += 2;
                }
                _ => out.push(b'%'),
            },
            b'+' if plus => out.push(b' '),
            byte => out.push(byte),
        }
        at += 1;
    }
    out
}

/// Whether every `%` is followed by two hexadecimal digits.
pub fn is_well_formed(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes
        .iter()
        .enumerate()
        .all(|(at, &byte)| byte != b'%' || hex(bytes.get(at + 1)).is_some() && hex(bytes.get(at + 2)).is_some())
}

/// Encodes everything but letters, digits and `-._~`.
pub fn encode(text: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::with_capacity(text.len());
    for &byte in text.as_bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(byte as char);
        } else {
            out.push('%');
            out.push(DIGITS[usize::from(byte >> 4)] as char);
            out.push(DIGITS[usize::from(byte & 15)] as char);
        }
    }
    out
}

fn hex(byte: Option<&u8>) -> Option<u8> {
    byte.and_then(|&byte| (byte as char).to_digit(16)).map(|digit| digit as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways() {
        assert_eq!(encode("a b/ü~"), "a%20b%2F%C3%BC~");
        assert_eq!(decode("a%20b%2f%C3%BC~+", false), "a b/ü~+");
        assert_eq!(decode("a+b%2B", true), "a b+");
        assert_eq!(decode("100%", false), "100%");
        assert_eq!(decode("%zz%4", false), "%zz%4");
        assert_eq!(decode("%ff", false), "\u{fffd}");
        assert!(is_well_formed("a%20") && !is_well_formed("a%2") && !is_well_formed("%g0"));
    }
}
