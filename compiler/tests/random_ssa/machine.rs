//! An interpreter of SSA for tests: objects are trees, builtins write to a trace.

use mesh_compiler::ssa::ir::{
    BlockId, Compare, FloatBinary, Func, FuncId, IntBinary, Op, Program, Rep, Target, Term, Value,
};
use std::rc::Rc;

const FUEL: usize = 20_000;
const DEPTH: usize = 100;

#[derive(Clone, Debug, PartialEq)]
pub enum Val {
    Int(i64),
    Float(u64),
    Bool(bool),
    Ref(Rc<Object>),
}

#[derive(Debug, PartialEq)]
pub enum Object {
    Record { tag: u32, fields: Vec<Val> },
    Closure { func: FuncId, captures: Vec<Val> },
    Other(String),
}

#[derive(Debug, PartialEq)]
pub enum End {
    Returned(String),
    Panicked,
    OutOfFuel,
}

#[derive(Debug)]
pub struct Outcome {
    pub trace: Vec<String>,
    pub end: End,
}

impl Outcome {
    /// The same effects and the same end, as far as both got.
    pub fn agrees(&self, other: &Outcome) -> bool {
        if self.end == End::OutOfFuel || other.end == End::OutOfFuel {
            let shared = self.trace.len().min(other.trace.len());
            return self.trace[..shared] == other.trace[..shared];
        }
        self.trace == other.trace && self.end == other.end
    }
}

pub fn run(program: &Program) -> Outcome {
    let mut machine = Machine { program, trace: vec![], fuel: FUEL };
    let entry = program.entry.expect("an entry");
    let closure = Val::Ref(Rc::new(Object::Closure { func: entry, captures: vec![] }));
    let end = match machine.call(entry, vec![closure], 0) {
        Ok(value) => End::Returned(show(&value)),
        Err(end) => end,
    };
    Outcome { trace: machine.trace, end }
}

/// What a program can see of a value: not which code a closure runs.
fn show(value: &Val) -> String {
    match value {
        Val::Int(n) => n.to_string(),
        Val::Float(bits) => f64::from_bits(*bits).to_string(),
        Val::Bool(b) => b.to_string(),
        Val::Ref(object) => match &**object {
            Object::Record { tag, fields } => {
                format!("#{tag}({})", fields.iter().map(show).collect::<Vec<_>>().join(", "))
            }
            Object::Closure { .. } => "closure".into(),
            Object::Other(text) => text.clone(),
        },
    }
}

struct Machine<'p> {
    program: &'p Program,
    trace: Vec<String>,
    fuel: usize,
}

struct Frame<'p> {
    func: &'p Func,
    values: Vec<Option<Val>>,
}

impl Frame<'_> {
    fn get(&self, value: Value) -> Val {
        self.values[value.index()].clone().unwrap_or_else(|| panic!("{value} of {} is not set", self.func.name))
    }
    fn all(&self, values: &[Value]) -> Vec<Val> {
        values.iter().map(|&v| self.get(v)).collect()
    }
    fn int(&self, value: Value) -> i64 {
        match self.get(value) {
            Val::Int(n) => n,
            other => panic!("{value} is {other:?}"),
        }
    }
    fn bool(&self, value: Value) -> bool {
        match self.get(value) {
            Val::Bool(b) => b,
            other => panic!("{value} is {other:?}"),
        }
    }
    fn float(&self, value: Value) -> f64 {
        match self.get(value) {
            Val::Float(bits) => f64::from_bits(bits),
            other => panic!("{value} is {other:?}"),
        }
    }
    fn object(&self, value: Value) -> Rc<Object> {
        match self.get(value) {
            Val::Ref(object) => object,
            other => panic!("{value} is {other:?}"),
        }
    }
    fn enter(&mut self, target: &Target) -> BlockId {
        let args = self.all(&target.args);
        let params = &self.func.blocks[target.block.index()].params;
        params.iter().zip(args).for_each(|(p, arg)| self.values[p.index()] = Some(arg));
        target.block
    }
}

