//! Full meshes of many nodes: what it costs to form one and to keep it, which ARCHITECTURE.md tells. `MESH_SIM_NODES=n` measures
//! a mesh of that size and prints the figures.

use super::net::Faults;
use super::world::World;
use std::time::{Duration, Instant};

/// What one mesh cost.
struct Cost {
    nodes: usize,
    /// Until everybody was connected with everybody, in simulated time.
    formed: Duration,
    /// Frames and bytes that a node sent until then.
    join_frames: u64,
    join_bytes: u64,
    /// At rest, of a node: heartbeats sent and received, bytes sent, in a second.
    heartbeats: u64,
    bytes: u64,
    /// Memory of a node, without the buffers of real connections.
    memory: u64,
    /// Time of a processor that a node needs for a second, in microseconds, in this simulation.
    processor: u64,
}

impl std::fmt::Display for Cost {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} nodes: a mesh after {:?} with {} frames and {} bytes from each; then {} heartbeats and {} bytes a second, \
             {} bytes of memory, {} us of a processor a second",
            self.nodes,
            self.formed,
            self.join_frames,
            self.join_bytes,
            self.heartbeats,
            self.bytes,
            self.memory,
            self.processor
        )
    }
}

fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or("0");
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or(0) << 10
}

fn is_meshed(world: &World) -> bool {
    let others = world.names.len() - 1;
    world.runs.iter().flatten().all(|run| run.engine.links().count() == others)
}

/// All nodes start within a second and know one of them.
fn measure(nodes: usize, rest: Duration) -> Cost {
    let before = resident();
    let mut world = World::new(nodes as u64, nodes);
    world.state().faults = Faults { delay_ms: (1, 3), ..Faults::NONE };
    for host in 0..nodes {
        let start = Duration::from_secs_f64(host as f64 / nodes as f64);
        world.run_until(start);
        world.start(host, &[0]);
    }
    while !is_meshed(&world) {
        let next = world.now() + Duration::from_millis(100);
        assert!(next < Duration::from_secs(60), "{nodes} nodes have no full mesh after a minute");
        world.run_until(next);
    }
    let (formed, joined) = (world.now(), world.state().traffic);
    // What was dialled in vain meanwhile comes to its end.
    let settled = formed + Duration::from_secs(1);
    world.run_until(settled);
    let (at_rest, clock) = (world.state().traffic, Instant::now());
    world.run_until(settled + rest);
    assert!(is_meshed(&world), "a node of {nodes} was taken for dead");
    let after = world.state().traffic;
    let (count, seconds) = (nodes as u64, rest.as_secs().max(1));
    Cost {
        nodes,
        formed,
        join_frames: joined.frames / count,
        join_bytes: joined.bytes / count,
        heartbeats: 2 * (after.heartbeats - at_rest.heartbeats) / count / seconds,
        bytes: (after.bytes - at_rest.bytes) / count / seconds,
        memory: resident().saturating_sub(before) / count,
        processor: clock.elapsed().as_micros() as u64 / count / seconds,
    }
}

#[test]
fn a_mesh_forms_and_costs_what_is_said() {
    let size = std::env::var("MESH_SIM_NODES").ok().and_then(|text| text.parse().ok());
    let sizes = size.map_or(vec![10, 60], |size: usize| vec![size]);
    for nodes in sizes {
        let cost = measure(nodes, Duration::from_secs(4));
        println!("{cost}");
        let links = nodes as u64 - 1;
        // Two heartbeats a second to each of the others, and as many from them.
        assert!(cost.heartbeats.abs_diff(4 * links) <= links, "{cost}");
        assert!(cost.bytes <= 2 * links * 60, "{cost}");
        assert!(cost.formed < Duration::from_secs(10), "{cost}");
    }
}

