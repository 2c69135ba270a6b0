//! Builtins of the module `Global`. Knows nothing of how names travel.

use crate::cluster;
use crate::process::Pid;
use crate::value::Str;

crate::intrinsics! { "Global";
    waits fn register(cx, name: Str, pid: i64) -> i64 { Ok(!cluster::global_register(cx, name.as_str(), Pid(pid))? as i64) }
    fn whereis(_cx, name: Str) -> i64 { cluster::global_whereis(name.as_str()).0 }
    fn unregister(_cx, name: Str) -> i64 { !cluster::global_unregister(name.as_str()) as i64 }
}
