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
}
