//! The connection to one node: ordered streams out of it and into it, heartbeats, and its end. Knows nothing of what frames
//! mean.
//!
//! A few streams in each direction carry all frames. Which one is chosen by the two processes, so what one process does to
//! another stays in order and a large message holds up only a part of the others. Lane 0 is for what nodes say as such.

use super::detector::{Detector, HEARTBEAT};
use super::frame::{FRAME_BYTES_MAX, LENGTH_BYTES};
use super::{Node, arrive, cluster, log, lost};
use crate::abi::{Cx, Panic};
use crate::process::table::lock;
use crate::process::wait::{Wait, wait};
use crate::process::{Pid, Process};
use quinn::{Connection, RecvStream, VarInt};
use std::sync::atomic::Ordering::{AcqRel, Acquire, Relaxed, SeqCst};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

pub const LANES: usize = 5;
/// The lane of frames between nodes.
pub const CONTROL: usize = 0;
/// Bytes that wait for one node: beyond it senders wait as well.
const QUEUED_BYTES_MAX: usize = 4 << 20;
/// Frames are gathered into writes up to this size.
const WRITE_BYTES: usize = 64 << 10;
const READ_BYTES: usize = 256 << 10;
/// How often the detector is asked.
const LOOK: Duration = Duration::from_millis(100);
/// A look that comes this late means that we were stopped, not the others.
const ABSENT: f64 = 1.0;

/// The datagram of a heartbeat: that it comes is all it says.
const HEARTBEAT_BYTE: u8 = b'h';

/// Why a connection is closed, for the other side.
pub const CLOSE_LEAVING: u32 = 0;
pub const CLOSE_REFUSED: u32 = 1;
pub const CLOSE_COOKIE: u32 = 2;
pub const CLOSE_MALFORMED: u32 = 3;
pub const CLOSE_SILENT: u32 = 4;

pub struct Link {
    pub node: Arc<Node>,
    /// Both nodes run programs with the same types and functions.
    pub same_program: bool,
    connection: Connection,
    lanes: Vec<UnboundedSender<Vec<u8>>>,
    queued: AtomicUsize,
    /// Senders that wait for room.
    waiting: Mutex<Vec<Arc<Process>>>,
    down: AtomicBool,
    /// The last sign of life, in milliseconds since the link began.
    seen: AtomicU64,
    since: Instant,
}

