//! [unsafe] Letters: none is lost, those of one sender keep their order, and the receiver sees what a letter carries.

use crate::parker::Parker;
use crate::protocol::inbox::{Inbox, List};
use crate::protocol::turn::{Turn, Woken};
use loom::cell::UnsafeCell;
use loom::sync::Arc;
use loom::thread;

/// A letter whose content is written without any synchronisation of its own.
struct Letter {
    sender: usize,
    content: UnsafeCell<usize>,
}

// SAFETY: whether the accesses to the cell are ordered is what loom checks.
unsafe impl Send for Letter {}
// SAFETY: as above.
unsafe impl Sync for Letter {}

fn letter(sender: usize, number: usize) -> Letter {
    let letter = Letter { sender, content: UnsafeCell::new(0) };
    // SAFETY: loom reports an access that races with another one.
    letter.content.with_mut(|content| unsafe { *content = number });
    letter
}

/// Sender and number of everything in the list.
fn read(list: &mut List<Letter>) -> Vec<(usize, usize)> {
    // SAFETY: as above.
    let read = |letter: Letter| (letter.sender, letter.content.with(|content| unsafe { *content }));
    std::iter::from_fn(|| list.take()).map(read).collect()
}

#[test]
fn letters_arrive_once_and_in_order() {
    loom::model(|| {
        let inbox = Arc::new(Inbox::default());
        let senders: Vec<_> = (0..2)
            .map(|sender| {
                let inbox = inbox.clone();
                thread::spawn(move || (0..2).for_each(|number| inbox.push(letter(sender, number))))
            })
            .collect();
        let mut list = List::default();
        inbox.drain(&mut list);
        senders.into_iter().for_each(|sender| sender.join().unwrap());
        inbox.drain(&mut list);
        let all = read(&mut list);
        assert_eq!(all.len(), 4);
        for sender in 0..2 {
            let numbers: Vec<_> = all.iter().copied().filter(|read| read.0 == sender).collect();
            assert_eq!(numbers, [(sender, 0), (sender, 1)]);
        }
    });
}

#[test]
fn letters_that_nobody_takes_are_freed() {
    loom::model(|| {
        let inbox = Arc::new(Inbox::default());
        let kept = Arc::new(());
        let sender = {
            let (inbox, kept) = (inbox.clone(), kept.clone());
            thread::spawn(move || inbox.push(kept))
        };
        // The receiver ends at any moment: its own look comes before or after the letter.
        inbox.clear();
        sender.join().unwrap();
        drop(inbox);
        assert_eq!(Arc::strong_count(&kept), 1);
    });
}

/// The receiver looks, sleeps, and looks again when it was queued: it must come to see every letter.
#[test]
fn a_sleeping_receiver_sees_every_letter() {
    struct Receiver {
        inbox: Inbox<Letter>,
        turn: Turn,
        /// A worker that runs it.
        worker: Parker,
    }
    crate::bounded(2, || {
        let receiver = Arc::new(Receiver { inbox: Inbox::default(), turn: Turn::running(), worker: Parker::new() });
        let senders: Vec<_> = (0..2)
            .map(|sender| {
                let receiver = receiver.clone();
                thread::spawn(move || {
                    receiver.inbox.push(letter(sender, 7));
                    if receiver.turn.wake_for_letter() == Woken::Queue {
                        receiver.worker.notify();
                    }
                })
            })
            .collect();
        let (mut list, mut seen) = (List::default(), 0);
        while seen < 2 {
            let arrived = receiver.inbox.drain(&mut list);
            let letters = read(&mut list);
            assert!(letters.iter().all(|letter| letter.1 == 7));
            seen += letters.len();
            if !arrived && receiver.turn.sleep() {
                receiver.worker.wait();
            }
        }
        senders.into_iter().for_each(|sender| sender.join().unwrap());
        assert_eq!(receiver.turn.letters(2), 0);
    });
}

/// A letter to a process that ends meanwhile is dropped by one of the two.
#[test]
fn letters_to_the_dead_are_dropped() {
    loom::model(|| {
        let receiver = Arc::new((Inbox::default(), Turn::running()));
        let kept = Arc::new(());
        let sender = {
            let (receiver, kept) = (receiver.clone(), kept.clone());
            thread::spawn(move || {
                receiver.0.push(kept);
                if receiver.1.wake_for_letter() == Woken::Ended {
                    receiver.0.clear();
                }
            })
        };
        receiver.1.end();
        receiver.0.clear();
        sender.join().unwrap();
        assert_eq!(Arc::strong_count(&kept), 1);
    });
}
