//! Edits that several passes need: reading operands, replacing values, dropping parameters, renumbering.

use crate::ssa::ir::{BlockId, Func, Inst, Op, Rep, Target, Term, Value};

/// What each value has been replaced by: itself, or another value that may have been replaced too.
pub(super) struct Same {
    of: Vec<Value>,
}

impl Same {
    pub(super) fn new(values: usize) -> Same {
        Same { of: (0..values as u32).map(Value).collect() }
    }

    /// Takes in values that were made since.
    pub(super) fn grow(&mut self, values: usize) {
        self.of.extend((self.of.len() as u32..values as u32).map(Value));
    }

    pub(super) fn replace(&mut self, value: Value, by: Value) {
        self.of[value.index()] = by;
    }

    pub(super) fn find(&mut self, value: Value) -> Value {
        let mut root = value;
        while self.of[root.index()] != root {
            root = self.of[root.index()];
        }
        let mut step = value;
        while self.of[step.index()] != root {
            step = std::mem::replace(&mut self.of[step.index()], root);
        }
        root
    }
}

/// Replaces values everywhere in a function.
pub(super) fn substitute(func: &mut Func, same: &mut Same) {
    for block in &mut func.blocks {
        for inst in &mut block.insts {
            inst.op.map_operands(&mut |v| same.find(v));
        }
        block.term.map_operands(&mut |v| same.find(v));
    }
}

/// Calls `f` on the operands of an operation without a list of them.
pub(super) fn each_operand(op: &mut Op, f: &mut dyn FnMut(Value)) {
    op.map_operands(&mut |v| {
        f(v);
        v
    });
}

/// Jumps that carry arguments.
pub(super) fn targets_mut(term: &mut Term) -> impl Iterator<Item = &mut Target> {
    let (first, second) = match term {
        Term::Jump(target) => (Some(target), None),
        Term::Branch { then, otherwise, .. } => (Some(then), Some(otherwise)),
        _ => (None, None),
    };
    first.into_iter().chain(second)
}

/// Jumps that carry arguments.
pub(super) fn targets(term: &Term) -> impl Iterator<Item = &Target> {
    let (first, second) = match term {
        Term::Jump(target) => (Some(target), None),
        Term::Branch { then, otherwise, .. } => (Some(then), Some(otherwise)),
        _ => (None, None),
    };
    first.into_iter().chain(second)
}

/// Calls `f` on every block that a block may go to, once an edge.
pub(super) fn each_successor(term: &Term, f: &mut dyn FnMut(BlockId)) {
    match term {
        Term::Switch { cases, default, .. } => {
            cases.iter().for_each(|case| f(case.1));
            f(*default);
        }
        _ => targets(term).for_each(|target| f(target.block)),
    }
}

/// How many edges lead to each block.
pub(super) fn predecessor_counts(func: &Func) -> Vec<u32> {
    let mut counts = vec![0; func.blocks.len()];
    for block in &func.blocks {
        each_successor(&block.term, &mut |to| counts[to.index()] += 1);
    }
    counts
}

/// Drops the parameters for which `gone` holds, and what jumps pass for them. The entry keeps its own.
pub(super) fn drop_params(func: &mut Func, gone: &dyn Fn(Value) -> bool) {
    let mut changed = vec![None; func.blocks.len()];
    for (index, block) in func.blocks.iter_mut().enumerate().skip(1) {
        if block.params.iter().any(|&p| gone(p)) {
            let params = std::mem::take(&mut block.params);
            block.params = params.iter().copied().filter(|&p| !gone(p)).collect();
            changed[index] = Some(params);
        }
    }
    for block in &mut func.blocks {
        for target in targets_mut(&mut block.term) {
            if let Some(params) = &changed[target.block.index()] {
                let mut params = params.iter();
                target.args.retain(|_| params.next().is_none_or(|&p| !gone(p)));
            }
        }
    }
}

/// Numbers the values densely, the parameters of the entry first, and drops unreachable blocks.
pub(super) fn renumber(func: &mut Func) {
    super::dead::unreachable_blocks(func);
    let mut reps: Vec<Rep> = Vec::with_capacity(func.reps.len());
    let mut new = vec![Value(u32::MAX); func.reps.len()];
    for block in &func.blocks {
        let results = block.insts.iter().filter_map(|i| i.result);
        for value in block.params.iter().copied().chain(results) {
            new[value.index()] = Value(reps.len() as u32);
            reps.push(func.reps[value.index()]);
        }
    }
    for block in &mut func.blocks {
        block.params.iter_mut().for_each(|p| *p = new[p.index()]);
        for inst in &mut block.insts {
            inst.result = inst.result.map(|v| new[v.index()]);
            inst.op.map_operands(&mut |v| new[v.index()]);
        }
        block.term.map_operands(&mut |v| new[v.index()]);
    }
    func.reps = reps;
}

/// An operation that is the same wherever it stands.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Const {
    Int(i64),
    /// The bits of a float.
    Float(u64),
    Bool(bool),
    Str(u32),
    Nullary(u32),
    Code(u32),
    EmptyList,
}

impl Const {
    pub(super) fn of(op: &Op) -> Option<Const> {
        Some(match op {
            Op::Int(n) => Const::Int(*n),
            Op::Float(n) => Const::Float(n.to_bits()),
            Op::Bool(b) => Const::Bool(*b),
            Op::Str(id) => Const::Str(id.0),
            Op::Nullary(tag) => Const::Nullary(*tag),
            Op::StaticClosure(func) => Const::Code(func.0),
            Op::EmptyList => Const::EmptyList,
            _ => return None,
        })
    }

    pub(super) fn op(self) -> Op {
        use crate::ssa::ir::{FuncId, StrId};
        match self {
            Const::Int(n) => Op::Int(n),
            Const::Float(bits) => Op::Float(f64::from_bits(bits)),
            Const::Bool(b) => Op::Bool(b),
            Const::Str(id) => Op::Str(StrId(id)),
            Const::Nullary(tag) => Op::Nullary(tag),
            Const::Code(func) => Op::StaticClosure(FuncId(func)),
            Const::EmptyList => Op::EmptyList,
        }
    }

    /// Any value of a representation, for words that nobody reads.
    pub(super) fn any(rep: Rep) -> Const {
        match rep {
            Rep::Int => Const::Int(0),
            Rep::Float => Const::Float(0),
            Rep::Bool => Const::Bool(false),
            Rep::Ref => Const::Nullary(0),
        }
    }
}

/// The instruction that makes a constant under a given name.
pub(super) fn constant(value: Value, constant: Const) -> Inst {
    Inst { result: Some(value), op: constant.op(), loc: crate::ssa::ir::LocId::NOWHERE }
}
