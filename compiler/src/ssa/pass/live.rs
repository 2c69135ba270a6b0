//! Drops pure operations and block parameters that no effect and no decision depends on, cycles through loops included.

use super::edit::{self, each_operand, targets_mut};
use crate::ssa::ir::{Func, Program, Term, Value};

pub(super) fn program(program: &mut Program) {
    program.funcs.iter_mut().for_each(|func| {
        function(func);
    });
}

/// Whether something was dropped.
pub(super) fn function(func: &mut Func) -> bool {
    let live = live_values(func);
    let mut changed = false;
    for block in &mut func.blocks {
        let before = block.insts.len();
        block
            .insts
            .retain(|i| !i.op.is_pure() || i.result.is_some_and(|v| live[v.index()]));
        changed |= block.insts.len() != before;
    }
    if func
        .blocks
        .iter()
        .skip(1)
        .any(|b| b.params.iter().any(|p| !live[p.index()]))
    {
        edit::drop_params(func, &|p| !live[p.index()]);
        changed = true;
    }
    changed
}

/// Walks backwards until no value more is found to be read: as many times as loops are nested, and once again.
fn live_values(func: &mut Func) -> Vec<bool> {
    let mut live = vec![false; func.reps.len()];
    let params: Vec<Vec<Value>> = func.blocks.iter().map(|b| b.params.clone()).collect();
    let mut found = true;
    while found {
        found = false;
        let mut mark = |live: &mut Vec<bool>, value: Value| {
            found |= !std::mem::replace(&mut live[value.index()], true);
        };
        for block in func.blocks.iter_mut().rev() {
            for target in targets_mut(&mut block.term) {
                for (&arg, param) in target.args.iter().zip(&params[target.block.index()]) {
                    if live[param.index()] {
                        mark(&mut live, arg);
                    }
                }
            }
            match &block.term {
                Term::Jump(_) | Term::Unreachable => {}
                Term::Branch { cond: value, .. }
                | Term::Switch { value, .. }
                | Term::Return(value) => {
                    mark(&mut live, *value);
                }
                Term::TailCall { args, .. } => args.iter().for_each(|&v| mark(&mut live, v)),
                Term::TailCallClosure { closure, args, .. } => {
                    mark(&mut live, *closure);
                    args.iter().for_each(|&v| mark(&mut live, v));
                }
            }
            for inst in block.insts.iter_mut().rev() {
                if !inst.op.is_pure() || inst.result.is_some_and(|v| live[v.index()]) {
                    each_operand(&mut inst.op, &mut |v| mark(&mut live, v));
                }
            }
        }
    }
    live
}
