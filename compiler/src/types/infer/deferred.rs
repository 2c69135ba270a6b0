//! Expressions whose meaning hangs on a type that is not known yet: kept until it is, or until the group ends and the
//! rules for unknown types decide.

use super::Infer;
use crate::names::hir::*;
use crate::types::error::Why;
use crate::types::traits::Pred;
use crate::types::ty::{Ty, TyKind};
use crate::types::typed::{LoopKind, Meaning};
use mesh_syntax::ast::Ident;
use mesh_syntax::intern::Symbol;
use mesh_syntax::source::Span;
use rustc_hash::FxHashSet;

#[derive(Clone)]
pub enum Waiting {
    Method {
        receiver: Ty,
        name: Ident,
        args: Vec<(Ty, Span)>,
        ret: Ty,
    },
    Field {
        receiver: Ty,
        name: Ident,
        out: Ty,
    },
    Index {
        base: Ty,
        base_span: Span,
        index: Ty,
        index_span: Span,
        out: Ty,
    },
    /// `<>`: strings or lists.
    Concat {
        ty: Ty,
    },
    Loop {
        ty: Ty,
        item: Ty,
    },
    Tuple {
        builtin: BuiltinFn,
        tuple: Ty,
        index: Option<i64>,
        out: Ty,
    },
    /// `?`, with the result type of the function around it.
    Try {
        operand: Ty,
        operand_span: Span,
        ret: Ty,
        why: Why,
        out: Ty,
    },
}

/// How much is known about what waits, once nothing more will be found out. The surer is decided first, since it may tell
/// the others what they wait for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Force {
    /// The name belongs to one struct or interface only.
    Unique,
    /// A type is taken for want of a better one.
    Assumed,
    /// Nothing is.
    Unknown,
}

pub struct Deferred {
    node: usize,
    module: ModuleId,
    expr: ExprId,
    span: Span,
    waiting: Waiting,
}

impl Waiting {
    fn key(&self) -> Ty {
        match self {
            Waiting::Method { receiver, .. } | Waiting::Field { receiver, .. } => *receiver,
            Waiting::Index { base, .. } => *base,
            Waiting::Concat { ty } | Waiting::Loop { ty, .. } => *ty,
            Waiting::Tuple { tuple, .. } => *tuple,
            Waiting::Try { operand, .. } => *operand,
        }
    }

    fn types(&self) -> Vec<Ty> {
        match self {
            Waiting::Method { receiver, args, ret, .. } => args.iter().map(|a| a.0).chain([*receiver, *ret]).collect(),
            Waiting::Field { receiver, out, .. } => vec![*receiver, *out],
            Waiting::Index { base, index, out, .. } => vec![*base, *index, *out],
            Waiting::Concat { ty } => vec![*ty],
            Waiting::Loop { ty, item } => vec![*ty, *item],
            Waiting::Tuple { tuple, out, .. } => vec![*tuple, *out],
            Waiting::Try { operand, ret, out, .. } => vec![*operand, *ret, *out],
        }
    }
}

