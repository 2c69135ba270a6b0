//! From a matrix of patterns to nodes. Equal matrices give one node, so ways that meet are not written out twice. The column
//! to look at is one that the first row needs: no arm pays for what only later arms want to know.

use super::lower::{Arena, Kind, PatRef, WILD};
use super::{Binds, Context, Ctor, Decision, FAIL, Node, NodeId, Place, PlaceId, PlaceKind};
use crate::names::hir::{Body, LocalId, TypeDefKind};
use crate::types::ty::{Ty, TyKind};
use crate::types::typed::BodyTypes;
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// What happens when all cells of a row match.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
enum End {
    Arm(u32),
    /// An alternative of an or-pattern has matched: on to the other columns with these of its variables.
    Enter(NodeId, Vec<(LocalId, PlaceId)>),
}

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct Row {
    /// By column. What they bind themselves is in `binds` already.
    cells: Vec<PatRef>,
    /// In the order of the variables.
    binds: Binds,
    end: End,
}

#[derive(PartialEq, Eq, Hash)]
struct Matrix {
    columns: Vec<PlaceId>,
    rows: Vec<Row>,
    otherwise: NodeId,
}

pub(super) struct Builder<'c, 'a> {
    pub(super) cx: &'c mut Context<'a>,
    pub(super) places: Vec<Place>,
    place_ids: FxHashMap<PlaceKind, PlaceId>,
    pub(super) roots: Vec<PlaceId>,
    arena: Arena,
    guarded: Vec<bool>,
    pub(super) nodes: Vec<Node>,
    pub(super) root: NodeId,
    memo: FxHashMap<Rc<Matrix>, NodeId>,
    pending: Vec<(NodeId, Rc<Matrix>)>,
    /// Cells of all matrices so far.
    cells: usize,
    /// Rows are tried one after the other.
    sequential: bool,
}

impl<'c, 'a> Builder<'c, 'a> {
    pub(super) fn new(cx: &'c mut Context<'a>, tys: &[Ty]) -> Builder<'c, 'a> {
        let mut this = Builder {
            cx,
            places: Vec::new(),
            place_ids: FxHashMap::default(),
            roots: Vec::new(),
            arena: Arena::new(),
            guarded: Vec::new(),
            nodes: Vec::new(),
            root: FAIL,
            memo: FxHashMap::default(),
            pending: Vec::new(),
            cells: 0,
            sequential: false,
        };
        this.roots = tys.iter().enumerate().map(|(at, &ty)| this.place(PlaceKind::Root(at as u32), ty)).collect();
        this
    }

    /// A row of the first matrix.
    pub(super) fn row(&mut self, body: &Body, typed: &BodyTypes, arm: usize, source: &super::Row) -> Row {
        self.guarded.push(source.guarded);
        let mut row = Row { cells: Vec::new(), binds: Vec::new(), end: End::Arm(arm as u32) };
        for at in 0..self.roots.len() {
            let pattern = source.patterns.get(at).map_or(WILD, |&p| self.arena.lower(body, typed, p));
            let cell = self.put(&mut row.binds, self.roots[at], pattern);
            row.cells.push(cell);
        }
        row
    }

    pub(super) fn patterns(&self) -> usize {
        self.arena.len()
    }

    pub(super) fn is_guarded(&self, row: &Row) -> bool {
        matches!(row.end, End::Arm(arm) if self.guarded[arm as usize])
    }

    /// A tree in which nothing is looked at twice; false if it would become too large.
    pub(super) fn tree(&mut self, rows: &[Row], limit: usize) -> bool {
        self.restart(false);
        self.root = self.node(self.roots.clone(), rows.to_vec(), FAIL);
        while let Some((id, matrix)) = self.pending.pop() {
            if self.cells > limit {
                return false;
            }
            self.fill(id, &matrix);
        }
        true
    }

    /// Row after row, each from the beginning.
    pub(super) fn sequence(&mut self, rows: &[Row]) {
        self.restart(true);
        self.root = rows.iter().rev().fold(FAIL, |rest, row| self.node(self.roots.clone(), vec![row.clone()], rest));
        while let Some((id, matrix)) = self.pending.pop() {
            self.fill(id, &matrix);
        }
    }

    fn restart(&mut self, sequential: bool) {
        self.nodes = vec![Node::Fail];
        self.memo.clear();
        self.pending.clear();
        self.cells = 0;
        self.sequential = sequential;
    }

    pub(super) fn decision(&self) -> Decision {
        Decision { nodes: self.nodes.clone(), root: self.root, places: self.places.clone() }
    }

