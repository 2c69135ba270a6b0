//! Puts the bodies of small functions and of known closures in place of their calls, from the leaves of the call graph
//! upwards, and drops the functions that nothing mentions any more.

use super::edit::Const;
use super::trace::Places;
use super::{control, dominance, edit, fold, graph};
use crate::ssa::ir::{Block, BlockId, Func, FuncId, Inst, LocId, Op, Program, Rep, Target, Term, Value};
use rustc_hash::FxHashMap;

/// Operations of a function that is inlined everywhere: about what a call itself costs.
const SMALL: usize = 12;
/// Operations of a function that is inlined where the call may run often, or where its result need not be made.
const WORTHWHILE: usize = 40;
/// Operations of a function that is inlined where it gets a known closure: its calls of the closure become direct.
const WITH_CLOSURE: usize = 150;
/// Operations of a function that is inlined at its only call.
const CALLED_ONCE: usize = 200;
/// No function grows beyond this by inlining: the time to compile one grows faster than its size.
const CALLER_LIMIT: usize = 800;
/// How often the result of inlining is looked at again: bounds closures that make closures.
const ROUNDS: usize = 4;
/// What the whole program may grow by, beside as much again as it has.
const GROWTH: usize = 2000;

pub(super) fn program(program: &mut Program) {
    super::each(program, fold::function);
    let order = graph::bottom_up(program);
    let mut inliner = Inliner::new(program);
    for id in order {
        let mut func = std::mem::replace(&mut inliner.program.funcs[id.index()], blank());
        inliner.in_entry = inliner.program.entry == Some(id);
        inliner.function(&mut func);
        control::self_tail_calls(&mut func, id);
        edit::renumber(&mut func);
        inliner.unroll(&mut func, id);
        inliner.facts[id.index()] = Some(Facts::new(&func, id));
        inliner.program.funcs[id.index()] = func;
    }
    graph::drop_unreachable(program);
}

/// What stands where a function is being rewritten.
fn blank() -> Func {
    Func { name: String::new(), file: 0, line: 0, is_library: false, ret: Rep::Int, blocks: vec![], reps: vec![] }
}

/// What decides whether a finished function is inlined.
#[derive(Clone, Copy)]
struct Facts {
    size: usize,
    calls_itself: bool,
    returns: bool,
    /// Some result is an object that the function makes for its caller.
    makes_result: bool,
    /// The parameters whose code the function runs, one bit each.
    runs: u64,
}

impl Facts {
    fn new(func: &Func, id: FuncId) -> Facts {
        let mut facts = Facts { size: size(func), calls_itself: false, returns: false, makes_result: false, runs: 0 };
        for block in &func.blocks {
            facts.calls_itself |= block.insts.iter().any(|i| matches!(&i.op, Op::Call { func, .. } if *func == id));
            for inst in &block.insts {
                if let Op::CallClosure { closure, .. } = &inst.op {
                    facts.run(func, *closure);
                }
            }
            if let Term::TailCallClosure { closure, .. } = &block.term {
                facts.run(func, *closure);
            }
            let made_here = |value: &Value| {
                let makes = |op: &Op| matches!(op, Op::Record { .. } | Op::Closure { .. });
                block.insts.iter().rev().any(|i| i.result == Some(*value) && makes(&i.op))
            };
            match &block.term {
                Term::Return(value) => facts.makes_result |= made_here(value),
                Term::Jump(target) => facts.makes_result |= target.args.iter().any(made_here),
                _ => {}
            }
            facts.returns |=
                matches!(block.term, Term::Return(_) | Term::TailCall { .. } | Term::TailCallClosure { .. });
        }
        facts
    }

    fn run(&mut self, func: &Func, closure: Value) {
        if let Some(at) = func.params().iter().position(|&p| p == closure) {
            self.runs |= 1u64.checked_shl(at as u32).unwrap_or(0);
        }
    }
}

