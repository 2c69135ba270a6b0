//! Programs made at random do the same with and without the passes over their SSA, and matches what trying one arm after the
//! other says. `MESH_FUZZ_SECONDS=n` tries more of them, `MESH_FUZZ_SEED=n` starts elsewhere.

mod generator;
mod matches;

use matches::Matches;
use std::time::{Duration, Instant};
use test_suite::run::{Invocation, Outcome, run};

/// A program that takes longer proves nothing.
const PATIENCE: Duration = Duration::from_secs(20);

fn outcome(path: &std::path::Path, words: &[&str], env: &[(&str, &str)]) -> Outcome {
    let invocation = Invocation {
        args: words.iter().map(Into::into).chain([path.into()]).collect(),
        env: env.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect(),
        timeout: PATIENCE,
        ..Invocation::default()
    };
    run(&invocation).expect("meshjit runs")
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|text| text.parse().ok())
}

/// Tries seed after seed for a while; `attempt` says what is wrong.
fn try_seeds(name: &str, seconds: u64, attempt: &mut dyn FnMut(&std::path::Path, u64) -> Option<String>) {
    let time = Duration::from_secs(number("MESH_FUZZ_SECONDS").unwrap_or(seconds));
    let path = std::env::temp_dir().join(format!("mesh-{name}-{}.mpl", std::process::id()));
    test_suite::run::meshjit().expect("the binary");
    let (start, mut count, mut failures) = (Instant::now(), 0, Vec::new());
    for seed in number("MESH_FUZZ_SEED").unwrap_or(0).. {
        if start.elapsed() > time || failures.len() >= 5 {
            break;
        }
        count += 1;
        failures.extend(attempt(&path, seed).map(|failure| format!("seed {seed}:\n{failure}")));
    }
    let _ = std::fs::remove_file(&path);
    println!("{count} programs");
    assert!(failures.is_empty(), "with MESH_FUZZ_SEED:\n{}", failures.join("\n\n"));
}

/// The lines that diagnostics of a code are about.
fn lines_of(report: &str, code: &str) -> Vec<usize> {
    let mut lines = report.lines();
    let mut found = Vec::new();
    while lines.any(|line| line.contains(code)) {
        let place = lines.next().unwrap_or_default();
        found.extend(place.rsplit(':').nth(1).and_then(|line| line.parse::<usize>().ok()));
    }
    found
}

#[test]
fn matches_take_the_first_arm_that_fits() {
    try_seeds("matches", 5, &mut |path, seed| {
        let Matches { checked, redundant, incomplete, program, output } = matches::random(seed);
        std::fs::write(path, &checked).expect("a writable directory");
        let check = outcome(path, &["check"], &[]);
        let report = format!("{}{}", check.stdout, check.stderr);
        std::fs::write(path, &program).expect("a writable directory");
        let level = if seed % 2 == 0 { "1" } else { "0" };
        let run = outcome(path, &[], &[("MESH_OPTIMISE", level)]);
        let is_right = lines_of(&report, "[W0001]") == redundant
            && lines_of(&report, "[E0012]") == incomplete
            && run.status == Some(0)
            && run.stdout == output;
        (!is_right).then(|| {
            format!("{program}\nredundant: {redundant:?}\nincomplete: {incomplete:?}\n{output}\n{report}\n{run:#?}")
        })
    });
}

#[test]
fn passes_keep_what_programs_do() {
    let (mut count, mut slow) = (0, 0);
    try_seeds("random", 10, &mut |path, seed| {
        let text = generator::program(seed);
        std::fs::write(path, &text).expect("a writable directory");
        let with = outcome(path, &[], &[("MESH_OPTIMISE", "1")]);
        let without = outcome(path, &[], &[("MESH_OPTIMISE", "0")]);
        count += 1;
        if with.timed_out && without.timed_out {
            slow += 1;
            return None;
        }
        // A program may end early, by a division by zero; anything but 0 and 1 is a mistake of the compiler or of the generator.
        let mut is_right =
            with.status == without.status && with.stdout == without.stdout && matches!(with.status, Some(0 | 1));
        let mut stressed = None;
        if is_right && seed % 4 == 0 {
            let under = outcome(path, &[], &[("MESH_OPTIMISE", "1"), ("MESH_GC_STRESS", "1")]);
            // Collecting all the time may take too long, but changes nothing.
            is_right = under.timed_out || under.status == with.status && under.stdout == with.stdout;
            stressed = Some(under);
        }
        (!is_right).then(|| format!("{text}\nwith passes: {with:#?}\nwithout: {without:#?}\nstressed: {stressed:#?}"))
    });
    assert!(slow * 10 <= count, "too many programs that do not end: {slow} of {count}");
}
