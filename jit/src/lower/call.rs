//! Calls and safepoints.

use super::liveness::At;
use super::{Lower, TRUSTED, signature, signature_of};
use crate::layout;
use compiler::ssa::ir::{DescId, FuncId, LocId, Rep, Value as SsaValue};
use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::{F64, I8, I64};
use cranelift_codegen::ir::{
    AbiParam, BlockArg, ExtFuncData, ExternalName, FuncRef, Inst, InstBuilder, SigRef, Signature, UserExternalName,
    UserStackMapEntry, Value,
};
use cranelift_codegen::isa::CallConv;
use runtime::abi::{self, Intrinsic};
use runtime::process::enter;
use runtime::value::layout::CLOSURE_CODE;

impl Lower<'_, '_> {
    pub(super) fn func_ref(&mut self, func: FuncId) -> FuncRef {
        if let Some(&known) = self.funcs.get(&func) {
            return known;
        }
        let signature = self.import(signature_of(&self.shared.program.funcs[func.index()]));
        let name = UserExternalName { namespace: 0, index: func.0 };
        let name = ExternalName::user(self.b.func.declare_imported_user_function(name));
        let data = ExtFuncData { name, signature, colocated: true, patchable: false };
        let imported = self.b.import_function(data);
        self.funcs.insert(func, imported);
        imported
    }

    /// The context and the arguments.
    pub(super) fn arguments(&mut self, args: &[SsaValue]) -> Vec<Value> {
        let mut values = vec![self.cx];
        values.extend(args.iter().map(|&arg| self.value(arg)));
        values
    }

    pub(super) fn call(&mut self, func: FuncId, args: &[SsaValue], at: At) -> Value {
        let callee = self.func_ref(func);
        let args = self.arguments(args);
        let inst = self.safepoint(at, |lower| lower.b.ins().call(callee, &args));
        self.b.inst_results(inst)[0]
    }

    /// Code, signature and arguments of a call of a closure.
    pub(super) fn callee(&mut self, closure: SsaValue, args: &[SsaValue], rep: Rep) -> (SigRef, Value, Vec<Value>) {
        let params = std::iter::once(Rep::Ref).chain(args.iter().map(|&arg| self.rep(arg)));
        let wanted = signature(params, rep);
        let wanted = self.import(wanted);
        let object = self.value(closure);
        let code = self.load(Rep::Int, object, layout::payload(CLOSURE_CODE));
        let mut values = vec![self.cx, object];
        values.extend(args.iter().map(|&arg| self.value(arg)));
        (wanted, code, values)
    }

    pub(super) fn call_closure(&mut self, closure: SsaValue, args: &[SsaValue], rep: Rep, at: At) -> Value {
        let (signature, code, args) = self.callee(closure, args, rep);
        let inst = self.safepoint(at, |lower| lower.b.ins().call_indirect(signature, code, &args));
        self.b.inst_results(inst)[0]
    }

    /// A call during which objects may move.
    fn safepoint(&mut self, at: At, call: impl FnOnce(&mut Self) -> Inst) -> Inst {
        let live = self.live.at(at);
        let values = self.values(&live);
        self.spill(&values);
        let inst = call(self);
        let values = self.reload(inst, values.len());
        for (&value, clif) in live.iter().zip(values) {
            self.define(value, clif);
        }
        inst
    }

    fn spill(&mut self, values: &[Value]) {
        let Some(slot) = self.roots.filter(|_| !values.is_empty()) else {
            return;
        };
        let base = self.b.ins().stack_addr(I64, slot, 0);
        for (index, &value) in values.iter().enumerate() {
            self.b.ins().store(TRUSTED, value, base, 8 * index as i32);
        }
    }

    /// Lists the spilled references in the stack map of a call and reads them back behind it.
    fn reload(&mut self, call: Inst, count: usize) -> Vec<Value> {
        let Some(slot) = self.roots.filter(|_| count > 0) else {
            return vec![];
        };
        for index in 0..count as u32 {
            let entry = UserStackMapEntry { ty: I64, slot, offset: 8 * index };
            self.b.func.dfg.append_user_stack_map_entry(call, entry);
        }
        let base = self.b.ins().stack_addr(I64, slot, 0);
        (0..count).map(|index| self.b.ins().load(I64, TRUSTED, base, 8 * index as i32)).collect()
    }

    /// A safepoint that costs a comparison when nothing is to be done.
    pub(super) fn poll(&mut self, at: At) {
        let live = self.live.at(at);
        let before = self.values(&live);
        // No frame is added: only the request counts.
        let limit = self.b.ins().load(I64, TRUSTED, self.cx, layout::STACK_LIMIT);
        let wanted = self.b.ins().icmp_imm_s(IntCC::Equal, limit, layout::ATTENTION);
        let after = self.poll_values(wanted, &before);
        for (&value, clif) in live.iter().zip(after) {
            self.define(value, clif);
        }
    }

