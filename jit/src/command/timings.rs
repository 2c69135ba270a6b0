//! How long the parts of a compilation take, for `--timings`. Knows their names, not what they do.

use compiler::Phase;
use std::cell::RefCell;
use std::time::{Duration, Instant};

/// A clock that notes when a part of the work has ended.
pub struct Timings {
    started: Instant,
    /// What has ended, and when since the start.
    ends: RefCell<Vec<(&'static str, Duration)>>,
}

impl Timings {
    pub fn start() -> Timings {
        Timings { started: Instant::now(), ends: RefCell::default() }
    }

    pub fn ended(&self, part: &'static str) {
        self.ends.borrow_mut().push((part, self.started.elapsed()));
    }

    pub fn phase_ended(&self, phase: Phase) {
        self.ended(match phase {
            Phase::Parse => "parse",
            Phase::Names => "names",
            Phase::Types => "types",
            Phase::Ssa => "SSA",
            Phase::Passes => "passes",
        });
    }

    /// One line for each part, and the sum.
    pub fn print(&self) {
        eprint!("{}", table(&self.ends.borrow()));
    }
}

fn table(ends: &[(&'static str, Duration)]) -> String {
    let mut before = Duration::ZERO;
    let mut text = String::new();
    let mut line = |part: &str, time: Duration| {
        text.push_str(&format!("{part:<14}{:>10.2} ms\n", time.as_secs_f64() * 1000.0));
    };
    for (part, end) in ends {
        line(part, end.saturating_sub(before));
        before = *end;
    }
    line("total", before);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_add_up() {
        let ms = Duration::from_millis;
        let text = table(&[("parse", ms(2)), ("names", ms(5))]);
        assert_eq!(text, "parse               2.00 ms\nnames               3.00 ms\ntotal               5.00 ms\n");
    }
}