impl Infer<'_> {
    /// Decides at once if the type is known.
    pub fn wait(&mut self, expr: ExprId, span: Span, waiting: Waiting) {
        let deferred = Deferred { node: self.node, module: self.module, expr, span, waiting };
        if !self.decide(&deferred, None) {
            self.deferred.push(deferred);
        }
    }

    /// With `force` the first one of which that much is known is decided by the rules for unknown types.
    pub fn try_deferred(&mut self, force: Option<Force>) {
        let saved = (self.node, self.module);
        let mut force = force;
        self.awaited = if force.is_some() { self.results_of_members() } else { FxHashSet::default() };
        for deferred in std::mem::take(&mut self.deferred) {
            self.node = deferred.node;
            self.module = deferred.module;
            if self.decide(&deferred, None) {
                continue;
            }
            if force.is_some() && self.decide(&deferred, force) {
                force = None;
                continue;
            }
            self.deferred.push(deferred);
        }
        (self.node, self.module) = saved;
    }

    /// The types that fields and methods of unknown types will give.
    fn results_of_members(&self) -> FxHashSet<Ty> {
        let results = self.deferred.iter().filter_map(|deferred| match deferred.waiting {
            Waiting::Field { out, .. } => Some(out),
            Waiting::Method { ret, .. } => Some(ret),
            _ => None,
        });
        results.map(|ty| self.shallow(ty)).collect()
    }

    /// Whether a field or method of the unknown type is waited for.
    pub fn is_receiver(&self, ty: Ty) -> bool {
        let ty = self.shallow(ty);
        self.deferred.iter().any(|d| match d.waiting {
            Waiting::Method { receiver, .. } | Waiting::Field { receiver, .. } => self.shallow(receiver) == ty,
            _ => false,
        })
    }

    /// What waits keeps its variables out of generalisation. A loop need not: whatever it is over must be `Iterable`, also
    /// where each use of the definition has a type of its own for it.
    pub fn pin_deferred(&mut self) {
        for deferred in std::mem::take(&mut self.deferred) {
            match deferred.waiting {
                Waiting::Loop { ty, item } if self.is_own_var(ty) => {
                    self.resolve_loop(deferred.expr, ty, item, deferred.span);
                }
                _ => self.deferred.push(deferred),
            }
        }
        let tys: Vec<Ty> = self.deferred.iter().flat_map(|d| d.waiting.types()).collect();
        for ty in tys {
            for var in self.free_vars(ty) {
                let level = self.level;
                self.vars.lower(var, level);
            }
        }
    }

    /// A variable that belongs to the definition being generalised.
    fn is_own_var(&self, ty: Ty) -> bool {
        matches!(self.kind(ty), TyKind::Var(var) if self.vars.level(*var) > self.level)
    }

    fn decide(&mut self, deferred: &Deferred, force: Option<Force>) -> bool {
        if let Waiting::Try { operand, ret, .. } = deferred.waiting {
            self.guess_try(operand, ret, force >= Some(Force::Assumed));
        }
        if self.is_var(deferred.waiting.key()) {
            if force.is_none_or(|force| self.certainty(&deferred.waiting) > force) {
                return false;
            }
            self.guess(&deferred.waiting);
        }
        let (expr, span) = (deferred.expr, deferred.span);
        match deferred.waiting.clone() {
            Waiting::Method { receiver, name, args, ret } => {
                self.resolve_method(expr, span, receiver, name, &args, ret)
            }
            Waiting::Field { receiver, name, out } => self.resolve_field(expr, receiver, name, out),
            Waiting::Index { base, base_span, index, index_span, out } => {
                self.resolve_index(expr, (base, base_span), (index, index_span), out, span);
            }
            Waiting::Concat { ty } => self.resolve_concat(ty, span),
            Waiting::Loop { ty, item } => self.resolve_loop(expr, ty, item, span),
            Waiting::Tuple { builtin, tuple, index, out } => self.resolve_tuple(builtin, tuple, index, out, span),
            Waiting::Try { operand, operand_span, ret, why, out } => {
                let value = self.resolve_try(expr, (operand, operand_span), (ret, why), span);
                self.expect(span, out, value, Why::NONE);
            }
        }
        true
    }

    fn certainty(&mut self, waiting: &Waiting) -> Force {
        // Where the field is unknown, a guess at what it holds would only lead to more errors.
        if self.awaited.contains(&self.shallow(waiting.key())) {
            return Force::Unknown;
        }
        let is_known = match waiting {
            Waiting::Field { name, .. } => self.unique_field(name.name).is_some(),
            Waiting::Method { receiver, name, .. } => {
                self.unique_callable(name.name).is_some() || self.traits_offering(*receiver, name.name).len() == 1
            }
            Waiting::Index { .. } | Waiting::Concat { .. } => return Force::Assumed,
            Waiting::Tuple { builtin: BuiltinFn::TupleFirst | BuiltinFn::TupleSecond, .. } => return Force::Assumed,
            Waiting::Loop { .. } | Waiting::Tuple { .. } | Waiting::Try { .. } => false,
        };
        if is_known { Force::Unique } else { Force::Unknown }
    }

    /// A struct's type if it alone has a field of the name, and that holds a function.
    fn unique_callable(&mut self, name: Symbol) -> Option<Ty> {
        let (id, field) = self.unique_field(name)?;
        let (fields, ty) = self.use_variant(id, 0);
        let callable = fields.get(field as usize).is_some_and(|&f| matches!(self.kind(f), TyKind::Fun(..)));
        callable.then_some(ty)
    }

    /// The rules for receivers that nothing determines.
    fn guess(&mut self, waiting: &Waiting) {
        match waiting {
            Waiting::Field { receiver, name, .. } => {
                if let Some((id, _)) = self.unique_field(name.name) {
                    let (_, ty) = self.use_variant(id, 0);
                    let _ = self.unify(*receiver, ty);
                }
            }
            Waiting::Index { base, index, .. } => {
                let item = self.fresh();
                let int = self.prim.int;
                let index = self.shallow(*index);
                let whole = if index == int || self.is_var(index) {
                    self.list_of(item)
                } else {
                    self.types.con(self.lang.map, &[index, item])
                };
                let _ = self.unify(*base, whole);
            }
            Waiting::Concat { ty } => {
                let string = self.prim.string;
                let _ = self.unify(*ty, string);
            }
            Waiting::Method { receiver, name, .. } => {
                if let Some(ty) = self.unique_callable(name.name) {
                    let _ = self.unify(*receiver, ty);
                }
            }
            // What has a first and a second component is mostly a pair.
            Waiting::Tuple { builtin: BuiltinFn::TupleFirst | BuiltinFn::TupleSecond, tuple, .. } => {
                let parts = [self.fresh(), self.fresh()];
                let pair = self.types.tuple(&parts);
                let _ = self.unify(*tuple, pair);
            }
            Waiting::Loop { .. } | Waiting::Tuple { .. } | Waiting::Try { .. } => {}
        }
    }

    /// `for` over a type; an unknown one must be `Iterable`.
    pub fn resolve_loop(&mut self, expr: ExprId, ty: Ty, item: Ty, span: Span) {
        let lang = self.lang.clone();
        let kind = match self.kind(ty).clone() {
            TyKind::Error | TyKind::Never => {
                let error = self.prim.error;
                let _ = self.unify(item, error);
                return;
            }
            TyKind::Con(id, args) if id == lang.list => {
                self.expect(span, item, args[0], Why::NONE);
                LoopKind::List
            }
            TyKind::Con(id, _) if id == lang.range => {
                let int = self.prim.int;
                self.expect(span, item, int, Why::NONE);
                LoopKind::Range
            }
            TyKind::Var(_) => LoopKind::Iterable,
            _ => {
                let iterator = self.has_impl(lang.iterator, ty);
                let builtin = self.con_args(ty, lang.iter).is_some();
                if iterator && (builtin || !self.has_impl(lang.iterable, ty)) {
                    LoopKind::Iterator
                } else {
                    LoopKind::Iterable
                }
            }
        };
        self.mean(expr, Meaning::Loop(kind));
        let trait_id = match kind {
            LoopKind::Iterable => lang.iterable,
            LoopKind::Iterator => lang.iterator,
            LoopKind::List | LoopKind::Range => return,
        };
        self.require_impl(trait_id, Vec::new(), ty, span);
        let name = Symbol::new("Item");
        self.require(Pred::Proj { trait_id, args: Vec::new(), self_ty: ty, name, out: item }, span);
    }

    pub fn resolve_concat(&mut self, ty: Ty, span: Span) {
        match self.kind(ty) {
            TyKind::Error | TyKind::Never => {}
            TyKind::Con(id, _) if *id == self.lang.string || *id == self.lang.list => {}
            _ => {
                let string = self.prim.string;
                self.expect(span, string, ty, Why::NONE);
            }
        }
    }
}
