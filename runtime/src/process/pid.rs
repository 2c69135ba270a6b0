//! Process identifiers: `node:16 | id:48`. Knows nothing of processes.

use std::fmt;

/// A process's number, as Mesh values hold it. 0 is the null pid.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub struct Pid(pub i64);

const ID_BITS: u32 = 48;

impl Pid {
    pub const NULL: Pid = Pid(0);

    /// A process of this OS process.
    pub fn local(id: u64) -> Pid {
        Pid((id & ((1 << ID_BITS) - 1)) as i64)
    }
    /// A process of another node, by the index that the node has here.
    pub fn remote(node: u16, id: u64) -> Pid {
        Pid((u64::from(node) << ID_BITS | id & ((1 << ID_BITS) - 1)) as i64)
    }
    pub fn node(self) -> u16 {
        (self.0 as u64 >> ID_BITS) as u16
    }
    pub fn id(self) -> u64 {
        self.0 as u64 & ((1 << ID_BITS) - 1)
    }
    pub fn is_null(self) -> bool {
        self.0 == 0
    }
}

impl fmt::Display for Pid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#PID<{}.{}>", self.node(), self.id())
    }
}
