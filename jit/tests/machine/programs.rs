//! The programs. Most keep something in the heap while something else happens, so that a collection at a wrong place or with a
//! wrong root shows.

use crate::build::{Builder, declare, define, main, program};
use compiler::ssa::ir::*;

const INT: Rep = Rep::Int;
const REF: Rep = Rep::Ref;

pub fn fib() -> Program {
    let mut p = program();
    let fib = declare(&mut p, "fib", &[INT], INT);
    define(&mut p, fib, |b, args| {
        let two = b.int(2);
        let small = b.compare(Compare::Lt, args[0], two);
        let ((then, _), (otherwise, _)) = (b.block(&[]), b.block(&[]));
        b.branch(small, then, otherwise);
        b.block = then;
        b.ret(args[0]);
        b.block = otherwise;
        let one = b.int(1);
        let n1 = b.binary(IntBinary::Sub, args[0], one);
        let n2 = b.binary(IntBinary::Sub, args[0], two);
        let x = b.call(fib, &[n1]);
        let y = b.call(fib, &[n2]);
        let sum = b.binary(IntBinary::Add, x, y);
        b.ret(sum);
    });
    main(&mut p, |b| {
        let n = b.int(30);
        let result = b.call(fib, &[n]);
        let text = b.show(result);
        b.println(text);
    });
    p
}

