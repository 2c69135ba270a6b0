//! Removes blocks that cannot be reached and pure operations that nobody reads.

use crate::ssa::ir::{BlockId, Func, Program, Term};

/// Drops unreachable blocks and renumbers the others.
pub(crate) fn unreachable_blocks(func: &mut Func) {
    let mut order = vec![];
    let mut number = vec![None; func.blocks.len()];
    let mut pending = vec![BlockId(0)];
    while let Some(id) = pending.pop() {
        if number[id.index()].is_some() {
            continue;
        }
        number[id.index()] = Some(BlockId(order.len() as u32));
        order.push(id);
        pending.extend(func.blocks[id.index()].term.targets().into_iter().rev());
    }
    let mut old: Vec<_> = std::mem::take(&mut func.blocks).into_iter().map(Some).collect();
    func.blocks = order.iter().filter_map(|id| old[id.index()].take()).collect();
    let renumber = |id: &mut BlockId| {
        if let Some(new) = number[id.index()] {
            *id = new;
        }
    };
    for block in &mut func.blocks {
        match &mut block.term {
            Term::Jump(target) => renumber(&mut target.block),
            Term::Branch { then, otherwise, .. } => {
                renumber(&mut then.block);
                renumber(&mut otherwise.block);
            }
            Term::Switch { cases, default, .. } => {
                cases.iter_mut().for_each(|(_, block)| renumber(block));
                renumber(default);
            }
            Term::Return(_) | Term::TailCall { .. } | Term::TailCallClosure { .. } | Term::Unreachable => {}
        }
    }
}

/// Drops pure operations whose results are never read, until none is left.
pub(crate) fn unused(program: &mut Program) {
    for func in &mut program.funcs {
        loop {
            let mut read = vec![false; func.reps.len()];
            for block in &func.blocks {
                let operands = block.insts.iter().flat_map(|i| i.op.operands()).chain(block.term.operands());
                operands.for_each(|v| read[v.index()] = true);
            }
            let mut changed = false;
            for block in &mut func.blocks {
                let before = block.insts.len();
                block.insts.retain(|i| !i.op.is_pure() || i.result.is_some_and(|v| read[v.index()]));
                changed |= block.insts.len() != before;
            }
            if !changed {
                break;
            }
        }
    }
}
