//! Builtins of the module `Node`. Knows nothing of how nodes talk.

use crate::cluster::{self, Connected, NotStarted};
use crate::value::Str;

crate::intrinsics! { "Node";
    waits fn start(cx, name: Str, cookie: Str) -> i64 {
        let (name, cookie) = (name.as_str().to_owned(), cookie.as_str().to_owned());
        let started = crate::io::blocking::run(cx, move || cluster::start_by_program(&name, &cookie));
        Ok(match started {
            Ok(()) => 0,
            Err(NotStarted::Already) => -1,
            Err(NotStarted::CannotBind(_)) => -2,
            Err(NotStarted::InvalidName | NotStarted::NoCookie) => -3,
        })
    }
    waits fn connect(cx, name: Str) -> i64 {
        Ok(match cluster::connect(cx, name.as_str())? {
            Connected::Yes => 0,
            Connected::NotStarted => -1,
            Connected::Unreachable => -2,
            Connected::Refused => -3,
        })
    }
    fn own_name(_cx) -> String { cluster::own_name() }
    fn list(_cx) -> Vec<String> { cluster::connected() }
    fn monitor(cx, name: Str) -> i64 { !cluster::listen(cx.process().pid, name.as_str()) as i64 }
    waits fn ping(cx, name: Str) -> i64 {
        let time = cluster::ping(cx, name.as_str())?;
        Ok(time.map_or(-1, |time| time.as_micros() as i64))
    }
}