/// `for i in 0..count`, with one more value carried round.
fn count(
    b: &mut Builder<'_>,
    count: i64,
    rep: Rep,
    first: Value,
    body: impl FnOnce(&mut Builder<'_>, Value, Value) -> Value,
) -> Value {
    let (head, params) = b.block(&[INT, rep]);
    let ((turn, _), (end, _)) = (b.block(&[]), b.block(&[]));
    let zero = b.int(0);
    b.jump(head, &[zero, first]);
    b.block = head;
    b.effect(Op::Poll);
    let limit = b.int(count);
    let more = b.compare(Compare::Lt, params[0], limit);
    b.branch(more, turn, end);
    b.block = turn;
    let next = body(b, params[0], params[1]);
    let one = b.int(1);
    let index = b.binary(IntBinary::Add, params[0], one);
    b.jump(head, &[index, next]);
    b.block = end;
    params[1]
}

pub fn sum_loop() -> Program {
    let mut p = program();
    main(&mut p, |b| {
        let zero = b.int(0);
        let sum = count(b, 1_000_000, INT, zero, |b, index, sum| b.binary(IntBinary::Add, sum, index));
        let text = b.show(sum);
        b.println(text);
    });
    p
}

/// Cells `(number, next)`, made recursively and summed recursively.
pub fn list_of_records() -> Program {
    let mut p = program();
    let (make, sum) = (declare(&mut p, "make", &[INT, REF], REF), declare(&mut p, "sum", &[REF, INT], INT));
    define(&mut p, make, |b, args| {
        let ((end, _), (more, _)) = (b.block(&[]), b.block(&[]));
        let zero = b.int(0);
        let done = b.compare(Compare::Eq, args[0], zero);
        b.branch(done, end, more);
        b.block = end;
        b.ret(args[1]);
        b.block = more;
        let one = b.int(1);
        let less = b.binary(IntBinary::Sub, args[0], one);
        let rest = b.call(make, &[less, args[1]]);
        let cell = b.record(&[args[0], rest]);
        b.ret(cell);
    });
    define(&mut p, sum, |b, args| {
        let ((end, _), (more, _)) = (b.block(&[]), b.block(&[]));
        let zero = b.int(0);
        let done = b.compare(Compare::Eq, args[1], zero);
        b.branch(done, end, more);
        b.block = end;
        b.ret(zero);
        b.block = more;
        let one = b.int(1);
        let less = b.binary(IntBinary::Sub, args[1], one);
        let next = b.field(args[0], 1, REF);
        let rest = b.call(sum, &[next, less]);
        let number = b.field(args[0], 0, INT);
        let total = b.binary(IntBinary::Add, rest, number);
        b.ret(total);
    });
    main(&mut p, |b| {
        let end = b.op(REF, Op::Nullary(1));
        let hundred = b.int(100);
        let list = b.call(make, &[hundred, end]);
        let again = b.call(make, &[hundred, end]);
        let total = b.call(sum, &[list, hundred]);
        let other = b.call(sum, &[again, hundred]);
        let same = b.binary(IntBinary::Sub, total, other);
        let total = b.binary(IntBinary::Add, total, same);
        let text = b.show(total);
        b.println(text);
    });
    p
}

/// A list that lives on while a loop makes much garbage.
pub fn list_survives_loop() -> Program {
    let mut p = program();
    main(&mut p, |b| {
        let end = b.op(REF, Op::Nullary(1));
        let list = count(b, 101, REF, end, |b, index, list| b.record(&[index, list]));
        let kept = b.record(&[list]);
        let first = b.int(0);
        let waste = count(b, 20_000, INT, first, |b, index, _| {
            let garbage = b.record(&[index, kept]);
            b.field(garbage, 0, INT)
        });
        let zero = b.int(0);
        let start = b.field(kept, 0, REF);
        let pair = b.record(&[zero, start]);
        let pair = count(b, 101, REF, pair, |b, _, pair| {
            let (sum, at) = (b.field(pair, 0, INT), b.field(pair, 1, REF));
            let number = b.field(at, 0, INT);
            let next = b.field(at, 1, REF);
            let sum = b.binary(IntBinary::Add, sum, number);
            b.record(&[sum, next])
        });
        let sum = b.field(pair, 0, INT);
        let last = b.int(19_999);
        let off = b.binary(IntBinary::Sub, waste, last);
        let sum = b.binary(IntBinary::Add, sum, off);
        let text = b.show(sum);
        b.println(text);
    });
    p
}

pub fn closures() -> Program {
    let mut p = program();
    let add = declare(&mut p, "add", &[REF, INT], INT);
    define(&mut p, add, |b, args| {
        let (captured, boxed) = (b.field(args[0], 1, INT), b.field(args[0], 2, REF));
        let more = b.field(boxed, 0, INT);
        let sum = b.binary(IntBinary::Add, captured, args[1]);
        let sum = b.binary(IntBinary::Add, sum, more);
        b.ret(sum);
    });
    let same = declare(&mut p, "same", &[REF, INT], INT);
    define(&mut p, same, |b, args| b.ret(args[1]));
    let apply = declare(&mut p, "apply", &[REF, INT], INT);
    define(&mut p, apply, |b, args| {
        let first = b.op(INT, Op::CallClosure { closure: args[0], args: vec![args[1]], rep: INT });
        let zero = b.int(0);
        let sum = b.binary(IntBinary::Add, first, zero);
        b.func.blocks[0].term = Term::TailCallClosure { closure: args[0], args: vec![sum], loc: LocId(2) };
    });
    main(&mut p, |b| {
        let (ten, one) = (b.int(10), b.int(1));
        let boxed = b.record(&[one]);
        let closure = b.op(REF, Op::Closure { func: add, captures: vec![ten, boxed] });
        let start = b.int(20);
        let result = b.call(apply, &[closure, start]);
        let fixed = b.op(REF, Op::StaticClosure(same));
        let seven = b.int(7);
        let other = b.call(apply, &[fixed, seven]);
        let texts = [b.show(result), b.show(other)];
        b.print_all(&texts);
    });
    p
}

pub fn tail_calls() -> Program {
    let mut p = program();
    let (even, odd) = (declare(&mut p, "even", &[INT, INT], INT), declare(&mut p, "odd", &[INT, INT], INT));
    for (own, other) in [(even, odd), (odd, even)] {
        define(&mut p, own, |b, args| {
            let ((end, _), (more, _)) = (b.block(&[]), b.block(&[]));
            let zero = b.int(0);
            let done = b.compare(Compare::Eq, args[0], zero);
            b.branch(done, end, more);
            b.block = end;
            b.ret(args[1]);
            b.block = more;
            let one = b.int(1);
            let less = b.binary(IntBinary::Sub, args[0], one);
            let turns = b.binary(IntBinary::Add, args[1], one);
            b.tail_call(other, &[less, turns]);
        });
    }
    main(&mut p, |b| {
        let (turns, zero) = (b.int(1_000_000), b.int(0));
        let result = b.call(even, &[turns, zero]);
        let text = b.show(result);
        b.println(text);
    });
    p
}

/// A tail call with more arguments on the stack than the caller has, below a frame with references.
pub fn more_arguments_in_tail_calls() -> Program {
    let mut p = program();
    let wide = declare(&mut p, "wide", &[REF; 12], INT);
    let touch = declare(&mut p, "touch", &[INT], INT);
    let leaf = declare(&mut p, "leaf", &[INT], INT);
    define(&mut p, touch, |b, args| {
        let zero = b.int(0);
        let sum = b.call(leaf, &[zero]);
        let sum = b.binary(IntBinary::Add, sum, args[0]);
        b.ret(sum);
    });
    define(&mut p, leaf, |b, args| {
        b.effect(Op::Poll);
        b.ret(args[0]);
    });
    define(&mut p, wide, |b, args| {
        let mut sum = b.int(0);
        for &arg in args {
            sum = b.call(touch, &[sum]);
            let number = b.field(arg, 0, INT);
            sum = b.binary(IntBinary::Add, sum, number);
        }
        b.ret(sum);
    });
    let narrow = declare(&mut p, "narrow", &[REF], INT);
    define(&mut p, narrow, |b, args| {
        let mut all = vec![args[0]];
        for number in 2..13 {
            let number = b.int(number);
            all.push(b.record(&[number]));
        }
        b.tail_call(wide, &all);
    });
    main(&mut p, |b| {
        let one = b.int(1);
        let text = b.text("kept");
        let (first, kept) = (b.record(&[one]), b.record(&[text]));
        let sum = b.call(narrow, &[first]);
        let kept = b.field(kept, 0, REF);
        let texts = [b.show(sum), kept];
        b.print_all(&texts);
    });
    p
}

pub fn division() -> Program {
    let mut p = program();
    let divide = declare(&mut p, "divide", &[INT, INT, INT], INT);
    define(&mut p, divide, |b, args| {
        let ((quotient, _), (rest, _)) = (b.block(&[]), b.block(&[]));
        let cond = b.op(Rep::Bool, Op::IntToBool(args[2]));
        b.branch(cond, quotient, rest);
        b.block = quotient;
        let result = b.binary(IntBinary::Div, args[0], args[1]);
        b.ret(result);
        b.block = rest;
        let result = b.binary(IntBinary::Rem, args[0], args[1]);
        b.ret(result);
    });
    main(&mut p, |b| {
        let mut texts = vec![];
        for (x, y, quotient) in [(i64::MIN, -1, 1), (i64::MIN, -1, 0), (-7, 3, 1), (-7, 3, 0)] {
            let args = [b.int(x), b.int(y), b.int(quotient)];
            let result = b.call(divide, &args);
            texts.push(b.show(result));
        }
        let (ten, three) = (b.int(10), b.int(3));
        let by_constant = b.binary(IntBinary::Div, ten, three);
        texts.push(b.show(by_constant));
        b.print_all(&texts);
    });
    p
}

pub fn floats_and_bools() -> Program {
    let mut p = program();
    let add = declare(&mut p, "add", &[Rep::Float, Rep::Bool, REF], REF);
    define(&mut p, add, |b, args| {
        let record = b.op(REF, Op::Record { tag: 3, fields: vec![args[0], args[1], args[2]] });
        b.ret(record);
    });
    main(&mut p, |b| {
        let two = b.int(2);
        let (two, half) = (b.op(Rep::Float, Op::IntToFloat(two)), b.op(Rep::Float, Op::Float(0.5)));
        let sum = b.op(Rep::Float, Op::FloatBinary(FloatBinary::Add, two, half));
        let truth = b.op(Rep::Bool, Op::FloatCompare(Compare::Lt, half, two));
        let text = b.text("x");
        let record = b.call(add, &[sum, truth, text]);
        let (sum, truth) = (b.field(record, 0, Rep::Float), b.field(record, 1, Rep::Bool));
        let shown = b.reference("Float.to_text", &[sum]);
        let ((yes, _), (no, _), (end, word)) = (b.block(&[]), b.block(&[]), b.block(&[REF]));
        b.branch(truth, yes, no);
        b.block = yes;
        let text = b.text("true");
        b.jump(end, &[text]);
        b.block = no;
        let text = b.text("false");
        b.jump(end, &[text]);
        b.block = end;
        b.print_all(&[shown, word[0]]);
    });
    p
}

pub fn big_record() -> Program {
    let mut p = program();
    let pass = declare(&mut p, "pass", &[REF], REF);
    define(&mut p, pass, |b, args| {
        b.effect(Op::Poll);
        b.ret(args[0]);
    });
    main(&mut p, |b| {
        let mut fields: Vec<Value> = (0..40).map(|number| b.int(number)).collect();
        let text = b.text("here");
        fields[20] = b.record(&[text]);
        let record = b.record(&fields);
        let record = b.call(pass, &[record]);
        let last = b.field(record, 39, INT);
        let inner = b.field(record, 20, REF);
        let texts = [b.show(last), b.field(inner, 0, REF)];
        b.print_all(&texts);
    });
    p
}

pub fn switch_on_tags() -> Program {
    let mut p = program();
    let name = declare(&mut p, "name", &[INT], REF);
    define(&mut p, name, |b, args| {
        let ((one, _), (minus, _), (other, _)) = (b.block(&[]), b.block(&[]), b.block(&[]));
        b.switch(args[0], &[(1, one), (-1, minus)], other);
        for (block, text) in [(one, "one"), (minus, "minus"), (other, "other")] {
            b.block = block;
            let text = b.text(text);
            b.ret(text);
        }
    });
    main(&mut p, |b| {
        let text = b.text("payload");
        let tagged = b.op(REF, Op::Record { tag: 1, fields: vec![text] });
        let nullary = b.op(REF, Op::Nullary(5));
        let (one, five) = (b.op(INT, Op::Tag(tagged)), b.op(INT, Op::Tag(nullary)));
        let minus = b.int(-1);
        let texts = [b.call(name, &[one]), b.call(name, &[five]), b.call(name, &[minus])];
        b.print_all(&texts);
    });
    p
}

pub fn globals() -> Program {
    let mut p = program();
    p.globals = vec![REF];
    let get = declare(&mut p, "get", &[], REF);
    define(&mut p, get, |b, _| {
        let value = b.op(REF, Op::GlobalGet(GlobalId(0), REF));
        b.ret(value);
    });
    main(&mut p, |b| {
        let text = b.text("from the global");
        b.effect(Op::GlobalSet(GlobalId(0), text));
        let value = b.call(get, &[]);
        b.println(value);
    });
    p
}

/// A process that waits parked, and gets a message.
pub fn ping() -> Program {
    let mut p = program();
    p.descs.push(Desc { name: "Int".into(), shape: Shape::Int });
    let int = Some(DescId(0));
    let resume = declare(&mut p, "child resumed", &[REF], INT);
    define(&mut p, resume, |b, args| {
        let ((got, _), (wait, _)) = (b.block(&[]), b.block(&[]));
        let kind = b.builtin(Some(INT), "Core.receive_next", &[], &[int]).expect("a result");
        let one = b.int(1);
        let ordinary = b.compare(Compare::Eq, kind, one);
        b.branch(ordinary, got, wait);
        b.block = wait;
        b.builtin(None, "Core.park", &[args[0]], &[]);
        let parked = b.int(1);
        b.ret(parked);
        b.block = got;
        let number = b.op(INT, Op::Message(INT));
        b.builtin(None, "Core.receive_accept", &[], &[]);
        let (word, number) = (b.field(args[0], 1, REF), b.show(number));
        b.print_all(&[word, number]);
        let done = b.int(0);
        b.ret(done);
    });
    let child = declare(&mut p, "child", &[REF], INT);
    define(&mut p, child, |b, args| {
        let word = b.field(args[0], 1, REF);
        let closure = b.op(REF, Op::Closure { func: resume, captures: vec![word] });
        b.builtin(None, "Core.park", &[closure], &[]);
        let parked = b.int(1);
        b.ret(parked);
    });
    main(&mut p, |b| {
        let (g, ot) = (b.text("g"), b.text("ot"));
        let word = b.reference("Core.concat2", &[g, ot]);
        let closure = b.op(REF, Op::Closure { func: child, captures: vec![word] });
        let pid = b.builtin(Some(INT), "Core.spawn", &[closure], &[]).expect("a result");
        let five = b.int(5);
        b.builtin(None, "Core.send", &[pid, five], &[int]);
    });
    p
}

pub fn stack_overflow() -> Program {
    let mut p = program();
    let deep = declare(&mut p, "deep", &[INT], INT);
    define(&mut p, deep, |b, args| {
        b.loc = LocId(7);
        let one = b.int(1);
        let more = b.binary(IntBinary::Add, args[0], one);
        let result = b.call(deep, &[more]);
        let sum = b.binary(IntBinary::Add, result, one);
        b.ret(sum);
    });
    main(&mut p, |b| {
        let zero = b.int(0);
        b.call(deep, &[zero]);
    });
    p
}

pub fn panic_names_the_place() -> Program {
    let mut p = program();
    main(&mut p, |b| {
        b.loc = LocId(3);
        let text = b.text("broken");
        b.builtin(None, "Core.panic", &[text], &[]);
    });
    p
}
