//! Nodes as real OS processes on the loopback: what processes do to processes elsewhere, and what happens when a node goes. Must
//! not know how nodes talk.

mod cluster {
    pub mod detection;
    pub mod mesher;
    pub mod partition;
    pub mod slow;
    pub mod stream;
}

use cluster::{detection, mesher, partition, slow, stream};
use libtest_mimic::{Arguments, Failed, Trial};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};
use test_suite::discover::suite_root;
use test_suite::run::{Scratch, meshjit};

/// How long anything may take on a machine that builds meanwhile.
pub const PATIENCE: Duration = Duration::from_secs(60);
/// From the kill of a node to `nodedown` at its peers.
const DETECTION: Duration = Duration::from_secs(3);

pub type Checked = Result<(), Failed>;
type Test = (&'static str, fn() -> Checked);

fn main() {
    let args = Arguments::from_args();
    let tests: [Test; 30] = [
        ("values_cross_unchanged", values_cross_unchanged),
        ("a_worker_finds_what_its_node_has", a_worker_finds_what_its_node_has),
        ("services_and_global_names", services_and_global_names),
        ("what_does_not_travel_is_refused", what_does_not_travel_is_refused),
        ("the_sender_fails_whatever_the_way", the_sender_fails_whatever_the_way),
        ("links_and_monitors", links_and_monitors),
        ("a_message_too_large_for_its_receiver", a_message_too_large_for_its_receiver),
        ("children_on_another_node", children_on_another_node),
        ("a_stopped_node_is_down_until_it_goes_on", a_stopped_node_is_down_until_it_goes_on),
        ("pids_through_a_third_node", pids_through_a_third_node),
        ("five_nodes_from_one_seed_in_any_order", five_nodes_from_one_seed_in_any_order),
        ("a_wrong_cookie_is_refused_on_both_sides", a_wrong_cookie_is_refused_on_both_sides),
        ("garbage_at_the_port_harms_nothing", garbage_at_the_port_harms_nothing),
        ("flags_are_checked_first", flags_are_checked_first),
        ("programs_that_differ_agree_on_what_they_share", programs_that_differ_agree_on_what_they_share),
        ("a_busy_peer_slows_its_senders", slow::a_busy_peer_slows_its_senders),
        ("a_stopped_peer_stops_its_senders", slow::a_stopped_peer_stops_its_senders),
        ("a_slow_reader_slows_its_senders", slow::a_slow_reader_slows_its_senders),
        ("two_that_never_read_do_not_wait_for_ever", slow::two_that_never_read_do_not_wait_for_ever),
        ("a_killed_node_is_noticed_and_no_other", detection::a_killed_node_is_noticed_and_no_other),
        ("a_cut_off_node_comes_back", partition::a_cut_off_node_comes_back),
        ("nodes_that_cannot_be_are_refused", nodes_that_cannot_be_are_refused),
        ("mesher_nodes_meet_in_any_order", mesher::nodes_meet_in_any_order),
        ("mesher_nodes_share_the_load", mesher::nodes_share_the_load),
        ("mesher_restarts_node_by_node", mesher::restarts_node_by_node),
        ("mesher_divides_the_rate_limit", mesher::divides_the_rate_limit),
        ("mesher_stream_is_told_on_every_node", stream::is_told_on_every_node),
        ("mesher_stream_forgets_for_the_slow_only", stream::forgets_for_the_slow_only),
        ("mesher_refuses_what_it_cannot_honour", mesher::refuses_what_it_cannot_honour),
        ("mesher_uses_a_peer_while_it_is_there", mesher::uses_a_peer_while_it_is_there),
    ];
    let trials = tests.into_iter().map(|(name, test)| Trial::test(name, test)).collect();
    libtest_mimic::run(&args, trials).exit();
}

/// A port for datagrams that was free a moment ago.
pub fn free_port() -> Result<u16, Failed> {
    let socket = std::net::UdpSocket::bind(("127.0.0.1", 0))?;
    Ok(socket.local_addr()?.port())
}

fn program() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cluster")
}

