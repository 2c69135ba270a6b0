//! Runs every program below `programs/` and compares what it writes with the block at its end. Knows nothing of stages
//! or diagnostics: only the finished program's behaviour counts.

use libtest_mimic::{Arguments, Failed, Trial};
use test_suite::directive::TestFile;
use test_suite::discover::{Case, cases, suite_root};
use test_suite::{bless, report, run};

fn main() {
    let args = Arguments::from_args();
    let found = match cases(&suite_root().join("programs")) {
        Ok(found) => found,
        Err(why) => {
            eprintln!("error: {why}");
            std::process::exit(1);
        }
    };
    let trials = found.into_iter().map(|case| Trial::test(case.name.clone(), move || check(&case))).collect();
    libtest_mimic::run(&args, trials).exit();
}

fn check(case: &Case) -> Result<(), Failed> {
    let text = std::fs::read_to_string(&case.file).map_err(|e| format!("cannot read {}: {e}", case.file.display()))?;
    let file = TestFile::parse(&text)?;
    let wanted = &file.directives;
    if let Some(code) = wanted.codes.first() {
        return Err(format!("a program reports no diagnostics, but the file asks for {code}").into());
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
    for part in &wanted.stderr {
        if !outcome.stderr.contains(part.as_str()) {
            problems.push(format!("standard error does not contain `{part}`\n"));
        }
    }
    // A run that failed in another way must not become the expectation.
    if bless() && problems.is_empty() {
        std::fs::write(&case.file, file.with_expected(&outcome.stdout))
            .map_err(|e| format!("cannot rewrite {}: {e}", case.file.display()))?;
        return Ok(());
    }
    problems.extend(report::difference(file.expected.as_deref().unwrap_or_default(), &outcome.stdout));
    if problems.is_empty() { Ok(()) } else { Err(report::failure(&problems, &outcome).into()) }
}
