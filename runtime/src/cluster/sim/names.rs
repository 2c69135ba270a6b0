//! Names that all nodes know, in orders of arrival that are rare. Knows nothing of faults: the seeds of `chaos` have those.

use super::net::Faults;
use super::world::World;
use crate::process::table::lock;
use std::time::Duration;

/// A process claims a name twice at once; between the two grants the name is taken from it. What is said of the first grant comes
/// to the node that decides after the second one, which must not be forgotten for it.
#[test]
fn what_is_said_of_an_earlier_grant_does_not_end_a_later_one() {
    let mut world = World::new(1, 2);
    world.start(0, &[]);
    world.start(1, &[0]);
    world.run_until(Duration::from_secs(1));
    let pid = world.spawn(1).expect("a node that runs");
    world.state().faults = Faults { delay_ms: (100, 100), ..Faults::NONE };
    let at = |world: &mut World, ms: u64| world.run_until(Duration::from_millis(1000 + ms));
    for ms in [0, 50] {
        at(&mut world, ms);
        world.runs[1].as_mut().expect("a node that runs").register("n", pid);
    }
    at(&mut world, 120);
    assert!(world.runs[0].as_mut().is_some_and(|run| run.engine.unregister("n")));
    at(&mut world, 800);
    let table = |host: usize| {
        let all = world.runs[host].as_ref().map(|run| lock(&run.engine.names).all()).unwrap_or_default();
        all.into_iter().map(|(name, claim)| (name, world.place(host, claim.pid))).collect::<Vec<_>>()
    };
    assert_eq!(table(1).len(), 1);
    assert_eq!(table(0), table(1));
}
