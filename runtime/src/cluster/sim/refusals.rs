//! Nodes that must not be connected: both sides say why, each in a line of its own, and the one that calls for ever says it once.

use super::world::World;
use std::time::Duration;

/// What the two nodes of a world say, after the first has called the second for a while.
fn lines(world: &mut World) -> [Vec<String>; 2] {
    world.start(1, &[]);
    world.start(0, &[1]);
    world.run_until(Duration::from_secs(20));
    let of = |host: usize| {
        let run = world.runs[host].as_ref().expect("a node that runs");
        assert_eq!(run.engine.links().count(), 0);
        run.people().log.clone()
    };
    [of(0), of(1)]
}

#[test]
fn another_version_is_named_on_both_sides() {
    let mut world = World::new(1, 2);
    world.versions[1] += 1;
    let [caller, called] = lines(&mut world);
    assert_eq!(caller, ["no connection to n0001@h:1 yet, refused: n0000@h:1 speaks version 2 of the protocol, not 3"]);
    let line = "refused a connection from somewhere: n0000@h:1 speaks version 2 of the protocol, not 3";
    assert!(called.len() > 1 && called.iter().all(|other| other == line), "{called:?}");
}

#[test]
fn a_wrong_cookie_is_named_on_both_sides() {
    let mut world = World::new(1, 2);
    world.cookies[1] = "another".to_string();
    let [caller, called] = lines(&mut world);
    assert_eq!(caller, ["no connection to n0001@h:1 yet, refused: wrong cookie"]);
    let line = "refused a connection from somewhere: wrong cookie";
    assert!(called.len() > 1 && called.iter().all(|other| other == line), "{called:?}");
}

#[test]
fn a_node_with_our_name_is_refused() {
    let mut world = World::new(1, 2);
    // The caller's call of the other host's address reaches a node of the caller's own name.
    world.names[1] = world.names[0].clone();
    world.start(1, &[]);
    world.start(0, &[]);
    let other = crate::cluster::name::NodeName::parse("other@h:1").expect("a name");
    world.state().alias(other.full(), 1);
    let now = world.now();
    if let Some(run) = &mut world.runs[0] {
        run.engine.add_seed(now, other);
    }
    world.run_until(Duration::from_secs(5));
    let line = |host: usize| world.runs[host].as_ref().map(|run| run.people().log.join("\n")).unwrap_or_default();
    assert!(line(0).contains("'n0000@h:1' is taken or no name of a node"), "{}", line(0));
    assert!(line(1).contains("refused a connection from somewhere: 'n0000@h:1' is taken"), "{}", line(1));
}
