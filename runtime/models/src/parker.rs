//! What the coroutine library and an eventfd do: one waits, and a wake-up that comes first is remembered once.

use loom::sync::{Condvar, Mutex};

pub struct Parker {
    token: Mutex<bool>,
    given: Condvar,
}

impl Parker {
    pub fn new() -> Parker {
        Parker { token: Mutex::new(false), given: Condvar::new() }
    }

    pub fn notify(&self) {
        *self.token.lock().unwrap() = true;
        self.given.notify_one();
    }

    pub fn wait(&self) {
        let mut token = self.token.lock().unwrap();
        while !std::mem::take(&mut *token) {
            token = self.given.wait(token).unwrap();
        }
    }
}