/// A running node and what it printed. Ended when dropped.
struct Node {
    name: String,
    child: Child,
    lines: Receiver<(Instant, String)>,
    seen: Vec<String>,
    /// When they came.
    moments: Vec<Instant>,
}

impl Node {
    fn start(name: &str, cookie: &str, settings: &[(&str, &str)], cluster: &str) -> Result<Node, Failed> {
        Node::start_program(&program(), name, cookie, settings, cluster)
    }

    fn start_program(
        program: &Path,
        name: &str,
        cookie: &str,
        settings: &[(&str, &str)],
        cluster: &str,
    ) -> Result<Node, Failed> {
        let command = Command::new(meshjit()?);
        Node::start_command(command, program, name, cookie, settings, cluster)
    }

    /// Starts it by another program, which is given as words.
    fn start_inside(
        words: &[PathBuf],
        name: &str,
        cookie: &str,
        settings: &[(&str, &str)],
        cluster: &str,
    ) -> Result<Node, Failed> {
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]).arg(meshjit()?);
        Node::start_command(command, &program(), name, cookie, settings, cluster)
    }

    fn start_command(
        mut command: Command,
        program: &Path,
        name: &str,
        cookie: &str,
        settings: &[(&str, &str)],
        cluster: &str,
    ) -> Result<Node, Failed> {
        command.arg(program).args(["--name", name, "--cookie", cookie]);
        if !cluster.is_empty() {
            command.args(["--cluster", cluster]);
        }
        let mut child = command
            .envs(settings.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let (sender, lines) = channel();
        let stdout = child.stdout.take().map(|s| Box::new(s) as Box<dyn Read + Send>);
        let stderr = child.stderr.take().map(|s| Box::new(s) as Box<dyn Read + Send>);
        for output in [stdout, stderr].into_iter().flatten() {
            let sender = sender.clone();
            std::thread::spawn(move || {
                for line in BufReader::new(output).lines().map_while(Result::ok) {
                    if sender.send((Instant::now(), line)).is_err() {
                        return;
                    }
                }
            });
        }
        Ok(Node { name: name.to_string(), child, lines, seen: vec![], moments: vec![] })
    }

    /// Waits for a line that contains a text.
    fn wait_for(&mut self, text: &str) -> Result<String, Failed> {
        let place = self.place_of(text)?;
        Ok(self.seen[place].clone())
    }

    /// When a line that contains a text was printed; waits for it.
    fn moment_of(&mut self, text: &str) -> Result<Instant, Failed> {
        let place = self.place_of(text)?;
        Ok(self.moments[place])
    }

    fn place_of(&mut self, text: &str) -> Result<usize, Failed> {
        let until = Instant::now() + PATIENCE;
        if let Some(place) = self.seen.iter().position(|line| line.contains(text)) {
            return Ok(place);
        }
        loop {
            match self.lines.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok((moment, line)) => {
                    let found = line.contains(text);
                    self.note(moment, line);
                    if found {
                        return Ok(self.seen.len() - 1);
                    }
                }
                Err(_) => return Err(format!("{} never printed `{text}`: {:#?}", self.name, self.seen).into()),
            }
        }
    }

    fn note(&mut self, moment: Instant, line: String) {
        self.seen.push(line);
        self.moments.push(moment);
    }

    /// Drops the lines so far that contain one of some texts.
    fn forget(&mut self, texts: &[&str]) {
        self.count("");
        let all: Vec<_> = self.moments.drain(..).zip(self.seen.drain(..)).collect();
        for (moment, line) in all {
            if !texts.iter().any(|text| line.contains(text)) {
                self.note(moment, line);
            }
        }
    }

    fn expect(&mut self, texts: &[&str]) -> Checked {
        texts.iter().try_for_each(|text| self.wait_for(text).map(|_| ()))
    }

    /// How many of the lines so far contain a text.
    fn count(&mut self, text: &str) -> usize {
        while let Ok((moment, line)) = self.lines.try_recv() {
            self.note(moment, line);
        }
        self.seen.iter().filter(|line| line.contains(text)).count()
    }

    fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A node that serves, and one with a role that is connected to it.
