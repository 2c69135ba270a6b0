//! What the Sentry protocol asks for beyond the everyday event: odd forms of every field, clocks, addresses, old bodies,
//! tunnels, loss counts, quotas; and the filters of the lists.

use super::support::{Node, Test, check, check_eq};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use serde_json::{Value, json};
use std::io::Write;
use std::time::Duration;
use test_suite::run::Scratch;

pub fn tests() -> Vec<Test> {
    vec![
        ("odd_forms_of_every_field", odd_forms),
        ("old_store_bodies_are_unpacked", old_bodies),
        ("clocks_and_addresses_of_clients", clocks_and_addresses),
        ("sdk_messages_group_by_what_stays", message_groups),
        ("client_fingerprints_split_and_join", client_fingerprints),
        ("a_used_up_window_is_told_and_held", quota),
        ("tunnels_reports_and_other_items", other_items),
        ("own_payloads_are_checked_strictly", strictness),
        ("lists_are_filtered_and_sorted", filters),
        ("issues_are_deleted_and_unassigned", changes),
        ("counters_are_shown", metrics),
        ("large_envelopes_and_refusals_have_cors", large),
    ]
}

fn store(node: &Node, event: &Value) -> Result<Value, String> {
    let path = format!("/api/1/store/?sentry_version=7&sentry_key={}", node.key);
    let answer = node.server.post(&path, &[], event.to_string().as_bytes())?.expect(200)?;
    let id = answer["id"].as_str().ok_or_else(|| format!("no id in {answer}"))?;
    check(id.len() == 32, format!("id {id}"))?;
    let detail = node.get(&format!("/api/v1/events/{id}"))?;
    Ok(detail["event"].clone())
}

fn odd_forms() -> Result<(), String> {
    let node = Node::start()?;
    let event = store(
        &node,
        &json!({
            "event_id": "9F0C6F1E-2B7A-4D55-A1C3-E8B7D6F40912", "timestamp": null, "level": 40, "platform": null,
            "sentry.interfaces.Exception": [null, {"type": "Root"}, {"value": {"a": 1}, "type": "Last", "stacktrace": null}],
            "threads": [null, {"id": 7, "current": true, "stacktrace": {"frames": [null, {"function": "run", "lineno": null}]}}],
            "breadcrumbs": [null, {"timestamp": 1795465198.5, "level": "log", "message": 5}],
            "tags": [["k", 7], {"key": "b", "value": true}, null, ["broken"], ["n", null]],
            "user": {"id": 42, "ip_address": null}, "release": 3, "environment": null, "extra": [1],
            "fingerprint": null, "contexts": {"os": {"name": "x"}, "n": null}, "modules": null,
            "request": {"url": "http://a/b", "headers": [["Host", "a"], null], "query_string": [["q", 1]], "cookies": "a=b"},
            "errors": [{"x": 1}], "_meta": {"extra": {"": {"len": 3}}}, "whatever": [[]],
        }),
    )?;
    check_eq(&event["id"], &"9f0c6f1e-2b7a-4d55-a1c3-e8b7d6f40912".into(), "id")?;
    check_eq(&event["level"], &"error".into(), "level as a number")?;
    check_eq(&event["tags"], &json!({"k": "7", "b": "true", "environment": "production", "release": "3"}), "tags")?;
    check_eq(&event["user_context"], &json!({"id": "42"}), "user")?;
    check_eq(&event["release"], &"3".into(), "release")?;
    check_eq(&event["extra"], &json!({}), "extra")?;
    check_eq(&event["stacktrace"][0]["function_name"], &"run".into(), "stack of the current thread")?;
    check_eq(&event["exception"]["value"], &"{\"a\":1}".into(), "value as text")?;
    check_eq(&event["exceptions"][0]["type_name"], &"Root".into(), "chain")?;
    check_eq(&event["threads"][0]["stacktrace"][0]["function_name"], &"run".into(), "thread")?;
    check_eq(
        &event["breadcrumbs"],
        &json!([{"timestamp": "2026-11-23T20:19:58.500Z", "level": "log", "message": "5"}]),
        "breadcrumbs",
    )?;
    check_eq(&event["request"]["headers"], &json!({"Host": "a"}), "headers")?;
    check_eq(&event["request"]["query_string"], &json!({"q": "1"}), "query")?;
    check_eq(&event["raw"]["_meta"]["extra"][""]["len"], &3.into(), "what the SDK cut")?;
    for (given, level) in [("warn", "warning"), ("critical", "fatal"), ("log", "info"), ("loud", "error")] {
        check_eq(&store(&node, &json!({"message": "m", "level": given}))?["level"], &level.into(), given)?;
    }
    for message in [json!("plain"), json!({"formatted": "plain"}), json!({"message": "plain", "params": []})] {
        check_eq(&store(&node, &json!({"message": message}))?["message"], &"plain".into(), "message")?;
    }
    let nul = node.server.post(
        &format!("/api/1/store?sentry_key={}", node.key),
        &[],
        b"{\"message\":\"a\\u0000b\\ud83d \xff\",\"tags\":{\"t\":\"x\\ny\"}}",
    )?;
    let id = nul.expect(200)?["id"].as_str().unwrap_or_default().to_string();
    let event = node.get(&format!("/api/v1/events/{id}"))?["event"].clone();
    check_eq(&event["message"], &"ab\u{fffd} \u{fffd}".into(), "text that is none")?;
    check_eq(&event["tags"]["t"], &"x y".into(), "tag of two lines")?;
    check_eq(&store(&node, &json!({}))?["message"], &"".into(), "nothing at all")
}

