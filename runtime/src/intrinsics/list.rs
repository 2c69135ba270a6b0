//! Builtins of the module `List`, and the builder that the library makes lists with.

use crate::abi::{Any, Panic};
use crate::value::layout::Word;
use crate::value::{ListRef, list};

/// The element at a position given by the program.
fn element(xs: ListRef, i: i64) -> Option<Word> {
    usize::try_from(i).ok().and_then(|i| xs.get(i))
}

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
    raises fn get<A>(cx, xs: ListRef, i: i64) -> Any {
        let word = element(xs, i);
        word.map(Any).ok_or_else(|| Panic::new(format!("List.get: index {i} out of bounds (len {})", xs.len())))
    }
    fn at<A>(cx, xs: ListRef, i: i64) -> Any {
        // For loops of the library that stay within the length.
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
    fn sorted_ints(cx, xs: ListRef) -> ListRef {
        let mut words = xs.words().to_vec();
        words.sort_unstable_by_key(|word| *word as i64);
        list::from_words(cx, &words, false)
    }
    fn range(cx, from: i64, to: i64) -> ListRef {
        let words: Vec<Word> = (from..to).map(|n| n as Word).collect();
        list::from_words(cx, &words, false)
    }
}
