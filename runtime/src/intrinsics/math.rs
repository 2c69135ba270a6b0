//! Builtins of the module `Math`.

crate::intrinsics! { "Math";
    fn absolute(cx, x: f64) -> f64 { x.abs() }
    fn minimum(cx, x: f64, y: f64) -> f64 { x.min(y) }
    fn maximum(cx, x: f64, y: f64) -> f64 { x.max(y) }
    fn pow(cx, x: f64, y: f64) -> f64 { x.powf(y) }
    fn sqrt(cx, x: f64) -> f64 { x.sqrt() }
    fn floor(cx, x: f64) -> i64 { x.floor() as i64 }
    fn ceil(cx, x: f64) -> i64 { x.ceil() as i64 }
    fn round(cx, x: f64) -> i64 { x.round() as i64 }
}
