//! The deterministic mode: one worker, time that passes only when nobody can run, and a seed that decides who runs next and for
//! how long. Knows nothing of queues. Sockets and other threads keep their own time: what comes from them is not repeatable.

use std::sync::atomic::Ordering::Relaxed;
use std::sync::atomic::{AtomicBool, AtomicU64};

static ON: AtomicBool = AtomicBool::new(false);
static STATE: AtomicU64 = AtomicU64::new(0);
/// Polls until the running process has to let others run.
static LEFT: AtomicU64 = AtomicU64::new(0);

/// The longest turn, in polls. Short ones find more orders, long ones let loops get on.
const TURN_MAX: usize = 200;

/// Chooses this mode, before anything runs.
pub(super) fn begin(seed: u64) {
    STATE.store(seed, Relaxed);
    ON.store(true, Relaxed);
}

/// Whether choices are made here.
pub fn on() -> bool {
    ON.load(Relaxed)
}

/// A number below `count`. Only one thread asks, so the sequence is that of the seed.
pub(super) fn below(count: usize) -> usize {
    // SplitMix64: every seed, also a small one, gives an unrelated sequence.
    let state = STATE.load(Relaxed).wrapping_add(0x9e37_79b9_7f4a_7c15);
    STATE.store(state, Relaxed);
    let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((mixed ^ (mixed >> 31)) % count as u64) as usize
}

/// Counts a poll of the running process. Whether its turn is over.
pub(super) fn turn_is_over() -> bool {
    match LEFT.load(Relaxed) {
        0 => {
            LEFT.store(below(TURN_MAX) as u64, Relaxed);
            true
        }
        left => {
            LEFT.store(left - 1, Relaxed);
            false
        }
    }
}
