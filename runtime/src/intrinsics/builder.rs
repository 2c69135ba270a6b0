//! Builtins of the module `Builder`: a list under construction. Programs never see one.

use crate::abi::Any;
use crate::value::ListRef;
use crate::value::list::Builder;

crate::intrinsics! { "Builder";
    fn new<A>(cx, slots: i64) -> ListRef { Builder::new(cx, usize::try_from(slots).unwrap_or(0), A.is_ref()).0 }
    fn push<A>(cx, builder: ListRef, x: Any) -> () { Builder(builder).push(cx, x.0, A.is_ref()) }
    fn finish<A>(cx, builder: ListRef) -> ListRef { builder }
}
