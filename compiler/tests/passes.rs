//! Each file in `passes/` names a pass, holds a program as SSA text, and what the pass makes of it below a line of equals
//! signs. `MESH_BLESS=1` rewrites the lower half.

use mesh_compiler::ssa::{parse, pass, print};
use std::path::{Path, PathBuf};

const DIVIDER: &str = "\n====\n";

fn files() -> Vec<PathBuf> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/passes");
    let entries = std::fs::read_dir(directory).expect("the directory of cases");
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|e| e == "ssa"));
    files.sort();
    assert!(!files.is_empty());
    files
}

/// The first line is `// pass: name`; more comments may follow.
fn pass_name(input: &str) -> &str {
    input.lines().next().and_then(|line| line.strip_prefix("// pass: ")).expect("a first line that names the pass")
}

#[test]
fn passes_make_what_the_files_say() {
    let bless = std::env::var_os("MESH_BLESS").is_some();
    let mut failures = vec![];
    for file in files() {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&file).expect("a readable case");
        let (input, expected) = text.split_once(DIVIDER).unwrap_or((&text, ""));
        let mut program = match parse::program(input) {
            Ok(program) => program,
            Err(error) => {
                failures.push(format!("{name}: {error}"));
                continue;
            }
        };
        assert!(pass::run(pass_name(input), &mut program), "{name}: no such pass");
        let found = print::complete(&program).trim_end().to_string() + "\n";
        if found != expected && bless {
            std::fs::write(&file, format!("{}{DIVIDER}{found}", input.trim_end())).expect("a writable case");
        } else if found != expected {
            failures.push(format!("{name}: expected\n{expected}\nfound\n{found}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn text_comes_back_as_it_was() {
    for file in files() {
        let text = std::fs::read_to_string(&file).expect("a readable case");
        let input = text.split(DIVIDER).last().unwrap_or_default();
        let once = print::complete(&parse::program(input).expect("valid text"));
        let again = print::complete(&parse::program(&once).expect("printed text is valid"));
        assert_eq!(once, again);
        assert_eq!(once.trim_end(), input.trim_end(), "{}", file.display());
    }
}
