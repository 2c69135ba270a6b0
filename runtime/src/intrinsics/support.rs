//! What compiled code calls for constructs of the language that are not library functions: derived conversions, constants,
//! messages of failures.

use crate::abi::{Any, Panic, Ref};
use crate::value::{Str, json};

crate::intrinsics! { "Core";
    raises fn json_of_text(cx, text: Str) -> Ref { json::parse(cx, text.as_str()).map_err(Panic::new) }
    fn freeze<A>(cx, x: Any) -> Any {
        if !A.is_ref() {
            return Ok(x);
        }
        // A constant is copied out of its process's heap once and stays for the whole run.
        let (word, fragment) = cx.process().copy_out(x.0);
        if let Some(fragment) = &fragment {
            fragment.seal();
        }
        std::mem::forget(fragment);
        Any(word)
    }
    raises fn main_failed(cx, text: Str) -> () {
        crate::output::write_stderr(format!("Error: {}\n", text.as_str()).as_bytes());
        Err(crate::process::end::exit_program(cx, 1))
    }
    fn tuple_index_message(cx, index: i64, length: i64) -> String {
        format!("Tuple.nth: index {index} out of bounds (len {length})")
    }
    fn float_rem(cx, a: f64, b: f64) -> f64 { a % b }
    fn pid_text(cx, pid: i64) -> String {
        crate::process::Pid(pid).to_string()
    }
}
