//! An HTTP server under bad treatment: handlers that fail, clients that dribble, idle connections, a service that is killed
//! again and again. The server is `servers/crashing.mpl`. Must not know how it is made.

use libtest_mimic::{Arguments, Trial};
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::time::{Duration, Instant};
use test_suite::discover::suite_root;
use test_suite::run::Scratch;
use test_suite::server::{Connection, Reply, Server};

type Checked = Result<(), String>;
type Test = (&'static str, fn() -> Checked);

fn main() {
    let arguments = Arguments::from_args();
    let tests: [Test; 11] = [
        ("crashes_harm_no_other_request", crashes_harm_no_other_request),
        ("a_stack_overflow_is_a_crash_like_others", a_stack_overflow_is_a_crash_like_others),
        ("a_service_ended_a_thousand_times", a_service_ended_a_thousand_times),
        ("a_thousand_idle_connections", a_thousand_idle_connections),
        ("a_dribbling_client_is_cut_off", a_dribbling_client_is_cut_off),
        ("pipelined_requests_in_order", pipelined_requests_in_order),
        ("computing_processes_do_not_hold_up_requests", computing_processes_do_not_hold_up_requests),
        ("memory_stays_flat", memory_stays_flat),
        ("a_signal_prints_the_processes", a_signal_prints_the_processes),
        ("files_of_a_directory_and_no_others", files_of_a_directory_and_no_others),
        ("pages_of_other_origins", pages_of_other_origins),
    ];
    let trials = tests.into_iter().map(|(name, test)| Trial::test(name, move || test().map_err(Into::into))).collect();
    libtest_mimic::run(&arguments, trials).exit();
}

fn start() -> Result<(Server, Scratch), String> {
    let scratch = Scratch::new()?;
    let program = suite_root().join("servers/crashing.mpl");
    let server = Server::start(&program, &scratch.0, &[], &[], "listening")?;
    Ok((server, scratch))
}

fn status(connection: &mut Connection, path: &str) -> Result<u16, String> {
    connection.request("GET", path, &[], b"").map(|reply| reply.status)
}

fn wants(server: &Server, path: &str, wanted: u16) -> Checked {
    match server.get(path)?.status {
        status if status == wanted => Ok(()),
        status => Err(format!("{path} gave {status} instead of {wanted}")),
    }
}

/// Runs `attack` while clients on connections of their own ask for `/ok` and see nothing but 200.
fn under_load(server: &Server, attack: impl FnOnce() -> Checked) -> Checked {
    let stop = AtomicBool::new(false);
    let served = AtomicUsize::new(0);
    let steady = |mut connection: Connection| -> Checked {
        while !stop.load(SeqCst) {
            let status = status(&mut connection, "/ok").map_err(|e| format!("a steady client: {e}"))?;
            if status != 200 {
                return Err(format!("a steady client got {status}"));
            }
            served.fetch_add(1, SeqCst);
        }
        Ok(())
    };
    let connections = [server.connect()?, server.connect()?, server.connect()?];
    std::thread::scope(|scope| {
        let clients = connections.map(|connection| scope.spawn(|| steady(connection)));
        let attacked = attack();
        stop.store(true, SeqCst);
        for client in clients {
            client.join().map_err(|_| "a client thread failed")??;
        }
        attacked
    })?;
    match served.into_inner() {
        0..100 => Err("the steady clients got next to nothing".into()),
        _ => Ok(()),
    }
}

fn crashes_harm_no_other_request() -> Checked {
    let (mut server, _scratch) = start()?;
    under_load(&server, || (0..1000).try_for_each(|_| wants(&server, "/crash?by=0", 500)))?;
    wants(&server, "/crash?by=5", 200)?;
    server.wait_for("crashing.mpl:49: division by zero").map(drop)
}

fn a_stack_overflow_is_a_crash_like_others() -> Checked {
    let (mut server, _scratch) = start()?;
    under_load(&server, || (0..50).try_for_each(|_| wants(&server, "/deep?n=100000000", 500)))?;
    wants(&server, "/deep?n=10000", 200)?;
    server.wait_for("stack overflow").map(drop)
}

fn a_service_ended_a_thousand_times() -> Checked {
    let (server, _scratch) = start()?;
    let answers = || -> Result<String, String> {
        // Between the end of one service process and the start of the next there is none to ask.
        let deadline = Instant::now() + Duration::from_secs(10);
        loop {
            let reply = server.get("/next")?;
            if reply.status == 200 {
                return Ok(reply.text());
            }
            if Instant::now() > deadline {
                return Err("the service did not come back".into());
            }
        }
    };
    under_load(&server, || {
        for round in 0..500 {
            let first = answers()?;
            if first != "1" {
                return Err(format!("round {round}: a fresh service counted {first}"));
            }
            wants(&server, "/divide?by=0", 500)?;
            answers()?;
            wants(&server, "/kill", 200)?;
            // The kill is a signal: what was asked just before it may still be answered by the old process.
            while server.get("/next")?.text() != "1" {}
            wants(&server, "/divide?by=0", 500)?;
        }
        Ok(())
    })
}

/// The usual limit of open files is less than what the test itself needs.
fn allow_many_files() {
    let pid = std::process::id().to_string();
    // Where the tool is absent the limit may be high enough anyway; if not, connecting fails with a clear message.
    let _ = Command::new("prlimit").args(["--pid", &pid, "--nofile=8192:"]).status();
}

fn a_thousand_idle_connections() -> Checked {
    allow_many_files();
    let (server, _scratch) = start()?;
    let mut idle = Vec::new();
    for _ in 0..1000 {
        let mut connection = server.connect()?;
        status(&mut connection, "/ok")?;
        idle.push(connection);
    }
    under_load(&server, || (0..1000).try_for_each(|_| wants(&server, "/crash?by=2", 200)))?;
    for connection in &mut idle {
        let status = status(connection, "/ok")?;
        if status != 200 {
            return Err(format!("an idle connection then got {status}"));
        }
    }
    Ok(())
}

fn a_dribbling_client_is_cut_off() -> Checked {
    let (server, _scratch) = start()?;
    let mut slow = server.connect()?;
    slow.write(b"GET /ok HTTP/1.1\r\nHost: x\r\nX-Long: ")?;
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(500));
        wants(&server, "/ok", 200)?;
        if slow.write(b"a").is_err() {
            return Ok(());
        }
    }
    Err("a request's head may take more than a minute".into())
}

