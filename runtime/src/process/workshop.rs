//! [unsafe] A heap without a process, in which values that come from elsewhere are built. Knows nothing of where they come from.

use super::{Pid, Process};
use crate::abi::Cx;
use crate::heap::{self, Fragment};
use crate::value::layout::Word;
use std::sync::Arc;

/// A value that is at most so large is copied into memory of its size; the chunk it was built in serves the next one.
const COPIED_BYTES_MAX: usize = 4096;

/// Used by one thread at a time.
pub(crate) struct Workshop(Arc<Process>);

impl Workshop {
    pub fn new() -> Workshop {
        Workshop(Process::new(Pid::NULL))
    }

    /// Builds a value, a reference or not, and hands it over with its memory.
    pub fn build<E>(
        &mut self,
        is_ref: bool,
        body: impl FnOnce(&mut Cx) -> Result<Word, E>,
    ) -> Result<(Word, Option<Fragment>), E> {
        // SAFETY: nobody else knows the process, and `&mut self` shows that nobody else is here.
        let cx = unsafe { &mut *self.0.cx.get() };
        let result = body(cx);
        // SAFETY: as above.
        let heap = unsafe { &mut *self.0.heap.get() };
        let word = match result {
            Ok(word) if is_ref => word,
            other => {
                heap.clear(cx);
                return other.map(|word| (word, None));
            }
        };
        if heap.used(cx) > COPIED_BYTES_MAX {
            return Ok((word, heap.take_all(cx)));
        }
        // SAFETY: the value was built in this heap and nobody else reads it.
        let copy = unsafe { heap::copy::copy(word, heap) };
        heap.clear(cx);
        Ok(copy)
    }
}
