//! Types as written to resolved types: aliases, fields, derives, interfaces, heads of impls, signatures. Looks into no
//! body.

use mesh_syntax::ast::{self, Ident, SchemaKind, TypeKind};
use mesh_syntax::intern::Symbol;
use mesh_syntax::source::Span;
use rustc_hash::FxHashMap;

use super::collect::{FnSource, TypeSource};
use super::hir::*;
use super::scope::{Access, TypeRef};
use super::{Resolver, error, prelude};

/// Where a type is written: what its names may mean.
#[derive(Clone)]
pub(super) struct TypeScope {
    pub module: ModuleId,
    /// Type variables in scope, innermost last.
    pub generics: Vec<GenericId>,
    pub has_self: bool,
    /// Arguments must be written (fields, variants, aliases).
    pub strict: bool,
    /// Unknown names become new type variables (heads of impls).
    pub fresh: bool,
    /// How many types stand around the one at work.
    pub depth: u32,
}

/// Types nested deeper than this are refused; no program needs them, and every later stage would follow them to the end.
const MAX_DEPTH: u32 = 200;

impl TypeScope {
    pub fn new(module: ModuleId) -> TypeScope {
        TypeScope { module, generics: Vec::new(), has_self: false, strict: false, fresh: false, depth: 0 }
    }
}

pub(super) struct AliasDef<'a> {
    module: ModuleId,
    def: &'a ast::Alias,
    generics: Vec<GenericId>,
    state: AliasState,
}

enum AliasState {
    New,
    Open,
    Done(TypeExpr),
}

impl<'a> AliasDef<'a> {
    pub fn new(module: ModuleId, def: &'a ast::Alias) -> AliasDef<'a> {
        AliasDef { module, def, generics: Vec::new(), state: AliasState::New }
    }
}

impl<'a> Resolver<'a> {
    pub(super) fn resolve_declarations(&mut self) {
        for index in 0..self.program.types.len() {
            let generics = match self.type_sources[index] {
                TypeSource::Struct(def) => self.declare_generics(&def.generics),
                TypeSource::Sum(def) => self.declare_generics(&def.generics),
                TypeSource::Intrinsic(def) => self.declare_generics(&def.generics),
            };
            self.program.types[index].generics = generics;
        }
        for alias in 0..self.aliases.len() {
            self.expand_alias(alias);
        }
        for index in 0..self.program.types.len() {
            self.resolve_type_def(TypeId(index as u32));
        }
        for index in 0..self.program.traits.len() {
            let generics = self.declare_generics(&self.trait_sources[index].generics);
            self.program.traits[index].generics = generics;
        }
        for id in self.impl_ids() {
            self.resolve_impl(id);
        }
        for index in 0..self.program.fns.len() {
            self.resolve_signature(FnId(index as u32));
        }
        self.resolve_service_types();
    }

    // ── type variables ──

    pub(super) fn new_generic(&mut self, name: Symbol, span: Span) -> GenericId {
        let id = GenericId(self.program.generics.len() as u32);
        self.program.generics.push(Generic { name, span });
        id
    }

    pub(super) fn declare_generics(&mut self, names: &[Ident]) -> Vec<GenericId> {
        let mut generics: Vec<GenericId> = Vec::with_capacity(names.len());
        for name in names {
            if let Some(previous) =
                generics.iter().map(|id| &self.program.generics[id.index()]).find(|g| g.name == name.name)
            {
                self.report(error::already_defined(name.as_str(), name.span, Some(previous.span)));
            }
            generics.push(self.new_generic(name.name, name.span));
        }
        generics
    }

    pub(super) fn find_generic(&self, generics: &[GenericId], name: Symbol) -> Option<GenericId> {
        generics.iter().rev().copied().find(|id| self.program.generics[id.index()].name == name)
    }

    // ── types as written ──

    pub(super) fn resolve_type(&mut self, scope: &mut TypeScope, ty: &ast::Type) -> TypeExpr {
        self.resolve_type_at(scope, ty, false)
    }

