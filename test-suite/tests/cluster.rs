//! Nodes as real OS processes on the loopback: what processes do to processes elsewhere, and what happens when a node goes. Must
//! not know how nodes talk.

use libtest_mimic::{Arguments, Failed, Trial};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::SeqCst;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use test_suite::run::{Scratch, meshjit};
use test_suite::server::{Server, connect, free_port as free_http_port};

/// How long anything may take on a machine that builds meanwhile.
const PATIENCE: Duration = Duration::from_secs(60);
/// From the kill of a node to `nodedown` at its peers.
const DETECTION: Duration = Duration::from_secs(3);

type Checked = Result<(), Failed>;
type Test = (&'static str, fn() -> Checked);

fn main() {
    let args = Arguments::from_args();
    let tests: [Test; 18] = [
        ("values_cross_unchanged", values_cross_unchanged),
        ("a_worker_finds_what_its_node_has", a_worker_finds_what_its_node_has),
        ("services_and_global_names", services_and_global_names),
        ("what_does_not_travel_is_refused", what_does_not_travel_is_refused),
        ("links_and_monitors", links_and_monitors),
        ("children_on_another_node", children_on_another_node),
        ("a_stopped_node_is_down_until_it_goes_on", a_stopped_node_is_down_until_it_goes_on),
        ("pids_through_a_third_node", pids_through_a_third_node),
        ("five_nodes_from_one_seed_in_any_order", five_nodes_from_one_seed_in_any_order),
        ("a_wrong_cookie_is_refused_on_both_sides", a_wrong_cookie_is_refused_on_both_sides),
        ("garbage_at_the_port_harms_nothing", garbage_at_the_port_harms_nothing),
        ("flags_are_checked_first", flags_are_checked_first),
        ("programs_that_differ_agree_on_what_they_share", programs_that_differ_agree_on_what_they_share),
        ("a_slow_peer_slows_its_senders", a_slow_peer_slows_its_senders),
        ("nodes_that_cannot_be_are_refused", nodes_that_cannot_be_are_refused),
        ("mesher_nodes_share_the_load", mesher_nodes_share_the_load),
        ("mesher_restarts_node_by_node", mesher_restarts_node_by_node),
        ("mesher_divides_the_rate_limit", mesher_divides_the_rate_limit),
    ];
    let trials = tests.into_iter().map(|(name, test)| Trial::test(name, test)).collect();
    libtest_mimic::run(&args, trials).exit();
}

/// A port for datagrams that was free a moment ago.
fn free_port() -> Result<u16, Failed> {
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
    lines: Receiver<String>,
    seen: Vec<String>,
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
        let mut command = Command::new(meshjit()?);
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
                    if sender.send(line).is_err() {
                        return;
                    }
                }
            });
        }
        Ok(Node { name: name.to_string(), child, lines, seen: vec![] })
    }

    /// Waits for a line that contains a text.
    fn wait_for(&mut self, text: &str) -> Result<String, Failed> {
        let until = Instant::now() + PATIENCE;
        if let Some(line) = self.seen.iter().find(|line| line.contains(text)) {
            return Ok(line.clone());
        }
        loop {
            match self.lines.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(line) => {
                    self.seen.push(line.clone());
                    if line.contains(text) {
                        return Ok(line);
                    }
                }
                Err(_) => return Err(format!("{} never printed `{text}`: {:#?}", self.name, self.seen).into()),
            }
        }
    }

    fn expect(&mut self, texts: &[&str]) -> Checked {
        texts.iter().try_for_each(|text| self.wait_for(text).map(|_| ()))
    }

    /// How many of the lines so far contain a text.
    fn count(&mut self, text: &str) -> usize {
        self.seen.extend(self.lines.try_iter());
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
    a.expect(&["wants to start sleeper, which takes other arguments here"])
}

/// What is sent faster than it is taken in waits with its senders, not in memory.
fn a_slow_peer_slows_its_senders() -> Checked {
    let (_a, mut b) = pair("flood")?;
    b.wait_for("swallowed 163840000")?;
    let status = std::fs::read_to_string(format!("/proc/{}/status", b.child.id()))?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM")?;
    let peak: u64 = peak.trim().trim_end_matches(" kB").parse()?;
    match peak < 110 << 10 {
        true => Ok(()),
        false => Err(format!("160 MB were sent with {peak} KiB in memory").into()),
    }
}

