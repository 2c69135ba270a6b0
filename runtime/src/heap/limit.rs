//! [unsafe] How much one process may hold. Knows nothing of objects.
//!
//! What is alive is known after a collection only, and builtins cannot collect: so the poll that follows a collection decides,
//! and builtins refuse what cannot be right whatever is garbage.

use crate::abi::Panic;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;

/// In bytes; 0 until it is known.
static LIMIT: AtomicUsize = AtomicUsize::new(0);

/// Chooses the limit; `None`: half of the memory, so that there is room to copy what a process holds.
pub fn set(bytes: Option<usize>) {
    LIMIT.store(bytes.unwrap_or(0), Relaxed);
}

/// The bytes that one process may hold.
pub fn get() -> usize {
    match LIMIT.load(Relaxed) {
        0 => {
            let bytes = memory().map_or(usize::MAX, |bytes| bytes / 2);
            LIMIT.store(bytes, Relaxed);
            bytes
        }
        bytes => bytes,
    }
}

/// What a process is told that would hold so many bytes.
pub fn message(bytes: usize) -> String {
    format!("out of memory: the process would hold {bytes} bytes, more than the limit of {} (--max-heap)", get())
}

/// Refuses what a builtin is about to make, or has made so far, if no process may hold it. Call it inside builtins only.
pub fn check(bytes: usize) {
    if bytes > get() {
        refuse(bytes);
    }
}

/// Ends the running builtin, and its process.
#[cold]
pub fn refuse(bytes: usize) -> ! {
    Panic::new(message(bytes)).throw()
}

/// The same where the system gives no memory.
#[cold]
pub fn system_refuses(bytes: usize) -> ! {
    Panic::new(format!("out of memory: the system refuses {bytes} bytes")).throw()
}

/// The memory of this machine, or what its control groups allow, if that is less.
fn memory() -> Option<usize> {
    // SAFETY: the calls take numbers and give numbers.
    let (pages, page) = unsafe { (libc::sysconf(libc::_SC_PHYS_PAGES), libc::sysconf(libc::_SC_PAGESIZE)) };
    let machine = usize::try_from(pages).ok()?.checked_mul(usize::try_from(page).ok()?)?;
    let groups = std::fs::read_to_string("/proc/self/cgroup").unwrap_or_default();
    Some(group_limits(&groups).into_iter().filter_map(|file| read_number(&file)).fold(machine, usize::min))
}

fn read_number(file: &Path) -> Option<usize> {
    // A group without a limit says `max`.
    std::fs::read_to_string(file).ok()?.trim().parse().ok()
}

/// The files that may say a limit: those of this process's groups and of all groups above. Inside a container the own group is
/// the root of what is mounted.
fn group_limits(groups: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for line in groups.lines() {
        let mut parts = line.splitn(3, ':').skip(1);
        let (Some(controllers), Some(group)) = (parts.next(), parts.next()) else { continue };
        let (root, file) = match controllers {
            "" => ("/sys/fs/cgroup", "memory.max"),
            _ if controllers.split(',').any(|name| name == "memory") => {
                ("/sys/fs/cgroup/memory", "memory.limit_in_bytes")
            }
            _ => continue,
        };
        let above = Path::new(group.trim_start_matches('/')).ancestors();
        files.extend(above.map(|group| Path::new(root).join(group).join(file)));
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_groups_of_both_versions_are_found() {
        let files = group_limits("12:cpu,cpuacct:/a\n4:memory:/docker/x\n0::/user/y\n");
        let files: Vec<_> = files.iter().map(|file| file.to_str().unwrap()).collect();
        assert_eq!(
            files,
            [
                "/sys/fs/cgroup/memory/docker/x/memory.limit_in_bytes",
                "/sys/fs/cgroup/memory/docker/memory.limit_in_bytes",
                "/sys/fs/cgroup/memory/memory.limit_in_bytes",
                "/sys/fs/cgroup/user/y/memory.max",
                "/sys/fs/cgroup/user/memory.max",
                "/sys/fs/cgroup/memory.max"
            ]
        );
        assert!(memory().is_some_and(|bytes| bytes > 1 << 20));
    }
}
