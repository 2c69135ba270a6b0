//! Mailboxes with many letters that nobody takes: what is remembered of earlier searches changes no answer. Needs no scheduler.

use crate::process::mailbox::{Decision, Inbox, Letter, Mailbox};
use std::sync::Arc;

/// A letter with a number.
fn letter(number: u64) -> Letter {
    Letter::NodeUp(Arc::from(number.to_string()))
}

fn number(letter: &Letter) -> u64 {
    match letter {
        Letter::NodeUp(name) => name.parse().unwrap(),
        _ => panic!("another letter"),
    }
}

/// From here on a letter is like a system message: whether it is taken depends on more than the decision names.
const SPECIAL: u64 = 900;

/// Whether a `receive` takes a letter: a multiple of the decision's number, or of another one.
fn fits(number: u64, decision: Decision, other: u64) -> bool {
    number.is_multiple_of(if number < SPECIAL { decision[1] as u64 } else { other })
}

fn receive(mailbox: &mut Mailbox, inbox: &Inbox, decision: Decision, other: u64, looked: &mut u64) -> Option<u64> {
    while let Some(shown) = mailbox.next(inbox).map(|letter| number(letter)) {
        *looked += 1;
        if fits(shown, decision, other) {
            mailbox.remove(inbox);
            mailbox.restart();
            return Some(shown);
        }
        mailbox.skip(if shown < SPECIAL { decision } else { [0; 3] });
    }
    mailbox.restart();
    None
}

#[test]
fn remembered_searches_find_what_others_find() {
    let mut state = 42u64;
    let mut below = |count: u64| {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (state >> 33) % count
    };
    for _ in 0..400 {
        let (mut mailbox, inbox, mut model) = (Mailbox::default(), Inbox::default(), Vec::new());
        for _ in 0..400 {
            match below(8) {
                0..4 => {
                    let number = below(1000);
                    inbox.push(letter(number));
                    model.push(number);
                }
                4 if below(4) == 0 => {
                    let first = mailbox.take_first(&inbox).map(|letter| number(&letter));
                    assert_eq!(first, (!model.is_empty()).then(|| model.remove(0)));
                }
                _ => {
                    let (named, other) = (below(5) as i64, 2 + below(90));
                    let decision = [named, 2 + below(40) as i64, 0];
                    let expected = model.iter().position(|&n| fits(n, decision, other)).map(|at| model.remove(at));
                    assert_eq!(receive(&mut mailbox, &inbox, decision, other, &mut 0), expected);
                }
            }
        }
    }
}

#[test]
fn each_search_looks_at_a_letter_once() {
    let (mut mailbox, inbox, mut looked) = (Mailbox::default(), Inbox::default(), 0);
    for _ in 0..100_000 {
        inbox.push(letter(1));
    }
    for round in 0..1000 {
        inbox.push(letter(7));
        inbox.push(letter(11));
        assert_eq!(receive(&mut mailbox, &inbox, [1, 11, 0], 1, &mut looked), Some(11), "round {round}");
        assert_eq!(receive(&mut mailbox, &inbox, [2, 7, 0], 1, &mut looked), Some(7));
    }
    assert!(looked < 210_000, "{looked} looks");
}
