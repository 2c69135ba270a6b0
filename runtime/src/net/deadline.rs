//! [unsafe] Time limits of sockets: one thread looks at the deadlines and shuts late sockets down, which wakes whoever
//! waits for them. Knows nothing of what a socket is used for.
//!
//! A shut-down socket reads as ended, so waiting code needs no time-outs of its own, and arming a deadline is one store.

use std::os::fd::RawFd;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use rustc_hash::FxHashMap;

/// How often the deadlines are looked at, which is how late they may fire.
const LOOK_EVERY: Duration = Duration::from_millis(100);
const NEVER: u64 = u64::MAX;

/// What happens at the deadline.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Direction {
    /// Reading ends; an answer can still be written.
    Read = 0,
    /// The connection is over.
    Both = 1,
}

struct Entry {
    fd: RawFd,
    at_ms: AtomicU64,
    direction: AtomicU8,
    fired: AtomicBool,
}

/// The deadline of one socket. Must be dropped before the socket is closed.
pub struct Deadline {
    key: u64,
    entry: Arc<Entry>,
}

struct Table {
    start: Instant,
    next: AtomicU64,
    entries: Mutex<FxHashMap<u64, Arc<Entry>>>,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<&'static Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let table: &'static Table = Box::leak(Box::new(Table {
            start: Instant::now(),
            next: AtomicU64::new(1),
            entries: Mutex::new(FxHashMap::default()),
        }));
        let started = std::thread::Builder::new().name("mesh-deadlines".to_owned()).spawn(move || look(table));
        if let Err(error) = started {
            eprintln!("[mesh-rt] sockets have no time-outs: cannot start a thread: {error}");
        }
        table
    })
}

fn now_ms(table: &Table) -> u64 {
    table.start.elapsed().as_millis() as u64
}

impl Deadline {
    /// Starts watching an open socket, with no deadline yet.
    pub fn new(fd: RawFd) -> Deadline {
        let table = table();
        let key = table.next.fetch_add(1, Ordering::Relaxed);
        let entry = Arc::new(Entry {
            fd,
            at_ms: AtomicU64::new(NEVER),
            direction: AtomicU8::new(Direction::Read as u8),
            fired: AtomicBool::new(false),
        });
        table.entries.lock().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&entry));
        Deadline { key, entry }
    }

    /// Sets the deadline, replacing any earlier one.
    pub fn set(&self, after: Duration, direction: Direction) {
        self.entry.direction.store(direction as u8, Ordering::Relaxed);
        let at = now_ms(table()).saturating_add(after.as_millis() as u64);
        self.entry.at_ms.store(at, Ordering::Relaxed);
    }

    pub fn clear(&self) {
        self.entry.at_ms.store(NEVER, Ordering::Relaxed);
    }

    /// Whether the socket was shut down for being late.
    pub fn has_fired(&self) -> bool {
        self.entry.fired.load(Ordering::Acquire)
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        table().entries.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.key);
    }
}

fn look(table: &'static Table) -> ! {
    loop {
        std::thread::sleep(LOOK_EVERY);
        let now = now_ms(table);
        // The lock is held during the shutdown, so that no watched socket can be closed, and its number reused, meanwhile.
        let entries = table.entries.lock().unwrap_or_else(PoisonError::into_inner);
        for entry in entries.values() {
            if entry.at_ms.load(Ordering::Relaxed) <= now {
                entry.at_ms.store(NEVER, Ordering::Relaxed);
                entry.fired.store(true, Ordering::Release);
                let both = entry.direction.load(Ordering::Relaxed) == Direction::Both as u8;
                let how = if both { libc::SHUT_RDWR } else { libc::SHUT_RD };
                // SAFETY: `shutdown` touches no memory; the descriptor is open because its entry is removed, under the
                // lock held here, before it is closed.
                unsafe { libc::shutdown(entry.fd, how) };
            }
        }
    }
}
