//! How much one process may hold, as a command line or the environment says it. Knows nothing of heaps.

use crate::error::Error;

/// The variable that says what the flag would.
const VARIABLE: &str = "MESH_MAX_HEAP";
/// Less would not let a program begin.
const BYTES_MIN: usize = 1 << 20;

/// The limit in bytes: the flag's, else the environment's. Without either the runtime chooses.
pub fn limit(flag: Option<String>, variable: impl Fn(&str) -> Option<String>) -> Result<Option<usize>, Error> {
    if let Some(text) = flag {
        return bytes("--max-heap", &text).map(Some);
    }
    variable(VARIABLE).filter(|text| !text.is_empty()).map(|text| bytes(VARIABLE, &text)).transpose()
}

fn bytes(source: &str, text: &str) -> Result<usize, Error> {
    let wrong = || Error::Usage(format!("{source} needs a size from 1M on, such as 512M or 2G, not '{text}'"));
    let (digits, shift) = match text.as_bytes().last().map(u8::to_ascii_uppercase) {
        Some(b'K') => (&text[..text.len() - 1], 10),
        Some(b'M') => (&text[..text.len() - 1], 20),
        Some(b'G') => (&text[..text.len() - 1], 30),
        _ => (text, 0),
    };
    let number: usize = digits.parse().map_err(|_| wrong())?;
    let bytes = number.checked_mul(1 << shift).ok_or_else(wrong)?;
    if bytes < BYTES_MIN { Err(wrong()) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_units() {
        let flag = |text: &str| limit(Some(text.into()), |_| Some("3M".into())).ok().flatten();
        assert_eq!(flag("1048576"), Some(1 << 20));
        assert_eq!(flag("2048k"), Some(2 << 20));
        assert_eq!(flag("64M"), Some(64 << 20));
        assert_eq!(flag("2g"), Some(2 << 30));
        for wrong in ["", "M", "-1M", "1023K", "1.5G", "64MB", "99999999999999999999", "99999999999G"] {
            assert_eq!(flag(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_flag_comes_before_the_environment() {
        assert_eq!(limit(None, |_| Some("3M".into())).ok(), Some(Some(3 << 20)));
        assert_eq!(limit(None, |_| Some(String::new())).ok(), Some(None));
        assert_eq!(limit(None, |_| None).ok(), Some(None));
        assert!(limit(None, |_| Some("much".into())).is_err_and(|error| error.to_string().contains(VARIABLE)));
    }
}
