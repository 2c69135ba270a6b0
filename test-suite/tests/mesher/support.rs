//! Starting Mesher in a directory of its own, and the key that it prints.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use test_suite::run::Scratch;
use test_suite::server::{Connection, Server, free_port};

pub type Test = (&'static str, fn() -> Result<(), String>);

/// A node with a fresh database.
pub struct Node {
    pub server: Server,
    pub directory: Scratch,
    /// As printed: `http://KEY@127.0.0.1:PORT/1`.
    pub dsn: String,
    pub key: String,
}

pub fn program() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../mesher")
}

/// Starts Mesher on a free port with the database of `directory`.
pub fn start_in(directory: &Path) -> Result<Server, String> {
    start_with(directory, &[("MESHER_RATE_MAX", "1000000")])
}

/// The same with these environment variables.
pub fn start_with(directory: &Path, env: &[(&str, &str)]) -> Result<Server, String> {
    start_program(&program(), directory, env)
}

fn start_program(program: &Path, directory: &Path, env: &[(&str, &str)]) -> Result<Server, String> {
    let port = free_port()?.to_string();
    let args = ["--http-port", port.as_str(), "--db", "mesher.db"];
    Server::start(program, directory, &args, env, "[Mesher] ready")
}

/// Where the build keeps its results, and SDKs are installed.
pub fn target_directory() -> Result<PathBuf, String> {
    let exe = std::env::current_exe().map_err(|e| e.to_string())?;
    let target = exe.ancestors().nth(3);
    Ok(target.ok_or("the test does not run from a target directory")?.to_path_buf())
}

impl Node {
    pub fn start() -> Result<Node, String> {
        Node::started(Scratch::new()?, &[("MESHER_RATE_MAX", "1000000")])
    }

    /// A node with these environment variables.
    pub fn started(directory: Scratch, env: &[(&str, &str)]) -> Result<Node, String> {
        Node::of(&program(), directory, env)
    }

    /// A node of a changed Mesher.
    pub fn of(program: &Path, directory: Scratch, env: &[(&str, &str)]) -> Result<Node, String> {
        let mut server = start_program(program, &directory.0, env)?;
        let line = server.wait_for("DSN: ")?;
        let printed = line.split("DSN: ").nth(1).unwrap_or("").trim().to_string();
        let key = printed
            .split("://")
            .nth(1)
            .and_then(|rest| rest.split('@').next())
            .ok_or_else(|| format!("no key in {line}"))?
            .to_string();
        let dsn = format!("http://{key}@127.0.0.1:{}/1", server.port);
        Ok(Node { server, directory, dsn, key })
    }

    /// Posts an event to the plain endpoint and gives its id.
    pub fn post_event(&self, event: &Value) -> Result<String, String> {
        let mut connection = self.server.connect()?;
        post_event(&mut connection, &self.key, event)
    }

    pub fn post_envelope(&self, body: &[u8]) -> Result<Value, String> {
        let auth = format!("Sentry sentry_key={}, sentry_version=7", self.key);
        let headers = [("X-Sentry-Auth", auth.as_str())];
        self.server.post("/api/1/envelope/", &headers, body)?.expect(200)
    }

    pub fn get(&self, path: &str) -> Result<Value, String> {
        self.server.get(path)?.expect(200)
    }

    pub fn issues(&self) -> Result<Vec<Value>, String> {
        let page = self.get("/api/v1/projects/1/issues")?;
        page["data"].as_array().cloned().ok_or_else(|| format!("no data in {page}"))
    }

    /// The issues once `enough` holds, within the second that the product promises.
    pub fn issues_when(&self, enough: impl Fn(&[Value]) -> bool, what: &str) -> Result<Vec<Value>, String> {
        let deadline = Instant::now() + Duration::from_secs(1);
        loop {
            let issues = self.issues()?;
            if enough(&issues) {
                return Ok(issues);
            }
            if Instant::now() > deadline {
                return Err(format!("not {what}: {issues:#?}"));
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

pub fn post_event(connection: &mut Connection, key: &str, event: &Value) -> Result<String, String> {
    let body = event.to_string();
    let reply = connection.request(
        "POST",
        "/api/v1/events",
        &[("X-Sentry-Auth", key), ("Content-Type", "application/json")],
        body.as_bytes(),
    )?;
    let answer = reply.expect(202)?;
    check_eq(&answer["status"], &"accepted".into(), "status")?;
    answer["id"].as_str().map(str::to_string).ok_or_else(|| format!("no id in {answer}"))
}

pub fn check(condition: bool, what: impl Into<String>) -> Result<(), String> {
    if condition { Ok(()) } else { Err(what.into()) }
}

pub fn check_eq(got: &Value, expected: &Value, what: &str) -> Result<(), String> {
    check(got == expected, format!("{what}: got {got}, expected {expected}"))
}
