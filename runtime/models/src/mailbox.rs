//! [unsafe] Letters: none is lost, those of one sender keep their order, and the receiver sees what a letter carries.

use crate::parker::Parker;
use crate::protocol::inbox::{Inbox, Node};
use crate::protocol::turn::Turn;
use loom::cell::UnsafeCell;
use loom::sync::Arc;
use loom::thread;
use std::collections::VecDeque;

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

fn read(node: &Node<Letter>) -> (usize, usize) {
    // SAFETY: as above.
    (node.item.sender, node.item.content.with(|content| unsafe { *content }))
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
        let mut queue = VecDeque::new();
        inbox.drain(&mut queue);
        senders.into_iter().for_each(|sender| sender.join().unwrap());
        inbox.drain(&mut queue);
        assert_eq!((queue.len(), inbox.count()), (4, 4));
        for sender in 0..2 {
            let numbers: Vec<_> = queue.iter().map(|node| read(node)).filter(|read| read.0 == sender).collect();
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
        inbox.drain(&mut VecDeque::new());
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
                    if receiver.turn.wake() {
                        receiver.worker.notify();
                    }
                })
            })
            .collect();
        let mut queue = VecDeque::new();
        while queue.len() < 2 {
            let arrived = receiver.inbox.drain(&mut queue);
            if !arrived && receiver.turn.sleep() {
                receiver.worker.wait();
            }
        }
        assert!(queue.iter().all(|node| read(node).1 == 7));
        senders.into_iter().for_each(|sender| sender.join().unwrap());
    });
}
