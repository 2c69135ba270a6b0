//! The simulation: real engines on a network in memory, with faults by a seed. A failure names its seed and what led to it.
//!
//! `MESH_SIM_SEED=n` runs one seed and prints all that happened, `MESH_SIM_SEEDS=n` so many of them.

mod chaos;
mod mesh;
mod names;
mod net;
mod people;
mod refusals;
mod wired;
mod world;
