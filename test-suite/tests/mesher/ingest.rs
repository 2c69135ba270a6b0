//! Events in, issues out: the plain endpoint, the Sentry endpoints on the raw wire, grouping and limits.

use super::support::{Node, Test, check, check_eq};
use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
use serde_json::{Value, json};
use std::io::Write;

pub fn tests() -> Vec<Test> {
    vec![
        ("plain_event_is_readable_everywhere", plain_event),
        ("same_place_is_one_issue", grouping),
        ("resolved_issue_comes_back_as_regression", regression),
        ("one_event_id_counts_once", idempotence),
        ("limits_have_their_statuses", limits),
        ("wrong_keys_are_refused", auth),
        ("envelopes_on_the_raw_wire", envelopes),
        ("compressed_and_chunked_bodies", encodings),
        ("awkward_text_survives", awkward_text),
        ("bulk_elements_stand_alone", bulk),
        ("pages_follow_one_another", pages),
    ]
}

fn plain_event() -> Result<(), String> {
    let node = Node::start()?;
    check_eq(&node.get("/health")?["status"], &"ok".into(), "health")?;
    check_eq(&node.get("/ready")?["status"], &"ready".into(), "readiness")?;
    let id = node.post_event(&json!({
        "message": "disk full", "level": "warning", "tags": {"host": "a1"},
        "environment": "staging", "release": "shop@1.2.3", "user_context": {"id": "42"},
        "breadcrumbs": [{"message": "opened"}],
    }))?;
    let issues = node.issues_when(|i| i.len() == 1, "one issue")?;
    let issue = &issues[0];
    check_eq(&issue["title"], &"disk full".into(), "title")?;
    check_eq(&issue["level"], &"warning".into(), "level")?;
    check_eq(&issue["status"], &"unresolved".into(), "status")?;
    check_eq(&issue["event_count"], &1.into(), "count")?;
    let issue_id = issue["id"].as_str().unwrap_or_default();
    let single = node.get(&format!("/api/v1/issues/{issue_id}"))?;
    check_eq(&single["id"], &issue["id"], "single issue")?;
    let events = node.get(&format!("/api/v1/issues/{issue_id}/events"))?;
    check_eq(&events["data"][0]["message"], &"disk full".into(), "event of the issue")?;
    let detail = node.get(&format!("/api/v1/events/{id}"))?;
    let event = &detail["event"];
    check_eq(&event["tags"]["host"], &"a1".into(), "tag")?;
    check_eq(&event["processed_on"], &"local".into(), "node")?;
    check_eq(&event["breadcrumbs"][0]["message"], &"opened".into(), "breadcrumb")?;
    check_eq(&event["user_context"]["id"], &"42".into(), "user")?;
    let unknown = "/api/v1/events/00000000-0000-7000-8000-000000000000";
    check_eq(&node.server.get(unknown)?.status.into(), &404.into(), "unknown event")?;
    check_eq(&node.server.get("/api/v1/events/nonsense")?.status.into(), &400.into(), "malformed id")
}

fn framed(line: u32, number: u32, function: &str) -> Value {
    json!({
        "message": format!("order {number} failed"),
        "exception": {"type_name": "KeyError", "value": format!("'{number}'")},
        "stacktrace": [{"filename": "shop.py", "function_name": function, "lineno": line}],
    })
}

fn grouping() -> Result<(), String> {
    let node = Node::start()?;
    for number in 0..10 {
        node.post_event(&framed(10 + number, 1000 + number, "checkout"))?;
    }
    node.post_event(&framed(10, 1000, "refund"))?;
    let issues = node.issues_when(|i| i.len() == 2, "two issues")?;
    let mut counts: Vec<i64> = issues.iter().filter_map(|i| i["event_count"].as_i64()).collect();
    counts.sort();
    check(counts == [1, 10], format!("counts are {counts:?}"))
}

