//! Builtins of the module `Random`: the system's cryptographic generator, or a reproducible one under a seed.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

use crate::abi::Panic;
use crate::civil;
use crate::process::{runtime, schedule};

/// The state of the reproducible generator, if the program runs under a seed.
fn seeded() -> Option<&'static Mutex<u64>> {
    static SEEDED: OnceLock<Option<Mutex<u64>>> = OnceLock::new();
    let seed = || if schedule::started() { runtime().config.seed } else { None };
    SEEDED.get_or_init(|| seed().map(Mutex::new)).as_ref()
}

/// Most bytes in one call.
const BYTES_MAX: i64 = 1 << 30;

/// The next word of SplitMix64.
fn next_seeded(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut word = *state;
    word = (word ^ word >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    word = (word ^ word >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ word >> 31
}

/// Fills the bytes with random ones.
pub fn fill(bytes: &mut [u8]) -> Result<(), Panic> {
    let Some(state) = seeded() else {
        return getrandom::fill(bytes).map_err(|error| Panic::new(format!("no random numbers: {error}")));
    };
    let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
    for chunk in bytes.chunks_mut(8) {
        let word = next_seeded(&mut state).to_le_bytes();
        chunk.copy_from_slice(&word[..chunk.len()]);
    }
    Ok(())
}

fn word() -> Result<u64, Panic> {
    let mut bytes = [0; 8];
    fill(&mut bytes)?;
    Ok(u64::from_le_bytes(bytes))
}

/// Uniform below `bound`, which is not 0: words beyond the last whole multiple are drawn again.
fn below(bound: u64) -> Result<u64, Panic> {
    let rest = (u64::MAX % bound + 1) % bound;
    loop {
        let word = word()?;
        if word <= u64::MAX - rest {
            return Ok(word % bound);
        }
    }
}

fn uuid_text(mut bytes: [u8; 16], version: u8) -> String {
    bytes[6] = bytes[6] & 0x0f | version << 4;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let number = u128::from_be_bytes(bytes);
    let hex = format!("{number:032x}");
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

/// Milliseconds and a counter in the 12 bits behind them, larger at every call even when the clock stands or goes back.
fn next_tick() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    let now = (civil::now_ms().max(0) as u64) << 12;
    let next = |last: u64| Some(now.max(last + 1));
    let last = LAST.fetch_update(Ordering::Relaxed, Ordering::Relaxed, next).unwrap_or(0);
    now.max(last + 1)
}

fn uuid_v7_text() -> Result<String, Panic> {
    let mut bytes = [0; 16];
    fill(&mut bytes)?;
    let tick = next_tick();
    bytes[..6].copy_from_slice(&(tick >> 12).to_be_bytes()[2..]);
    bytes[6] = (tick >> 8 & 0x0f) as u8;
    bytes[7] = tick as u8;
    Ok(uuid_text(bytes, 7))
}

crate::intrinsics! { "Random";
    raises fn int(cx, lo: i64, hi: i64) -> i64 {
        if hi <= lo {
            return Err(Panic::new(format!("Random.int: empty range {lo}..{hi}")));
        }
        Ok(lo.wrapping_add(below(hi.wrapping_sub(lo) as u64)? as i64))
    }
    raises fn float(cx) -> f64 { Ok((word()? >> 11) as f64 / (1u64 << 53) as f64) }
    raises fn bytes(cx, n: i64) -> Vec<u8> {
        if !(0..=BYTES_MAX).contains(&n) {
            return Err(Panic::new(format!("Random.bytes: invalid length {n}")));
        }
        let mut bytes = vec![0; n as usize];
        fill(&mut bytes)?;
        Ok(bytes)
    }
    raises fn uuid_v4(cx) -> String {
        let mut bytes = [0; 16];
        fill(&mut bytes)?;
        Ok(uuid_text(bytes, 4))
    }
    raises fn uuid_v7(cx) -> String { uuid_v7_text() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uuids_have_their_form_and_order() {
        assert_eq!(uuid_text([0xff; 16], 4), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        let texts: Vec<String> = (0..5000).map(|_| uuid_v7_text().unwrap()).collect();
        assert!(texts.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(texts.iter().all(|text| text.len() == 36 && text.as_bytes()[14] == b'7'));
    }

    #[test]
    fn bounds_hold() {
        assert!((0..1000).all(|_| below(7).unwrap() < 7));
        assert_eq!(below(1).unwrap(), 0);
        let seen: std::collections::BTreeSet<u64> = (0..1000).map(|_| below(5).unwrap()).collect();
        assert_eq!(seen.len(), 5);
    }

    #[test]
    fn a_seed_repeats() {
        let (mut one, mut other) = (7, 7);
        assert!((0..100).all(|_| next_seeded(&mut one) == next_seeded(&mut other)));
    }
}