    fn resolve_type_at(&mut self, scope: &mut TypeScope, ty: &ast::Type, is_head: bool) -> TypeExpr {
        if scope.depth == MAX_DEPTH {
            self.report(error::syntax("the type is nested too deeply", ty.span));
            return TypeExpr { kind: TypeExprKind::Error, span: ty.span };
        }
        scope.depth += 1;
        let kind = self.resolve_type_kind(scope, ty, is_head);
        scope.depth -= 1;
        TypeExpr { kind, span: ty.span }
    }

    fn resolve_type_kind(&mut self, scope: &mut TypeScope, ty: &ast::Type, is_head: bool) -> TypeExprKind {
        match &ty.kind {
            TypeKind::Path { path, args } => self.resolve_named(scope, path, args, ty.span, is_head),
            TypeKind::SelfType { assoc: None } if scope.has_self => TypeExprKind::SelfType,
            TypeKind::SelfType { assoc: None } => {
                self.report(error::undefined_type("Self", ty.span, None));
                TypeExprKind::Error
            }
            TypeKind::SelfType { assoc: Some(name) } if scope.has_self => TypeExprKind::SelfAssoc(name.name),
            TypeKind::SelfType { assoc: Some(name) } => {
                self.report(error::unresolved_assoc(*name));
                TypeExprKind::Error
            }
            TypeKind::Fun { params, ret } => TypeExprKind::Fun {
                params: self.resolve_types(scope, params),
                ret: Box::new(self.resolve_type(scope, ret)),
            },
            TypeKind::Tuple(parts) => TypeExprKind::Tuple(self.resolve_types(scope, parts)),
            TypeKind::Unit => TypeExprKind::Unit,
            TypeKind::Option(inner) => {
                let args = vec![self.resolve_type(scope, inner)];
                self.library_named("Option", args)
            }
            TypeKind::Result { ok, err } => {
                let args = vec![self.resolve_type(scope, ok), self.resolve_type(scope, err)];
                self.library_named("Result", args)
            }
        }
    }

    pub(super) fn resolve_types(&mut self, scope: &mut TypeScope, types: &[ast::Type]) -> Vec<TypeExpr> {
        types.iter().map(|ty| self.resolve_type(scope, ty)).collect()
    }

    fn library_named(&self, name: &str, args: Vec<TypeExpr>) -> TypeExprKind {
        match self.library_type(name) {
            Some(id) => TypeExprKind::Named { id, args },
            // The lack of a library type is reported once, when the language's items are looked up.
            None => TypeExprKind::Error,
        }
    }

    fn resolve_named(
        &mut self,
        scope: &mut TypeScope,
        path: &ast::Path,
        args: &[ast::Type],
        span: Span,
        is_head: bool,
    ) -> TypeExprKind {
        if let [name] = path.segments.as_slice() {
            if let Some(id) = self.find_generic(&scope.generics, name.name) {
                if !args.is_empty() {
                    self.report(error::argument_count(0, args.len(), span));
                }
                return TypeExprKind::Generic(id);
            }
            if scope.fresh && !is_head && args.is_empty() && self.lookup_type(scope.module, name.name).is_none() {
                let id = self.new_generic(name.name, name.span);
                scope.generics.push(id);
                return TypeExprKind::Generic(id);
            }
        }
        let resolved = self.resolve_types(scope, args);
        let Some(what) = self.resolve_type_path(scope.module, path) else {
            return TypeExprKind::Error;
        };
        match what {
            TypeRef::Type(id) => self.apply_type(scope, id, path.last(), resolved, span, is_head),
            TypeRef::Alias(alias) => self.apply_alias(alias, resolved, span),
            TypeRef::Trait(_) => {
                self.report(error::not_a_type(path.last().as_str(), "an interface", span));
                TypeExprKind::Error
            }
            TypeRef::Service(_) => {
                self.report(error::not_a_type(path.last().as_str(), "a service", span));
                TypeExprKind::Error
            }
        }
    }