    pub(super) fn unreachable(&self, arms: usize) -> Vec<usize> {
        let mut found = vec![false; arms];
        for node in &self.nodes {
            if let Node::Leaf { arm, .. } | Node::Guard { arm, .. } = node {
                found[*arm as usize] = true;
            }
        }
        (0..arms).filter(|&arm| !found[arm]).collect()
    }

    // ── places ──

    fn place(&mut self, kind: PlaceKind, ty: Ty) -> PlaceId {
        if let Some(&known) = self.place_ids.get(&kind) {
            return known;
        }
        let id = PlaceId(self.places.len() as u32);
        self.places.push(Place { kind, ty });
        self.place_ids.insert(kind, id);
        id
    }

    /// The parts of a place that holds this constructor.
    pub(super) fn parts(&mut self, place: PlaceId, ctor: &Ctor) -> Vec<PlaceId> {
        let Place { kind, ty } = self.places[place.index()];
        let fields = self.field_types(ctor, ty);
        match ctor {
            Ctor::Cons => {
                let (list, from) = match kind {
                    PlaceKind::Tail { list, from } => (list, from),
                    _ => (place, 0),
                };
                let head = self.place(PlaceKind::Element { list, index: from }, fields[0]);
                let tail = self.place(PlaceKind::Tail { list, from: from + 1 }, fields[1]);
                vec![head, tail]
            }
            _ => {
                let variant = if let Ctor::Variant(index) = ctor { *index } else { 0 };
                let field = |(index, ty): (usize, Ty)| {
                    self.place(PlaceKind::Field { of: place, variant, index: index as u32 }, ty)
                };
                fields.into_iter().enumerate().map(field).collect()
            }
        }
    }

    /// All constructors of a type; None when they cannot be counted.
    pub(super) fn constructors(&self, ty: Ty) -> Option<Vec<Ctor>> {
        match self.cx.types.kind(ty) {
            TyKind::Unit | TyKind::Tuple(_) => Some(vec![Ctor::Single]),
            TyKind::Con(id, _) if *id == self.cx.lang.bool => Some(vec![Ctor::Bool(true), Ctor::Bool(false)]),
            TyKind::Con(id, _) if *id == self.cx.lang.list => Some(vec![Ctor::Nil, Ctor::Cons]),
            TyKind::Con(id, _) => match &self.cx.program.types[id.index()].kind {
                TypeDefKind::Sum { variants } => Some((0..variants.len() as u32).map(Ctor::Variant).collect()),
                TypeDefKind::Struct { .. } | TypeDefKind::Intrinsic => None,
            },
            _ => None,
        }
    }

    /// Whether all values of a type have the same constructor.
    fn is_single(&self, ty: Ty) -> bool {
        match self.cx.types.kind(ty) {
            TyKind::Tuple(_) => true,
            TyKind::Con(id, _) => {
                matches!(&self.cx.program.types[id.index()].kind, TypeDefKind::Sum { variants } if variants.len() == 1)
            }
            _ => false,
        }
    }

    fn field_types(&mut self, ctor: &Ctor, ty: Ty) -> Vec<Ty> {
        match (ctor, self.cx.types.kind(ty).clone()) {
            (Ctor::Single, TyKind::Tuple(items)) => items.to_vec(),
            (Ctor::Cons, TyKind::Con(id, args)) if id == self.cx.lang.list => vec![args[0], ty],
            // A list pattern may stand at something else: that is an error already.
            (Ctor::Cons, _) => vec![self.cx.types.error(); 2],
            (Ctor::Variant(index), TyKind::Con(id, args)) => {
                let generics = &self.cx.program.types[id.index()].generics;
                let map: FxHashMap<_, Ty> = generics.iter().copied().zip(args.iter().copied()).collect();
                let fields = self.cx.fields[id.index()].get(*index as usize).cloned().unwrap_or_default();
                fields.into_iter().map(|f| self.cx.types.subst(f, &map)).collect()
            }
            _ => Vec::new(),
        }
    }

    // ── matrices ──

    /// The cell for a pattern at a place; its own variables are bound.
    fn put(&self, binds: &mut Binds, place: PlaceId, pattern: PatRef) -> PatRef {
        let found = self.arena.get(pattern);
        for &local in &found.binds {
            let at = binds.partition_point(|b| b.0 < local);
            binds.insert(at, (local, place));
        }
        if matches!(found.kind, Kind::Wild) { WILD } else { pattern }
    }

