//! Which files are tests: every `.mpl` file, or a directory with a `main.mpl` as one test. Must not read their contents.

use std::path::{Path, PathBuf};

/// One test: its name as shown and filtered, the path given to `meshjit`, and the file with directives and expectation.
#[derive(Debug, Clone)]
pub struct Case {
    pub name: String,
    pub target: PathBuf,
    pub file: PathBuf,
}

/// The root directory of the suite's own files.
pub fn suite_root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All cases below `root`, sorted by name. A directory that cannot be read is an error, not an empty suite.
pub fn cases(root: &Path) -> Result<Vec<Case>, String> {
    let mut found = Vec::new();
    collect(root, "", &mut found)?;
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

fn collect(dir: &Path, prefix: &str, found: &mut Vec<Case>) -> Result<(), String> {
    let entries = std::fs::read_dir(dir).map_err(|e| format!("cannot list {}: {e}", dir.display()))?;
    for entry in entries {
        let path = entry.map_err(|e| format!("cannot list {}: {e}", dir.display()))?.path();
        let Some(file_name) = path.file_name().and_then(|name| name.to_str()) else {
            return Err(format!("{}: the name is not UTF-8", path.display()));
        };
        let name = if prefix.is_empty() { file_name.to_string() } else { format!("{prefix}/{file_name}") };
        if path.is_dir() {
            let main = path.join("main.mpl");
            if main.is_file() {
                found.push(Case { name, target: path, file: main });
            } else {
                collect(&path, &name, found)?;
            }
        } else if let Some(name) = name.strip_suffix(".mpl") {
            found.push(Case { name: name.to_string(), target: path.clone(), file: path });
        }
    }
    Ok(())
}
