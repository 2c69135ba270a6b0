//! Names and dotted names in expressions, by the rules of language.md §4.4 and §4.5. What depends on the type of a value
//! (rules 7 to 9) is left to `types` as a field or method.

use mesh_syntax::ast::{self, Ident};
use mesh_syntax::intern::Symbol;

use super::body::{Binding, Lower};
use super::hir::*;
use super::scope::{Access, Found, Special, TypeRef};
use super::{error, suggest};

/// What the part before a dot can mean when it is no value.
#[derive(Clone, Copy, Default)]
struct Prefix {
    /// A module that the file binds.
    bound: Option<ModuleId>,
    ty: Option<TypeRef>,
    library: Option<ModuleId>,
}

/// A resolved name in an expression.
pub(super) enum Named {
    Kind(ExprKind),
    NodeSpawn { link: bool },
}

pub(super) enum LocalName {
    Var(LocalId),
    Fns(Vec<(usize, LocalId)>),
    /// A nested function that may not be used here.
    Later,
}

impl Lower<'_, '_> {
    pub(super) fn local(&self, name: Symbol) -> Option<LocalName> {
        let mut fns: Vec<(usize, LocalId)> = Vec::new();
        let mut later = false;
        for (_, binding) in self.locals.iter().rev().filter(|(other, _)| *other == name) {
            match binding {
                Binding::Var(local) => {
                    if fns.is_empty() {
                        return Some(LocalName::Var(*local));
                    }
                    break;
                }
                Binding::Fn { arity, local, ready: true } => {
                    if !fns.iter().any(|(other, _)| other == arity) {
                        fns.push((*arity, *local));
                    }
                }
                Binding::Fn { ready: false, .. } => later = true,
            }
        }
        match () {
            _ if !fns.is_empty() => Some(LocalName::Fns(fns)),
            // An outer meaning of the name, if there is one, is what a use before the function stands for.
            _ if later && self.outer_value(name).is_none() => Some(LocalName::Later),
            _ => None,
        }
    }

    pub(super) fn outer_value(&self, name: Symbol) -> Option<Found> {
        if let Some(service) = self.service
            && let Some(fns) = self.r.service_fns[service.index()].get(&name)
        {
            return Some(Found::Fns(fns.clone()));
        }
        self.r.lookup_value(self.module, name)
    }

    /// An unqualified name; `arity` is the number of arguments if it is called directly.
    pub(super) fn name(&mut self, name: Ident, arity: Option<usize>) -> Named {
        match self.local(name.name) {
            Some(LocalName::Var(local)) => return Named::Kind(ExprKind::Local(local)),
            Some(LocalName::Fns(fns)) => return Named::Kind(local_fn(&fns, arity)),
            Some(LocalName::Later) => {
                self.r.report(error::later_function(name));
                return Named::Kind(ExprKind::Error);
            }
            None => {}
        }
        if let Some(found) = self.outer_value(name.name) {
            return self.found(found, arity);
        }
        if self.r.is_lost(self.module, name.name) {
            return Named::Kind(ExprKind::Error);
        }
        let diagnostic = match self.r.unimported(name) {
            Some(module) => error::unimported_module(name, module),
            None => {
                let locals: Vec<Symbol> = self.locals.iter().map(|(name, _)| *name).collect();
                error::undefined_variable(name, self.r.similar_value(self.module, name, locals.into_iter()))
            }
        };
        self.r.report(diagnostic);
        Named::Kind(ExprKind::Error)
    }

    fn found(&self, found: Found, arity: Option<usize>) -> Named {
        Named::Kind(match found {
            Found::Fns(fns) => ExprKind::Fns(self.of_arity(fns, arity)),
            Found::Const(id) => ExprKind::Const(id),
            Found::Variants(list) => ExprKind::Variants(list),
            Found::Traits(list) => ExprKind::TraitFns(list),
            Found::Special(Special::Builtin(builtin)) => ExprKind::Builtin(builtin),
            Found::Special(Special::NodeSpawn { link }) => return Named::NodeSpawn { link },
        })
    }

    fn of_arity(&self, fns: Vec<FnId>, arity: Option<usize>) -> Vec<FnId> {
        let Some(arity) = arity else { return fns };
        let fits = |id: &FnId| self.r.program.fns[id.index()].params.len() == arity;
        match fns.iter().any(fits) {
            true => fns.into_iter().filter(fits).collect(),
            false => fns,
        }
    }