fn pair(role: &str) -> Result<(Node, Node), Failed> {
    let server = format!("a@127.0.0.1:{}", free_port()?);
    let client = format!("b@127.0.0.1:{}", free_port()?);
    let mut a = Node::start(&server, "secret", &[("ROLE", "serve")], "")?;
    a.wait_for("started")?;
    let b = Node::start(&client, "secret", &[("ROLE", role), ("PEER", &server)], &server)?;
    Ok((a, b))
}

fn values_cross_unchanged() -> Checked {
    let (_a, mut b) = pair("values")?;
    b.wait_for("values done")?;
    match b.count("DIFFERS") {
        0 => Ok(()),
        _ => Err(format!("{:#?}", b.seen).into()),
    }
}

fn a_worker_finds_what_its_node_has() -> Checked {
    let (mut a, mut b) = pair("worker")?;
    b.wait_for("worker done")?;
    a.expect(&["desk got work on a@127.0.0.1", "desk got answer from b@127.0.0.1"])
}

fn services_and_global_names() -> Checked {
    let (_a, mut b) = pair("service")?;
    b.expect(&[
        "add (6, five!)",
        "add (42, two!)",
        "nobody #PID<0.0> true false",
        "taken 1 own 0",
        "Err(service call failed: on purpose)",
        "Err(service call failed: noproc)",
        "service done",
    ])
}

fn what_does_not_travel_is_refused() -> Checked {
    let (_a, mut b) = pair("refused")?;
    b.expect(&["down cannot send () -> Int to another node", "down cannot send SqliteConn to another node"])?;
    b.wait_for("refused done")?;
    match b.count("sent") {
        0 => Ok(()),
        _ => Err("it was sent all the same".into()),
    }
}

/// Messages, arguments of processes, calls, casts and replies; alone and inside of other values.
fn the_sender_fails_whatever_the_way() -> Checked {
    let (mut a, mut b) = pair("refusing")?;
    b.expect(&["refusing done"])?;
    let refused = |name: &str| format!("cannot send {name} to another node");
    for (what, wanted) in [
        ("closure", refused("() -> Int")),
        ("named", "sent".into()),
        ("inside", refused("() -> Int")),
        ("iterator", refused("Iter")),
        ("pool", refused("PoolHandle")),
        ("router", refused("Router")),
        ("bare", refused("Router")),
        ("later", refused("() -> Int")),
        ("argument", refused("(Int) -> Int")),
        ("linked", refused("() -> Int")),
        ("named argument", "spawned".into()),
        ("call", refused("(Int) -> Int")),
        ("named call", "2".into()),
        ("named reply", "8".into()),
        ("cast", refused("(Int) -> Int")),
        ("alive", "true".into()),
        ("reply", format!("service call failed: {}", refused("(Int) -> Int"))),
    ] {
        let line = format!("{what}: {wanted}");
        match b.seen.contains(&line) {
            true => {}
            false => return Err(format!("no `{line}`: {:#?}", b.seen).into()),
        }
    }
    // At the line of the send, and of the service for its reply.
    b.expect(&["Mesh panic at refusals.mpl:113: cannot send () -> Int to another node"])?;
    a.expect(&["called 7", "plain 3", "got h 42", "Mesh panic at refusals.mpl:81: cannot send (Int) -> Int"])
}

/// Ends of processes elsewhere, the end of their node by SIGKILL, and its return under the same name.
fn links_and_monitors() -> Checked {
    let (mut a, mut b) = pair("watch")?;
    b.expect(&["monitor 0 1", "saw exit it failed", "saw down killed", "saw down normal"])?;
    let killed = Instant::now();
    a.kill();
    b.wait_for("saw nodedown true []")?;
    let took = killed.elapsed();
    if took > DETECTION {
        return Err(format!("nodedown after {took:?}").into());
    }
    b.expect(&["saw exit noconnection", "saw down noconnection"])?;
    let mut again = Node::start(&a.name, "secret", &[("ROLE", "serve")], "")?;
    again.wait_for("started")?;
    b.wait_for("saw nodeup true")?;
    std::thread::sleep(Duration::from_millis(200));
    // Everything was told exactly once.
    for (text, times) in [("saw exit", 2), ("saw down", 3), ("saw nodedown", 1), ("saw nodeup", 1)] {
        if b.count(text) != times {
            return Err(format!("`{text}` not {times} times: {:#?}", b.seen).into());
        }
    }
    Ok(())
}

