//! Which blocks every way to a block leads through, and which loops it is in. Expects that all blocks can be reached.

use crate::ssa::ir::{BlockId, Func, Term, Value};

pub(super) struct Dominators {
    /// The closest dominator of each block; the entry's is itself.
    closest: Vec<u32>,
    /// Position of each block in an order in which predecessors come first, loops aside.
    position: Vec<u32>,
}

impl Dominators {
    pub(super) fn new(func: &Func) -> Dominators {
        let order: Vec<u32> = super::dead::reverse_postorder(func).into_iter().map(|b| b.0).collect();
        let mut position = vec![0; func.blocks.len()];
        let mut before: Vec<Vec<u32>> = vec![vec![]; func.blocks.len()];
        for (at, &block) in order.iter().enumerate() {
            position[block as usize] = at as u32;
            for to in func.blocks[block as usize].term.targets() {
                before[to.index()].push(block);
            }
        }
        const NONE: u32 = u32::MAX;
        let mut closest = vec![NONE; func.blocks.len()];
        closest[0] = 0;
        let mut changed = true;
        while changed {
            changed = false;
            for &block in &order[1..] {
                let mut best = NONE;
                for &from in &before[block as usize] {
                    if closest[from as usize] == NONE {
                        continue;
                    }
                    best = if best == NONE { from } else { common(&closest, &position, best, from) };
                }
                changed |= std::mem::replace(&mut closest[block as usize], best) != best;
            }
        }
        Dominators { closest, position }
    }

    pub(super) fn blocks(&self) -> u32 {
        self.closest.len() as u32
    }

    /// Whether every way to `block` leads through `by`; a block dominates itself.
    pub(super) fn dominates(&self, by: BlockId, block: BlockId) -> bool {
        let mut at = block.0;
        while self.position[at as usize] > self.position[by.index()] {
            at = self.closest[at as usize];
        }
        at == by.0
    }
}

fn common(closest: &[u32], position: &[u32], mut a: u32, mut b: u32) -> u32 {
    while a != b {
        if position[a as usize] > position[b as usize] {
            a = closest[a as usize];
        } else {
            b = closest[b as usize];
        }
    }
    a
}

/// A loop: a block that dominates a jump back to it, and what lies between.
pub(super) struct Loop {
    pub(super) head: BlockId,
    inside: Vec<bool>,
}

impl Loop {
    pub(super) fn contains(&self, block: BlockId) -> bool {
        self.inside.get(block.index()).copied().unwrap_or(false)
    }
    /// Takes in a block that was made since.
    pub(super) fn add(&mut self, block: BlockId) {
        self.inside.resize(self.inside.len().max(block.index() + 1), false);
        self.inside[block.index()] = true;
    }
    pub(super) fn blocks(&self) -> impl Iterator<Item = BlockId> {
        (0..).zip(&self.inside).filter(|(_, inside)| **inside).map(|(number, _)| BlockId(number))
    }
    pub(super) fn size(&self) -> usize {
        self.blocks().count()
    }
}

/// All loops; those with the same head are one.
pub(super) fn loops(func: &Func) -> Vec<Loop> {
    let mut backs: Vec<(BlockId, BlockId)> = vec![];
    for (number, block) in func.blocks.iter().enumerate() {
        super::edit::each_successor(&block.term, &mut |to| {
            // Blocks are numbered so that only a loop leads back.
            if to.index() <= number {
                backs.push((to, BlockId(number as u32)));
            }
        });
    }
    let mut loops: Vec<Loop> = vec![];
    if backs.is_empty() {
        return loops;
    }
    let dominators = Dominators::new(func);
    let mut before = vec![vec![]; func.blocks.len()];
    for (number, block) in func.blocks.iter().enumerate() {
        super::edit::each_successor(&block.term, &mut |to| before[to.index()].push(BlockId(number as u32)));
    }
    backs.sort();
    for same_head in backs.chunk_by(|a, b| a.0 == b.0) {
        let head = same_head[0].0;
        let mut inside = vec![false; func.blocks.len()];
        inside[head.index()] = true;
        let ends = same_head.iter().map(|back| back.1);
        let mut pending: Vec<BlockId> = ends.filter(|&end| dominators.dominates(head, end)).collect();
        while let Some(block) = pending.pop() {
            if !std::mem::replace(&mut inside[block.index()], true) {
                pending.extend(&before[block.index()]);
            }
        }
        loops.push(Loop { head, inside });
    }
    loops
}

/// How many loops each block is in.
pub(super) fn loop_depths(func: &Func) -> Vec<u32> {
    let mut depths = vec![0; func.blocks.len()];
    for around in loops(func) {
        around.blocks().for_each(|block| depths[block.index()] += 1);
    }
    depths
}

/// The first value that is read where its definition may not have run, or a way back to the entry.
pub(super) fn check(func: &Func) -> Result<(), String> {
    let dominators = Dominators::new(func);
    // Where each value is made: the block, and how far into it.
    let mut made = vec![(BlockId(0), 0); func.reps.len()];
    for (number, block) in func.blocks.iter().enumerate() {
        let id = BlockId(number as u32);
        block.params.iter().for_each(|p| made[p.index()] = (id, 0));
        for (at, inst) in block.insts.iter().enumerate() {
            inst.result.iter().for_each(|v| made[v.index()] = (id, at + 1));
        }
        if block.term.targets().contains(&BlockId(0)) {
            return Err(format!("b{number} goes to the entry"));
        }
        if let Term::Switch { cases, default, .. } = &block.term {
            let bare = |b: &BlockId| func.blocks[b.index()].params.is_empty();
            if !cases.iter().map(|c| &c.1).chain([default]).all(bare) {
                return Err(format!("b{number} switches to a block with parameters"));
            }
        }
    }
    for (number, block) in func.blocks.iter().enumerate() {
        let id = BlockId(number as u32);
        let reads = |value: Value, at: usize| {
            let (home, place) = made[value.index()];
            let ok = if home == id { place <= at } else { dominators.dominates(home, id) };
            if ok { Ok(()) } else { Err(format!("b{number} reads {value} of {home}, which need not have run")) }
        };
        for (at, inst) in block.insts.iter().enumerate() {
            inst.op.operands().into_iter().try_for_each(|v| reads(v, at))?;
        }
        block.term.operands().into_iter().try_for_each(|v| reads(v, block.insts.len()))?;
    }
    Ok(())
}
