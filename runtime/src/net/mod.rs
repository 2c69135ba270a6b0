//! Sockets for processes. Knows nothing of protocols.

pub mod deadline;
pub mod tcp;
