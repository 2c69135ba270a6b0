//! Patterns: what they bind, and which variants their names can mean. Knows nothing of exhaustiveness.

use mesh_syntax::ast::{self, Ident, PatternKind};
use mesh_syntax::intern::Symbol;

use super::body::{Binding, Lower};
use super::error;
use super::hir::*;
use super::scope::{Access, Found, TypeRef};

/// The variables of the pattern (or parameter list) at work.
#[derive(Default)]
pub(super) struct Names {
    bound: Vec<(Symbol, LocalId)>,
    /// Variables of the first alternatives of the or-patterns around: further alternatives bind the same.
    shared: Vec<Vec<(Symbol, LocalId)>>,
}

impl Lower<'_, '_> {
    pub(super) fn begin_names(&mut self) {
        self.names = Names::default();
    }

    /// Makes the variables visible to what follows.
    pub(super) fn bind_names(&mut self) {
        let names = std::mem::take(&mut self.names);
        self.locals.extend(names.bound.into_iter().map(|(name, local)| (name, Binding::Var(local))));
    }

    pub(super) fn whole_pattern(&mut self, pattern: &ast::Pattern) -> PatId {
        self.begin_names();
        let id = self.pattern(pattern);
        self.bind_names();
        id
    }

    /// The pattern of a top-level `let`: a constant may have an upper-case name.
    pub(super) fn constant_pattern(&mut self, pattern: &ast::Pattern) -> PatId {
        match &pattern.kind {
            PatternKind::Variant { path, args: None } if path.segments.len() == 1 => {
                match self.r.lookup_value(self.module, path.last().name) {
                    Some(Found::Variants(_)) => self.whole_pattern(pattern),
                    _ => {
                        self.begin_names();
                        let id = self.bind_pattern(path.last());
                        self.bind_names();
                        id
                    }
                }
            }
            _ => self.whole_pattern(pattern),
        }
    }

    pub(super) fn pattern(&mut self, pattern: &ast::Pattern) -> PatId {
        self.depth += 1;
        let id = match self.depth > super::expr::MAX_DEPTH {
            true => {
                self.r.report(error::syntax("the pattern is nested too deeply", pattern.span));
                self.pat(PatKind::Error, pattern.span)
            }
            false => self.pattern_inner(pattern),
        };
        self.depth -= 1;
        id
    }

    fn pattern_inner(&mut self, pattern: &ast::Pattern) -> PatId {
        let kind = match &pattern.kind {
            PatternKind::Wild => PatKind::Wild,
            PatternKind::Bind(name) => return self.bind_pattern(*name),
            PatternKind::Int(value) => PatKind::Int(*value),
            PatternKind::Float(value) => PatKind::Float(*value),
            PatternKind::Bool(value) => PatKind::Bool(*value),
            PatternKind::Unit => PatKind::Unit,
            PatternKind::Atom(name) => PatKind::Atom(*name),
            PatternKind::Str(text) => PatKind::Str(text.to_string()),
            PatternKind::Tuple(parts) => PatKind::Tuple(self.patterns(parts)),
            PatternKind::List(parts) => PatKind::List(self.patterns(parts)),
            PatternKind::Cons { head, tail } => {
                let head = self.pattern(head);
                let tail = self.pattern(tail);
                PatKind::Cons { head, tail }
            }
            PatternKind::Or(alternatives) => self.or_pattern(pattern, alternatives),
            PatternKind::As { pattern, name } => {
                let pattern = self.pattern(pattern);
                match self.bind(*name) {
                    Some(local) => PatKind::As { pattern, local },
                    None => PatKind::Error,
                }
            }
            PatternKind::Variant { path, args } => {
                return self.variant_pattern(pattern, path, args.as_deref());
            }
        };
        self.pat(kind, pattern.span)
    }

    fn patterns(&mut self, patterns: &[ast::Pattern]) -> Vec<PatId> {
        patterns.iter().map(|pattern| self.pattern(pattern)).collect()
    }

    pub(super) fn bind_pattern(&mut self, name: Ident) -> PatId {
        let kind = match self.bind(name) {
            Some(local) => PatKind::Bind(local),
            None => PatKind::Error,
        };
        self.pat(kind, name.span)
    }

    fn bind(&mut self, name: Ident) -> Option<LocalId> {
        if name.name == self.r.words.wild {
            return Some(self.new_local(name.name, name.span));
        }
        if self.names.bound.iter().any(|(other, _)| *other == name.name) {
            self.r.report(error::bound_twice(name));
            return None;
        }
        let shared = self.names.shared.iter().rev().flatten().find(|(other, _)| *other == name.name);
        let local = match shared {
            Some((_, local)) => *local,
            None => self.new_local(name.name, name.span),
        };
        self.names.bound.push((name.name, local));
        Some(local)
    }