    fn apply_type(
        &mut self,
        scope: &mut TypeScope,
        id: TypeId,
        name: Ident,
        mut args: Vec<TypeExpr>,
        span: Span,
        is_head: bool,
    ) -> TypeExprKind {
        let expected = self.program.types[id.index()].generics.len();
        if args.is_empty() && expected > 0 {
            if scope.fresh && is_head {
                for generic in self.program.types[id.index()].generics.clone() {
                    let name = self.program.generics[generic.index()].name;
                    let fresh = self.new_generic(name, span);
                    scope.generics.push(fresh);
                    args.push(TypeExpr { kind: TypeExprKind::Generic(fresh), span });
                }
                return TypeExprKind::Named { id, args };
            }
            let has_default =
                matches!(name.as_str(), "Set" | "Queue" | "Pid") || prelude::names_iterator(name.as_str());
            if !scope.strict || has_default {
                return TypeExprKind::Named { id, args };
            }
        }
        if args.len() != expected {
            self.report(error::argument_count(expected, args.len(), span));
            return TypeExprKind::Error;
        }
        TypeExprKind::Named { id, args }
    }

    /// What a path of the type namespace names; reports when it names nothing.
    pub(super) fn resolve_type_path(&mut self, module: ModuleId, path: &ast::Path) -> Option<TypeRef> {
        let found = self.find_type_path(module, &path.segments);
        if found.is_none() {
            self.report_type_path(module, path, error::undefined_type);
        }
        found
    }

    pub(super) fn find_type_path(&self, module: ModuleId, segments: &[Ident]) -> Option<TypeRef> {
        let (name, qualifiers) = segments.split_last()?;
        let Some((first, rest)) = qualifiers.split_first() else {
            return self.lookup_type(module, name.name);
        };
        let bound = self.lookup_bound_module(module, first.name);
        let library = self.lookup_library_module(first.name);
        bound.into_iter().chain(library).find_map(|start| {
            let mut current = start;
            for segment in rest {
                let Access::Found(next) = self.member_module(current, segment.name, module) else {
                    return None;
                };
                current = next;
            }
            match self.member_type(current, name.name, module) {
                Access::Found(what) => Some(what),
                _ => None,
            }
        })
    }

    /// Finds the best words for a type path that leads nowhere.
    fn report_type_path(
        &mut self,
        module: ModuleId,
        path: &ast::Path,
        undefined: fn(&str, Span, Option<&str>) -> mesh_syntax::diagnostics::Diagnostic,
    ) {
        if path.segments.first().is_some_and(|first| self.is_lost(module, first.name)) {
            return;
        }
        if let [first, name] = path.segments.as_slice() {
            let owner = self.lookup_bound_module(module, first.name).or(self.lookup_library_module(first.name));
            if let Some(owner) = owner {
                let is_private = matches!(self.member_type(owner, name.name, module), Access::Private);
                self.missing_member(owner, *name, is_private, module);
                return;
            }
        }
        let text = path.segments.iter().map(|segment| segment.as_str()).collect::<Vec<_>>().join(".");
        let similar = match path.segments.len() {
            1 => self.similar_type(module, path.last().name),
            _ => None,
        };
        let diagnostic = undefined(&text, path.span, similar);
        let is_variable =
            |name: &str| name.len() <= 2 && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
        self.report(match path.segments.as_slice() {
            [name] if similar.is_none() && is_variable(name.as_str()) => error::undeclared_variable(diagnostic, &text),
            [first, _] if is_variable(first.as_str()) => error::part_of_variable(diagnostic),
            _ => diagnostic,
        });
    }

    pub(super) fn resolve_trait_path(&mut self, module: ModuleId, path: &ast::Path) -> Option<TraitId> {
        match self.find_type_path(module, &path.segments) {
            Some(TypeRef::Trait(id)) => return Some(id),
            Some(_) => {
                let name = path.last();
                self.report(error::undefined_interface(name.as_str(), path.span, None));
            }
            None => self.report_type_path(module, path, error::undefined_interface),
        }
        None
    }

    pub(super) fn resolve_bounds(&mut self, scope: &TypeScope, bounds: &[ast::Bound]) -> Vec<Bound> {
        let mut resolved = Vec::new();
        for bound in bounds {
            let generic = self.find_generic(&scope.generics, bound.param.name);
            if generic.is_none() {
                self.report(error::undefined_type(bound.param.as_str(), bound.param.span, None));
            }
            for path in &bound.traits {
                let id = self.resolve_trait_path(scope.module, path);
                if let (Some(generic), Some(trait_id)) = (generic, id) {
                    resolved.push(Bound { generic, trait_id, span: path.span });
                }
            }
        }
        resolved
    }

