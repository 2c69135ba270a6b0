//! Which file lowers which operation.

use super::liveness::At;
use super::{Lower, TRUSTED};
use crate::layout;
use compiler::ssa::ir::{Inst, Op};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::{I8, I64};
use cranelift_codegen::ir::{InstBuilder, SourceLoc, Value};

impl Lower<'_, '_> {
    pub(super) fn inst(&mut self, inst: &Inst, at: At) -> Result<(), String> {
        let calls = matches!(inst.op, Op::Call { .. } | Op::CallClosure { .. } | Op::Intrinsic { .. } | Op::Poll);
        if calls {
            self.b.set_srcloc(SourceLoc::new(inst.loc.0));
        }
        let value = self.op(inst, at)?;
        if calls {
            self.b.set_srcloc(SourceLoc::default());
        }
        match (inst.result, value) {
            (Some(result), Some(value)) => self.define(result, value),
            (Some(result), None) => {
                return Err(format!("{result} is the result of an operation without one"));
            }
            (None, _) => {}
        }
        Ok(())
    }

    fn op(&mut self, inst: &Inst, at: At) -> Result<Option<Value>, String> {
        Ok(Some(match &inst.op {
            Op::Int(number) => {
                if let Some(result) = inst.result {
                    self.constants.insert(result, *number);
                }
                self.b.ins().iconst(I64, *number)
            }
            Op::Float(number) => self.b.ins().f64const(*number),
            Op::Bool(truth) => self.b.ins().iconst(I8, i64::from(*truth)),
            Op::Str(id) => self.address(self.shared.statics.string(*id)),
            Op::Nullary(tag) => self.nullary(*tag)?,
            Op::StaticClosure(func) => self.address(self.shared.statics.closure(*func)),
            Op::EmptyList => self.address(runtime::value::list::empty().0 as usize),
            Op::IntBinary(op, a, b) => self.int_binary(*op, *a, *b),
            Op::FloatBinary(op, a, b) => self.float_binary(*op, *a, *b),
            Op::FloatNeg(a) => {
                let a = self.value(*a);
                self.b.ins().fneg(a)
            }
            Op::IntCompare(op, a, b) => self.int_compare(*op, *a, *b),
            Op::FloatCompare(op, a, b) => self.float_compare(*op, *a, *b),
            Op::InBounds(a, b) => {
                let (index, length) = (self.value(*a), self.value(*b));
                self.b.ins().icmp(IntCC::UnsignedLessThan, index, length)
            }
            Op::RefEq(a, b) => self.int_compare(compiler::ssa::ir::Compare::Eq, *a, *b),
            Op::BoolNot(a)
            | Op::BoolToInt(a)
            | Op::IntToBool(a)
            | Op::IntToFloat(a)
            | Op::FloatToBits(a)
            | Op::FloatFromBits(a)
            | Op::RefToWord(a)
            | Op::RefFromWord(a) => self.convert(&inst.op, *a),
            Op::Record { tag, fields } => self.record(*tag, fields)?,
            Op::Closure { func, captures } => self.closure(*func, captures)?,
            Op::Field { base, index, rep } => {
                let base = self.value(*base);
                self.load(*rep, base, layout::payload(*index as usize))
            }
            Op::Tag(a) => self.tag(*a),
            Op::Slot { array, index, rep } => self.slot(*array, *index, *rep),
            Op::Call { func, args } => self.call(*func, args, at),
            Op::CallClosure { closure, args, rep } => self.call_closure(*closure, args, *rep, at),
            Op::Intrinsic { name, args, types, rep } => return self.intrinsic(name, args, types, *rep, inst.loc),
            Op::Message(rep) => self.load(*rep, self.cx, layout::MESSAGE),
            Op::GlobalGet(id, rep) => {
                let address = self.address(self.shared.statics.global(*id));
                self.load(*rep, address, 0)
            }
            Op::GlobalSet(id, a) => {
                let word = self.word(*a);
                let address = self.address(self.shared.statics.global(*id));
                self.b.ins().store(TRUSTED, word, address, 0);
                return Ok(None);
            }
            Op::Poll => {
                self.poll(at);
                return Ok(None);
            }
        }))
    }
}