    /// The node that a matrix leads to.
    fn node(&mut self, mut columns: Vec<PlaceId>, mut rows: Vec<Row>, otherwise: NodeId) -> NodeId {
        if rows.is_empty() {
            return otherwise;
        }
        // Columns that nobody looks at must not keep matrices apart.
        let wanted: Vec<bool> = (0..columns.len()).map(|c| rows.iter().any(|row| row.cells[c] != WILD)).collect();
        if wanted.contains(&false) {
            retain(&mut columns, &wanted);
            rows.iter_mut().for_each(|row| retain(&mut row.cells, &wanted));
        }
        self.cells += rows.len() * (columns.len() + 1);
        let matrix = Rc::new(Matrix { columns, rows, otherwise });
        if let Some(&known) = self.memo.get(&matrix) {
            return known;
        }
        let id = self.new_node();
        self.memo.insert(matrix.clone(), id);
        self.pending.push((id, matrix));
        id
    }

    fn new_node(&mut self) -> NodeId {
        self.nodes.push(Node::Fail);
        NodeId(self.nodes.len() as u32 - 1)
    }

    fn fill(&mut self, id: NodeId, matrix: &Matrix) {
        let first = &matrix.rows[0];
        let Some(column) = self.choose(matrix) else {
            return self.matched(id, matrix);
        };
        let has_or = |row: &Row| matches!(self.arena.get(row.cells[column]).kind, Kind::Or(_));
        if self.sequential && has_or(first) {
            let first = first.clone();
            return self.alternatives(id, matrix, column, &first);
        }
        if matrix.rows.iter().any(has_or) {
            let rows = self.expand(matrix, column);
            let matrix = Matrix { columns: matrix.columns.clone(), rows, otherwise: matrix.otherwise };
            return self.fill(id, &matrix);
        }
        self.switch(id, matrix, column);
    }

    /// The column to look at next; None if the first row matches as it is.
    fn choose(&self, matrix: &Matrix) -> Option<usize> {
        let first = &matrix.rows[0];
        let wanted = |c: &usize| first.cells[*c] != WILD;
        let place = |c: usize| self.places[matrix.columns[c].index()];
        let mut columns = (0..matrix.columns.len()).filter(wanted);
        let any = columns.clone().next()?;
        if self.sequential {
            return Some(any);
        }
        // What is known already costs nothing. Lengths of lists come before their elements, so that they are one decision.
        let known = columns.clone().find(|&c| self.is_single(place(c).ty));
        Some(known.or_else(|| columns.find(|&c| matches!(place(c).kind, PlaceKind::Tail { .. }))).unwrap_or(any))
    }

    /// Rows with the alternatives in a column taken apart.
    fn expand(&self, matrix: &Matrix, column: usize) -> Vec<Row> {
        let place = matrix.columns[column];
        let mut out = Vec::with_capacity(matrix.rows.len());
        for row in &matrix.rows {
            let mut open = vec![row.clone()];
            while let Some(row) = open.pop() {
                let Kind::Or(alternatives) = &self.arena.get(row.cells[column]).kind else {
                    out.push(row);
                    continue;
                };
                for &alternative in alternatives.iter().rev() {
                    let mut one = row.clone();
                    one.cells[column] = self.put(&mut one.binds, place, alternative);
                    open.push(one);
                }
            }
        }
        out
    }

    fn switch(&mut self, id: NodeId, matrix: &Matrix, column: usize) {
        let place = matrix.columns[column];
        let mut used: Vec<Ctor> = Vec::new();
        let mut index: FxHashMap<Ctor, usize> = FxHashMap::default();
        for row in &matrix.rows {
            if let Kind::Ctor(ctor, _) = &self.arena.get(row.cells[column]).kind
                && !index.contains_key(ctor)
            {
                index.insert(ctor.clone(), used.len());
                used.push(ctor.clone());
            }
        }
        let parts: Vec<Vec<PlaceId>> = used.iter().map(|ctor| self.parts(place, ctor)).collect();
        let mut buckets: Vec<Vec<Row>> = vec![Vec::new(); used.len()];
        let mut rest = Vec::new();
        for row in &matrix.rows {
            match &self.arena.get(row.cells[column]).kind {
                Kind::Ctor(ctor, args) => {
                    let at = index[ctor];
                    buckets[at].push(self.replace(row, column, &parts[at], args));
                }
                Kind::Wild | Kind::Or(_) => {
                    for (bucket, parts) in buckets.iter_mut().zip(&parts) {
                        bucket.push(self.replace(row, column, parts, &[]));
                    }
                    rest.push(self.replace(row, column, &[], &[]));
                }
            }
        }
        let columns = |parts: &[PlaceId]| [&matrix.columns[..column], parts, &matrix.columns[column + 1..]].concat();
        let mut cases = Vec::with_capacity(used.len());
        for ((ctor, rows), parts) in used.into_iter().zip(buckets).zip(&parts) {
            cases.push((ctor, self.node(columns(parts), rows, matrix.otherwise)));
        }
        let all = self.constructors(self.places[place.index()].ty);
        if let Some(all) = &all {
            cases.sort_by_key(|(ctor, _)| all.iter().position(|c| c == ctor));
        }
        let is_whole = all.is_some_and(|all| all.iter().all(|ctor| index.contains_key(ctor)));
        let default = if is_whole { None } else { Some(self.node(columns(&[]), rest, matrix.otherwise)) };
        self.nodes[id.index()] = Node::Switch { place, cases, default };
    }

