//! The official Python SDK, unmodified, against the printed DSN. It is installed from its registry into a virtual
//! environment beside the build; only when that cannot be reached is the test skipped, and it says so.

use super::support::{Node, Test, check, check_eq};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The version whose wire format the product was written against.
const SDK: &str = "sentry-sdk==2.75.0";

pub fn tests() -> Vec<Test> {
    vec![("the_python_sdk_works_unmodified", python)]
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

fn environment() -> Result<PathBuf, String> {
    let exe = std::env::current_exe().map_err(|e| e.to_string())?;
    let target = exe.ancestors().nth(3).ok_or("the test does not run from a target directory")?;
    let environment = target.join("python-sdk");
    let python = environment.join("bin/python");
    let has_sdk = |python: &Path| {
        Command::new(python).args(["-c", "import sentry_sdk"]).output().is_ok_and(|o| o.status.success())
    };
    if has_sdk(&python) {
        return Ok(python);
    }
    run(Command::new("python3").args(["-m", "venv"]).arg(&environment))?;
    run(Command::new(&python).args(["-m", "pip", "install", "--quiet", SDK]))?;
    Ok(python)
}

fn run(command: &mut Command) -> Result<(), String> {
    let output = command.output().map_err(|e| e.to_string())?;
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}

fn python() -> Result<(), String> {
    let python = match environment() {
        Ok(python) => python,
        Err(reason) => {
            eprintln!("SKIPPED: {SDK} cannot be installed, so the SDK was NOT tested: {reason}");
            return Ok(());
        }
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
