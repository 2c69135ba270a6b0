//! Runs the `meshjit` binary: finds or builds it, gives it an empty working directory, and ends it (only it) when its time
//! is up. Must not know what a test expects.

use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant, SystemTime};

/// One call of the binary.
#[derive(Debug, Clone, Default)]
pub struct Invocation {
    pub args: Vec<OsString>,
    pub env: Vec<(String, String)>,
    pub stdin: String,
    pub timeout: Duration,
    /// The working directory; a fresh empty one, removed afterwards, when absent.
    pub directory: Option<PathBuf>,
}

/// What came of it.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// `None` when it was ended by a signal or by the time limit.
    pub status: Option<i32>,
    pub timed_out: bool,
    pub stdout: String,
    pub stderr: String,
}

/// The binary under test: `MESHJIT` if set, else the one of this build profile, built first when it is absent or older
/// than the sources it is made of.
pub fn meshjit() -> Result<&'static Path, String> {
    static BINARY: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    BINARY.get_or_init(locate).as_deref().map_err(Clone::clone)
}

fn locate() -> Result<PathBuf, String> {
    if let Some(path) = std::env::var_os("MESHJIT") {
        let path = PathBuf::from(path);
        return match path.is_file() {
            true => Ok(std::path::absolute(&path).unwrap_or(path)),
            false => Err(format!("MESHJIT names {}, which is no file", path.display())),
        };
    }
    let exe = std::env::current_exe().map_err(|e| format!("cannot find the test's own path: {e}"))?;
    let profile_dir = exe.parent().and_then(Path::parent).ok_or("the test does not run from a target directory")?;
    let binary = profile_dir.join(format!("meshjit{}", std::env::consts::EXE_SUFFIX));
    if !is_current(&binary) {
        build(profile_dir)?;
    }
    if binary.is_file() { Ok(binary) } else { Err(format!("`cargo build -p meshjit` made no {}", binary.display())) }
}

/// `cargo test` does not build the binary of another package, so one that is older than the sources would be tested
/// unnoticed.
fn is_current(binary: &Path) -> bool {
    let Ok(built) = binary.metadata().and_then(|m| m.modified()) else {
        return false;
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    ["compiler", "jit", "runtime"].iter().all(|dir| newest(&root.join(dir)).is_none_or(|changed| changed <= built))
}

fn newest(dir: &Path) -> Option<SystemTime> {
    let entries = std::fs::read_dir(dir).ok()?;
    entries
        .flatten()
        .filter_map(|entry| match entry.file_type().ok()?.is_dir() {
            true => newest(&entry.path()),
            false => entry.metadata().ok()?.modified().ok(),
        })
        .max()
}

fn build(profile_dir: &Path) -> Result<(), String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(["build", "-p", "meshjit"]);
    if let Some(target_dir) = profile_dir.parent() {
        command.arg("--target-dir").arg(target_dir);
    }
    if profile_dir.file_name().is_some_and(|name| name == "release") {
        command.arg("--release");
    }
    // What `cargo test` tells this test of its own package would make build scripts of dependencies run anew, and everything
    // above them be compiled anew, here and at the next build.
    for (name, _) in std::env::vars_os() {
        let told = |name: &str| {
            ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_CRATE_", "CARGO_BIN_"].iter().any(|p| name.starts_with(p))
        };
        if name.to_str().is_some_and(told) {
            command.env_remove(&name);
        }
    }
    let output = command.output().map_err(|e| format!("cannot run `cargo build -p meshjit`: {e}"))?;
    match output.status.success() {
        true => Ok(()),
        false => Err(format!("`cargo build -p meshjit` failed:\n{}", String::from_utf8_lossy(&output.stderr))),
    }
}

/// Runs `meshjit` once.
pub fn run(invocation: &Invocation) -> Result<Outcome, String> {
    let binary = meshjit()?;
    let scratch = Scratch::new()?;
    let mut command = Command::new(binary);
    command
        .args(&invocation.args)
        .envs(invocation.env.iter().map(|(k, v)| (k, v)))
        .current_dir(invocation.directory.as_deref().unwrap_or(&scratch.0))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|e| format!("cannot start {}: {e}", binary.display()))?;
    let feeder = feed(&mut child, invocation.stdin.clone());
    let stdout = drain(child.stdout.take());
    let stderr = drain(child.stderr.take());
    let (status, timed_out) = wait(&mut child, invocation.timeout).map_err(|e| format!("cannot wait: {e}"))?;
    drop(feeder.join());
    Ok(Outcome {
        status: if timed_out { None } else { status.code() },
        timed_out,
        stdout: collected(stdout)?,
        stderr: collected(stderr)?,
    })
}

fn wait(child: &mut Child, limit: Duration) -> std::io::Result<(ExitStatus, bool)> {
    let start = Instant::now();
    let mut pause = Duration::from_millis(1);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok((status, false));
        }
        if start.elapsed() >= limit {
            child.kill()?;
            return Ok((child.wait()?, true));
        }
        std::thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    }
}

/// Writing happens beside the reading threads, so that neither side waits for a full pipe.
fn feed(child: &mut Child, text: String) -> JoinHandle<()> {
    let stdin = child.stdin.take();
    std::thread::spawn(move || {
        if let Some(mut stdin) = stdin {
            // A program that ends without reading its input closes the pipe; that is no failure of the test.
            let _closed = stdin.write_all(text.as_bytes());
        }
    })
}

fn drain(pipe: Option<impl Read + Send + 'static>) -> JoinHandle<Vec<u8>> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe {
            // What was read before an error is still worth showing.
            let _partial = pipe.read_to_end(&mut bytes);
        }
        bytes
    })
}

fn collected(reader: JoinHandle<Vec<u8>>) -> Result<String, String> {
    let bytes = reader.join().map_err(|_| "a reading thread failed".to_string())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// An empty directory of one run, removed with what the program left in it.
#[derive(Debug)]
pub struct Scratch(pub PathBuf);

impl Scratch {
    pub fn new() -> Result<Scratch, String> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("mesh-suite-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).map_err(|e| format!("cannot create {}: {e}", path.display()))?;
        Ok(Scratch(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A directory left behind in the temporary directory harms nothing.
        let _left = std::fs::remove_dir_all(&self.0);
    }
}
