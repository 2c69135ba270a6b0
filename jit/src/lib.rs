//! From sources to a running program: reads a project, has it compiled to SSA, makes machine code of that, and hands it to
//! the runtime.
//!
//! In the order of the work: `files`, (the compiler), `layout`, `descs`, `intrinsics`, `lower`, `image`; `command` is
//! what a user can ask for.

pub mod command;
pub mod descs;
pub mod error;
pub mod files;
pub mod image;
pub mod intrinsics;
pub mod layout;
pub mod lower;

pub use error::Error;
