//! Builtins of the module `Float`. Text forms are Rust's: shortest digits that read back equal, never an exponent.

/// The JSON form: at least one fraction digit, `null` for what JSON cannot say.
pub fn json_text(x: f64) -> String {
    if !x.is_finite() {
        return "null".to_owned();
    }
    let mut text = x.to_string();
    if !text.contains('.') {
        text.push_str(".0");
    }
    text
}

crate::intrinsics! { "Float";
    fn to_text(cx, x: f64) -> String { x.to_string() }
    fn to_int(cx, x: f64) -> i64 { x as i64 }
    fn hash_number(cx, x: f64) -> i64 { super::int::fnv(super::int::FNV_OFFSET, &x.to_bits().to_le_bytes()) as i64 }
    fn remainder(cx, x: f64, y: f64) -> f64 { x % y }
    fn is_nan(cx, x: f64) -> bool { x.is_nan() }
    fn minimum(cx, x: f64, y: f64) -> f64 { x.min(y) }
    fn maximum(cx, x: f64, y: f64) -> f64 { x.max(y) }
    fn absolute(cx, x: f64) -> f64 { x.abs() }
}
