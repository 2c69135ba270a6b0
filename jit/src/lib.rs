//! SSA to machine code.
