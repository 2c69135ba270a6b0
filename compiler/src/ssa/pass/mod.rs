//! Rewrites of SSA, one a file, and the order in which they run.

mod control;
pub(crate) mod dead;
mod dominance;
mod edit;
mod fold;
mod graph;
mod hoist;
mod inline;
mod known;
mod live;
mod poll;
mod scalar;
mod simplify;
mod trace;

use super::ir::{Func, Program};
use std::sync::{Mutex, PoisonError};

/// More rounds find next to nothing; the bound keeps the time linear.
const SHAPE_ROUNDS: usize = 4;

/// Functions that a thread takes at a time: small enough to share well, large enough to take little notice of the others.
const BATCH: usize = 16;

/// Makes a program fast. What it does stays the same, but for the depth of its stack.
pub fn optimise(program: &mut Program) {
    for (name, pass) in [
        ("inline", inline::program as fn(&mut Program)),
        ("shape", shapes),
        ("hoist", hoist::program),
        ("poll", polls),
        ("renumber", renumber),
    ] {
        pass(program);
        check(program, name);
    }
}

/// Runs one pass by name and numbers the values anew; false without such a pass.
pub fn run(name: &str, program: &mut Program) -> bool {
    let pass = match name {
        "live" => live::program,
        "inline" => inline::program,
        "fold" => fold::program,
        "scalar" => scalar::program,
        "known" => known_ways,
        "hoist" => hoist::program,
        "poll" => polls,
        "optimise" => optimise,
        _ => return false,
    };
    pass(program);
    renumber(program);
    check(program, name);
    true
}

/// Rewrites every function by itself, on all cores.
fn each(program: &mut Program, pass: impl Fn(&mut Func) + Sync) {
    let batches = program.funcs.len().div_ceil(BATCH);
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(batches);
    let left = Mutex::new(program.funcs.chunks_mut(BATCH));
    let next = || left.lock().unwrap_or_else(PoisonError::into_inner).next();
    let worker = || std::iter::from_fn(next).for_each(|batch| batch.iter_mut().for_each(&pass));
    std::thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(worker);
        }
        worker();
    });
}

/// Objects that come apart settle decisions, and settled decisions let more objects come apart.
fn shapes(program: &mut Program) {
    each(program, shape);
}

fn shape(func: &mut Func) {
    fold::function(func);
    for _ in 0..SHAPE_ROUNDS {
        let apart = scalar::function(func);
        if apart {
            fold::function(func);
        }
        let known = known::function(func);
        if known {
            fold::function(func);
        }
        if !apart && !known {
            break;
        }
    }
}

fn known_ways(program: &mut Program) {
    for func in &mut program.funcs {
        if known::function(func) {
            fold::function(func);
        }
    }
}

fn polls(program: &mut Program) {
    each(program, poll::function);
}

fn renumber(program: &mut Program) {
    each(program, edit::renumber);
}

fn check(program: &Program, pass: &str) {
    if cfg!(debug_assertions)
        && let Err(error) = verify(program)
    {
        panic!("invalid SSA after the pass `{pass}`: {error}");
    }
}

fn verify(program: &Program) -> Result<(), String> {
    super::verify::program(program)?;
    let dominance = |func: &super::ir::Func| dominance::check(func).map_err(|e| format!("{}: {e}", func.name));
    program.funcs.iter().try_for_each(dominance)
}
