//! Nodes in network namespaces of their own, one of which is cut off and comes back. Where namespaces cannot be made (no root, no
//! iproute2), the test says that it was skipped. Must not know how nodes find out.

use crate::{Checked, DETECTION, Node, PATIENCE};
use libtest_mimic::Failed;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::time::Instant;

/// Three namespaces on one bridge, which is in a fourth. Gone when dropped.
struct Net {
    id: u32,
}

const PLACES: [&str; 3] = ["a", "b", "c"];

impl Net {
    fn space(&self, place: &str) -> String {
        format!("mesh{}{place}", self.id)
    }

    /// Runs `ip` with some words; the error is what it says.
    fn ip(words: &str) -> Result<(), String> {
        let output = Command::new("ip").args(words.split(' ')).output();
        match output {
            Ok(Output { status, .. }) if status.success() => Ok(()),
            Ok(output) => Err(format!("ip {words}: {}", String::from_utf8_lossy(&output.stderr).trim())),
            Err(error) => Err(format!("ip: {error}")),
        }
    }

    fn make() -> Result<Net, String> {
        let net = Net { id: std::process::id() };
        let bridge = net.space("br");
        Net::ip(&format!("netns add {bridge}"))?;
        Net::ip(&format!("-n {bridge} link add br0 type bridge"))?;
        Net::ip(&format!("-n {bridge} link set br0 up"))?;
        for (number, place) in PLACES.iter().enumerate() {
            let space = net.space(place);
            Net::ip(&format!("netns add {space}"))?;
            Net::ip(&format!("-n {bridge} link add port{place} type veth peer name eth0 netns {space}"))?;
            Net::ip(&format!("-n {bridge} link set port{place} master br0"))?;
            Net::ip(&format!("-n {bridge} link set port{place} up"))?;
            Net::ip(&format!("-n {space} addr add 10.77.0.{}/24 dev eth0", number + 1))?;
            Net::ip(&format!("-n {space} link set eth0 up"))?;
            Net::ip(&format!("-n {space} link set lo up"))?;
        }
        Ok(net)
    }

    /// Connects a place with the others, or cuts it off.
    fn connect(&self, place: &str, is_connected: bool) -> Checked {
        let way = if is_connected { "up" } else { "down" };
        Ok(Net::ip(&format!("-n {} link set port{place} {way}", self.space("br")))?)
    }

    fn start(&self, place: &str, claim_after: &str, seeds: &str) -> Result<Node, Failed> {
        let name = name_of(place);
        let settings = [("ROLE", "sentinel"), ("PEER", seeds), ("PEERS", "0"), ("CLAIM_AFTER", claim_after)];
        let inside = [PathBuf::from("ip"), "netns".into(), "exec".into(), self.space(place).into()];
        Node::start_inside(&inside, &name, "secret", &settings, seeds)
    }
}

impl Drop for Net {
    fn drop(&mut self) {
        for place in ["a", "b", "c", "br"] {
            let _ = Net::ip(&format!("netns del {}", self.space(place)));
        }
    }
}

fn name_of(place: &str) -> String {
    let number = 1 + PLACES.iter().position(|other| *other == place).unwrap_or_default();
    format!("{place}@10.77.0.{number}:9000")
}

/// One of three nodes is cut off: both sides know it in time. Both give the same name meanwhile, the one that was cut off first.
/// When they meet again its claim counts for all.
pub fn a_cut_off_node_comes_back() -> Checked {
    let net = match Net::make() {
        Ok(net) => net,
        Err(why) => {
            eprintln!("SKIPPED a_cut_off_node_comes_back: no network namespaces here: {why}");
            return Ok(());
        }
    };
    let seeds = PLACES.map(name_of).join(",");
    // The one that is cut off claims the name at once, one of the others later.
    let mut nodes = [net.start("a", "3000", &seeds)?, net.start("b", "", &seeds)?, net.start("c", "0", &seeds)?];
    let lost =
        |of: usize| PLACES.iter().enumerate().filter(move |(n, _)| (*n == 2) != (of == 2)).map(|(_, p)| name_of(p));
    for (number, node) in nodes.iter_mut().enumerate() {
        for other in PLACES.iter().enumerate().filter(|(n, _)| *n != number).map(|(_, place)| name_of(place)) {
            node.wait_for(&format!("met {other}"))?;
        }
        node.forget(&["met"]);
    }
    net.connect("c", false)?;
    let cut = Instant::now();
    for (number, node) in nodes.iter_mut().enumerate() {
        for other in lost(number) {
            let took = node.moment_of(&format!("lost {other}"))?.saturating_duration_since(cut);
            println!("{} knew of {other} after {took:?}", node.name);
            if took > DETECTION {
                return Err(format!("{} knew of {other} only after {took:?}", node.name).into());
            }
        }
    }
    // Each side has its own leader.
    nodes[2].expect(&["claimed 0", &format!("asked by {}", name_of("c"))])?;
    nodes[0].expect(&["claimed 0", &format!("asked by {}", name_of("a")), &format!("asked by {}", name_of("b"))])?;
    nodes.iter_mut().for_each(|node| node.forget(&["asked"]));
    net.connect("c", true)?;
    let healed = Instant::now();
    for (number, node) in nodes.iter_mut().enumerate() {
        for other in lost(number) {
            node.wait_for(&format!("met {other}"))?;
        }
    }
    // The older claim counts: whoever followed the other one asks this one now.
    nodes[2].expect(&[&format!("asked by {}", name_of("a")), &format!("asked by {}", name_of("b"))])?;
    println!("all agree {:?} after the end of the cut", healed.elapsed());
    let wrong = nodes[0].count("asked by");
    match (wrong, healed.elapsed() < PATIENCE) {
        (0, true) => Ok(()),
        _ => Err(format!("the later claim was asked {wrong} times").into()),
    }
}
