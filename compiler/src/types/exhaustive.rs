//! Which values a list of patterns misses and which patterns never match, by usefulness of rows of a pattern matrix. Works
//! on typed bodies; knows nothing of inference.

use super::ty::{Ty, TyKind, Types};
use super::typed::BodyTypes;
use crate::names::hir::*;
use mesh_syntax::intern::Symbol;
use rustc_hash::FxHashMap;

#[derive(Clone, PartialEq, Debug)]
pub enum Ctor {
    Variant(u32),
    Bool(bool),
    /// Unit and tuples.
    Single,
    Nil,
    Cons,
    Int(i64),
    Float(u64),
    Str(String),
    Atom(Symbol),
}

#[derive(Clone, Debug)]
pub enum Pattern {
    Wild,
    Ctor(Ctor, Vec<Pattern>),
    Or(Vec<Pattern>),
}

/// What makes a value a missing one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Gap {
    None,
    List,
    Other,
}

#[derive(Clone, Debug)]
struct Witness {
    row: Vec<Pattern>,
    gap: Gap,
}

/// The values that a match misses, as patterns.
pub struct Missing {
    pub text: String,
    /// Only the length of lists is not covered.
    pub list_only: bool,
}

/// Matrices grow exponentially in the worst case; a match that needs more steps is taken to be complete.
const BUDGET: u32 = 50_000;
const SHOWN: usize = 6;

pub struct Checker<'a> {
    pub program: &'a Program,
    pub lang: &'a LangItems,
    pub types: &'a mut Types,
    pub fields: &'a [Vec<Vec<Ty>>],
    pub budget: u32,
}

type Row<'r> = Vec<&'r Pattern>;

