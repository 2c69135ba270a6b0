//! The official Python SDKs, unmodified, against the printed DSN.

use super::packages::{self, run};
use super::support::{Node, Test, check, check_eq};
use serde_json::Value;
use std::path::PathBuf;
use std::process::Command;
use test_suite::run::Scratch;

/// The version whose wire format the product was written against.
const SDK: &str = "sentry-sdk==2.75.0";

pub fn tests() -> Vec<Test> {
    vec![
        ("the_python_sdk_works_unmodified", current),
        ("an_older_python_sdk_works_unmodified", older),
        ("the_first_python_client_works_unmodified", raven),
        ("the_python_sdk_obeys_the_quota", quota),
    ]
}

const SCRIPT: &str = r#"
import sys
import sentry_sdk

sentry_sdk.init(dsn=sys.argv[1], release="shop@1.2.3", environment="staging", default_integrations=True)
sentry_sdk.set_user({"id": 42, "email": "a@example.com"})
sentry_sdk.set_tag("shard", "7")
sentry_sdk.add_breadcrumb(category="auth", message="logged in", level="info")

def checkout(order):
    return order["sku"]

def refund(amount):
    return 1 / amount

for _ in range(10):
    try:
        checkout({})
    except KeyError as error:
        sentry_sdk.capture_exception(error)

try:
    refund(0)
except ZeroDivisionError as error:
    sentry_sdk.capture_exception(error)

sentry_sdk.capture_message("stock is low", level="warning")
sentry_sdk.flush(20)

def crash():
    raise RuntimeError("nobody catches this")

crash()
"#;

/// A Python that has one version of an SDK installed.
fn python_with(requirement: &str) -> Result<Option<PathBuf>, String> {
    let name = format!("python-{}", requirement.replace("==", "-"));
    let environment = packages::installed(&name, |directory| {
        run(Command::new("python3").args(["-m", "venv"]).arg(directory))?;
        run(Command::new(directory.join("bin/python")).args(["-m", "pip", "install", "--quiet", requirement]))
    })?;
    Ok(environment.map(|directory| directory.join("bin/python")))
}

fn current() -> Result<(), String> {
    everyday(SDK)
}

/// One that sends everything to the older endpoint's successor with fewer fields.
fn older() -> Result<(), String> {
    everyday("sentry-sdk==1.45.1")
}

fn everyday(requirement: &str) -> Result<(), String> {
    let Some(python) = python_with(requirement)? else {
        return Ok(());
    };
    let node = Node::start()?;
    let output = Command::new(python).args(["-c", SCRIPT, &node.dsn]).output().map_err(|e| e.to_string())?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    check(said.contains("nobody catches this"), format!("the script did not get to its end: {said}"))?;
    let issues = node.issues_when(|i| i.len() == 4, &format!("four issues ({said})"))?;
    let find = |title: &str| {
        issues
            .iter()
            .find(|i| i["title"].as_str().is_some_and(|t| t.contains(title)))
            .ok_or_else(|| format!("no issue {title} in {issues:#?}"))
    };
    check_eq(&find("KeyError: 'sku'")?["event_count"], &10.into(), "ten of the same")?;
    find("ZeroDivisionError: division by zero")?;
    check_eq(&find("stock is low")?["level"], &"warning".into(), "level of the message")?;
    let crash = find("RuntimeError: nobody catches this")?;
    details(&node, crash)
}

fn details(node: &Node, issue: &Value) -> Result<(), String> {
    let id = issue["id"].as_str().unwrap_or_default();
    let events = node.get(&format!("/api/v1/issues/{id}/events"))?;
    let event_id = events["data"][0]["id"].as_str().unwrap_or_default();
    let detail = node.get(&format!("/api/v1/events/{event_id}"))?;
    let event = &detail["event"];
    check_eq(&event["tags"]["shard"], &"7".into(), "tag")?;
    let text = event.to_string();
    for word in ["shop@1.2.3", "staging", "a@example.com", "logged in", "sentry.python", "crash"] {
        check(text.contains(word), format!("no {word} in {text}"))?;
    }
    Ok(())
}

const RAVEN: &str = r#"
import sys
from raven import Client

client = Client(sys.argv[1], release="shop@1.2.3", environment="staging", tags={"shard": 7})
# The client tells errors apart by their address, so they must not take turns at one.
errors = []
for number in range(3):
    try:
        {}["order %d" % number]
    except KeyError as error:
        errors.append(error)
        client.captureException()
client.captureMessage("stock is low", level="warning")
"#;

fn raven() -> Result<(), String> {
    let Some(python) = python_with("raven==6.10.0")? else {
        return Ok(());
    };
    let node = Node::start()?;
    let dsn = node.dsn.replacen("http://", "sync+http://", 1);
    run(Command::new(python).args(["-c", RAVEN, &dsn]))?;
    let issues =
        node.issues_when(|i| i.iter().filter_map(|i| i["event_count"].as_i64()).sum::<i64>() == 4, "four events")?;
    let counts: Vec<_> = issues.iter().map(|i| (i["title"].as_str(), i["event_count"].as_i64())).collect();
    check(counts.contains(&(Some("stock is low"), Some(1))), format!("{counts:?}"))?;
    let keys = issues.iter().find(|i| i["event_count"] == 3).ok_or_else(|| format!("{counts:?}"))?;
    let id = keys["id"].as_str().unwrap_or_default();
    let events = node.get(&format!("/api/v1/issues/{id}/events"))?;
    let event_id = events["data"][0]["id"].as_str().unwrap_or_default();
    let event = node.get(&format!("/api/v1/events/{event_id}"))?["event"].clone();
    check_eq(&event["tags"]["shard"], &"7".into(), "tag")?;
    check_eq(&event["release"], &"shop@1.2.3".into(), "release")?;
    check_eq(&event["exception"]["type_name"], &"KeyError".into(), "type")
}

const MANY: &str = r#"
import sys
import sentry_sdk

sentry_sdk.init(dsn=sys.argv[1])
for number in range(10):
    sentry_sdk.capture_message("message %d" % number)
    sentry_sdk.flush(20)
"#;

/// The answer to the event that uses up the window tells the SDK to send no more: none is refused.
fn quota() -> Result<(), String> {
    let Some(python) = python_with(SDK)? else {
        return Ok(());
    };
    let node = Node::started(Scratch::new()?, &[("MESHER_RATE_MAX", "3")])?;
    run(Command::new(python).args(["-c", MANY, &node.dsn]))?;
    let text = node.server.get("/metrics")?.text();
    for line in ["mesher_events_accepted_total 3", "mesher_events_rate_limited_total 0"] {
        check(text.contains(line), format!("no {line} in {text}"))?;
    }
    Ok(())
}
