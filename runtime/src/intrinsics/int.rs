//! Builtins of the module `Int`.

crate::intrinsics! { "Int";
    fn to_text(cx, n: i64) -> String { n.to_string() }
    fn to_float(cx, n: i64) -> f64 { n as f64 }
}
