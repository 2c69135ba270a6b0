//! Builtins that are a few instructions: the machine's own operations, and the path of a builtin that is nearly always
//! taken. Their rows in the runtime's table stay the definition of what they do.

use super::{Lower, TRUSTED};
use crate::layout;
use compiler::ssa::ir::{LocId, Value as SsaValue};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::I64;
use cranelift_codegen::ir::{BlockArg, InstBuilder, Value};
use runtime::abi::Intrinsic;
use runtime::value::layout::ARRAY_LENGTH_SHIFT;

impl Lower<'_, '_> {
    /// The builtin's result, if it has a form of its own here. `types` are the addresses of its descriptors.
    pub(super) fn inline_builtin(
        &mut self,
        builtin: &'static Intrinsic,
        args: &[SsaValue],
        types: &[Value],
        loc: LocId,
    ) -> Option<Value> {
        match (builtin.name, args) {
            ("Math.sqrt", &[x]) => {
                let x = self.value(x);
                Some(self.b.ins().sqrt(x))
            }
            ("Math.absolute", &[x]) => {
                let x = self.value(x);
                Some(self.b.ins().fabs(x))
            }
            ("List.array_put", &[array, index, word]) => {
                let [array, index, word] = [array, index, word].map(|arg| self.value(arg));
                self.store_slot(array, index, word);
                Some(self.b.ins().iconst(I64, 0))
            }
            ("Core.collect_push", &[buffer, length, word]) => {
                Some(self.collect_push(builtin, [buffer, length, word], types, loc))
            }
            _ => None,
        }
    }

    fn store_slot(&mut self, array: Value, index: Value, word: Value) {
        let bytes = self.b.ins().ishl_imm_u(index, 3);
        let address = self.b.ins().iadd(array, bytes);
        self.b.ins().store(TRUSTED, word, address, layout::FIRST_SLOT);
    }

    /// Stores the element where there is a free slot; the builtin makes room when there is none.
    fn collect_push(&mut self, builtin: &'static Intrinsic, args: [SsaValue; 3], types: &[Value], loc: LocId) -> Value {
        let [buffer, length, word] = args.map(|arg| self.value(arg));
        let (fast, slow, done) = (self.b.create_block(), self.b.create_block(), self.b.create_block());
        let result = self.b.append_block_param(done, I64);
        let header = self.b.ins().load(I64, TRUSTED, buffer, 0);
        let slots = self.b.ins().ushr_imm_u(header, i64::from(ARRAY_LENGTH_SHIFT));
        let full = self.b.ins().icmp(IntCC::UnsignedGreaterThanOrEqual, length, slots);
        self.b.ins().brif(full, slow, &[], fast, &[]);

        self.b.switch_to_block(slow);
        self.b.seal_block(slow);
        self.b.set_cold_block(slow);
        self.store_frame(loc);
        let mut values = vec![buffer, length, word];
        values.extend_from_slice(types);
        let larger = self.call_aside(builtin.address as usize, &values);
        self.b.ins().jump(done, &[BlockArg::Value(larger)]);

        self.b.switch_to_block(fast);
        self.b.seal_block(fast);
        self.store_slot(buffer, length, word);
        self.b.ins().jump(done, &[BlockArg::Value(buffer)]);

        self.b.switch_to_block(done);
        self.b.seal_block(done);
        result
    }
}
