//! Load for a running Mesher: keep-alive connections that post events one after the other, each waiting for its answer. Prints
//! events per second, percentiles of the answer time, and the resident memory of the server before and after.
//!
//! `cargo run --release -p test-suite --example load -- DSN [--connections N] [--events N] [--bytes N] [--pid PID] [--store]`

use serde_json::json;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// What the command line says.
struct Load {
    address: String,
    key: String,
    project: String,
    connections: usize,
    events: u64,
    bytes: usize,
    pid: Option<u32>,
    store: bool,
}

fn parse(args: &[String]) -> Result<Load, String> {
    let dsn = args.first().ok_or("the DSN is missing")?;
    let rest = dsn.strip_prefix("http://").ok_or("the DSN does not start with http://")?;
    let (key, place) = rest.split_once('@').ok_or("no key in the DSN")?;
    let (address, project) = place.split_once('/').ok_or("no project in the DSN")?;
    let option = |name: &str| args.iter().position(|a| a == name).and_then(|at| args.get(at + 1));
    let number = |name: &str, fallback: u64| match option(name) {
        Some(text) => text.parse().map_err(|_| format!("{name}: no number: {text}")),
        None => Ok(fallback),
    };
    Ok(Load {
        address: address.into(),
        key: key.into(),
        project: project.into(),
        connections: number("--connections", 8)? as usize,
        events: number("--events", 20_000)?,
        bytes: number("--bytes", 6000)? as usize,
        pid: option("--pid").and_then(|p| p.parse().ok()),
        store: args.iter().any(|a| a == "--store"),
    })
}

/// An event as the Python SDK sends it, filled up to about `bytes`. There are a hundred places where it may come from.
fn event(number: u64, bytes: usize) -> String {
    let frame = |at: u64| {
        json!({"function": format!("step_{}", at + number % 100), "module": "shop.cart", "filename": "shop/cart.py",
            "abs_path": "/srv/shop/cart.py", "lineno": 10 + number % 7, "pre_context": ["def checkout(o):", "    check(o)"],
            "context_line": "    return price(o)", "post_context": ["", "def refund(o):"],
            "vars": {"o": {"id": format!("'{number}'")}}, "in_app": true})
    };
    let frames: Vec<_> = (0..8).map(frame).collect();
    let crumbs: Vec<_> = (0..10)
        .map(|n| json!({"timestamp": "2026-11-23T20:18:30Z", "category": "query", "message": format!("SELECT {n}"), "data": {"ms": n}}))
        .collect();
    let mut event = json!({
        "platform": "python", "level": "error", "release": "shop@1.2.3", "environment": "staging", "server_name": "web-1",
        "transaction": "/checkout", "tags": {"shard": number % 16, "beta": true}, "user": {"id": number % 1000},
        "exception": {"values": [{"type": "KeyError", "value": format!("'{number}'"), "mechanism": {"type": "generic", "handled": true},
            "stacktrace": {"frames": frames}}]},
        "breadcrumbs": {"values": crumbs}, "contexts": {"runtime": {"name": "CPython", "version": "3.11.7"}},
        "sdk": {"name": "sentry.python", "version": "2.75.0"}, "extra": {"note": ""},
    });
    let missing = bytes.saturating_sub(event.to_string().len());
    event["extra"]["note"] = "x".repeat(missing).into();
    event.to_string()
}

fn request(load: &Load, number: u64) -> Vec<u8> {
    let event = event(number, load.bytes);
    let (path, body) = match load.store {
        true => ("store", event),
        false => {
            ("envelope", format!("{{\"sdk\":{{}}}}\n{{\"type\":\"event\",\"length\":{}}}\n{event}\n", event.len()))
        }
    };
    let head = format!(
        "POST /api/{}/{path}/ HTTP/1.1\r\nHost: {}\r\nX-Sentry-Auth: Sentry sentry_key={}, sentry_version=7\r\nContent-Length: {}\r\n\r\n",
        load.project,
        load.address,
        load.key,
        body.len()
    );
    [head.into_bytes(), body.into_bytes()].concat()
}

/// Reads one answer and gives its status.
fn answer(reader: &mut BufReader<TcpStream>) -> std::io::Result<u16> {
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let status = line.split(' ').nth(1).and_then(|s| s.parse().ok()).unwrap_or(0);
    let mut length = 0;
    loop {
        line.clear();
        if reader.read_line(&mut line)? <= 2 {
            break;
        }
        let lower = line.to_ascii_lowercase();
        if let Some(value) = lower.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    std::io::copy(&mut reader.by_ref().take(length), &mut std::io::sink())?;
    Ok(status)
}

/// Sends events until all have been; the times of the answers.
fn connection(load: &Load, next: &AtomicU64, refused: &AtomicU64) -> std::io::Result<Vec<Duration>> {
    let stream = TcpStream::connect(&load.address)?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    let mut times = vec![];
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= load.events {
            return Ok(times);
        }
        let bytes = request(load, number);
        let began = Instant::now();
        reader.get_mut().write_all(&bytes)?;
        match answer(&mut reader)? {
            200..300 => times.push(began.elapsed()),
            _ => {
                refused.fetch_add(1, Ordering::Relaxed);
            }
        }
    }
}

fn resident_kib(pid: Option<u32>) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", pid?)).ok()?;
    let line = status.lines().find(|l| l.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

fn main() -> Result<(), String> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let load = parse(&args)?;
    let before = resident_kib(load.pid);
    let (next, refused) = (AtomicU64::new(0), AtomicU64::new(0));
    let began = Instant::now();
    let mut times = std::thread::scope(|scope| {
        let threads: Vec<_> =
            (0..load.connections).map(|_| scope.spawn(|| connection(&load, &next, &refused))).collect();
        let results = threads
            .into_iter()
            .map(|t| t.join().map_err(|_| "a connection's thread failed".to_string())?.map_err(|e| e.to_string()));
        results.collect::<Result<Vec<_>, String>>()
    })?
    .concat();
    let seconds = began.elapsed().as_secs_f64();
    times.sort();
    let percentile =
        |p: usize| times.get((times.len() * p / 100).min(times.len().saturating_sub(1))).copied().unwrap_or_default();
    println!(
        "{} events in {seconds:.1} s: {:.0}/s, p50 {:.2?}, p99 {:.2?}, most {:.2?}, refused {}",
        times.len(),
        times.len() as f64 / seconds,
        percentile(50),
        percentile(99),
        percentile(100),
        refused.into_inner()
    );
    if let (Some(before), Some(after)) = (before, resident_kib(load.pid)) {
        println!("resident memory {before} KiB before, {after} KiB after");
    }
    Ok(())
}
