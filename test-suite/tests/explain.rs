//! The pages about diagnostics: `meshjit explain` shows each, its wrong example is reported under its code and no other, and
//! its right example under none. Knows nothing of what the codes mean.

use libtest_mimic::{Arguments, Failed, Trial};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;
use test_suite::discover::suite_root;
use test_suite::markdown::{Block, blocks};
use test_suite::run::{Invocation, Outcome, Scratch, run};

/// Codes that no correct compiler gives: their pages have no examples.
const WITHOUT_EXAMPLES: [&str; 2] = ["E0099", "C0002"];
/// Said once more at the end of everything that does not compile.
const FAILED: &str = "Compilation failed due to errors above.";

fn main() {
    let args = Arguments::from_args();
    let mut trials = vec![Trial::test("every_code_has_a_page", every_code_has_a_page)];
    for code in pages() {
        trials.push(Trial::test(code.clone(), move || check(&code)));
    }
    libtest_mimic::run(&args, trials).exit();
}

fn compiler() -> PathBuf {
    suite_root().join("../compiler")
}

/// The codes that there are pages of.
fn pages() -> BTreeSet<String> {
    let entries = std::fs::read_dir(compiler().join("explain")).into_iter().flatten().flatten();
    entries.filter_map(|entry| Some(entry.path().file_stem()?.to_str()?.to_owned())).collect()
}

fn every_code_has_a_page() -> Result<(), Failed> {
    let catalogue = std::fs::read_to_string(compiler().join("syntax/src/diagnostics/catalog.rs"))?;
    let rows = catalogue.lines().filter(|line| line.ends_with("\";"));
    let codes: BTreeSet<String> = rows.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect();
    if codes.is_empty() {
        return Err("the catalogue is not where it was".into());
    }
    let differing: Vec<String> = codes.symmetric_difference(&pages()).cloned().collect();
    match differing.is_empty() {
        true => Ok(()),
        false => Err(format!("in the catalogue or among the pages only: {}", differing.join(", ")).into()),
    }
}

fn check(code: &str) -> Result<(), Failed> {
    let page = std::fs::read_to_string(compiler().join(format!("explain/{code}.md")))?;
    let shown = meshjit(&["explain", code], None)?;
    if shown.status != Some(0) || shown.stdout != page {
        return Err(format!("`explain` shows something else:\n{}", shown.stdout).into());
    }
    if !page.starts_with(&format!("# {code}: ")) {
        return Err("the heading does not name the code".into());
    }
    let examples = blocks(&page);
    match examples.as_slice() {
        [] if WITHOUT_EXAMPLES.contains(&code) => Ok(()),
        [wrong, right] if wrong.name == "Wrong" && right.name == "Right" => {
            expect(wrong, &BTreeSet::from([code.to_owned()]))?;
            expect(right, &BTreeSet::new())
        }
        _ => Err("the page needs one block under `Wrong` and one under `Right`".into()),
    }
}

fn expect(block: &Block, codes: &BTreeSet<String>) -> Result<(), Failed> {
    let outcome = meshjit(&["check", "--json", "example.mpl"], Some(&block.text))?;
    let mut reported = BTreeSet::new();
    for line in outcome.stderr.lines() {
        let diagnostic: serde_json::Value =
            serde_json::from_str(line).map_err(|error| format!("{error} in `{line}`"))?;
        if diagnostic["message"] != FAILED {
            reported.insert(diagnostic["code"].as_str().unwrap_or_default().to_owned());
        }
    }
    match reported == *codes {
        true => Ok(()),
        false => Err(format!("{} is reported as {reported:?}:\n{}", block.name, outcome.stderr).into()),
    }
}

fn meshjit(args: &[&str], source: Option<&str>) -> Result<Outcome, Failed> {
    let scratch = Scratch::new()?;
    if let Some(source) = source {
        std::fs::write(scratch.0.join(Path::new("example.mpl")), source)?;
    }
    let args = args.iter().map(Into::into).collect();
    let directory = Some(scratch.0.clone());
    Ok(run(&Invocation { args, timeout: Duration::from_secs(30), directory, ..Invocation::default() })?)
}
