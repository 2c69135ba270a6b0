//! [unsafe] Tests of the scheduler with Rust functions in place of compiled code.

pub(crate) mod fake;
mod limits;
mod messages;
mod searches;
mod servers;
mod signals;
mod waiting;
