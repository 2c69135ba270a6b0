//! The official Node SDK, unmodified, against the printed DSN.

use super::packages::{self, run};
use super::support::{Node, Test, check, check_eq};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use test_suite::run::Scratch;

/// The version whose wire format the product was written against.
const SDK: &str = "@sentry/node@11.12.0";

pub fn tests() -> Vec<Test> {
    vec![("the_node_sdk_works_unmodified", node_js), ("the_node_sdk_obeys_the_quota", quota)]
}

const SCRIPT: &str = r#"
const Sentry = require("@sentry/node");
Sentry.init({
  dsn: process.argv[2], release: "shop@1.2.3", environment: "staging",
  tracesSampleRate: 1, enableLogs: true,
});
Sentry.setUser({ id: 42, email: "a@example.com" });
Sentry.setTag("shard", 7);
Sentry.addBreadcrumb({ category: "auth", message: "logged in", level: "info" });

// Repeats of an event are held back by the SDK, so the messages differ.
function checkout(number) { throw new TypeError(`order ${number} is empty`); }
function large() { return new Error("with a large extra"); }
function refund() { throw new RangeError("order 17 was refunded already"); }

(async () => {
  for (let i = 0; i < 10; i++) {
    try { checkout(1000 + i); } catch (error) { Sentry.captureException(error); }
  }
  try { refund(); } catch (error) {
    Sentry.captureException(new Error("checkout failed", { cause: error }));
  }
  Sentry.captureMessage("stock is low", "warning");
  Sentry.captureException("a thrown text");
  Sentry.startSpan({ name: "work" }, () => Sentry.logger.info("not an error"));
  Sentry.captureException(large(), { extra: { text: "x".repeat(60000) } });
  await Sentry.flush(20000);
  function crash() { throw new TypeError("nobody catches this"); }
  setTimeout(crash, 0);
})();
"#;

/// A directory whose `node_modules` hold the SDK.
fn environment() -> Result<Option<PathBuf>, String> {
    packages::installed("node-sdk", |directory| {
        fs::write(directory.join("package.json"), "{\"private\": true}").map_err(|e| e.to_string())?;
        let mut npm = Command::new("npm");
        run(npm.args(["install", "--loglevel=error", "--no-audit", "--no-fund", SDK]).current_dir(directory))
    })
}

const MANY: &str = r#"
const Sentry = require("@sentry/node");
Sentry.init({ dsn: process.argv[2] });
(async () => {
  for (let i = 0; i < 10; i++) {
    Sentry.captureMessage(`message ${i}`);
    await Sentry.flush(20000);
  }
})();
"#;

/// The answer to the event that uses up the window tells the SDK to send no more: none is refused.
fn quota() -> Result<(), String> {
    let Some(directory) = environment()? else {
        return Ok(());
    };
    let script = directory.join("many.js");
    fs::write(&script, MANY).map_err(|e| e.to_string())?;
    let node = Node::started(Scratch::new()?, &[("MESHER_RATE_MAX", "3")])?;
    run(Command::new("node").arg(&script).arg(&node.dsn))?;
    let text = node.server.get("/metrics")?.text();
    for line in ["mesher_events_accepted_total 3", "mesher_events_rate_limited_total 0"] {
        check(text.contains(line), format!("no {line} in {text}"))?;
    }
    Ok(())
}

fn node_js() -> Result<(), String> {
    let Some(directory) = environment()? else {
        return Ok(());
    };
    let script = directory.join("app.js");
    fs::write(&script, SCRIPT).map_err(|e| e.to_string())?;
    let node = Node::start()?;
    let output =
        Command::new("node").arg(&script).arg(&node.dsn).current_dir(&directory).output().map_err(|e| e.to_string())?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    check(said.contains("nobody catches this"), format!("the script did not get to its end: {said}"))?;
    let issues = node.issues_when(|i| i.len() == 6, &format!("six issues ({said})"))?;
    let find = |title: &str| {
        issues
            .iter()
            .find(|i| i["title"].as_str().is_some_and(|t| t.contains(title)))
            .ok_or_else(|| format!("no issue {title} in {issues:#?}"))
    };
    // The client's connections race, so any of the ten may have come first and given the title.
    let ten = issues
        .iter()
        .find(|i| i["title"].as_str().is_some_and(|t| t.starts_with("TypeError: order 10") && t.ends_with(" is empty")))
        .ok_or_else(|| format!("no issue of the ten in {issues:#?}"))?;
    check_eq(&ten["event_count"], &10.into(), "ten of the same")?;
    let chained = details(&node, find("Error: checkout failed")?)?;
    let types: Vec<_> = chained["exceptions"].as_array().into_iter().flatten().map(|e| &e["type_name"]).collect();
    check(types == ["RangeError", "Error"], format!("the chain is {types:?}"))?;
    let message = find("stock is low")?;
    check_eq(&message["level"], &"warning".into(), "level of the message")?;
    check_eq(&message["title"], &"stock is low".into(), "title of the message")?;
    check_eq(&find("a thrown text")?["title"], &"a thrown text".into(), "title of a thrown text")?;
    find("with a large extra")?;
    let crash = details(&node, find("TypeError: nobody catches this")?)?;
    check_eq(&crash["exception"]["mechanism"]["handled"], &false.into(), "a crash is unhandled")?;
    let text = crash.to_string();
    for word in ["shop@1.2.3", "staging", "a@example.com", "logged in", "sentry.javascript.node", "crash"] {
        check(text.contains(word), format!("no {word} in {text}"))?;
    }
    check_eq(&crash["tags"]["shard"], &"7".into(), "tag")
}

/// The newest event of an issue.
fn details(node: &Node, issue: &Value) -> Result<Value, String> {
    let id = issue["id"].as_str().unwrap_or_default();
    let events = node.get(&format!("/api/v1/issues/{id}/events"))?;
    let event_id = events["data"][0]["id"].as_str().unwrap_or_default();
    let detail = node.get(&format!("/api/v1/events/{event_id}"))?;
    Ok(detail["event"].clone())
}
