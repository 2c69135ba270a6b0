//! Mesher on several nodes of one database: who sees whom, who works for whom, and that no acknowledged event is lost. Must not
//! look inside the program.

use crate::{Checked, PATIENCE, free_port};
use libtest_mimic::Failed;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::SeqCst;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use test_suite::run::{Scratch, meshjit};
use test_suite::server::{Server, connect, free_port as free_http_port};

/// Starts one of Mesher's nodes on the database of `directory`. A low threshold makes little load much.
fn mesher(directory: &Path, name: &str, peers: &str, rate_max: &str) -> Result<Server, Failed> {
    mesher_with(directory, name, peers, &[("MESHER_LOAD_THRESHOLD", "5"), ("MESHER_RATE_MAX", rate_max)])
}

fn mesher_with(directory: &Path, name: &str, peers: &str, settings: &[(&str, &str)]) -> Result<Server, Failed> {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("../mesher");
    let port = free_http_port()?.to_string();
    let args = ["--http-port", &port, "--db", "mesher.db", "--name", name, "--cluster", peers];
    let settings = [&[("MESH_COOKIE", "sixteen-characters")], settings].concat();
    Ok(Server::start(&program, directory, &args, &settings, "[Mesher] ready")?)
}

/// Sends events, one after the other; all must be accepted.
pub fn load(server: &Server, key: &str, count: usize) -> Checked {
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

pub fn names_of(count: usize) -> Result<Vec<String>, Failed> {
    ["a", "b", "c"].iter().take(count).map(|n| Ok(format!("{n}@127.0.0.1:{}", free_port()?))).collect()
}

/// The key that a first start shows.
pub fn key_of(server: &mut Server) -> Result<String, Failed> {
    let line = server.wait_for("[Mesher] DSN: ")?;
    let key = line.split("://").nth(1).and_then(|rest| rest.split('@').next()).ok_or("no key")?;
    Ok(key.to_string())
}

/// Waits until a node's view has all these peers, connected, watched and on the same store.
pub fn await_peers(server: &Server, peers: &[&String]) -> Checked {
    await_peers_until(server, peers, Instant::now() + PATIENCE)
}

fn await_peers_until(server: &Server, peers: &[&String], until: Instant) -> Checked {
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

/// How soon three nodes that have started list each other (scenario 16).
const MEETING: Duration = Duration::from_secs(10);
/// How soon a restarted node is listed again (scenario 18).
const RETURN: Duration = Duration::from_secs(35);
/// How long after the load the workers on peers may stay (scenario 17).
const RELEASE: Duration = Duration::from_secs(20);
/// A turn of the load monitor: so soon a killed peer is named.
const TURN: Duration = Duration::from_secs(5);

/// The acceptance scenario of three nodes with the same list: in whatever order they start, each lists two peers in time.
pub fn nodes_meet_in_any_order() -> Checked {
    for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0]] {
        let directory = Scratch::new()?;
        let names = names_of(3)?;
        let mut servers = vec![];
        for &index in &order {
            servers.push(mesher(&directory.0, &names[index], &names.join(","), UNLIMITED)?);
        }
        let until = Instant::now() + MEETING;
        for (server, own) in servers.iter().zip(order) {
            let others: Vec<&String> = (0..3).filter(|&index| index != own).map(|index| &names[index]).collect();
            await_peers_until(server, &others, until)?;
        }
    }
    Ok(())
}