    // ── dotted names ──

    /// `base.name` if `base` is no value; None leaves the name to the type of the value.
    pub(super) fn dotted(&mut self, base: &ast::Expr, name: Ident, arity: Option<usize>) -> Option<Named> {
        if let Some(ty) = self.type_variable(base) {
            return Some(Named::Kind(ExprKind::VarMember { ty, name }));
        }
        let prefix = self.prefix(base)?;
        Some(self.member(prefix, name, arity))
    }

    /// Whether `base.name` stands for something by itself rather than for a member of a value.
    pub(super) fn is_static(&self, base: &ast::Expr) -> bool {
        self.type_variable(base).is_some() || self.prefix(base).is_some()
    }

    /// A type parameter or `Self` in front of a dot.
    fn type_variable(&self, base: &ast::Expr) -> Option<TypeExpr> {
        let ast::ExprKind::Name(name) = &base.kind else {
            return None;
        };
        if !name.is_upper() || self.local(name.name).is_some() {
            return None;
        }
        let kind = match self.r.find_generic(&self.types.generics, name.name) {
            Some(id) => TypeExprKind::Generic(id),
            None if name.as_str() == "Self" && self.types.has_self => TypeExprKind::SelfType,
            None => return None,
        };
        Some(TypeExpr { kind, span: base.span })
    }

    fn prefix(&self, base: &ast::Expr) -> Option<Prefix> {
        let prefix = match &base.kind {
            ast::ExprKind::Name(name) if name.is_upper() && self.local(name.name).is_none() => Prefix {
                bound: self.r.lookup_bound_module(self.module, name.name),
                ty: self.r.lookup_type(self.module, name.name),
                library: self.r.lookup_library_module(name.name),
            },
            ast::ExprKind::Dot { base, name } if name.is_upper() => {
                let outer = self.prefix(base)?;
                let modules = || outer.bound.into_iter().chain(outer.library);
                let nested = modules().find_map(|id| match self.r.member_module(id, name.name, self.module) {
                    Access::Found(nested) => Some(nested),
                    _ => None,
                });
                let ty = modules().find_map(|id| match self.r.member_type(id, name.name, self.module) {
                    Access::Found(what) => Some(what),
                    _ => None,
                });
                Prefix { bound: nested, ty, library: None }
            }
            _ => return None,
        };
        let is_empty = prefix.bound.is_none() && prefix.ty.is_none() && prefix.library.is_none();
        (!is_empty).then_some(prefix)
    }

    fn member(&mut self, prefix: Prefix, name: Ident, arity: Option<usize>) -> Named {
        let mut private = None;
        let mut try_module = |lower: &Self, module: Option<ModuleId>| -> Option<Named> {
            let module = module?;
            match lower.r.member_value(module, name.name, lower.module) {
                Access::Found(found) => Some(lower.found(found, arity)),
                Access::Private => {
                    private = Some(module);
                    None
                }
                Access::Missing => None,
            }
        };
        if let Some(named) = try_module(self, prefix.bound) {
            return named;
        }
        let in_library_type = match prefix.ty {
            Some(TypeRef::Type(id)) => {
                let home = self.r.program.types[id.index()].module;
                self.r.scope(home).is_library
            }
            _ => false,
        };
        if in_library_type && let Some(named) = try_module(self, prefix.library) {
            return named;
        }
        if let Some(kind) = prefix.ty.and_then(|ty| self.type_member(ty, name)) {
            return Named::Kind(kind);
        }
        if let Some(named) = try_module(self, prefix.library) {
            return named;
        }
        let module = private.or(prefix.bound).or(prefix.library);
        Named::Kind(self.missing(prefix, module, private.is_some(), name))
    }

