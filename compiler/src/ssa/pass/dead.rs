//! Removes blocks that cannot be reached.

use super::edit::each_successor;
use crate::ssa::ir::{BlockId, Func, Term};

/// Drops unreachable blocks and numbers the others so that blocks come before those they lead to, loops aside.
pub(crate) fn unreachable_blocks(func: &mut Func) {
    let order = reverse_postorder(func);
    if order.len() == func.blocks.len() && order.iter().enumerate().all(|(new, old)| new == old.index()) {
        return;
    }
    let mut number = vec![BlockId(0); func.blocks.len()];
    order.iter().enumerate().for_each(|(new, old)| number[old.index()] = BlockId(new as u32));
    let mut old: Vec<_> = std::mem::take(&mut func.blocks).into_iter().map(Some).collect();
    func.blocks = order.iter().filter_map(|id| old[id.index()].take()).collect();
    for block in &mut func.blocks {
        match &mut block.term {
            Term::Switch { cases, default, .. } => {
                cases.iter_mut().for_each(|(_, block)| *block = number[block.index()]);
                *default = number[default.index()];
            }
            term => super::edit::targets_mut(term).for_each(|target| target.block = number[target.block.index()]),
        }
    }
}

pub(super) fn reverse_postorder(func: &Func) -> Vec<BlockId> {
    let mut order = vec![];
    let mut seen = vec![false; func.blocks.len()];
    // Each block is pushed twice: to enter it, and to leave it behind its successors.
    let mut pending = vec![(BlockId(0), false)];
    while let Some((block, leaves)) = pending.pop() {
        if leaves {
            order.push(block);
        } else if !std::mem::replace(&mut seen[block.index()], true) {
            pending.push((block, true));
            each_successor(&func.blocks[block.index()].term, &mut |to| {
                if !seen[to.index()] {
                    pending.push((to, false));
                }
            });
        }
    }
    order.reverse();
    order
}
