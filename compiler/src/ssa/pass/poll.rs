//! Drops safepoints that stand right behind another one.

use crate::ssa::ir::{Func, Op};

/// Between two polls of one block only builtins can ask for a collection: calls of Mesh functions look for themselves.
pub(super) fn function(func: &mut Func) {
    for block in &mut func.blocks {
        let mut polled = false;
        block.insts.retain(|inst| match inst.op {
            Op::Poll => !std::mem::replace(&mut polled, true),
            Op::Intrinsic { .. } => {
                polled = false;
                true
            }
            _ => true,
        });
    }
}
