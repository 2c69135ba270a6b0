//! Builtins of the module `Timer`.

use super::core::letter;
use crate::abi::Any;
use crate::cluster::remote;
use crate::process::{self, Pid, signal, timer};

crate::intrinsics! { "Timer";
    waits fn sleep(cx, ms: i64) -> () { process::sleep(cx, ms) }
    fn monotonic_ms(cx) -> i64 { (timer::now() / 1_000_000) as i64 }
    raises fn send_after<M>(cx, pid: i64, ms: i64, message: Any) -> () {
        if Pid(pid).node() != 0 {
            let send = remote::send_later(cx, Pid(pid), message.0, M)?;
            timer::at(timer::deadline(ms), send);
            return Ok(());
        }
        let letter = letter(cx, message, M);
        timer::at(timer::deadline(ms), move || {
            signal::deliver(Pid(pid), letter);
        });
        Ok(())
    }
}
