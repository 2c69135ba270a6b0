//! Removes blocks that cannot be reached.

use crate::ssa::ir::{BlockId, Func, Term};

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
