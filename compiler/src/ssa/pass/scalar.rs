//! Takes objects apart that only pass through block parameters: where every way to a parameter makes a record, and only
//! the record's parts are read, the parts travel instead and nothing is allocated. Parameters that flow into one another
//! are taken apart together. `fold` then drops what is left of the records.

use super::edit::{self, Const, Same, targets};
use super::{dominance, fold};
use crate::ssa::ir::{Func, Inst, LocId, Op, Program, Rep, Target, Term, Value};
use rustc_hash::{FxHashMap, FxHashSet};

/// Records within records come apart one layer a round.
const ROUNDS: usize = 4;
/// The view of a list: buffer, offset, length.
const VIEW: [(u32, Rep); 3] = [(0, Rep::Ref), (1, Rep::Int), (2, Rep::Int)];

pub(super) fn program(program: &mut Program) {
    for func in &mut program.funcs {
        for _ in 0..ROUNDS {
            if !function(func) {
                break;
            }
            fold::function(func);
        }
    }
}

/// Whether something came apart.
pub(super) fn function(func: &mut Func) -> bool {
    // Parameters that must stay whole, found by trying; others may come apart without them.
    let mut pinned = FxHashSet::default();
    for _ in 0..ROUNDS {
        let Some(mut analysis) = Analysis::new(func, &pinned) else { return false };
        let before = pinned.len();
        let layouts = analysis.layouts(func, &mut pinned);
        if !layouts.is_empty() {
            let Analysis { made, union, .. } = analysis;
            Split::new(func, made, union, layouts).run();
            return true;
        }
        if pinned.len() == before {
            return false;
        }
    }
    false
}

/// Where a value comes from, if it is an object made here.
#[derive(Clone, Copy)]
enum Made {
    Elsewhere,
    /// An operation of a block.
    Record(u32, u32),
    Nullary(u32),
    /// A block parameter that may be taken apart.
    Param,
}

/// What is known of parameters that flow into one another.
#[derive(Default)]
struct Class {
    /// What is read of them.
    parts: Vec<(u32, Rep)>,
    tag: bool,
    /// One of them is used as a list: all are lists, whatever they come from.
    is_list: bool,
    /// Parameters at which something arrives that is not made here.
    foreign: Vec<Value>,
    nullary: bool,
    /// The shape of the records that arrive; none if there are several.
    shape: Option<(u32, Vec<Rep>)>,
    shapes_differ: bool,
    /// Blocks in which records are made for them.
    made_in: Vec<u32>,
    /// Parameters that are needed as a whole, and where.
    escapes: Vec<(Value, u32)>,
}

/// How the parameters of a class are passed: each part, then the tag if it is read.
#[derive(Clone)]
struct Layout {
    parts: Vec<(u32, Rep)>,
    has_tag: bool,
    /// Tag of the record to make where one is needed as a whole.
    whole: u32,
}

struct Analysis {
    made: Vec<Made>,
    union: Same,
    classes: FxHashMap<Value, Class>,
}

impl Analysis {
    /// Nothing where nothing can be won.
    fn new(func: &mut Func, pinned: &FxHashSet<Value>) -> Option<Analysis> {
        let mut made = vec![Made::Elsewhere; func.reps.len()];
        let mut records = false;
        let mut candidates = false;
        for (number, block) in func.blocks.iter().enumerate() {
            for (at, inst) in block.insts.iter().enumerate() {
                let Some(result) = inst.result else { continue };
                match inst.op {
                    Op::Record { .. } => {
                        made[result.index()] = Made::Record(number as u32, at as u32);
                        records = true;
                    }
                    Op::Nullary(tag) => made[result.index()] = Made::Nullary(tag),
                    _ => {}
                }
            }
            if number > 0 {
                let may_go = |p: &&Value| func.reps[p.index()] == Rep::Ref && !pinned.contains(*p);
                for param in block.params.iter().filter(may_go) {
                    made[param.index()] = Made::Param;
                    candidates = true;
                }
            }
        }
        if !records || !candidates {
            return None;
        }
        let union = Same::new(func.reps.len());
        let mut this = Analysis { made, union, classes: FxHashMap::default() };
        this.join(func);
        this.arrivals(func);
        this.uses(func);
        Some(this)
    }