fn a_message_too_large_for_its_receiver() -> Checked {
    let (first, second) = (format!("a@127.0.0.1:{}", free_port()?), format!("b@127.0.0.1:{}", free_port()?));
    let program = suite_root().join("servers/heavy.mpl");
    let settings = [("ROLE", "serve"), ("MESH_MAX_HEAP", "2M")];
    let mut a = Node::start_program(&program, &first, "secret", &settings, "")?;
    a.wait_for("started")?;
    let mut b = Node::start_program(&program, &second, "secret", &[("ROLE", "send")], &first)?;
    b.wait_for("sent")?;
    a.expect(&["sink: out of memory: the process would hold 50", "got 5"])
}

fn children_on_another_node() -> Checked {
    let (_a, mut b) = pair("supervise")?;
    b.expect(&["restarted true false", "supervisor shutdown", "supervise done"])
}

/// SIGSTOP for ten seconds looks like the end; SIGCONT brings the same incarnation back.
fn a_stopped_node_is_down_until_it_goes_on() -> Checked {
    let (a, mut b) = pair("watch")?;
    b.expect(&["monitor 0 1", "saw down normal"])?;
    let signal = |name: &str| Command::new("kill").args([name, &a.child.id().to_string()]).status();
    signal("-STOP")?;
    let stopped = Instant::now();
    b.wait_for("saw nodedown true []")?;
    std::thread::sleep(Duration::from_secs(10).saturating_sub(stopped.elapsed()));
    signal("-CONT")?;
    b.wait_for("saw nodeup true")?;
    std::thread::sleep(Duration::from_secs(4));
    match (b.count("saw nodedown"), b.count("saw nodeup")) {
        (1, 1) => Ok(()),
        _ => Err(format!("{:#?}", b.seen).into()),
    }
}

fn pids_through_a_third_node() -> Checked {
    let names: Vec<String> =
        ["a", "b", "c"].iter().map(|n| Ok(format!("{n}@127.0.0.1:{}", free_port()?))).collect::<Result<_, Failed>>()?;
    let _a = Node::start(&names[0], "secret", &[("ROLE", "serve")], &names[2])?;
    let settings = [("ROLE", "three"), ("PEER", &*names[0]), ("THIRD", &*names[2]), ("PEERS", "2")];
    let mut b = Node::start(&names[1], "secret", &settings, &names[0])?;
    let mut c = Node::start(&names[2], "secret", &[("ROLE", "serve")], "")?;
    b.expect(&["same true", "three done"])?;
    c.expect(&["echo through a third"])
}

/// Everybody knows only the last one, which starts last.
fn five_nodes_from_one_seed_in_any_order() -> Checked {
    let names: Vec<String> =
        (0..5).map(|n| Ok(format!("n{n}@127.0.0.1:{}", free_port()?))).collect::<Result<_, Failed>>()?;
    let seed = &names[4];
    let mut nodes = vec![];
    for name in &names {
        nodes.push(Node::start(name, "secret", &[("ROLE", "none"), ("PEER", seed), ("PEERS", "4")], seed)?);
    }
    nodes.iter_mut().try_for_each(|node| node.wait_for("meshed").map(|_| ()))
}