/// The lane for frames from one process to another.
pub fn lane(from: u64, to: u64) -> usize {
    let mixed = (from.wrapping_mul(31).wrapping_add(to)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    1 + (mixed >> 33) as usize % (LANES - 1)
}

impl Link {
    /// Starts the link's tasks. Only inside the network thread's runtime.
    pub fn start(node: Arc<Node>, connection: Connection, same_program: bool) -> Arc<Link> {
        let (lanes, receivers): (Vec<_>, Vec<_>) = (0..LANES).map(|_| unbounded_channel()).unzip();
        let link = Arc::new(Link {
            node,
            same_program,
            connection,
            lanes,
            queued: AtomicUsize::new(0),
            waiting: Mutex::default(),
            down: AtomicBool::new(false),
            seen: AtomicU64::new(0),
            since: Instant::now(),
        });
        for receiver in receivers {
            tokio::spawn(write(link.clone(), receiver));
        }
        tokio::spawn(watch(link.clone()));
        link
    }

    /// Reads what the other side sends, once it has proved who it is.
    pub fn listen(self: &Arc<Link>) {
        tokio::spawn(accept(self.clone()));
    }

    pub fn is_down(&self) -> bool {
        self.down.load(SeqCst)
    }

    /// Marks the link as down. False if it was.
    pub fn put_down(&self) -> bool {
        !self.down.swap(true, SeqCst)
    }

    /// Queues a frame. A link that is down drops it.
    pub fn send(&self, lane: usize, frame: Vec<u8>) {
        if self.is_down() {
            return;
        }
        self.queued.fetch_add(frame.len(), AcqRel);
        let _ = self.lanes[lane].send(frame);
    }

    /// Waits until not too much is queued.
    pub fn wait_for_room(&self, cx: &mut Cx) -> Result<(), Panic> {
        if self.queued.load(Acquire) < QUEUED_BYTES_MAX {
            return Ok(());
        }
        let process = cx.process();
        wait(cx, Wait::held(), || {
            let mut waiting = lock(&self.waiting);
            if self.is_down() || self.queued.load(Acquire) < QUEUED_BYTES_MAX {
                return Some(());
            }
            if !waiting.iter().any(|other| other.pid == process.pid) {
                waiting.push(process.shared());
            }
            None
        })
        .map(|_| ())
    }

    pub fn wake_senders(&self) {
        for process in std::mem::take(&mut *lock(&self.waiting)) {
            process.wake();
        }
    }

    fn written(&self, bytes: usize) {
        let before = self.queued.fetch_sub(bytes, AcqRel);
        if before - bytes < QUEUED_BYTES_MAX / 2 {
            self.wake_senders();
        }
    }

    fn saw(&self) {
        self.seen.store(self.since.elapsed().as_millis() as u64, Relaxed);
    }

    pub fn close(&self, code: u32, reason: &str) {
        self.connection.close(VarInt::from_u32(code), reason.as_bytes());
    }

    pub fn is_idle(&self) -> bool {
        self.queued.load(Acquire) == 0
    }

    /// Asks the writers to finish: what was queued arrives before the connection is closed.
    pub fn finish(&self) {
        for lane in &self.lanes {
            let _ = lane.send(Vec::new());
        }
    }
}

/// Writes the frames of one lane. An empty frame ends it.
async fn write(link: Arc<Link>, mut frames: UnboundedReceiver<Vec<u8>>) {
    let Ok(mut stream) = link.connection.open_uni().await else { return };
    while let Some(mut batch) = frames.recv().await {
        let mut is_last = batch.is_empty();
        while batch.len() < WRITE_BYTES && !is_last {
            match frames.try_recv() {
                Ok(more) => {
                    is_last = more.is_empty();
                    batch.extend_from_slice(&more);
                }
                Err(_) => break,
            }
        }
        if stream.write_all(&batch).await.is_err() {
            return;
        }
        link.written(batch.len());
        if is_last {
            let _ = stream.finish();
            let _ = stream.stopped().await;
            return;
        }
    }
}

async fn accept(link: Arc<Link>) {
    while let Ok(stream) = link.connection.accept_uni().await {
        tokio::spawn(read(link.clone(), stream));
    }
}

/// Reads the frames of one lane of the other side.
async fn read(link: Arc<Link>, mut stream: RecvStream) {
    let mut buffer: Vec<u8> = Vec::new();
    let mut reader = arrive::Reader::new(link.clone());
    while let Ok(Some(chunk)) = stream.read_chunk(READ_BYTES, true).await {
        link.saw();
        let consumed = if buffer.is_empty() {
            let consumed = each_frame(&chunk.bytes, &mut reader);
            if let Ok(end) = consumed {
                buffer.extend_from_slice(&chunk.bytes[end..]);
            }
            consumed
        } else {
            buffer.extend_from_slice(&chunk.bytes);
            each_frame(&buffer, &mut reader).inspect(|&end| _ = buffer.drain(..end))
        };
        if let Err(error) = consumed {
            log(&format!("{} sent what is no frame: {error}", link.node.name));
            link.close(CLOSE_MALFORMED, "malformed frame");
            return lost(&link, "a malformed frame");
        }
        if link.is_down() {
            return;
        }
    }
}

/// Acts on every complete frame; returns where the incomplete one starts.
fn each_frame(bytes: &[u8], reader: &mut arrive::Reader) -> Result<usize, String> {
    let mut at = 0;
    while let Some(head) = bytes.get(at..at + LENGTH_BYTES) {
        let length = head.iter().rev().fold(0, |all, &byte| all << 8 | usize::from(byte));
        if length > FRAME_BYTES_MAX {
            return Err(format!("a frame of {length} bytes"));
        }
        let Some(frame) = bytes.get(at + LENGTH_BYTES..at + LENGTH_BYTES + length) else { break };
        reader.frame(frame)?;
        at += LENGTH_BYTES + length;
    }
    Ok(at)
}

/// Sends and awaits heartbeats until the connection ends.
async fn watch(link: Arc<Link>) {
    let seconds = || link.since.elapsed().as_secs_f64();
    let mut detector = Detector::new(seconds());
    let mut beat = tokio::time::interval(HEARTBEAT);
    let mut look = tokio::time::interval(LOOK);
    look.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    beat.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut last_look = seconds();
    loop {
        tokio::select! {
            error = link.connection.closed() => {
                let reason = match error {
                    quinn::ConnectionError::ApplicationClosed(close) => String::from_utf8_lossy(&close.reason).into_owned(),
                    other => other.to_string(),
                };
                return lost(&link, &reason);
            }
            _ = beat.tick() => {
                // The peer's socket may be full; the next one will do.
                let _ = link.connection.send_datagram(vec![HEARTBEAT_BYTE].into());
            }
            datagram = link.connection.read_datagram() => {
                if datagram.is_ok() {
                    detector.heartbeat(seconds());
                }
            }
            _ = look.tick() => {
                let now = seconds();
                if now - last_look > ABSENT {
                    detector.alive(now);
                }
                last_look = now;
                detector.alive(link.seen.load(Relaxed) as f64 / 1000.0);
                if detector.is_down(now) {
                    link.close(CLOSE_SILENT, "no heartbeat");
                    return lost(&link, "no heartbeat");
                }
            }
        }
    }
}

/// Sends a frame about two processes, one here and one there.
pub fn send_between(link: &Link, from: Pid, to: Pid, frame: &super::frame::Frame<'_>) {
    link.send(lane(from.id(), to.id()), super::frame::pack(frame));
}

/// The link to the node of a process, if there is one.
pub fn to(pid: Pid) -> Option<Arc<Link>> {
    cluster()?.node(pid.node())?.link()
}
