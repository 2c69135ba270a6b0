//! Rewrites the placeholders `$1`, `$2`, … of PostgreSQL to SQLite's `?1`, `?2`, …: SQLite takes `$1` for a name and binds
//! names in the order in which they first appear. Knows nothing else of SQL than where text and comments are.

use std::borrow::Cow;

/// The statement with numbered placeholders.
pub fn to_numbered(sql: &str) -> Cow<'_, str> {
    if !sql.contains('$') {
        return Cow::Borrowed(sql);
    }
    let bytes = sql.as_bytes();
    let mut out = String::with_capacity(sql.len());
    let mut copied = 0;
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'$' if bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
                && !is_word(at.checked_sub(1).map(|i| bytes[i])) =>
            {
                out.push_str(&sql[copied..at]);
                out.push('?');
                copied = at + 1;
                at += 1;
            }
            quote @ (b'\'' | b'"' | b'`') => at = behind(bytes, at + 1, &[quote]),
            b'[' => at = behind(bytes, at + 1, b"]"),
            b'-' if bytes.get(at + 1) == Some(&b'-') => at = behind(bytes, at + 2, b"\n"),
            b'/' if bytes.get(at + 1) == Some(&b'*') => at = behind(bytes, at + 2, b"*/"),
            _ => at += 1,
        }
    }
    out.push_str(&sql[copied..]);
    Cow::Owned(out)
}

/// The position behind the next `end`. A doubled quote ends one text and starts the next, which comes to the same.
fn behind(bytes: &[u8], from: usize, end: &[u8]) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    rest.windows(end.len()).position(|window| window == end).map_or(bytes.len(), |at| from + at + end.len())
}

fn is_word(byte: Option<u8>) -> bool {
    byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_placeholders_change() {
        let cases = [
            ("select $1, $12", "select ?1, ?12"),
            ("select '$1', \"$2\", `$3`, [$4], $5", "select '$1', \"$2\", `$3`, [$4], ?5"),
            ("select 'it''s $1' || $1", "select 'it''s $1' || ?1"),
            ("select 1 -- $1\n, $2 /* $3 */, $4", "select 1 -- $1\n, ?2 /* $3 */, ?4"),
            ("select a$1, $name, $", "select a$1, $name, $"),
            ("select 'open $1", "select 'open $1"),
            ("select /* open $1", "select /* open $1"),
            ("select json_extract(x, '$.a') = $1", "select json_extract(x, '$.a') = ?1"),
            ("ü$1 ü $1", "ü?1 ü ?1"),
        ];
        for (sql, expected) in cases {
            assert_eq!(to_numbered(sql), expected);
        }
    }
}
