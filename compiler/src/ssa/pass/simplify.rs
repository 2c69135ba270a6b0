//! What an operation with known operands is worth: constants, algebraic identities, parts of objects made in the same
//! function.

use super::edit::Const;
use super::fold::Values;
use crate::ssa::ir::{Compare, FloatBinary, IntBinary, Op, Value};

/// What an operation may be replaced by.
pub(super) enum Simpler {
    No,
    Value(Value),
    Op(Op),
}

fn op(op: Option<Op>) -> Simpler {
    op.map_or(Simpler::No, Simpler::Op)
}

fn value(value: Option<Value>) -> Simpler {
    value.map_or(Simpler::No, Simpler::Value)
}

impl Values<'_> {
    pub(super) fn simpler(&self, old: &Op) -> Simpler {
        match *old {
            Op::IntBinary(kind, a, b) => self.int_binary(kind, a, b),
            Op::FloatBinary(kind, a, b) => self.float_binary(kind, a, b),
            Op::FloatNeg(a) => op(self.float_of(a).map(|n| Op::Float(-n))),
            Op::IntCompare(kind, a, b) => op(self.int_compare(kind, a, b)),
            Op::FloatCompare(kind, a, b) => {
                let both = self.float_of(a).zip(self.float_of(b));
                op(both.and_then(|(a, b)| Some(Op::Bool(holds(kind, a.partial_cmp(&b)?)))))
            }
            Op::InBounds(a, b) => {
                let both = self.int_of(a).zip(self.int_of(b));
                op(both.map(|(index, length)| Op::Bool((0..length).contains(&index))))
            }
            Op::RefEq(a, b) if a == b => Simpler::Op(Op::Bool(true)),
            Op::BoolNot(a) => self.not(a),
            Op::BoolToInt(a) => match (self.bool_of(a), self.op_of(a)) {
                (Some(b), _) => Simpler::Op(Op::Int(i64::from(b))),
                (None, Some(&Op::IntToBool(word))) => Simpler::Value(word),
                _ => Simpler::No,
            },
            Op::IntToBool(a) => match (self.int_of(a), self.op_of(a)) {
                (Some(n), _) => Simpler::Op(Op::Bool(n != 0)),
                (None, Some(&Op::BoolToInt(flag))) => Simpler::Value(flag),
                _ => Simpler::No,
            },
            Op::IntToFloat(a) => op(self.int_of(a).map(|n| Op::Float(n as f64))),
            Op::FloatToBits(a) => match (self.float_of(a), self.op_of(a)) {
                (Some(n), _) => Simpler::Op(Op::Int(n.to_bits() as i64)),
                (None, Some(&Op::FloatFromBits(bits))) => Simpler::Value(bits),
                _ => Simpler::No,
            },
            Op::FloatFromBits(a) => match (self.int_of(a), self.op_of(a)) {
                (Some(bits), _) => Simpler::Op(Op::Float(f64::from_bits(bits as u64))),
                (None, Some(&Op::FloatToBits(float))) => Simpler::Value(float),
                _ => Simpler::No,
            },
            Op::RefFromWord(a) => match self.op_of(a) {
                Some(&Op::RefToWord(reference)) => Simpler::Value(reference),
                _ => Simpler::No,
            },
            // The older word is as good as a new one only while nothing can have moved the object.
            Op::RefToWord(a) => match self.op_of(a) {
                Some(&Op::RefFromWord(word)) if self.is_fresh(a) => Simpler::Value(word),
                _ => Simpler::No,
            },
            Op::Field { base, index, rep } => self.field(base, index, rep),
            Op::Tag(a) => op(self.tag(a)),
            _ => Simpler::No,
        }
    }

    fn field(&self, base: Value, index: u32, rep: crate::ssa::ir::Rep) -> Simpler {
        if self.const_of(base) == Some(Const::EmptyList) && index == LIST_LENGTH {
            return Simpler::Op(Op::Int(0));
        }
        let part = match self.op_of(base) {
            Some(Op::Record { fields, .. }) => fields.get(index as usize),
            // The code comes before the captures.
            Some(Op::Closure { captures, .. }) => (index as usize).checked_sub(1).and_then(|i| captures.get(i)),
            _ => None,
        };
        value(part.copied().filter(|&part| self.rep_of(part) == rep))
    }

    fn tag(&self, a: Value) -> Option<Op> {
        match (self.const_of(a), self.op_of(a)) {
            (Some(Const::Nullary(tag)), _) | (_, Some(&Op::Record { tag, .. })) => Some(Op::Int(i64::from(tag))),
            _ => None,
        }
    }

    fn not(&self, a: Value) -> Simpler {
        match (self.bool_of(a), self.op_of(a)) {
            (Some(b), _) => Simpler::Op(Op::Bool(!b)),
            (None, Some(&Op::BoolNot(inner))) => Simpler::Value(inner),
            (None, Some(&Op::IntCompare(kind, x, y))) => Simpler::Op(Op::IntCompare(opposite(kind), x, y)),
            _ => Simpler::No,
        }
    }

    fn int_compare(&self, kind: Compare, a: Value, b: Value) -> Option<Op> {
        if a == b {
            return Some(Op::Bool(holds(kind, std::cmp::Ordering::Equal)));
        }
        let (a, b) = self.int_of(a).zip(self.int_of(b))?;
        Some(Op::Bool(holds(kind, a.cmp(&b))))
    }

    fn int_binary(&self, kind: IntBinary, a: Value, b: Value) -> Simpler {
        use IntBinary::{Add, And, Div, Mul, Rem, Sub, Xor};
        let zero = || Simpler::Op(Op::Int(0));
        match (kind, self.int_of(a), self.int_of(b)) {
            // Division by a constant zero stands behind a check that fails.
            (Div | Rem, _, Some(0)) => Simpler::No,
            (_, Some(a), Some(b)) => Simpler::Op(Op::Int(match kind {
                Add => a.wrapping_add(b),
                Sub => a.wrapping_sub(b),
                Mul => a.wrapping_mul(b),
                Div => a.wrapping_div(b),
                Rem => a.wrapping_rem(b),
                And => a & b,
                Xor => a ^ b,
            })),
            (Add | Sub | Xor, _, Some(0)) | (Mul | Div, _, Some(1)) | (And, _, Some(-1)) => Simpler::Value(a),
            (Add | Xor, Some(0), _) | (Mul, Some(1), _) | (And, Some(-1), _) => Simpler::Value(b),
            (Mul | And, _, Some(0)) | (Mul | And, Some(0), _) | (Rem, _, Some(1)) => zero(),
            (Sub | Xor, ..) if a == b => zero(),
            (And, ..) if a == b => Simpler::Value(a),
            _ => Simpler::No,
        }
    }

    /// Results that are not numbers stay for the machine, whose signs and payloads are its own.
    fn float_binary(&self, kind: FloatBinary, a: Value, b: Value) -> Simpler {
        let (x, y) = (self.float_of(a), self.float_of(b));
        match (kind, x, y) {
            (_, Some(x), Some(y)) => {
                let result = match kind {
                    FloatBinary::Add => x + y,
                    FloatBinary::Sub => x - y,
                    FloatBinary::Mul => x * y,
                    FloatBinary::Div => x / y,
                };
                if result.is_nan() { Simpler::No } else { Simpler::Op(Op::Float(result)) }
            }
            (FloatBinary::Mul | FloatBinary::Div, _, Some(1.0)) => Simpler::Value(a),
            (FloatBinary::Mul, Some(1.0), _) => Simpler::Value(b),
            _ => Simpler::No,
        }
    }
}

/// Where a list view keeps its length.
const LIST_LENGTH: u32 = 2;

pub(super) fn holds(kind: Compare, ordering: std::cmp::Ordering) -> bool {
    match kind {
        Compare::Eq => ordering.is_eq(),
        Compare::Ne => ordering.is_ne(),
        Compare::Lt => ordering.is_lt(),
        Compare::Le => ordering.is_le(),
        Compare::Gt => ordering.is_gt(),
        Compare::Ge => ordering.is_ge(),
    }
}

fn opposite(kind: Compare) -> Compare {
    match kind {
        Compare::Eq => Compare::Ne,
        Compare::Ne => Compare::Eq,
        Compare::Lt => Compare::Ge,
        Compare::Le => Compare::Gt,
        Compare::Gt => Compare::Le,
        Compare::Ge => Compare::Lt,
    }
}