/// One node of many is killed: all others know it within three seconds, and nobody takes another one for dead.
#[test]
fn an_end_is_noticed_everywhere_and_no_other() {
    let nodes = 40;
    let mut world = World::new(5, nodes);
    (0..nodes).for_each(|host| world.start(host, &[0]));
    while !is_meshed(&world) {
        let next = world.now() + Duration::from_millis(100);
        assert!(next < Duration::from_secs(30), "no full mesh");
        world.run_until(next);
    }
    for victim in [7, 0] {
        let rest = world.now() + Duration::from_secs(5);
        world.run_until(rest);
        world.end(victim, false);
        // Its machine says that nobody listens, so it does not take as long as silence alone.
        let until = world.now() + Duration::from_millis(1200);
        world.run_until(until);
        let others = world.runs.iter().flatten().count() - 1;
        for run in world.runs.iter().flatten() {
            assert_eq!(run.engine.links().count(), others, "{}", run.engine.me.name);
        }
    }
}

/// A machine that cannot be reached says nothing of its node: then silence alone tells.
#[test]
fn a_node_that_is_cut_off_is_down_within_three_seconds() {
    let mut world = World::new(3, 5);
    (0..5).for_each(|host| world.start(host, &[0]));
    world.run_until(Duration::from_secs(5));
    assert!(is_meshed(&world));
    world.state().cut = (0..4).map(|host| (host, 4)).collect();
    world.run_until(Duration::from_secs(6));
    assert!(is_meshed(&world));
    world.run_until(Duration::from_secs(8));
    let links: Vec<_> = world.runs.iter().flatten().map(|run| run.engine.links().count()).collect();
    assert_eq!(links, [3, 3, 3, 3, 0]);
    world.state().cut.clear();
    world.run_until(Duration::from_secs(20));
    assert!(is_meshed(&world));
}

/// Somebody on the way says of a living node that nobody listens there: it is not believed, not even when the node is silent for
/// a moment later.
#[test]
fn who_lied_of_a_living_node_is_not_believed() {
    let mut world = World::new(2, 2);
    (0..2).for_each(|host| world.start(host, &[0]));
    world.run_until(Duration::from_secs(2));
    let say_vanished = |world: &mut World| {
        let now = world.now();
        let run = world.runs[0].as_mut().expect("a node that runs");
        let conn = run.engine.links().next().map(|link| link.conn);
        conn.into_iter().for_each(|conn| run.engine.vanished(now, conn));
    };
    say_vanished(&mut world);
    let silent_until = world.now() + Duration::from_millis(1500);
    let number = world.runs[1].as_ref().expect("a node that runs").number;
    world.state().still.insert(number, silent_until);
    world.run_until(silent_until - Duration::from_millis(1));
    say_vanished(&mut world);
    world.run_until(silent_until + Duration::from_secs(3));
    assert!(is_meshed(&world));
    assert!(world.runs[0].as_ref().is_some_and(|run| run.people().log.is_empty()));
}

/// A node hears from a peer that another one was restarted before it hears that one's farewell. It is the one to call.
#[test]
fn a_farewell_that_comes_late_hides_no_return() {
    let mut world = World::new(1, 3);
    world.start(0, &[]);
    world.start(2, &[]);
    world.start(1, &[2]);
    let wait = |world: &mut World, ms| {
        let until = world.now() + Duration::from_millis(ms);
        world.run_until(until);
    };
    wait(&mut world, 1000);
    // The farewell is a second and a half on its way, so that what follows comes before it.
    world.state().faults = Faults { delay_ms: (1500, 1500), ..Faults::NONE };
    world.end(1, true);
    world.state().faults = Faults::NONE;
    world.start(1, &[0]);
    wait(&mut world, 500);
    let (now, seed) = (world.now(), world.names[0].clone());
    if let Some(run) = &mut world.runs[2] {
        run.engine.add_seed(now, seed);
    }
    wait(&mut world, 500);
    let log = |world: &World| world.runs[2].as_ref().map(|run| run.people().log.clone()).unwrap_or_default();
    assert!(log(&world).is_empty() && !is_meshed(&world), "{:?}", log(&world));
    wait(&mut world, 1500);
    assert_eq!(log(&world), ["n0001@h:1 is down: it left"]);
    assert!(is_meshed(&world));
}
