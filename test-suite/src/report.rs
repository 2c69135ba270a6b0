//! How a failed comparison is shown: expected and got line by line, then what the program wrote to standard error.

use crate::run::Outcome;
use std::fmt::Write;

/// A line-by-line comparison, `None` when the texts are equal. A missing newline at the end counts as a difference.
pub fn difference(expected: &[String], got: &str) -> Option<String> {
    let mut wanted = String::new();
    for line in expected {
        wanted.push_str(line);
        wanted.push('\n');
    }
    if wanted == got {
        return None;
    }
    let got_lines: Vec<&str> = got.lines().collect();
    let mut text = String::from("expected (-) and got (+):\n");
    for index in 0..expected.len().max(got_lines.len()) {
        let (want, have) = (expected.get(index).map(String::as_str), got_lines.get(index).copied());
        if want == have {
            writeln_ok(&mut text, "   ", want);
        } else {
            writeln_ok(&mut text, " - ", want);
            writeln_ok(&mut text, " + ", have);
        }
    }
    if !got.is_empty() && !got.ends_with('\n') {
        text.push_str("the output does not end with a newline\n");
    }
    Some(text)
}

fn writeln_ok(text: &mut String, mark: &str, line: Option<&str>) {
    if let Some(line) = line {
        text.push_str(mark);
        text.push_str(line);
        text.push('\n');
    }
}

/// What is wrong with the exit status, if anything.
pub fn status_problem(outcome: &Outcome, expected: i32) -> Option<String> {
    if outcome.timed_out {
        return Some("it did not end in time and was ended\n".into());
    }
    match outcome.status {
        Some(status) if status == expected => None,
        Some(status) => Some(format!("exit status {status}, expected {expected}\n")),
        None => Some(format!("it was ended by a signal, expected exit status {expected}\n")),
    }
}

/// The parts that a text lacks.
pub fn missing(parts: &[String], text: &str, what: &str) -> Vec<String> {
    let absent = parts.iter().filter(|part| !text.contains(part.as_str()));
    absent.map(|part| format!("{what} does not contain `{part}`\n")).collect()
}

/// What is wrong with an exit status and an output, if anything is.
pub fn answer(outcome: &Outcome, exit: i32, expected: &[String]) -> Result<(), String> {
    let problems: Vec<String> =
        status_problem(outcome, exit).into_iter().chain(difference(expected, &outcome.stdout)).collect();
    if problems.is_empty() { Ok(()) } else { Err(failure(&problems, outcome)) }
}

/// A failure's whole text: the problems, then standard error.
pub fn failure(problems: &[String], outcome: &Outcome) -> String {
    let mut text = problems.concat();
    let _always_ok = match outcome.stderr.is_empty() {
        true => writeln!(text, "standard error is empty"),
        false => write!(text, "standard error:\n{}", outcome.stderr),
    };
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_only_lines_that_differ_as_different() {
        let expected = ["a".to_string(), "b".to_string()];
        assert_eq!(difference(&expected, "a\nb\n"), None);
        let text = difference(&expected, "a\nc\n").unwrap();
        assert!(text.contains("   a\n - b\n + c\n"), "{text}");
        assert!(difference(&expected, "a\nb").unwrap().contains("newline"));
        assert!(difference(&expected, "a\n").unwrap().contains(" - b\n"));
        assert!(difference(&[], "x\n").unwrap().contains(" + x\n"));
    }
}
