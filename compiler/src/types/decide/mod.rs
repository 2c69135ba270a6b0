//! Decision trees: what a match looks at, in which order, and where that leads. One tree serves both sides: an arm without a
//! leaf never matches, a way to `Node::Fail` is a missing pattern, and code generation walks the same nodes. After L.
//! Maranget, "Compiling Pattern Matching to Good Decision Trees" (2008). Works on typed bodies; knows nothing of inference
//! or of machine code.

mod build;
mod lower;
mod missing;

use super::ty::{Ty, Types};
use super::typed::BodyTypes;
use crate::names::hir::{Body, LangItems, LocalId, PatId, Program};
use build::Builder;
use mesh_syntax::intern::Symbol;

/// What a value is told apart by.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Ctor {
    Variant(u32),
    Bool(bool),
    /// Tuples.
    Single,
    Nil,
    Cons,
    Int(i64),
    /// By its bits; both zeros are the positive one.
    Float(u64),
    Str(String),
    Atom(Symbol),
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct PlaceId(pub u32);

#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct NodeId(pub u32);

impl PlaceId {
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl NodeId {
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The node where no arm matches.
pub const FAIL: NodeId = NodeId(0);

/// A part of the matched values.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PlaceKind {
    /// One of the matched values themselves.
    Root(u32),
    /// Part of a tuple or variant.
    Field { of: PlaceId, variant: u32, index: u32 },
    /// Element of a list that is known to have it.
    Element { list: PlaceId, index: u32 },
    /// A list without its first elements. Never of a place that is a tail itself.
    Tail { list: PlaceId, from: u32 },
    /// What the alternatives of an or-pattern bind, whichever matched: the `Enter` nodes of the place's node say.
    Merged(u32),
}

#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub kind: PlaceKind,
    pub ty: Ty,
}

/// The values of an arm's variables.
pub type Binds = Vec<(LocalId, PlaceId)>;

#[derive(Clone, Debug)]
pub enum Node {
    Fail,
    Leaf {
        arm: u32,
        binds: Binds,
    },
    /// The arm, if its guard agrees.
    Guard {
        arm: u32,
        binds: Binds,
        rest: NodeId,
    },
    /// Where the value at the place goes by its constructor. Without a default the cases are all there are.
    Switch {
        place: PlaceId,
        cases: Vec<(Ctor, NodeId)>,
        default: Option<NodeId>,
    },
    /// Goes on at `next` with the merged places `params` set to `args`.
    Enter {
        next: NodeId,
        params: Vec<PlaceId>,
        args: Vec<PlaceId>,
    },
}

/// How a match is decided. Nodes may be shared, but there are no cycles.
#[derive(Debug)]
pub struct Decision {
    pub nodes: Vec<Node>,
    pub root: NodeId,
    pub places: Vec<Place>,
}

impl Node {
    pub fn targets(&self) -> impl Iterator<Item = NodeId> + '_ {
        let (cases, one): (&[(Ctor, NodeId)], Option<NodeId>) = match self {
            Node::Fail | Node::Leaf { .. } => (&[], None),
            Node::Guard { rest, .. } => (&[], Some(*rest)),
            Node::Switch { cases, default, .. } => (cases, *default),
            Node::Enter { next, .. } => (&[], Some(*next)),
        };
        cases.iter().map(|c| c.1).chain(one)
    }
}

/// The values that a match misses, as patterns.
pub struct Missing {
    pub text: String,
    /// Only the length of lists is not covered.
    pub list_only: bool,
}

/// An arm or clause: a pattern for each matched value.
pub struct Row {
    pub patterns: Vec<PatId>,
    pub guarded: bool,
}

pub struct Outcome {
    pub decision: Decision,
    pub missing: Option<Missing>,
    /// Arms that never match.
    pub unreachable: Vec<usize>,
}

/// What the constructors of types are.
pub struct Context<'a> {
    pub program: &'a Program,
    pub lang: &'a LangItems,
    pub types: &'a mut Types,
    pub fields: &'a [Vec<Vec<Ty>>],
}

/// Cells of all matrices on the way to a tree that becomes code, beyond some for each pattern. A match that needs more is
/// decided arm by arm, which takes no more code than there are patterns.
const CODE_CELLS: usize = 20_000;
const CODE_CELLS_EACH: usize = 64;
/// The same for a tree that only says what is missing; a match that needs more is taken to be complete.
const REPORT_CELLS: usize = 500_000;

/// Decides which of the rows matches values of these types.
pub fn decide(cx: &mut Context<'_>, body: &Body, typed: &BodyTypes, rows: &[Row], tys: &[Ty]) -> Outcome {
    let mut builder = Builder::new(cx, tys);
    let lowered: Vec<build::Row> =
        rows.iter().enumerate().map(|(arm, row)| builder.row(body, typed, arm, row)).collect();
    let limit = CODE_CELLS + CODE_CELLS_EACH * builder.patterns();
    if builder.tree(&lowered, limit) {
        let unreachable = builder.unreachable(rows.len());
        let decision = builder.decision();
        let missing = missing_of(&mut builder, &lowered);
        return Outcome { decision, missing, unreachable };
    }
    builder.sequence(&lowered);
    let decision = builder.decision();
    let is_known = builder.tree(&lowered, REPORT_CELLS);
    let unreachable = if is_known { builder.unreachable(rows.len()) } else { Vec::new() };
    let missing = if is_known { missing_of(&mut builder, &lowered) } else { None };
    Outcome { decision, missing, unreachable }
}

/// What the tree at hand misses. Rows with guards count for nothing, so they must not shape the answer either.
fn missing_of(builder: &mut Builder<'_, '_>, rows: &[build::Row]) -> Option<Missing> {
    if !builder.fails() {
        return None;
    }
    let plain: Vec<build::Row> = rows.iter().filter(|row| !builder.is_guarded(row)).cloned().collect();
    if plain.len() != rows.len() && !builder.tree(&plain, REPORT_CELLS) {
        return None;
    }
    builder.missing()
}
