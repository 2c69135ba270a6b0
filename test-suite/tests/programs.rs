//! Runs every program below `programs/` and compares what it writes with the block at its end. Knows nothing of stages
//! or diagnostics: only the finished program's behaviour counts.

use test_suite::directive::TestFile;
use test_suite::discover::Case;
use test_suite::suite::{Finding, Suite};
use test_suite::{report, run};

fn main() {
    Suite { directory: "programs", silence_means_no_text: true, examine }.main();
}

fn examine(case: &Case, file: &TestFile) -> Result<Finding, String> {
    let wanted = &file.directives;
    if let Some(code) = wanted.codes.first() {
        return Err(format!("a program reports no diagnostics, but the file asks for {code}"));
    }
    let mut args = vec![case.target.clone().into_os_string()];
    args.extend(wanted.args.iter().map(Into::into));
    let outcome = run::run(&run::Invocation {
        args,
        env: wanted.env.clone(),
        stdin: wanted.stdin.clone(),
        timeout: wanted.timeout,
        directory: None,
    })?;
    let mut problems = Vec::new();
    problems.extend(report::status_problem(&outcome, wanted.exit.unwrap_or(0)));
    problems.extend(report::missing(&wanted.stderr, &outcome.stderr, "standard error"));
    Ok(Finding { text: outcome.stdout.clone(), outcome, problems })
}
