//! Time: the clock thread fires timers and asks processes that compute for long to let others run. Knows nothing of what
//! waits for a timer.

use super::protocol::look::Look;
use super::table::lock;
use super::{chance, running};
use std::collections::BTreeMap;
use std::sync::atomic::Ordering::{Relaxed, SeqCst};
use std::sync::atomic::{AtomicBool, AtomicU64};
use std::sync::{LazyLock, Mutex, OnceLock};
use std::thread::Thread;
use std::time::{Duration, Instant};

/// Nanoseconds since the program started.
pub type Nanos = u64;

/// Names a pending timer: its time and a serial number.
pub type Key = (Nanos, u64);

type Action = Box<dyn FnOnce() + Send>;

static START: OnceLock<Instant> = OnceLock::new();
static PENDING: Mutex<BTreeMap<Key, Action>> = Mutex::new(BTreeMap::new());
static SERIAL: AtomicU64 = AtomicU64::new(0);
/// When the clock thread will look again.
static NEXT_LOOK: LazyLock<Look> = LazyLock::new(Look::new);
/// The clock thread does not tick: nothing computes.
static RESTING: AtomicBool = AtomicBool::new(false);
static CLOCK: OnceLock<Thread> = OnceLock::new();
/// Counts slices of time while something computes.
pub(crate) static TICK: AtomicU64 = AtomicU64::new(1);

const TICK_NANOS: Nanos = crate::config::SLICE.as_nanos() as Nanos;
/// Ticks without anything running before the clock rests.
const QUIET_TICKS: u32 = 8;
/// The longest time the clock looks away.
const REST_NANOS: Nanos = 1_000_000_000;

/// What is done while nothing computes, and the shortest time between two of these.
static AT_REST: OnceLock<fn()> = OnceLock::new();
const AT_REST_NANOS: Nanos = 2_000_000_000;

/// In the deterministic mode: the time. It passes by [`advance`] and by what processes compute.
static VIRTUAL: AtomicU64 = AtomicU64::new(0);
/// How much time a turn or a part of one takes then.
const STEP_NANOS: Nanos = 1_000;

/// Now.
pub fn now() -> Nanos {
    if chance::on() {
        return VIRTUAL.load(Relaxed);
    }
    START.get_or_init(Instant::now).elapsed().as_nanos() as Nanos
}

/// The moment `ms` milliseconds from now; negative times are now.
pub fn deadline(ms: i64) -> Nanos {
    now().saturating_add((ms.max(0) as u64).saturating_mul(1_000_000))
}

/// Calls `action` on the clock thread at a moment. It must not block.
pub fn at(moment: Nanos, action: impl FnOnce() + Send + 'static) -> Key {
    let key = (moment, SERIAL.fetch_add(1, Relaxed));
    lock(&PENDING).insert(key, Box::new(action));
    if NEXT_LOOK.is_late_for(moment) {
        wake_clock();
    }
    key
}

/// Calls `action` on the clock thread after some time. It must not block.
pub fn after(time: Duration, action: impl FnOnce() + Send + 'static) -> Key {
    at(now().saturating_add(time.as_nanos().min(u64::MAX as u128) as Nanos), action)
}

/// Forgets a timer. Whether it was still pending.
pub fn cancel(key: Key) -> bool {
    let action = lock(&PENDING).remove(&key);
    action.is_some()
}

fn wake_clock() {
    if let Some(clock) = CLOCK.get() {
        clock.unpark();
    }
}

/// Somebody begins to compute after everybody rested.
pub(crate) fn nudge() {
    if RESTING.load(SeqCst) && RESTING.swap(false, SeqCst) {
        wake_clock();
    }
}

/// In the deterministic mode: somebody computed for a while. Fires what has become due.
pub(super) fn pass() {
    VIRTUAL.fetch_add(STEP_NANOS, Relaxed);
    TICK.fetch_add(1, Relaxed);
    fire_due();
}

/// In the deterministic mode: nobody can run, so it is time for the next timer. False without one.
pub(super) fn advance() -> bool {
    let next = lock(&PENDING).first_key_value().map(|(key, _)| key.0);
    if let Some(moment) = next {
        VIRTUAL.fetch_max(moment, Relaxed);
        fire_due();
    }
    next.is_some()
}

/// Has this done on a thread of its own when nothing computes any more after something did, but not all the time.
pub fn at_rest(work: fn()) {
    let _ = AT_REST.set(work);
}

/// Starts the clock thread, unless time is made by [`advance`].
pub(crate) fn start() {
    now();
    if chance::on() {
        return;
    }
    let thread =
        std::thread::Builder::new().name("mesh-clock".into()).spawn(tick_for_ever).expect("a thread for the clock");
    let _ = CLOCK.set(thread.thread().clone());
}

fn fire_due() -> Nanos {
    loop {
        let mut pending = lock(&PENDING);
        let Some(entry) = pending.first_entry() else {
            return Nanos::MAX;
        };
        let moment = entry.key().0;
        if moment > now() {
            return moment;
        }
        let action = entry.remove();
        drop(pending);
        action();
    }
}

fn tick_for_ever() {
    #[cfg(target_os = "linux")]
    // SAFETY: the call changes only this thread's timer slack.
    unsafe {
        libc::prctl(libc::PR_SET_TIMERSLACK, 1000u64, 0, 0, 0);
    }
    let mut quiet = 0;
    let (mut rested_last, mut has_computed) = (0, true);
    loop {
        NEXT_LOOK.begin();
        let next = fire_due();
        TICK.fetch_add(1, Relaxed);
        if running::request_turns() || (quiet > QUIET_TICKS && !RESTING.load(SeqCst)) {
            quiet = 0;
            has_computed = true;
            RESTING.store(false, SeqCst);
        } else {
            quiet += 1;
        }
        let now = now();
        let mut until = now + TICK_NANOS;
        match quiet {
            // For one more tick: whoever began meanwhile without seeing the mark is seen by then.
            QUIET_TICKS => RESTING.store(true, SeqCst),
            _ if quiet > QUIET_TICKS => until = now + REST_NANOS,
            _ => {}
        }
        if quiet >= QUIET_TICKS
            && has_computed
            && now >= rested_last + AT_REST_NANOS
            && let Some(&work) = AT_REST.get()
        {
            (rested_last, has_computed) = (now, false);
            crate::io::blocking::submit(work);
        }
        let until = until.min(next);
        NEXT_LOOK.settle(until);
        // Whoever added an earlier timer meanwhile has woken us: the park returns at once.
        if until > now {
            std::thread::park_timeout(Duration::from_nanos(until - now));
        }
    }
}