    fn is_param(&self, value: Value) -> bool {
        matches!(self.made[value.index()], Made::Param)
    }

    fn class(&mut self, param: Value) -> &mut Class {
        let root = self.union.find(param);
        self.classes.entry(root).or_default()
    }

    /// Puts parameters that flow into one another in one class.
    fn join(&mut self, func: &Func) {
        for target in func.blocks.iter().flat_map(|b| targets(&b.term)) {
            for (&param, &arg) in func.blocks[target.block.index()].params.iter().zip(&target.args) {
                if self.is_param(param) && self.is_param(arg) {
                    let (a, b) = (self.union.find(param), self.union.find(arg));
                    self.union.replace(a, b);
                }
            }
        }
    }

    fn arrivals(&mut self, func: &Func) {
        for target in func.blocks.iter().flat_map(|b| targets(&b.term)) {
            for (&param, &arg) in func.blocks[target.block.index()].params.iter().zip(&target.args) {
                if !self.is_param(param) {
                    continue;
                }
                let made = self.made[arg.index()];
                let class = self.class(param);
                match made {
                    Made::Param => {}
                    Made::Elsewhere => class.foreign.push(param),
                    Made::Nullary(_) => class.nullary = true,
                    Made::Record(block, at) => {
                        let Op::Record { tag, fields } = &func.blocks[block as usize].insts[at as usize].op else {
                            continue;
                        };
                        let shape = (*tag, fields.iter().map(|&f| func.rep(f)).collect());
                        class.made_in.push(block);
                        match &class.shape {
                            None => class.shape = Some(shape),
                            Some(other) => class.shapes_differ |= *other != shape,
                        }
                    }
                }
            }
        }
    }

    fn uses(&mut self, func: &mut Func) {
        let mut is_array = vec![false; func.reps.len()];
        for inst in func.blocks.iter().flat_map(|b| &b.insts) {
            if let Op::Slot { array, .. } = inst.op {
                is_array[array.index()] = true;
            }
        }
        for (number, block) in func.blocks.iter_mut().enumerate() {
            for inst in &mut block.insts {
                match inst.op {
                    Op::Field { base, index, rep } if self.is_param(base) => {
                        let indexed = index == 0 && inst.result.is_some_and(|v| is_array[v.index()]);
                        let class = self.class(base);
                        class.is_list |= indexed;
                        if !class.parts.contains(&(index, rep)) {
                            class.parts.push((index, rep));
                        }
                    }
                    Op::Tag(base) if self.is_param(base) => self.class(base).tag = true,
                    _ => edit::each_operand(&mut inst.op, &mut |v| self.escape(v, number)),
                }
            }
            match &block.term {
                Term::Jump(_) | Term::Branch { .. } | Term::Switch { .. } | Term::Unreachable => {}
                term => term.operands().into_iter().for_each(|v| self.escape(v, number)),
            }
        }
        for (number, block) in func.blocks.iter().enumerate() {
            for target in targets(&block.term) {
                for (&param, &arg) in func.blocks[target.block.index()].params.iter().zip(&target.args) {
                    if !self.is_param(param) {
                        self.escape(arg, number);
                    }
                }
            }
        }
    }

    fn escape(&mut self, value: Value, block: usize) {
        if self.is_param(value) {
            self.class(value).escapes.push((value, block as u32));
        }
    }

