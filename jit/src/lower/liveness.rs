//! Which references live across which safepoints. Knows nothing of Cranelift.

use compiler::ssa::ir::{Func, Op, Rep, Term, Value};
use rustc_hash::FxHashMap;

/// A safepoint of a function.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum At {
    Entry,
    /// Block and position of the operation.
    Inst(u32, u32),
}

pub(super) struct Liveness {
    /// References alive behind a safepoint, its result excluded.
    points: FxHashMap<At, Vec<Value>>,
    crosses: Bits,
    /// The largest number of references alive at one safepoint.
    pub most: usize,
    pub polls_at_entry: bool,
}

/// A set of values.
#[derive(Clone, PartialEq)]
struct Bits(Vec<u64>);

impl Bits {
    fn new(values: usize) -> Bits {
        Bits(vec![0; values.div_ceil(64)])
    }
    fn set(&mut self, value: Value) {
        self.0[value.index() / 64] |= 1 << (value.index() % 64);
    }
    fn clear(&mut self, value: Value) {
        self.0[value.index() / 64] &= !(1 << (value.index() % 64));
    }
    fn has(&self, value: Value) -> bool {
        self.0[value.index() / 64] >> (value.index() % 64) & 1 == 1
    }
    fn add(&mut self, other: &Bits) {
        self.0.iter_mut().zip(&other.0).for_each(|(mine, more)| *mine |= more);
    }
    fn list(&self) -> Vec<Value> {
        let mut values = Vec::new();
        for (index, &word) in self.0.iter().enumerate() {
            let mut word = word;
            while word != 0 {
                values.push(Value((index * 64) as u32 + word.trailing_zeros()));
                word &= word - 1;
            }
        }
        values
    }
}

/// Blocks that can be reached from the entry, every block behind those that dominate it.
pub(super) fn reachable(func: &Func) -> Vec<usize> {
    let mut order = Vec::with_capacity(func.blocks.len());
    let mut seen = vec![false; func.blocks.len()];
    seen[0] = true;
    let mut stack = vec![(0, func.blocks[0].term.targets(), 0)];
    while let Some((block, targets, next)) = stack.last_mut() {
        match targets.get(*next) {
            Some(target) => {
                *next += 1;
                let target = target.index();
                if !std::mem::replace(&mut seen[target], true) {
                    stack.push((target, func.blocks[target].term.targets(), 0));
                }
            }
            None => {
                order.push(*block);
                stack.pop();
            }
        }
    }
    order.reverse();
    order
}

fn is_safepoint(op: &Op) -> bool {
    matches!(op, Op::Call { .. } | Op::CallClosure { .. } | Op::Poll)
}

impl Liveness {
    pub(super) fn new(func: &Func, order: &[usize]) -> Liveness {
        let mut result = Liveness {
            points: FxHashMap::default(),
            crosses: Bits::new(func.reps.len()),
            most: 0,
            polls_at_entry: polls_at_entry(func, order),
        };
        let any = order.iter().any(|&block| func.blocks[block].insts.iter().any(|inst| is_safepoint(&inst.op)));
        if !any && !result.polls_at_entry {
            return result;
        }
        let live_in = live_in(func, order);
        for &index in order {
            let block = &func.blocks[index];
            let mut live = live_out(func, index, &live_in);
            walk_back(func, index, &mut live, |position, live| {
                if is_safepoint(&block.insts[position].op) {
                    result.note(At::Inst(index as u32, position as u32), live);
                }
            });
            if index == 0 && result.polls_at_entry {
                // Parameters of the first block are still alive here, unlike in `live_in`.
                result.note_entry(func, &live);
            }
        }
        result
    }

    fn note(&mut self, at: At, live: &Bits) {
        self.crosses.add(live);
        let values = live.list();
        self.most = self.most.max(values.len());
        self.points.insert(at, values);
    }

    /// At the entry the parameters are passed on as block arguments: they need not be variables for that.
    fn note_entry(&mut self, func: &Func, live: &Bits) {
        let params = func.params().iter().copied();
        let values: Vec<Value> = params.filter(|&param| func.rep(param) == Rep::Ref && live.has(param)).collect();
        self.most = self.most.max(values.len());
        self.points.insert(At::Entry, values);
    }

    pub(super) fn at(&self, at: At) -> Vec<Value> {
        self.points.get(&at).cloned().unwrap_or_default()
    }

    pub(super) fn crosses(&self, value: Value) -> bool {
        self.crosses.has(value)
    }
}

/// Every function that calls Mesh functions polls; loops have polls of their own.
fn polls_at_entry(func: &Func, order: &[usize]) -> bool {
    order.iter().any(|&index| {
        let block = &func.blocks[index];
        let tail = matches!(block.term, Term::TailCall { .. } | Term::TailCallClosure { .. });
        tail || block.insts.iter().any(|inst| is_safepoint(&inst.op))
    })
}

/// References alive at the start of every block, behind its parameters.
fn live_in(func: &Func, order: &[usize]) -> Vec<Bits> {
    let mut live_in = vec![Bits::new(func.reps.len()); func.blocks.len()];
    let mut changed = true;
    while changed {
        changed = false;
        for &index in order.iter().rev() {
            let mut live = live_out(func, index, &live_in);
            walk_back(func, index, &mut live, |_, _| {});
            for &param in &func.blocks[index].params {
                live.clear(param);
            }
            if live != live_in[index] {
                live_in[index] = live;
                changed = true;
            }
        }
    }
    live_in
}

fn live_out(func: &Func, index: usize, live_in: &[Bits]) -> Bits {
    let mut live = Bits::new(func.reps.len());
    for target in func.blocks[index].term.targets() {
        live.add(&live_in[target.index()]);
    }
    live
}

/// Walks a block from its end; `visit` sees what is alive behind an operation without its result.
fn walk_back(func: &Func, index: usize, live: &mut Bits, mut visit: impl FnMut(usize, &Bits)) {
    let block = &func.blocks[index];
    let used = |live: &mut Bits, values: Vec<Value>| {
        values.into_iter().filter(|&value| func.rep(value) == Rep::Ref).for_each(|value| live.set(value));
    };
    used(live, block.term.operands());
    for (position, inst) in block.insts.iter().enumerate().rev() {
        if let Some(result) = inst.result {
            live.clear(result);
        }
        visit(position, live);
        used(live, inst.op.operands());
    }
}
