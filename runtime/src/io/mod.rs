//! The bridges to what blocks: calls that would hold a worker thread go through here. Knows nothing of what they do.

pub mod blocking;