fn rep(value: &Val) -> Rep {
    match value {
        Val::Int(_) => Rep::Int,
        Val::Float(_) => Rep::Float,
        Val::Bool(_) => Rep::Bool,
        Val::Ref(_) => Rep::Ref,
    }
}

impl Machine<'_> {
    fn call(&mut self, func: FuncId, args: Vec<Val>, depth: usize) -> Result<Val, End> {
        if depth > DEPTH {
            return Err(End::OutOfFuel);
        }
        let (mut func, mut args) = (func, args);
        loop {
            let code = &self.program.funcs[func.index()];
            let mut frame = Frame { func: code, values: vec![None; code.reps.len()] };
            assert_eq!(code.params().len(), args.len());
            for (p, arg) in code.params().iter().zip(args) {
                frame.values[p.index()] = Some(arg);
            }
            match self.body(&mut frame, depth)? {
                Left::Value(value) => return Ok(value),
                Left::Call(next, values) => (func, args) = (next, values),
            }
        }
    }

    fn body(&mut self, frame: &mut Frame, depth: usize) -> Result<Left, End> {
        let mut at = BlockId(0);
        loop {
            let block = &frame.func.blocks[at.index()];
            for inst in &block.insts {
                self.fuel = self.fuel.checked_sub(1).ok_or(End::OutOfFuel)?;
                let value = self.op(frame, &inst.op, depth)?;
                if let Some(result) = inst.result {
                    assert_eq!(rep(&value), frame.func.rep(result), "{:?}", inst.op);
                    frame.values[result.index()] = Some(value);
                }
            }
            self.fuel = self.fuel.checked_sub(1).ok_or(End::OutOfFuel)?;
            at = match &block.term {
                Term::Jump(target) => frame.enter(target),
                Term::Branch { cond, then, otherwise } => {
                    let target = if frame.bool(*cond) { then } else { otherwise };
                    frame.enter(target)
                }
                Term::Switch { value, cases, default } => {
                    let value = frame.int(*value);
                    cases.iter().find(|c| c.0 == value).map_or(*default, |c| c.1)
                }
                Term::Return(value) => return Ok(Left::Value(frame.get(*value))),
                Term::TailCall { func, args, .. } => return Ok(Left::Call(*func, frame.all(args))),
                Term::TailCallClosure { closure, args, .. } => {
                    let Object::Closure { func, .. } = &*frame.object(*closure) else { panic!("no closure") };
                    let args = std::iter::once(frame.get(*closure)).chain(frame.all(args)).collect();
                    return Ok(Left::Call(*func, args));
                }
                Term::Unreachable => return Err(End::Panicked),
            };
        }
    }

    fn op(&mut self, f: &Frame, op: &Op, depth: usize) -> Result<Val, End> {
        let object = |object| Val::Ref(Rc::new(object));
        Ok(match op {
            Op::Int(n) => Val::Int(*n),
            Op::Float(n) => Val::Float(n.to_bits()),
            Op::Bool(b) => Val::Bool(*b),
            Op::Str(id) => object(Object::Other(self.program.strings[id.index()].clone())),
            Op::Nullary(tag) => object(Object::Record { tag: *tag, fields: vec![] }),
            Op::StaticClosure(func) => object(Object::Closure { func: *func, captures: vec![] }),
            Op::EmptyList => object(Object::Other("[]".into())),
            Op::IntBinary(kind, a, b) => int_binary(*kind, f.int(*a), f.int(*b)),
            Op::FloatBinary(kind, a, b) => float_binary(*kind, f.float(*a), f.float(*b)),
            Op::FloatNeg(a) => Val::Float((-f.float(*a)).to_bits()),
            Op::IntCompare(kind, a, b) => Val::Bool(compare(*kind, Some(f.int(*a).cmp(&f.int(*b))))),
            Op::FloatCompare(kind, a, b) => Val::Bool(compare(*kind, f.float(*a).partial_cmp(&f.float(*b)))),
            Op::InBounds(a, b) => Val::Bool((0..f.int(*b)).contains(&f.int(*a))),
            Op::RefEq(a, b) => Val::Bool(Rc::ptr_eq(&f.object(*a), &f.object(*b))),
            Op::BoolNot(a) => Val::Bool(!f.bool(*a)),
            Op::BoolToInt(a) => Val::Int(i64::from(f.bool(*a))),
            Op::IntToBool(a) => Val::Bool(f.int(*a) != 0),
            Op::IntToFloat(a) => Val::Float((f.int(*a) as f64).to_bits()),
            Op::FloatToBits(a) => Val::Int(f.float(*a).to_bits() as i64),
            Op::FloatFromBits(a) => Val::Float(f.int(*a) as u64),
            Op::RefToWord(_) | Op::RefFromWord(_) | Op::Slot { .. } | Op::Message(_) => {
                panic!("not generated")
            }
            Op::GlobalGet(..) | Op::GlobalSet(..) => panic!("not generated"),
            Op::Record { tag, fields } => object(Object::Record { tag: *tag, fields: f.all(fields) }),
            Op::Closure { func, captures } => object(Object::Closure { func: *func, captures: f.all(captures) }),
            Op::Field { base, index, .. } => match &*f.object(*base) {
                Object::Record { fields, .. } => fields[*index as usize].clone(),
                Object::Closure { captures, .. } => captures[*index as usize - 1].clone(),
                Object::Other(text) => panic!("field of {text}"),
            },
            Op::Tag(a) => match &*f.object(*a) {
                Object::Record { tag, .. } => Val::Int(i64::from(*tag)),
                other => panic!("tag of {other:?}"),
            },
            Op::Call { func, args } => self.call(*func, f.all(args), depth + 1)?,
            Op::CallClosure { closure, args, .. } => {
                let Object::Closure { func, .. } = &*f.object(*closure) else { panic!("no closure") };
                let args = std::iter::once(f.get(*closure)).chain(f.all(args)).collect();
                self.call(*func, args, depth + 1)?
            }
            Op::Intrinsic { name, args, .. } => {
                let args: Vec<String> = f.all(args).iter().map(show).collect();
                self.trace.push(format!("{name} {}", args.join(" ")));
                Val::Int(self.trace.len() as i64 % 5)
            }
            Op::Poll => Val::Int(0),
        })
    }
}