    /// A member that a type, interface or service certainly has.
    fn type_member(&self, ty: TypeRef, name: Ident) -> Option<ExprKind> {
        match ty {
            TypeRef::Service(id) => Some(ExprKind::Fns(vec![self.r.service_client(id, name.name)?])),
            TypeRef::Trait(id) => {
                let methods = &self.r.program.traits[id.index()].methods;
                let index = methods.iter().position(|method| method.name == name.name)?;
                Some(ExprKind::TraitFns(vec![(id, index as u32)]))
            }
            TypeRef::Type(id) => {
                let variants = self.r.variant_names(id);
                if let Some(index) = variants.iter().position(|variant| *variant == name.name) {
                    return Some(ExprKind::Variants(vec![(id, index as u32)]));
                }
                self.has_member(id, name.name).then_some(ExprKind::TypeMember { id, name })
            }
            TypeRef::Alias(alias) => self.type_member(TypeRef::Type(self.r.alias_target(alias)?), name),
        }
    }

    fn has_member(&self, id: TypeId, name: Symbol) -> bool {
        if self.r.type_members.get(&id).is_some_and(|members| members.contains(&name)) {
            return true;
        }
        let ty = &self.r.program.types[id.index()];
        let derives = |wanted: Derive| match &ty.deriving {
            Some(list) => list.iter().any(|(derive, _)| *derive == wanted),
            None => match wanted {
                Derive::Eq | Derive::Ord | Derive::Debug => true,
                Derive::Hash => matches!(ty.kind, TypeDefKind::Struct { .. }),
                _ => false,
            },
        };
        match name.as_str() {
            "eq" => derives(Derive::Eq),
            "lt" | "compare" => derives(Derive::Ord),
            "inspect" => derives(Derive::Debug),
            "to_string" => derives(Derive::Display),
            "hash" => derives(Derive::Hash),
            "to_json" | "from_json" => derives(Derive::Json),
            "from_row" => derives(Derive::Row),
            other => other.starts_with("__") && derives(Derive::Schema),
        }
    }

    fn missing(&mut self, prefix: Prefix, module: Option<ModuleId>, is_private: bool, name: Ident) -> ExprKind {
        if let Some(module) = module.filter(|_| is_private || prefix.ty.is_none()) {
            self.r.missing_member(module, name, is_private, self.module);
            return ExprKind::Error;
        }
        match prefix.ty {
            Some(TypeRef::Type(id)) => {
                if name.is_upper() && !self.r.variant_names(id).is_empty() {
                    self.variant_of(id, name);
                    return ExprKind::Error;
                }
                if let Some(module) = module {
                    self.r.missing_member(module, name, false, self.module);
                    return ExprKind::Error;
                }
                // Conversions and the like, that no impl spells out: `types` knows.
                ExprKind::TypeMember { id, name }
            }
            Some(TypeRef::Alias(alias)) => match self.r.alias_target(alias) {
                Some(id) => self.missing(Prefix { ty: Some(TypeRef::Type(id)), ..prefix }, module, false, name),
                None => {
                    self.r.report(error::no_method(name, "this type", None));
                    ExprKind::Error
                }
            },
            Some(TypeRef::Trait(id)) => {
                let item = &self.r.program.traits[id.index()];
                let names = item.methods.iter().map(|method| method.name.as_str());
                let similar = suggest::closest(name.as_str(), names);
                let owner = format!("interface `{}`", item.name);
                self.r.report(error::no_method(name, &owner, similar));
                ExprKind::Error
            }
            Some(TypeRef::Service(id)) => {
                let service = &self.r.program.services[id.index()];
                let fns = service.handlers.iter().map(|handler| handler.client).chain([service.start]);
                let names = fns.map(|id| self.r.program.fns[id.index()].name.as_str());
                let similar = suggest::closest(name.as_str(), names);
                let owner = format!("service `{}`", service.name);
                self.r.report(error::no_method(name, &owner, similar));
                ExprKind::Error
            }
            None => {
                self.r.report(error::undefined_variable(name, None));
                ExprKind::Error
            }
        }
    }
}

/// A nested function: the one that is called, or those that may be meant as a value.
fn local_fn(fns: &[(usize, LocalId)], arity: Option<usize>) -> ExprKind {
    let called = arity.and_then(|arity| fns.iter().find(|(other, _)| *other == arity));
    match (called, fns) {
        (Some((_, local)), _) | (None, [(_, local)]) => ExprKind::Local(*local),
        _ if arity.is_some() => ExprKind::Local(fns[0].1),
        _ => ExprKind::LocalFns(fns.to_vec()),
    }
}
