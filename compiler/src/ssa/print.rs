//! SSA as text, one operation a line. `parse` reads it back.

use super::ir::{Func, LocId, Op, Program, Target, Term, Value};
use std::fmt::Write;

/// Every function whose name contains `only` (all without).
pub fn program(program: &Program, only: Option<&str>) -> String {
    let mut out = String::new();
    for (index, func) in program.funcs.iter().enumerate() {
        if only.is_none_or(|name| func.name.contains(name)) {
            function(&mut out, index, func, program, false);
        }
    }
    out
}

/// All functions, with the files, globals and source locations that they refer to.
pub fn complete(program: &Program) -> String {
    let mut out = String::new();
    for file in &program.files {
        let _ = writeln!(out, "file {}{}", file.name, if file.is_library { " library" } else { "" });
    }
    for (index, rep) in program.globals.iter().enumerate() {
        let _ = writeln!(out, "global g{index}: {rep:?}");
    }
    for (index, func) in program.funcs.iter().enumerate() {
        function(&mut out, index, func, program, true);
    }
    out
}

/// ` @file:line`, or nothing without a table of locations.
fn location(program: &Program, loc: LocId) -> String {
    match program.locations.get(loc.index()) {
        Some(at) => format!(" @{}:{}", program.files[at.file as usize].name, at.line),
        None => String::new(),
    }
}

fn list(values: &[Value]) -> String {
    values.iter().map(Value::to_string).collect::<Vec<_>>().join(", ")
}

fn function(out: &mut String, index: usize, func: &Func, program: &Program, located: bool) {
    let is_entry = program.entry.is_some_and(|entry| entry.index() == index);
    let entry = if is_entry { " entry" } else { "" };
    let library = if func.is_library { " library" } else { "" };
    let place = match program.files.get(func.file as usize) {
        Some(file) if located && func.line != 0 => format!(" @{}:{}", file.name, func.line),
        _ => String::new(),
    };
    let _ = writeln!(out, "fn f{index} `{}`{entry}{library}{place} -> {:?} {{", func.name, func.ret);
    let at = |loc| {
        if located { location(program, loc) } else { String::new() }
    };
    for (number, block) in func.blocks.iter().enumerate() {
        let params: Vec<String> = block.params.iter().map(|v| format!("{v}: {:?}", func.rep(*v))).collect();
        let _ = writeln!(out, "b{number}({}):", params.join(", "));
        for inst in &block.insts {
            // Only what may fail or be seen in a trace needs a place.
            let place = if inst.op.is_pure() { String::new() } else { at(inst.loc) };
            let text = op(&inst.op, program);
            let _ = match inst.result {
                Some(value) => writeln!(out, "    {value}: {:?} = {text}{place}", func.rep(value)),
                None => writeln!(out, "    {text}{place}"),
            };
        }
        let place = match &block.term {
            Term::TailCall { loc, .. } | Term::TailCallClosure { loc, .. } => at(*loc),
            _ => String::new(),
        };
        let _ = writeln!(out, "    {}{place}", term(&block.term, program));
    }
    out.push_str("}\n\n");
}

fn op(op: &Op, program: &Program) -> String {
    match op {
        Op::Str(id) => format!("str {:?}", program.strings[id.index()]),
        Op::Call { func, args } => format!("call {func} `{}` ({})", program.funcs[func.index()].name, list(args)),
        Op::StaticClosure(func) => format!("static_closure {func} `{}`", program.funcs[func.index()].name),
        Op::Closure { func, captures } => {
            format!("closure {func} `{}` [{}]", program.funcs[func.index()].name, list(captures))
        }
        Op::Record { tag, fields } => format!("record #{tag} ({})", list(fields)),
        Op::Field { base, index, .. } => format!("field {base}.{index}"),
        Op::Slot { array, index, .. } => format!("slot {array}[{index}]"),
        Op::CallClosure { closure, args, .. } => format!("call_closure {closure} ({})", list(args)),
        Op::Intrinsic { name, args, types, .. } => {
            let named = |t: &Option<_>| match t {
                Some(t) => desc(program, *t),
                None => "_".into(),
            };
            let types: Vec<String> = types.iter().map(named).collect();
            format!("intrinsic {name}<{}> ({})", types.join(", "), list(args))
        }
        Op::GlobalGet(id, _) => format!("global_get {id}"),
        Op::GlobalSet(id, value) => format!("global_set {id} {value}"),
        Op::IntBinary(kind, a, b) => format!("int_{} {a}, {b}", lower(kind)),
        Op::FloatBinary(kind, a, b) => format!("float_{} {a}, {b}", lower(kind)),
        Op::IntCompare(kind, a, b) => format!("int_{} {a}, {b}", lower(kind)),
        Op::FloatCompare(kind, a, b) => format!("float_{} {a}, {b}", lower(kind)),
        Op::InBounds(a, b) => format!("in_bounds {a}, {b}"),
        Op::RefEq(a, b) => format!("ref_eq {a}, {b}"),
        Op::Int(value) => format!("int {value}"),
        Op::Float(value) => format!("float {value:?}"),
        Op::Bool(value) => format!("bool {value}"),
        Op::Nullary(tag) => format!("nullary #{tag}"),
        Op::EmptyList => "empty_list".into(),
        Op::Message(_) => "message".into(),
        Op::Poll => "poll".into(),
        Op::Tag(a) => format!("tag {a}"),
        Op::FloatNeg(a) => format!("float_neg {a}"),
        Op::BoolNot(a) => format!("not {a}"),
        Op::BoolToInt(a) => format!("bool_to_int {a}"),
        Op::IntToBool(a) => format!("int_to_bool {a}"),
        Op::IntToFloat(a) => format!("int_to_float {a}"),
        Op::FloatToBits(a) => format!("float_to_bits {a}"),
        Op::FloatFromBits(a) => format!("float_from_bits {a}"),
        Op::RefToWord(a) => format!("ref_to_word {a}"),
        Op::RefFromWord(a) => format!("ref_from_word {a}"),
    }
}

fn desc(program: &Program, id: super::ir::DescId) -> String {
    format!("`{}`", program.descs[id.index()].name)
}

fn lower(value: &impl std::fmt::Debug) -> String {
    format!("{value:?}").to_lowercase()
}

fn target(target: &Target) -> String {
    format!("{}({})", target.block, list(&target.args))
}

fn term(term: &Term, program: &Program) -> String {
    match term {
        Term::Jump(t) => format!("jump {}", target(t)),
        Term::Branch { cond, then, otherwise } => format!("branch {cond}, {}, {}", target(then), target(otherwise)),
        Term::Switch { value, cases, default } => {
            let cases: Vec<String> = cases.iter().map(|(n, b)| format!("{n} => {b}")).collect();
            format!("switch {value}, [{}], {default}", cases.join(", "))
        }
        Term::Return(value) => format!("return {value}"),
        Term::TailCall { func, args, .. } => {
            format!("tail_call {func} `{}` ({})", program.funcs[func.index()].name, list(args))
        }
        Term::TailCallClosure { closure, args, .. } => {
            format!("tail_call_closure {closure} ({})", list(args))
        }
        Term::Unreachable => "unreachable".into(),
    }
}
