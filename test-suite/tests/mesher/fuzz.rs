//! Broken input in quantity, from a fixed seed: mutated envelopes, payloads and raw bytes at a running node. Every answer is
//! one of those that broken input may get, and the node stays up, answers and keeps its memory.

use super::support::{Node, Test, check};
use serde_json::json;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// How long each test goes on.
const TIME: Duration = Duration::from_secs(10);
/// What a node may grow by, in KiB: the issues it makes of what got through are in its page cache.
const GROWTH_KIB: u64 = 64 * 1024;

pub fn tests() -> Vec<Test> {
    vec![("mutated_payloads_are_survived", payloads), ("arbitrary_bytes_are_survived", raw_bytes)]
}

/// A small generator: tests must not depend on the machine's randomness.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides.max(1) as u64) as usize
    }
}

/// Pieces that a mutation puts in: what parsers trip over.
const PIECES: [&[u8]; 26] = [
    b"\n",
    b"\n\n",
    b"{}",
    b"[]",
    b"null",
    b"{",
    b"}",
    b"[",
    b"\"",
    b"\\u0000",
    b"\\ud83d",
    b"\0",
    b"\xff\xfe",
    b"\xe2\x82",
    b"1e999",
    b"-0",
    b"9223372036854775808",
    b"{\"type\":\"event\"}\n",
    b"\"length\":-1,",
    b"\"length\":99999999999999999999,",
    b"\"values\":[null]",
    b":",
    b",",
    b"\"timestamp\":1e308,",
    b"{{default}}",
    b"\r",
];

fn mutate(dice: &mut Dice, seed: &[u8]) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=dice.roll(6) {
        let at = dice.roll(bytes.len() + 1);
        let until = (at + dice.roll(40)).min(bytes.len());
        match dice.roll(7) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..until)),
            2 => drop(bytes.splice(at..at, PIECES[dice.roll(PIECES.len())].iter().copied())),
            3 if at < bytes.len() => bytes[at] = dice.roll(256) as u8,
            4 => {
                let part = bytes[at..until].to_vec();
                let to = dice.roll(bytes.len() + 1);
                drop(bytes.splice(to..to, part));
            }
            5 => {
                let deep = dice.roll(300);
                drop(bytes.splice(at..at, std::iter::repeat_n(b'[', deep)));
            }
            _ => drop(bytes.splice(at..until, PIECES[dice.roll(PIECES.len())].iter().copied())),
        }
    }
    bytes
}

fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    let event = json!({
        "event_id": "9f0c6f1e2b7a4d55a1c3e8b7d6f40912", "timestamp": "2026-11-23T20:18:31.020228Z", "platform": "python",
        "level": "error", "release": "shop@1.2.3+45", "environment": "staging", "fingerprint": ["{{ default }}", "eu"],
        "logentry": {"message": "order %s", "params": [7], "formatted": "order 7"},
        "exception": {"values": [{"type": "KeyError", "value": "'sku'", "mechanism": {"type": "generic", "handled": false},
            "stacktrace": {"frames": [{"function": "checkout", "module": "shop.cart", "filename": "shop/cart.py", "lineno": 19,
                "vars": {"o": {"id": "'A1'"}}, "in_app": true}]}}]},
        "breadcrumbs": {"values": [{"timestamp": 1795465198.2, "type": "log", "message": "logged in", "data": {"k": 1}}]},
        "tags": [["shard", 7], {"key": "beta", "value": true}], "user": {"id": 42, "ip_address": "{{auto}}"},
        "threads": [{"id": 1, "crashed": true, "stacktrace": {"frames": [{}]}}],
        "request": {"url": "http://x/", "headers": [["A", "b"]], "query_string": {"q": 1}}, "extra": {"n": 1.5e3},
        "sdk": {"name": "sentry.python", "version": "2.75.0", "settings": {"infer_ip": "auto"}},
    });
    let text = event.to_string();
    let envelope = format!(
        "{{\"event_id\":\"9f0c6f1e2b7a4d55a1c3e8b7d6f40912\",\"sent_at\":\"2026-11-23T20:18:31Z\"}}\n\
         {{\"type\":\"event\",\"length\":{}}}\n{text}\n{{\"type\":\"attachment\",\"length\":5}}\na\nb\nc\n\
         {{\"type\":\"client_report\"}}\n{{\"discarded_events\":[{{\"reason\":\"queue_overflow\",\"quantity\":3}}]}}",
        text.len()
    );
    let plain = json!({
        "message": "disk full", "level": "warning", "tags": {"host": "a1"}, "exception": {"type_name": "E", "value": "v"},
        "stacktrace": [{"filename": "a.rs", "function_name": "f", "lineno": 3}], "breadcrumbs": [{"message": "m"}],
    });
    let bulk = json!({"events": [plain, plain, {"level": "loud"}]}).to_string().into_bytes();
    vec![
        ("/api/1/envelope/", envelope.into_bytes()),
        ("/api/1/store/", text.into_bytes()),
        ("/api/1/store/", b"eJwTYQQAAIQAKA==".to_vec()),
        ("/api/v1/events", plain.to_string().into_bytes()),
        ("/api/v1/events/bulk", bulk),
    ]
}