/// The values of which nothing but the parts are read.
fn taken_apart(func: &mut Func) -> Vec<bool> {
    let mut apart = vec![true; func.reps.len()];
    for block in &mut func.blocks {
        for inst in &mut block.insts {
            if !matches!(inst.op, Op::Field { .. } | Op::Tag(_)) {
                edit::each_operand(&mut inst.op, &mut |v| apart[v.index()] = false);
            }
        }
        block.term.map_operands(&mut |v| {
            apart[v.index()] = false;
            v
        });
    }
    apart
}

/// What is known of a call besides the function.
#[derive(Clone, Copy)]
struct Call<'a> {
    args: &'a [Value],
    /// It may run again and again.
    often: bool,
    /// Only the parts of the result are read.
    apart: bool,
}

/// Operations that cost something.
fn size(func: &Func) -> usize {
    func.blocks.iter().flat_map(|b| &b.insts).filter(|i| Const::of(&i.op).is_none()).count()
}

struct Inliner<'p> {
    program: &'p mut Program,
    /// Of the functions that are finished.
    facts: Vec<Option<Facts>>,
    /// Calls of each function, and closures made of it, in what is left of the program.
    calls: Vec<u32>,
    closures: Vec<u32>,
    budget: usize,
    places: Places,
    /// The entry is being rewritten. It runs once, so nothing is gained, and `main` stays a function of its own.
    in_entry: bool,
}

/// A call that is replaced.
struct Site<'a> {
    callee: FuncId,
    args: &'a [Value],
    loc: LocId,
    /// Where the callee's result goes; without, the call is in tail position.
    rest: Option<Rest>,
}

#[derive(Clone, Copy)]
struct Rest {
    block: BlockId,
    wants_result: bool,
}

