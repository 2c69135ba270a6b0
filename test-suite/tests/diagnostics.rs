//! Checks every program below `diagnostics/` and compares what `meshjit check` reports: always the codes and the words
//! the file names, and the whole text when the file ends with one. Must not run any of them.

use std::ffi::OsString;
use std::path::Path;
use test_suite::directive::TestFile;
use test_suite::discover::Case;
use test_suite::suite::{Finding, Suite};
use test_suite::{report, run};

fn main() {
    Suite { directory: "diagnostics", silence_means_no_text: false, examine }.main();
}

fn examine(case: &Case, file: &TestFile) -> Result<Finding, String> {
    let wanted = &file.directives;
    if wanted.codes.is_empty() {
        return Err("a diagnostics test names at least one `#! code:`".into());
    }
    let directory = case.target.parent().ok_or("the test has no directory")?;
    let target: OsString = case.target.file_name().ok_or("the test has no name")?.into();
    let outcome = run::run(&run::Invocation {
        args: vec!["check".into(), "--no-color".into(), target],
        timeout: wanted.timeout,
        directory: Some(directory.to_path_buf()),
        ..run::Invocation::default()
    })?;
    let text = normalised(&outcome.stderr, directory);
    let mut problems = Vec::new();
    problems.extend(report::status_problem(&outcome, wanted.exit.unwrap_or(2)));
    problems.extend(code_problems(&wanted.codes, &reported(&text)));
    problems.extend(report::missing(&wanted.contains, &text, "the text of the diagnostics"));
    Ok(Finding { outcome, text, problems })
}

/// The text as seen from the project: paths relative, no spaces at line ends, which an editor would remove from the
/// expectation.
fn normalised(text: &str, directory: &Path) -> String {
    let text = text.replace(&format!("{}/", directory.display()), "");
    text.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// The codes of all reports, in order: what stands in the brackets of lines such as `error[E0001]: …`.
fn reported(text: &str) -> Vec<String> {
    text.lines()
        .filter_map(|line| line.strip_prefix("error[").or_else(|| line.strip_prefix("warning[")))
        .filter_map(|rest| rest.split_once(']'))
        .map(|(code, _)| code.to_string())
        .collect()
}

/// Every named code must be reported at least as often as it is named, and no other error may be: an error that merely
/// follows from another one misleads its reader.
fn code_problems(wanted: &[String], got: &[String]) -> Vec<String> {
    let mut problems = Vec::new();
    let mut left: Vec<&String> = got.iter().collect();
    for code in wanted {
        match left.iter().position(|have| *have == code) {
            Some(index) => drop(left.remove(index)),
            None => problems.push(format!("{code} is not reported, or not as often as the file says\n")),
        }
    }
    for code in left {
        if !code.starts_with('W') && !wanted.contains(code) {
            problems.push(format!("{code} is reported without reason\n"));
        }
    }
    problems
}
