//! Places of inlined operations: each says in which function it was written and where that function was called, so that a trace shows
//! the calls that the program makes. Knows nothing of why a call is inlined.

use crate::ssa::ir::{Func, FuncId, Inlined, LocId, Location};
use rustc_hash::FxHashMap;

/// The places that were made.
#[derive(Default)]
pub(super) struct Places {
    made: FxHashMap<(LocId, FuncId, LocId), LocId>,
    names: FxHashMap<FuncId, u32>,
}

impl Places {
    /// The place of an operation at `loc` of a callee that is inlined at `call`.
    pub(super) fn inlined(
        &mut self,
        tables: (&mut Vec<Location>, &mut Vec<String>),
        loc: LocId,
        (callee, func): (FuncId, &Func),
        call: LocId,
    ) -> LocId {
        let (locations, names) = tables;
        if loc == LocId::NOWHERE {
            return call;
        }
        let Some(&place) = locations.get(loc.index()) else { return loc };
        if let Some(&made) = self.made.get(&(loc, callee, call)) {
            return made;
        }
        let inlined = match place.inlined {
            Some(inner) => {
                let call = self.inlined((&mut *locations, &mut *names), inner.call, (callee, func), call);
                Inlined { call, ..inner }
            }
            None => {
                let name = *self.names.entry(callee).or_insert_with(|| {
                    names.push(func.name.clone());
                    names.len() as u32 - 1
                });
                Inlined { name, call }
            }
        };
        locations.push(Location { inlined: Some(inlined), ..place });
        let made = LocId(locations.len() as u32 - 1);
        self.made.insert((loc, callee, call), made);
        made
    }
}
