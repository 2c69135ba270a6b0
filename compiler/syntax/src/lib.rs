//! Source text of Mesh to its syntax tree, with diagnostics. Knows neither types nor the run-time library.

pub mod ast;
pub mod diagnostics;
pub mod intern;
pub mod source;