impl<'a> Checker<'a> {
    pub fn new(
        program: &'a Program,
        lang: &'a LangItems,
        types: &'a mut Types,
        fields: &'a [Vec<Vec<Ty>>],
    ) -> Checker<'a> {
        Checker { program, lang, types, fields, budget: BUDGET }
    }

    /// A pattern of a body without its names.
    pub fn lower(&self, body: &Body, typed: &BodyTypes, id: PatId) -> Pattern {
        let all = |ids: &[PatId]| ids.iter().map(|&p| self.lower(body, typed, p)).collect::<Vec<_>>();
        let leaf = |ctor: Ctor| Pattern::Ctor(ctor, Vec::new());
        match &body.pats[id.index()].kind {
            PatKind::Wild | PatKind::Bind(_) | PatKind::Error => Pattern::Wild,
            PatKind::Int(value) => leaf(Ctor::Int(*value)),
            PatKind::Float(value) => leaf(Ctor::Float(value.to_bits())),
            PatKind::Bool(value) => leaf(Ctor::Bool(*value)),
            PatKind::Unit => leaf(Ctor::Single),
            PatKind::Atom(name) => leaf(Ctor::Atom(*name)),
            PatKind::Str(text) => leaf(Ctor::Str(text.clone())),
            PatKind::Tuple(items) => Pattern::Ctor(Ctor::Single, all(items)),
            PatKind::List(items) => all(items)
                .into_iter()
                .rev()
                .fold(leaf(Ctor::Nil), |tail, head| Pattern::Ctor(Ctor::Cons, vec![head, tail])),
            PatKind::Cons { head, tail } => {
                let parts = vec![self.lower(body, typed, *head), self.lower(body, typed, *tail)];
                Pattern::Ctor(Ctor::Cons, parts)
            }
            PatKind::Or(alternatives) => Pattern::Or(all(alternatives)),
            PatKind::As { pattern, .. } => self.lower(body, typed, *pattern),
            PatKind::Variant { args, .. } => match typed.variants.get(&id) {
                Some(&(_, index)) => Pattern::Ctor(Ctor::Variant(index), all(args)),
                None => Pattern::Wild,
            },
        }
    }

    /// All constructors of a type; None when they cannot be counted.
    fn constructors(&self, ty: Ty) -> Option<Vec<Ctor>> {
        match self.types.kind(ty) {
            TyKind::Unit | TyKind::Tuple(_) => Some(vec![Ctor::Single]),
            TyKind::Con(id, _) if *id == self.lang.bool => Some(vec![Ctor::Bool(true), Ctor::Bool(false)]),
            TyKind::Con(id, _) if *id == self.lang.list => Some(vec![Ctor::Nil, Ctor::Cons]),
            TyKind::Con(id, _) => match &self.program.types[id.index()].kind {
                TypeDefKind::Sum { variants } => Some((0..variants.len() as u32).map(Ctor::Variant).collect()),
                _ => None,
            },
            _ => None,
        }
    }

    fn ctor_fields(&mut self, ctor: &Ctor, ty: Ty) -> Vec<Ty> {
        match (ctor, self.types.kind(ty).clone()) {
            (Ctor::Single, TyKind::Tuple(items)) => items.to_vec(),
            // A list pattern may stand at something else: that is an error already.
            (Ctor::Cons, TyKind::Con(id, args)) if id == self.lang.list => vec![args[0], ty],
            (Ctor::Variant(index), TyKind::Con(id, args)) => {
                let generics = &self.program.types[id.index()].generics;
                let map: FxHashMap<GenericId, Ty> = generics.iter().copied().zip(args.iter().copied()).collect();
                let fields = self.fields[id.index()].get(*index as usize).cloned().unwrap_or_default();
                fields.into_iter().map(|f| self.types.subst(f, &map)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Rows with or-patterns in the first column taken apart.
    fn expand<'r>(rows: &[Row<'r>]) -> Vec<Row<'r>> {
        let mut out = Vec::with_capacity(rows.len());
        for row in rows {
            match row.first() {
                Some(Pattern::Or(alternatives)) => {
                    let each: Vec<Row<'r>> = alternatives
                        .iter()
                        .map(|p| std::iter::once(p).chain(row[1..].iter().copied()).collect())
                        .collect();
                    out.extend(Self::expand(&each));
                }
                _ => out.push(row.clone()),
            }
        }
        out
    }

    fn specialize<'r>(rows: &[Row<'r>], ctor: &Ctor, arity: usize) -> Vec<Row<'r>> {
        const WILD: &Pattern = &Pattern::Wild;
        let mut out = Vec::new();
        for row in rows {
            let parts: Row<'r> = match row[0] {
                Pattern::Wild => vec![WILD; arity],
                Pattern::Ctor(found, args) if found == ctor => {
                    let mut parts: Row<'r> = args.iter().take(arity).collect();
                    parts.resize(arity, WILD);
                    parts
                }
                _ => continue,
            };
            out.push(parts.into_iter().chain(row[1..].iter().copied()).collect());
        }
        out
    }

    fn defaults<'r>(rows: &[Row<'r>]) -> Vec<Row<'r>> {
        rows.iter().filter(|r| matches!(r[0], Pattern::Wild)).map(|r| r[1..].to_vec()).collect()
    }

    fn used(rows: &[Row<'_>]) -> Vec<Ctor> {
        let mut out: Vec<Ctor> = Vec::new();
        for row in rows {
            if let Pattern::Ctor(ctor, _) = row[0]
                && !out.contains(ctor)
            {
                out.push(ctor.clone());
            }
        }
        out
    }

    fn spend(&mut self) -> bool {
        self.budget = self.budget.saturating_sub(1);
        self.budget > 0
    }

    /// Whether a value exists that the row matches and none of the rows before does.
    fn useful(&mut self, rows: &[Row<'_>], row: &Row<'_>, tys: &[Ty]) -> bool {
        if !self.spend() {
            return true;
        }
        let Some((&ty, rest)) = tys.split_first() else {
            return rows.is_empty();
        };
        let rows = Self::expand(rows);
        match row[0] {
            Pattern::Or(alternatives) => alternatives.iter().any(|p| {
                let one: Row<'_> = std::iter::once(p).chain(row[1..].iter().copied()).collect();
                self.useful(&rows, &one, tys)
            }),
            Pattern::Ctor(ctor, _) => self.useful_ctor(&rows, row, ctor, ty, rest),
            Pattern::Wild => {
                let used = Self::used(&rows);
                match self.constructors(ty) {
                    Some(all) if all.iter().all(|c| used.contains(c)) && !all.is_empty() => {
                        all.iter().any(|c| self.useful_ctor(&rows, row, c, ty, rest))
                    }
                    _ => self.useful(&Self::defaults(&rows), &row[1..].to_vec(), rest),
                }
            }
        }
    }

    fn useful_ctor(&mut self, rows: &[Row<'_>], row: &Row<'_>, ctor: &Ctor, ty: Ty, rest: &[Ty]) -> bool {
        let mut tys = self.ctor_fields(ctor, ty);
        let arity = tys.len();
        tys.extend_from_slice(rest);
        let specialized = Self::specialize(rows, ctor, arity);
        let own = Self::specialize(std::slice::from_ref(row), ctor, arity);
        match own.first() {
            Some(own) => self.useful(&specialized, own, &tys),
            None => false,
        }
    }

    fn missing(&mut self, rows: &[Row<'_>], tys: &[Ty]) -> Vec<Witness> {
        if !self.spend() {
            return Vec::new();
        }
        let Some((&ty, rest)) = tys.split_first() else {
            return if rows.is_empty() { vec![Witness { row: Vec::new(), gap: Gap::None }] } else { Vec::new() };
        };
        let rows = Self::expand(rows);
        let used = Self::used(&rows);
        let all = self.constructors(ty);
        let mut out = Vec::new();
        if let Some(all) = &all
            && !used.is_empty()
        {
            let absent: Vec<&Ctor> = all.iter().filter(|c| !used.contains(c)).collect();
            for ctor in all.iter().filter(|c| used.contains(c)) {
                let mut inner = self.ctor_fields(ctor, ty);
                let arity = inner.len();
                inner.extend_from_slice(rest);
                for witness in self.missing(&Self::specialize(&rows, ctor, arity), &inner) {
                    let (args, tail) = witness.row.split_at(arity.min(witness.row.len()));
                    let mut row = vec![Pattern::Ctor((*ctor).clone(), args.to_vec())];
                    row.extend_from_slice(tail);
                    out.push(Witness { row, gap: witness.gap });
                }
                if out.len() > SHOWN {
                    return out;
                }
            }
            if absent.is_empty() {
                return out;
            }
            self.absent_witnesses(&absent, &rows, tys, &mut out);
            return out;
        }
        for witness in self.missing(&Self::defaults(&rows), rest) {
            let mut row = vec![Pattern::Wild];
            row.extend(witness.row);
            // Literals of a type without end, or no pattern at all.
            let gap = if used.is_empty() { witness.gap } else { Gap::Other };
            out.push(Witness { row, gap });
        }
        out
    }

    /// Values made by constructors that no row mentions.
    fn absent_witnesses(&mut self, absent: &[&Ctor], rows: &[Row<'_>], tys: &[Ty], out: &mut Vec<Witness>) {
        let is_list = matches!(absent[0], Ctor::Nil | Ctor::Cons);
        for witness in self.missing(&Self::defaults(rows), &tys[1..]) {
            for ctor in absent {
                let fields = self.ctor_fields(ctor, tys[0]).len();
                let mut row = vec![Pattern::Ctor((*ctor).clone(), vec![Pattern::Wild; fields])];
                row.extend_from_slice(&witness.row);
                let of_list = is_list && witness.gap != Gap::Other;
                let gap = if of_list { Gap::List } else { Gap::Other };
                out.push(Witness { row, gap });
            }
        }
    }

    /// What rows of patterns for values of these types leave out.
    pub fn gaps(&mut self, rows: &[Vec<Pattern>], tys: &[Ty]) -> Option<Missing> {
        let matrix: Vec<Row<'_>> = rows.iter().map(|r| r.iter().collect()).collect();
        let found = self.missing(&matrix, tys);
        if found.is_empty() {
            return None;
        }
        let list_only = found.iter().all(|w| w.gap == Gap::List);
        let mut texts: Vec<String> = Vec::new();
        for witness in &found {
            let parts: Vec<String> = witness.row.iter().zip(tys).map(|(p, &ty)| self.text(p, ty)).collect();
            let text = if parts.len() == 1 { parts.concat() } else { format!("({})", parts.join(", ")) };
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
        if texts.len() > SHOWN {
            texts.truncate(SHOWN);
            texts.push("…".to_string());
        }
        Some(Missing { text: texts.join(", "), list_only })
    }

    /// Whether a row matches something that those before it do not.
    pub fn reachable(&mut self, before: &[Vec<Pattern>], row: &[Pattern], tys: &[Ty]) -> bool {
        let matrix: Vec<Row<'_>> = before.iter().map(|r| r.iter().collect()).collect();
        self.useful(&matrix, &row.iter().collect(), tys)
    }

    fn text(&mut self, pattern: &Pattern, ty: Ty) -> String {
        let Pattern::Ctor(ctor, args) = pattern else {
            return "_".to_string();
        };
        let fields = self.ctor_fields(ctor, ty);
        let parts: Vec<String> = args.iter().zip(&fields).map(|(p, &t)| self.text(p, t)).collect();
        match ctor {
            Ctor::Variant(index) => {
                let TyKind::Con(id, _) = self.types.kind(ty) else {
                    return "_".to_string();
                };
                let TypeDefKind::Sum { variants } = &self.program.types[id.index()].kind else {
                    return "_".to_string();
                };
                let name = variants[*index as usize].name;
                if parts.is_empty() { name.to_string() } else { format!("{name}({})", parts.join(", ")) }
            }
            Ctor::Bool(value) => value.to_string(),
            Ctor::Single => format!("({})", parts.join(", ")),
            Ctor::Nil => "[]".to_string(),
            Ctor::Cons => parts.join(" :: "),
            Ctor::Int(value) => value.to_string(),
            Ctor::Float(bits) => f64::from_bits(*bits).to_string(),
            Ctor::Str(text) => format!("{text:?}"),
            Ctor::Atom(name) => format!(":{name}"),
        }
    }
}