fn regression() -> Result<(), String> {
    let node = Node::start()?;
    let event = json!({"message": "again"});
    node.post_event(&event)?;
    let issues = node.issues_when(|i| i.len() == 1, "one issue")?;
    let id = issues[0]["id"].as_str().unwrap_or_default().to_string();
    let answer = node.server.post(&format!("/api/v1/issues/{id}/resolve"), &[], b"")?.expect(200)?;
    check_eq(&answer["affected"], &1.into(), "resolved")?;
    node.post_event(&event)?;
    let issue = node.get(&format!("/api/v1/issues/{id}"))?;
    check_eq(&issue["status"], &"unresolved".into(), "status")?;
    check_eq(&issue["is_regression"], &true.into(), "regression")
}

fn idempotence() -> Result<(), String> {
    let node = Node::start()?;
    let event = json!({"message": "twice", "event_id": "6bfe61bf-c124-4364-b1b8-d4d1b6dd75ff"});
    let first = node.post_event(&event)?;
    let second = node.post_event(&event)?;
    check(first == second, format!("{first} and {second}"))?;
    let issues = node.issues_when(|i| i.len() == 1, "one issue")?;
    check_eq(&issues[0]["event_count"], &1.into(), "count")
}

fn limits() -> Result<(), String> {
    let node = Node::start()?;
    let key = [("X-Sentry-Auth", node.key.as_str())];
    let post = |body: &[u8]| node.server.post("/api/v1/events", &key, body);
    check_eq(&post(b"{not json")?.expect(400)?["error"], &"invalid json".into(), "invalid JSON")?;
    check_eq(&post(b"[1]")?.expect(400)?["error"], &"invalid json".into(), "no object")?;
    check_eq(&post(b"{}")?.expect(400)?["code"], &"missing_message".into(), "no message")?;
    check_eq(&post(br#"{"message":"m","level":"loud"}"#)?.expect(400)?["code"], &"invalid_level".into(), "level")?;
    let big = json!({"message": "m", "extra": {"x": "y".repeat(1_100_000)}}).to_string();
    check_eq(&post(big.as_bytes())?.expect(413)?["error"], &"payload too large".into(), "size")?;
    check_eq(&node.server.get("/api/v1/events")?.status.into(), &405.into(), "method")
}

fn auth() -> Result<(), String> {
    let node = Node::start()?;
    let event = br#"{"message":"m"}"#;
    let plain = |headers: &[(&str, &str)]| node.server.post("/api/v1/events", headers, event);
    plain(&[])?.expect(401)?;
    plain(&[("X-Sentry-Auth", "00000000000000000000000000000000")])?.expect(401)?;
    let bearer = format!("Bearer {}", node.key);
    plain(&[("Authorization", &bearer)])?.expect(202)?;
    node.server.post(&format!("/api/v1/events?sentry_key={}", node.key), &[], event)?.expect(202)?;
    let envelope = b"{}\n{\"type\":\"event\"}\n{\"message\":\"m\"}";
    let sentry = |path: &str, headers: &[(&str, &str)]| node.server.post(path, headers, envelope);
    sentry("/api/1/envelope/", &[])?.expect(401)?;
    let wrong = "Sentry sentry_key=00000000000000000000000000000000";
    let refused = sentry("/api/1/envelope/", &[("X-Sentry-Auth", wrong)])?;
    check(refused.header("x-sentry-error").is_some(), "no X-Sentry-Error")?;
    check_eq(&refused.header("access-control-allow-origin").into(), &"*".into(), "CORS on errors")?;
    refused.expect(403)?;
    let right = format!("/api/1/envelope?sentry_version=7&sentry_key={}", node.key);
    sentry(&right, &[])?.expect(200)?;
    let preflight = node.server.connect()?.request("OPTIONS", "/api/1/envelope/", &[], b"")?;
    check(preflight.status == 200 || preflight.status == 204, format!("preflight {}", preflight.status))
}

fn envelopes() -> Result<(), String> {
    let node = Node::start()?;
    // An attachment with newlines, an unknown item, and an event without a length, as JavaScript sends it.
    let python = "{\"event_id\":\"6bfe61bfc1244364b1b8d4d1b6dd75ff\",\"sent_at\":\"2026-11-23T20:18:31.037574Z\"}\n\
        {\"type\":\"event\",\"content_type\":\"application/json\",\"length\":62}\n\
        {\"level\":\"error\",\"message\":\"stock is negative\",\"tags\":{\"a\":1}}\n\
        {\"filename\":\"notes.txt\",\"type\":\"attachment\",\"length\":12}\nline1\nline2\n\n";
    let answer = node.post_envelope(python.as_bytes())?;
    check_eq(&answer["id"], &"6bfe61bfc1244364b1b8d4d1b6dd75ff".into(), "id")?;
    let node_js = "{\"event_id\":\"e82f3d38a1244364b1b8d4d1b6dd75aa\",\"sdk\":{\"name\":\"sentry.javascript.node\",\"version\":\"11.12.0\"}}\n\
        {\"type\":\"whatever\"}\n{\"x\":1}\n\
        {\"type\":\"event\"}\n\
        {\"exception\":{\"values\":[null,{\"type\":\"Error\",\"value\":\"boom\"}]},\"level\":\"log\",\"tags\":[[\"k\",7]]}";
    node.post_envelope(node_js.as_bytes())?;
    check_eq(&node.post_envelope(b"{}")?, &json!({}), "empty envelope")?;
    let issues = node.issues_when(|i| i.len() == 2, "two issues")?;
    let mut titles: Vec<&str> = issues.iter().filter_map(|i| i["title"].as_str()).collect();
    titles.sort();
    check(titles == ["Error: boom", "stock is negative"], format!("titles are {titles:?}"))?;
    let detail = node.get("/api/v1/events/6bfe61bfc1244364b1b8d4d1b6dd75ff")?;
    check_eq(&detail["event"]["tags"]["a"], &"1".into(), "tag as text")?;
    let key = [("X-Sentry-Auth", node.key.as_str())];
    node.server.post("/api/1/envelope/", &key, b"not json\n")?.expect(400)?;
    let short = b"{}\n{\"type\":\"event\",\"length\":500}\n{}\n";
    node.server.post("/api/1/envelope/", &key, short)?.expect(400)?;
    node.server.post("/api/1/store/", &key, br#"{"message":"old client"}"#)?.expect(200)?;
    node.issues_when(|i| i.len() == 3, "three issues")?;
    Ok(())
}

fn encodings() -> Result<(), String> {
    let node = Node::start()?;
    let body = |text: &str| format!("{{}}\n{{\"type\":\"event\"}}\n{{\"message\":\"{text}\"}}\n").into_bytes();
    let mut gzip = GzEncoder::new(vec![], Compression::fast());
    let mut zlib = ZlibEncoder::new(vec![], Compression::fast());
    let mut raw = DeflateEncoder::new(vec![], Compression::fast());
    let written = gzip
        .write_all(&body("gzip here"))
        .and_then(|()| zlib.write_all(&body("zlib here")))
        .and_then(|()| raw.write_all(&body("raw here")));
    written.map_err(|e| e.to_string())?;
    let finish = |r: std::io::Result<Vec<u8>>| r.map_err(|e| e.to_string());
    for (encoding, bytes) in
        [("gzip", finish(gzip.finish())?), ("deflate", finish(zlib.finish())?), ("deflate", finish(raw.finish())?)]
    {
        let headers = [("X-Sentry-Auth", node.key.as_str()), ("Content-Encoding", encoding)];
        node.server.post("/api/1/envelope/", &headers, &bytes)?.expect(200)?;
    }
    for (encoding, bytes) in
        [("br", brotli(&body("br here"))), ("zstd", zstd(&body("zstd here"))), ("identity", body("identity here"))]
    {
        let path = format!("/api/1/envelope/?sentry_key={}", node.key);
        let headers = [("Content-Encoding", encoding)];
        node.server.post(&path, &headers, &bytes)?.expect(200)?;
    }
    let unknown = [("Content-Encoding", "pigeon")];
    let refused = node.server.post("/api/1/envelope/", &unknown, b"{}")?;
    check_eq(&refused.status.into(), &415.into(), "unknown encoding")?;
    let mut connection = node.server.connect()?;
    let chunked = body("in chunks");
    let (first, rest) = chunked.split_at(5);
    let head = format!(
        "POST /api/1/envelope/?sentry_key={} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n",
        node.key,
        first.len()
    );
    connection.write(head.as_bytes())?;
    connection.write(first)?;
    connection.write(format!("\r\n{:x}\r\n", rest.len()).as_bytes())?;
    connection.write(rest)?;
    connection.write(b"\r\n0\r\n\r\n")?;
    connection.read_reply()?.expect(200)?;
    node.issues_when(|i| i.len() == 7, "seven issues")?;
    bomb(&node)
}

/// A brotli stream of one uncompressed block.
fn brotli(bytes: &[u8]) -> Vec<u8> {
    let head = 0x0b | (bytes.len() as u32 - 1) << 7 | 1 << 23;
    [&head.to_le_bytes()[..3], bytes, &[0x03]].concat()
}

/// A zstd frame of one raw block, for less than 256 bytes.
fn zstd(bytes: &[u8]) -> Vec<u8> {
    let block = (bytes.len() as u32) << 3 | 1;
    let head = [0x28, 0xb5, 0x2f, 0xfd, 0x20, bytes.len() as u8];
    [&head[..], &block.to_le_bytes()[..3], bytes].concat()
}

/// 300 MB of zeros in a small body: refused, and the server lives.
fn bomb(node: &Node) -> Result<(), String> {
    let mut bomb = GzEncoder::new(vec![], Compression::best());
    let zeros = vec![0; 1 << 20];
    for _ in 0..300 {
        bomb.write_all(&zeros).map_err(|e| e.to_string())?;
    }
    let bytes = bomb.finish().map_err(|e| e.to_string())?;
    let headers = [("X-Sentry-Auth", node.key.as_str()), ("Content-Encoding", "gzip")];
    let reply = node.server.post("/api/1/envelope/", &headers, &bytes)?;
    check_eq(&reply.status.into(), &413.into(), "decompression bomb")?;
    node.get("/health").map(|_| ())
}

fn awkward_text() -> Result<(), String> {
    let node = Node::start()?;
    let text = "a\"b\\c\n\u{1}</script> \u{1F600} é";
    let id = node.post_event(&json!({"message": text, "tags": {"t": "q\"\\"}}))?;
    let detail = node.get(&format!("/api/v1/events/{id}"))?;
    check_eq(&detail["event"]["message"], &text.into(), "message")?;
    check_eq(&detail["event"]["tags"]["t"], &"q\"\\".into(), "tag")
}

fn bulk() -> Result<(), String> {
    let node = Node::start()?;
    let key = [("X-Sentry-Auth", node.key.as_str())];
    let body = json!([{"message": "one"}, {"message": "two", "level": "loud"}, {"message": "three"}]);
    let answer = node.server.post("/api/v1/events/bulk", &key, body.to_string().as_bytes())?.expect(202)?;
    check_eq(&answer["accepted"], &2.into(), "accepted")?;
    check_eq(&answer["rejected"], &1.into(), "rejected")?;
    check(answer["results"][1]["error"].is_string(), format!("no error by index in {answer}"))?;
    node.issues_when(|i| i.len() == 2, "two issues")?;
    Ok(())
}

fn pages() -> Result<(), String> {
    let node = Node::start()?;
    for word in ["alpha", "beta", "gamma", "delta", "epsilon"] {
        node.post_event(&json!({"message": word}))?;
    }
    let mut path = "/api/v1/projects/1/issues?limit=2".to_string();
    let mut titles = vec![];
    loop {
        let page = node.get(&path)?;
        let data = page["data"].as_array().cloned().unwrap_or_default();
        titles.extend(data.iter().map(|i| i["title"].to_string()));
        if page["has_more"] != Value::Bool(true) {
            break;
        }
        path = format!(
            "/api/v1/projects/1/issues?limit=2&cursor={}&cursor_id={}",
            page["next_cursor"].as_str().unwrap_or_default(),
            page["next_cursor_id"].as_str().unwrap_or_default()
        );
        check(titles.len() < 10, "the pages do not end")?;
    }
    titles.sort();
    titles.dedup();
    check(titles.len() == 5, format!("{titles:?}"))?;
    check_eq(&node.server.get("/api/v1/projects/1/issues?limit=0")?.status.into(), &400.into(), "limit 0")
}
