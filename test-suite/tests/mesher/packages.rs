//! What the tests need from the package registries: each package is installed once, beside the build, by whichever test
//! comes first. Knows nothing of what the packages are for.

use super::support::target_directory;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Registries answer late or not at all now and then, so an installation is tried this often.
const ATTEMPTS: u32 = 3;

/// The directory `name` beside the build, which `install` has filled to the end. Tests that run at the same time wait for
/// the one that installs. `None`, said loudly, when the registry cannot be reached; that is an error where the
/// environment has `MESH_REQUIRE_SDKS`.
pub fn installed(name: &str, install: impl Fn(&Path) -> Result<(), String>) -> Result<Option<PathBuf>, String> {
    let directory = target_directory()?.join(name);
    let lock = directory.with_file_name(format!("{name}.lock"));
    match completed(&directory, &lock, install) {
        Ok(()) => Ok(Some(directory)),
        Err(reason) if std::env::var_os("MESH_REQUIRE_SDKS").is_some() => {
            Err(format!("{name} cannot be installed: {reason}"))
        }
        Err(reason) => {
            eprintln!("SKIPPED: {name} cannot be installed, so the SDK was NOT tested: {reason}");
            Ok(None)
        }
    }
}

fn completed(directory: &Path, lock: &Path, install: impl Fn(&Path) -> Result<(), String>) -> Result<(), String> {
    let lock = File::create(lock).map_err(|e| e.to_string())?;
    lock.lock().map_err(|e| e.to_string())?;
    // A directory without the mark was left behind by an installation that did not end.
    let mark = directory.join("installed");
    let mut outcome = Err(String::from("not tried"));
    for _ in 0..ATTEMPTS {
        if mark.is_file() {
            return Ok(());
        }
        if directory.exists() {
            fs::remove_dir_all(directory).map_err(|e| e.to_string())?;
        }
        fs::create_dir_all(directory).map_err(|e| e.to_string())?;
        outcome = install(directory).and_then(|()| fs::write(&mark, "").map_err(|e| e.to_string()));
    }
    outcome
}

/// Runs a command to its end; what it printed on standard error is the error if it fails.
pub fn run(command: &mut Command) -> Result<(), String> {
    let output = command.output().map_err(|e| format!("{:?}: {e}", command.get_program()))?;
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}
