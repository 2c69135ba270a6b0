//! Programs made at random do the same with and without the passes over their SSA. `MESH_FUZZ_SECONDS=n` tries more of them,
//! `MESH_FUZZ_SEED=n` starts elsewhere.

mod generator;

use std::time::{Duration, Instant};
use test_suite::run::{Invocation, Outcome, run};

/// A program that takes longer proves nothing.
const PATIENCE: Duration = Duration::from_secs(20);

fn outcome(path: &std::path::Path, optimise: &str) -> Outcome {
    let invocation = Invocation {
        args: vec![path.into()],
        env: vec![("MESH_OPTIMISE".into(), optimise.into())],
        timeout: PATIENCE,
        ..Invocation::default()
    };
    run(&invocation).expect("meshjit runs")
}

#[test]
fn passes_keep_what_programs_do() {
    let number = |name| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let time = Duration::from_secs(number("MESH_FUZZ_SECONDS").unwrap_or(10));
    let path = std::env::temp_dir().join(format!("mesh-random-{}.mpl", std::process::id()));
    test_suite::run::meshjit().expect("the binary");
    let (start, mut count, mut slow, mut failures) = (Instant::now(), 0, 0, Vec::new());
    for seed in number("MESH_FUZZ_SEED").unwrap_or(0).. {
        if start.elapsed() > time || failures.len() >= 5 {
            break;
        }
        let text = generator::program(seed);
        std::fs::write(&path, &text).expect("a writable directory");
        let (with, without) = (outcome(&path, "1"), outcome(&path, "0"));
        count += 1;
        if with.timed_out && without.timed_out {
            slow += 1;
            continue;
        }
        // A program may end early, by a division by zero; anything but 0 and 1 is a mistake of the compiler or of the generator.
        let is_same = with.status == without.status && with.stdout == without.stdout;
        if !is_same || !matches!(with.status, Some(0 | 1)) {
            failures.push(format!("seed {seed}:\n{text}\nwith passes: {with:#?}\nwithout: {without:#?}"));
        }
    }
    let _ = std::fs::remove_file(&path);
    println!("{count} programs, {slow} of them slow");
    assert!(failures.is_empty(), "with MESH_FUZZ_SEED:\n{}", failures.join("\n\n"));
    assert!(slow * 10 <= count, "too many programs that do not end: {slow} of {count}");
}
