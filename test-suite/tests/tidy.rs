//! The house rules that no lint knows, checked on the text of every Rust file of the workspace. Must not run anything.

use libtest_mimic::{Arguments, Failed, Trial};
use std::path::{Path, PathBuf};

const CRATES: [&str; 4] = ["compiler", "jit", "runtime", "test-suite"];
const LINES_MAX: usize = 1000;

/// Path prefixes of the files that may contain unsafe code: values and their memory, processes, and the borders with
/// machine code and with the operating system.
const MAY_BE_UNSAFE: [&str; 15] = [
    "runtime/src/value/",
    "runtime/src/heap/",
    "runtime/src/process/",
    "runtime/src/abi.rs",
    "runtime/src/intrinsics/",
    "runtime/src/io/",
    "runtime/src/net/",
    "runtime/src/output.rs",
    "runtime/src/program.rs",
    "jit/src/image",
    "jit/src/lower",
    // The allocator's own functions.
    "jit/src/main.rs",
    // Rust functions that stand for compiled code.
    "runtime/tests/programs.rs",
    // Cells whose use the model checker watches.
    "runtime/models/",
    "jit/tests/machine/",
];

/// Path prefixes of the files that may name the coroutine library.
const MAY_NAME_COROUTINES: [&str; 2] = ["runtime/src/process/coroutine", "runtime/src/net/"];

/// A stage of the compiler and the later stages it must not use.
const ORDER: [(&str, &[&str]); 2] = [("compiler/src/names", &["types", "ssa"]), ("compiler/src/types", &["ssa"])];

/// A rule's name and what it finds wrong with a file.
type Rule = (&'static str, fn(&Source) -> Vec<String>);

struct Source {
    path: String,
    text: String,
}

fn main() {
    let args = Arguments::from_args();
    let rules: [Rule; 7] = [
        ("head_comment", head_comment),
        ("file_length", file_length),
        ("unfinished_code", unfinished_code),
        ("no_skipped_tests", skipped_tests),
        ("unsafe_only_where_allowed", unsafe_code),
        ("coroutines_only_where_allowed", coroutines),
        ("order_of_stages", order_of_stages),
    ];
    let trials = rules.into_iter().map(|(name, rule)| Trial::test(name, move || apply(rule))).collect();
    libtest_mimic::run(&args, trials).exit();
}

fn apply(rule: fn(&Source) -> Vec<String>) -> Result<(), Failed> {
    let mut sources = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for name in CRATES {
        collect(&root.join(name), &PathBuf::from(name), &mut sources)?;
    }
    if sources.is_empty() {
        return Err("no Rust file was found".into());
    }
    let problems: Vec<String> = sources.iter().flat_map(rule).collect();
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n").into()) }
}

fn collect(dir: &Path, shown: &Path, sources: &mut Vec<Source>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(dir)? {
        let entry = entry?;
        let (path, shown) = (entry.path(), shown.join(entry.file_name()));
        if entry.file_type()?.is_dir() {
            if entry.file_name() != "target" {
                collect(&path, &shown, sources)?;
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let path_shown = shown.display().to_string();
            sources.push(Source { path: path_shown, text: std::fs::read_to_string(&path)? });
        }
    }
    Ok(())
}

fn head_comment(source: &Source) -> Vec<String> {
    match source.text.starts_with("//! ") {
        true => Vec::new(),
        false => vec![format!("{}: does not start with a `//!` comment", source.path)],
    }
}

fn file_length(source: &Source) -> Vec<String> {
    let lines = source.text.lines().count();
    match lines <= LINES_MAX {
        true => Vec::new(),
        false => vec![format!("{}: {lines} lines, at most {LINES_MAX}", source.path)],
    }
}

fn unfinished_code(source: &Source) -> Vec<String> {
    // The words are put together here so that this file does not contain them.
    let words = [concat!("to", "do!("), concat!("un", "implemented!("), concat!("db", "g!(")];
    lines_with(source, &words, "unfinished or debugging code")
}

fn skipped_tests(source: &Source) -> Vec<String> {
    lines_with(source, &[concat!("#[ig", "nore")], "a skipped test")
}

fn unsafe_code(source: &Source) -> Vec<String> {
    if MAY_BE_UNSAFE.iter().any(|prefix| source.path.starts_with(prefix)) {
        return Vec::new();
    }
    let words = [
        concat!("uns", "afe {"),
        concat!("uns", "afe fn"),
        concat!("uns", "afe impl"),
        concat!("uns", "afe trait"),
        concat!("uns", "afe extern"),
        concat!("#[uns", "afe("),
    ];
    lines_with(source, &words, "unsafe code outside the files that may contain it")
}

fn coroutines(source: &Source) -> Vec<String> {
    if MAY_NAME_COROUTINES.iter().any(|prefix| source.path.starts_with(prefix)) {
        return Vec::new();
    }
    code_lines(source)
        .filter(|(_, line)| names_crate(line, "may"))
        .map(|(number, line)| format!("{}:{number}: names the coroutine library: {}", source.path, line.trim()))
        .collect()
}

/// Whether `name::` stands in the line as a crate's name and not as the end of another word or path.
fn names_crate(line: &str, name: &str) -> bool {
    let pattern = format!("{name}::");
    line.match_indices(&pattern).any(|(at, _)| {
        !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') || line[..at].ends_with(" ::")
    })
}

fn order_of_stages(source: &Source) -> Vec<String> {
    let mut problems = Vec::new();
    for (stage, later) in ORDER {
        let inside = source.path.strip_prefix(stage).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'));
        if !inside {
            continue;
        }
        for (number, line) in code_lines(source) {
            for name in later {
                if line.contains(&format!("crate::{name}")) {
                    problems.push(format!("{}:{number}: {stage} uses the later stage {name}", source.path));
                }
            }
        }
    }
    problems
}

fn lines_with(source: &Source, words: &[&str], what: &str) -> Vec<String> {
    code_lines(source)
        .filter(|(_, line)| words.iter().any(|word| line.contains(word)))
        .map(|(number, line)| format!("{}:{number}: {what}: {}", source.path, line.trim()))
        .collect()
}

/// The lines with their numbers, without comments. A `//` inside a string ends the line too early, which can only hide
/// what stands behind it on that line.
fn code_lines(source: &Source) -> impl Iterator<Item = (usize, &str)> {
    source.text.lines().enumerate().map(|(index, line)| (index + 1, line.split("//").next().unwrap_or_default()))
}
