//! How blocks end.

use super::Lower;
use compiler::ssa::ir::{BlockId, FuncId, Rep, Target, Term, Value as SsaValue};
use cranelift_codegen::ir::types::I64;
use cranelift_codegen::ir::{Block, BlockArg, InstBuilder, SourceLoc, TrapCode};
use cranelift_frontend::Switch;

/// Behind a builtin that never returns.
const UNREACHABLE: TrapCode = TrapCode::unwrap_user(1);

impl Lower<'_, '_> {
    pub(super) fn term(&mut self, term: &Term) -> Result<(), String> {
        match term {
            Term::Jump(target) => {
                let (block, args) = self.target(target);
                self.b.ins().jump(block, &args);
            }
            Term::Branch { cond, then, otherwise } => {
                let cond = self.value(*cond);
                let (then, then_args) = self.target(then);
                let (otherwise, otherwise_args) = self.target(otherwise);
                self.b.ins().brif(cond, then, &then_args, otherwise, &otherwise_args);
            }
            Term::Switch { value, cases, default } => self.switch(*value, cases, *default),
            Term::Return(value) => {
                let value = self.value(*value);
                self.b.ins().return_(&[value]);
            }
            Term::TailCall { func, args, loc } => {
                self.b.set_srcloc(SourceLoc::new(loc.0));
                self.tail_call(*func, args)?;
            }
            Term::TailCallClosure { closure, args, loc } => {
                self.b.set_srcloc(SourceLoc::new(loc.0));
                let (signature, code, args) = self.callee(*closure, args, self.func.ret);
                self.b.ins().return_call_indirect(signature, code, &args);
            }
            Term::Unreachable => {
                self.b.ins().trap(UNREACHABLE);
            }
        }
        self.b.set_srcloc(SourceLoc::default());
        for target in term.targets() {
            self.edge_done(target);
        }
        Ok(())
    }

    fn target(&mut self, target: &Target) -> (Block, Vec<BlockArg>) {
        let args = self.values(&target.args).into_iter().map(BlockArg::Value).collect();
        (self.blocks[target.block.index()], args)
    }

    fn switch(&mut self, value: SsaValue, cases: &[(i64, BlockId)], default: BlockId) {
        let is_bool = self.rep(value) == Rep::Bool;
        let value = self.value(value);
        let value = if is_bool { self.b.ins().uextend(I64, value) } else { value };
        let mut switch = Switch::new();
        for &(number, block) in cases {
            let key = u128::from(number as u64);
            // Of equal cases the first is taken.
            if !switch.entries().contains_key(&key) {
                switch.set_entry(key, self.blocks[block.index()]);
            }
        }
        switch.emit(&mut self.b, value, self.blocks[default.index()]);
    }

    fn tail_call(&mut self, func: FuncId, args: &[SsaValue]) -> Result<(), String> {
        let callee = &self.shared.program.funcs[func.index()];
        if callee.ret != self.func.ret {
            return Err(format!("a tail call of `{}`, which returns {:?}", callee.name, callee.ret));
        }
        let callee = self.func_ref(func);
        let args = self.arguments(args);
        self.b.ins().return_call(callee, &args);
        Ok(())
    }
}