/// How a body is left.
enum Left {
    Value(Val),
    Call(FuncId, Vec<Val>),
}

fn int_binary(kind: IntBinary, a: i64, b: i64) -> Val {
    Val::Int(match kind {
        IntBinary::Add => a.wrapping_add(b),
        IntBinary::Sub => a.wrapping_sub(b),
        IntBinary::Mul => a.wrapping_mul(b),
        IntBinary::Div => a.wrapping_div(b),
        IntBinary::Rem => a.wrapping_rem(b),
        IntBinary::And => a & b,
        IntBinary::Xor => a ^ b,
    })
}

fn float_binary(kind: FloatBinary, a: f64, b: f64) -> Val {
    let result = match kind {
        FloatBinary::Add => a + b,
        FloatBinary::Sub => a - b,
        FloatBinary::Mul => a * b,
        FloatBinary::Div => a / b,
    };
    Val::Float(result.to_bits())
}

fn compare(kind: Compare, ordering: Option<std::cmp::Ordering>) -> bool {
    let Some(ordering) = ordering else {
        return kind == Compare::Ne;
    };
    match kind {
        Compare::Eq => ordering.is_eq(),
        Compare::Ne => ordering.is_ne(),
        Compare::Lt => ordering.is_lt(),
        Compare::Le => ordering.is_le(),
        Compare::Gt => ordering.is_gt(),
        Compare::Ge => ordering.is_ge(),
    }
}