fn old_bodies() -> Result<(), String> {
    let node = Node::start()?;
    let mut zlib = ZlibEncoder::new(vec![], Compression::fast());
    zlib.write_all(br#"{"message":"from an old client","sentry.interfaces.User":{"id":1}}"#)
        .map_err(|e| e.to_string())?;
    let packed = zlib.finish().map_err(|e| e.to_string())?;
    let body = base64(&packed);
    let auth = format!("Sentry sentry_version=5, sentry_client=raven-node/2.6.4, sentry_key={}", node.key);
    let headers = [("X-Sentry-Auth", auth.as_str()), ("Content-Type", "application/octet-stream")];
    node.server.post("/api/1/store/", &headers, body.as_bytes())?.expect(200)?;
    node.issues_when(|i| i.len() == 1 && i[0]["title"] == "from an old client", "the old client's event")?;
    node.server.post("/api/1/store/", &headers, b"bm90IHBhY2tlZA==")?.expect(400)?;
    node.server.post("/api/1/store/", &headers, b"[1]")?.expect(400)?;
    node.server.post("/api/1/store/", &headers, b"")?.expect(400).map(|_| ())
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0u32, |group, &byte| group << 8 | u32::from(byte)) << (8 * (3 - chunk.len()));
        for at in 0..4 {
            let digit = DIGITS[(group >> (18 - 6 * at) & 63) as usize] as char;
            out.push(if at <= chunk.len() { digit } else { '=' });
        }
    }
    out
}

