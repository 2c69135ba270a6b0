//! Mailboxes: many senders push letters, the owner takes them out in order. Knows nothing of waiting.

use super::pid::Pid;
use super::protocol::inbox;
use super::reply::Request;
use super::signal::Reason;
use crate::heap::Fragment;
use crate::typedesc::TypeRef;
use crate::value::layout::Word;
use std::collections::VecDeque;
use std::sync::Arc;

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

/// The senders' side: a stack that the owner takes whole and turns round.
pub type Inbox = inbox::Inbox<Letter>;

type Node = inbox::Node<Letter>;

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
        self.queue.get_mut(self.cursor).map(|node| &mut node.item)
    }

    /// The letter that was shown last and neither taken nor skipped.
    pub fn shown(&self) -> Option<&Letter> {
        if self.shown { self.queue.get(self.cursor).map(|node| &node.item) } else { None }
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
        let letter = self.queue.remove(self.cursor).map(|node| node.item);
        inbox.note_taken(letter.is_some() as usize);
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
        let letter = self.queue.pop_front().map(|node| node.item);
        inbox.note_taken(letter.is_some() as usize);
        letter
    }

    /// Takes the exit of one process, wherever it is.
    pub fn take_exit(&mut self, inbox: &Inbox, wanted: Pid) -> Option<Reason> {
        self.restart();
        inbox.drain(&mut self.queue);
        let index =
            self.queue.iter().position(|node| matches!(node.item, Letter::Exit { pid, .. } if pid == wanted))?;
        inbox.note_taken(1);
        match self.queue.remove(index)?.item {
            Letter::Exit { reason, .. } => Some(reason),
            _ => None,
        }
    }
}