fn nodes_that_cannot_be_are_refused() -> Checked {
    let (mut a, mut b) = pair("wrong")?;
    b.expect(&["again -1 same 0", "names -3 -3 -2"])?;
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

/// Starts one of Mesher's nodes on the database of `directory`. A low threshold makes little load much.
fn mesher(directory: &Path, name: &str, peers: &str, rate_max: &str) -> Result<Server, Failed> {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("../mesher");
    let port = free_http_port()?.to_string();
    let args = ["--http-port", &port, "--db", "mesher.db", "--name", name, "--cluster", peers];
    let settings =
        [("MESH_COOKIE", "sixteen-characters"), ("MESHER_LOAD_THRESHOLD", "5"), ("MESHER_RATE_MAX", rate_max)];
    Ok(Server::start(&program, directory, &args, &settings, "[Mesher] ready")?)
}

/// Sends events, one after the other; all must be accepted.
fn load(server: &Server, key: &str, count: usize) -> Checked {
    let mut connection = server.connect()?;
    for n in 0..count {
        let body = format!("{{\"message\": \"disk {} is full\", \"level\": \"warning\"}}", n % 3);
        let reply = connection.request("POST", "/api/v1/events", &[("X-Sentry-Auth", key)], body.as_bytes())?;
        if reply.status != 202 {
            return Err(format!("event {n}: status {}", reply.status).into());
        }
    }
    Ok(())
}

const UNLIMITED: &str = "1000000";

fn names_of(count: usize) -> Result<Vec<String>, Failed> {
    ["a", "b", "c"].iter().take(count).map(|n| Ok(format!("{n}@127.0.0.1:{}", free_port()?))).collect()
}

/// The key that a first start shows.
fn key_of(server: &mut Server) -> Result<String, Failed> {
    let line = server.wait_for("[Mesher] DSN: ")?;
    let key = line.split("://").nth(1).and_then(|rest| rest.split('@').next()).ok_or("no key")?;
    Ok(key.to_string())
}

/// Waits until a node's view has all these peers, connected, watched and on the same store.
fn await_peers(server: &Server, peers: &[&String]) -> Checked {
    let until = Instant::now() + PATIENCE;
    loop {
        let view: serde_json::Value = serde_json::from_slice(&server.get("/api/v1/cluster")?.body)?;
        let all = view["peers"].as_array().map_or(&[][..], Vec::as_slice);
        let is_there =
            |peer: &serde_json::Value| ["connected", "monitored", "same_store"].iter().all(|what| peer[what] == true);
        if peers.iter().all(|name| all.iter().any(|peer| peer["name"] == **name && is_there(peer))) {
            return Ok(());
        }
        if Instant::now() > until {
            return Err(format!("the cluster is {view}").into());
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// Each of three nodes is ended in order and started again while clients send events to whoever takes them. What was
/// acknowledged is in the store, once.
fn mesher_restarts_node_by_node() -> Checked {
    let directory = Scratch::new()?;
    let names = names_of(3)?;
    let peers = names.join(",");
    let mut first = mesher(&directory.0, &names[0], &peers, UNLIMITED)?;
    let key = key_of(&mut first)?;
    let mut servers = vec![first];
    for name in &names[1..] {
        servers.push(mesher(&directory.0, name, &peers, UNLIMITED)?);
    }
    let ports = Arc::new(Mutex::new(servers.iter().map(|server| server.port).collect::<Vec<u16>>()));
    let stop = Arc::new(AtomicBool::new(false));
    let clients: Vec<_> = (0..2)
        .map(|client| {
            let (ports, stop, key) = (ports.clone(), stop.clone(), key.clone());
            std::thread::spawn(move || send_until(&stop, client, &ports, &key))
        })
        .collect();
    let mut restarted = Ok(());
    for index in 0..names.len() {
        restarted = restart(&mut servers, index, &names, &directory.0, &ports);
        if restarted.is_err() {
            break;
        }
    }
    stop.store(true, SeqCst);
    let acknowledged: Vec<String> = clients.into_iter().flat_map(|client| client.join().unwrap_or_default()).collect();
    restarted?;
    let database = rusqlite::Connection::open(directory.0.join("mesher.db"))?;
    let mut lost = vec![];
    for id in &acknowledged {
        let times: i64 = database.query_row("SELECT count(*) FROM events WHERE id = ?1", [id], |row| row.get(0))?;
        if times != 1 {
            lost.push(format!("{id}: {times} times"));
        }
    }
    match lost.is_empty() && acknowledged.len() > 50 {
        true => Ok(()),
        false => Err(format!("{} acknowledged, {lost:?}", acknowledged.len()).into()),
    }
}

fn restart(
    servers: &mut Vec<Server>,
    index: usize,
    names: &[String],
    directory: &Path,
    ports: &Mutex<Vec<u16>>,
) -> Checked {
    let old = servers.remove(index);
    if old.terminate(PATIENCE) != Some(0) {
        return Err(format!("{} did not end in order", names[index]).into());
    }
    let new = mesher(directory, &names[index], &names.join(","), UNLIMITED)?;
    if let Ok(mut ports) = ports.lock() {
        ports[index] = new.port;
    }
    servers.insert(index, new);
    let others: Vec<&String> = names.iter().filter(|name| **name != names[index]).collect();
    await_peers(&servers[index], &others)
}

/// Sends events to one node after the other; returns the ids of those that were acknowledged.
fn send_until(stop: &AtomicBool, client: usize, ports: &Mutex<Vec<u16>>, key: &str) -> Vec<String> {
    let mut acknowledged = vec![];
    for n in client.. {
        if stop.load(SeqCst) {
            break;
        }
        let port = ports.lock().map_or(0, |ports| ports[n % ports.len()]);
        let body = format!("{{\"message\": \"client {client} says {}\", \"level\": \"error\"}}", n % 5);
        let Ok(mut connection) = connect(port) else {
            std::thread::sleep(Duration::from_millis(5));
            continue;
        };
        let sent = connection.request("POST", "/api/v1/events", &[("X-Sentry-Auth", key)], body.as_bytes());
        if let Ok(reply) = sent
            && reply.status == 202
            && let Ok(answer) = serde_json::from_slice::<serde_json::Value>(&reply.body)
        {
            acknowledged.extend(answer["id"].as_str().map(str::to_string));
        }
    }
    acknowledged
}

/// Of a limit of 9, each of two nodes grants 5.
fn mesher_divides_the_rate_limit() -> Checked {
    let directory = Scratch::new()?;
    let names = names_of(2)?;
    let mut a = mesher(&directory.0, &names[0], &names.join(","), "9")?;
    let key = key_of(&mut a)?;
    let b = mesher(&directory.0, &names[1], &names.join(","), "9")?;
    await_peers(&a, &[&names[1]])?;
    await_peers(&b, &[&names[0]])?;
    for server in [&a, &b] {
        let mut connection = server.connect()?;
        let mut statuses = vec![];
        for _ in 0..6 {
            let body = b"{\"message\": \"m\", \"level\": \"error\"}";
            statuses.push(connection.request("POST", "/api/v1/events", &[("X-Sentry-Auth", &key)], body)?.status);
        }
        if statuses != [202, 202, 202, 202, 202, 429] {
            return Err(format!("{statuses:?}").into());
        }
    }
    Ok(())
}

/// Three nodes on one database: each sees the others, the loaded one has the others work for it, and no event is lost when one
/// of them is killed.
fn mesher_nodes_share_the_load() -> Checked {
    let directory = Scratch::new()?;
    let names = names_of(3)?;
    let peers = names.join(", ");
    let mut a = mesher(&directory.0, &names[0], &peers, UNLIMITED)?;
    let key = key_of(&mut a)?;
    let mut b = mesher(&directory.0, &names[1], &peers, UNLIMITED)?;
    let mut c = mesher(&directory.0, &names[2], &peers, UNLIMITED)?;
    for (server, others) in [(&a, [1, 2]), (&b, [0, 2]), (&c, [0, 1])] {
        await_peers(server, &others.map(|index| &names[index]))?;
    }
    let mut sent = 0;
    let mut until_workers = |a: &mut Server, sent: &mut usize| -> Checked {
        let until = Instant::now() + PATIENCE;
        while b.line("event_processor_worker started").is_none() || c.line("event_processor_worker started").is_none() {
            load(a, &key, 20)?;
            *sent += 20;
            if Instant::now() > until {
                return Err("no workers were started".into());
            }
            std::thread::sleep(Duration::from_millis(200));
        }
        Ok(())
    };
    until_workers(&mut a, &mut sent)?;
    load(&a, &key, 60)?;
    b.kill();
    load(&a, &key, 60)?;
    sent += 120;
    a.wait_for(&format!("NODEDOWN {}", names[1]))?;
    let database = rusqlite::Connection::open(directory.0.join("mesher.db"))?;
    let count = |sql: &str| database.query_row(sql, [], |row| row.get::<_, i64>(0));
    let (stored, counted) = (count("SELECT count(*) FROM events")?, count("SELECT sum(event_count) FROM issues")?);
    let places = count("SELECT count(DISTINCT processed_on) FROM events")?;
    match (stored == sent as i64, counted == sent as i64, places) {
        (true, true, 3) => Ok(()),
        _ => Err(format!("{sent} sent, {stored} stored, {counted} counted, on {places} nodes").into()),
    }
}