fn pipelined_requests_in_order() -> Checked {
    let (server, _scratch) = start()?;
    let mut connection = server.connect()?;
    let bytes: String = (0..200)
        .map(|n| {
            let body = format!("number {n}");
            format!("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: {}\r\n\r\n{body}", body.len())
        })
        .collect();
    connection.write(bytes.as_bytes())?;
    for n in 0..200 {
        let reply = connection.read_reply()?;
        if reply.text() != format!("number {n}") {
            return Err(format!("answer {n} was {}", reply.text()));
        }
    }
    Ok(())
}

fn computing_processes_do_not_hold_up_requests() -> Checked {
    let (server, _scratch) = start()?;
    for _ in 0..8 {
        wants(&server, "/busy", 200)?;
    }
    let mut connection = server.connect()?;
    let mut times = Vec::new();
    for _ in 0..200 {
        let start = Instant::now();
        if status(&mut connection, "/slow?ms=1")? != 200 {
            return Err("a request failed".into());
        }
        times.push(start.elapsed());
    }
    times.sort();
    // Far more than it takes: the machine may be busy with other things.
    match times[100] {
        median if median < Duration::from_millis(50) => Ok(()),
        median => Err(format!("with computing processes the median request takes {median:?}")),
    }
}

fn memory_stays_flat() -> Checked {
    let (server, _scratch) = start()?;
    let round = |requests: usize| -> Result<u64, String> {
        let body = vec![b'x'; 20_000];
        let mut connection = server.connect()?;
        for _ in 0..requests {
            connection.request("POST", "/echo", &[], &body)?;
        }
        server.resident_kib().ok_or_else(|| "no /proc".to_string())
    };
    let before = round(2000)?;
    let after = round(8000)?;
    match after.saturating_sub(before) {
        0..16_000 => Ok(()),
        grown => Err(format!("8,000 requests left {grown} KiB behind")),
    }
}

