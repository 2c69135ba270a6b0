//! [unsafe] Mailboxes: many senders push letters, the owner takes them out in order. Knows nothing of waiting.

use super::pid::Pid;
use super::reply::Request;
use super::signal::Reason;
use crate::heap::Fragment;
use crate::typedesc::TypeRef;
use crate::value::layout::Word;
use std::collections::VecDeque;
use std::ptr::null_mut;
use std::sync::Arc;
use std::sync::atomic::Ordering::{Acquire, Relaxed, Release};
use std::sync::atomic::{AtomicPtr, AtomicUsize};

/// One entry of a mailbox.
pub enum Letter {
    /// A message of the program.
    Message {
        ty: TypeRef,
        word: Word,
        fragment: Option<Fragment>,
    },
    Down {
        reference: i64,
        pid: Pid,
        reason: Reason,
    },
    Exit {
        pid: Pid,
        reason: Reason,
    },
    NodeDown(Arc<str>),
    NodeUp(Arc<str>),
    /// A service's call or cast.
    Request(Box<Request>),
}

/// A letter in the senders' stack, later in the owner's queue.
pub struct Node {
    next: *mut Node,
    pub letter: Letter,
}

/// The senders' side: a stack that the owner takes whole and turns round.
pub struct Inbox {
    top: AtomicPtr<Node>,
    /// Letters here and in the owner's queue.
    count: AtomicUsize,
}

impl Default for Inbox {
    fn default() -> Inbox {
        Inbox { top: AtomicPtr::new(null_mut()), count: AtomicUsize::new(0) }
    }
}

impl Inbox {
    /// How many letters wait for the owner.
    pub fn count(&self) -> usize {
        self.count.load(Relaxed)
    }

    pub fn push(&self, letter: Letter) {
        // Before it can be taken, so that the number never passes below zero.
        self.count.fetch_add(1, Relaxed);
        let node = Box::into_raw(Box::new(Node { next: null_mut(), letter }));
        let mut top = self.top.load(Relaxed);
        loop {
            // SAFETY: the node is not published yet.
            unsafe { (*node).next = top };
            match self.top.compare_exchange_weak(top, node, Release, Relaxed) {
                Ok(_) => return,
                Err(changed) => top = changed,
            }
        }
    }

    /// Moves everything that has arrived to the end of `queue`. Whether there was something.
    pub fn drain(&self, queue: &mut VecDeque<Box<Node>>) -> bool {
        if self.top.load(Relaxed).is_null() {
            return false;
        }
        let mut node = self.top.swap(null_mut(), Acquire);
        let mut reversed: *mut Node = null_mut();
        while !node.is_null() {
            // SAFETY: the swap made the whole list ours.
            unsafe {
                let next = (*node).next;
                (*node).next = reversed;
                reversed = node;
                node = next;
            }
        }
        while !reversed.is_null() {
            // SAFETY: each node was boxed by `push` and is taken once.
            let mut boxed = unsafe { Box::from_raw(reversed) };
            reversed = std::mem::replace(&mut boxed.next, null_mut());
            queue.push_back(boxed);
        }
        true
    }
}

impl Drop for Inbox {
    fn drop(&mut self) {
        let mut left = VecDeque::new();
        self.drain(&mut left);
    }
}

/// The owner's side: what has arrived, and how far the current `receive` has looked.
#[derive(Default)]
pub struct Mailbox {
    pub queue: VecDeque<Box<Node>>,
    /// The letter to be shown next. After one was shown, the next but one.
    cursor: usize,
    shown: bool,
}

impl Mailbox {
    /// The next letter not yet examined.
    pub fn next(&mut self, inbox: &Inbox) -> Option<&mut Letter> {
        if self.shown {
            self.skip();
        }
        if self.cursor >= self.queue.len() && !inbox.drain(&mut self.queue) {
            return None;
        }
        self.shown = true;
        self.queue.get_mut(self.cursor).map(|node| &mut node.letter)
    }

    /// The letter that was shown last and neither taken nor skipped.
    pub fn shown(&self) -> Option<&Letter> {
        if self.shown { self.queue.get(self.cursor).map(|node| &node.letter) } else { None }
    }

    /// Leaves the shown letter where it is.
    pub fn skip(&mut self) {
        if std::mem::take(&mut self.shown) {
            self.cursor += 1;
        }
    }

    /// Takes the shown letter out; the search goes on behind it.
    pub fn remove(&mut self, inbox: &Inbox) -> Option<Letter> {
        if !std::mem::take(&mut self.shown) {
            return None;
        }
        let letter = self.queue.remove(self.cursor).map(|node| node.letter);
        inbox.count.fetch_sub(letter.is_some() as usize, Relaxed);
        if self.queue.is_empty() && self.queue.capacity() > 64 {
            self.queue = VecDeque::new();
        }
        letter
    }

    /// The next `receive` starts from the front.
    pub fn restart(&mut self) {
        self.cursor = 0;
        self.shown = false;
    }

    /// Whether a letter that was not examined is there.
    pub fn has_more(&mut self, inbox: &Inbox) -> bool {
        self.skip();
        self.cursor < self.queue.len() || inbox.drain(&mut self.queue)
    }

    /// Takes the oldest letter.
    pub fn take_first(&mut self, inbox: &Inbox) -> Option<Letter> {
        self.restart();
        if self.queue.is_empty() {
            inbox.drain(&mut self.queue);
        }
        let letter = self.queue.pop_front().map(|node| node.letter);
        inbox.count.fetch_sub(letter.is_some() as usize, Relaxed);
        letter
    }

    /// Takes the exit of one process, wherever it is.
    pub fn take_exit(&mut self, inbox: &Inbox, wanted: Pid) -> Option<Reason> {
        self.restart();
        inbox.drain(&mut self.queue);
        let index =
            self.queue.iter().position(|node| matches!(node.letter, Letter::Exit { pid, .. } if pid == wanted))?;
        inbox.count.fetch_sub(1, Relaxed);
        match self.queue.remove(index)?.letter {
            Letter::Exit { reason, .. } => Some(reason),
            _ => None,
        }
    }
}
