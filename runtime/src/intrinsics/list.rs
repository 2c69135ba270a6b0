//! Builtins of the module `List`, and the builder that the library makes lists with.

use crate::abi::{Any, Ref};
use crate::value::layout::Word;
use crate::value::list::Buffer;
use crate::value::{ListRef, list};

/// A count given by the program, within `0..=length`.
fn clamp(n: i64, length: usize) -> usize {
    usize::try_from(n).unwrap_or(0).min(length)
}

crate::intrinsics! { "List";
    fn new<A>(cx) -> ListRef { list::empty() }
    fn length<A>(cx, xs: ListRef) -> i64 { xs.len() as i64 }
    fn append<A>(cx, xs: ListRef, x: Any) -> ListRef { xs.extend(cx, &[x.0], A.is_ref()) }
    fn prepend<A>(cx, xs: ListRef, x: Any) -> ListRef { xs.preceded(cx, &[x.0], A.is_ref()) }
    fn concat<A>(cx, a: ListRef, b: ListRef) -> ListRef {
        a.concat(cx, b, A.is_ref())
    }
    fn has<A>(cx, xs: ListRef, i: i64) -> bool {
        usize::try_from(i).is_ok_and(|i| i < xs.len())
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
    fn array_new<A>(cx, slots: i64) -> Ref { Ref(Buffer::new(cx, slots as usize, A.is_ref()).0) }
    fn array_of<A>(cx, xs: ListRef) -> Ref {
        let buffer = Buffer::new(cx, xs.len(), A.is_ref());
        buffer.copy_from(0, xs.words());
        Ref(buffer.0)
    }
    fn array_get<A>(cx, a: Ref, i: i64) -> Any { Any(Buffer(a.0).get(i as usize)) }
    fn array_put<A>(cx, a: Ref, i: i64, x: Any) -> () { Buffer(a.0).set(i as usize, x.0) }
    fn array_copy<A>(cx, from: Ref, i: i64, to: Ref, k: i64, count: i64) -> () {
        Buffer(to.0).copy_from(k as usize, Buffer(from.0).words(i as usize, count as usize))
    }
    fn array_list<A>(cx, a: Ref, count: i64) -> ListRef { list::collect_finish(cx, Buffer(a.0), count as usize) }
    fn flag(cx, b: bool) -> i64 { i64::from(b) }
    fn reverse<A>(cx, xs: ListRef) -> ListRef {
        let words: Vec<Word> = xs.words().iter().rev().copied().collect();
        list::from_words(cx, &words, A.is_ref())
    }
    fn flatten<A>(cx, xss: ListRef) -> ListRef {
        list::flatten(cx, &xss.lists(), A.is_ref())
    }
}