    // ── aliases ──

    fn expand_alias(&mut self, alias: usize) {
        let (module, def) = (self.aliases[alias].module, self.aliases[alias].def);
        match self.aliases[alias].state {
            AliasState::Done(_) => return,
            AliasState::Open => {
                self.report(error::cyclic_alias(def.name));
                let ty = TypeExpr { kind: TypeExprKind::Error, span: def.ty.span };
                self.aliases[alias].state = AliasState::Done(ty);
                return;
            }
            AliasState::New => {}
        }
        self.aliases[alias].state = AliasState::Open;
        let generics = self.declare_generics(&def.generics);
        self.aliases[alias].generics = generics.clone();
        let mut scope = TypeScope { generics, strict: true, ..TypeScope::new(module) };
        let ty = self.resolve_type(&mut scope, &def.ty);
        // A cycle was found meanwhile: the error stays.
        if let AliasState::Open = self.aliases[alias].state {
            self.aliases[alias].state = AliasState::Done(ty);
        }
    }

    fn apply_alias(&mut self, alias: usize, args: Vec<TypeExpr>, span: Span) -> TypeExprKind {
        self.expand_alias(alias);
        let def = &self.aliases[alias];
        let AliasState::Done(ty) = &def.state else {
            return TypeExprKind::Error;
        };
        if args.len() != def.generics.len() {
            if args.is_empty()
                && let TypeExprKind::Named { id, args: inner } = &ty.kind
                && self.program.types[id.index()].generics.len() == inner.len()
                && inner.iter().all(|arg| matches!(arg.kind, TypeExprKind::Generic(_)))
            {
                return TypeExprKind::Named { id: *id, args };
            }
            let expected = def.generics.len();
            self.report(error::argument_count(expected, args.len(), span));
            return TypeExprKind::Error;
        }
        if args.is_empty() {
            return ty.kind.clone();
        }
        let map: FxHashMap<GenericId, TypeExpr> = def.generics.iter().copied().zip(args).collect();
        substitute(&map, ty).kind
    }

    // ── definitions of types ──

    fn resolve_type_def(&mut self, id: TypeId) {
        let (module, name) = (self.program.types[id.index()].module, self.program.types[id.index()].name);
        let generics = self.program.types[id.index()].generics.clone();
        let mut scope = TypeScope { generics, strict: true, ..TypeScope::new(module) };
        let mut method_module = None;
        if self.scope(module).is_library && prelude::has_method_module(name.as_str()) {
            method_module = self.library.get(&name).copied();
        }
        let (kind, deriving, schema) = match self.type_sources[id.index()] {
            TypeSource::Intrinsic(_) => (TypeDefKind::Intrinsic, Some(Vec::new()), None),
            TypeSource::Struct(def) => {
                let fields = self.resolve_fields(&mut scope, &def.fields);
                let deriving = self.resolve_deriving(def.name, &def.deriving, true);
                (TypeDefKind::Struct { fields }, deriving, schema_of(def))
            }
            TypeSource::Sum(def) => {
                let mut variants = Vec::new();
                for variant in &def.variants {
                    let fields = variant.args.iter().map(|arg| self.resolve_type(&mut scope, &arg.ty)).collect();
                    variants.push(VariantDef { name: variant.name.name, fields, span: variant.name.span });
                }
                (TypeDefKind::Sum { variants }, self.resolve_deriving(def.name, &def.deriving, false), None)
            }
        };
        let ty = &mut self.program.types[id.index()];
        ty.kind = kind;
        ty.deriving = deriving;
        ty.schema = schema;
        ty.method_module = method_module;
    }

    fn resolve_fields(&mut self, scope: &mut TypeScope, fields: &[ast::Field]) -> Vec<FieldDef> {
        let mut resolved: Vec<FieldDef> = Vec::with_capacity(fields.len());
        for field in fields {
            if let Some(previous) = resolved.iter().find(|other| other.name == field.name.name) {
                self.report(error::already_defined(field.name.as_str(), field.name.span, Some(previous.span)));
                continue;
            }
            let ty = self.resolve_type(scope, &field.ty);
            resolved.push(FieldDef { name: field.name.name, ty, span: field.name.span });
        }
        resolved
    }

