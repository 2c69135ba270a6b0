//! Builtins of the module `Cell`: a mutable word for iterators of the library. Programs never see one.

use crate::abi::{Any, Ref};
use crate::value::{record, record_word};

crate::intrinsics! { "Cell";
    fn new<A>(cx, value: Any) -> Ref { record(cx, 0, &[value.0], A.is_ref() as u64) }
    fn get<A>(cx, cell: Ref) -> Any { Any(record_word(cell, 0)) }
    fn set<A>(cx, cell: Ref, value: Any) -> () { crate::value::record::set_word(cell, 0, value.0) }
}
