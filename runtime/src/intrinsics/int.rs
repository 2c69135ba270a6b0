//! Builtins of the module `Int`.

use crate::value::Str;

crate::intrinsics! { "Int";
    fn to_text(cx, n: i64) -> Str { Str::from_int(cx, n) }
    fn to_float(cx, n: i64) -> f64 { n as f64 }
}
