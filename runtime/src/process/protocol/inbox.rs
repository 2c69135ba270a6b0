//! [unsafe] A stack that many push to and one takes whole, turning it round, and the list that the owner keeps. Knows nothing of
//! what is pushed.

use super::super::atomic::AtomicPtr;
use std::ptr::null_mut;
use std::sync::atomic::Ordering::{Acquire, Relaxed, Release};

/// An item in the senders' stack, later in the owner's list.
struct Node<T> {
    next: *mut Node<T>,
    item: T,
}

/// The senders' side of a mailbox.
pub struct Inbox<T> {
    top: AtomicPtr<Node<T>>,
}

impl<T> Default for Inbox<T> {
    fn default() -> Inbox<T> {
        Inbox { top: AtomicPtr::new(null_mut()) }
    }
}

impl<T> Inbox<T> {
    pub fn push(&self, item: T) {
        let node = Box::into_raw(Box::new(Node { next: null_mut(), item }));
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

    /// Moves everything that has arrived to the end of the list. Whether there was something.
    pub fn drain(&self, list: &mut List<T>) -> bool {
        if self.top.load(Relaxed).is_null() {
            return false;
        }
        let newest = self.top.swap(null_mut(), Acquire);
        let (mut node, mut oldest) = (newest, null_mut());
        while !node.is_null() {
            // SAFETY: the swap made the whole stack ours.
            let older = unsafe { std::mem::replace(&mut (*node).next, oldest) };
            oldest = std::mem::replace(&mut node, older);
        }
        list.append(oldest, newest);
        true
    }

    /// Drops everything that has arrived and is not in the owner's list.
    pub fn clear(&self) {
        self.drain(&mut List::default());
    }
}

impl<T> Drop for Inbox<T> {
    fn drop(&mut self) {
        self.clear();
    }
}

/// Names a search through a list, by a number that is not 0 and what it looks for: the same search passes the same items.
pub type Name = [i64; 3];

/// Searches that are remembered.
const SEARCHES_MAX: usize = 8;

/// How far searches came.
struct Searches<T> {
    /// The one that goes on, or went on last.
    current: Name,
    /// The last item that each has passed, which is in the list. The latest search comes last.
    known: Vec<(Name, *mut Node<T>)>,
}

/// Items in order, and a place between two of them.
pub struct List<T> {
    first: *mut Node<T>,
    last: *mut Node<T>,
    /// The item before the place, null at the front.
    before: *mut Node<T>,
    searches: Option<Box<Searches<T>>>,
}

impl<T> Default for List<T> {
    fn default() -> List<T> {
        List { first: null_mut(), last: null_mut(), before: null_mut(), searches: None }
    }
}

impl<T> List<T> {
    fn append(&mut self, first: *mut Node<T>, last: *mut Node<T>) {
        match self.last.is_null() {
            true => self.first = first,
            // SAFETY: the nodes of a list belong to it alone.
            false => unsafe { (*self.last).next = first },
        }
        self.last = last;
    }

    /// The link to the item behind the place.
    fn link(&self) -> *mut Node<T> {
        // SAFETY: as in `append`.
        if self.before.is_null() { self.first } else { unsafe { (*self.before).next } }
    }

    /// The item behind the place.
    pub fn current(&self) -> Option<&T> {
        // SAFETY: as in `append`.
        unsafe { self.link().as_ref() }.map(|node| &node.item)
    }

    /// The same, to be changed.
    pub fn current_mut(&mut self) -> Option<&mut T> {
        // SAFETY: as in `append`.
        unsafe { self.link().as_mut() }.map(|node| &mut node.item)
    }

    /// Moves the place behind the next item, if there is one.
    pub fn advance(&mut self) {
        let next = self.link();
        if !next.is_null() {
            self.before = next;
        }
    }

    /// Moves the place to the front.
    pub fn rewind(&mut self) {
        self.before = null_mut();
    }

    /// Takes the item behind the place.
    #[inline]
    pub fn take(&mut self) -> Option<T> {
        let node = self.link();
        if node.is_null() {
            return None;
        }
        if self.searches.is_some() {
            self.leave_item(node);
        }
        // SAFETY: each node was boxed by `push`, belongs to this list alone and is taken once.
        let node = unsafe { Box::from_raw(node) };
        match self.before.is_null() {
            true => self.first = node.next,
            // SAFETY: as in `append`.
            false => unsafe { (*self.before).next = node.next },
        }
        if node.next.is_null() {
            self.last = self.before;
        }
        Some(node.item)
    }

    /// The item behind the place goes: who has passed it has passed the one before.
    #[cold]
    fn leave_item(&mut self, node: *mut Node<T>) {
        let before = self.before;
        if before.is_null() && node == self.last {
            // Nothing will be left.
            self.searches = None;
        }
        let Some(searches) = &mut self.searches else { return };
        searches.known.iter_mut().filter(|(_, passed)| *passed == node).for_each(|(_, passed)| *passed = before);
        searches.known.retain(|(_, passed)| !passed.is_null());
    }

    /// Moves the place behind everything that a search of this name has passed, and goes on with it. False when none is remembered.
    pub fn resume(&mut self, name: Name) -> bool {
        let Some(searches) = &mut self.searches else { return false };
        let Some(&(_, passed)) = searches.known.iter().find(|(known, _)| *known == name) else { return false };
        searches.current = name;
        self.before = passed;
        true
    }

    /// The search from the front on to the place and further has this name.
    pub fn begin_search(&mut self, name: Name) {
        self.searches.get_or_insert_with(|| Box::new(Searches { current: name, known: vec![] })).current = name;
    }

    /// Remembers how far the current search came.
    pub fn end_search(&mut self) {
        let Some(searches) = &mut self.searches else { return };
        let name = searches.current;
        if self.before.is_null() {
            return;
        }
        searches.known.retain(|(known, _)| *known != name);
        if searches.known.len() == SEARCHES_MAX {
            searches.known.remove(0);
        }
        searches.known.push((name, self.before));
    }

    pub fn is_empty(&self) -> bool {
        self.first.is_null()
    }
}

impl<T> Drop for List<T> {
    fn drop(&mut self) {
        self.rewind();
        while self.take().is_some() {}
    }
}
