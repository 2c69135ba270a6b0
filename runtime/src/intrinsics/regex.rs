//! Builtins of the module `Regex`, over the linear-time engine of the crate of that name.

use regex::RegexBuilder;

use crate::abi::{Cx, Ref};
use crate::intrinsics::handle;
use crate::value::Str;
use crate::value::bytes::check_text;

/// Most bytes of a compiled pattern: patterns may come from anybody.
const COMPILED_BYTES_MAX: usize = 1 << 20;

struct Pattern(regex::Regex);

crate::handle!(Pattern, "Regex");

/// The groups of a match; a group that took no part is empty.
fn groups(captures: regex::Captures<'_>) -> Vec<String> {
    captures.iter().map(|group| group.map_or(String::new(), |group| group.as_str().to_owned())).collect()
}

fn build(pattern: &str) -> Result<regex::Regex, regex::Error> {
    RegexBuilder::new(pattern).size_limit(COMPILED_BYTES_MAX).build()
}

/// The text with every match replaced by what `by` says of it. A text that no process may hold ends it before it is made.
fn replaced(regex: &regex::Regex, text: &str, by: &str) -> String {
    let groups = by.matches('$').count();
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for captures in regex.captures_iter(text) {
        let whole = captures.get_match();
        out.push_str(&text[end..whole.start()]);
        // No group is longer than the match.
        check_text("", out.len().saturating_add(by.len()).saturating_add(groups.saturating_mul(whole.len())));
        captures.expand(by, &mut out);
        end = whole.end();
    }
    out.push_str(&text[end..]);
    out
}

/// The pattern behind a handle, if it is one of this module.
pub fn source(handle: Ref) -> Option<String> {
    Some(handle::get::<Pattern>(handle).ok()?.0.as_str().to_owned())
}

/// A handle made of a pattern that was compiled before, elsewhere.
pub fn compiled(cx: &mut Cx, pattern: &str) -> Option<Ref> {
    Some(handle::put(cx, Pattern(build(pattern).ok()?)))
}

crate::intrinsics! { "Regex";
    fn compile(cx, pattern: Str) -> Result<Ref, String> {
        let built = build(pattern.as_str());
        built.map(|regex| handle::put(cx, Pattern(regex))).map_err(|error| error.to_string())
    }
    raises fn pattern(cx, r: Ref) -> String { Ok(handle::get::<Pattern>(r)?.0.as_str().to_owned()) }
    raises fn matches(cx, r: Ref, s: Str) -> bool { Ok(handle::get::<Pattern>(r)?.0.is_match(s.as_str())) }
    raises fn find(cx, r: Ref, s: Str) -> Option<String> {
        Ok(handle::get::<Pattern>(r)?.0.find(s.as_str()).map(|found| found.as_str().to_owned()))
    }
    raises fn captures(cx, r: Ref, s: Str) -> Option<Vec<String>> {
        Ok(handle::get::<Pattern>(r)?.0.captures(s.as_str()).map(groups))
    }
    raises fn replace(cx, r: Ref, s: Str, by: Str) -> String {
        Ok(replaced(&handle::get::<Pattern>(r)?.0, s.as_str(), by.as_str()))
    }
    raises fn split(cx, r: Ref, s: Str) -> Vec<String> {
        Ok(handle::get::<Pattern>(r)?.0.split(s.as_str()).map(str::to_owned).collect())
    }
}
