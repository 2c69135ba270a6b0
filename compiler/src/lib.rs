//! Names, types and SSA.