fn clocks_and_addresses() -> Result<(), String> {
    let node = Node::start()?;
    let detail = |sent_at: &str, timestamp: &str, id: &str| {
        let body = format!(
            "{{\"event_id\":\"{id}\",\"sent_at\":\"{sent_at}\"}}\n{{\"type\":\"event\"}}\n\
             {{\"message\":\"m\",\"timestamp\":\"{timestamp}\",\"user\":{{\"ip_address\":\"{{{{auto}}}}\"}}}}"
        );
        node.post_envelope(body.as_bytes())?;
        Ok::<_, String>(node.get(&format!("/api/v1/events/{id}"))?["event"].clone())
    };
    // A clock that is years behind: the event happened five seconds before it was sent.
    let event = detail("2020-01-01T00:00:05Z", "2020-01-01T00:00:00", "6bfe61bfc1244364b1b8d4d1b6dd0001")?;
    let (received, occurred) = (seconds(&event["received_at"])?, seconds(&event["occurred_at"])?);
    check((received - occurred - 5).abs() <= 1, format!("received {received}, occurred {occurred}"))?;
    check_eq(&event["errors"], &json!(["corrected_timestamp"]), "note")?;
    check_eq(&event["raw"]["timestamp"], &"2020-01-01T00:00:00".into(), "the original")?;
    check_eq(&event["user_context"]["ip_address"], &"127.0.0.1".into(), "address of the client")?;
    let path = format!("/api/1/store/?sentry_key={}", node.key);
    let body = br#"{"message":"m","sdk":{"name":"x","settings":{"infer_ip":"auto"}}}"#;
    let answer = node.server.post(&path, &[("X-Forwarded-For", "9.9.9.9, 203.0.113.7")], body)?.expect(200)?;
    let event = node.get(&format!("/api/v1/events/{}", answer["id"].as_str().unwrap_or_default()))?["event"].clone();
    check_eq(&event["user_context"]["ip_address"], &"203.0.113.7".into(), "address behind a proxy")?;
    let far = store(&node, &json!({"message": "m", "timestamp": 1e300}))?;
    check_eq(&far["occurred_at"], &far["received_at"], "a time beyond all calendars")
}

/// Seconds of the day of a time as the API writes it.
fn seconds(time: &Value) -> Result<i64, String> {
    let text = time.as_str().unwrap_or_default();
    let part = |from: usize| text.get(from..from + 2).and_then(|t| t.parse::<i64>().ok());
    match (part(8), part(11), part(14), part(17)) {
        (Some(day), Some(hour), Some(minute), Some(second)) => Ok(((day * 24 + hour) * 60 + minute) * 60 + second),
        _ => Err(format!("no time: {time}")),
    }
}

fn message_groups() -> Result<(), String> {
    let node = Node::start()?;
    for message in [
        "user ann@example.com asked for 'blue shoes' at https://a.example/x?y=1 in /srv/app/a.txt",
        "user bob@test.org asked for 'red' at http://b.example/ in /home/bob/b/c.txt",
        "can't open it, don't know",
        "can't open it, won't know",
    ] {
        store(&node, &json!({"message": message}))?;
    }
    for number in [17, 18] {
        store(
            &node,
            &json!({"logentry": {"message": "order %s of %s", "params": [number, "ann"],
            "formatted": format!("order {number} of ann")}}),
        )?;
    }
    let issues = node.issues_when(|i| i.len() == 4, "four issues")?;
    let mut counts: Vec<_> = issues.iter().filter_map(|i| i["event_count"].as_i64()).collect();
    counts.sort();
    check(counts == [1, 1, 2, 2], format!("{issues:#?}"))
}

fn client_fingerprints() -> Result<(), String> {
    let node = Node::start()?;
    let exception = |value: &str| json!({"values": [{"type": "E", "value": value}]});
    for (value, fingerprint) in [
        ("1 left", json!(["{{ default }}", "eu"])),
        ("2 left", json!(["{{default}}", "eu"])),
        ("3 left", json!(["{{ default }}", "us"])),
        ("4 left", json!("down")),
        ("other text", json!(["down"])),
        ("5 left", json!(["{{ default }}"])),
        ("6 left", json!([])),
        ("x", json!(["{{ tags.shard }}", "{{ type }}"])),
        ("y", json!(["a", "E"])),
    ] {
        let tags = json!({"shard": "a"});
        store(&node, &json!({"exception": exception(value), "fingerprint": fingerprint, "tags": tags}))?;
    }
    let issues = node.issues_when(|i| i.len() == 5, "five issues")?;
    let counts: Vec<_> = issues.iter().map(|i| &i["event_count"]).collect();
    check(counts.iter().filter(|c| **c == 2).count() == 4, format!("{issues:#?}"))
}