fn a_wrong_cookie_is_refused_on_both_sides() -> Checked {
    let server = format!("a@127.0.0.1:{}", free_port()?);
    let client = format!("b@127.0.0.1:{}", free_port()?);
    let mut a = Node::start(&server, "secret", &[("ROLE", "serve")], "")?;
    a.wait_for("started")?;
    let mut b = Node::start(&client, "guess", &[("ROLE", "values"), ("PEER", &server)], &server)?;
    b.wait_for(&format!("Mesh: no connection to {server} yet, refused: wrong cookie"))?;
    let line = a.wait_for("Mesh: refused a connection from 127.0.0.1:")?;
    match line.ends_with("wrong cookie") && b.count("meshed") == 0 {
        true => Ok(()),
        false => Err(line.into()),
    }
}

/// Datagrams of random bytes, short and long, before and while a connection is up.
fn garbage_at_the_port_harms_nothing() -> Checked {
    let (a, mut b) = pair("values")?;
    let target = a.name.split('@').nth(1).ok_or("a name with a port")?;
    let socket = std::net::UdpSocket::bind(("127.0.0.1", 0))?;
    let mut state = 1u64;
    for round in 0..3000usize {
        let bytes: Vec<u8> = (0..1 + round % 1400)
            .map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (state >> 33) as u8
            })
            .collect();
        socket.send_to(&bytes, target)?;
    }
    b.wait_for("values done")?;
    match b.count("DIFFERS") {
        0 => Ok(()),
        _ => Err(format!("{:#?}", b.seen).into()),
    }
}

/// The peer runs a program that has one actor with another argument: what has the same name and type works, the rest is refused.
fn programs_that_differ_agree_on_what_they_share() -> Checked {
    let other = Scratch::new()?;
    stream::copy(&program(), &other.0)?;
    let text = std::fs::read_to_string(program().join("main.mpl"))?;
    let text = text.replace("actor sleeper() do", "actor sleeper(n :: Int) do");
    let text = text.replace("Node.spawn(peer(), sleeper)", "Node.spawn(peer(), sleeper, 1)");
    std::fs::write(
        other.0.join("main.mpl"),
        text.replace("Node.spawn_link(peer(), sleeper)", "Node.spawn_link(peer(), sleeper, 1)"),
    )?;
    let server = format!("a@127.0.0.1:{}", free_port()?);
    let client = format!("b@127.0.0.1:{}", free_port()?);
    let mut a = Node::start_program(&other.0, &server, "secret", &[("ROLE", "serve")], "")?;
    a.wait_for("started")?;
    let mut b = Node::start(&client, "secret", &[("ROLE", "builds"), ("PEER", &server)], &server)?;
    b.expect(&["spawned #PID<0.0>", "Err(service call failed: its node runs another program)", "builds total 21"])?;
    a.expect(&["wants to start Main.sleeper, which takes other arguments here"])
}

fn nodes_that_cannot_be_are_refused() -> Checked {
    let (mut a, mut b) = pair("wrong")?;
    b.expect(&["again -1 same 0", "names -3 -3 -2", "ping true 0 -1"])?;
    a.expect(&["started"])
}

fn flags_are_checked_first() -> Checked {
    let port = free_port()?;
    let taken = std::net::UdpSocket::bind(("127.0.0.1", port))?;
    let on_taken = format!("a@127.0.0.1:{port}");
    let lines: [(&[&str], &str); 5] = [
        (&["--name", "a"], "'a' is no node name"),
        (&["--name", "a@127.0.0.1:1"], "needs a cookie"),
        (&["--cluster", "a@127.0.0.1:1"], "--cluster needs a node name"),
        (&["--name", "a@127.0.0.1:1", "--cookie", "k", "--cluster", "b"], "'b' is no node name"),
        (&["--name", &on_taken, "--cookie", "k"], "cannot listen on port"),
    ];
    for (flags, words) in lines {
        let output = Command::new(meshjit()?).arg(program()).args(flags).stdin(Stdio::null()).output()?;
        let error = String::from_utf8_lossy(&output.stderr);
        if output.status.code() != Some(2) || !error.contains(words) || !output.stdout.is_empty() {
            return Err(format!("{flags:?}: {:?} {error}", output.status).into());
        }
    }
    drop(taken);
    Ok(())
}
