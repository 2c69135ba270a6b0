//! What every SSA function must satisfy: values are defined before use, operands have the right representation, jumps
//! carry as many values as their targets take.

use super::ir::{Block, Func, Op, Program, Rep, Target, Term, Value};

/// The first violation, in words.
pub(crate) fn program(program: &Program) -> Result<(), String> {
    for func in &program.funcs {
        function(program, func).map_err(|e| format!("{}: {e}", func.name))?;
    }
    Ok(())
}

fn function(program: &Program, func: &Func) -> Result<(), String> {
    if func.blocks.is_empty() {
        return Err("no body".into());
    }
    let mut defined = vec![false; func.reps.len()];
    for block in &func.blocks {
        let results = block.insts.iter().filter_map(|i| i.result);
        for value in block.params.iter().copied().chain(results) {
            if std::mem::replace(&mut defined[value.index()], true) {
                return Err(format!("{value} is defined twice"));
            }
        }
    }
    for (number, block) in func.blocks.iter().enumerate() {
        let operands = block.insts.iter().flat_map(|i| i.op.operands()).chain(block.term.operands());
        for value in operands {
            if !defined.get(value.index()).copied().unwrap_or(false) {
                return Err(format!("b{number} reads {value}, which nothing defines"));
            }
        }
        check_block(program, func, block).map_err(|e| format!("b{number}: {e}"))?;
    }
    Ok(())
}

fn check_block(program: &Program, func: &Func, block: &Block) -> Result<(), String> {
    for inst in &block.insts {
        operation(program, func, &inst.op).map_err(|e| format!("{:?}: {e}", inst.op))?;
    }
    let target = |t: &Target| {
        let params = &func.blocks[t.block.index()].params;
        same(func, &t.args, params.iter().map(|p| func.rep(*p)).collect())
    };
    match &block.term {
        Term::Jump(t) => target(t),
        Term::Branch { cond, then, otherwise } => {
            is(func, *cond, Rep::Bool)?;
            target(then)?;
            target(otherwise)
        }
        Term::Switch { value, .. } => is(func, *value, Rep::Int),
        Term::Return(value) => is(func, *value, func.ret),
        Term::TailCall { func: callee, args, .. } => {
            let callee = &program.funcs[callee.index()];
            if callee.ret != func.ret {
                return Err(format!("tail call of `{}` with another result", callee.name));
            }
            same(func, args, callee.params().iter().map(|p| callee.rep(*p)).collect())
        }
        Term::TailCallClosure { closure, .. } => is(func, *closure, Rep::Ref),
        Term::Unreachable => Ok(()),
    }
}

fn operation(program: &Program, func: &Func, op: &Op) -> Result<(), String> {
    match op {
        Op::IntBinary(_, a, b) | Op::IntCompare(_, a, b) | Op::InBounds(a, b) => both(func, *a, *b, Rep::Int),
        Op::FloatBinary(_, a, b) | Op::FloatCompare(_, a, b) => both(func, *a, *b, Rep::Float),
        Op::RefEq(a, b) => both(func, *a, *b, Rep::Ref),
        Op::FloatNeg(a) | Op::FloatToBits(a) => is(func, *a, Rep::Float),
        Op::BoolNot(a) | Op::BoolToInt(a) => is(func, *a, Rep::Bool),
        Op::IntToBool(a) | Op::IntToFloat(a) | Op::FloatFromBits(a) | Op::RefFromWord(a) => is(func, *a, Rep::Int),
        Op::RefToWord(a) | Op::Tag(a) => is(func, *a, Rep::Ref),
        Op::Field { base, .. } => is(func, *base, Rep::Ref),
        Op::Slot { array, index, .. } => {
            is(func, *array, Rep::Ref)?;
            is(func, *index, Rep::Int)
        }
        Op::Call { func: callee, args } => {
            let callee = &program.funcs[callee.index()];
            same(func, args, callee.params().iter().map(|p| callee.rep(*p)).collect())
        }
        Op::CallClosure { closure, .. } => is(func, *closure, Rep::Ref),
        _ => Ok(()),
    }
}

fn is(func: &Func, value: Value, rep: Rep) -> Result<(), String> {
    if func.rep(value) == rep { Ok(()) } else { Err(format!("{value} is {:?}, not {rep:?}", func.rep(value))) }
}

fn both(func: &Func, a: Value, b: Value, rep: Rep) -> Result<(), String> {
    is(func, a, rep)?;
    is(func, b, rep)
}

fn same(func: &Func, args: &[Value], params: Vec<Rep>) -> Result<(), String> {
    if args.len() != params.len() {
        return Err(format!("{} values for {} parameters", args.len(), params.len()));
    }
    args.iter().zip(params).try_for_each(|(&value, rep)| is(func, value, rep))
}
