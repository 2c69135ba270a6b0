//! Decision trees to blocks. Every node is a block; what a place holds is loaded where it is first needed on a way. The
//! body of an arm is made once: where several leaves lead to it, its variables are the block's parameters.

use super::Builder;
use crate::names::hir::{ExprId, LocalId, TypeDefKind};
use crate::ssa::ir::{BlockId, Compare, IntBinary, Op, Rep, Term, Value};
use crate::ssa::specialize::Provided;
use crate::types::decide::{Binds, Ctor, Decision, FAIL, Node, NodeId, PlaceId, PlaceKind};
use crate::types::ty::TyKind;
use crate::types::typed::MatchId;
use rustc_hash::FxHashMap;

/// What was loaded on the way to a block.
#[derive(Clone, Default)]
struct Loaded {
    places: FxHashMap<PlaceId, Value>,
    /// Lengths of the lists at places.
    lengths: FxHashMap<PlaceId, Value>,
}

/// Where an arm's body is.
struct Body {
    block: BlockId,
    locals: Vec<LocalId>,
    /// The variables' values: the block's parameters if there are several ways here, else those of the only one.
    values: Vec<Value>,
}

struct Walk<'a, 'g> {
    decision: &'a Decision,
    guards: &'g [Option<ExprId>],
    blocks: Vec<Option<BlockId>>,
    /// How many ways lead directly to a node.
    ways: Vec<u32>,
    /// How many nodes lead to an arm.
    leaves: Vec<u32>,
    pending: Vec<(NodeId, Loaded)>,
    /// Matched values and merged places: known wherever they are wanted.
    fixed: FxHashMap<PlaceId, Value>,
    bodies: Vec<Option<Body>>,
}

impl<'a, 'g> Walk<'a, 'g> {
    fn new(decision: &'a Decision, guards: &'g [Option<ExprId>]) -> Walk<'a, 'g> {
        let mut walk = Walk {
            decision,
            guards,
            blocks: vec![None; decision.nodes.len()],
            ways: vec![0; decision.nodes.len()],
            leaves: vec![0; guards.len()],
            pending: vec![],
            fixed: FxHashMap::default(),
            bodies: guards.iter().map(|_| None).collect(),
        };
        let mut pending = vec![decision.root];
        while let Some(id) = pending.pop() {
            walk.ways[id.index()] += 1;
            if walk.ways[id.index()] > 1 {
                continue;
            }
            let node = &decision.nodes[id.index()];
            if let Node::Leaf { arm, .. } | Node::Guard { arm, .. } = node {
                walk.leaves[*arm as usize] += 1;
            }
            pending.extend(node.targets());
        }
        walk
    }
}