    /// All alternatives bind the locals of the first one.
    fn or_pattern(&mut self, whole: &ast::Pattern, alternatives: &[ast::Pattern]) -> PatKind {
        let start = self.names.bound.len();
        let mut ids = Vec::with_capacity(alternatives.len());
        let mut odd: Vec<Symbol> = Vec::new();
        let mut first: Option<Vec<(Symbol, LocalId)>> = None;
        for alternative in alternatives {
            ids.push(self.pattern(alternative));
            let bound = self.names.bound.split_off(start);
            match &first {
                None => {
                    self.names.shared.push(bound.clone());
                    first = Some(bound);
                }
                Some(first) => {
                    let has = |list: &[(Symbol, LocalId)], name: Symbol| list.iter().any(|(other, _)| *other == name);
                    let missing = first.iter().filter(|(name, _)| !has(&bound, *name));
                    let extra = bound.iter().filter(|(name, _)| !has(first, *name));
                    odd.extend(missing.chain(extra).map(|(name, _)| *name));
                }
            }
        }
        if first.is_some() {
            self.names.shared.pop();
        }
        let first = first.unwrap_or_default();
        self.names.bound.extend(first);
        if odd.is_empty() {
            return PatKind::Or(ids);
        }
        odd.sort_by_key(|name| name.as_str());
        odd.dedup();
        // The names stay visible, so that what uses them is not reported again.
        for name in &odd {
            if !self.names.bound.iter().any(|(other, _)| other == name) {
                let local = self.new_local(*name, whole.span);
                self.names.bound.push((*name, local));
            }
        }
        let names: Vec<&str> = odd.iter().map(|name| name.as_str()).collect();
        self.r.report(error::or_pattern(&names, whole.span));
        PatKind::Error
    }

    fn variant_pattern(&mut self, whole: &ast::Pattern, path: &ast::Path, args: Option<&[ast::Pattern]>) -> PatId {
        let candidates = match path.segments.as_slice() {
            [name] => match self.r.lookup_value(self.module, name.name) {
                Some(Found::Variants(list)) => Some(list),
                _ if args.is_none() => {
                    self.r.report(error::treated_as_variable(*name));
                    return self.bind_pattern(*name);
                }
                _ => {
                    self.r.report(error::unknown_variant(*name, None, None));
                    None
                }
            },
            _ => self.qualified_variant(path),
        };
        // The arguments are lowered in any case: their variables exist for what follows.
        let args = self.patterns(args.unwrap_or_default());
        let kind = match candidates {
            Some(candidates) => PatKind::Variant { candidates, args },
            None => PatKind::Error,
        };
        self.pat(kind, whole.span)
    }

    /// `Type.Variant`, `Module.Type.Variant` or `Module.Variant`.
    fn qualified_variant(&mut self, path: &ast::Path) -> Option<Vec<(TypeId, u32)>> {
        let (name, owner) = path.segments.split_last()?;
        match self.r.find_type_path(self.module, owner) {
            Some(TypeRef::Type(id)) => return self.variant_of(id, *name),
            Some(_) => {
                self.r.report(error::unknown_variant(*name, owner.last().map(Ident::as_str), None));
                return None;
            }
            None => {}
        }
        if let [module] = owner {
            let found = self.r.lookup_bound_module(self.module, module.name);
            if let Some(found) = found.or(self.r.lookup_library_module(module.name)) {
                match self.r.member_value(found, name.name, self.module) {
                    Access::Found(Found::Variants(list)) => return Some(list),
                    Access::Private => self.r.missing_member(found, *name, true, self.module),
                    _ => self.r.report(error::unknown_variant(*name, None, None)),
                }
                return None;
            }
        }
        let owner = ast::Path { segments: owner.to_vec(), span: owner[0].span.to(owner[owner.len() - 1].span) };
        self.r.resolve_type_path(self.module, &owner);
        None
    }

    /// The variant of a known type, or the complaint that there is none.
    pub(super) fn variant_of(&mut self, id: TypeId, name: Ident) -> Option<Vec<(TypeId, u32)>> {
        let names = self.r.variant_names(id);
        if let Some(index) = names.iter().position(|variant| *variant == name.name) {
            return Some(vec![(id, index as u32)]);
        }
        let ty = self.r.program.types[id.index()].name.as_str();
        let similar = super::suggest::closest(name.as_str(), names.iter().map(|name| name.as_str()));
        self.r.report(error::unknown_variant(name, Some(ty), similar));
        None
    }

    /// Whether the pattern matches every value of its type.
    pub(super) fn irrefutable(&self, id: PatId) -> bool {
        match &self.body.pats[id.index()].kind {
            PatKind::Wild | PatKind::Bind(_) | PatKind::Unit => true,
            PatKind::Tuple(parts) => parts.iter().all(|part| self.irrefutable(*part)),
            PatKind::As { pattern, .. } => self.irrefutable(*pattern),
            PatKind::Or(alternatives) => alternatives.iter().any(|one| self.irrefutable(*one)),
            PatKind::Variant { candidates, args } => {
                let single = candidates.iter().all(|(id, _)| self.r.variant_names(*id).len() == 1);
                single && args.iter().all(|arg| self.irrefutable(*arg))
            }
            _ => false,
        }
    }
}