    /// The classes that are taken apart, by their representatives. What keeps others whole is pinned.
    fn layouts(&mut self, func: &Func, pinned: &mut FxHashSet<Value>) -> FxHashMap<Value, Layout> {
        let mut depths = None;
        let mut layouts = FxHashMap::default();
        for (&root, class) in &self.classes {
            let Some((whole, reps)) = &class.shape else { continue };
            if !class.foreign.is_empty() && !class.is_list {
                pinned.extend(&class.foreign);
                continue;
            }
            let mut layout = Layout { parts: class.parts.clone(), has_tag: class.tag, whole: *whole };
            if !class.escapes.is_empty() {
                // Only where records are made in a loop and one is needed as a whole outside of it.
                let depths = depths.get_or_insert_with(|| dominance::loop_depths(func));
                let depth = |block: u32| depths[block as usize];
                let deepest = class.made_in.iter().map(|&b| depth(b)).max().unwrap_or(0);
                let uniform = !class.shapes_differ && !class.nullary;
                let before = pinned.len();
                let costly = class.escapes.iter().filter(|escape| !uniform || depth(escape.1) >= deepest);
                pinned.extend(costly.map(|escape| escape.0));
                if pinned.len() != before {
                    continue;
                }
                layout.parts = if class.is_list {
                    VIEW.to_vec()
                } else {
                    reps.iter().enumerate().map(|(at, &rep)| (at as u32, rep)).collect()
                };
            }
            layout.parts.sort_by_key(|part| part.0);
            layouts.insert(root, layout);
        }
        layouts
    }
}

/// Parameters that are gone but were needed as a whole in a block, and the records that were made for that.
type Whole = FxHashMap<Value, Value>;

/// The rewriting of a function whose analysis is done.
struct Split<'f> {
    func: &'f mut Func,
    made: Vec<Made>,
    /// The layout of each parameter that goes, and what it becomes.
    layouts: FxHashMap<Value, Layout>,
    apart: FxHashMap<Value, Vec<Value>>,
    same: Same,
    /// Fields of the records that arrive: the operations move while blocks are rewritten.
    records: FxHashMap<Value, (u32, Vec<Value>)>,
}