impl<'a> Builder<'_, 'a> {
    /// Matches values as decided; `body` makes the body of an arm. Leaves the block for "none matched" current.
    pub(crate) fn decided(
        &mut self,
        id: MatchId,
        values: &[Value],
        guards: &[Option<ExprId>],
        body: &mut dyn FnMut(&mut Self, usize),
    ) {
        let tables = self.tables;
        let Some(decision) = tables.decisions.get(&id) else { return };
        let mut walk = Walk::new(decision, guards);
        for (index, place) in decision.places.iter().enumerate() {
            if let PlaceKind::Root(at) = place.kind {
                let ty = self.concrete(place.ty);
                // An expression that never returns has no representation of its own.
                let rep = self.s.rep(ty);
                let value = self.coerce(values[at as usize], rep);
                walk.fixed.insert(PlaceId(index as u32), value);
            }
        }
        let loc = self.loc;
        let root = self.way(&mut walk, decision.root, &Loaded::default());
        self.jump(root, vec![]);
        while let Some((id, loaded)) = walk.pending.pop() {
            self.loc = loc;
            if let Some(block) = walk.blocks[id.index()] {
                self.block = block;
                self.decision_node(&mut walk, id, loaded);
            }
        }
        let fail = self.way(&mut walk, FAIL, &Loaded::default());
        for (arm, found) in walk.bodies.into_iter().enumerate() {
            let Some(found) = found else { continue };
            self.block = found.block;
            for (local, value) in found.locals.into_iter().zip(found.values) {
                self.bind(local, value);
            }
            body(self, arm);
        }
        self.loc = loc;
        self.block = fail;
    }

    /// The block of a node, which is filled later.
    fn way(&mut self, walk: &mut Walk<'a, '_>, to: NodeId, loaded: &Loaded) -> BlockId {
        if let Some(block) = walk.blocks[to.index()] {
            return block;
        }
        let block = self.func.new_block();
        walk.blocks[to.index()] = Some(block);
        // What one way has loaded, another has not.
        let known = if walk.ways[to.index()] > 1 { Loaded::default() } else { loaded.clone() };
        walk.pending.push((to, known));
        block
    }

    fn decision_node(&mut self, walk: &mut Walk<'a, '_>, id: NodeId, mut loaded: Loaded) {
        let decision = walk.decision;
        match &decision.nodes[id.index()] {
            // The caller says what happens then.
            Node::Fail => {}
            Node::Leaf { arm, binds } => {
                let values = self.bound_values(walk, &mut loaded, binds);
                self.enter_arm(walk, *arm, binds, values);
            }
            Node::Guard { arm, binds, rest } => {
                let values = self.bound_values(walk, &mut loaded, binds);
                for (&(local, _), &value) in binds.iter().zip(&values) {
                    self.bind(local, value);
                }
                let rest = self.way(walk, *rest, &loaded);
                let go = self.func.new_block();
                match walk.guards[*arm as usize] {
                    Some(guard) => self.condition(guard, go, rest),
                    None => self.jump(go, vec![]),
                }
                self.block = go;
                self.enter_arm(walk, *arm, binds, values);
            }
            Node::Switch { place, cases, default } => self.decision_switch(walk, loaded, *place, cases, *default),
            Node::Enter { next, params, args } => {
                let values: Vec<Value> = args.iter().map(|&place| self.load(walk, &mut loaded, place)).collect();
                let is_first = walk.blocks[next.index()].is_none();
                let block = self.way(walk, *next, &loaded);
                for (&param, &value) in params.iter().zip(&values).filter(|_| is_first) {
                    let merged = self.block_param_like(block, value);
                    walk.fixed.insert(param, merged);
                }
                self.jump(block, values);
            }
        }
    }

    fn bound_values(&mut self, walk: &Walk<'a, '_>, loaded: &mut Loaded, binds: &Binds) -> Vec<Value> {
        let value = |&(local, place): &(LocalId, PlaceId)| {
            let value = self.load(walk, loaded, place);
            let rep = self.local_rep(local);
            self.coerce(value, rep)
        };
        binds.iter().map(value).collect()
    }

    pub(crate) fn local_rep(&mut self, local: LocalId) -> Rep {
        let ty = self.tables.locals[local.index()];
        let ty = self.concrete(ty);
        self.s.rep(ty)
    }

    fn enter_arm(&mut self, walk: &mut Walk<'a, '_>, arm: u32, binds: &Binds, values: Vec<Value>) {
        let arm = arm as usize;
        let is_shared = walk.leaves[arm] > 1;
        let body = match walk.bodies[arm].take() {
            Some(body) => body,
            None => {
                let block = self.func.new_block();
                let own = if is_shared {
                    values.iter().map(|&value| self.block_param_like(block, value)).collect()
                } else {
                    values.clone()
                };
                Body { block, locals: binds.iter().map(|b| b.0).collect(), values: own }
            }
        };
        self.jump(body.block, if is_shared { values } else { vec![] });
        walk.bodies[arm] = Some(body);
    }

    // ── switches ──

    fn decision_switch(
        &mut self,
        walk: &mut Walk<'a, '_>,
        mut loaded: Loaded,
        place: PlaceId,
        cases: &'a [(Ctor, NodeId)],
        default: Option<NodeId>,
    ) {
        let is_list = matches!(cases[0].0, Ctor::Nil | Ctor::Cons);
        if is_list {
            return self.list_switch(walk, loaded, place, cases, default);
        }
        let value = self.load(walk, &mut loaded, place);
        let value = match &cases[0].0 {
            Ctor::Variant(_) => match self.variant_number(walk, place, value) {
                Some(number) => number,
                None => return self.only_case(walk, &loaded, cases),
            },
            Ctor::Single => return self.only_case(walk, &loaded, cases),
            _ => value,
        };
        let blocks: Vec<BlockId> = cases.iter().map(|case| self.way(walk, case.1, &loaded)).collect();
        let default = match default {
            Some(default) => self.way(walk, default, &loaded),
            None => blocks[blocks.len() - 1],
        };
        match &cases[0].0 {
            Ctor::Bool(first) => {
                let other = blocks.get(1).copied().unwrap_or(default);
                let (yes, no) = if *first { (blocks[0], other) } else { (other, blocks[0]) };
                let value = self.coerce(value, Rep::Bool);
                self.branch(value, yes, no);
            }
            Ctor::Float(_) | Ctor::Str(_) => {
                for ((ctor, _), block) in cases.iter().zip(blocks) {
                    let next = self.func.new_block();
                    let same = self.equals(value, ctor);
                    self.branch(same, block, next);
                    self.block = next;
                }
                self.jump(default, vec![]);
            }
            _ => {
                let numbers = cases.iter().zip(blocks).map(|(case, block)| (self.number(&case.0), block)).collect();
                let value = self.coerce(value, Rep::Int);
                self.by_number(value, numbers, default);
            }
        }
    }

    fn only_case(&mut self, walk: &mut Walk<'a, '_>, loaded: &Loaded, cases: &[(Ctor, NodeId)]) {
        let block = self.way(walk, cases[0].1, loaded);
        self.jump(block, vec![]);
    }

    /// What a variant is told by; None if there is only one.
    fn variant_number(&mut self, walk: &Walk<'a, '_>, place: PlaceId, value: Value) -> Option<Value> {
        let ty = self.concrete(walk.decision.places[place.index()].ty);
        let TyKind::Con(id, _) = *self.s.types.kind(ty) else { return None };
        let hir = self.s.hir;
        match &hir.types[id.index()].kind {
            TypeDefKind::Sum { variants } if variants.len() > 1 => {
                Some(if self.s.is_enum(id) { value } else { self.emit(Op::Tag(value), Rep::Int) })
            }
            _ => None,
        }
    }

    fn number(&mut self, ctor: &Ctor) -> i64 {
        match ctor {
            Ctor::Variant(index) => i64::from(*index),
            Ctor::Int(value) => *value,
            Ctor::Atom(name) => self.s.atom(*name),
            _ => 0,
        }
    }

    fn by_number(&mut self, value: Value, mut cases: Vec<(i64, BlockId)>, default: BlockId) {
        cases.retain(|case| case.1 != default);
        match cases[..] {
            [] => self.jump(default, vec![]),
            [(number, block)] => {
                let wanted = self.int(number);
                let same = self.emit(Op::IntCompare(Compare::Eq, value, wanted), Rep::Bool);
                self.branch(same, block, default);
            }
            _ => self.terminate(Term::Switch { value, cases, default }),
        }
    }

    fn equals(&mut self, value: Value, ctor: &Ctor) -> Value {
        match ctor {
            Ctor::Float(bits) => {
                let value = self.coerce(value, Rep::Float);
                let wanted = self.emit(Op::Float(f64::from_bits(*bits)), Rep::Float);
                self.emit(Op::FloatCompare(Compare::Eq, value, wanted), Rep::Bool)
            }
            Ctor::Str(text) => {
                let value = self.coerce(value, Rep::Ref);
                let wanted = self.string(text);
                let string = self.s.lang.string;
                let ty = self.s.types.con(string, &[]);
                self.provided(Provided::Equal, ty, vec![value, wanted])
            }
            _ => self.emit(Op::Bool(false), Rep::Bool),
        }
    }

    /// Tests of a list and its tails, one within the other, are one decision on its length.
    fn list_switch(
        &mut self,
        walk: &mut Walk<'a, '_>,
        mut loaded: Loaded,
        place: PlaceId,
        cases: &'a [(Ctor, NodeId)],
        default: Option<NodeId>,
    ) {
        let decision = walk.decision;
        let tail_of = |place: PlaceId| match decision.places[place.index()].kind {
            PlaceKind::Tail { list, from } => (list, from),
            _ => (place, 0),
        };
        let (list, mut from) = tail_of(place);
        let length = self.list_length(walk, &mut loaded, list);
        let mut numbers: Vec<(i64, BlockId)> = vec![];
        let (mut cases, mut default) = (cases, default);
        let longer = loop {
            let way =
                |ctor: Ctor| cases.iter().find(|case| case.0 == ctor).map(|case| case.1).or(default).unwrap_or(FAIL);
            let (empty, longer) = (way(Ctor::Nil), way(Ctor::Cons));
            numbers.push((i64::from(from), self.way(walk, empty, &loaded)));
            match &decision.nodes[longer.index()] {
                Node::Switch { place: next, cases: inner, default: otherwise }
                    if walk.ways[longer.index()] == 1
                        && matches!(inner[0].0, Ctor::Nil | Ctor::Cons)
                        && tail_of(*next) == (list, from + 1) =>
                {
                    (cases, default, from) = (inner, *otherwise, from + 1);
                }
                _ => break longer,
            }
        };
        let longer = self.way(walk, longer, &loaded);
        let shorter = numbers[0].1;
        if numbers.iter().all(|n| n.1 == shorter) {
            let longest = self.int(i64::from(from));
            let is_longer = self.emit(Op::IntCompare(Compare::Gt, length, longest), Rep::Bool);
            self.branch(is_longer, longer, shorter);
        } else {
            self.by_number(length, numbers, longer);
        }
    }

    // ── places ──

    /// The value at a place, loaded if it was not yet.
    fn load(&mut self, walk: &Walk<'a, '_>, loaded: &mut Loaded, id: PlaceId) -> Value {
        if let Some(&known) = walk.fixed.get(&id).or_else(|| loaded.places.get(&id)) {
            return known;
        }
        let place = walk.decision.places[id.index()];
        let ty = self.concrete(place.ty);
        let rep = self.s.rep(ty);
        let value = match place.kind {
            PlaceKind::Field { of, index, .. } => {
                let base = self.load(walk, loaded, of);
                self.field(base, index, rep)
            }
            PlaceKind::Element { list, index } => {
                let list = self.load(walk, loaded, list);
                let index = self.int(i64::from(index));
                self.list_slot(list, index, rep)
            }
            PlaceKind::Tail { list, from } => {
                let length = self.list_length(walk, loaded, list);
                let list = self.load(walk, loaded, list);
                self.list_tail(list, length, i64::from(from))
            }
            PlaceKind::Root(_) | PlaceKind::Merged(_) => self.undefined(rep),
        };
        loaded.places.insert(id, value);
        value
    }

    fn list_length(&mut self, walk: &Walk<'a, '_>, loaded: &mut Loaded, list: PlaceId) -> Value {
        if let Some(&known) = loaded.lengths.get(&list) {
            return known;
        }
        let value = self.load(walk, loaded, list);
        let value = self.coerce(value, Rep::Ref);
        let length = self.field(value, 2, Rep::Int);
        loaded.lengths.insert(list, length);
        length
    }

    /// The view of a list without its first elements, which it has.
    fn list_tail(&mut self, list: Value, length: Value, from: i64) -> Value {
        let buffer = self.field(list, 0, Rep::Ref);
        let offset = self.field(list, 1, Rep::Int);
        let from = self.int(from);
        let offset = self.emit(Op::IntBinary(IntBinary::Add, offset, from), Rep::Int);
        let length = self.emit(Op::IntBinary(IntBinary::Sub, length, from), Rep::Int);
        self.record(0, vec![buffer, offset, length])
    }
}
