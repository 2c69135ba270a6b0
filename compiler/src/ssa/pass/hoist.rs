//! Reads what a loop does not change in front of the loop: words of objects, which never change once they are made. The
//! references and numbers that are read so may live across safepoints like any value. Arithmetic is left to the code
//! generator, which does the same for it.
//!
//! A word may be read early only if it is there whatever the loop would have decided first: the parts of a list view, or
//! what the head of the loop reads anyway. The words of a variant lie behind a test of its tag.

use super::dominance::{self, Dominators, Loop};
use super::edit::{self, Same};
use super::{dead, live};
use crate::ssa::ir::{BlockId, Func, Inst, Op, Program, Rep, Target, Term, Value};
use rustc_hash::FxHashSet;

/// So many words are read in front of one loop: there are only so many registers.
const WORDS_MAX: usize = 12;
/// Words of a list view: buffer, offset, length.
const VIEW_WORDS: u32 = 3;

/// Which word of which object, and how it is read.
type Word = (Value, u32, Rep);

pub(super) fn program(program: &mut Program) {
    super::each(program, function);
}

pub(super) fn function(func: &mut Func) {
    let mut loops = dominance::loops(func);
    if loops.is_empty() {
        return;
    }
    // What leaves an inner loop may leave the outer one too.
    loops.sort_by_key(Loop::size);
    let dominators = Dominators::new(func);
    let mut hoist = Hoist::new(func, dominators);
    for number in 0..loops.len() {
        hoist.run(&mut loops, number);
    }
    let Hoist { mut same, changed, .. } = hoist;
    if changed {
        edit::substitute(func, &mut same);
        live::function(func);
        dead::unreachable_blocks(func);
    }
}

struct Hoist<'f> {
    func: &'f mut Func,
    /// The block that makes each value.
    home: Vec<BlockId>,
    /// The values that are lists.
    lists: FxHashSet<Value>,
    /// Of the blocks that there were at first.
    dominators: Dominators,
    same: Same,
    changed: bool,
}

