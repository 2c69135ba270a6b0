//! What the JIT hands over: addresses and tables of one compiled program. Knows nothing of how they are used.

use crate::abi::Cx;
use crate::typedesc::TypeRef;
use crate::value::layout::Object;
use rustc_hash::FxHashMap;

/// Calls a closure of no arguments by the Tail convention: `fn(cx, closure) -> status`. Must keep frame pointers.
pub type CallEntry = unsafe extern "C" fn(*mut Cx, *mut Object) -> i64;

/// A compiled program. Code and data stay mapped until the OS process ends.
pub struct Program {
    /// The main process's entry closure, a static object.
    pub main: *mut Object,
    pub call_entry: CallEntry,
    /// Names by atom number, starting with [`crate::atoms::FIXED`].
    pub atoms: Vec<String>,
    /// For the return address of every safepoint call: how many bytes below the frame's frame pointer references live.
    pub stack_maps: FxHashMap<usize, Box<[u32]>>,
    /// Compiled functions, sorted by start address.
    pub functions: Vec<Function>,
    pub files: Vec<SourceFile>,
    /// What [`Cx::location`] and `lines` index.
    pub locations: Vec<Location>,
    /// Names of functions that were inlined somewhere.
    pub inlined: Vec<String>,
    /// `(address, location)`, sorted by address: code from the address up to the next entry's belongs to the location.
    /// `u32::MAX` stands for none.
    pub lines: Vec<(usize, u32)>,
    /// Every type descriptor, in the order of their numbers.
    pub types: Vec<TypeRef>,
    /// What other nodes may start here.
    pub remote: Vec<RemoteEntry>,
}

/// A function or actor that nodes start for one another.
#[derive(Clone, Debug)]
pub struct RemoteEntry {
    pub name: String,
    /// Code of a closure over the tuple of arguments; returns a status.
    pub code: usize,
    /// The tuple's type.
    pub args: TypeRef,
}

// SAFETY: the pointers are to code and static data that is never written after the program was built.
unsafe impl Send for Program {}
// SAFETY: as above.
unsafe impl Sync for Program {}

/// A compiled function.
#[derive(Clone, Debug)]
pub struct Function {
    /// Its number in [`crate::abi::location`].
    pub id: u32,
    pub start: usize,
    pub end: usize,
    pub name: String,
    /// Index into [`Program::files`].
    pub file: u32,
}

/// A source file.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Relative to the project, as panics print it.
    pub name: String,
    /// Part of the standard library: panics are reported at the nearest line that is not.
    pub library: bool,
}

/// A place in the sources.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Location {
    pub file: u32,
    pub line: u32,
    /// Of code that was inlined.
    pub inlined: Option<Inlined>,
}

/// The function that inlined code was written in, and where it was called.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Inlined {
    /// Index into [`Program::inlined`].
    pub name: u32,
    /// Index into [`Program::locations`]; none if the call stands for no source.
    pub call: u32,
}

impl Program {
    /// The location of the code at an address; for a return address pass the address before it.
    pub fn location_at(&self, address: usize) -> Option<Location> {
        let index = self.lines.partition_point(|&(start, _)| start <= address).checked_sub(1)?;
        self.locations.get(self.lines[index].1 as usize).copied()
    }

    /// The function that code at an address belongs to, as an index.
    pub fn function_at(&self, address: usize) -> Option<usize> {
        let index = self.functions.partition_point(|function| function.start <= address).checked_sub(1)?;
        (address < self.functions[index].end).then_some(index)
    }

    /// The function of that number, as an index.
    pub fn function_by_id(&self, id: u32) -> Option<usize> {
        self.functions.iter().position(|function| function.id == id)
    }

    /// Whether a file is a user's.
    pub fn is_user(&self, file: u32) -> bool {
        self.files.get(file as usize).is_some_and(|file| !file.library)
    }

    /// `file:line`.
    pub fn describe(&self, file: u32, line: u32) -> String {
        let name = self.files.get(file as usize).map_or("?", |file| file.name.as_str());
        format!("{name}:{line}")
    }
}
