//! Folding within one function: operations with known operands, parameters that always get the same value, decisions
//! that are already made, and the blocks that become needless by that. `simplify` has the rules for operations and
//! `control` those for jumps.

use super::edit::{self, Const, Same, targets};
use super::simplify::Simpler;
use super::{control, dead, live};
use crate::ssa::ir::{BlockId, Compare, Func, Inst, Op, Program, Target, Term, Value};
use rustc_hash::FxHashMap;

/// More rounds find next to nothing; the bound keeps the time linear.
const ROUNDS: usize = 5;

pub(super) fn program(program: &mut Program) {
    program.funcs.iter_mut().for_each(function);
}

/// Operations are folded completely in one walk; another one finds more only where some way is gone.
pub(super) fn function(func: &mut Func) {
    dead::unreachable_blocks(func);
    for _ in 0..ROUNDS {
        if !walk(func) {
            break;
        }
    }
}

/// Most of what `function` does, for code that is looked at again.
pub(super) fn once(func: &mut Func) {
    dead::unreachable_blocks(func);
    walk(func);
}

/// Whether a way is gone.
fn walk(func: &mut Func) -> bool {
    let decided = Values::new(func).run();
    live::function(func);
    control::function(func, decided) || decided
}

/// Where a value is made.
#[derive(Clone, Copy)]
enum Made {
    Unknown,
    Constant(Const),
    At { block: u32, index: u32 },
}

/// What arrives at a block parameter.
#[derive(Clone, Copy)]
enum Arrives {
    Nothing,
    One(Value),
    Equal(Const),
    Various,
}

/// One walk over the operations of a function, definitions before uses.
pub(super) struct Values<'f> {
    func: &'f mut Func,
    made: Vec<Made>,
    same: Same,
    /// The block being rewritten, as far as it is done.
    current: BlockId,
    done: Vec<Inst>,
    /// How many safepoints have been passed, and at what count each reference was made from a word.
    safepoints: u32,
    born: FxHashMap<Value, u32>,
    /// The block whose branch is the only way to each block.
    behind: Vec<Option<BlockId>>,
    /// Whether the end of some block could be made simpler.
    decided: bool,
}

