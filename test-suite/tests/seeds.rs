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
const SEEDS: u64 = 20;
/// Of those below these, where orders matter most.
const MANY_SEEDS: u64 = 200;
const MANY: [&str; 3] = ["supervision/", "services/", "jobs/"];

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
    let wanted = &file.directives;
    let many = MANY.iter().any(|family| case.name.starts_with(family));
    let usual = if many { MANY_SEEDS } else { SEEDS };
    let seeds = std::env::var("MESH_SEEDS").ok().and_then(|n| n.parse().ok()).unwrap_or(usual);
    let mut args = vec!["--seeds".into(), seeds.to_string().into(), case.target.clone().into_os_string()];
    args.extend(wanted.args.iter().map(Into::into));
    let outcome = run::run(&run::Invocation {
        args,
        env: wanted.env.clone(),
        stdin: wanted.stdin.clone(),
        timeout: wanted.timeout.max(Duration::from_secs(30)) * 10,
        directory: None,
    })?;
    Ok(report::answer(&outcome, wanted.exit.unwrap_or(0), file.expected.as_deref().unwrap_or_default())?)
}
