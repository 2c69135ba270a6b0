//! Programs made at random do the same before and after every pass. `MESH_SEEDS=n` tries more of them.

mod generator;
mod machine;

use mesh_compiler::ssa::{ir::Program, parse, pass, print};

const PASSES: [&str; 8] = ["live", "fold", "inline", "scalar", "known", "hoist", "poll", "optimise"];

fn copy(program: &Program) -> Program {
    let text = print::complete(program);
    parse::program(&text).unwrap_or_else(|error| panic!("printed text does not parse: {error}\n{text}"))
}

#[test]
fn passes_keep_the_meaning() {
    let seeds = std::env::var("MESH_SEEDS").ok().and_then(|n| n.parse().ok()).unwrap_or(150);
    let mut finished = 0;
    for seed in 0..seeds {
        let program = generator::program(seed);
        let before = machine::run(&program);
        finished += u32::from(before.end != machine::End::OutOfFuel);
        for name in PASSES {
            let mut changed = copy(&program);
            assert!(pass::run(name, &mut changed));
            let after = machine::run(&changed);
            assert!(
                before.agrees(&after),
                "seed {seed}, pass {name}: {before:?} became {after:?}\n{}\n==== to ====\n{}",
                print::complete(&program),
                print::complete(&changed)
            );
        }
    }
    assert!(finished > seeds as u32 / 4, "too many programs that do not end: {finished} of {seeds} do");
}
