//! Every program below `programs/` once more, collected at every poll with the old space overwritten: a reference that a
//! stack map or a root forgets then shows as another output or as a crash. Compares the output only; `programs.rs` says
//! what else a program must do.

use libtest_mimic::{Arguments, Failed, Trial};
use std::time::Duration;
use test_suite::directive::TestFile;
use test_suite::discover::{Case, cases, suite_root};
use test_suite::{report, run};

/// A collection at every poll makes tight loops a hundred times slower.
const SLOWER: u32 = 4;

/// What programs that ask for it take for their number of processes, which is a million otherwise, and for the time that they work.
const COUNT: &str = "20000";
const MILLISECONDS: &str = "1000";

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
    let mut args = vec![case.target.clone().into_os_string()];
    args.extend(wanted.args.iter().map(Into::into));
    let mut env = wanted.env.clone();
    env.push(("MESH_GC_STRESS".into(), "1".into()));
    env.push(("MESH_TEST_COUNT".into(), COUNT.into()));
    env.push(("MESH_TEST_MS".into(), MILLISECONDS.into()));
    let outcome = run::run(&run::Invocation {
        args,
        env,
        stdin: wanted.stdin.clone(),
        timeout: wanted.timeout.max(Duration::from_secs(30)) * SLOWER,
        directory: None,
    })?;
    Ok(report::answer(&outcome, wanted.exit.unwrap_or(0), file.expected.as_deref().unwrap_or_default())?)
}
