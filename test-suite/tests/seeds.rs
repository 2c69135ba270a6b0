//! Programs of several processes once more under many schedules: with `--seed` one thread runs them in an order that the seed
//! decides, in time that passes only when nobody can run. Their output must be the same in all orders. A failure names
//! the seed that repeats it.

use libtest_mimic::{Arguments, Failed, Trial};
use std::time::Duration;
use test_suite::directive::TestFile;
use test_suite::discover::{Case, cases, suite_root};
use test_suite::{report, run};

/// Below `programs/`.
const FAMILIES: [&str; 5] = ["supervision/", "processes/", "services/", "jobs/", "memory/messages"];
/// Schedules of one program, unless `MESH_SEEDS` says otherwise.
const SEEDS: u64 = 4;
/// Of those in `supervision/`, where orders matter most.
const SUPERVISION_SEEDS: u64 = 40;

fn main() {
    let args = Arguments::from_args();
    let found = match cases(&suite_root().join("programs")) {
        Ok(found) => found,
        Err(why) => {
            eprintln!("error: {why}");
            std::process::exit(1);
        }
    };
    let trials = found
        .into_iter()
        .filter(|case| FAMILIES.iter().any(|family| case.name.starts_with(family)))
        .map(|case| Trial::test(case.name.clone(), move || check(&case)))
        .collect();
    libtest_mimic::run(&args, trials).exit();
}

fn check(case: &Case) -> Result<(), Failed> {
    let text = std::fs::read_to_string(&case.file).map_err(|e| format!("cannot read {}: {e}", case.file.display()))?;
    let file = TestFile::parse(&text)?;
    let usual = if case.name.starts_with("supervision/") { SUPERVISION_SEEDS } else { SEEDS };
    let seeds = std::env::var("MESH_SEEDS").ok().and_then(|n| n.parse().ok()).unwrap_or(usual);
    (1..=seeds).try_for_each(|seed| check_seed(case, &file, seed))
}

fn check_seed(case: &Case, file: &TestFile, seed: u64) -> Result<(), Failed> {
    let wanted = &file.directives;
    let mut args = vec!["--seed".into(), seed.to_string().into(), case.target.clone().into_os_string()];
    args.extend(wanted.args.iter().map(Into::into));
    let outcome = run::run(&run::Invocation {
        args,
        env: wanted.env.clone(),
        stdin: wanted.stdin.clone(),
        timeout: wanted.timeout.max(Duration::from_secs(30)),
        directory: None,
    })?;
    let mut problems = Vec::new();
    problems.extend(report::status_problem(&outcome, wanted.exit.unwrap_or(0)));
    problems.extend(report::difference(file.expected.as_deref().unwrap_or_default(), &outcome.stdout));
    if problems.is_empty() {
        return Ok(());
    }
    problems.insert(0, format!("with --seed {seed}:\n"));
    Err(report::failure(&problems, &outcome).into())
}
