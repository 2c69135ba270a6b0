//! Type inference: from the resolved tree to a type for everything in it. Works on the whole program, one binding group after
//! another; says everything that is wrong about types and nothing twice. Knows nothing of how programs run.

pub mod decide;
pub mod derive;
pub mod error;
pub mod generalize;
pub mod growth;
pub mod infer;
pub mod show;
pub mod traits;
pub mod ty;
pub mod typed;
pub mod unify;

#[cfg(test)]
mod tests;

pub use infer::infer;
