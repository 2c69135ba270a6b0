//! Mailboxes: many senders push letters, the owner takes them out in order. Knows nothing of waiting.

use super::counters::Count;
use super::pid::Pid;
use super::protocol::inbox;
use super::reply::Request;
use super::signal::Reason;
use crate::heap::Fragment;
use crate::typedesc::TypeRef;
use crate::value::layout::Word;
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

/// The senders' side.
#[derive(Default)]
pub struct Inbox {
    letters: inbox::Inbox<Letter>,
    /// Letters that the owner has taken out, ever.
    taken: Count,
}

impl Inbox {
    pub fn push(&self, letter: Letter) {
        self.letters.push(letter);
    }

    /// How many letters the owner has taken out.
    pub fn taken(&self) -> u64 {
        self.taken.get()
    }

    fn note_taken(&self) {
        self.taken.add(1);
    }

    /// Drops everything that has arrived and was not looked at.
    pub fn clear(&self) {
        self.letters.clear();
    }
}

/// What decides whether a `receive` refuses a letter: its number and the words of the process that it looks at. The same decision
/// refuses the same letters. 0 is the number of one that cannot promise that.
pub type Decision = inbox::Name;

/// A search that has left so many letters is worth remembering.
const MANY: u8 = 16;
/// In place of their number: a letter is among them that may be taken another time.
const NAMELESS: u8 = u8::MAX;

/// The owner's side: what has arrived, and how far the current `receive` has looked.
#[derive(Default)]
pub struct Mailbox {
    /// Its place is before the letter to be shown next, or before the shown one.
    letters: inbox::List<Letter>,
    shown: bool,
    /// Letters that the current `receive` has left, up to [`MANY`], or [`NAMELESS`].
    left: u8,
}

impl Mailbox {
    /// The next letter not yet examined.
    pub fn next(&mut self, inbox: &Inbox) -> Option<&mut Letter> {
        self.shown = self.has_more(inbox);
        if self.shown { self.letters.current_mut() } else { None }
    }

    /// The letter that was shown last and neither taken nor skipped.
    pub fn shown(&self) -> Option<&Letter> {
        if self.shown { self.letters.current() } else { None }
    }

    /// Leaves the shown letter where it is, and all that the same decision has refused before.
    pub fn skip(&mut self, decision: Decision) {
        if !std::mem::take(&mut self.shown) {
            return;
        }
        if decision[0] == 0 {
            // What comes before it is refused in any case.
            if self.left == MANY {
                self.letters.end_search();
            }
            self.left = NAMELESS;
        }
        self.letters.advance();
        if self.left < MANY {
            self.note_left(decision);
        }
    }

    #[cold]
    fn note_left(&mut self, decision: Decision) {
        self.left += 1;
        if self.left == 1 && self.letters.resume(decision) {
            self.left = MANY;
        } else if self.left == MANY {
            self.letters.begin_search(decision);
        }
    }

    /// Takes the shown letter out; the search goes on behind it.
    pub fn remove(&mut self, inbox: &Inbox) -> Option<Letter> {
        if !std::mem::take(&mut self.shown) {
            return None;
        }
        inbox.note_taken();
        self.letters.take()
    }

    /// The next `receive` starts from the front.
    pub fn restart(&mut self) {
        if self.left == MANY {
            self.letters.end_search();
        }
        self.left = 0;
        self.letters.rewind();
        self.shown = false;
    }

    /// Whether a letter that was not examined is there.
    pub fn has_more(&mut self, inbox: &Inbox) -> bool {
        if std::mem::take(&mut self.shown) {
            self.letters.advance();
            // Nobody has refused it.
            self.left = 0;
        }
        self.letters.current().is_some() || inbox.letters.drain(&mut self.letters)
    }

    /// Takes the oldest letter.
    pub fn take_first(&mut self, inbox: &Inbox) -> Option<Letter> {
        self.restart();
        if self.letters.is_empty() {
            inbox.letters.drain(&mut self.letters);
        }
        let letter = self.letters.take()?;
        inbox.note_taken();
        Some(letter)
    }

    /// Takes out the ends that `take` wants among what this search has not come to.
    pub fn take_exits(&mut self, inbox: &Inbox, mut take: impl FnMut(Pid, &Reason) -> bool) {
        while let Some(letter) = self.next(inbox) {
            if let Letter::Exit { pid, reason } = letter
                && take(*pid, reason)
            {
                self.remove(inbox);
            }
        }
    }
}