impl<'f> Hoist<'f> {
    fn new(func: &'f mut Func, dominators: Dominators) -> Hoist<'f> {
        let mut home = vec![BlockId(0); func.reps.len()];
        let mut arrays = FxHashSet::default();
        for (number, block) in func.blocks.iter().enumerate() {
            let results = block.insts.iter().filter_map(|i| i.result);
            block.params.iter().copied().chain(results).for_each(|v| home[v.index()] = BlockId(number as u32));
            for inst in &block.insts {
                if let Op::Slot { array, .. } = inst.op {
                    arrays.insert(array);
                }
            }
        }
        // The buffer of a list is the first word of its view.
        let mut lists = FxHashSet::default();
        for inst in func.blocks.iter().flat_map(|b| &b.insts) {
            if let (Some(result), Op::Field { base, index: 0, .. }) = (inst.result, &inst.op)
                && arrays.contains(&result)
            {
                lists.insert(*base);
            }
        }
        let same = Same::new(func.reps.len());
        Hoist { func, home, lists, dominators, same, changed: false }
    }

    fn run(&mut self, loops: &mut [Loop], number: usize) {
        let found = self.find(&loops[number]);
        if found.is_empty() {
            return;
        }
        self.changed = true;
        let before = self.preheader(loops, number);
        let gone: FxHashSet<Value> = found.iter().map(|f| f.1).collect();
        for block in self.func.blocks.iter_mut() {
            block.insts.retain(|inst| inst.result.is_none_or(|v| !gone.contains(&v)));
        }
        let mut words: Vec<(Word, Value)> = vec![];
        for ((base, index, rep), result) in found {
            let base = self.same.find(base);
            match words.iter().find(|w| w.0 == (base, index, rep)) {
                Some(&(_, again)) => self.same.replace(result, again),
                None => {
                    let op = Op::Field { base, index, rep };
                    let inst = Inst { result: Some(result), op, loc: crate::ssa::ir::LocId::NOWHERE };
                    self.func.blocks[before.index()].insts.push(inst);
                    self.home[result.index()] = before;
                    words.push(((base, index, rep), result));
                }
            }
        }
        self.reuse_in_panics(loops[number].head, &words);
    }

    /// What a panic within the loop says of an object shall not keep the object itself alive in the loop.
    fn reuse_in_panics(&mut self, head: BlockId, words: &[(Word, Value)]) {
        let blocks = self.func.blocks.iter().zip(0..self.dominators.blocks());
        for (block, number) in blocks.filter(|(block, _)| matches!(block.term, Term::Unreachable)) {
            if !self.dominators.dominates(head, BlockId(number)) {
                continue;
            }
            for inst in &block.insts {
                let (Some(result), &Op::Field { base, index, rep }) = (inst.result, &inst.op) else { continue };
                let base = self.same.find(base);
                if let Some(&(_, by)) = words.iter().find(|w| w.0 == (base, index, rep) && w.1 != result) {
                    self.same.replace(result, by);
                }
            }
        }
    }

    /// What can be read in front of the loop, definitions before uses.
    fn find(&mut self, around: &Loop) -> Vec<(Word, Value)> {
        let always = self.read_by_head(around.head);
        // A reference that lives across a call is stored and loaded again there.
        let calls = |b: &BlockId| {
            let block = &self.func.blocks[b.index()];
            let is_call = |i: &Inst| matches!(i.op, Op::Call { .. } | Op::CallClosure { .. });
            !matches!(block.term, Term::Unreachable) && block.insts.iter().any(is_call)
        };
        let with_refs = !around.blocks().any(|b| calls(&b));
        let mut found: Vec<(Word, Value)> = vec![];
        let mut leaves = FxHashSet::default();
        let mut distinct = FxHashSet::default();
        for block in around.blocks() {
            for inst in &self.func.blocks[block.index()].insts {
                let (Some(result), &Op::Field { base, index, rep }) = (inst.result, &inst.op) else { continue };
                let base = self.same.find(base);
                let fixed = leaves.contains(&base) || !around.contains(self.home[base.index()]);
                let word = (base, index, rep);
                let is_there = always.contains(&word) || (self.lists.contains(&base) && index < VIEW_WORDS);
                if !fixed || !is_there || (rep == Rep::Ref && !with_refs) {
                    continue;
                }
                if distinct.len() == WORDS_MAX && !distinct.contains(&word) {
                    continue;
                }
                distinct.insert(word);
                leaves.insert(result);
                found.push((word, result));
            }
        }
        found
    }

    /// The words that are read whenever the loop is entered, before anything can end the process.
    fn read_by_head(&mut self, head: BlockId) -> FxHashSet<Word> {
        let mut words = FxHashSet::default();
        for inst in &self.func.blocks[head.index()].insts {
            match inst.op {
                Op::Field { base, index, rep } => {
                    words.insert((self.same.find(base), index, rep));
                }
                Op::Poll => {}
                ref op if op.is_pure() => {}
                _ => break,
            }
        }
        words
    }

    /// The block from which alone the loop is entered, made if there is none.
    fn preheader(&mut self, loops: &mut [Loop], number: usize) -> BlockId {
        let head = loops[number].head;
        let mut entries = vec![];
        for (block, id) in self.func.blocks.iter().zip(0..) {
            let mut enters = false;
            edit::each_successor(&block.term, &mut |to| enters |= to == head);
            if enters && !loops[number].contains(BlockId(id)) {
                entries.push(BlockId(id));
            }
        }
        if let [entry] = entries[..]
            && matches!(self.func.blocks[entry.index()].term, Term::Jump(_))
        {
            return entry;
        }
        let before = self.func.new_block();
        let reps: Vec<Rep> = self.func.blocks[head.index()].params.iter().map(|p| self.func.reps[p.index()]).collect();
        let params: Vec<Value> = reps.into_iter().map(|rep| self.func.new_value(rep)).collect();
        self.home.resize(self.func.reps.len(), before);
        self.same.grow(self.func.reps.len());
        self.func.blocks[before.index()].params.clone_from(&params);
        self.func.blocks[before.index()].term = Term::Jump(Target { block: head, args: params });
        for entry in entries {
            match &mut self.func.blocks[entry.index()].term {
                Term::Switch { cases, default, .. } => {
                    cases
                        .iter_mut()
                        .map(|c| &mut c.1)
                        .chain([default])
                        .filter(|b| **b == head)
                        .for_each(|b| *b = before);
                }
                term => edit::targets_mut(term).filter(|t| t.block == head).for_each(|t| t.block = before),
            }
        }
        for (other, around) in loops.iter_mut().enumerate() {
            if other != number && around.contains(head) {
                around.add(before);
            }
        }
        before
    }
}