fn payloads() -> Result<(), String> {
    let mut node = Node::start()?;
    let seeds = seeds();
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let mut connection = node.server.connect()?;
    let (mut sent, mut taken, mut before) = (0u64, 0u64, None);
    let until = Instant::now() + TIME;
    while Instant::now() < until {
        let (path, seed) = &seeds[dice.roll(seeds.len())];
        let body = mutate(&mut dice, seed);
        let headers = [("X-Sentry-Auth", node.key.as_str())];
        let reply = connection
            .request("POST", path, &headers, &body)
            .map_err(|e| format!("{e} after {path} with {:?}", String::from_utf8_lossy(&body)))?;
        check(
            matches!(reply.status, 200 | 202 | 400 | 401 | 403 | 413),
            format!("status {} for {path} with {:?}", reply.status, String::from_utf8_lossy(&body)),
        )?;
        taken += u64::from(reply.status < 300);
        sent += 1;
        if sent == 500 {
            before = node.server.resident_kib();
        }
    }
    check(taken > 0 && taken < sent, format!("{taken} of {sent} were taken"))?;
    // What got through must be readable.
    for issue in node.issues()?.iter().take(25) {
        let id = issue["id"].as_str().unwrap_or_default();
        let events = node.get(&format!("/api/v1/issues/{id}/events?limit=5"))?;
        for event in events["data"].as_array().into_iter().flatten() {
            node.get(&format!("/api/v1/events/{}", event["id"].as_str().unwrap_or_default()))?;
        }
    }
    alive(&mut node, before)
}

fn alive(node: &mut Node, before: Option<u64>) -> Result<(), String> {
    check(node.server.is_alive(), "the process ended")?;
    node.get("/health")?;
    node.post_event(&json!({"message": "still taken"}))?;
    if let (Some(before), Some(after)) = (before, node.server.resident_kib()) {
        check(after < before + GROWTH_KIB, format!("{before} KiB grew to {after} KiB"))?;
    }
    Ok(())
}

fn raw_bytes() -> Result<(), String> {
    let mut node = Node::start()?;
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    let head = format!(
        "POST /api/1/envelope/?sentry_key={} HTTP/1.1\r\nHost: x\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n\
         5\r\nabcde\r\n0\r\n\r\nGET /health HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcPOST /api/v1/events HTTP/1.1\r\n\
         X-Sentry-Auth: {}\r\nContent-Length: 15\r\nExpect: 100-continue\r\n\r\n{{\"message\":\"m\"}}",
        node.key, node.key
    );
    let until = Instant::now() + TIME;
    let mut before = None;
    let mut sent = 0;
    while Instant::now() < until {
        let bytes = mutate(&mut dice, head.as_bytes());
        let mut stream = TcpStream::connect(("127.0.0.1", node.server.port)).map_err(|e| format!("connect: {e}"))?;
        let _ = stream.set_read_timeout(Some(Duration::from_secs(10)));
        // The other side may close in the middle: that is an answer too.
        let _ = stream.write_all(&bytes);
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let mut answer = vec![];
        let _ = stream.read_to_end(&mut answer);
        if let Some(status) = answer.strip_prefix(b"HTTP/1.1 ").and_then(|rest| rest.get(..3)) {
            check(
                !matches!(status, b"500" | b"502" | b"504"),
                format!("{} for {:?}", String::from_utf8_lossy(&answer), String::from_utf8_lossy(&bytes)),
            )?;
        } else {
            check(answer.is_empty(), format!("no HTTP: {:?}", String::from_utf8_lossy(&answer)))?;
        }
        sent += 1;
        if sent == 300 {
            before = node.server.resident_kib();
        }
    }
    alive(&mut node, before)
}