fn a_signal_prints_the_processes() -> Checked {
    let (mut server, _scratch) = start()?;
    server.signal("USR1")?;
    for counted in ["scheduler: ", "collector: ", "mailboxes: ", "heap bytes"] {
        server.wait_for(counted)?;
    }
    let line = server.wait_for("  counter")?;
    match line.contains("parked") {
        true => wants(&server, "/next", 200),
        false => Err(format!("the idle service is shown as {line}")),
    }
}

/// The server of `servers/files.mpl` in a directory with some files.
fn start_files() -> Result<(Server, Scratch), String> {
    let scratch = Scratch::new()?;
    let files: [(&str, &[u8]); 5] = [
        ("secret.txt", b"secret"),
        ("public/.hidden", b"secret"),
        ("public/index.html", b"<p>home"),
        ("public/css/a.css", b"p{}"),
        ("public/b +\u{e9}.BIN", b"\xff\x00"),
    ];
    for (name, bytes) in files {
        let path = scratch.0.join(name);
        std::fs::create_dir_all(path.parent().expect("below the directory")).map_err(|e| e.to_string())?;
        std::fs::write(path, bytes).map_err(|e| e.to_string())?;
    }
    let server = Server::start(&suite_root().join("servers/files.mpl"), &scratch.0, &[], &[], "listening")?;
    Ok((server, scratch))
}

fn files_of_a_directory_and_no_others() -> Checked {
    let (server, _scratch) = start_files()?;
    let found: [(&str, &str, &[u8]); 6] = [
        ("/files", "text/html; charset=utf-8", b"<p>home"),
        ("/files/", "text/html; charset=utf-8", b"<p>home"),
        ("/files/index.html", "text/html; charset=utf-8", b"<p>home"),
        ("/files/css/a.css", "text/css; charset=utf-8", b"p{}"),
        ("/files/css//a.css", "text/css; charset=utf-8", b"p{}"),
        ("/files/b%20+%C3%A9.BIN", "application/octet-stream", b"\xff\x00"),
    ];
    for (path, media_type, bytes) in found {
        let reply = server.get(path)?;
        let got = (reply.status, reply.header("content-type"), &reply.body[..]);
        if got != (200, Some(media_type), bytes) {
            return Err(format!("{path} gave {got:?}"));
        }
    }
    let away = ["/files/../secret.txt", "/files/%2e%2e/secret.txt", "/files/..%2Fsecret.txt", "/files/.hidden"];
    for path in away.into_iter().chain(["/files/css", "/files/none", "/files/css/a.css/x", "/files/a%00"]) {
        wants(&server, path, 404)?;
    }
    Ok(())
}

fn pages_of_other_origins() -> Checked {
    let (server, _scratch) = start_files()?;
    let ask = |method: &str, headers: &[(&str, &str)]| server.connect()?.request(method, "/api", headers, b"");
    let allowed = |reply: &Reply| reply.header("access-control-allow-origin").map(str::to_owned);
    let (a, b) = (("Origin", "https://a.example"), ("Origin", "https://b.example"));
    let wanted = ("Access-Control-Request-Method", "PUT");
    let names = ("Access-Control-Request-Headers", "x-a, x-b");

    let (own, other, none) = (ask("GET", &[a])?, ask("GET", &[b])?, ask("GET", &[])?);
    let shown =
        [&own, &other, &none].map(|reply| (reply.status, allowed(reply), reply.header("vary").map(str::to_owned)));
    let vary = Some("Origin".to_owned());
    let expected =
        [(200, Some("https://a.example".to_owned()), vary.clone()), (200, None, vary.clone()), (200, None, vary)];
    if shown != expected {
        return Err(format!("answers: {shown:?}"));
    }
    let posted = ask("POST", &[a])?;
    if posted.header("vary") != Some("Accept, Origin") {
        return Err(format!("Vary is {:?}", posted.header("vary")));
    }
    let asked = ask("OPTIONS", &[a, wanted, names])?;
    let permission = [asked.header("access-control-allow-methods"), asked.header("access-control-allow-headers")];
    if asked.status != 204 || permission != [Some("PUT"), Some("x-a, x-b")] {
        return Err(format!("a question was answered with {} and {permission:?}", asked.status));
    }
    match ask("OPTIONS", &[b, wanted])? {
        refused if refused.status == 405 && allowed(&refused).is_none() => Ok(()),
        refused => Err(format!("a question of another origin was answered with {}", refused.status)),
    }
}
