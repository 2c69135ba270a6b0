//! The program's atom table: set once before the first process starts. Knows nothing of who uses atoms.

use std::sync::OnceLock;

/// Atoms that the runtime itself uses; every program's table starts with them.
pub const FIXED: [&str; 4] = ["down", "exit", "nodedown", "nodeup"];
pub const DOWN: u64 = 0;
pub const EXIT: u64 = 1;
pub const NODEDOWN: u64 = 2;
pub const NODEUP: u64 = 3;

static TABLE: OnceLock<Vec<String>> = OnceLock::new();

/// Sets the table. Its first entries must be [`FIXED`]. A second call in one OS process must bring the same table.
pub fn set(names: Vec<String>) {
    assert!(names.len() >= FIXED.len() && names[..FIXED.len()] == FIXED, "an atom table starts with the fixed atoms");
    let _ = TABLE.set(names);
}

/// The atom of a name, if the program uses it.
pub fn find(name: &str) -> Option<u64> {
    static NUMBERS: OnceLock<rustc_hash::FxHashMap<&'static str, u64>> = OnceLock::new();
    let numbers = NUMBERS.get_or_init(|| {
        let table = TABLE.get().map_or(&[][..], Vec::as_slice);
        table.iter().zip(0..).map(|(name, number)| (name.as_str(), number)).collect()
    });
    numbers.get(name).copied()
}

/// The name of an atom without its colon.
pub fn name(atom: u64) -> &'static str {
    match TABLE.get() {
        Some(table) => table.get(atom as usize).map_or("?", String::as_str),
        None => FIXED.get(atom as usize).copied().unwrap_or("?"),
    }
}
