//! Builtins of the module `Job`. Knows nothing of where results are kept.

use crate::abi::{Any, Cx, Ref};
use crate::heap;
use crate::process::job::{self, Awaited};
use crate::process::{self, Pid};
use crate::typedesc::TypeRef;
use std::sync::Arc;

/// `Ok` and `Err` of Mesh's `Result`.
const OK: u16 = 0;
const ERR: u16 = 1;

fn result(cx: &mut Cx, awaited: Awaited, ty: TypeRef) -> Ref {
    let failure = match awaited {
        Awaited::Value(word) => {
            return Ref(heap::alloc_record(cx, OK, ty.is_ref() as u64, &[word]));
        }
        Awaited::Failed(reason) => reason,
        Awaited::TimedOut => "timeout".to_string(),
        Awaited::NoJob => "not a job".to_string(),
    };
    let text = heap::alloc_string(cx, &failure);
    Ref(heap::alloc_record(cx, ERR, 1, &[text as u64]))
}

crate::intrinsics! { "Job";
    raises fn start<T>(cx, body: Ref) -> i64 { Ok(process::spawn(cx, body.0, Some(Arc::default()))?.0) }
    fn finish<T>(cx, value: Any) -> () { job::finish(cx.process(), value.0, T.is_ref()) }
    waits fn await_result<T>(cx, pid: i64) -> Ref {
        let awaited = job::wait_for(cx, Pid(pid), None)?;
        Ok(result(cx, awaited, T))
    }
    waits fn await_timeout<T>(cx, pid: i64, ms: i64) -> Ref {
        let awaited = job::wait_for(cx, Pid(pid), Some(ms))?;
        Ok(result(cx, awaited, T))
    }
}
