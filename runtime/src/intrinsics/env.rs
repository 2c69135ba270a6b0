//! Builtins of the module `Env`.

use crate::process::{self, runtime};
use crate::value::Str;

crate::intrinsics! { "Env";
    fn get(cx, name: Str) -> Option<String> {
        let name = name.as_str();
        // Names that no environment can hold make the system's call panic.
        if name.is_empty() || name.contains(['=', '\0']) {
            return Ok(None);
        }
        std::env::var_os(name).map(|value| value.to_string_lossy().into_owned())
    }
    fn args(cx) -> Vec<String> { runtime().config.args.clone() }
    fn processors(cx) -> i64 { std::thread::available_parallelism().map_or(1, |n| n.get() as i64) }
    raises fn exit(cx, status: i64) -> () {
        Err(process::exit_program(cx, status.clamp(0, 255) as i32))
    }
}
