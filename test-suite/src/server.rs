//! A Mesh program that serves HTTP, as a child process of a test, and a small HTTP/1.1 client for it. Must not know what the
//! program is.

use crate::run::meshjit;
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// How long a server may take to say what a test waits for: generous, since tests share two cores with their build.
const START_TIMEOUT: Duration = Duration::from_secs(60);

/// A port that was free a moment ago.
pub fn free_port() -> Result<u16, String> {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).map_err(|e| e.to_string())?;
    listener.local_addr().map(|a| a.port()).map_err(|e| e.to_string())
}

/// A running program and what it has printed. Ended when dropped.
pub struct Server {
    child: Child,
    lines: Receiver<String>,
    seen: Vec<String>,
    pub port: u16,
}

impl Server {
    /// Starts `meshjit PROGRAM ARGS…` in `directory` and waits for a line that contains `ready`.
    pub fn start(
        program: &Path,
        directory: &Path,
        args: &[&str],
        env: &[(&str, &str)],
        ready: &str,
    ) -> Result<Server, String> {
        let mut child = Command::new(meshjit()?)
            .arg(program)
            .args(args)
            .envs(env.iter().copied())
            .current_dir(directory)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|e| format!("cannot start the server: {e}"))?;
        let (sender, lines) = channel();
        let outputs: [Option<Box<dyn Read + Send>>; 2] = [
            child.stdout.take().map(|s| Box::new(s) as Box<dyn Read + Send>),
            child.stderr.take().map(|s| Box::new(s) as Box<dyn Read + Send>),
        ];
        for output in outputs.into_iter().flatten() {
            let sender = sender.clone();
            std::thread::spawn(move || {
                for line in BufReader::new(output).lines().map_while(Result::ok) {
                    if sender.send(line).is_err() {
                        return;
                    }
                }
            });
        }
        let mut server = Server { child, lines, seen: vec![], port: 0 };
        server.wait_for(ready)?;
        server.port = server
            .seen
            .iter()
            .filter_map(|line| line.split("listening ").nth(1)?.rsplit(':').next())
            .find_map(|port| port.trim().parse().ok())
            .ok_or_else(|| format!("no port among {:?}", server.seen))?;
        Ok(server)
    }

    /// The first line that contains `text`, printed so far or within the time limit.
    pub fn wait_for(&mut self, text: &str) -> Result<String, String> {
        if let Some(line) = self.line(text) {
            return Ok(line);
        }
        let deadline = Instant::now() + START_TIMEOUT;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.lines.recv_timeout(left) {
                Ok(line) => {
                    let found = line.contains(text);
                    self.seen.push(line.clone());
                    if found {
                        return Ok(line);
                    }
                }
                Err(_) => {
                    return Err(format!("never printed `{text}`; printed: {:#?}", self.seen));
                }
            }
        }
    }

    /// A line printed so far.
    pub fn line(&mut self, text: &str) -> Option<String> {
        self.seen.extend(self.lines.try_iter());
        self.seen.iter().find(|line| line.contains(text)).cloned()
    }

    /// Drops what was printed so far.
    pub fn forget_lines(&self) {
        self.lines.try_iter().for_each(drop);
    }

    /// Has it print its processes, for a report of a failure.
    pub fn processes(&self) -> String {
        self.forget_lines();
        if let Err(why) = self.signal("USR1") {
            return why;
        }
        std::thread::sleep(Duration::from_secs(2));
        self.lines.try_iter().map(|line| line + "\n").collect()
    }

    /// All lines so far.
    pub fn printed(&mut self) -> &[String] {
        self.seen.extend(self.lines.try_iter());
        &self.seen
    }

    /// Ends it as `kill -9` would.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Sends a signal by its name, `USR1`.
    pub fn signal(&self, name: &str) -> Result<(), String> {
        let signal = format!("-{name}");
        let status = Command::new("kill").args([&signal, &self.child.id().to_string()]).status();
        match status {
            Ok(status) if status.success() => Ok(()),
            other => Err(format!("cannot send {name}: {other:?}")),
        }
    }

    /// Sends SIGTERM and gives the exit status, `None` after the time limit.
    pub fn terminate(mut self, limit: Duration) -> Option<i32> {
        let _ = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        let deadline = Instant::now() + limit;
        while Instant::now() < deadline {
            if let Ok(Some(status)) = self.child.try_wait() {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        None
    }

    /// Resident memory in KiB, from /proc.
    pub fn resident_kib(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find(|l| l.starts_with("VmRSS:"))?;
        line.split_whitespace().nth(1)?.parse().ok()
    }

    /// Whether the OS process is still there.
    pub fn is_alive(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    pub fn connect(&self) -> Result<Connection, String> {
        connect(self.port)
    }

    pub fn get(&self, path: &str) -> Result<Reply, String> {
        self.connect()?.request("GET", path, &[], b"")
    }

    pub fn post(&self, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Result<Reply, String> {
        self.connect()?.request("POST", path, headers, body)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A connection to a server on this machine.
pub fn connect(port: u16) -> Result<Connection, String> {
    let stream = TcpStream::connect(("127.0.0.1", port)).map_err(|e| format!("cannot connect: {e}"))?;
    let _ = stream.set_read_timeout(Some(Duration::from_secs(30)));
    let _ = stream.set_nodelay(true);
    Ok(Connection { reader: BufReader::new(stream) })
}

/// One keep-alive connection.
pub struct Connection {
    reader: BufReader<TcpStream>,
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
    pub fn json(&self) -> Result<Value, String> {
        serde_json::from_slice(&self.body).map_err(|e| format!("{e} in {}", self.text()))
    }
    /// The JSON body if the status is this one.
    pub fn expect(&self, status: u16) -> Result<Value, String> {
        if self.status != status {
            return Err(format!("status {} instead of {status}: {}", self.status, self.text()));
        }
        self.json()
    }
}

impl Connection {
    pub fn request(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Result<Reply, String> {
        let mut bytes =
            format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {}\r\n", body.len()).into_bytes();
        for (name, value) in headers {
            bytes.extend_from_slice(format!("{name}: {value}\r\n").as_bytes());
        }
        bytes.extend_from_slice(b"\r\n");
        bytes.extend_from_slice(body);
        self.write(&bytes)?;
        self.read_reply()
    }

    /// Bytes as they are.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), String> {
        self.reader.get_mut().write_all(bytes).map_err(|e| format!("cannot write: {e}"))
    }

    pub fn read_reply(&mut self) -> Result<Reply, String> {
        let status_line = self.read_line()?;
        let status = status_line.split(' ').nth(1).and_then(|s| s.parse().ok());
        let status = status.ok_or_else(|| format!("no status in {status_line:?}"))?;
        let mut headers = vec![];
        loop {
            let line = self.read_line()?;
            if line.is_empty() {
                break;
            }
            if let Some((name, value)) = line.split_once(':') {
                headers.push((name.to_ascii_lowercase(), value.trim().to_string()));
            }
        }
        let mut reply = Reply { status, headers, body: vec![] };
        let length = reply.header("content-length").and_then(|v| v.parse().ok()).unwrap_or(0);
        reply.body.resize(length, 0);
        self.reader.read_exact(&mut reply.body).map_err(|e| format!("cannot read a body: {e}"))?;
        Ok(reply)
    }

    /// Whether the server has closed its side.
    pub fn is_closed(&mut self) -> bool {
        matches!(self.reader.fill_buf(), Ok([]) | Err(_))
    }

    fn read_line(&mut self) -> Result<String, String> {
        let mut line = String::new();
        match self.reader.read_line(&mut line) {
            Ok(0) => Err("the connection was closed".into()),
            Ok(_) => Ok(line.trim_end().to_string()),
            Err(e) => Err(format!("cannot read: {e}")),
        }
    }
}