impl<'p> Inliner<'p> {
    fn new(program: &'p mut Program) -> Inliner<'p> {
        let count = program.funcs.len();
        let (mut calls, mut closures) = (vec![0; count], vec![0; count]);
        for id in (0..count as u32).map(FuncId) {
            graph::each_mention(program, id, &mut |callee, called| {
                let counts = if called { &mut calls } else { &mut closures };
                counts[callee.index()] += 1;
            });
        }
        let budget = program.funcs.iter().map(size).sum::<usize>() + GROWTH;
        Inliner {
            program,
            facts: vec![None; count],
            calls,
            closures,
            budget,
            places: Places::default(),
            in_entry: false,
        }
    }

    fn function(&mut self, func: &mut Func) {
        for _ in 0..ROUNDS {
            let known = self.resolve(func);
            if !self.round(func, &known) {
                break;
            }
            fold::once(func);
        }
        self.resolve(func);
    }

    /// Puts the body of a small function in place of its calls of itself, once: a recursion then makes fewer calls and
    /// asks less often whether the stack is full.
    fn unroll(&mut self, func: &mut Func, id: FuncId) {
        let facts = Facts::new(func, id);
        if !facts.calls_itself || facts.size > SMALL {
            return;
        }
        self.program.funcs[id.index()] = func.clone();
        self.facts[id.index()] = Some(Facts { calls_itself: false, ..facts });
        if self.round(func, &FxHashMap::default()) {
            fold::function(func);
            edit::renumber(func);
        }
    }

    /// Makes calls of closures that the function itself has made direct. The closures, and their code.
    fn resolve(&mut self, func: &mut Func) -> FxHashMap<Value, FuncId> {
        let mut known = FxHashMap::default();
        for inst in func.blocks.iter().flat_map(|b| &b.insts) {
            if let (Some(result), Op::Closure { func, .. } | Op::StaticClosure(func)) = (inst.result, &inst.op) {
                known.insert(result, *func);
            }
        }
        if known.is_empty() {
            return known;
        }
        let mut found = vec![];
        for block in &mut func.blocks {
            for inst in &mut block.insts {
                if let Op::CallClosure { closure, args, .. } = &mut inst.op
                    && let Some(&func) = known.get(closure)
                {
                    args.insert(0, *closure);
                    inst.op = Op::Call { func, args: std::mem::take(args) };
                    found.push(func);
                }
            }
            if let Term::TailCallClosure { closure, args, loc } = &mut block.term
                && let Some(&func) = known.get(closure)
            {
                args.insert(0, *closure);
                block.term = Term::TailCall { func, args: std::mem::take(args), loc: *loc };
                found.push(func);
            }
        }
        found.into_iter().for_each(|func| self.calls[func.index()] += 1);
        known
    }

    /// Looks at every call of the function once. Whether one was inlined.
    fn round(&mut self, func: &mut Func, known: &FxHashMap<Value, FuncId>) -> bool {
        let mut grown = size(func);
        let mut inlined = false;
        let depths = dominance::loop_depths(func);
        let apart = taken_apart(func);
        for (index, &depth) in depths.iter().enumerate() {
            // What ends in a panic runs once at most.
            if matches!(func.blocks[index].term, Term::Unreachable) {
                continue;
            }
            let often = depth > 0;
            let mut current = index;
            let calls = |inst: &Inst| matches!(inst.op, Op::Call { .. });
            if func.blocks[index].insts.iter().any(calls) {
                let insts = std::mem::take(&mut func.blocks[index].insts);
                let term = std::mem::replace(&mut func.blocks[index].term, Term::Unreachable);
                for inst in insts {
                    match &inst.op {
                        Op::Call { func: callee, args } => {
                            let apart = inst.result.is_some_and(|v| apart[v.index()]);
                            let call = Call { args, often, apart };
                            if self.fits(*callee, call, known, &mut grown) {
                                current = self.call(func, current, &inst, *callee, args);
                                inlined = true;
                            } else {
                                func.blocks[current].insts.push(inst);
                            }
                        }
                        _ => func.blocks[current].insts.push(inst),
                    }
                }
                func.blocks[current].term = term;
            }
            if let Term::TailCall { func: callee, args, loc } = &func.blocks[current].term
                && self.fits(*callee, Call { args, often, apart: false }, known, &mut grown)
            {
                let (callee, args, loc) = (*callee, args.clone(), *loc);
                let entry = self.splice(func, &Site { callee, args: &args, loc, rest: None });
                func.blocks[current].term = Term::Jump(Target { block: entry, args: vec![] });
                inlined = true;
            }
        }
        inlined
    }

    /// Whether a call is inlined; if so, the growth is booked.
    fn fits(&mut self, callee: FuncId, call: Call<'_>, known: &FxHashMap<Value, FuncId>, grown: &mut usize) -> bool {
        let Some(facts) = self.facts[callee.index()] else { return false };
        if facts.calls_itself || !facts.returns || *grown + facts.size > CALLER_LIMIT {
            return false;
        }
        let func = &self.program.funcs[callee.index()];
        if self.in_entry && func.line != 0 && !func.is_library {
            return false;
        }
        let (calls, closures) = (self.calls[callee.index()], self.closures[callee.index()]);
        let is_entry = self.program.entry == Some(callee);
        let once = calls == 1 && closures == 0 && !is_entry && facts.size <= CALLED_ONCE;
        let runs = |at: usize| at < 64 && facts.runs >> at & 1 == 1;
        let limit = if call.args.iter().enumerate().any(|(at, arg)| runs(at) && known.contains_key(arg)) {
            WITH_CLOSURE
        } else if call.often || (call.apart && facts.makes_result) {
            WORTHWHILE
        } else {
            SMALL
        };
        if !once {
            if facts.size > limit || facts.size > self.budget {
                return false;
            }
            self.budget -= facts.size;
        }
        *grown += facts.size;
        true
    }

    /// Inlines a call at the end of a block; the number of the block behind it.
    fn call(&mut self, func: &mut Func, block: usize, inst: &Inst, callee: FuncId, args: &[Value]) -> usize {
        let rest = func.new_block();
        func.blocks[rest.index()].params.extend(inst.result);
        let wants_result = inst.result.is_some();
        let site = Site { callee, args, loc: inst.loc, rest: Some(Rest { block: rest, wants_result }) };
        let entry = self.splice(func, &site);
        func.blocks[block].term = Term::Jump(Target { block: entry, args: vec![] });
        rest.index()
    }

    /// Copies the callee's blocks into the function; the copy of its entry.
    fn splice(&mut self, func: &mut Func, site: &Site<'_>) -> BlockId {
        let Program { funcs, locations, inlined, .. } = &mut *self.program;
        let callee = &funcs[site.callee.index()];
        let (first_value, first_block) = (func.reps.len() as u32, func.blocks.len() as u32);
        func.reps.extend(&callee.reps);
        // Finished functions number their parameters first.
        let params = callee.params().len() as u32;
        let value = |v: Value| {
            if v.0 < params { site.args[v.index()] } else { Value(v.0 + first_value) }
        };
        let block = |b: BlockId| BlockId(b.0 + first_block);
        let places = &mut self.places;
        // What goes on after a wait has the name of the function that waited, and is no call.
        let goes_on = site.rest.is_none() && callee.name == func.name;
        let mut location = |loc: LocId| match goes_on && loc != LocId::NOWHERE {
            true => loc,
            false => places.inlined((&mut *locations, &mut *inlined), loc, (site.callee, callee), site.loc),
        };
        let mut copies = Vec::with_capacity(callee.blocks.len());
        for (index, old) in callee.blocks.iter().enumerate() {
            let params = if index == 0 { vec![] } else { old.params.iter().map(|&p| value(p)).collect() };
            let mut insts = Vec::with_capacity(old.insts.len());
            for inst in &old.insts {
                let mut inst = Inst { result: inst.result.map(value), op: inst.op.clone(), loc: location(inst.loc) };
                inst.op.map_operands(&mut |v| value(v));
                insts.push(inst);
            }
            let mut term = old.term.clone();
            term.map_operands(&mut |v| value(v));
            renumber_blocks(&mut term, &block);
            copies.push((Block { params, insts, term }, callee.ret));
        }
        let returned: Vec<Block> = copies
            .into_iter()
            .map(|(mut copy, ret)| {
                if let Term::TailCall { loc, .. } | Term::TailCallClosure { loc, .. } = &mut copy.term {
                    *loc = location(*loc);
                }
                if let Some(rest) = site.rest {
                    leave(&mut func.reps, &mut copy, rest, ret);
                }
                copy
            })
            .collect();
        func.blocks.extend(returned);
        self.count_copy(site.callee);
        BlockId(first_block)
    }

    /// The copied body's calls and closures are there once more, the call itself no longer.
    fn count_copy(&mut self, callee: FuncId) {
        let (calls, closures) = (&mut self.calls, &mut self.closures);
        graph::each_mention(self.program, callee, &mut |mentioned, called| {
            let counts = if called { &mut *calls } else { &mut *closures };
            counts[mentioned.index()] += 1;
        });
        self.calls[callee.index()] = self.calls[callee.index()].saturating_sub(1);
    }
}

/// Turns the end of a copied block into a jump behind the call, if it ends the callee.
fn leave(reps: &mut Vec<Rep>, copy: &mut Block, rest: Rest, ret: Rep) {
    let mut call = |op: Op, loc: LocId, insts: &mut Vec<Inst>| {
        reps.push(ret);
        let result = Value(reps.len() as u32 - 1);
        insts.push(Inst { result: Some(result), op, loc });
        result
    };
    let result = match &mut copy.term {
        Term::Return(value) => *value,
        Term::TailCall { func, args, loc } => {
            call(Op::Call { func: *func, args: std::mem::take(args) }, *loc, &mut copy.insts)
        }
        Term::TailCallClosure { closure, args, loc } => {
            let op = Op::CallClosure { closure: *closure, args: std::mem::take(args), rep: ret };
            call(op, *loc, &mut copy.insts)
        }
        _ => return,
    };
    let args = if rest.wants_result { vec![result] } else { vec![] };
    copy.term = Term::Jump(Target { block: rest.block, args });
}

fn renumber_blocks(term: &mut Term, block: &dyn Fn(BlockId) -> BlockId) {
    match term {
        Term::Switch { cases, default, .. } => {
            cases.iter_mut().for_each(|case| case.1 = block(case.1));
            *default = block(*default);
        }
        _ => edit::targets_mut(term).for_each(|target| target.block = block(target.block)),
    }
}
