//! Who calls whom: the order in which functions are inlined, and which functions are left.

use crate::ssa::ir::{FuncId, Op, Program, Term};

/// Calls `f` on every function that another one names: called (true) or made a closure of (false).
pub(super) fn each_mention(program: &Program, id: FuncId, f: &mut dyn FnMut(FuncId, bool)) {
    for block in &program.funcs[id.index()].blocks {
        for inst in &block.insts {
            match &inst.op {
                Op::Call { func, .. } => f(*func, true),
                Op::Closure { func, .. } | Op::StaticClosure(func) => f(*func, false),
                _ => {}
            }
        }
        if let Term::TailCall { func, .. } = &block.term {
            f(*func, true);
        }
    }
}

/// All functions, each behind those that it mentions, as far as cycles allow.
pub(super) fn bottom_up(program: &Program) -> Vec<FuncId> {
    let mut order = vec![];
    let mut seen = vec![false; program.funcs.len()];
    let all = (0..program.funcs.len() as u32).map(FuncId);
    for root in program.entry.into_iter().chain(all) {
        // Each function is pushed twice: to enter it, and to leave it behind its callees.
        let mut pending = vec![(root, false)];
        while let Some((id, leaves)) = pending.pop() {
            if leaves {
                order.push(id);
            } else if !std::mem::replace(&mut seen[id.index()], true) {
                pending.push((id, true));
                each_mention(program, id, &mut |callee, _| {
                    if !seen[callee.index()] {
                        pending.push((callee, false));
                    }
                });
            }
        }
    }
    order
}

/// Drops the functions that the entry cannot reach and renumbers the others. Without an entry all stay.
pub(super) fn drop_unreachable(program: &mut Program) {
    let Some(entry) = program.entry else { return };
    let mut reached = vec![false; program.funcs.len()];
    let mut pending = vec![entry];
    reached[entry.index()] = true;
    while let Some(id) = pending.pop() {
        each_mention(program, id, &mut |callee, _| {
            if !std::mem::replace(&mut reached[callee.index()], true) {
                pending.push(callee);
            }
        });
    }
    let mut next = 0;
    let number: Vec<FuncId> = reached
        .iter()
        .map(|&stays| {
            next += u32::from(stays);
            FuncId(next.wrapping_sub(1))
        })
        .collect();
    let mut stays = reached.iter();
    program.funcs.retain(|_| stays.next().is_some_and(|&s| s));
    for block in program.funcs.iter_mut().flat_map(|f| &mut f.blocks) {
        for inst in &mut block.insts {
            match &mut inst.op {
                Op::Call { func, .. } | Op::Closure { func, .. } | Op::StaticClosure(func) => {
                    *func = number[func.index()];
                }
                _ => {}
            }
        }
        if let Term::TailCall { func, .. } = &mut block.term {
            *func = number[func.index()];
        }
    }
    program.entry = Some(number[entry.index()]);
    program.remote.retain_mut(|remote| {
        let stays = reached[remote.func.index()];
        remote.func = number[remote.func.index()];
        stays
    });
}
