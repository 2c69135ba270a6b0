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

/// Programs whose stacks and values are so large, or whose processes so many, that walking them again and again takes minutes.
const TOO_LARGE: [&str; 4] =
    ["limits/blocked_stacks", "limits/deep_recursion", "limits/many_supervisors", "limits/too_many_blocked"];

fn main() {
    let args = Arguments::from_args();
    let found = match cases(&suite_root().join("programs")) {
        Ok(found) => found,
        Err(why) => {
            eprintln!("error: {why}");
            std::process::exit(1);
        }
    };
    let fitting = found.into_iter().filter(|case| !TOO_LARGE.contains(&case.name.as_str()));
    let trials = fitting.map(|case| Trial::test(case.name.clone(), move || check(&case))).collect();
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
    let outcome = run::run(&run::Invocation {
        args,
        env,
        stdin: wanted.stdin.clone(),
        timeout: wanted.timeout.max(Duration::from_secs(30)) * SLOWER,
        directory: None,
    })?;
    Ok(report::answer(&outcome, wanted.exit.unwrap_or(0), file.expected.as_deref().unwrap_or_default())?)
}