impl<'f> Values<'f> {
    fn new(func: &'f mut Func) -> Values<'f> {
        let mut made = vec![Made::Unknown; func.reps.len()];
        for inst in func.blocks.iter().flat_map(|b| &b.insts) {
            if let (Some(result), Some(constant)) = (inst.result, Const::of(&inst.op)) {
                made[result.index()] = Made::Constant(constant);
            }
        }
        let same = Same::new(func.reps.len());
        let born = FxHashMap::default();
        Values {
            func,
            made,
            same,
            current: BlockId(0),
            done: vec![],
            safepoints: 0,
            born,
            behind: vec![],
            decided: false,
        }
    }

    fn run(mut self) -> bool {
        while self.forward_params() {}
        self.behind = control::only_branches(self.func);
        for index in 0..self.func.blocks.len() {
            self.block(BlockId(index as u32));
        }
        self.decided
    }

    // ── block parameters ──

    /// Replaces parameters that always get the same value. Whether there were any.
    fn forward_params(&mut self) -> bool {
        let mut arrives = vec![Arrives::Nothing; self.func.reps.len()];
        for block in &self.func.blocks {
            for target in targets(&block.term) {
                let params = &self.func.blocks[target.block.index()].params;
                for (&param, &arg) in params.iter().zip(&target.args) {
                    let arg = self.same.find(arg);
                    if arg != param {
                        arrives[param.index()] = join(arrives[param.index()], arg, &self.made);
                    }
                }
            }
        }
        let mut gone = vec![];
        for index in 1..self.func.blocks.len() {
            for position in 0..self.func.blocks[index].params.len() {
                let param = self.func.blocks[index].params[position];
                match arrives[param.index()] {
                    // Two parameters that only get each other are in no cycle that runs; the first keeps its place.
                    Arrives::One(value) if self.same.find(value) != param => self.same.replace(param, value),
                    Arrives::Equal(constant) => {
                        self.func.blocks[index].insts.insert(0, edit::constant(param, constant));
                        self.made[param.index()] = Made::Constant(constant);
                    }
                    _ => continue,
                }
                gone.push(param);
            }
        }
        if gone.is_empty() {
            return false;
        }
        let mut is_gone = vec![false; self.func.reps.len()];
        gone.iter().for_each(|p| is_gone[p.index()] = true);
        edit::drop_params(self.func, &|p| is_gone[p.index()]);
        true
    }

    // ── operations ──

    fn block(&mut self, id: BlockId) {
        self.current = id;
        self.safepoints += 1;
        let insts = std::mem::take(&mut self.func.blocks[id.index()].insts);
        self.done = Vec::with_capacity(insts.len());
        for mut inst in insts {
            inst.op.map_operands(&mut |v| self.same.find(v));
            self.inst(inst);
        }
        let mut term = std::mem::replace(&mut self.func.blocks[id.index()].term, Term::Unreachable);
        term.map_operands(&mut |v| self.same.find(v));
        let term = self.term(term);
        let block = &mut self.func.blocks[id.index()];
        block.term = term;
        block.insts = std::mem::take(&mut self.done);
    }

    fn inst(&mut self, mut inst: Inst) {
        let Some(result) = inst.result else {
            self.safepoints += u32::from(is_safepoint(&inst.op));
            self.done.push(inst);
            return;
        };
        match self.simpler(&inst.op) {
            Simpler::No => {}
            Simpler::Value(value) => {
                self.same.replace(result, value);
                return;
            }
            Simpler::Op(op) => inst.op = op,
        }
        self.safepoints += u32::from(is_safepoint(&inst.op));
        if matches!(inst.op, Op::RefFromWord(_)) {
            self.born.insert(result, self.safepoints);
        }
        self.made[result.index()] = match Const::of(&inst.op) {
            Some(constant) => Made::Constant(constant),
            None => Made::At { block: self.current.0, index: self.done.len() as u32 },
        };
        self.done.push(inst);
    }

    /// The operation that makes a value, unless it is a constant or a parameter.
    pub(super) fn op_of(&self, value: Value) -> Option<&Op> {
        let Made::At { block, index } = self.made[value.index()] else {
            return None;
        };
        let insts = if block == self.current.0 { &self.done } else { &self.func.blocks[block as usize].insts };
        insts.get(index as usize).map(|inst| &inst.op)
    }

    pub(super) fn const_of(&self, value: Value) -> Option<Const> {
        match self.made[value.index()] {
            Made::Constant(constant) => Some(constant),
            _ => None,
        }
    }

    pub(super) fn int_of(&self, value: Value) -> Option<i64> {
        match self.made[value.index()] {
            Made::Constant(Const::Int(n)) => Some(n),
            _ => None,
        }
    }

    pub(super) fn bool_of(&self, value: Value) -> Option<bool> {
        match self.made[value.index()] {
            Made::Constant(Const::Bool(b)) => Some(b),
            _ => None,
        }
    }

    pub(super) fn float_of(&self, value: Value) -> Option<f64> {
        match self.made[value.index()] {
            Made::Constant(Const::Float(bits)) => Some(f64::from_bits(bits)),
            _ => None,
        }
    }

    pub(super) fn rep_of(&self, value: Value) -> crate::ssa::ir::Rep {
        self.func.rep(value)
    }

    /// Whether no safepoint lies between here and the making of a reference from a word.
    pub(super) fn is_fresh(&self, value: Value) -> bool {
        self.born.get(&value) == Some(&self.safepoints)
    }

    // ── decisions ──

    fn term(&mut self, term: Term) -> Term {
        let folded = match &term {
            Term::Branch { cond, then, otherwise } => {
                if let Some(taken) = self.bool_of(*cond).or_else(|| self.already_known(*cond)) {
                    Some(Term::Jump(if taken { then.clone() } else { otherwise.clone() }))
                } else if then.block == otherwise.block && then.args == otherwise.args {
                    Some(Term::Jump(then.clone()))
                } else if let Some(Op::BoolNot(inner)) = self.op_of(*cond) {
                    Some(Term::Branch { cond: *inner, then: otherwise.clone(), otherwise: then.clone() })
                } else {
                    None
                }
            }
            Term::Switch { value, cases, default } => {
                if let Some(number) = self.int_of(*value) {
                    let taken = cases.iter().find(|c| c.0 == number).map_or(*default, |c| c.1);
                    Some(Term::Jump(Target { block: taken, args: vec![] }))
                } else if cases.iter().all(|c| c.1 == *default) {
                    Some(Term::Jump(Target { block: *default, args: vec![] }))
                } else {
                    None
                }
            }
            _ => None,
        };
        self.decided |= folded.is_some();
        folded.unwrap_or(term)
    }
}

/// So many decisions on the way to a block are looked at.
const DECISIONS: usize = 12;

/// The results of a comparison that an outcome allows: less, equal, greater.
fn allowed(kind: Compare, holds: bool) -> [bool; 3] {
    let set = match kind {
        Compare::Eq => [false, true, false],
        Compare::Ne => [true, false, true],
        Compare::Lt => [true, false, false],
        Compare::Le => [true, true, false],
        Compare::Gt => [false, false, true],
        Compare::Ge => [false, true, true],
    };
    set.map(|allowed| allowed == holds)
}

impl Values<'_> {
    /// What a decision on the way here says of a condition.
    fn already_known(&self, cond: Value) -> Option<bool> {
        let mut at = self.current;
        for _ in 0..DECISIONS {
            let before = self.behind[at.index()]?;
            // The branch may have been turned round since.
            if let Term::Branch { cond: earlier, then, .. } = &self.func.blocks[before.index()].term
                && let Some(known) = self.implied(*earlier, then.block == at, cond)
            {
                return Some(known);
            }
            at = before;
        }
        None
    }

