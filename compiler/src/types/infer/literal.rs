//! Collections, structs, updates, indexing.

use super::Infer;
use super::deferred::Waiting;
use crate::names::hir::*;
use crate::types::error::{self, Why};
use crate::types::ty::{Ty, TyKind};
use crate::types::typed::Meaning;
use mesh_syntax::ast::Ident;
use mesh_syntax::intern::Symbol;
use mesh_syntax::source::Span;

impl<'p> Infer<'p> {
    pub fn tuple(&mut self, items: &'p [ExprId], hint: Option<Ty>) -> Ty {
        let wanted = hint.and_then(|h| match self.kind(h).clone() {
            TyKind::Tuple(tys) if tys.len() == items.len() => Some(tys),
            _ => None,
        });
        let mut tys = Vec::with_capacity(items.len());
        for (i, &item) in items.iter().enumerate() {
            match &wanted {
                Some(wanted) => {
                    self.check(item, wanted[i], Why::NONE);
                    tys.push(wanted[i]);
                }
                None => tys.push(self.infer(item)),
            }
        }
        self.types.tuple(&tys)
    }

    pub fn list(&mut self, items: &'p [ExprId], hint: Option<Ty>) -> Ty {
        let advised = hint.and_then(|h| self.con_args(h, self.lang.list)).and_then(|args| args.first().copied());
        let mut want = None;
        for &item in items {
            match want {
                Some((ty, why)) => self.check(item, ty, why),
                None => {
                    let ty = self.infer_hint(item, advised);
                    // A whole list of another type is one mistake, not one for each element.
                    let ty = advised.filter(|&a| !self.is_never(ty) && self.try_unify(a, ty)).unwrap_or(ty);
                    if !self.is_never(ty) {
                        want = Some((ty, Why::new(self.span_of(item), "the first element has this type")));
                    }
                }
            }
        }
        let item = match want {
            Some((ty, _)) => ty,
            None => self.fresh(),
        };
        self.list_of(item)
    }

    pub fn map(&mut self, entries: &'p [(ExprId, ExprId)], hint: Option<Ty>) -> Ty {
        let known = hint.and_then(|h| self.con_args(h, self.lang.map)).filter(|args| args.len() == 2);
        let (key, value) = match known {
            Some(args) => (args[0], args[1]),
            None => (self.fresh(), self.fresh()),
        };
        let (mut key_why, mut value_why) = (Why::NONE, Why::NONE);
        for &(k, v) in entries {
            self.check(k, key, key_why);
            self.check(v, value, value_why);
            if key_why.0.is_none() {
                key_why = Why::new(self.span_of(k), "the first key has this type");
                value_why = Why::new(self.span_of(v), "the first value has this type");
            }
        }
        if let Some(&(k, _)) = entries.first() {
            self.require_impl(self.lang.eq, Vec::new(), key, self.span_of(k));
        }
        self.types.con(self.lang.map, &[key, value])
    }

