//! Builtins of the module `List`, and the builder that the library makes lists with.

use crate::abi::Any;
use crate::value::layout::Word;
use crate::value::{ListRef, list};

/// A count given by the program, within `0..=length`.
fn clamp(n: i64, length: usize) -> usize {
    usize::try_from(n).unwrap_or(0).min(length)
}

crate::intrinsics! { "List";
    fn new<A>(cx) -> ListRef { list::empty() }
    fn length<A>(cx, xs: ListRef) -> i64 { xs.len() as i64 }
    fn append<A>(cx, xs: ListRef, x: Any) -> ListRef { xs.extend(cx, &[x.0], A.is_ref()) }
    fn prepend<A>(cx, xs: ListRef, x: Any) -> ListRef { xs.cons(cx, x.0, A.is_ref()) }
    fn concat<A>(cx, a: ListRef, b: ListRef) -> ListRef {
        if a.is_empty() { b } else { a.extend(cx, b.words(), A.is_ref()) }
    }
    fn at<A>(cx, xs: ListRef, i: i64) -> Any {
        // For loops of the library, which stay within the length.
        Any(xs.words()[i as usize])
    }
    fn slice<A>(cx, xs: ListRef, from: i64, to: i64) -> ListRef {
        let from = clamp(from, xs.len());
        let to = clamp(to, xs.len()).max(from);
        xs.slice(cx, from, to)
    }
    fn reverse<A>(cx, xs: ListRef) -> ListRef {
        let words: Vec<Word> = xs.words().iter().rev().copied().collect();
        list::from_words(cx, &words, A.is_ref())
    }
    fn flatten<A>(cx, xss: ListRef) -> ListRef {
        let words: Vec<Word> = xss.lists().iter().flat_map(|xs| xs.words()).copied().collect();
        list::from_words(cx, &words, A.is_ref())
    }
}
