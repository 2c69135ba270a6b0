//! Drops pure operations and block parameters that no effect and no decision depends on, cycles through loops included.

use super::edit::{self, each_operand, targets};
use crate::ssa::ir::{BlockId, Func, Program, Term, Value};

pub(super) fn program(program: &mut Program) {
    program.funcs.iter_mut().for_each(|func| {
        function(func);
    });
}

/// Whether something was dropped.
pub(super) fn function(func: &mut Func) -> bool {
    let live = Liveness::new(func).run(func);
    let mut changed = false;
    for block in &mut func.blocks {
        let before = block.insts.len();
        block.insts.retain(|i| !i.op.is_pure() || i.result.is_some_and(|v| live[v.index()]));
        changed |= block.insts.len() != before;
    }
    if func.blocks.iter().skip(1).any(|b| b.params.iter().any(|p| !live[p.index()])) {
        edit::drop_params(func, &|p| !live[p.index()]);
        changed = true;
    }
    changed
}

/// Where a value is made: by an operation of a block, or as a parameter.
#[derive(Clone, Copy)]
enum Made {
    Inst(u32, u32),
    Param(u32, u32),
}

struct Liveness {
    live: Vec<bool>,
    /// Values that are found to be read, whose own operands are still to be looked at.
    pending: Vec<Value>,
    made: Vec<Made>,
    /// The blocks whose jumps carry arguments to each block.
    sources: Vec<Vec<BlockId>>,
}

impl Liveness {
    fn new(func: &Func) -> Liveness {
        let mut made = vec![Made::Param(0, 0); func.reps.len()];
        let mut sources = vec![vec![]; func.blocks.len()];
        for (number, block) in func.blocks.iter().enumerate() {
            for (at, param) in block.params.iter().enumerate() {
                made[param.index()] = Made::Param(number as u32, at as u32);
            }
            for (at, inst) in block.insts.iter().enumerate() {
                inst.result.iter().for_each(|v| made[v.index()] = Made::Inst(number as u32, at as u32));
            }
            for target in targets(&block.term).filter(|t| !t.args.is_empty()) {
                sources[target.block.index()].push(BlockId(number as u32));
            }
        }
        Liveness { live: vec![false; func.reps.len()], pending: vec![], made, sources }
    }

    fn mark(&mut self, value: Value) {
        if !std::mem::replace(&mut self.live[value.index()], true) {
            self.pending.push(value);
        }
    }

    fn run(mut self, func: &mut Func) -> Vec<bool> {
        for block in &mut func.blocks {
            for inst in block.insts.iter_mut().filter(|i| !i.op.is_pure()) {
                each_operand(&mut inst.op, &mut |v| self.mark(v));
            }
            match &block.term {
                Term::Jump(_) | Term::Unreachable => {}
                Term::Branch { cond: value, .. } | Term::Switch { value, .. } | Term::Return(value) => {
                    self.mark(*value);
                }
                Term::TailCall { args, .. } => args.iter().for_each(|&v| self.mark(v)),
                Term::TailCallClosure { closure, args, .. } => {
                    self.mark(*closure);
                    args.iter().for_each(|&v| self.mark(v));
                }
            }
        }
        while let Some(value) = self.pending.pop() {
            match self.made[value.index()] {
                Made::Inst(block, at) => {
                    let inst = &mut func.blocks[block as usize].insts[at as usize];
                    each_operand(&mut inst.op, &mut |v| self.mark(v));
                }
                Made::Param(block, at) => {
                    let sources = std::mem::take(&mut self.sources[block as usize]);
                    for source in &sources {
                        let term = &func.blocks[source.index()].term;
                        let here = targets(term).filter(|t| t.block.0 == block);
                        here.filter_map(|t| t.args.get(at as usize)).for_each(|&v| self.mark(v));
                    }
                    self.sources[block as usize] = sources;
                }
            }
        }
        self.live
    }
}
