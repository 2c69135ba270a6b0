//! Everything a compiled Mesh program needs while it runs, and the Mesh standard library as sources. Knows nothing of
//! syntax and types: the JIT hands over addresses and tables.
//!
//! In the order of dependence: values and heaps, processes, the outside world, builtins.

pub mod abi;
pub mod atoms;
pub mod civil;
pub mod cluster;
pub mod config;
pub mod db;
pub mod heap;
pub mod http;
pub mod intrinsics;
pub mod io;
pub mod net;
pub mod output;
pub mod process;
pub mod program;
pub mod std;
pub mod typedesc;
pub mod value;

pub use config::Config;
pub use program::{Function, Inlined, Location, Program, RemoteEntry, SourceFile};

/// Runs a program to its end and returns its exit status. The caller should leave the OS process with it at once:
/// worker threads are not joined.
pub fn run(program: Program, config: Config) -> i32 {
    process::run(program, config)
}

/// Runs a program once under each of the seeds from 1 to `count` and compares what it does. Must be called while this is the only
/// thread.
pub fn run_under_seeds(program: Program, config: Config, count: u64) -> i32 {
    process::trials::run(program, config, count)
}
