//! Builtins of the module `Global`. Knows nothing of how names travel.

use crate::cluster::names;
use crate::process::Pid;
use crate::value::Str;

crate::intrinsics! { "Global";
    raises fn register(cx, name: Str, pid: i64) -> i64 { Ok(!names::register(cx, name.as_str(), Pid(pid))? as i64) }
    fn whereis(_cx, name: Str) -> i64 { names::whereis(name.as_str()).0 }
    fn unregister(_cx, name: Str) -> i64 { !names::unregister(name.as_str()) as i64 }
}