/// Each of three nodes is ended in order and started again while clients send events to whoever takes them. What was
/// acknowledged is in the store, once.
pub fn restarts_node_by_node() -> Checked {
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
    let met = await_peers(&servers[index], &others);
    met.map_err(|why| {
        let said: Vec<&[String]> = servers.iter_mut().map(Server::printed).collect();
        format!("{}, and they say {said:#?}", why.message().unwrap_or("no peers")).into()
    })
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
pub fn divides_the_rate_limit() -> Checked {
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
pub fn nodes_share_the_load() -> Checked {
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

/// Settings that cannot be honoured end the program with a line that names them.
pub fn refuses_what_it_cannot_honour() -> Checked {
    let directory = Scratch::new()?;
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("../mesher");
    let cases = [
        ("MESHER_BATCH", "50", "MESHER_BATCH: "),
        ("MESHER_SPOOL_DIR", "spool", "MESHER_SPOOL_DIR: there is no spool"),
        (
            "MESHER_COOKIE",
            "fifteen letters",
            "--cookie (MESHER_COOKIE, MESHER_COOKIE_FILE): a cookie has 16 characters or more",
        ),
    ];
    for (variable, value, line) in cases {
        let mut command = Command::new(meshjit()?);
        command.arg(&program).env("MESHER_NODE_NAME", "a@127.0.0.1:1").env("MESHER_COOKIE", "sixteen-characters");
        let output = command.env(variable, value).current_dir(&directory.0).stdin(Stdio::null()).output()?;
        let error = String::from_utf8_lossy(&output.stderr);
        if output.status.code() != Some(2) || !error.contains(line) {
            return Err(format!("{variable}: {:?} {error}", output.status).into());
        }
    }
    Ok(())
}

/// Sixty events a second for so many seconds, by two connections, as far as the machine keeps up. How many were sent.
fn sixty_a_second(server: &Server, key: &str, seconds: u64, mut at: impl FnMut(u64)) -> Result<i64, Failed> {
    let mut connections = [server.connect()?, server.connect()?];
    let (start, mut sent) = (Instant::now(), 0);
    while start.elapsed() < Duration::from_secs(seconds) {
        at(start.elapsed().as_secs());
        let body = format!("{{\"message\": \"load {}\", \"level\": \"error\"}}", sent % 4);
        let connection = &mut connections[sent as usize % 2];
        let reply = connection.request("POST", "/api/v1/events", &[("X-Sentry-Auth", key)], body.as_bytes())?;
        if reply.status != 202 {
            return Err(format!("event {sent}: status {}", reply.status).into());
        }
        sent += 1;
        let due = start + Duration::from_millis(sent as u64 * 1000 / 60);
        std::thread::sleep(due.saturating_duration_since(Instant::now()));
    }
    Ok(sent)
}

/// The acceptance scenarios of a loaded node with one peer: the peer takes its share while there is load and is let go after it;
/// when it is killed nothing is lost; when it is back it is seen again.
pub fn uses_a_peer_while_it_is_there() -> Checked {
    let directory = Scratch::new()?;
    let names = names_of(2)?;
    let peers = names.join(",");
    let settings = [("MESHER_RATE_MAX", "100000")];
    let mut a = mesher_with(&directory.0, &names[0], &peers, &settings)?;
    let key = key_of(&mut a)?;
    let mut b = mesher_with(&directory.0, &names[1], &peers, &settings)?;
    await_peers(&a, &[&names[1]])?;
    let mut sent = sixty_a_second(&a, &key, 20, |_| ())?;
    let load_ended = Instant::now();
    a.wait_for(&format!("load high, spawning event_processor_worker on {}", names[1]))?;
    a.wait_for(&format!("remote worker running on {} pid=#PID<", names[1]))?;
    b.wait_for("event_processor_worker started")?;
    let database = rusqlite::Connection::open(directory.0.join("mesher.db"))?;
    let count = |sql: &str| database.query_row(sql, [], |row| row.get::<_, i64>(0));
    let late = "julianday(received_at) > (SELECT max(julianday(received_at)) FROM events) - 10.0 / 86400";
    let all = count(&format!("SELECT count(*) FROM events WHERE {late}"))?;
    let theirs = count(&format!("SELECT count(*) FROM events WHERE {late} AND processed_on LIKE 'b@%'"))?;
    if theirs * 5 < all || all == 0 {
        return Err(format!("of the last {all} events only {theirs} were processed by the peer").into());
    }
    let exact = |sent: i64| -> Checked {
        let (stored, counted) = (count("SELECT count(*) FROM events")?, count("SELECT sum(event_count) FROM issues")?);
        match (stored, counted) == (sent, sent) {
            true => Ok(()),
            false => Err(format!("{sent} sent, {stored} stored, {counted} counted").into()),
        }
    };
    exact(sent)?;
    b.wait_for("event_processor_worker stopped: no longer needed")?;
    if load_ended.elapsed() > RELEASE {
        return Err(format!("the worker stayed for {:?} after the load", load_ended.elapsed()).into());
    }
    let mut killed = None;
    sent += sixty_a_second(&a, &key, 20, |second| {
        if second >= 17 && killed.is_none() {
            b.kill();
            killed = Some(Instant::now());
        }
    })?;
    a.wait_for(&format!("NODEDOWN {} (1 -> 0 peers)", names[1]))?;
    let named_after = killed.ok_or("nobody was killed")?.elapsed();
    if named_after > TURN {
        return Err(format!("NODEDOWN {named_after:?} after the kill").into());
    }
    exact(sent)?;
    let restarted = Instant::now();
    let _again = mesher_with(&directory.0, &names[1], &peers, &settings)?;
    await_peers_until(&a, &[&names[1]], restarted + RETURN)
}
