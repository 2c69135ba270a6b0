//! [unsafe] skeleton
use crate::abi::Cx;
use std::any::Any;

/// The text of a Rust panic.
pub fn rust_panic_message(payload: Box<dyn Any + Send>) -> String {
    let text = match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(payload) => payload.downcast_ref::<&str>().map_or_else(|| "unknown".to_string(), |text| text.to_string()),
    };
    format!("internal error: {text}")
}

/// # Safety
/// x
pub unsafe fn raise(_cx: *mut Cx, message: String) -> ! {
    eprintln!("{message}");
    std::process::abort()
}
