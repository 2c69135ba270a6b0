//! Builtins of the module `Set`: a set is a map with units as values, seen through another type, so these do nothing.

use crate::abi::Ref;

crate::intrinsics! { "Set";
    fn of_map<A>(cx, m: Ref) -> Ref { m }
    fn to_map<A>(cx, s: Ref) -> Ref { s }
}
