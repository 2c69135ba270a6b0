//! The way to one node: lanes for frames, and senders that wait when too much is queued. Knows nothing of what frames mean.
//!
//! A few lanes in each direction carry all frames. Which one is chosen by the two processes, so what one process does to
//! another stays in order and a large message holds up only a part of the others. Lane 0 is for what nodes say as such.

use super::frame::{FRAME_BYTES_MAX, Frame, LENGTH_BYTES, pack};
use super::fullness::Fullness;
use super::node::Node;
use super::transport::{Conn, Wire};
use crate::abi::{Cx, Panic};
use crate::process::table::lock;
use crate::process::wait::{Wait, wait};
use crate::process::{Pid, Process, timer};
use rustc_hash::FxHashSet;
use std::sync::atomic::Ordering::{AcqRel, Acquire, Relaxed, Release, SeqCst};
use std::sync::atomic::{AtomicBool, AtomicUsize};
use std::sync::{Arc, Mutex};

pub const LANES: usize = 5;
/// The lane of frames between nodes.
pub const CONTROL: usize = 0;
/// Bytes that wait for one node: beyond it senders wait as well.
pub const QUEUED_BYTES_MAX: usize = 4 << 20;
/// The longest that one message waits for a process elsewhere whose mailbox is full. Two that only send to each other would
/// otherwise wait for ever.
const FULL_WAIT_MS: i64 = 1000;
/// Full mailboxes of one node that are heeded.
const FULL_MAX: usize = 1 << 16;

pub struct Link {
    pub node: Arc<Node>,
    pub conn: Conn,
    /// This node called the other one.
    pub is_call: bool,
    /// Both nodes run programs with the same types and functions.
    pub same_program: bool,
    wire: Box<dyn Wire>,
    queued: AtomicUsize,
    /// Senders that wait for room.
    waiting: Mutex<Vec<Arc<Process>>>,
    /// Processes of the other node whose mailboxes are full.
    full: Mutex<FxHashSet<u64>>,
    any_full: AtomicBool,
    /// Mailboxes here that the other node fills.
    pub fullness: Fullness,
    down: AtomicBool,
    /// Something came since the last look.
    heard: AtomicBool,
}

/// The lane for frames from one process to another.
pub fn lane(from: u64, to: u64) -> usize {
    let mixed = (from.wrapping_mul(31).wrapping_add(to)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    1 + (mixed >> 33) as usize % (LANES - 1)
}

impl Link {
    pub fn new(node: Arc<Node>, conn: Conn, is_call: bool, same_program: bool, wire: Box<dyn Wire>) -> Arc<Link> {
        Arc::new(Link {
            node,
            conn,
            is_call,
            same_program,
            wire,
            queued: AtomicUsize::new(0),
            waiting: Mutex::default(),
            full: Mutex::default(),
            any_full: AtomicBool::new(false),
            fullness: Fullness::default(),
            down: AtomicBool::new(false),
            heard: AtomicBool::new(false),
        })
    }

    pub fn is_down(&self) -> bool {
        self.down.load(SeqCst)
    }

    /// Nothing is sent from now on, and nobody waits for room.
    pub fn put_down(&self) {
        self.down.store(true, SeqCst);
        self.wake_senders();
    }

    /// Queues a frame. A link that is down drops it.
    pub fn send(&self, lane: usize, frame: Vec<u8>) {
        if self.is_down() {
            return;
        }
        self.queued.fetch_add(frame.len(), AcqRel);
        self.wire.send(lane, frame);
    }

    /// Sends a frame about two processes, one here and one there.
    pub fn send_between(&self, from: Pid, to: Pid, frame: &Frame<'_>) {
        self.send(lane(from.id(), to.id()), pack(frame));
    }

    pub fn heartbeat(&self) {
        self.wire.heartbeat();
    }

    /// Waits until not too much is queued for the node, nor, for a while, unread by the process.
    pub fn wait_for_room(&self, cx: &mut Cx, to: Pid) -> Result<(), Panic> {
        if self.any_full.load(Acquire) && self.is_full(to) {
            let patience = Wait::until(timer::deadline(FULL_WAIT_MS));
            self.wait_until(cx, patience, || !self.is_full(to))?;
        }
        let has_room = || self.queued.load(Acquire) < QUEUED_BYTES_MAX;
        if has_room() { Ok(()) } else { self.wait_until(cx, Wait::held(), has_room) }
    }

    fn wait_until(&self, cx: &mut Cx, how: Wait, is_so: impl Fn() -> bool) -> Result<(), Panic> {
        let process = cx.process();
        wait(cx, how, || {
            let mut waiting = lock(&self.waiting);
            if self.is_down() || is_so() {
                return Some(());
            }
            if !waiting.iter().any(|other| other.pid == process.pid) {
                waiting.push(process.shared());
            }
            None
        })
        .map(|_| ())
    }

    fn is_full(&self, to: Pid) -> bool {
        lock(&self.full).contains(&to.id())
    }

    /// The other node says whether one of its processes has a full mailbox.
    pub fn set_full(&self, id: u64, is_full: bool) {
        let mut full = lock(&self.full);
        if !is_full {
            full.remove(&id);
        } else if full.len() < FULL_MAX {
            full.insert(id);
        }
        self.any_full.store(!full.is_empty(), Release);
        drop(full);
        if !is_full {
            self.wake_senders();
        }
    }

    fn wake_senders(&self) {
        for process in std::mem::take(&mut *lock(&self.waiting)) {
            process.wake();
        }
    }

    /// The transport has taken over so many bytes.
    pub fn written(&self, bytes: usize) {
        let before = self.queued.fetch_sub(bytes, AcqRel);
        if before - bytes < QUEUED_BYTES_MAX / 2 {
            self.wake_senders();
        }
    }

    /// Something arrived, which is as good as a heartbeat.
    pub fn saw(&self) {
        self.heard.store(true, Relaxed);
    }

    pub fn take_heard(&self) -> bool {
        self.heard.swap(false, Relaxed)
    }

    pub fn is_idle(&self) -> bool {
        self.queued.load(Acquire) == 0
    }

    /// Asks the transport to finish: what was queued arrives before the connection is closed.
    pub fn finish(&self) {
        self.wire.finish();
    }
}

/// Acts on every complete frame; returns where the incomplete one starts.
pub fn each_frame(bytes: &[u8], mut act: impl FnMut(&[u8]) -> Result<(), String>) -> Result<usize, String> {
    let mut at = 0;
    while let Some(head) = bytes.get(at..at + LENGTH_BYTES) {
        let length = head.iter().rev().fold(0, |all, &byte| all << 8 | usize::from(byte));
        if length > FRAME_BYTES_MAX {
            return Err(format!("a frame of {length} bytes"));
        }
        let Some(frame) = bytes.get(at + LENGTH_BYTES..at + LENGTH_BYTES + length) else { break };
        act(frame)?;
        at += LENGTH_BYTES + length;
    }
    Ok(at)
}
