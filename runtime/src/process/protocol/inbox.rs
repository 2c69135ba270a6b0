//! [unsafe] A stack that many push to and one takes whole, turning it round. Knows nothing of what is pushed.

use super::super::atomic::{AtomicPtr, AtomicUsize};
use std::collections::VecDeque;
use std::ptr::null_mut;
use std::sync::atomic::Ordering::{Acquire, Relaxed, Release};

/// An item in the senders' stack, later in the owner's queue.
pub struct Node<T> {
    next: *mut Node<T>,
    pub item: T,
}

/// The senders' side of a mailbox.
pub struct Inbox<T> {
    top: AtomicPtr<Node<T>>,
    /// Items here and in the owner's queue.
    count: AtomicUsize,
}

impl<T> Default for Inbox<T> {
    fn default() -> Inbox<T> {
        Inbox { top: AtomicPtr::new(null_mut()), count: AtomicUsize::new(0) }
    }
}

impl<T> Inbox<T> {
    /// How many items wait for the owner.
    pub fn count(&self) -> usize {
        self.count.load(Relaxed)
    }

    /// The owner took items out of its queue.
    pub fn note_taken(&self, items: usize) {
        self.count.fetch_sub(items, Relaxed);
    }

    pub fn push(&self, item: T) {
        // Before it can be taken, so that the number never passes below zero.
        self.count.fetch_add(1, Relaxed);
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

    /// Moves everything that has arrived to the end of `queue`. Whether there was something.
    pub fn drain(&self, queue: &mut VecDeque<Box<Node<T>>>) -> bool {
        if self.top.load(Relaxed).is_null() {
            return false;
        }
        let mut node = self.top.swap(null_mut(), Acquire);
        let mut reversed: *mut Node<T> = null_mut();
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

impl<T> Drop for Inbox<T> {
    fn drop(&mut self) {
        let mut left = VecDeque::new();
        self.drain(&mut left);
    }
}
