//! A server under mixed load for `SOAK_SECONDS` (10 unless set): processes that start, fail, are killed, wait for timers, files and
//! services, and HTTP clients beside them. At the end nobody was lost, all counters add up, and memory and processes are back
//! where they were. The program is `servers/soak.mpl`. Must not know how it is made.

use libtest_mimic::{Arguments, Trial};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};
use test_suite::discover::suite_root;
use test_suite::run::Scratch;
use test_suite::server::{Connection, Server, connect};

type Checked<T = ()> = Result<T, String>;

/// HTTP clients at once.
const CLIENTS: u64 = 6;
/// Load before memory is looked at first.
const WARM_UP: Duration = Duration::from_secs(3);
/// What the allocator may keep of a peak.
const GROWTH_KIB_MAX: u64 = 24 * 1024;

fn main() {
    let arguments = Arguments::from_args();
    let trials = vec![Trial::test("nothing_is_lost_and_nothing_stays", || soak().map_err(Into::into))];
    libtest_mimic::run(&arguments, trials).exit();
}

fn soak() -> Checked {
    let seconds = std::env::var("SOAK_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(10);
    let scratch = Scratch::new()?;
    let server = Server::start(&suite_root().join("servers/soak.mpl"), &scratch.0, &[], &[], "listening")?;
    let calls = AtomicU64::new(0);
    let rest = quiet_count(&server)?;
    load(&server, WARM_UP, &calls)?;
    let (processes, memory) = (settled(&server, rest)?, resident(&server)?);
    load(&server, Duration::from_secs(seconds), &calls)?;
    let (processes_after, memory_after) = (settled(&server, rest)?, resident(&server)?);
    let rounds = sum(&server, "rounds")?;
    println!(
        "{seconds} s: {rounds} rounds, {} HTTP calls; {memory} KiB resident before, {memory_after} after; \
         {processes} processes before, {processes_after} after",
        calls.load(Relaxed)
    );
    // Of a round: workers, sleepers and timers, files and texts.
    let wanted = [
        ("calls", calls.load(Relaxed)),
        ("lost", 0),
        ("wrong", 0),
        ("work", 60 * rounds),
        ("answers", 192 * rounds),
        ("jobs", rounds),
        ("failed jobs", rounds),
        ("stopped", 2),
    ];
    for (what, number) in wanted {
        match sum(&server, what)? {
            found if found == number => {}
            found => return Err(format!("`{what}` is {found} and should be {number} after {rounds} rounds")),
        }
    }
    match memory_after.saturating_sub(memory) {
        0..=GROWTH_KIB_MAX => Ok(()),
        grown => Err(format!("{grown} KiB stayed behind")),
    }
}

/// Runs everything for a while and lets it come to its end.
fn load(server: &Server, time: Duration, calls: &AtomicU64) -> Checked {
    server.get("/begin")?;
    let end = Instant::now() + time;
    let (failed, port) = (AtomicBool::new(false), server.port);
    std::thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS)
            .map(|seed| {
                scope.spawn({
                    let failed = &failed;
                    move || client(port, seed, end, calls, failed)
                })
            })
            .collect();
        while Instant::now() < end && !failed.load(Relaxed) {
            std::thread::sleep(Duration::from_millis(200));
            server.forget_lines();
        }
        let joined =
            clients.into_iter().map(|client| client.join().map_err(|_| "a client thread failed".to_string())?);
        joined.collect::<Result<(), String>>().map_err(|why| format!("{why}\n{}", server.processes()))
    })?;
    let before = sum(server, "stopped")?;
    // Between two rounds nobody has the driver's name.
    let limit = Instant::now() + Duration::from_secs(60);
    while sum(server, "stopped")? == before {
        if Instant::now() > limit {
            return Err(format!("a round does not end; lost: {}", sum(server, "lost")?));
        }
        server.get("/stop")?;
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}

fn client(port: u16, seed: u64, end: Instant, calls: &AtomicU64, failed: &AtomicBool) -> Checked {
    let mut connection = connect(port)?;
    let large = vec![b'y'; 300_000];
    let mut state = seed + 1;
    while Instant::now() < end && !failed.load(Relaxed) {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let kind = state >> 60;
        let done = match kind {
            0 => {
                // A failed handler's connection is closed afterwards.
                let done = status(&mut connection, "/crash", 500);
                connection = connect(port)?;
                done
            }
            1 => connection.request("POST", "/echo", &[], &large).and_then(|reply| match reply.body == large {
                true => Ok(()),
                false => Err("an echo differs".to_string()),
            }),
            2..=5 => status(&mut connection, "/sleep", 200),
            _ => status(&mut connection, "/call", 200).map(|()| {
                calls.fetch_add(1, Relaxed);
            }),
        };
        if let Err(why) = done {
            failed.store(true, Relaxed);
            return Err(format!("request of kind {kind}: {why}"));
        }
    }
    Ok(())
}

fn status(connection: &mut Connection, path: &str, wanted: u16) -> Checked {
    match connection.request("GET", path, &[], b"")?.status {
        status if status == wanted => Ok(()),
        status => Err(format!("{path} gave {status} instead of {wanted}")),
    }
}

fn number(server: &Server, path: &str) -> Checked<u64> {
    let text = server.get(path)?.text();
    text.trim().parse().map_err(|_| format!("{path} gave `{text}`"))
}

fn sum(server: &Server, what: &str) -> Checked<u64> {
    number(server, &format!("/sum?of={}", what.replace(' ', "%20")))
}

/// The number of processes when nothing goes on: it no longer changes.
fn quiet_count(server: &Server) -> Checked<u64> {
    std::thread::sleep(Duration::from_millis(200));
    number(server, "/count")
}

/// Waits until only those are there that were at the start.
fn settled(server: &Server, rest: u64) -> Checked<u64> {
    let limit = Instant::now() + Duration::from_secs(20);
    loop {
        let count = number(server, "/count")?;
        if count <= rest {
            return Ok(count);
        }
        if Instant::now() > limit {
            return Err(format!("{count} processes are left of {rest} at the start"));
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn resident(server: &Server) -> Checked<u64> {
    server.resident_kib().ok_or_else(|| "no /proc".to_string())
}