    /// The poll at the entry: `args` are the function's arguments, of which those of the parameters `live` are references.
    pub(super) fn poll_with(&mut self, args: &[Value], live: &[SsaValue]) -> Vec<Value> {
        let is_live: Vec<bool> = self.func.params().iter().map(|param| live.contains(param)).collect();
        let before: Vec<Value> =
            args.iter().zip(&is_live).filter(|(_, live)| **live).map(|(&value, _)| value).collect();
        let stack = self.b.ins().get_stack_pointer(I64);
        let limit = self.b.ins().load(I64, TRUSTED, self.cx, layout::STACK_LIMIT);
        let wanted = self.b.ins().icmp(IntCC::UnsignedLessThan, stack, limit);
        let mut after = self.poll_values(wanted, &before).into_iter();
        let moved = args.iter().zip(&is_live).map(|(&value, &live)| if live { after.next() } else { Some(value) });
        moved.flatten().collect()
    }

    /// Polls if wanted, and returns the given references as they are afterwards.
    fn poll_values(&mut self, wanted: Value, before: &[Value]) -> Vec<Value> {
        let (cold, next) = (self.b.create_block(), self.b.create_block());
        let after: Vec<Value> = before.iter().map(|_| self.b.append_block_param(next, I64)).collect();
        let args: Vec<BlockArg> = before.iter().map(|&value| BlockArg::Value(value)).collect();
        self.b.ins().brif(wanted, cold, &[], next, &args);

        self.b.switch_to_block(cold);
        self.b.seal_block(cold);
        self.b.set_cold_block(cold);
        self.spill(before);
        let signature = preserving(1);
        let call = self.call_rust(enter::poll_address() as usize, &[self.cx], signature);
        let moved = self.reload(call, before.len());
        let args: Vec<BlockArg> = moved.into_iter().map(BlockArg::Value).collect();
        self.b.ins().jump(next, &args);

        self.b.switch_to_block(next);
        self.b.seal_block(next);
        after
    }

    /// Calls a Rust function of words that is seldom needed, without a register being lost to it; its result.
    pub(super) fn call_aside(&mut self, address: usize, args: &[Value]) -> Value {
        debug_assert!(args.len() <= enter::ASIDE_ARGUMENTS);
        let function = self.address(address);
        let mut values = vec![function, self.cx];
        values.extend_from_slice(args);
        let signature = preserving(values.len());
        self.call_rust(enter::aside_address() as usize, &values, signature);
        self.b.ins().load(I64, TRUSTED, self.cx, layout::ASIDE)
    }

    /// Says where the function is, for the report of a failure in what is called next.
    pub(super) fn store_frame(&mut self, loc: LocId) {
        let frame = self.b.ins().get_frame_pointer(I64);
        self.b.ins().store(TRUSTED, frame, self.cx, layout::FRAME_FP);
        let location = self.b.ins().iconst(I64, abi::location(loc.0, self.id) as i64);
        self.b.ins().store(TRUSTED, location, self.cx, layout::LOCATION);
    }

    pub(super) fn call_builtin(&mut self, builtin: &Intrinsic, args: &[Value]) -> Inst {
        self.call_rust(builtin.address as usize, args, builtin_signature(builtin))
    }

    pub(super) fn intrinsic(
        &mut self,
        name: &str,
        args: &[SsaValue],
        types: &[Option<DescId>],
        rep: Option<Rep>,
        loc: LocId,
    ) -> Result<Option<Value>, String> {
        let reps: Vec<Rep> = args.iter().map(|&arg| self.rep(arg)).collect();
        let builtin = self.shared.builtins.find(name, &reps, types.len(), rep)?;
        let addresses =
            types.iter().map(|ty| ty.map_or(0, |id| std::ptr::from_ref(self.shared.descs[id.index()]) as usize));
        let types: Vec<Value> = addresses.map(|address| self.b.ins().iconst(I64, address as i64)).collect();
        if let Some(result) = self.inline_builtin(builtin, args, &types, loc) {
            return Ok(Some(result));
        }
        self.store_frame(loc);
        let mut values = self.arguments(args);
        values.extend_from_slice(&types);
        let inst = self.call_builtin(builtin, &values);
        let result = self.b.inst_results(inst).first().copied();
        match (rep, result) {
            (Some(_), None) => Err(format!("builtin `{name}` returns nothing")),
            _ => Ok(result),
        }
    }
}

/// The signature of a trampoline that takes words and changes no register.
fn preserving(words: usize) -> Signature {
    let mut signature = Signature::new(CallConv::PreserveAll);
    signature.params.extend((0..words).map(|_| AbiParam::new(I64)));
    signature
}

fn builtin_param(rep: abi::Rep) -> Option<AbiParam> {
    match rep {
        abi::Rep::Int | abi::Rep::Ref | abi::Rep::Word | abi::Rep::Type => Some(AbiParam::new(I64)),
        abi::Rep::Float => Some(AbiParam::new(F64)),
        // Rust expects its caller to widen small integers.
        abi::Rep::Bool => Some(AbiParam::new(I8).uext()),
        abi::Rep::Never => None,
    }
}

fn builtin_signature(builtin: &Intrinsic) -> Signature {
    let mut signature = Signature::new(CallConv::SystemV);
    signature.params.push(AbiParam::new(I64));
    signature.params.extend(builtin.params.iter().filter_map(|&rep| builtin_param(rep)));
    signature.params.extend((0..builtin.types).map(|_| AbiParam::new(I64)));
    signature.returns.extend(builtin_param(builtin.result));
    signature
}
