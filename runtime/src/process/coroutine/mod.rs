//! What the scheduler needs of coroutines. Knows nothing of processes. The only production implementation is `may`;
//! nothing else in the process machinery names that crate.

mod may;

pub use may::{Parker, WorkerEvent, init, spawn};