    /// A row with the cell of a column replaced by the cells of its parts.
    fn replace(&self, row: &Row, column: usize, parts: &[PlaceId], patterns: &[PatRef]) -> Row {
        let mut binds = row.binds.clone();
        let mut cells = row.cells[..column].to_vec();
        for (at, &place) in parts.iter().enumerate() {
            let pattern = patterns.get(at).copied().unwrap_or(WILD);
            cells.push(self.put(&mut binds, place, pattern));
        }
        cells.extend_from_slice(&row.cells[column + 1..]);
        Row { cells, binds, end: row.end.clone() }
    }

    /// The first row matches. Rows with guards that follow are done at once: there may be very many.
    fn matched(&mut self, mut id: NodeId, matrix: &Matrix) {
        let mut at = 0;
        while let Some(row) = matrix.rows.get(at).filter(|row| row.cells.iter().all(|&c| c == WILD)) {
            let binds = row.binds.clone();
            match &row.end {
                End::Enter(next, wanted) => {
                    let args = wanted.iter().map(|w| bound(&binds, w.0)).collect();
                    let params = wanted.iter().map(|w| w.1).collect();
                    self.nodes[id.index()] = Node::Enter { next: *next, params, args };
                    return;
                }
                End::Arm(arm) if !self.guarded[*arm as usize] => {
                    self.nodes[id.index()] = Node::Leaf { arm: *arm, binds };
                    return;
                }
                End::Arm(arm) => {
                    // The guard has spoken for all alternatives of its arm.
                    at += 1;
                    while matrix.rows.get(at).is_some_and(|other| other.end == row.end) {
                        at += 1;
                    }
                    let is_next = |row: &Row| row.cells.iter().all(|&c| c == WILD);
                    let rest = match matrix.rows.get(at) {
                        Some(next) if is_next(next) => self.new_node(),
                        _ => self.node(matrix.columns.clone(), matrix.rows[at..].to_vec(), matrix.otherwise),
                    };
                    self.nodes[id.index()] = Node::Guard { arm: *arm, binds, rest };
                    id = rest;
                }
            }
        }
    }

    /// Tries alternatives one after the other; they meet again before the other columns.
    fn alternatives(&mut self, id: NodeId, matrix: &Matrix, column: usize, row: &Row) {
        let place = matrix.columns[column];
        let Kind::Or(alternatives) = &self.arena.get(row.cells[column]).kind else { return };
        let alternatives = alternatives.clone();
        let mut locals = Vec::new();
        self.arena.locals(row.cells[column], &mut locals);
        let mut rest = self.replace(row, column, &[], &[]);
        let mut merged = Vec::new();
        for local in locals {
            let kind = PlaceKind::Merged(self.places.len() as u32);
            let error = self.cx.types.error();
            let param = self.place(kind, error);
            merged.push((local, param));
            let at = rest.binds.partition_point(|b| b.0 < local);
            rest.binds.insert(at, (local, param));
        }
        let columns = [&matrix.columns[..column], &matrix.columns[column + 1..]].concat();
        let next = self.node(columns, vec![rest], matrix.otherwise);
        let tries = alternatives.into_iter().rev().fold(matrix.otherwise, |otherwise, alternative| {
            let mut binds = Vec::new();
            let cell = self.put(&mut binds, place, alternative);
            let one = Row { cells: vec![cell], binds, end: End::Enter(next, merged.clone()) };
            self.node(vec![place], vec![one], otherwise)
        });
        self.nodes[id.index()] = Node::Enter { next: tries, params: Vec::new(), args: Vec::new() };
    }
}

fn bound(binds: &Binds, local: LocalId) -> PlaceId {
    binds.iter().find(|b| b.0 == local).map_or(PlaceId(0), |b| b.1)
}

fn retain<T>(items: &mut Vec<T>, wanted: &[bool]) {
    let mut wanted = wanted.iter();
    items.retain(|_| wanted.next().copied().unwrap_or(true));
}
