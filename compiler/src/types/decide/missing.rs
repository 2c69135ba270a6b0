//! What a tree misses: the ways to its failure, as patterns.

use super::build::Builder;
use super::{Ctor, FAIL, Missing, Node, NodeId, PlaceId};
use crate::names::hir::TypeDefKind;
use crate::types::ty::TyKind;
use rustc_hash::{FxHashMap, FxHashSet};

/// Patterns in one message.
const SHOWN: usize = 6;
/// Patterns are written down to this depth.
const DEPTH: u32 = 48;

/// What a way to the failure passed on, as a bit: nothing that decides, only missing lengths of lists, or something else.
const NOTHING: u8 = 1;
const LENGTHS: u8 = 2;
const OTHER: u8 = 4;

/// A choice on the way to a failure: the constructors that the value at the place may have.
struct Choice {
    place: PlaceId,
    ctors: Vec<Ctor>,
}

impl Builder<'_, '_> {
    /// Whether some value matches no arm.
    pub(super) fn fails(&self) -> bool {
        self.root == FAIL || self.nodes.iter().any(|node| node.targets().any(|target| target == FAIL))
    }

    pub(super) fn missing(&mut self) -> Option<Missing> {
        if !self.fails() {
            return None;
        }
        let leads = self.leads_to_failure();
        let mut texts: Vec<String> = Vec::new();
        let mut seen = FxHashSet::default();
        // The nodes of the way from the root, each with the number of its next target.
        let mut way: Vec<(NodeId, usize)> = vec![(self.root, 0)];
        while let Some(&mut (node, ref mut next)) = way.last_mut() {
            if node == FAIL {
                self.texts_of(&way, &mut |text| {
                    if seen.insert(text.clone()) {
                        texts.push(text);
                    }
                });
                if texts.len() > SHOWN {
                    break;
                }
                way.pop();
                continue;
            }
            let target = self.nodes[node.index()].targets().nth(*next);
            *next += 1;
            match target {
                // What is missing behind a literal is missing for all other values too.
                Some(target) if leads.contains(&target) && !self.is_literal(node, *next - 1) => way.push((target, 0)),
                Some(_) => {}
                None => {
                    way.pop();
                }
            }
        }
        if texts.len() > SHOWN {
            texts.truncate(SHOWN);
            texts.push("…".to_string());
        }
        Some(Missing { text: texts.join(", "), list_only: self.only_lengths() })
    }

    /// The nodes that have a way to the failure.
    fn leads_to_failure(&self) -> FxHashSet<NodeId> {
        let mut before: FxHashMap<NodeId, Vec<NodeId>> = FxHashMap::default();
        for (index, node) in self.nodes.iter().enumerate() {
            for target in node.targets() {
                before.entry(target).or_default().push(NodeId(index as u32));
            }
        }
        let mut found = FxHashSet::from_iter([FAIL]);
        let mut pending = vec![FAIL];
        while let Some(node) = pending.pop() {
            for &source in before.get(&node).into_iter().flatten() {
                if found.insert(source) {
                    pending.push(source);
                }
            }
        }
        found
    }

    /// Whether a target is one for a single value of a type that has values without end.
    fn is_literal(&self, node: NodeId, target: usize) -> bool {
        match &self.nodes[node.index()] {
            Node::Switch { place, cases, .. } => {
                target < cases.len() && self.constructors(self.places[place.index()].ty).is_none()
            }
            _ => false,
        }
    }

    /// Whether all that is missing are lengths of lists.
    fn only_lengths(&self) -> bool {
        let mut states = vec![0u8; self.nodes.len()];
        states[self.root.index()] = NOTHING;
        let mut pending = vec![self.root];
        while let Some(id) = pending.pop() {
            let state = states[id.index()];
            let default = match &self.nodes[id.index()] {
                Node::Switch { cases, default, .. } => default.map(|default| (default, default_state(&cases[0].0))),
                _ => None,
            };
            for (at, target) in self.nodes[id.index()].targets().enumerate() {
                let is_default = default.is_some() && at + 1 == self.nodes[id.index()].targets().count();
                let reached = match default {
                    Some((_, added)) if is_default => after(state, added),
                    _ => state,
                };
                if states[target.index()] | reached != states[target.index()] {
                    states[target.index()] |= reached;
                    pending.push(target);
                }
            }
        }
        states[FAIL.index()] == LENGTHS
    }

    /// The patterns of one way: several where a default stands for several constructors.
    fn texts_of(&mut self, way: &[(NodeId, usize)], found: &mut dyn FnMut(String)) {
        let choices: Vec<Choice> =
            way.iter().filter_map(|&(node, next)| self.choice(node, next.checked_sub(1)?)).collect();
        let mut numbers = vec![0; choices.len()];
        for _ in 0..=SHOWN {
            let chosen: FxHashMap<PlaceId, Ctor> =
                choices.iter().zip(&numbers).map(|(c, &n)| (c.place, c.ctors[n].clone())).collect();
            let parts: Vec<String> =
                self.roots.clone().into_iter().map(|root| self.text(root, &chosen, DEPTH)).collect();
            found(if parts.len() == 1 { parts.concat() } else { format!("({})", parts.join(", ")) });
            // The outermost choice varies first.
            let Some(at) = (0..numbers.len()).find(|&n| numbers[n] + 1 < choices[n].ctors.len()) else { return };
            numbers[at] += 1;
            numbers[..at].fill(0);
        }
    }

    /// What the value at a node's place is on the way to its target of this number.
    fn choice(&self, node: NodeId, target: usize) -> Option<Choice> {
        let Node::Switch { place, cases, .. } = &self.nodes[node.index()] else { return None };
        if let Some((ctor, _)) = cases.get(target) {
            return Some(Choice { place: *place, ctors: vec![ctor.clone()] });
        }
        let all = self.constructors(self.places[place.index()].ty)?;
        let absent: Vec<Ctor> = all.into_iter().filter(|ctor| !cases.iter().any(|case| case.0 == *ctor)).collect();
        (!absent.is_empty()).then_some(Choice { place: *place, ctors: absent })
    }

    fn text(&mut self, place: PlaceId, chosen: &FxHashMap<PlaceId, Ctor>, depth: u32) -> String {
        let Some(ctor) = chosen.get(&place).filter(|_| depth > 0) else {
            return "_".to_string();
        };
        let parts = self.parts(place, ctor);
        let parts: Vec<String> = parts.into_iter().map(|part| self.text(part, chosen, depth - 1)).collect();
        match ctor {
            Ctor::Variant(index) => {
                let TyKind::Con(id, _) = self.cx.types.kind(self.places[place.index()].ty) else {
                    return "_".to_string();
                };
                let TypeDefKind::Sum { variants } = &self.cx.program.types[id.index()].kind else {
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

/// What the default of a switch on such constructors adds to the way.
fn default_state(ctor: &Ctor) -> u8 {
    if matches!(ctor, Ctor::Nil | Ctor::Cons) { LENGTHS } else { OTHER }
}

/// The states of ways that go through a default.
fn after(states: u8, added: u8) -> u8 {
    if added == OTHER || states == OTHER { OTHER } else { states & OTHER | added }
}
