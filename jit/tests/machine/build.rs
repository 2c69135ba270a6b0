//! A small builder of SSA programs for tests.

use compiler::ssa::ir::*;

pub fn program() -> Program {
    let names = runtime::atoms::FIXED.map(str::to_owned).to_vec();
    Program {
        atoms: names,
        files: vec![
            SourceFile { name: "main.mpl".into(), is_library: false },
            SourceFile { name: "std/x.mpl".into(), is_library: true },
        ],
        locations: (0..10).map(|line| Location { file: 0, line, inlined: None }).collect(),
        ..Program::default()
    }
}

/// Builds one function, block by block.
pub struct Builder<'a> {
    pub program: &'a mut Program,
    pub func: Func,
    pub block: BlockId,
    pub loc: LocId,
}

/// Reserves an id, so that functions can refer to one another.
pub fn declare(program: &mut Program, name: &str, params: &[Rep], ret: Rep) -> FuncId {
    let mut func = Func { name: name.into(), file: 0, line: 1, is_library: false, ret, blocks: vec![], reps: vec![] };
    let entry = func.new_block();
    for &rep in params {
        let value = func.new_value(rep);
        func.blocks[entry.index()].params.push(value);
    }
    program.funcs.push(func);
    FuncId(program.funcs.len() as u32 - 1)
}

pub fn define(program: &mut Program, id: FuncId, body: impl FnOnce(&mut Builder<'_>, &[Value])) {
    let placeholder =
        Func { name: String::new(), file: 0, line: 0, is_library: false, ret: Rep::Int, blocks: vec![], reps: vec![] };
    let func = std::mem::replace(&mut program.funcs[id.index()], placeholder);
    let params = func.params().to_vec();
    // The signature must be known to calls of itself.
    let head = Func {
        name: func.name.clone(),
        file: 0,
        line: 0,
        is_library: false,
        ret: func.ret,
        blocks: vec![Block { params: params.clone(), insts: vec![], term: Term::Unreachable }],
        reps: func.reps.clone(),
    };
    program.funcs[id.index()] = head;
    let mut builder = Builder { program, func, block: BlockId(0), loc: LocId(1) };
    body(&mut builder, &params);
    let func = builder.func;
    program.funcs[id.index()] = func;
}

/// The main process's function; `body` must not end its block.
pub fn main(program: &mut Program, body: impl FnOnce(&mut Builder<'_>)) {
    let entry = declare(program, "main", &[Rep::Ref], Rep::Int);
    define(program, entry, |b, _| {
        body(b);
        let done = b.int(0);
        b.ret(done);
    });
    program.entry = Some(entry);
}

impl Builder<'_> {
    pub fn op(&mut self, rep: Rep, op: Op) -> Value {
        let value = self.func.new_value(rep);
        let inst = Inst { result: Some(value), op, loc: self.loc };
        self.func.blocks[self.block.index()].insts.push(inst);
        value
    }
    pub fn effect(&mut self, op: Op) {
        let inst = Inst { result: None, op, loc: self.loc };
        self.func.blocks[self.block.index()].insts.push(inst);
    }
    pub fn int(&mut self, number: i64) -> Value {
        self.op(Rep::Int, Op::Int(number))
    }
    pub fn text(&mut self, text: &str) -> Value {
        self.program.strings.push(text.into());
        self.op(Rep::Ref, Op::Str(StrId(self.program.strings.len() as u32 - 1)))
    }
    pub fn binary(&mut self, op: IntBinary, a: Value, b: Value) -> Value {
        self.op(Rep::Int, Op::IntBinary(op, a, b))
    }
    pub fn compare(&mut self, op: Compare, a: Value, b: Value) -> Value {
        self.op(Rep::Bool, Op::IntCompare(op, a, b))
    }
    pub fn call(&mut self, func: FuncId, args: &[Value]) -> Value {
        let ret = self.program.funcs[func.index()].ret;
        self.op(ret, Op::Call { func, args: args.to_vec() })
    }
    pub fn builtin(&mut self, rep: Option<Rep>, name: &str, args: &[Value], types: &[Option<DescId>]) -> Option<Value> {
        let op = Op::Intrinsic { name: name.into(), args: args.to_vec(), types: types.to_vec(), rep };
        match rep {
            Some(rep) => Some(self.op(rep, op)),
            None => {
                self.effect(op);
                None
            }
        }
    }
    pub fn reference(&mut self, name: &str, args: &[Value]) -> Value {
        self.builtin(Some(Rep::Ref), name, args, &[]).expect("a result")
    }
    pub fn println(&mut self, text: Value) {
        self.builtin(None, "IO.println", &[text], &[]);
    }
    /// Prints texts with blanks between.
    pub fn print_all(&mut self, texts: &[Value]) {
        let blank = self.text(" ");
        let mut line = texts[0];
        for &text in &texts[1..] {
            line = self.reference("Core.concat3", &[line, blank, text]);
        }
        self.println(line);
    }
    pub fn show(&mut self, number: Value) -> Value {
        self.reference("Int.to_text", &[number])
    }
    pub fn record(&mut self, fields: &[Value]) -> Value {
        self.op(Rep::Ref, Op::Record { tag: 0, fields: fields.to_vec() })
    }
    pub fn field(&mut self, base: Value, index: u32, rep: Rep) -> Value {
        self.op(rep, Op::Field { base, index, rep })
    }
    pub fn block(&mut self, params: &[Rep]) -> (BlockId, Vec<Value>) {
        let block = self.func.new_block();
        let values: Vec<Value> = params.iter().map(|&rep| self.func.new_value(rep)).collect();
        self.func.blocks[block.index()].params = values.clone();
        (block, values)
    }
    fn end(&mut self, term: Term) {
        self.func.blocks[self.block.index()].term = term;
    }
    pub fn jump(&mut self, block: BlockId, args: &[Value]) {
        self.end(Term::Jump(Target { block, args: args.to_vec() }));
    }
    pub fn branch(&mut self, cond: Value, then: BlockId, otherwise: BlockId) {
        let target = |block| Target { block, args: vec![] };
        self.end(Term::Branch { cond, then: target(then), otherwise: target(otherwise) });
    }
    pub fn switch(&mut self, value: Value, cases: &[(i64, BlockId)], default: BlockId) {
        self.end(Term::Switch { value, cases: cases.to_vec(), default });
    }
    pub fn ret(&mut self, value: Value) {
        self.end(Term::Return(value));
    }
    pub fn tail_call(&mut self, func: FuncId, args: &[Value]) {
        self.end(Term::TailCall { func, args: args.to_vec(), loc: self.loc });
    }
}
