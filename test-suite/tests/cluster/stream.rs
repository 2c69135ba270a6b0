//! Mesher's stream across nodes: what is stored on one is told to the clients of all, once, by their filters. Clients are processes
//! here, where connections will be. Must not look inside the program beyond that.

use super::mesher::{await_peers, key_of, load, names_of};
use crate::Checked;
use libtest_mimic::Failed;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use test_suite::run::Scratch;
use test_suite::server::{Server, free_port as free_http_port};

/// How soon a client on another node hears of an event (scenario 19).
const PUSH: Duration = Duration::from_secs(1);

/// Mesher with clients of the stream that print what they get.
fn program_with_probes(directory: &Path) -> Result<PathBuf, Failed> {
    let suite = Path::new(env!("CARGO_MANIFEST_DIR"));
    let program = directory.join("mesher");
    copy(&suite.join("../mesher"), &program)?;
    std::fs::copy(suite.join("cluster-stream/probe.mpl"), program.join("probe.mpl"))?;
    let main = std::fs::read_to_string(program.join("main.mpl"))?;
    let ready = "  println(\"[Mesher] ready\")\n";
    if main.matches(ready).count() != 1 {
        return Err("main.mpl has another end of its start".into());
    }
    let main = main.replace(ready, &format!("{ready}  start_probes()\n"));
    std::fs::write(program.join("main.mpl"), main.replacen("\nfrom ", "\nfrom Probe import start_probes\nfrom ", 1))?;
    Ok(program)
}

/// Copies a directory and what is in it.
pub fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?
        } else {
            std::fs::copy(entry.path(), &target).map(drop)?
        }
    }
    Ok(())
}

fn start(program: &Path, directory: &Path, name: &str, peers: &str, probes: &str) -> Result<Server, Failed> {
    let port = free_http_port()?.to_string();
    let args = ["--http-port", &port, "--db", "mesher.db", "--name", name, "--cluster", peers];
    let settings = [("MESH_COOKIE", "sixteen-characters"), ("MESHER_RATE_MAX", "1000000"), ("PROBES", probes)];
    let mut server = Server::start(program, directory, &args, &settings, "[Mesher] ready")?;
    if !probes.is_empty() {
        for probe in probes.split(',') {
            let number = probe.split(':').next().unwrap_or_default();
            server.wait_for(&format!("PROBE {number} joined true"))?;
        }
    }
    Ok(server)
}

fn post(server: &Server, key: &str, body: &str) -> Checked {
    let mut connection = server.connect()?;
    let reply = connection.request("POST", "/api/v1/events", &[("X-Sentry-Auth", key)], body.as_bytes())?;
    if reply.status == 202 { Ok(()) } else { Err(format!("status {}", reply.status).into()) }
}

fn count(server: &mut Server, words: &[&str]) -> usize {
    server.printed().iter().filter(|line| words.iter().all(|word| line.contains(word))).count()
}

fn expect(server: &mut Server, words: &[&str], times: usize) -> Checked {
    let seen = count(server, words);
    match seen == times {
        true => Ok(()),
        false => Err(format!("{words:?} came {seen} times, not {times}: {:#?}", server.printed()).into()),
    }
}

/// Events of one node reach clients on all nodes within a second, once and by their filters; so do issues, their changes and
/// counts. A node that is killed and comes back hears them again.
pub fn is_told_on_every_node() -> Checked {
    let directory = Scratch::new()?;
    let program = program_with_probes(&directory.0)?;
    let names = names_of(2)?;
    let peers = names.join(",");
    let mut a = start(&program, &directory.0, &names[0], &peers, "1::")?;
    let key = key_of(&mut a)?;
    let mut b = start(&program, &directory.0, &names[1], &peers, "2::,3:fatal:,4::staging")?;
    await_peers(&a, &[&names[1]])?;
    await_peers(&b, &[&names[0]])?;
    let posted = Instant::now();
    post(&a, &key, r#"{"message": "first of all", "level": "error", "environment": "staging"}"#)?;
    b.wait_for("PROBE 2 {\"type\":\"event\"")?;
    if posted.elapsed() > PUSH {
        return Err(format!("the other node's client heard it after {:?}", posted.elapsed()).into());
    }
    post(&a, &key, r#"{"message": "second of all", "level": "fatal"}"#)?;
    // What the last client gets last of what is certain to come: then everything before has come.
    for server in [&mut a, &mut b] {
        server.wait_for("\"type\":\"issue_count\",\"project_id\"")?;
        server.wait_for("second of all")?;
    }
    b.wait_for("\"count\":2}")?;
    let event = "\"type\":\"event\"";
    expect(&mut a, &["PROBE 1", event, "first of all"], 1)?;
    for (probe, texts) in [("PROBE 2 ", [1, 1]), ("PROBE 3 ", [0, 1]), ("PROBE 4 ", [1, 0])] {
        expect(&mut b, &[probe, event, "first of all"], texts[0])?;
        expect(&mut b, &[probe, event, "second of all"], texts[1])?;
        expect(&mut b, &[probe, "\"type\":\"issue\",\"action\":\"created\""], 2)?;
    }
    let issue = a.printed().iter().find_map(|line| line.split("\"issue_id\":\"").nth(1)?.get(..36).map(str::to_string));
    let issue = issue.ok_or("no issue")?;
    let reply = a.connect()?.request("POST", &format!("/api/v1/issues/{issue}/resolve"), &[], b"")?;
    if reply.status != 200 {
        return Err(format!("resolve: status {}", reply.status).into());
    }
    b.wait_for("PROBE 3 {\"type\":\"issue\",\"action\":\"resolved\"")?;
    post(&a, &key, r#"{"message": "first of all", "level": "error", "environment": "staging"}"#)?;
    b.wait_for("PROBE 3 {\"type\":\"issue\",\"action\":\"regressed\"")?;
    b.kill();
    a.wait_for(&format!("NODEDOWN {}", names[1]))?;
    post(&a, &key, r#"{"message": "while it was gone", "level": "error"}"#)?;
    let mut again = start(&program, &directory.0, &names[1], &peers, "5::")?;
    await_peers(&a, &[&names[1]])?;
    await_peers(&again, &[&names[0]])?;
    post(&a, &key, r#"{"message": "after it came back", "level": "error"}"#)?;
    again.wait_for("after it came back")?;
    expect(&mut again, &["PROBE 5", event, "while it was gone"], 0)?;
    expect(&mut again, &["PROBE 5", event, "after it came back"], 1)
}

/// A client that is slow gets at most a hundred frames at once, behind the number of those that were lost, and nobody else does.
pub fn forgets_for_the_slow_only() -> Checked {
    let directory = Scratch::new()?;
    let program = program_with_probes(&directory.0)?;
    let names = names_of(2)?;
    let peers = names.join(",");
    let mut a = start(&program, &directory.0, &names[0], &peers, "")?;
    let key = key_of(&mut a)?;
    let mut b = start(&program, &directory.0, &names[1], &peers, "1::,2::idle")?;
    await_peers(&a, &[&names[1]])?;
    post(&a, &key, r#"{"message": "the first", "level": "error"}"#)?;
    b.wait_for("PROBE 2 {\"type\":")?;
    load(&a, &key, 150)?;
    b.wait_for("PROBE 2 batch 101")?;
    b.wait_for("PROBE 2 {\"type\":\"dropped\",\"count\":")?;
    expect(&mut b, &["PROBE 1 {\"type\":\"event\""], 151)?;
    expect(&mut b, &["PROBE 1 ", "\"dropped\""], 0)
}
