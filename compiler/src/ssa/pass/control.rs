//! Jumps: through blocks that do nothing but jump on, and into blocks that nothing else jumps to.

use super::dead;
use super::edit::{self, Const, Same, targets_mut};
use crate::ssa::ir::{BlockId, Func, Target, Term, Value};

/// A chain of empty blocks is followed so far: it may be a loop.
const HOPS: usize = 8;

/// Whether ways have changed, so that parameters may get fewer values. `decided` tells that some blocks may not be reached
/// any more.
pub(super) fn function(func: &mut Func, decided: bool) -> bool {
    if decided {
        dead::unreachable_blocks(func);
    }
    let threaded = Threads::new(func).run();
    if threaded {
        dead::unreachable_blocks(func);
    }
    if merge(func) {
        dead::unreachable_blocks(func);
    }
    threaded
}

/// What jump threading must know of a function.
struct Threads<'f> {
    func: &'f mut Func,
    /// The block does nothing, and only its own end reads its parameters.
    empty: Vec<bool>,
    bools: Vec<Option<bool>>,
    changed: bool,
}

impl<'f> Threads<'f> {
    fn new(func: &'f mut Func) -> Threads<'f> {
        let mut uses = vec![0u32; func.reps.len()];
        let mut bools = vec![None; func.reps.len()];
        for block in &mut func.blocks {
            for inst in &mut block.insts {
                edit::each_operand(&mut inst.op, &mut |v| uses[v.index()] += 1);
                if let (Some(result), Some(Const::Bool(b))) = (inst.result, Const::of(&inst.op)) {
                    bools[result.index()] = Some(b);
                }
            }
            block.term.map_operands(&mut |v| {
                uses[v.index()] += 1;
                v
            });
        }
        let mut empty = vec![false; func.blocks.len()];
        for (index, block) in func.blocks.iter_mut().enumerate().skip(1) {
            if block.insts.is_empty() {
                block.term.map_operands(&mut |v| {
                    uses[v.index()] -= 1;
                    v
                });
                empty[index] = block.params.iter().all(|p| uses[p.index()] == 0);
                block.term.map_operands(&mut |v| {
                    uses[v.index()] += 1;
                    v
                });
            }
        }
        Threads { func, empty, bools, changed: false }
    }

    fn run(mut self) -> bool {
        for index in 0..self.func.blocks.len() {
            let mut hops = 0;
            while hops < HOPS && self.step(index) {
                self.changed = true;
                hops += 1;
            }
        }
        self.changed
    }

    /// Follows the end of a block one empty block further.
    fn step(&mut self, index: usize) -> bool {
        let mut term = std::mem::replace(&mut self.func.blocks[index].term, Term::Unreachable);
        let moved = match &mut term {
            Term::Jump(target) => match self.copied_end(index, target) {
                Some(end) => {
                    term = end;
                    true
                }
                None => false,
            },
            Term::Branch { cond, then, otherwise } => {
                let cond = *cond;
                let first = self.decided(index, then, cond, true).map(|next| *then = next).is_some();
                let second = self.decided(index, otherwise, cond, false).map(|next| *otherwise = next).is_some();
                first || second
            }
            Term::Switch { cases, default, .. } => {
                let mut moved = false;
                for block in cases.iter_mut().map(|c| &mut c.1).chain([default]) {
                    let target = Target { block: *block, args: vec![] };
                    if let Some(Term::Jump(next)) = self.end_of(index, &target)
                        && next.args.is_empty()
                    {
                        *block = next.block;
                        moved = true;
                    }
                }
                moved
            }
            _ => false,
        };
        self.func.blocks[index].term = term;
        moved
    }

    /// The end of an empty block that this block goes to, with the arguments in place of its parameters.
    fn end_of(&self, from: usize, target: &Target) -> Option<Term> {
        if !self.empty[target.block.index()] || target.block.index() == from {
            return None;
        }
        let block = &self.func.blocks[target.block.index()];
        let mut term = block.term.clone();
        term.map_operands(&mut |v| match block.params.iter().position(|&p| p == v) {
            Some(at) => target.args[at],
            None => v,
        });
        let loops = edit::targets(&term).any(|t| t.block == target.block);
        (!loops).then_some(term)
    }

    /// An end that may stand in place of a jump to it. Calls are not copied.
    fn copied_end(&self, from: usize, target: &Target) -> Option<Term> {
        self.end_of(from, target).filter(|end| !matches!(end, Term::TailCall { .. } | Term::TailCallClosure { .. }))
    }

    /// Where an edge of a branch leads in the end, given what the branch has found out.
    fn decided(&self, from: usize, target: &Target, cond: Value, holds: bool) -> Option<Target> {
        match self.end_of(from, target)? {
            Term::Jump(next) => Some(next),
            Term::Branch { cond: again, then, otherwise } => {
                let known = if again == cond { Some(holds) } else { self.bools[again.index()] };
                known.map(|holds| if holds { then } else { otherwise })
            }
            _ => None,
        }
    }
}

/// For each block to which a single edge leads, from a branch: the block of that branch.
pub(super) fn only_branches(func: &Func) -> Vec<Option<BlockId>> {
    let counts = edit::predecessor_counts(func);
    let mut behind = vec![None; func.blocks.len()];
    for (number, block) in func.blocks.iter().enumerate() {
        if let Term::Branch { then, otherwise, .. } = &block.term {
            for target in [then, otherwise] {
                if counts[target.block.index()] == 1 {
                    behind[target.block.index()] = Some(BlockId(number as u32));
                }
            }
        }
    }
    behind
}

/// Moves blocks with one way in to the end of their predecessors.
fn merge(func: &mut Func) -> bool {
    let counts = edit::predecessor_counts(func);
    let mut same = Same::new(func.reps.len());
    let mut changed = false;
    for index in 0..func.blocks.len() {
        while let Some((next, args)) = only_successor(func, index, &counts) {
            let block = &mut func.blocks[next.index()];
            let params = std::mem::take(&mut block.params);
            let insts = std::mem::take(&mut block.insts);
            let term = std::mem::replace(&mut block.term, Term::Unreachable);
            params.into_iter().zip(args).for_each(|(param, arg)| same.replace(param, arg));
            func.blocks[index].insts.extend(insts);
            func.blocks[index].term = term;
            changed = true;
        }
    }
    if changed {
        edit::substitute(func, &mut same);
    }
    changed
}

/// The block that only this one goes to, and nowhere else.
fn only_successor(func: &Func, index: usize, counts: &[u32]) -> Option<(BlockId, Vec<Value>)> {
    let Term::Jump(target) = &func.blocks[index].term else {
        return None;
    };
    let is_free = counts[target.block.index()] == 1 && target.block.index() != index && target.block.0 != 0;
    is_free.then(|| (target.block, target.args.clone()))
}

/// Makes self-tail-calls jumps behind the entry.
pub(super) fn self_tail_calls(func: &mut Func, id: crate::ssa::ir::FuncId) {
    let is_own = |term: &Term| matches!(term, Term::TailCall { func, .. } if *func == id);
    if !func.blocks.iter().any(|b| is_own(&b.term)) {
        return;
    }
    let head = func.new_block();
    let old = func.params().to_vec();
    let fresh: Vec<Value> = old.iter().map(|&p| func.new_value(func.rep(p))).collect();
    let term = Term::Jump(Target { block: head, args: fresh.clone() });
    let first = std::mem::replace(&mut func.blocks[0], crate::ssa::ir::Block { params: fresh, insts: vec![], term });
    func.blocks[head.index()] = first;
    for block in &mut func.blocks {
        if let Term::TailCall { func, args, loc } = &mut block.term
            && *func == id
        {
            let args = std::mem::take(args);
            block.insts.push(crate::ssa::ir::Inst { result: None, op: crate::ssa::ir::Op::Poll, loc: *loc });
            block.term = Term::Jump(Target { block: head, args });
        }
    }
    debug_assert!(func.blocks.iter_mut().all(|b| targets_mut(&mut b.term).all(|t| t.block.0 != 0)));
}
