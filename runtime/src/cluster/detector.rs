//! When a silent node counts as gone. Knows nothing of how heartbeats travel; time is a parameter.
//!
//! An accrual failure detector (N. Hayashibara, X. Défago, R. Yared, T. Katayama, "The φ accrual failure detector", SRDS
//! 2004): from the gaps between recent heartbeats it estimates how likely a gap as long as the current one is, and φ is
//! the negative decimal logarithm of that. The gaps are taken as normally distributed.

use std::collections::VecDeque;
use std::time::Duration;

/// How often nodes show that they live.
pub const HEARTBEAT: Duration = Duration::from_millis(500);
/// Gaps that the estimate rests on.
const WINDOW: usize = 64;
/// A node is down at this φ: one false alarm in 10^8 looks, if gaps were as they have been.
const PHI_DOWN: f64 = 8.0;
/// Even the most regular heartbeats may be late by scheduling: the spread is never taken as smaller.
const SPREAD_MIN: f64 = 0.22;
/// Silence that a busy machine may cause at any time, added to the mean.
const PAUSE: f64 = 0.8;
/// However irregular the gaps were, this much silence is the end.
const SILENCE_MAX: f64 = 2.6;

/// Silence after which it is worth asking whether the node is still there.
const SILENCE_ODD: f64 = 0.7;

/// All times in seconds since any fixed moment.
pub struct Detector {
    last: f64,
    gaps: VecDeque<f64>,
}

impl Detector {
    pub fn new(now: f64) -> Detector {
        Detector { last: now, gaps: VecDeque::from([HEARTBEAT.as_secs_f64()]) }
    }

    pub fn heartbeat(&mut self, now: f64) {
        if self.gaps.len() == WINDOW {
            self.gaps.pop_front();
        }
        self.gaps.push_back((now - self.last).clamp(0.0, SILENCE_MAX));
        self.last = now;
    }

    /// The node showed in another way that it lives.
    pub fn alive(&mut self, now: f64) {
        self.last = self.last.max(now);
    }

    pub fn phi(&self, now: f64) -> f64 {
        let count = self.gaps.len() as f64;
        let mean = self.gaps.iter().sum::<f64>() / count;
        let variance = self.gaps.iter().map(|gap| (gap - mean).powi(2)).sum::<f64>() / count;
        let spread = variance.sqrt().max(SPREAD_MIN);
        let deviation = (now - self.last - mean - PAUSE) / spread;
        // The upper tail of the normal distribution by the logistic approximation, which is good to 1 % where it matters.
        let tail = 1.0 / (1.0 + (deviation * (1.5976 + 0.070_566 * deviation * deviation)).exp());
        -tail.max(1e-300).log10()
    }

    pub fn is_down(&self, now: f64) -> bool {
        let silence = now - self.last;
        // Most looks find a node that was just heard, of which φ is small whatever the gaps were.
        silence > SILENCE_MAX || (silence > PAUSE && self.phi(now) > PHI_DOWN)
    }

    /// Silent for longer than regular heartbeats are, which is no proof of anything.
    pub fn is_suspect(&self, now: f64) -> bool {
        now - self.last > SILENCE_ODD
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn regular(beats: u32) -> (Detector, f64) {
        let mut detector = Detector::new(0.0);
        let mut now = 0.0;
        for _ in 0..beats {
            now += HEARTBEAT.as_secs_f64();
            detector.heartbeat(now);
        }
        (detector, now)
    }

    #[test]
    fn silence_is_noticed_within_three_seconds_and_not_at_once() {
        for beats in [0, 1, 5, 500] {
            let (detector, last) = regular(beats);
            assert!(!detector.is_down(last + 1.8), "after {beats} beats");
            assert!(detector.is_down(last + 2.7), "after {beats} beats");
        }
    }

    #[test]
    fn irregular_heartbeats_are_forgiven() {
        let mut detector = Detector::new(0.0);
        let mut now = 0.0;
        for beat in 0..200 {
            now += [0.1, 0.9, 0.5, 1.2][beat % 4];
            assert!(!detector.is_down(now), "beat {beat}");
            detector.heartbeat(now);
        }
        assert!(detector.is_down(now + 2.7));
    }

    #[test]
    fn other_traffic_counts() {
        let (mut detector, last) = regular(10);
        detector.alive(last + 2.0);
        assert!(!detector.is_down(last + 3.0) && detector.is_suspect(last + 2.8) && !detector.is_suspect(last + 2.6));
        assert!(detector.is_down(last + 4.7));
    }
}
