//! Builtins of the module `String`. Positions and lengths are code points.

use crate::abi::Cx;
use crate::value::bytes::check_text;
use crate::value::{ListRef, Str, list};

/// The quoted form with `\n \t \r \0 \\ \"` escaped.
pub fn inspected(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            '\0' => quoted.push_str("\\0"),
            '\\' => quoted.push_str("\\\\"),
            '"' => quoted.push_str("\\\""),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// A float in decimal or exponent form, `inf` or `nan`. Rust would read `infinity` too.
fn float(text: &str) -> Option<f64> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    let word = text.trim_start_matches(['+', '-']);
    let named = word.eq_ignore_ascii_case("inf") || word.eq_ignore_ascii_case("nan");
    if digits || named { text.parse().ok() } else { None }
}

/// A number of repetitions or code points given by the program: what is below 0 counts as 0.
fn clamp(n: i64) -> usize {
    usize::try_from(n).unwrap_or(0)
}

/// What fills a text up to `width` code points: those of `pad`, repeated as often as needed.
fn padding(what: &str, text: Str, width: i64, pad: Str) -> String {
    let missing = clamp(width).saturating_sub(text.char_count());
    if pad.is_empty() || missing == 0 {
        return String::new();
    }
    check_text(what, missing.saturating_mul(pad.len().div_ceil(pad.char_count())));
    pad.as_str().chars().cycle().take(missing).collect()
}

/// The parts of a text between separators. One byte is looked for faster than a text.
fn parts(cx: &mut Cx, text: Str, separator: Str) -> ListRef {
    let text = text.as_str();
    match separator.as_bytes() {
        &[byte] => {
            let parts = 1 + text.bytes().filter(|&other| other == byte).count();
            list::from_counted_strings(cx, parts, text.split(char::from(byte)))
        }
        _ => list::from_strings(cx, text.split(separator.as_str())),
    }
}

/// Digits that cannot overflow an `Int`.
const SAFE_DIGITS: usize = 18;

/// The number that a text stands for, spaces around it aside.
fn integer(text: &str) -> Option<i64> {
    let (digits, negative) = match text.as_bytes() {
        [b'-', digits @ ..] => (digits, true),
        digits => (digits, false),
    };
    if digits.is_empty() || digits.len() > SAFE_DIGITS || !digits.iter().all(u8::is_ascii_digit) {
        return text.trim().parse().ok();
    }
    let number = digits.iter().fold(0, |number, digit| 10 * number + i64::from(digit - b'0'));
    Some(if negative { -number } else { number })
}

crate::intrinsics! { "String";
    fn length(cx, s: Str) -> i64 { s.char_count() as i64 }
    fn byte_length(cx, s: Str) -> i64 { s.len() as i64 }
    fn is_empty(cx, s: Str) -> bool { s.is_empty() }
    fn equal(cx, a: Str, b: Str) -> bool { a.0 == b.0 || a.as_bytes() == b.as_bytes() }
    fn compare(cx, a: Str, b: Str) -> i64 { a.as_bytes().cmp(b.as_bytes()) as i64 }
    fn concat(cx, a: Str, b: Str) -> Str { Str::join2(cx, a, b) }
    fn quoted(cx, s: Str) -> String { inspected(s.as_str()) }
    fn slice(cx, s: Str, from: i64, to: i64) -> Str {
        let length = s.char_count();
        let from = clamp(from).min(length);
        let to = clamp(to).min(length);
        if to <= from {
            return Ok(Str::empty());
        }
        let start = s.byte_at(cx, from);
        let end = if to == length { s.len() } else { s.byte_at(cx, to) };
        s.part(cx, start, end, to - from)
    }
    fn contains(cx, s: Str, t: Str) -> bool { s.as_str().contains(t.as_str()) }
    fn starts_with(cx, s: Str, t: Str) -> bool { s.as_bytes().starts_with(t.as_bytes()) }
    fn ends_with(cx, s: Str, t: Str) -> bool { s.as_bytes().ends_with(t.as_bytes()) }
    fn trim(cx, s: Str) -> Str {
        let text = s.as_str();
        let start = text.len() - text.trim_start().len();
        let end = start + text.trim().len();
        let cut = text[..start].chars().count() + text[end..].chars().count();
        s.part(cx, start, end, s.char_count() - cut)
    }
    fn to_upper(cx, s: Str) -> String { s.as_str().to_uppercase() }
    fn to_lower(cx, s: Str) -> String { s.as_str().to_lowercase() }
    fn replace(cx, s: Str, from: Str, to: Str) -> Str {
        let times = s.as_str().matches(from.as_str()).count();
        if times == 0 {
            return Ok(s);
        }
        check_text("String.replace: ", (s.len() - times * from.len()).saturating_add(times.saturating_mul(to.len())));
        Str::new(cx, &s.as_str().replace(from.as_str(), to.as_str()))
    }
    fn split(cx, s: Str, sep: Str) -> ListRef { parts(cx, s, sep) }
    fn join(cx, xs: ListRef, sep: Str) -> Str {
        match xs.words() {
            &[only] => Str(only as *mut _),
            _ => Str::intersperse(cx, xs, sep),
        }
    }
    fn to_int(cx, s: Str) -> Option<i64> { integer(s.as_str()) }
    fn to_float(cx, s: Str) -> Option<f64> { float(s.as_str().trim()) }
    fn chars(cx, s: Str) -> ListRef {
        let mut buffer = [0; 4];
        let words: Vec<u64> = s.as_str().chars().map(|c| Str::new(cx, c.encode_utf8(&mut buffer)).0 as u64).collect();
        list::from_words(cx, &words, true)
    }
    fn lines(cx, s: Str) -> ListRef { list::from_strings(cx, s.as_str().lines()) }
    fn pad_left(cx, s: Str, width: i64, pad: Str) -> Str {
        let filling = padding("String.pad_left: ", s, width, pad);
        if filling.is_empty() { s } else { Str::concat(cx, &[&filling, s.as_str()]) }
    }
    fn pad_right(cx, s: Str, width: i64, pad: Str) -> Str {
        let filling = padding("String.pad_right: ", s, width, pad);
        if filling.is_empty() { s } else { Str::concat(cx, &[s.as_str(), &filling]) }
    }
    fn repeat(cx, s: Str, count: i64) -> Str {
        let count = clamp(count);
        check_text("String.repeat: ", s.len().saturating_mul(count));
        if count == 1 { s } else { Str::new(cx, &s.as_str().repeat(count)) }
    }
    fn index_of(cx, s: Str, t: Str) -> Option<i64> {
        let at = s.as_str().find(t.as_str());
        at.map(|at| if s.is_ascii() { at } else { s.as_str()[..at].chars().count() } as i64)
    }
    fn reverse(cx, s: Str) -> String { s.as_str().chars().rev().collect::<String>() }
    fn strip_prefix(cx, s: Str, prefix: Str) -> Option<Str> {
        s.as_bytes().starts_with(prefix.as_bytes())
            .then(|| s.part(cx, prefix.len(), s.len(), s.char_count() - prefix.char_count()))
    }
    fn strip_suffix(cx, s: Str, suffix: Str) -> Option<Str> {
        s.as_bytes().ends_with(suffix.as_bytes())
            .then(|| s.part(cx, 0, s.len() - suffix.len(), s.char_count() - suffix.char_count()))
    }
}
