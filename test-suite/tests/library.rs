//! The library's own documentation: every public declaration has a sentence, and every `## Example:` is an expression that
//! is true. Knows nothing of what the functions do.

use libtest_mimic::{Arguments, Failed, Trial};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;
use test_suite::discover::suite_root;
use test_suite::run;

const EXAMPLE: &str = "## Example: ";
const PUBLIC: [&str; 7] =
    ["pub fn ", "pub let ", "pub struct ", "pub type ", "pub interface ", "pub intrinsic fn ", "pub intrinsic type "];

fn main() {
    let args = Arguments::from_args();
    let files = match sources() {
        Ok(files) => files,
        Err(why) => {
            eprintln!("error: {why}");
            std::process::exit(1);
        }
    };
    let mut trials = Vec::new();
    for file in files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let path = file.clone();
        trials.push(Trial::test(format!("sentences/{name}"), move || sentences(&path)));
        trials.push(Trial::test(format!("examples/{name}"), move || examples(&file)));
    }
    libtest_mimic::run(&args, trials).exit();
}

/// The files of the library, sorted.
fn sources() -> Result<Vec<PathBuf>, String> {
    let directory = suite_root().join("../runtime/std");
    let entries = std::fs::read_dir(&directory).map_err(|e| format!("{}: {e}", directory.display()))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "mpl"));
    files.sort();
    Ok(files)
}

fn read(path: &Path) -> Result<String, Failed> {
    std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()).into())
}

fn sentences(path: &Path) -> Result<(), Failed> {
    let text = read(path)?;
    let mut problems = String::new();
    let mut before = "";
    for (number, line) in text.lines().enumerate() {
        if PUBLIC.iter().any(|start| line.starts_with(start)) && !before.starts_with("## ") {
            let _ = writeln!(problems, "{}:{}: no sentence before `{line}`", path.display(), number + 1);
        }
        before = line;
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.into()) }
}

/// One program evaluates all examples of a file and prints the numbers of the lines that are not true.
fn examples(path: &Path) -> Result<(), Failed> {
    let text = read(path)?;
    let mut program = String::from("fn main() do\n");
    for (number, line) in text.lines().enumerate() {
        if let Some(expression) = line.trim_start().strip_prefix(EXAMPLE) {
            let _ = writeln!(program, "  if not ({expression}) do println(\"line {} is not true\") end", number + 1);
        }
    }
    program.push_str("end\n");
    let directory = run::Scratch::new()?;
    let file = directory.0.join("examples.mpl");
    std::fs::write(&file, &program).map_err(|e| format!("{}: {e}", file.display()))?;
    let outcome = run::run(&run::Invocation {
        args: vec![file.into_os_string()],
        timeout: Duration::from_secs(60),
        ..Default::default()
    })?;
    if outcome.status == Some(0) && outcome.stdout.is_empty() {
        return Ok(());
    }
    Err(format!("{}\n{}{}", path.display(), outcome.stdout, outcome.stderr).into())
}
