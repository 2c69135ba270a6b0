//! Leads ways around decisions that are settled on them: where several ways meet in a block that only decides, a way that
//! brings a constant goes on straight to where the decision would send it. What the block has worked out by then is worked
//! out on that way too, so only short blocks without effects are passed by.

use super::dominance::Dominators;
use super::edit::{self, Const, each_operand};
use super::simplify::holds;
use crate::ssa::ir::{BlockId, Func, Inst, Op, Target, Term, Value};
use rustc_hash::FxHashMap;

/// Operations, constants aside, that may be repeated to pass a block by.
const COPIED: usize = 4;

/// Whether a way was changed.
pub(super) fn function(func: &mut Func) -> bool {
    let counts = edit::predecessor_counts(func);
    let decides = |number: usize| number > 0 && counts[number] > 1 && is_short(func, number);
    let candidates: Vec<usize> = (0..func.blocks.len()).filter(|&number| decides(number)).collect();
    if candidates.is_empty() {
        return false;
    }
    let mut ways = Ways::new(func, counts, &candidates);
    let mut changed = false;
    for block in candidates {
        changed |= ways.pass_by(block);
    }
    changed
}

/// Whether a block decides between two others and does little before.
fn is_short(func: &Func, number: usize) -> bool {
    let block = &func.blocks[number];
    let Term::Branch { then, otherwise, .. } = &block.term else { return false };
    let cheap = |op: &Op| op.is_pure() && !matches!(op, Op::Record { .. } | Op::Closure { .. });
    then.block != otherwise.block
        && block.insts.iter().all(|i| cheap(&i.op))
        && block.insts.iter().filter(|i| Const::of(&i.op).is_none()).count() <= COPIED
}

struct Ways<'f> {
    func: &'f mut Func,
    /// Edges to each block: at first, and now.
    at_first: Vec<u32>,
    counts: Vec<u32>,
    /// Dominance by blocks with one way in lasts: only the blocks that are passed by lose theirs.
    dominators: Dominators,
    /// Constants and tags of values.
    consts: FxHashMap<Value, Const>,
    tags: FxHashMap<Value, u32>,
    /// Blocks that jump to each candidate, and blocks that read each value.
    before: FxHashMap<usize, Vec<usize>>,
    readers: Vec<Vec<u32>>,
}

