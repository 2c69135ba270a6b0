//! Well-typed SSA at random: options, pairs, results, closures, loops, tail calls, recursion.

use mesh_compiler::ssa::ir::{
    BlockId, Compare, FloatBinary, Func, FuncId, Inst, IntBinary, LocId, Op, Program, Rep, Target, Term, Value,
};

/// The types of the generated programs.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Ty {
    Int,
    Bool,
    Float,
    /// `#0 (Int)` or nullary `#1`.
    Option,
    /// `#0 (Int, Option)`.
    Pair,
    /// `#0 (Bool)` or `#1 (Pair)`.
    Result,
    /// From an `Int` to the type that the number says.
    FunInt,
    FunOption,
}

const TYPES: [Ty; 8] = [Ty::Int, Ty::Bool, Ty::Float, Ty::Option, Ty::Pair, Ty::Result, Ty::FunInt, Ty::FunOption];

fn rep(ty: Ty) -> Rep {
    match ty {
        Ty::Int => Rep::Int,
        Ty::Bool => Rep::Bool,
        Ty::Float => Rep::Float,
        _ => Rep::Ref,
    }
}

struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((self.0 >> 33) as usize) % n
    }
    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }
    fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }
}

/// What a function takes and gives. The code of a closure takes the closure first.
#[derive(Clone)]
struct Signature {
    params: Vec<Ty>,
    ret: Ty,
    captures: Option<Vec<Ty>>,
}

pub fn program(seed: u64) -> Program {
    let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x1234_5678);
    random.below(2);
    let count = 3 + random.below(6);
    let mut signatures = vec![Signature { params: vec![], ret: Ty::Int, captures: Some(vec![]) }];
    for index in 1..count {
        let types = |random: &mut Random, n: usize| (0..random.below(n)).map(|_| random.pick(&TYPES)).collect();
        // There is always code for closures of both types.
        let code = match index {
            1 => Some(Ty::FunInt),
            2 => Some(Ty::FunOption),
            _ if random.one_in(3) => Some(random.pick(&[Ty::FunInt, Ty::FunOption])),
            _ => None,
        };
        signatures.push(match code {
            Some(ty) => Signature {
                params: vec![Ty::Int],
                ret: if ty == Ty::FunInt { Ty::Int } else { Ty::Option },
                captures: Some(if index < 3 { vec![] } else { types(&mut random, 3) }),
            },
            None => Signature { params: types(&mut random, 4), ret: random.pick(&TYPES), captures: None },
        });
    }
    let mut out = Program { entry: Some(FuncId(0)), ..Program::default() };
    for index in 0..count {
        let func = Body::new(&mut random, &signatures, index).function();
        out.funcs.push(func);
    }
    out
}

struct Body<'r> {
    random: &'r mut Random,
    signatures: &'r [Signature],
    me: usize,
    func: Func,
    block: BlockId,
    scope: Vec<(Value, Ty)>,
    /// Statements that may still be made.
    size: usize,
}

