//! Builtins of the module `Atom`. An atom is its index in the program's table of names.

crate::intrinsics! { "Atom";
    fn name(cx, a: i64) -> &'static str { crate::atoms::name(a as u64) }
}
