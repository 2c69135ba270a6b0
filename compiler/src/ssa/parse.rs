//! SSA text to a program: the inverse of `print::complete`. Descriptors come back with their names only, and locations
//! only where the text has them; that is enough to run passes on.

use super::ir::{
    Block, BlockId, Compare, Desc, DescId, FloatBinary, Func, FuncId, GlobalId, Inst, IntBinary, LocId, Location, Op,
    Program, Rep, Shape, SourceFile, StrId, Target, Term, Value,
};

/// The program, or what is wrong with a line of the text.
pub fn program(text: &str) -> Result<Program, String> {
    let mut parser = Parser { out: Program::default() };
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if !line.is_empty() && !line.starts_with("//") {
            parser.line(line).map_err(|error| format!("line {}: {error}: {line}", index + 1))?;
        }
    }
    Ok(parser.out)
}

struct Parser {
    out: Program,
}

/// What is left of a line.
struct Cursor<'t> {
    rest: &'t str,
}

type Parsed<T> = Result<T, String>;

impl<'t> Cursor<'t> {
    fn skip(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn eat(&mut self, text: &str) -> bool {
        self.skip();
        match self.rest.strip_prefix(text) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn expect(&mut self, text: &str) -> Parsed<()> {
        if self.eat(text) { Ok(()) } else { Err(format!("`{text}` expected before `{}`", self.rest)) }
    }

    fn while_char(&mut self, belongs: impl Fn(char) -> bool) -> &'t str {
        self.skip();
        let end = self.rest.find(|c| !belongs(c)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    fn word(&mut self) -> &'t str {
        self.while_char(|c| c.is_alphanumeric() || c == '_' || c == '.')
    }

    fn number<T: std::str::FromStr>(&mut self) -> Parsed<T> {
        let word = self.while_char(|c| c.is_ascii_digit() || c == '-');
        word.parse().map_err(|_| format!("number expected, not `{word}`"))
    }

    fn id(&mut self, prefix: &str) -> Parsed<u32> {
        self.expect(prefix)?;
        self.number()
    }

    fn value(&mut self) -> Parsed<Value> {
        self.id("v").map(Value)
    }

    /// Two values with a comma between.
    fn pair(&mut self) -> Parsed<(Value, Value)> {
        let first = self.value()?;
        self.expect(",")?;
        Ok((first, self.value()?))
    }

    fn rep(&mut self) -> Parsed<Rep> {
        match self.word() {
            "Int" => Ok(Rep::Int),
            "Float" => Ok(Rep::Float),
            "Bool" => Ok(Rep::Bool),
            "Ref" => Ok(Rep::Ref),
            other => Err(format!("unknown representation `{other}`")),
        }
    }

    /// Items between two delimiters.
    fn list<T>(&mut self, open: &str, close: &str, item: &mut dyn FnMut(&mut Self) -> Parsed<T>) -> Parsed<Vec<T>> {
        self.expect(open)?;
        let mut items = vec![];
        while !self.eat(close) {
            if !items.is_empty() {
                self.expect(",")?;
            }
            items.push(item(self)?);
        }
        Ok(items)
    }

    fn values(&mut self) -> Parsed<Vec<Value>> {
        self.list("(", ")", &mut Cursor::value)
    }

    fn target(&mut self) -> Parsed<Target> {
        let block = BlockId(self.id("b")?);
        Ok(Target { block, args: self.values()? })
    }

    /// A name in backticks.
    fn name(&mut self) -> Parsed<String> {
        self.expect("`")?;
        let end = self.rest.find('`').ok_or("unclosed name")?;
        let name = self.rest[..end].to_string();
        self.rest = &self.rest[end + 1..];
        Ok(name)
    }

    /// A function's number and its name, which only helps readers.
    fn func(&mut self) -> Parsed<FuncId> {
        let id = FuncId(self.id("f")?);
        self.name()?;
        Ok(id)
    }

    /// A string as `Debug` writes it.
    fn string(&mut self) -> Parsed<String> {
        self.expect("\"")?;
        let mut out = String::new();
        let mut chars = self.rest.chars();
        loop {
            match chars.next().ok_or("unclosed string")? {
                '"' => break,
                '\\' => match chars.next().ok_or("unclosed string")? {
                    'n' => out.push('\n'),
                    't' => out.push('\t'),
                    'r' => out.push('\r'),
                    '0' => out.push('\0'),
                    'u' => {
                        let code: String = chars.by_ref().skip(1).take_while(|&c| c != '}').collect();
                        let code = u32::from_str_radix(&code, 16).ok().and_then(char::from_u32);
                        out.push(code.ok_or("bad escape")?);
                    }
                    other => out.push(other),
                },
                other => out.push(other),
            }
        }
        self.rest = chars.as_str();
        Ok(out)
    }
}

impl Parser {
    fn line(&mut self, line: &str) -> Parsed<()> {
        let mut at = Cursor { rest: line };
        if line == "}" {
            return Ok(());
        }
        if at.eat("file ") {
            let name = at.while_char(|c| !c.is_whitespace()).to_string();
            let is_library = at.eat("library");
            self.out.files.push(SourceFile { name, is_library });
            return Ok(());
        }
        if at.eat("global ") {
            at.id("g")?;
            at.expect(":")?;
            let rep = at.rep()?;
            self.out.globals.push(rep);
            return Ok(());
        }
        if at.eat("fn ") {
            return self.function(&mut at);
        }
        if line.ends_with(':') && line.starts_with('b') {
            return self.block(&mut at);
        }
        self.step(&mut at)
    }

    fn function(&mut self, at: &mut Cursor) -> Parsed<()> {
        let number = at.id("f")? as usize;
        if number != self.out.funcs.len() {
            return Err(format!("f{} expected", self.out.funcs.len()));
        }
        let name = at.name()?;
        if at.eat("entry") {
            self.out.entry = Some(FuncId(number as u32));
        }
        let is_library = at.eat("library");
        let place = self.place(at)?.map_or((0, 0), |place| (place.file, place.line));
        at.expect("->")?;
        let ret = at.rep()?;
        let (file, line) = place;
        self.out.funcs.push(Func { name, file, line, is_library, ret, blocks: vec![], reps: vec![] });
        Ok(())
    }

    fn last(&mut self) -> Parsed<&mut Func> {
        self.out.funcs.last_mut().ok_or_else(|| "outside a function".to_string())
    }

    fn block(&mut self, at: &mut Cursor) -> Parsed<()> {
        let number = at.id("b")? as usize;
        let params = at.list("(", ")", &mut |at| {
            let value = at.value()?;
            at.expect(":")?;
            Ok((value, at.rep()?))
        })?;
        let func = self.last()?;
        if number != func.blocks.len() {
            return Err(format!("b{} expected", func.blocks.len()));
        }
        for &(value, rep) in &params {
            define(func, value, rep);
        }
        let params = params.into_iter().map(|p| p.0).collect();
        func.blocks.push(Block { params, insts: vec![], term: Term::Unreachable });
        Ok(())
    }

    /// An operation or the end of a block.
    fn step(&mut self, at: &mut Cursor) -> Parsed<()> {
        if let Some(term) = self.term(at)? {
            let func = self.last()?;
            func.blocks.last_mut().ok_or("outside a block")?.term = term;
            return Ok(());
        }
        let result = if at.rest.starts_with('v') {
            let value = at.value()?;
            at.expect(":")?;
            let rep = at.rep()?;
            at.expect("=")?;
            Some((value, rep))
        } else {
            None
        };
        let op = self.op(at, result.map(|r| r.1))?;
        let loc = self.location(at)?;
        let func = self.last()?;
        if let Some((value, rep)) = result {
            define(func, value, rep);
        }
        let inst = Inst { result: result.map(|r| r.0), op, loc };
        func.blocks.last_mut().ok_or("outside a block")?.insts.push(inst);
        Ok(())
    }

    fn place(&mut self, at: &mut Cursor) -> Parsed<Option<Location>> {
        if !at.eat("@") {
            return Ok(None);
        }
        let name = at.while_char(|c| c != ':' && !c.is_whitespace());
        at.expect(":")?;
        let line = at.number()?;
        let file = self.out.files.iter().position(|f| f.name == name);
        let file = file.ok_or_else(|| format!("no file `{name}`"))? as u32;
        Ok(Some(Location { file, line, inlined: None }))
    }

    fn location(&mut self, at: &mut Cursor) -> Parsed<LocId> {
        let Some(place) = self.place(at)? else {
            return Ok(LocId::NOWHERE);
        };
        Ok(LocId(find_or_push(&mut self.out.locations, |l| *l == place, || place)))
    }

    fn term(&mut self, at: &mut Cursor) -> Parsed<Option<Term>> {
        let start = at.rest;
        Ok(Some(match at.word() {
            "jump" => Term::Jump(at.target()?),
            "branch" => {
                let cond = at.value()?;
                at.expect(",")?;
                let then = at.target()?;
                at.expect(",")?;
                Term::Branch { cond, then, otherwise: at.target()? }
            }
            "switch" => {
                let value = at.value()?;
                at.expect(",")?;
                let cases = at.list("[", "]", &mut |at| {
                    let number = at.number()?;
                    at.expect("=>")?;
                    Ok((number, BlockId(at.id("b")?)))
                })?;
                at.expect(",")?;
                Term::Switch { value, cases, default: BlockId(at.id("b")?) }
            }
            "return" => Term::Return(at.value()?),
            "tail_call" => {
                let func = at.func()?;
                let args = at.values()?;
                Term::TailCall { func, args, loc: self.location(at)? }
            }
            "tail_call_closure" => {
                let closure = at.value()?;
                let args = at.values()?;
                Term::TailCallClosure { closure, args, loc: self.location(at)? }
            }
            "unreachable" => Term::Unreachable,
            _ => {
                at.rest = start;
                return Ok(None);
            }
        }))
    }

    fn op(&mut self, at: &mut Cursor, rep: Option<Rep>) -> Parsed<Op> {
        let name = at.word();
        let known = rep.ok_or("a result is needed");
        Ok(match name {
            "int" => Op::Int(at.number()?),
            "float" => {
                let word = at.while_char(|c| !c.is_whitespace());
                Op::Float(word.parse().map_err(|_| format!("bad float `{word}`"))?)
            }
            "bool" => Op::Bool(at.word() == "true"),
            "str" => {
                let text = at.string()?;
                Op::Str(StrId(find_or_push(&mut self.out.strings, |s| *s == text, || text.clone())))
            }
            "nullary" => Op::Nullary(at.id("#")?),
            "static_closure" => Op::StaticClosure(at.func()?),
            "empty_list" => Op::EmptyList,
            "record" => Op::Record { tag: at.id("#")?, fields: at.values()? },
            "closure" => Op::Closure { func: at.func()?, captures: at.list("[", "]", &mut Cursor::value)? },
            "field" => {
                let base = at.value()?;
                Op::Field { base, index: at.id(".")?, rep: known? }
            }
            "slot" => {
                let array = at.value()?;
                at.expect("[")?;
                let index = at.value()?;
                at.expect("]")?;
                Op::Slot { array, index, rep: known? }
            }
            "call" => Op::Call { func: at.func()?, args: at.values()? },
            "call_closure" => {
                let closure = at.value()?;
                Op::CallClosure { closure, args: at.values()?, rep: known? }
            }
            "intrinsic" => self.intrinsic(at, rep)?,
            "message" => Op::Message(known?),
            "global_get" => Op::GlobalGet(GlobalId(at.id("g")?), known?),
            "global_set" => {
                let id = GlobalId(at.id("g")?);
                Op::GlobalSet(id, at.value()?)
            }
            "poll" => Op::Poll,
            "in_bounds" => at.pair().map(|(a, b)| Op::InBounds(a, b))?,
            "ref_eq" => at.pair().map(|(a, b)| Op::RefEq(a, b))?,
            _ => match unary(name) {
                Some(make) => make(at.value()?),
                None => {
                    let make = binary(name).ok_or_else(|| format!("unknown operation `{name}`"))?;
                    let (a, b) = at.pair()?;
                    make.op(a, b)
                }
            },
        })
    }

    fn intrinsic(&mut self, at: &mut Cursor, rep: Option<Rep>) -> Parsed<Op> {
        let name = at.word().to_string();
        let descs = &mut self.out.descs;
        let types = at.list("<", ">", &mut |at| {
            if at.eat("_") {
                return Ok(None);
            }
            let name = at.name()?;
            let make = || Desc { name: name.clone(), shape: Shape::Int };
            Ok(Some(DescId(find_or_push(descs, |d: &Desc| d.name == name, make))))
        })?;
        Ok(Op::Intrinsic { name, args: at.values()?, types, rep })
    }
}

fn define(func: &mut Func, value: Value, rep: Rep) {
    if func.reps.len() <= value.index() {
        func.reps.resize(value.index() + 1, Rep::Int);
    }
    func.reps[value.index()] = rep;
}

fn find_or_push<T>(table: &mut Vec<T>, is: impl Fn(&T) -> bool, make: impl FnOnce() -> T) -> u32 {
    let found = table.iter().position(is);
    found.unwrap_or_else(|| {
        table.push(make());
        table.len() - 1
    }) as u32
}

fn unary(name: &str) -> Option<fn(Value) -> Op> {
    Some(match name {
        "tag" => Op::Tag,
        "float_neg" => Op::FloatNeg,
        "not" => Op::BoolNot,
        "bool_to_int" => Op::BoolToInt,
        "int_to_bool" => Op::IntToBool,
        "int_to_float" => Op::IntToFloat,
        "float_to_bits" => Op::FloatToBits,
        "float_from_bits" => Op::FloatFromBits,
        "ref_to_word" => Op::RefToWord,
        "ref_from_word" => Op::RefFromWord,
        _ => return None,
    })
}

/// An operation of two values, by the type of its operands.
enum Binary {
    Int(IntBinary),
    Float(FloatBinary),
    IntCompare(Compare),
    FloatCompare(Compare),
}

impl Binary {
    fn op(self, a: Value, b: Value) -> Op {
        match self {
            Binary::Int(kind) => Op::IntBinary(kind, a, b),
            Binary::Float(kind) => Op::FloatBinary(kind, a, b),
            Binary::IntCompare(kind) => Op::IntCompare(kind, a, b),
            Binary::FloatCompare(kind) => Op::FloatCompare(kind, a, b),
        }
    }
}

fn binary(name: &str) -> Option<Binary> {
    let compare = |name: &str| {
        Some(match name {
            "eq" => Compare::Eq,
            "ne" => Compare::Ne,
            "lt" => Compare::Lt,
            "le" => Compare::Le,
            "gt" => Compare::Gt,
            "ge" => Compare::Ge,
            _ => return None,
        })
    };
    if let Some(name) = name.strip_prefix("int_") {
        return Some(match name {
            "add" => Binary::Int(IntBinary::Add),
            "sub" => Binary::Int(IntBinary::Sub),
            "mul" => Binary::Int(IntBinary::Mul),
            "div" => Binary::Int(IntBinary::Div),
            "rem" => Binary::Int(IntBinary::Rem),
            "and" => Binary::Int(IntBinary::And),
            "xor" => Binary::Int(IntBinary::Xor),
            _ => return compare(name).map(Binary::IntCompare),
        });
    }
    let name = name.strip_prefix("float_")?;
    Some(match name {
        "add" => Binary::Float(FloatBinary::Add),
        "sub" => Binary::Float(FloatBinary::Sub),
        "mul" => Binary::Float(FloatBinary::Mul),
        "div" => Binary::Float(FloatBinary::Div),
        _ => return compare(name).map(Binary::FloatCompare),
    })
}