    fn resolve_deriving(
        &mut self,
        name: Ident,
        deriving: &Option<Vec<Ident>>,
        is_struct: bool,
    ) -> Option<Vec<(Derive, Span)>> {
        let mut list: Vec<(Derive, Span)> = Vec::new();
        for derive in deriving.as_ref()? {
            match derive_named(derive.as_str()) {
                Some(Derive::Row | Derive::Schema) if !is_struct => {
                    self.report(error::cannot_derive(*derive, name.as_str()));
                }
                Some(known) if list.iter().any(|(other, _)| *other == known) => {}
                Some(known) => list.push((known, derive.span)),
                None => self.report(error::cannot_derive(*derive, name.as_str())),
            }
        }
        let find = |wanted: Derive| list.iter().find(|(derive, _)| *derive == wanted).map(|(_, span)| *span);
        if let Some(span) = find(Derive::Ord)
            && find(Derive::Eq).is_none()
        {
            self.report(error::ord_without_eq(name.as_str(), span));
        }
        Some(list)
    }

    // ── impls ──

    fn resolve_impl(&mut self, id: ImplId) {
        let def = self.impl_sources[id.index()];
        let module = self.program.impls[id.index()].module;
        let mut scope = TypeScope { fresh: true, ..TypeScope::new(module) };
        let trait_id = self.resolve_trait_path(module, &def.interface);
        let target = self.resolve_type_at(&mut scope, &def.target, true);
        let trait_args = self.resolve_types(&mut scope, &def.type_args);
        scope.fresh = false;
        scope.has_self = true;
        let bounds = self.resolve_bounds(&scope, &def.bounds);
        let mut assoc = Vec::new();
        for ty in &def.assoc {
            let resolved = self.resolve_type(&mut scope, &ty.ty);
            assoc.push((ty.name, resolved));
        }
        if let Some(trait_id) = trait_id {
            let expected = self.program.traits[trait_id.index()].generics.len();
            if !trait_args.is_empty() && trait_args.len() != expected {
                self.report(error::argument_count(expected, trait_args.len(), def.interface.span));
            }
        }
        if let (TypeExprKind::Named { id: ty, .. }, Some(trait_id)) = (&target.kind, trait_id) {
            let own = self.program.impls[id.index()].methods.iter().map(|id| self.program.fns[id.index()].name);
            let of_trait = self.program.traits[trait_id.index()].methods.iter().map(|method| method.name);
            let names: Vec<Symbol> = own.chain(of_trait).collect();
            self.type_members.entry(*ty).or_default().extend(names);
        }
        let item = &mut self.program.impls[id.index()];
        // An impl of an unknown interface stays in the list, without a target, so that its bodies are still checked.
        item.target =
            if trait_id.is_some() { target } else { TypeExpr { kind: TypeExprKind::Error, span: target.span } };
        item.trait_id = trait_id.unwrap_or(TraitId(0));
        item.trait_args = trait_args;
        item.generics = scope.generics;
        item.bounds = bounds;
        item.assoc = assoc;
    }

    // ── signatures ──

    /// Type variables, and whether `Self` means something, in the signature and body of a function.
    pub(super) fn type_scope_of(&self, id: FnId) -> TypeScope {
        let function = &self.program.fns[id.index()];
        let mut scope = TypeScope::new(function.module);
        match function.owner {
            Owner::Trait(id) => {
                scope.has_self = true;
                scope.generics.extend(&self.program.traits[id.index()].generics);
            }
            Owner::Impl(id) => {
                scope.has_self = true;
                scope.generics.extend(&self.program.impls[id.index()].generics);
            }
            Owner::Module | Owner::Service(_) => {}
        }
        scope.generics.extend(&function.generics);
        scope
    }