    fn struct_fields(&self, id: TypeId) -> &'p [FieldDef] {
        match &self.program.types[id.index()].kind {
            TypeDefKind::Struct { fields } => fields,
            _ => &[],
        }
    }

    fn field_names(&self, id: TypeId) -> Vec<Symbol> {
        self.struct_fields(id).iter().map(|f| f.name).collect()
    }

    pub fn field_index_of(&self, id: TypeId, name: Symbol) -> Option<usize> {
        self.struct_fields(id).iter().position(|f| f.name == name)
    }

    pub fn struct_literal(&mut self, id: TypeId, given: &'p [(Ident, ExprId)], span: Span, hint: Option<Ty>) -> Ty {
        if !matches!(self.program.types[id.index()].kind, TypeDefKind::Struct { .. }) {
            given.iter().for_each(|(_, value)| {
                self.infer(*value);
            });
            let name = self.show_type_name(id);
            self.report(error::not_a_struct(span, &name));
            return self.prim.error;
        }
        let (tys, ty) = self.use_variant(id, 0);
        if let Some(hint) = hint
            && matches!(self.kind(hint), TyKind::Con(h, _) if *h == id)
        {
            self.try_unify(ty, hint);
        }
        let mut seen: Vec<Symbol> = Vec::new();
        for (name, value) in given {
            self.given_field(id, name, *value, &tys, &mut seen);
        }
        let missing: Vec<Symbol> = self.field_names(id).into_iter().filter(|n| !seen.contains(n)).collect();
        if !missing.is_empty() {
            let name = self.show_type_name(id);
            self.report(error::missing_fields(span, &name, &missing));
        }
        ty
    }

    fn given_field(&mut self, id: TypeId, name: &Ident, value: ExprId, tys: &[Ty], seen: &mut Vec<Symbol>) {
        let Some(at) = self.field_index_of(id, name.name) else {
            self.infer(value);
            let (ty, known) = (self.show_type_name(id), self.field_names(id));
            self.report(error::unknown_field(name.span, &ty, name.name, &known));
            return;
        };
        if seen.contains(&name.name) {
            self.infer(value);
            let ty = self.show_type_name(id);
            self.report(error::duplicate_field(name.span, &ty, name.name));
            return;
        }
        seen.push(name.name);
        let why = Why::new(self.struct_fields(id)[at].span, "the field is declared here");
        self.check(value, tys[at], why);
    }

    pub fn update(&mut self, base: ExprId, given: &'p [(Ident, ExprId)], hint: Option<Ty>) -> Ty {
        let ty = self.infer_hint(base, hint);
        if self.is_var(ty) {
            self.progress();
        }
        if self.is_var(ty)
            && let Some(id) = self.unique_struct(given)
        {
            let (_, whole) = self.use_variant(id, 0);
            let _ = self.unify(ty, whole);
        }
        let (id, args) = match self.kind(ty).clone() {
            TyKind::Con(id, args) if matches!(self.program.types[id.index()].kind, TypeDefKind::Struct { .. }) => {
                (id, args)
            }
            _ => {
                given.iter().for_each(|(_, value)| {
                    self.infer(*value);
                });
                if !self.is_error(ty) && !self.is_never(ty) {
                    let shown = self.show(ty);
                    self.report(error::not_a_struct(self.span_of(base), &shown));
                }
                return self.prim.error;
            }
        };
        let tys = self.variant_fields(id, 0, &args);
        let mut seen = Vec::new();
        for (name, value) in given {
            self.given_field(id, name, *value, &tys, &mut seen);
        }
        ty
    }

    /// The only struct with a field of this name; those of the module at hand go before those that it can name, and these
    /// before all others of the program.
    pub fn unique_field(&self, name: Symbol) -> Option<(TypeId, u32)> {
        self.nearest_struct(self.field_index.get(&name)?)
    }

    /// The only struct with all these fields, found likewise.
    fn unique_struct(&self, given: &[(Ident, ExprId)]) -> Option<TypeId> {
        let (first, rest) = given.split_first()?;
        let has_rest = |id: TypeId| rest.iter().all(|(name, _)| self.field_index_of(id, name.name).is_some());
        let all: Vec<_> =
            self.field_index.get(&first.0.name)?.iter().copied().filter(|&(id, _)| has_rest(id)).collect();
        // With one that no struct has, the first alone tells which struct lacks it.
        self.nearest_struct(&all).or_else(|| self.unique_field(first.0.name)).map(|(id, _)| id)
    }

    fn nearest_struct(&self, all: &[(TypeId, u32)]) -> Option<(TypeId, u32)> {
        if let [one] = all[..] {
            return Some(one);
        }
        let module_of = |id: TypeId| self.program.types[id.index()].module;
        let home = |module: ModuleId| self.program.modules[module.index()].home;
        let scope = &self.program.modules[self.module.index()].scope;
        nearest(
            all,
            [
                &|&(id, _)| home(module_of(id)) == home(self.module),
                &|&(id, _)| scope.types.contains(&id),
                &|&(id, _)| !self.program.modules[module_of(id).index()].is_library,
            ],
        )
    }

    pub fn field(&mut self, id: ExprId, receiver: ExprId, name: Ident) -> Ty {
        let ty = self.infer(receiver);
        if self.is_var(ty) {
            self.progress();
        }
        let out = self.fresh();
        self.wait(id, name.span, Waiting::Field { receiver: ty, name, out });
        self.shallow(out)
    }

    /// `x.f` for a receiver whose head is known.
    pub fn resolve_field(&mut self, id: ExprId, receiver: Ty, name: Ident, out: Ty) {
        if self.is_error(receiver) || self.is_never(receiver) {
            let error = self.prim.error;
            let _ = self.unify(out, error);
            return;
        }
        if let TyKind::Con(type_id, args) = self.kind(receiver).clone()
            && let Some(at) = self.field_index_of(type_id, name.name)
        {
            self.mean(id, Meaning::Field(at as u32));
            let ty = self.variant_fields(type_id, 0, &args)[at];
            self.expect(name.span, out, ty, Why::NONE);
            return;
        }
        let known = match self.kind(receiver) {
            TyKind::Con(type_id, _) => self.field_names(*type_id),
            _ => Vec::new(),
        };
        let shown = self.show(receiver);
        let diagnostic = error::no_field(name.span, &shown, name.name, &known);
        let diagnostic = if self.is_var(receiver) { error::of_unknown(diagnostic) } else { diagnostic };
        self.report(diagnostic);
        let error = self.prim.error;
        let _ = self.unify(out, error);
    }

    pub fn index(&mut self, id: ExprId, base: ExprId, index: ExprId, span: Span) -> Ty {
        let base_ty = self.infer(base);
        if self.is_var(base_ty) {
            self.progress();
        }
        let index_ty = self.infer(index);
        let out = self.fresh();
        let index_span = self.span_of(index);
        self.wait(
            id,
            span,
            Waiting::Index { base: base_ty, base_span: self.span_of(base), index: index_ty, index_span, out },
        );
        self.shallow(out)
    }

    pub fn resolve_index(&mut self, id: ExprId, base: (Ty, Span), index: (Ty, Span), out: Ty, span: Span) {
        let function = match self.kind(base.0) {
            TyKind::Con(type_id, _) if *type_id == self.lang.map => self.lang.map_get,
            TyKind::Con(type_id, _) if *type_id == self.lang.list => self.lang.list_get,
            TyKind::Error | TyKind::Never => {
                let error = self.prim.error;
                let _ = self.unify(out, error);
                return;
            }
            _ => {
                let item = self.fresh();
                let list = self.list_of(item);
                self.expect(base.1, list, base.0, Why::NONE);
                let error = self.prim.error;
                let _ = self.unify(out, error);
                return;
            }
        };
        self.prepare(function);
        let Some(sig) = self.sig(function) else {
            return;
        };
        let instance = self.instantiate(&sig, span);
        self.mean(id, Meaning::Fn { id: function, args: instance.args });
        if let [want_base, want_index] = instance.params[..] {
            self.expect(base.1, want_base, base.0, Why::NONE);
            self.expect(index.1, want_index, index.0, Why::NONE);
        }
        self.expect(span, out, instance.ret, Why::NONE);
    }
}

/// The only one of the first kind of which there is any.
pub fn nearest<T: Copy, const N: usize>(all: &[T], kinds: [&dyn std::ops::Fn(&T) -> bool; N]) -> Option<T> {
    kinds.into_iter().find_map(|is_near| {
        let mut near = all.iter().filter(|one| is_near(one));
        near.next().map(|&one| near.next().is_none().then_some(one))
    })?
}
