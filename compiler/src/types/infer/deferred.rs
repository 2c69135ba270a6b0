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
        if !self.decide(&deferred, false) {
            self.deferred.push(deferred);
        }
    }

    /// With `force` the first one that cannot wait longer is decided by the rules for unknown types.
    pub fn try_deferred(&mut self, force: bool) {
        let saved = (self.node, self.module);
        let mut force = force;
        for deferred in std::mem::take(&mut self.deferred) {
            self.node = deferred.node;
            self.module = deferred.module;
            if self.decide(&deferred, false) {
                continue;
            }
            if force && self.decide(&deferred, true) {
                force = false;
                continue;
            }
            self.deferred.push(deferred);
        }
        (self.node, self.module) = saved;
    }

    /// Whether a field or method of the unknown type is waited for.
    pub fn is_receiver(&self, ty: Ty) -> bool {
        let ty = self.shallow(ty);
        self.deferred.iter().any(|d| match d.waiting {
            Waiting::Method { receiver, .. } | Waiting::Field { receiver, .. } => self.shallow(receiver) == ty,
            _ => false,
        })
    }

    /// What waits keeps its variables out of generalisation.
    pub fn pin_deferred(&mut self) {
        let tys: Vec<Ty> = self.deferred.iter().flat_map(|d| d.waiting.types()).collect();
        for ty in tys {
            for var in self.free_vars(ty) {
                let level = self.level;
                self.vars.lower(var, level);
            }
        }
    }

    fn decide(&mut self, deferred: &Deferred, force: bool) -> bool {
        if let Waiting::Try { operand, ret, .. } = deferred.waiting {
            self.guess_try(operand, ret, force);
        }
        if self.is_var(deferred.waiting.key()) && !(force && self.guess(&deferred.waiting)) {
            return false;
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

    /// The rules for receivers that nothing determines. True when the case can be decided now, known or not.
    fn guess(&mut self, waiting: &Waiting) -> bool {
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
                if let Some((id, field)) = self.unique_field(name.name) {
                    let (fields, ty) = self.use_variant(id, 0);
                    let callable = fields.get(field as usize).is_some_and(|&f| matches!(self.kind(f), TyKind::Fun(..)));
                    if callable {
                        let _ = self.unify(*receiver, ty);
                    }
                }
            }
            Waiting::Loop { .. } | Waiting::Tuple { .. } | Waiting::Try { .. } => {}
        }
        true
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