impl<'f> Split<'f> {
    fn new(func: &'f mut Func, made: Vec<Made>, mut union: Same, classes: FxHashMap<Value, Layout>) -> Split<'f> {
        let mut layouts = FxHashMap::default();
        let mut records = FxHashMap::default();
        for block in &func.blocks {
            for &param in block.params.iter().filter(|p| matches!(made[p.index()], Made::Param)) {
                if let Some(layout) = classes.get(&union.find(param)) {
                    layouts.insert(param, layout.clone());
                }
            }
            for inst in &block.insts {
                if let (Some(result), Op::Record { tag, fields }) = (inst.result, &inst.op) {
                    records.insert(result, (*tag, fields.clone()));
                }
            }
        }
        let same = Same::new(func.reps.len());
        Split { func, made, layouts, apart: FxHashMap::default(), same, records }
    }

    fn run(mut self) {
        let old: Vec<Vec<Value>> = self.func.blocks.iter().map(|b| b.params.clone()).collect();
        for (number, params) in old.iter().enumerate() {
            let mut new = vec![];
            for &param in params {
                match self.layouts.get(&param) {
                    Some(layout) => {
                        let reps = layout.parts.iter().map(|p| p.1).chain(layout.has_tag.then_some(Rep::Int));
                        let values: Vec<Value> = reps.map(|rep| self.func.new_value(rep)).collect();
                        new.extend(&values);
                        self.apart.insert(param, values);
                    }
                    None => new.push(param),
                }
            }
            self.func.blocks[number].params = new;
        }
        for number in 0..self.func.blocks.len() {
            self.block(number, &old);
        }
        // The new values are replaced by nothing.
        let mut same = self.same;
        same.grow(self.func.reps.len());
        edit::substitute(self.func, &mut same);
    }

    fn block(&mut self, number: usize, old: &[Vec<Value>]) {
        let insts = std::mem::take(&mut self.func.blocks[number].insts);
        let mut done = Vec::with_capacity(insts.len());
        let mut whole = Whole::default();
        for mut inst in insts {
            if let Some(value) = self.part(&inst.op, &mut done) {
                inst.result.into_iter().for_each(|result| self.same.replace(result, value));
                continue;
            }
            inst.op.map_operands(&mut |v| self.whole(v, &mut whole, &mut done));
            done.push(inst);
        }
        let mut term = std::mem::replace(&mut self.func.blocks[number].term, Term::Unreachable);
        match &mut term {
            Term::Jump(target) => self.target(target, old, &mut whole, &mut done),
            Term::Branch { then, otherwise, .. } => {
                self.target(then, old, &mut whole, &mut done);
                self.target(otherwise, old, &mut whole, &mut done);
            }
            term => term.map_operands(&mut |v| self.whole(v, &mut whole, &mut done)),
        }
        let block = &mut self.func.blocks[number];
        block.insts = done;
        block.term = term;
    }

    fn emit(&mut self, op: Op, rep: Rep, done: &mut Vec<Inst>) -> Value {
        let value = self.func.new_value(rep);
        done.push(Inst { result: Some(value), op, loc: LocId::NOWHERE });
        value
    }

    /// The value that stands for a field or the tag of a parameter that goes.
    fn part(&mut self, op: &Op, done: &mut Vec<Inst>) -> Option<Value> {
        match *op {
            Op::Field { base, index, rep } => {
                let at = self.layouts.get(&base)?.parts.iter().position(|&part| part == (index, rep));
                Some(match at {
                    Some(at) => self.apart[&base][at],
                    None => self.emit(Const::any(rep).op(), rep, done),
                })
            }
            Op::Tag(base) if self.layouts.get(&base)?.has_tag => self.apart[&base].last().copied(),
            _ => None,
        }
    }

    /// A value as it is needed: a parameter that goes is made anew, once a block.
    fn whole(&mut self, value: Value, made: &mut Whole, done: &mut Vec<Inst>) -> Value {
        let Some(layout) = self.layouts.get(&value) else { return value };
        if let Some(&again) = made.get(&value) {
            return again;
        }
        let op = Op::Record { tag: layout.whole, fields: self.apart[&value][..layout.parts.len()].to_vec() };
        let record = self.emit(op, Rep::Ref, done);
        made.insert(value, record);
        record
    }

    fn target(&mut self, target: &mut Target, old: &[Vec<Value>], whole: &mut Whole, done: &mut Vec<Inst>) {
        let mut args = vec![];
        for (&param, &arg) in old[target.block.index()].iter().zip(&target.args) {
            match self.layouts.get(&param).cloned() {
                Some(layout) => {
                    let first = args.len();
                    self.parts(arg, &layout, &mut args, done);
                    // A part may be a parameter that goes itself.
                    args[first..].iter_mut().for_each(|part| *part = self.whole(*part, whole, done));
                }
                None => args.push(self.whole(arg, whole, done)),
            }
        }
        target.args = args;
    }

    /// What is passed in place of an object.
    fn parts(&mut self, arg: Value, layout: &Layout, args: &mut Vec<Value>, done: &mut Vec<Inst>) {
        if let Some(values) = self.apart.get(&arg) {
            args.extend(values);
            return;
        }
        let made = self.made[arg.index()];
        let record = self.records.get(&arg).cloned();
        for &(index, rep) in &layout.parts {
            let field = record.as_ref().and_then(|r| r.1.get(index as usize).copied());
            args.push(match (made, field) {
                (Made::Record(..), Some(field)) if self.func.rep(field) == rep => field,
                (Made::Elsewhere, _) => self.emit(Op::Field { base: arg, index, rep }, rep, done),
                // A part that this variant does not have is never read.
                _ => self.emit(Const::any(rep).op(), rep, done),
            });
        }
        if layout.has_tag {
            let op = match (made, record) {
                (Made::Nullary(tag), _) | (_, Some((tag, _))) => Op::Int(i64::from(tag)),
                _ => Op::Tag(arg),
            };
            args.push(self.emit(op, Rep::Int, done));
        }
    }
}
