//! What compiled code calls for list literals, `for` and interpolation. A list that is being made this way has been seen
//! by nobody else, so it grows in place.

use crate::abi::{Any, Cx, Ref};
use crate::value::list::{self, Buffer, Builder};
use crate::value::{ListRef, Str};

/// The list, which may be the static empty one, with these elements behind.
fn push(cx: &mut Cx, list: ListRef, words: &[Any], is_ref: bool) -> ListRef {
    let builder = if list.is_empty() { Builder::new(cx, words.len(), is_ref) } else { Builder(list) };
    for word in words {
        builder.push(cx, word.0, is_ref);
    }
    builder.0
}

crate::intrinsics! { "Core";
    fn list_push1<A>(cx, xs: ListRef, a: Any) -> ListRef { push(cx, xs, &[a], A.is_ref()) }
    fn list_push2<A>(cx, xs: ListRef, a: Any, b: Any) -> ListRef { push(cx, xs, &[a, b], A.is_ref()) }
    fn list_push3<A>(cx, xs: ListRef, a: Any, b: Any, c: Any) -> ListRef { push(cx, xs, &[a, b, c], A.is_ref()) }
    fn list_push4<A>(cx, xs: ListRef, a: Any, b: Any, c: Any, d: Any) -> ListRef { push(cx, xs, &[a, b, c, d], A.is_ref()) }
    fn collect_start<A>(cx, turns: i64) -> Ref { Ref(list::collect_start(cx, turns, A.is_ref()).0) }
    fn collect_push<A>(cx, buffer: Ref, length: i64, a: Any) -> Ref {
        Ref(list::collect_push(cx, Buffer(buffer.0), length as usize, a.0, A.is_ref()).0)
    }
    fn collect_finish<A>(cx, buffer: Ref, length: i64) -> ListRef {
        list::collect_finish(cx, Buffer(buffer.0), length as usize)
    }
    fn concat2(cx, a: Str, b: Str) -> Str { Str::join2(cx, a, b) }
    fn concat3(cx, a: Str, b: Str, c: Str) -> Str { Str::join(cx, [a, b, c]) }
    fn concat4(cx, a: Str, b: Str, c: Str, d: Str) -> Str { Str::join(cx, [a, b, c, d]) }
}