    fn implied(&self, earlier: Value, holds: bool, cond: Value) -> Option<bool> {
        if earlier == cond {
            return Some(holds);
        }
        if let (Some(&Op::InBounds(a, b)), Some(&Op::InBounds(c, d))) = (self.op_of(earlier), self.op_of(cond)) {
            return (self.is_same(a, c) && self.is_same(b, d)).then_some(holds);
        }
        let Some(&Op::IntCompare(first, a, b)) = self.op_of(earlier) else { return None };
        let Some(&Op::IntCompare(second, c, d)) = self.op_of(cond) else { return None };
        if !self.is_same(a, c) || !self.is_same(b, d) {
            return None;
        }
        let (possible, wanted) = (allowed(first, holds), allowed(second, true));
        let mut both = possible.iter().zip(&wanted).filter(|(possible, _)| **possible).map(|(_, wanted)| *wanted);
        let one = both.next()?;
        both.all(|other| other == one).then_some(one)
    }

    /// Whether two values are equal for sure.
    fn is_same(&self, a: Value, b: Value) -> bool {
        if a == b {
            return true;
        }
        match (self.op_of(a), self.op_of(b)) {
            (Some(Op::Tag(x)), Some(Op::Tag(y))) => x == y,
            (Some(Op::Field { base: x, index: i, .. }), Some(Op::Field { base: y, index: j, .. })) => x == y && i == j,
            _ => self.const_of(a).is_some_and(|a| self.const_of(b) == Some(a)),
        }
    }
}

fn join(so_far: Arrives, arg: Value, made: &[Made]) -> Arrives {
    let constant = |value: Value| match made[value.index()] {
        Made::Constant(constant) => Some(constant),
        _ => None,
    };
    match so_far {
        Arrives::Nothing => Arrives::One(arg),
        Arrives::One(value) if value == arg => so_far,
        Arrives::One(value) => match (constant(value), constant(arg)) {
            (Some(a), Some(b)) if a == b => Arrives::Equal(a),
            _ => Arrives::Various,
        },
        Arrives::Equal(a) if constant(arg) == Some(a) => so_far,
        Arrives::Equal(_) | Arrives::Various => Arrives::Various,
    }
}

/// Where objects may move: calls, polls, and allocations.
fn is_safepoint(op: &Op) -> bool {
    matches!(
        op,
        Op::Call { .. }
            | Op::CallClosure { .. }
            | Op::Intrinsic { .. }
            | Op::Poll
            | Op::Record { .. }
            | Op::Closure { .. }
    )
}
