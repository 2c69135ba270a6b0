//! Arithmetic and comparison.

use super::Lower;
use compiler::ssa::ir::{Compare, FloatBinary, IntBinary, Op, Value as SsaValue};
use cranelift_codegen::ir::condcodes::{FloatCC, IntCC};
use cranelift_codegen::ir::types::{F64, I8, I64};
use cranelift_codegen::ir::{InstBuilder, MemFlagsData, Value};

impl Lower<'_, '_> {
    pub(super) fn int_binary(&mut self, op: IntBinary, a: SsaValue, b: SsaValue) -> Value {
        let constant = self.constants.get(&b).copied();
        let (a, b) = (self.value(a), self.value(b));
        match op {
            IntBinary::Add => self.b.ins().iadd(a, b),
            IntBinary::Sub => self.b.ins().isub(a, b),
            IntBinary::Mul => self.b.ins().imul(a, b),
            IntBinary::And => self.b.ins().band(a, b),
            IntBinary::Xor => self.b.ins().bxor(a, b),
            IntBinary::Div | IntBinary::Rem => self.divide(op == IntBinary::Div, a, b, constant),
        }
    }

    /// An operation of one operand, most of which change a representation.
    pub(super) fn convert(&mut self, op: &Op, a: SsaValue) -> Value {
        let a = self.value(a);
        match op {
            Op::BoolNot(_) => self.b.ins().bxor_imm_u(a, 1),
            Op::BoolToInt(_) => self.b.ins().uextend(I64, a),
            Op::IntToBool(_) => self.b.ins().ireduce(I8, a),
            Op::IntToFloat(_) => self.b.ins().fcvt_from_sint(F64, a),
            Op::FloatToBits(_) => self.b.ins().bitcast(I64, MemFlagsData::new(), a),
            Op::FloatFromBits(_) => self.b.ins().bitcast(F64, MemFlagsData::new(), a),
            // A reference is its word.
            _ => a,
        }
    }

    /// The machine traps on the least `Int` divided by -1, so -1 goes another way.
    fn divide(&mut self, quotient: bool, a: Value, b: Value, constant: Option<i64>) -> Value {
        match constant {
            Some(-1) if quotient => return self.b.ins().ineg(a),
            Some(-1) => return self.b.ins().iconst(I64, 0),
            Some(number) if number != 0 => {
                return if quotient { self.b.ins().sdiv(a, b) } else { self.b.ins().srem(a, b) };
            }
            _ => {}
        }
        let special = self.b.ins().icmp_imm_s(IntCC::Equal, b, -1);
        let one = self.b.ins().iconst(I64, 1);
        let divisor = self.b.ins().select(special, one, b);
        if quotient {
            let divided = self.b.ins().sdiv(a, divisor);
            let negated = self.b.ins().ineg(a);
            self.b.ins().select(special, negated, divided)
        } else {
            // By 1 the rest is 0, and so it is by -1.
            self.b.ins().srem(a, divisor)
        }
    }

    pub(super) fn float_binary(&mut self, op: FloatBinary, a: SsaValue, b: SsaValue) -> Value {
        let (a, b) = (self.value(a), self.value(b));
        match op {
            FloatBinary::Add => self.b.ins().fadd(a, b),
            FloatBinary::Sub => self.b.ins().fsub(a, b),
            FloatBinary::Mul => self.b.ins().fmul(a, b),
            FloatBinary::Div => self.b.ins().fdiv(a, b),
        }
    }

    pub(super) fn int_compare(&mut self, op: Compare, a: SsaValue, b: SsaValue) -> Value {
        let (a, b) = (self.value(a), self.value(b));
        let condition = match op {
            Compare::Eq => IntCC::Equal,
            Compare::Ne => IntCC::NotEqual,
            Compare::Lt => IntCC::SignedLessThan,
            Compare::Le => IntCC::SignedLessThanOrEqual,
            Compare::Gt => IntCC::SignedGreaterThan,
            Compare::Ge => IntCC::SignedGreaterThanOrEqual,
        };
        self.b.ins().icmp(condition, a, b)
    }

    pub(super) fn float_compare(&mut self, op: Compare, a: SsaValue, b: SsaValue) -> Value {
        let (a, b) = (self.value(a), self.value(b));
        let condition = match op {
            Compare::Eq => FloatCC::Equal,
            Compare::Ne => FloatCC::NotEqual,
            Compare::Lt => FloatCC::LessThan,
            Compare::Le => FloatCC::LessThanOrEqual,
            Compare::Gt => FloatCC::GreaterThan,
            Compare::Ge => FloatCC::GreaterThanOrEqual,
        };
        self.b.ins().fcmp(condition, a, b)
    }
}