    fn resolve_signature(&mut self, id: FnId) {
        // `self` with a place in the list says which tree holds the annotations.
        let (params, def): (&'a [ast::Param], Option<&'a ast::FnDef>) = match &self.fn_sources[id.index()] {
            FnSource::Clauses(clauses) => match clauses.first() {
                Some(def) => (&def.params, Some(def)),
                None => return,
            },
            FnSource::Actor(def) => (&def.params, None),
            // The annotated parameters of a handler follow its state.
            FnSource::Handler(def) => (&def.params, None),
            FnSource::None | FnSource::Supervisor(_) | FnSource::Test(_) => return,
        };
        if let Some(def) = def {
            let generics = self.declare_generics(&def.generics);
            self.program.fns[id.index()].generics = generics;
        }
        let mut scope = self.type_scope_of(id);
        let offset = self.program.fns[id.index()].params.len() - params.len();
        for (index, param) in params.iter().enumerate() {
            let ty = param.ty.as_ref().map(|ty| self.resolve_type(&mut scope, ty));
            self.program.fns[id.index()].params[offset + index].ty = ty;
        }
        if let Some(def) = def {
            let ret = def.ret.as_ref().map(|ty| self.resolve_type(&mut scope, ty));
            let bounds = self.resolve_bounds(&scope, &def.bounds);
            let function = &mut self.program.fns[id.index()];
            function.ret = ret;
            function.bounds = bounds;
        }
    }
}

fn substitute(map: &FxHashMap<GenericId, TypeExpr>, ty: &TypeExpr) -> TypeExpr {
    let all = |list: &[TypeExpr]| list.iter().map(|ty| substitute(map, ty)).collect();
    let kind = match &ty.kind {
        TypeExprKind::Generic(id) => return map.get(id).unwrap_or(ty).clone(),
        TypeExprKind::Named { id, args } => TypeExprKind::Named { id: *id, args: all(args) },
        TypeExprKind::Fun { params, ret } => {
            TypeExprKind::Fun { params: all(params), ret: Box::new(substitute(map, ret)) }
        }
        TypeExprKind::Tuple(parts) => TypeExprKind::Tuple(all(parts)),
        TypeExprKind::SelfType | TypeExprKind::SelfAssoc(_) | TypeExprKind::Unit | TypeExprKind::Error => {
            ty.kind.clone()
        }
    };
    TypeExpr { kind, span: ty.span }
}

pub(super) fn derive_named(name: &str) -> Option<Derive> {
    Some(match name {
        "Eq" => Derive::Eq,
        "Ord" => Derive::Ord,
        "Display" => Derive::Display,
        "Debug" => Derive::Debug,
        "Hash" => Derive::Hash,
        "Json" => Derive::Json,
        "Row" => Derive::Row,
        "Schema" => Derive::Schema,
        _ => return None,
    })
}

fn schema_of(def: &ast::Struct) -> Option<Schema> {
    let derives = def.deriving.as_ref().is_some_and(|list| list.iter().any(|name| name.as_str() == "Schema"));
    if !derives {
        return None;
    }
    let mut schema = Schema {
        table: format!("{}s", def.name.as_str().to_lowercase()),
        primary_key: "id".to_string(),
        timestamps: false,
        relationships: Vec::new(),
    };
    for item in &def.schema {
        match &item.kind {
            SchemaKind::Table(name) => schema.table = name.to_string(),
            SchemaKind::PrimaryKey(name) => schema.primary_key = name.as_str().to_string(),
            SchemaKind::Timestamps(on) => schema.timestamps = *on,
            SchemaKind::Relation { kind, name, target } => {
                let kind = match kind {
                    ast::Relation::BelongsTo => "belongs_to",
                    ast::Relation::HasMany => "has_many",
                    ast::Relation::HasOne => "has_one",
                };
                let relation = (kind.to_string(), name.as_str().to_string(), target.as_str().to_string());
                schema.relationships.push(relation);
            }
        }
    }
    Some(schema)
}

impl Resolver<'_> {
    /// The type that an alias is another name for.
    pub(super) fn alias_target(&self, alias: usize) -> Option<TypeId> {
        match &self.aliases[alias].state {
            AliasState::Done(TypeExpr { kind: TypeExprKind::Named { id, .. }, .. }) => Some(*id),
            _ => None,
        }
    }
}
