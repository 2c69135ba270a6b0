//! What a `receive` may remember of the messages that none of its arms took: whether it would refuse them again. Knows nothing of
//! mailboxes.

use super::Builder;
use super::closure::Binding;
use crate::names::hir::{Arm, ExprId, ExprKind, LocalId, PatId, PatKind};
use crate::ssa::ir::{Rep, Value};
use crate::types::ty::TyKind;
use crate::types::typed::Meaning;
use mesh_syntax::ast::BinaryOp;
use rustc_hash::FxHashSet;

/// Library modules whose functions of plain values say the same of the same arguments, whenever they are asked.
const STEADY_MODULES: [&str; 5] = ["String", "Int", "Float", "Math", "Bytes"];

/// How many words besides the message the arms may look at.
const WORDS: usize = 2;

impl<'a> Builder<'_, 'a> {
    /// Names the decision that a `receive` makes: a message that it refuses once, it refuses whenever the name is the same. A number of
    /// the `receive`, then the words of the process that its guards read; zeros when nothing can be promised. The second name is
    /// for system messages: they are few, so what their arms look at does not take the promise from all others.
    pub(crate) fn rejection(&mut self, ordinary: &[&'a Arm], system: &[&'a Arm]) -> (Vec<Value>, Vec<Value>) {
        let name = self.name_of(ordinary);
        let steady = self.words_of_guards(system).is_some_and(|read| read.is_empty());
        let of_system = if steady { name.clone() } else { (0..name.len()).map(|_| self.int(0)).collect() };
        (name, of_system)
    }

    fn name_of(&mut self, arms: &[&'a Arm]) -> Vec<Value> {
        let mut name = vec![];
        if let Some(read) = self.words_of_guards(arms) {
            self.s.receives += 1;
            name.push(self.int(self.s.receives));
            for value in read {
                name.push(self.word_of(value));
            }
        }
        while name.len() < 1 + WORDS {
            name.push(self.int(0));
        }
        name
    }

    /// What the guards read besides the message, if that and the message decide alone.
    fn words_of_guards(&mut self, arms: &[&'a Arm]) -> Option<Vec<Value>> {
        let (body, bound) = (self.body, self.bound_by(arms));
        let mut read = FxHashSet::default();
        let mut pending: Vec<ExprId> = arms.iter().filter_map(|arm| arm.guard).collect();
        while let Some(id) = pending.pop() {
            match &body.exprs[id.index()].kind {
                ExprKind::Int(_) | ExprKind::Float(_) | ExprKind::Bool(_) | ExprKind::Unit => {}
                ExprKind::Atom(_) | ExprKind::Str(_) | ExprKind::SelfPid => {}
                ExprKind::Local(local) if bound.contains(local) => {}
                ExprKind::Local(local) => match self.locals.get(local) {
                    Some(Binding::Value(value)) if self.func.rep(*value) != Rep::Ref => _ = read.insert(*value),
                    _ => return None,
                },
                ExprKind::Unary { operand, .. } if self.is_plain(*operand) => pending.push(*operand),
                ExprKind::Binary { op, lhs, rhs, .. } if *op != BinaryOp::Range && self.is_plain(*lhs) => {
                    pending.extend([*lhs, *rhs]);
                }
                ExprKind::And(lhs, rhs) | ExprKind::Or(lhs, rhs) => pending.extend([*lhs, *rhs]),
                ExprKind::Field { receiver, .. } if self.is_plain(id) => pending.push(*receiver),
                ExprKind::Call { callee, args } if self.is_steady(*callee) => pending.extend(args),
                _ => return None,
            }
        }
        let mut read: Vec<Value> = read.into_iter().collect();
        read.sort_unstable();
        (read.len() <= WORDS).then_some(read)
    }

    /// The parts of the message that the arms give names to.
    fn bound_by(&self, arms: &[&Arm]) -> FxHashSet<LocalId> {
        let mut bound = FxHashSet::default();
        let mut pending: Vec<PatId> = arms.iter().map(|arm| arm.pattern).collect();
        while let Some(id) = pending.pop() {
            match &self.body.pats[id.index()].kind {
                PatKind::Bind(local) => _ = bound.insert(*local),
                PatKind::As { pattern, local } => {
                    bound.insert(*local);
                    pending.push(*pattern);
                }
                PatKind::Tuple(parts) | PatKind::List(parts) | PatKind::Or(parts) => pending.extend(parts),
                PatKind::Variant { args, .. } => pending.extend(args),
                PatKind::Cons { head, tail } => pending.extend([*head, *tail]),
                _ => {}
            }
        }
        bound
    }

    /// Whether operators of the expression's type are the language's own.
    fn is_plain(&mut self, id: ExprId) -> bool {
        let ty = self.ty_of(id);
        let lang = self.s.lang;
        match self.s.types.kind(ty) {
            TyKind::Con(id, _) => [lang.int, lang.float, lang.bool, lang.string, lang.atom, lang.pid].contains(id),
            kind => *kind == TyKind::Unit,
        }
    }

    fn is_steady(&self, callee: ExprId) -> bool {
        let Some(Meaning::Fn { id, .. }) = self.tables.meanings.get(&callee) else { return false };
        let module = &self.s.hir.modules[self.s.hir.fns[id.index()].module.index()];
        module.is_library && STEADY_MODULES.contains(&module.name.as_str())
    }
}
