//! Measures how the time to check and to compile a program grows with its size: writes projects of several sizes, runs `meshjit
//! --timings` on each, and prints the best of several runs by part. Knows the flag's table, nothing of the compiler.
//!
//! `cargo run --release -p test-suite --example front_end [LINES…]`

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::time::Duration;
use test_suite::run::{Invocation, Scratch, run};

const SIZES: [usize; 5] = [1_000, 3_000, 4_000, 10_000, 30_000];
const RUNS: usize = 5;
const PARTS: [&str; 8] = ["files", "parse", "names", "types", "SSA", "passes", "machine code", "total"];

fn main() -> Result<(), String> {
    let asked: Vec<usize> = std::env::args().skip(1).filter_map(|arg| arg.parse().ok()).collect();
    let sizes = if asked.is_empty() { SIZES.to_vec() } else { asked };
    println!(
        "milliseconds, the best of {RUNS} runs; `check` is the total of `meshjit check`, the rest is `meshjit run`"
    );
    print!("{:>8}{:>8}", "lines", "check");
    PARTS.iter().for_each(|part| print!("{part:>14}"));
    println!();
    for size in sizes {
        let scratch = Scratch::new()?;
        let lines = write_project(&scratch.0, size).map_err(|error| error.to_string())?;
        let checked = best(&["check", "--timings", "."], &scratch.0)?;
        let compiled = best(&["--timings", "."], &scratch.0)?;
        print!("{lines:>8}{:>8.1}", checked.get("total").copied().unwrap_or_default());
        PARTS.iter().for_each(|part| print!("{:>14.1}", compiled.get(*part).copied().unwrap_or_default()));
        println!();
    }
    Ok(())
}

/// The smallest time of every part, over all runs.
fn best(args: &[&str], directory: &Path) -> Result<BTreeMap<String, f64>, String> {
    let mut best = BTreeMap::new();
    for _ in 0..RUNS {
        let outcome = run(&Invocation {
            args: args.iter().map(Into::into).collect(),
            timeout: Duration::from_secs(300),
            directory: Some(directory.to_path_buf()),
            ..Invocation::default()
        })?;
        if outcome.status != Some(0) {
            return Err(format!("the project does not run:\n{}", outcome.stderr));
        }
        for line in outcome.stderr.lines().filter_map(|line| line.strip_suffix(" ms")) {
            let (part, time) = line.trim_end().rsplit_once(' ').ok_or("a line without a time")?;
            let time: f64 = time.parse().map_err(|_| format!("`{time}` is no time"))?;
            let entry = best.entry(part.trim_end().to_string()).or_insert(time);
            *entry = entry.min(time);
        }
    }
    Ok(best)
}

/// Writes as many modules as make about `size` lines, and a `main.mpl` that calls them all. Returns the number of lines.
fn write_project(directory: &Path, size: usize) -> std::io::Result<usize> {
    let mut count = size / module(0).lines().count();
    count = count.max(1);
    let mut main = String::new();
    let mut body = String::new();
    let mut lines = 0;
    for index in 0..count {
        let text = module(index);
        lines += text.lines().count();
        std::fs::write(directory.join(format!("part_{index}.mpl")), text)?;
        let _ = writeln!(main, "import Part{index}");
        let _ = writeln!(body, "  let sum = (sum * 31 + Part{index}.run(sum % 100)) % 1000003");
    }
    let _ = write!(main, "\nfn main() do\n  let sum = 1\n{body}  println(\"${{sum}}\")\nend\n");
    lines += main.lines().count();
    std::fs::write(directory.join("main.mpl"), main)?;
    Ok(lines)
}

/// A module of 130 lines with types, derived and written instances, clauses, closures, loops, texts and a service.
fn module(index: usize) -> String {
    TEMPLATE.replace("#{n}", &index.to_string())
}

const TEMPLATE: &str = include_str!("front_end_module.mpl.txt");
