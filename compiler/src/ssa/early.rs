//! Constants that something may read before they have a value: what an initialiser reaches, directly or through functions,
//! and that is evaluated with it or after it. Says more rather than less, since a use of one of them is only checked when
//! it happens. Knows nothing of types.

use crate::names::hir::{Body, ConstId, ExprKind, FnId, FnKind, Owner, Program};
use rustc_hash::FxHashSet;

pub(crate) fn constants(hir: &Program) -> FxHashSet<ConstId> {
    let mut search = Search { hir, seen: FxHashSet::default(), work: Vec::new(), found: FxHashSet::default() };
    for (index, init) in hir.inits.iter().enumerate() {
        if is_plain(&init.body) {
            continue;
        }
        search.body(&init.body, index as u32);
        // What operators, text forms and methods call is not looked up: any method may be meant.
        search.methods();
        while let Some(id) = search.work.pop() {
            search.function(id, index as u32);
        }
    }
    search.found
}

/// Nothing but literals, which reach nothing.
fn is_plain(body: &Body) -> bool {
    body.exprs.iter().all(|expr| {
        matches!(
            expr.kind,
            ExprKind::Int(_)
                | ExprKind::Float(_)
                | ExprKind::Bool(_)
                | ExprKind::Unit
                | ExprKind::Atom(_)
                | ExprKind::Str(_)
                | ExprKind::List(_)
                | ExprKind::Tuple(_)
        )
    })
}

struct Search<'a> {
    hir: &'a Program,
    seen: FxHashSet<FnId>,
    work: Vec<FnId>,
    found: FxHashSet<ConstId>,
}

impl Search<'_> {
    fn reach(&mut self, id: FnId) {
        if self.seen.insert(id) {
            self.work.push(id);
        }
    }

    fn methods(&mut self) {
        for (index, function) in self.hir.fns.iter().enumerate() {
            let is_method = matches!(function.owner, Owner::Impl(_) | Owner::Trait(_));
            if is_method && !self.hir.modules[function.module.index()].is_library {
                self.reach(FnId(index as u32));
            }
        }
    }

    fn body(&mut self, body: &Body, init: u32) {
        for expr in &body.exprs {
            match &expr.kind {
                ExprKind::Fns(list) => list.iter().for_each(|&id| self.reach(id)),
                // Of a general constant the initialiser runs wherever it is used.
                ExprKind::Const(id) if self.hir.consts[id.index()].init >= init && self.found.insert(*id) => {
                    let hir = self.hir;
                    self.body(&hir.inits[hir.consts[id.index()].init as usize].body, init);
                }
                _ => {}
            }
        }
    }

    fn function(&mut self, id: FnId, init: u32) {
        let hir = self.hir;
        let function = &hir.fns[id.index()];
        self.body(&function.body, init);
        if let FnKind::ServiceStart(service) = function.kind {
            let service = &hir.services[service.index()];
            self.reach(service.init);
            service.handlers.iter().for_each(|handler| self.reach(handler.body));
        }
    }
}