impl<'f> Ways<'f> {
    fn new(func: &'f mut Func, counts: Vec<u32>, candidates: &[usize]) -> Ways<'f> {
        let mut consts = FxHashMap::default();
        let mut tags = FxHashMap::default();
        let mut before: FxHashMap<usize, Vec<usize>> = candidates.iter().map(|&b| (b, vec![])).collect();
        let mut readers: Vec<Vec<u32>> = vec![vec![]; func.reps.len()];
        for (number, block) in func.blocks.iter_mut().enumerate() {
            let mut read = |v: Value| {
                let readers = &mut readers[v.index()];
                if readers.last() != Some(&(number as u32)) {
                    readers.push(number as u32);
                }
            };
            for inst in &mut block.insts {
                each_operand(&mut inst.op, &mut read);
                let Some(result) = inst.result else { continue };
                if let Some(constant) = Const::of(&inst.op) {
                    consts.insert(result, constant);
                }
                if let Op::Record { tag, .. } | Op::Nullary(tag) = inst.op {
                    tags.insert(result, tag);
                }
            }
            block.term.map_operands(&mut |v| {
                read(v);
                v
            });
            if let Term::Jump(target) = &block.term
                && let Some(sources) = before.get_mut(&target.block.index())
            {
                sources.push(number);
            }
        }
        let dominators = Dominators::new(func);
        Ways { func, at_first: counts.clone(), counts, dominators, consts, tags, before, readers }
    }

    /// Leads every way around the block that it can.
    fn pass_by(&mut self, block: usize) -> bool {
        let sources = self.before.remove(&block).unwrap_or_default();
        // The head of a loop stays: it is where the loop is entered.
        if self.counts[block] < 2 || sources.iter().any(|&source| source >= block) {
            return false;
        }
        let settled: Vec<(usize, bool)> =
            sources.iter().filter_map(|&source| Some((source, self.outcome(source, block)?))).collect();
        if settled.is_empty() || !self.repair(block) {
            return false;
        }
        for (source, holds) in settled {
            self.redirect(source, block, holds);
        }
        true
    }

    /// What the block decides if it is reached from a source.
    fn outcome(&self, source: usize, block: usize) -> Option<bool> {
        let Term::Jump(Target { args, .. }) = &self.func.blocks[source].term else { return None };
        let block = &self.func.blocks[block];
        let mut found: FxHashMap<Value, Const> = FxHashMap::default();
        let mut arrived: FxHashMap<Value, Value> = FxHashMap::default();
        for (&param, &arg) in block.params.iter().zip(args) {
            arrived.insert(param, arg);
            if let Some(&constant) = self.consts.get(&arg) {
                found.insert(param, constant);
            }
        }
        for inst in &block.insts {
            let get = |v: &Value| found.get(v).or_else(|| self.consts.get(v)).copied();
            let value = match &inst.op {
                Op::Tag(a) => {
                    let object = arrived.get(a).unwrap_or(a);
                    self.tags.get(object).map(|&tag| Const::Int(i64::from(tag)))
                }
                Op::IntCompare(kind, a, b) => match (get(a), get(b)) {
                    (Some(Const::Int(a)), Some(Const::Int(b))) => Some(Const::Bool(holds(*kind, a.cmp(&b)))),
                    _ => None,
                },
                Op::BoolNot(a) => match get(a) {
                    Some(Const::Bool(b)) => Some(Const::Bool(!b)),
                    _ => None,
                },
                op => Const::of(op),
            };
            if let (Some(result), Some(value)) = (inst.result, value) {
                found.insert(result, value);
            }
        }
        match &block.term {
            Term::Branch { cond, .. } => match found.get(cond).or_else(|| self.consts.get(cond)) {
                Some(&Const::Bool(holds)) => Some(holds),
                _ => None,
            },
            _ => None,
        }
    }

    /// Passes what the block defines on to its successors as parameters, as far as they or what follows them read it.
    /// False if something reads it where that cannot be done; then nothing has changed.
    fn repair(&mut self, block: usize) -> bool {
        let Term::Branch { then, otherwise, .. } = &self.func.blocks[block].term else { return false };
        let successors = [then.block, otherwise.block];
        let results = self.func.blocks[block].insts.iter().filter_map(|i| i.result);
        let defined: Vec<Value> = self.func.blocks[block].params.iter().copied().chain(results).collect();
        // (value, the successor that is to pass it, who reads it)
        let mut moves: Vec<(Value, usize, u32)> = vec![];
        for &value in &defined {
            // Values made in this round have readers that nobody has counted.
            let Some(readers) = self.readers.get(value.index()) else { return false };
            for &reader in readers.iter().filter(|&&reader| reader as usize != block) {
                let serves = |successor: &BlockId| {
                    let single = self.at_first[successor.index()] == 1 && self.counts[successor.index()] == 1;
                    single && self.dominators.dominates(*successor, BlockId(reader))
                };
                let Some(at) = successors.iter().position(serves) else { return false };
                moves.push((value, at, reader));
            }
        }
        let mut passed: FxHashMap<(Value, usize), Value> = FxHashMap::default();
        for (value, at, reader) in moves {
            let by = match passed.get(&(value, at)) {
                Some(&by) => by,
                None => {
                    let by = self.func.new_value(self.func.rep(value));
                    passed.insert((value, at), by);
                    self.func.blocks[successors[at].index()].params.push(by);
                    if let Term::Branch { then, otherwise, .. } = &mut self.func.blocks[block].term {
                        [then, otherwise][at].args.push(value);
                    }
                    by
                }
            };
            let reader = &mut self.func.blocks[reader as usize];
            let mut rename = |v: Value| if v == value { by } else { v };
            reader.insts.iter_mut().for_each(|inst| inst.op.map_operands(&mut rename));
            reader.term.map_operands(&mut rename);
        }
        for value in defined {
            self.readers[value.index()].retain(|&reader| reader as usize == block);
        }
        true
    }

    /// Lets a source go where the block would send it.
    fn redirect(&mut self, source: usize, block: usize, holds: bool) {
        let Term::Jump(Target { args, .. }) = &self.func.blocks[source].term else { return };
        let mut by: FxHashMap<Value, Value> =
            self.func.blocks[block].params.iter().copied().zip(args.iter().copied()).collect();
        let insts = self.func.blocks[block].insts.clone();
        let mut read = vec![];
        for inst in insts {
            let Inst { result, mut op, loc } = inst;
            op.map_operands(&mut |v| by.get(&v).copied().unwrap_or(v));
            each_operand(&mut op, &mut |v| read.push(v));
            let result = result.map(|old| {
                let new = self.func.new_value(self.func.rep(old));
                if let Some(&constant) = self.consts.get(&old) {
                    self.consts.insert(new, constant);
                }
                by.insert(old, new);
                new
            });
            self.func.blocks[source].insts.push(Inst { result, op, loc });
        }
        let Term::Branch { then, otherwise, .. } = &self.func.blocks[block].term else { return };
        let mut target = if holds { then.clone() } else { otherwise.clone() };
        target.args.iter_mut().for_each(|v| *v = by.get(v).copied().unwrap_or(*v));
        read.extend(&target.args);
        for value in read {
            if let Some(readers) = self.readers.get_mut(value.index())
                && !readers.contains(&(source as u32))
            {
                readers.push(source as u32);
            }
        }
        self.counts[block] -= 1;
        self.counts[target.block.index()] += 1;
        if let Some(sources) = self.before.get_mut(&target.block.index()) {
            sources.push(source);
        }
        self.func.blocks[source].term = Term::Jump(target);
    }
}
