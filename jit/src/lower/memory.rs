//! Objects: allocation, fields, tags, array slots. Allocation bumps the heap pointer of the context inline; nothing between
//! the bump and the last store is a safepoint.

use super::{Lower, TRUSTED};
use crate::layout::{self, RecordShape};
use compiler::ssa::ir::{FuncId, Rep, Value as SsaValue};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::{F64, I8, I64};
use cranelift_codegen::ir::{BlockArg, InstBuilder, MemFlagsData, Value};
use runtime::value::layout as object;

/// Variants without fields that share the runtime's static objects.
const NULLARY_VARIANTS: u32 = 256;

impl Lower<'_, '_> {
    /// A value as it is kept in memory.
    pub(super) fn word(&mut self, value: SsaValue) -> Value {
        let rep = self.rep(value);
        let value = self.value(value);
        match rep {
            Rep::Int | Rep::Ref => value,
            Rep::Float => self.b.ins().bitcast(I64, MemFlagsData::new(), value),
            Rep::Bool => self.b.ins().uextend(I64, value),
        }
    }

    /// Reads a word of memory as a value.
    pub(super) fn load(&mut self, rep: Rep, base: Value, offset: i32) -> Value {
        match rep {
            Rep::Int | Rep::Ref => self.b.ins().load(I64, TRUSTED, base, offset),
            Rep::Float => self.b.ins().load(F64, TRUSTED, base, offset),
            Rep::Bool => {
                let word = self.b.ins().load(I64, TRUSTED, base, offset);
                self.b.ins().ireduce(I8, word)
            }
        }
    }

    pub(super) fn nullary(&mut self, tag: u32) -> Result<Value, String> {
        if tag >= NULLARY_VARIANTS {
            return Err(format!("a variant without fields has number {tag}; at most {NULLARY_VARIANTS} are possible"));
        }
        Ok(self.address(object::nullary(tag as usize) as usize))
    }

    pub(super) fn record(&mut self, tag: u32, fields: &[SsaValue]) -> Result<Value, String> {
        let is_ref: Vec<bool> = fields.iter().map(|&field| self.rep(field) == Rep::Ref).collect();
        let shape = layout::record_shape(tag, &is_ref)?;
        let words: Vec<Value> = fields.iter().map(|&field| self.word(field)).collect();
        Ok(self.allocate(&shape, &words))
    }

    pub(super) fn closure(&mut self, func: FuncId, captures: &[SsaValue]) -> Result<Value, String> {
        let mut is_ref = vec![false];
        is_ref.extend(captures.iter().map(|&capture| self.rep(capture) == Rep::Ref));
        let shape = layout::record_shape(0, &is_ref)?;
        let func = self.func_ref(func);
        let mut words = vec![self.b.ins().func_addr(I64, func)];
        words.extend(captures.iter().map(|&capture| self.word(capture)));
        Ok(self.allocate(&shape, &words))
    }

    fn allocate(&mut self, shape: &RecordShape, words: &[Value]) -> Value {
        let (fast, slow, done) = (self.b.create_block(), self.b.create_block(), self.b.create_block());
        let object = self.b.append_block_param(done, I64);
        let start = self.b.ins().load(I64, TRUSTED, self.cx, layout::HP);
        let end = self.b.ins().iadd_imm_s(start, shape.bytes as i64);
        let limit = self.b.ins().load(I64, TRUSTED, self.cx, layout::HLIM);
        let full = self.b.ins().icmp(IntCC::UnsignedGreaterThan, end, limit);
        self.b.ins().brif(full, slow, &[], fast, &[]);

        self.b.switch_to_block(slow);
        self.b.seal_block(slow);
        self.b.set_cold_block(slow);
        let header = self.b.ins().iconst(I64, shape.header as i64);
        let fresh = self.call_aside(runtime::heap::allocate_slow as *const () as usize, &[header]);
        self.b.ins().jump(done, &[BlockArg::Value(fresh)]);

        self.b.switch_to_block(fast);
        self.b.seal_block(fast);
        self.b.ins().store(TRUSTED, end, self.cx, layout::HP);
        let header = self.b.ins().iconst(I64, shape.header as i64);
        self.b.ins().store(TRUSTED, header, start, 0);
        self.b.ins().jump(done, &[BlockArg::Value(start)]);

        self.b.switch_to_block(done);
        self.b.seal_block(done);
        for (index, &word) in words.iter().enumerate() {
            self.b.ins().store(TRUSTED, word, object, layout::payload(index));
        }
        if let Some(bitmap) = shape.bitmap {
            let bitmap = self.address(bitmap);
            self.b.ins().store(TRUSTED, bitmap, object, layout::payload(words.len()));
        }
        object
    }

    pub(super) fn tag(&mut self, value: SsaValue) -> Value {
        let value = self.value(value);
        let header = self.b.ins().load(I64, TRUSTED, value, 0);
        let shifted = self.b.ins().ushr_imm_u(header, i64::from(object::RECORD_TAG_SHIFT));
        self.b.ins().band_imm_u(shifted, object::RECORD_TAG_MASK as i64)
    }

    pub(super) fn slot(&mut self, array: SsaValue, index: SsaValue, rep: Rep) -> Value {
        let (array, index) = (self.value(array), self.value(index));
        let bytes = self.b.ins().ishl_imm_u(index, 3);
        let address = self.b.ins().iadd(array, bytes);
        self.load(rep, address, layout::FIRST_SLOT)
    }
}