fn quota() -> Result<(), String> {
    let directory = Scratch::new()?;
    let node = Node::started(directory, &[("MESHER_RATE_MAX", "3"), ("MESHER_RATE_WINDOW", "2")])?;
    let path = format!("/api/1/envelope/?sentry_key={}", node.key);
    let body = b"{}\n{\"type\":\"event\"}\n{\"message\":\"m\"}";
    for left in [2, 1, 0] {
        let reply = node.server.post(&path, &[], body)?;
        let limits = reply.header("x-sentry-rate-limits").unwrap_or_default().to_string();
        check(limits.contains("86400:transaction;span;"), format!("no proactive limits: {limits}"))?;
        check(limits.contains(":error;default:project:quota") == (left == 0), format!("{left} left: {limits}"))?;
        reply.expect(200)?;
    }
    let reply = node.server.post(&path, &[], body)?;
    check(reply.status == 429, format!("status {}", reply.status))?;
    let after = reply.header("retry-after").and_then(|v| v.parse::<u64>().ok());
    check(after.is_some_and(|s| (1..=2).contains(&s)), format!("Retry-After {after:?}"))?;
    let limits = reply.header("x-sentry-rate-limits").unwrap_or_default();
    check(limits.starts_with(&format!("{}:error;default:project:quota", after.unwrap_or_default())), limits)?;
    check(reply.header("access-control-allow-origin") == Some("*"), "no CORS on 429")?;
    let key = [("X-Sentry-Auth", node.key.as_str())];
    let plain = node.server.post("/api/v1/events", &key, br#"{"message":"m"}"#)?;
    check_eq(&plain.expect(429)?["error"], &"rate limited".into(), "plain endpoint")?;
    // Sessions and reports cost nothing and still pass.
    node.server.post(&path, &[], b"{}\n{\"type\":\"session\"}\n{}")?.expect(200)?;
    std::thread::sleep(Duration::from_millis(2500));
    node.server.post(&path, &[], body)?.expect(200).map(|_| ())
}

fn other_items() -> Result<(), String> {
    let node = Node::start()?;
    let dsn = |project: u32| {
        format!(
            "{{\"dsn\":\"http://{}:old@localhost/{project}\"}}\n{{\"type\":\"event\"}}\n{{\"message\":\"t\"}}\n\n",
            node.key
        )
    };
    node.server.post("/tunnel", &[], dsn(1).as_bytes())?.expect(200)?;
    node.server.post("/tunnel", &[], dsn(2).as_bytes())?.expect(403)?;
    node.server.post("/tunnel", &[], b"{}\n")?.expect(401)?;
    node.server.post("/api/1/envelope/", &[], dsn(1).as_bytes())?.expect(200)?;
    node.server.post("/api/2/envelope/", &[], dsn(1).as_bytes())?.expect(403)?;
    let both = [("X-Sentry-Auth", node.key.as_str())];
    node.server.post("/api/1/envelope/", &both, dsn(2).as_bytes())?.expect(403)?;
    let twice = format!("/api/1/envelope/?sentry_key={}", "0".repeat(32));
    node.server.post(&twice, &both, b"{}")?.expect(403)?;
    let mixed = "{\"event_id\":\"6bfe61bf-c124-4364-b1b8-d4d1b6dd75ff\"}\n\
        {\"type\":\"session\"}\nnot json\n{\"type\":\"span\",\"length\":3}\na\nb\n{\"type\":\"made_up\"}\n\n\
        {\"type\":\"event\"}\n{\"type\":\"transaction\"}\n{\"type\":\"event\",\"length\":15}\n{\"message\":\"m\"}\n\
        {\"type\":\"client_report\"}\n{\"discarded_events\":[{\"reason\":\"queue_overflow\",\"category\":\"error\",\"quantity\":3},null]}";
    let answer = node.post_envelope(mixed.as_bytes())?;
    check_eq(&answer["id"], &"6bfe61bfc1244364b1b8d4d1b6dd75ff".into(), "id of the envelope")?;
    let text = node.server.get("/metrics")?.text();
    for line in [
        "mesher_items_dropped_total{type=\"session\"} 1",
        "mesher_items_dropped_total{type=\"other\"} 1",
        "mesher_client_lost_total{reason=\"queue_overflow\"} 3",
    ] {
        check(text.contains(line), format!("no {line} in {text}"))?;
    }
    node.issues_when(|i| i.len() == 2, "two issues")?;
    // Items without end cost no more than items to a limit.
    let many = [b"{}\n".to_vec(), b"{\"type\":\"x\"}\n\n".repeat(200_000)].concat();
    let began = std::time::Instant::now();
    node.post_envelope(&many)?;
    let took = began.elapsed();
    check(took < Duration::from_secs(5), format!("200,000 items took {took:?}"))
}

fn strictness() -> Result<(), String> {
    let node = Node::start()?;
    let key = [("X-Sentry-Auth", node.key.as_str())];
    let post = |body: &str| node.server.post("/api/v1/events", &key, body.as_bytes());
    for (body, code) in [
        (r#"{"message":"m","timestamp":"yesterday"}"#, "invalid_timestamp"),
        (r#"{"message":"m","fingerprint":{}}"#, "invalid_fingerprint"),
        (r#"{"message":"m","fingerprint":[]}"#, "invalid_fingerprint"),
        (r#"{"message":"m","level":{}}"#, "invalid_level"),
        (r#"{"message":""}"#, "missing_message"),
        ("\u{feff}", "invalid_json"),
    ] {
        check_eq(&post(body)?.expect(400)?["code"], &code.into(), body)?;
    }
    let deep = format!(r#"{{"message":"m","extra":{{"x":{}1{}}}}}"#, "[".repeat(40), "]".repeat(40));
    check_eq(&post(&deep)?.expect(400)?["error"], &"invalid json".into(), "too deep")?;
    let invalid = node.server.post("/api/v1/events", &key, b"{\"message\":\"\xff\"}")?;
    check_eq(&invalid.expect(400)?["error"], &"invalid json".into(), "not UTF-8")?;
    let id = node.post_event(&json!({
        "message": "é".repeat(9000), "level": "WARNING", "tags": {"ok_key.1:a-b": 1, "no key": 2, "nil": null},
        "exception": {"type": "E", "value": 5}, "breadcrumbs": "none", "user": {"id": "1"}, "sdk": {"name": "n", "version": "v"},
        "stacktrace": {"frames": [{"function": "f"}]}, "mine": {"a": 1},
    }))?;
    let event = node.get(&format!("/api/v1/events/{id}"))?["event"].clone();
    check(event["message"].as_str().is_some_and(|m| m.chars().count() == 8192), "the message was not cut")?;
    check_eq(&event["extra"], &json!({"breadcrumbs": "none", "mine": {"a": 1}, "_truncated": true}), "extra")?;
    check_eq(&event["tags"], &json!({"ok_key.1:a-b": "1"}), "tags")?;
    check_eq(&event["level"], &"warning".into(), "level")?;
    check_eq(&event["exception"]["value"], &"5".into(), "value")?;
    check_eq(&event["stacktrace"][0]["function_name"], &"f".into(), "alias")?;
    let unknown = node.server.get("/no/such/route")?;
    check(unknown.header("x-request-id").is_some(), "no request id")?;
    check_eq(&unknown.expect(404)?["code"], &"not_found".into(), "unknown route")?;
    let method = node.server.get("/api/v1/events")?;
    check(method.header("allow").is_some(), "no Allow")?;
    check_eq(&method.expect(405)?["code"], &"method_not_allowed".into(), "wrong method")
}

fn titles(page: &Value) -> Vec<String> {
    let data = page["data"].as_array().cloned().unwrap_or_default();
    let text = |i: &Value| i["title"].as_str().or(i["message"].as_str()).unwrap_or_default().to_string();
    data.iter().map(text).collect()
}

fn filters() -> Result<(), String> {
    let node = Node::start()?;
    for (message, count, level, environment) in
        [("nine", 9, "error", "prod"), ("ten", 10, "info", "test"), ("one", 1, "error", "test")]
    {
        for _ in 0..count {
            node.post_event(&json!({"message": message, "level": level, "environment": environment,
                "release": "r1", "tags": {"host": message, "zone": "a:b"}}))?;
        }
    }
    let issues = |query: &str| node.get(&format!("/api/v1/projects/1/issues?{query}")).map(|page| titles(&page));
    let same = |got: Vec<String>, wanted: &[&str], what: &str| check(got == wanted, format!("{what}: {got:?}"));
    same(issues("sort=event_count")?, &["ten", "nine", "one"], "numbers in their order")?;
    same(issues("sort=first_seen")?, &["one", "ten", "nine"], "first seen")?;
    same(issues("environment=test")?, &["one", "ten"], "environment")?;
    same(issues("level=error&environment=test")?, &["one"], "level")?;
    same(issues("q=NIN")?, &["nine"], "title")?;
    same(issues("assigned_to=none&range=1h")?.into_iter().take(1).collect(), &["one"], "nobody's")?;
    same(issues("to=2020-01-01T00:00:00Z")?, &[], "range")?;
    let first = node.get("/api/v1/projects/1/issues?sort=event_count&limit=2")?;
    let next = format!(
        "sort=event_count&limit=2&cursor={}&cursor_id={}",
        first["next_cursor"].as_str().unwrap_or_default(),
        first["next_cursor_id"].as_str().unwrap_or_default()
    );
    same(issues(&next)?, &["one"], "second page by count")?;
    for bad in
        ["sort=size", "level=loud", "status=open", "range=2d", "from=now", "assigned_to=bob", "cursor=1", "limit=x"]
    {
        node.server.get(&format!("/api/v1/projects/1/issues?{bad}"))?.expect(400).map_err(|e| format!("{bad}: {e}"))?;
    }
    let events = |query: &str| node.get(&format!("/api/v1/projects/default/events?{query}")).map(|page| titles(&page));
    same(events("tag=host:one&tag=zone:a:b")?, &["one"], "tags")?;
    same(events("q=ONE&release=r1&environment=test&level=error")?, &["one"], "text and columns")?;
    same(events("tag=host:two")?, &[], "no such tag")?;
    check(events("limit=100")?.len() == 20, "all events")?;
    node.server.get("/api/v1/projects/1/events?tag=x")?.expect(400)?;
    node.server.get("/api/v1/projects/nobody/issues")?.expect(404).map(|_| ())
}

fn changes() -> Result<(), String> {
    let node = Node::start()?;
    let event = json!({"message": "m"});
    let event_id = node.post_event(&event)?;
    node.post_event(&event)?;
    let issue = node.issues_when(|i| i.len() == 1, "one issue")?[0]["id"].as_str().unwrap_or_default().to_string();
    let timeline = node.get(&format!("/api/v1/issues/{issue}/timeline"))?;
    check(timeline.as_array().is_some_and(|t| t.len() == 2), format!("{timeline}"))?;
    let hours = node.get(&format!("/api/v1/issues/{issue}/timeline?bucket=day"))?;
    check(
        hours.as_array().is_some_and(|t| t.iter().filter_map(|b| b["count"].as_i64()).sum::<i64>() == 2),
        format!("{hours}"),
    )?;
    let post =
        |action: &str, body: &str| node.server.post(&format!("/api/v1/issues/{issue}/{action}"), &[], body.as_bytes());
    check_eq(&post("assign", r#"{"user_id":null}"#)?.expect(200)?["affected"], &0.into(), "unassign")?;
    post("assign", r#"{"user_id":"00000000-0000-7000-8000-000000000000"}"#)?.expect(400)?;
    post("assign", r#"{"user_id":5}"#)?.expect(400)?;
    check_eq(&post("archive", "")?.expect(200)?["affected"], &1.into(), "archive")?;
    check_eq(&post("archive", "")?.expect(200)?["affected"], &0.into(), "archived already")?;
    node.post_event(&event)?;
    check_eq(&node.issues()?[0]["status"], &"archived".into(), "stays archived")?;
    post("discard", "")?.expect(200)?;
    let dropped = node.post_event(&event)?;
    check_eq(&node.server.get(&format!("/api/v1/events/{dropped}"))?.status.into(), &404.into(), "discarded event")?;
    check_eq(&node.issues()?[0]["event_count"], &3.into(), "count of a discarded issue")?;
    check_eq(&post("delete", "")?.expect(200)?["affected"], &1.into(), "delete")?;
    check_eq(&node.server.get(&format!("/api/v1/events/{event_id}"))?.status.into(), &404.into(), "deleted event")?;
    check_eq(&post("delete", "")?.status.into(), &404.into(), "deleted twice")?;
    node.post_event(&event)?;
    check_eq(&node.issues()?[0]["event_count"], &1.into(), "a new issue")
}

fn metrics() -> Result<(), String> {
    let node = Node::start()?;
    let event = json!({"message": "m", "event_id": "6bfe61bfc1244364b1b8d4d1b6dd75ff"});
    node.post_event(&event)?;
    node.post_event(&event)?;
    let wrong = [("X-Sentry-Auth", "00000000000000000000000000000000")];
    node.server.post("/api/v1/events", &wrong, b"{}")?.expect(401)?;
    let reply = node.server.get("/metrics")?;
    check(reply.header("content-type").is_some_and(|t| t.starts_with("text/plain; version=0.0.4")), "content type")?;
    let text = reply.text();
    for line in [
        "# TYPE mesher_events_stored_total counter",
        "mesher_events_accepted_total 2",
        "mesher_events_stored_total 1",
        "mesher_events_repeated_total 1",
        "mesher_events_rejected_total{reason=\"unauthorized\"} 1",
        "mesher_writer_queue_length 0",
    ] {
        check(text.lines().any(|l| l == line), format!("no {line} in {text}"))?;
    }
    for counted in ["mesh_processes ", "mesh_turns_total ", "mesh_collections_total ", "mesh_messages_total "] {
        check(text.lines().any(|l| l.starts_with(counted)), format!("no {counted}in {text}"))?;
    }
    Ok(())
}

fn large() -> Result<(), String> {
    let node = Node::start()?;
    let path = format!("/api/1/envelope/?sentry_key={}", node.key);
    let mut body = b"{}\n{\"type\":\"attachment\",\"length\":18000000}\n".to_vec();
    body.resize(body.len() + 18_000_000, b'\n');
    body.extend(b"\n{\"type\":\"event\"}\n{\"message\":\"beside an attachment\"}");
    node.server.post(&path, &[], &body)?.expect(200)?;
    node.issues_when(|i| i.len() == 1, "the event beside an attachment")?;
    // The announced length alone is refused.
    let mut connection = node.server.connect()?;
    connection.write(format!("POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 22000000\r\n\r\n").as_bytes())?;
    let refused = connection.read_reply()?;
    check(refused.status == 413, format!("status {}", refused.status))?;
    check(refused.header("access-control-allow-origin") == Some("*"), "no CORS on what the server refuses itself")?;
    let event = format!("{{}}\n{{\"type\":\"event\"}}\n{{\"message\":\"{}\"}}", "x".repeat(1_100_000));
    node.server.post(&path, &[], event.as_bytes())?.expect(413).map(|_| ())
}