impl<'r> Body<'r> {
    fn new(random: &'r mut Random, signatures: &'r [Signature], me: usize) -> Body<'r> {
        let func = Func {
            name: format!("g{me}"),
            file: 0,
            line: 0,
            is_library: false,
            ret: rep(signatures[me].ret),
            blocks: vec![],
            reps: vec![],
        };
        let size = if me == 0 { 20 } else { 3 + random.below(10) };
        let mut body = Body { random, signatures, me, func, block: BlockId(0), scope: vec![], size };
        body.func.new_block();
        body
    }

    fn function(mut self) -> Func {
        let signature = self.signatures[self.me].clone();
        let closure = signature.captures.as_ref().map(|_| self.param(BlockId(0), Rep::Ref));
        for &ty in &signature.params {
            let value = self.param(BlockId(0), rep(ty));
            self.scope.push((value, ty));
        }
        for (index, &ty) in signature.captures.iter().flatten().enumerate() {
            let op = Op::Field { base: closure.expect("code of a closure"), index: index as u32 + 1, rep: rep(ty) };
            let value = self.emit(op, rep(ty));
            self.scope.push((value, ty));
        }
        if self.random.one_in(2) {
            let head = self.func.new_block();
            self.jump(head, vec![]);
        }
        self.statements(3);
        self.leave();
        self.func
    }

    fn param(&mut self, block: BlockId, rep: Rep) -> Value {
        let value = self.func.new_value(rep);
        self.func.blocks[block.index()].params.push(value);
        value
    }

    fn emit(&mut self, op: Op, rep: Rep) -> Value {
        let value = self.func.new_value(rep);
        self.func.blocks[self.block.index()].insts.push(Inst { result: Some(value), op, loc: LocId(0) });
        value
    }

    fn end(&mut self, term: Term, next: BlockId) {
        self.func.blocks[self.block.index()].term = term;
        self.block = next;
    }

    fn jump(&mut self, block: BlockId, args: Vec<Value>) {
        self.end(Term::Jump(Target { block, args }), block);
    }

    fn branch(&mut self, cond: Value) -> (BlockId, BlockId) {
        let (yes, no) = (self.func.new_block(), self.func.new_block());
        let target = |block| Target { block, args: vec![] };
        self.end(Term::Branch { cond, then: target(yes), otherwise: target(no) }, yes);
        (yes, no)
    }

    // ── values ──

    fn value(&mut self, ty: Ty, depth: usize) -> Value {
        let known: Vec<Value> = self.scope.iter().filter(|s| s.1 == ty).map(|s| s.0).collect();
        if !known.is_empty() && self.random.one_in(2) {
            return self.random.pick(&known);
        }
        if depth > 0
            && self.random.one_in(4)
            && let Some(value) = self.call(ty, depth - 1)
        {
            return value;
        }
        if depth > 1 && self.random.one_in(5) {
            return self.choice(ty, depth - 1);
        }
        match ty {
            Ty::Int => self.int(depth),
            Ty::Bool => self.bool(depth),
            Ty::Float => self.float(depth),
            Ty::Option => self.option(depth),
            Ty::Pair => {
                let first = self.value(Ty::Int, depth.saturating_sub(1));
                let second = self.value(Ty::Option, depth.saturating_sub(1));
                self.emit(Op::Record { tag: 0, fields: vec![first, second] }, Rep::Ref)
            }
            Ty::Result => {
                let (tag, part) = self.random.pick(&[(0, Ty::Bool), (1, Ty::Pair)]);
                let part = self.value(part, depth.saturating_sub(1));
                self.emit(Op::Record { tag, fields: vec![part] }, Rep::Ref)
            }
            Ty::FunInt => self.closure(Ty::Int, depth),
            Ty::FunOption => self.closure(Ty::Option, depth),
        }
    }

    fn int(&mut self, depth: usize) -> Value {
        let n = self.random.below(5) as i64 - 1;
        if depth == 0 {
            return self.emit(Op::Int(n), Rep::Int);
        }
        match self.random.below(6) {
            0 => self.emit(Op::Int(n), Rep::Int),
            1 => {
                let flag = self.value(Ty::Bool, depth - 1);
                self.emit(Op::BoolToInt(flag), Rep::Int)
            }
            2 => {
                let base = self.value(Ty::Pair, depth - 1);
                self.emit(Op::Field { base, index: 0, rep: Rep::Int }, Rep::Int)
            }
            3 => {
                let option = self.value(Ty::Option, depth - 1);
                self.unwrapped(option, depth - 1)
            }
            _ => {
                let kinds = [IntBinary::Add, IntBinary::Sub, IntBinary::Mul, IntBinary::And, IntBinary::Xor];
                let (a, b) = (self.value(Ty::Int, depth - 1), self.value(Ty::Int, depth - 1));
                let kind = self.random.pick(&kinds);
                self.emit(Op::IntBinary(kind, a, b), Rep::Int)
            }
        }
    }

    fn is_some(&mut self, option: Value) -> Value {
        let tag = self.emit(Op::Tag(option), Rep::Int);
        let zero = self.emit(Op::Int(0), Rep::Int);
        self.emit(Op::IntCompare(Compare::Eq, tag, zero), Rep::Bool)
    }

    /// What an option holds, or another number.
    fn unwrapped(&mut self, option: Value, depth: usize) -> Value {
        let cond = self.is_some(option);
        let (_, no) = self.branch(cond);
        let join = self.func.new_block();
        let result = self.param(join, Rep::Int);
        let held = self.emit(Op::Field { base: option, index: 0, rep: Rep::Int }, Rep::Int);
        self.jump(join, vec![held]);
        self.block = no;
        let other = self.value(Ty::Int, depth);
        self.jump(join, vec![other]);
        result
    }

    fn bool(&mut self, depth: usize) -> Value {
        if depth == 0 || self.random.one_in(6) {
            let b = self.random.one_in(2);
            return self.emit(Op::Bool(b), Rep::Bool);
        }
        match self.random.below(4) {
            0 => {
                let a = self.value(Ty::Bool, depth - 1);
                self.emit(Op::BoolNot(a), Rep::Bool)
            }
            1 => {
                let option = self.value(Ty::Option, depth - 1);
                self.is_some(option)
            }
            2 => {
                let (a, b) = (self.value(Ty::Float, depth - 1), self.value(Ty::Float, depth - 1));
                let kind = self.random.pick(&[Compare::Lt, Compare::Ge, Compare::Eq, Compare::Ne]);
                self.emit(Op::FloatCompare(kind, a, b), Rep::Bool)
            }
            _ => {
                let (a, b) = (self.value(Ty::Int, depth - 1), self.value(Ty::Int, depth - 1));
                let kind = self.random.pick(&[Compare::Lt, Compare::Ge, Compare::Eq, Compare::Ne, Compare::Le]);
                self.emit(Op::IntCompare(kind, a, b), Rep::Bool)
            }
        }
    }

    fn float(&mut self, depth: usize) -> Value {
        if depth == 0 || self.random.one_in(4) {
            let n = self.random.pick(&[0.0, 1.0, -1.0, 0.5]);
            return self.emit(Op::Float(n), Rep::Float);
        }
        if self.random.one_in(3) {
            let n = self.value(Ty::Int, depth - 1);
            return self.emit(Op::IntToFloat(n), Rep::Float);
        }
        let (a, b) = (self.value(Ty::Float, depth - 1), self.value(Ty::Float, depth - 1));
        let kind = self.random.pick(&[FloatBinary::Add, FloatBinary::Sub, FloatBinary::Mul]);
        self.emit(Op::FloatBinary(kind, a, b), Rep::Float)
    }

    fn option(&mut self, depth: usize) -> Value {
        if self.random.one_in(4) {
            return self.emit(Op::Nullary(1), Rep::Ref);
        }
        if depth > 0 && self.random.one_in(4) {
            let base = self.value(Ty::Pair, depth - 1);
            return self.emit(Op::Field { base, index: 1, rep: Rep::Ref }, Rep::Ref);
        }
        let held = self.value(Ty::Int, depth.saturating_sub(1));
        self.emit(Op::Record { tag: 0, fields: vec![held] }, Rep::Ref)
    }

    fn closure(&mut self, ret: Ty, depth: usize) -> Value {
        let fits = |i: &usize| *i > 0 && self.signatures[*i].captures.is_some() && self.signatures[*i].ret == ret;
        let found: Vec<usize> = (0..self.signatures.len()).filter(fits).collect();
        let index = self.random.pick(&found);
        let func = FuncId(index as u32);
        let types = self.signatures[index].captures.clone().unwrap_or_default();
        if types.is_empty() {
            return self.emit(Op::StaticClosure(func), Rep::Ref);
        }
        let known = |body: &Body, ty| body.scope.iter().find(|s| s.1 == ty).map(|s| s.0);
        let captures = types
            .into_iter()
            .map(|ty| match (ty, known(self, ty)) {
                (_, Some(value)) => value,
                // Closures in closures would go on for ever.
                (Ty::FunInt | Ty::FunOption, None) => self.bare_closure(ty),
                (_, None) => self.value(ty, depth.saturating_sub(1)),
            })
            .collect();
        self.emit(Op::Closure { func, captures }, Rep::Ref)
    }

    /// A closure without captures: the first two functions are code for that.
    fn bare_closure(&mut self, ty: Ty) -> Value {
        let func = FuncId(if ty == Ty::FunInt { 1 } else { 2 });
        self.emit(Op::StaticClosure(func), Rep::Ref)
    }

    fn arguments(&mut self, types: &[Ty], depth: usize) -> Vec<Value> {
        types.iter().map(|&ty| self.value(ty, depth)).collect()
    }

    fn call(&mut self, ty: Ty, depth: usize) -> Option<Value> {
        if (ty == Ty::Int || ty == Ty::Option) && self.random.one_in(2) {
            let closure = self.value(if ty == Ty::Int { Ty::FunInt } else { Ty::FunOption }, depth);
            let args = self.arguments(&[Ty::Int], depth);
            return Some(self.emit(Op::CallClosure { closure, args, rep: rep(ty) }, rep(ty)));
        }
        let (func, params) = self.callee(ty)?;
        let args = self.arguments(&params, depth);
        Some(self.emit(Op::Call { func, args }, rep(ty)))
    }

    /// A plain function with this result; seldom one that may lead back here.
    fn callee(&mut self, ret: Ty) -> Option<(FuncId, Vec<Ty>)> {
        let lowest = if self.random.one_in(6) { 1 } else { self.me + 1 };
        let fits = |i: &usize| self.signatures[*i].captures.is_none() && self.signatures[*i].ret == ret;
        let found: Vec<usize> = (lowest..self.signatures.len()).filter(fits).collect();
        if found.is_empty() {
            return None;
        }
        let index = self.random.pick(&found);
        Some((FuncId(index as u32), self.signatures[index].params.clone()))
    }

    /// `if` as a value.
    fn choice(&mut self, ty: Ty, depth: usize) -> Value {
        let cond = self.value(Ty::Bool, depth);
        let (_, no) = self.branch(cond);
        let join = self.func.new_block();
        let result = self.param(join, rep(ty));
        let value = self.value(ty, depth);
        self.jump(join, vec![value]);
        self.block = no;
        let value = self.value(ty, depth);
        self.jump(join, vec![value]);
        result
    }

    // ── statements ──

    fn statements(&mut self, depth: usize) {
        let before = self.scope.len();
        let count = if self.me == 0 && depth == 3 { 12 } else { 1 + self.random.below(5) };
        for _ in 0..count {
            if self.size == 0 {
                break;
            }
            self.size -= 1;
            self.statement(depth);
        }
        if depth < 3 {
            self.scope.truncate(before);
        }
    }

    /// Writes a value to the trace.
    fn show(&mut self, value: Value) -> Value {
        let op = Op::Intrinsic { name: "Test.emit".into(), args: vec![value], types: vec![], rep: Some(Rep::Int) };
        self.emit(op, Rep::Int)
    }

    fn statement(&mut self, depth: usize) {
        match self.random.below(8) {
            0 | 1 => {
                let ty = self.random.pick(&TYPES);
                let value = self.value(ty, 2);
                let value = self.show(value);
                self.scope.push((value, Ty::Int));
            }
            2 | 3 => {
                let ty = self.random.pick(&TYPES);
                let value = self.value(ty, 3);
                self.scope.push((value, ty));
            }
            4 if depth > 0 => self.conditional(depth),
            5 if depth > 0 => self.repetition(depth),
            6 if depth > 0 => self.selection(depth),
            7 if self.random.one_in(3) => {
                let cond = self.value(Ty::Bool, 1);
                let (_, no) = self.branch(cond);
                self.leave();
                self.block = no;
            }
            _ => {}
        }
    }

    fn conditional(&mut self, depth: usize) {
        let ty = self.random.pick(&TYPES);
        let cond = self.value(Ty::Bool, 2);
        let (_, no) = self.branch(cond);
        let join = self.func.new_block();
        let result = self.param(join, rep(ty));
        for block in [None, Some(no)] {
            self.block = block.unwrap_or(self.block);
            let before = self.scope.len();
            self.statements(depth - 1);
            let value = self.value(ty, 1);
            self.scope.truncate(before);
            self.jump(join, vec![value]);
        }
        self.scope.push((result, ty));
    }

    /// A loop that runs a few times with variables of any types.
    fn repetition(&mut self, depth: usize) {
        let types: Vec<Ty> = (0..1 + self.random.below(3)).map(|_| self.random.pick(&TYPES)).collect();
        let mut first = self.arguments(&types, 1);
        let head = self.func.new_block();
        let zero = self.emit(Op::Int(0), Rep::Int);
        first.insert(0, zero);
        let count = self.param(head, Rep::Int);
        let before = self.scope.len();
        for &ty in &types {
            let param = self.param(head, rep(ty));
            self.scope.push((param, ty));
        }
        let inside = self.scope.len();
        self.jump(head, first);
        self.func.blocks[head.index()].insts.push(Inst { result: None, op: Op::Poll, loc: LocId(0) });
        let limit = self.random.below(4) as i64;
        let limit = self.emit(Op::Int(limit), Rep::Int);
        let cond = self.emit(Op::IntCompare(Compare::Lt, count, limit), Rep::Bool);
        let (_, done) = self.branch(cond);
        self.statements(depth - 1);
        let mut next = self.arguments(&types, 2);
        let one = self.emit(Op::Int(1), Rep::Int);
        next.insert(0, self.emit(Op::IntBinary(IntBinary::Add, count, one), Rep::Int));
        self.jump(head, next);
        self.scope.truncate(inside);
        self.block = done;
        if self.random.one_in(4) {
            self.scope.truncate(before);
        }
    }

    /// A switch over the tag of a result.
    fn selection(&mut self, depth: usize) {
        let result = self.value(Ty::Result, 2);
        let tag = self.emit(Op::Tag(result), Rep::Int);
        let (first, second, join) = (self.func.new_block(), self.func.new_block(), self.func.new_block());
        let cases = if self.random.one_in(2) { vec![(0, first), (1, second)] } else { vec![(0, first)] };
        self.end(Term::Switch { value: tag, cases, default: second }, first);
        for (block, ty) in [(first, Ty::Bool), (second, Ty::Pair)] {
            self.block = block;
            let part = self.emit(Op::Field { base: result, index: 0, rep: rep(ty) }, rep(ty));
            let before = self.scope.len();
            self.scope.push((part, ty));
            self.statements(depth - 1);
            self.scope.truncate(before);
            self.jump(join, vec![]);
        }
    }

    /// Ends the function here.
    fn leave(&mut self) {
        let ret = self.signatures[self.me].ret;
        let shown: Vec<Value> = self.scope.iter().rev().take(2).map(|s| s.0).collect();
        shown.into_iter().for_each(|value| {
            self.show(value);
        });
        let next = self.block;
        if self.random.one_in(40) {
            return self.end(Term::Unreachable, next);
        }
        let code = if ret == Ty::Int {
            Some(Ty::FunInt)
        } else if ret == Ty::Option {
            Some(Ty::FunOption)
        } else {
            None
        };
        if let Some(code) = code
            && self.random.one_in(5)
        {
            let closure = self.value(code, 1);
            let args = self.arguments(&[Ty::Int], 1);
            let term = Term::TailCallClosure { closure, args, loc: LocId(0) };
            return self.end(term, next);
        }
        if self.random.one_in(3)
            && let Some((func, params)) = self.callee(ret)
        {
            let args = self.arguments(&params, 1);
            let term = Term::TailCall { func, args, loc: LocId(0) };
            return self.end(term, next);
        }
        let value = self.value(ret, 2);
        self.end(Term::Return(value), next);
    }
}
