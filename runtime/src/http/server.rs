//! One HTTP connection: requests in, responses out, time limits, and what happens when the process that serves it ends in
//! the middle of a request. Knows nothing of routes or of Mesh values.

use std::io;
use std::os::fd::RawFd;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::Reject;
use super::decode;
use super::reader::{Message, Progress, RequestReader, Step};
use super::request::{Held, Request};
use super::response::{self, Manner};
use crate::net::deadline::Direction;
use crate::net::tcp::Stream;

/// How the calling process waits: supplied by whoever knows processes.
pub trait Wait {
    /// Runs an operation on this socket that may suspend the coroutine; nothing if the process has to end.
    fn suspend<T>(&mut self, socket: RawFd, operation: impl FnOnce() -> T) -> Option<T>;
    /// Runs a long computation where it holds up nobody.
    fn compute<T: Send + 'static>(&mut self, work: impl FnOnce() -> T + Send + 'static) -> T;
}

/// Limits of a connection.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Without any data between or within requests, and without progress of a response.
    pub silence: Duration,
    /// For a whole head.
    pub head: Duration,
    /// For a whole body.
    pub body: Duration,
    /// For a body as it is sent.
    pub body_bytes_max: usize,
    /// For a body whose encodings have been undone.
    pub decoded_bytes_max: usize,
}

impl Limits {
    pub const DEFAULT: Limits = Limits {
        silence: Duration::from_secs(30),
        head: Duration::from_secs(30),
        body: Duration::from_secs(300),
        body_bytes_max: 16 * 1024 * 1024,
        decoded_bytes_max: 16 * 1024 * 1024,
    };
}

/// Connections open at once; further ones are answered with 503.
pub const CONNECTIONS_MAX: usize = 25_000;
const READ_BYTES: usize = 16 * 1024;
const READ_BODY_BYTES: usize = 64 * 1024;
/// Encoded bodies larger than this are decoded elsewhere.
const DECODE_INLINE_BYTES_MAX: usize = 16 * 1024;
/// How long and how much is read and thrown away behind a refused request, so that the client gets to see the answer
/// rather than a reset.
const LINGER: Duration = Duration::from_secs(2);
const LINGER_BYTES_MAX: usize = 32 * 1024 * 1024;

static OPEN: AtomicUsize = AtomicUsize::new(0);
/// Requests handed out and not answered yet.
static UNANSWERED: AtomicUsize = AtomicUsize::new(0);
/// The program is about to end: no new connections, and each connection ends with its next answer.
static DRAINING: AtomicBool = AtomicBool::new(false);
/// How often draining looks whether it is over.
const DRAIN_STEP: Duration = Duration::from_millis(2);

/// Takes no more connections and gives the requests at hand time to be answered. For threads outside the scheduler.
pub fn drain(limit: Duration) {
    DRAINING.store(true, Ordering::SeqCst);
    let until = Instant::now() + limit;
    while UNANSWERED.load(Ordering::SeqCst) > 0 && Instant::now() < until {
        std::thread::sleep(DRAIN_STEP);
    }
}

/// A request that has been handed out and not been answered.
struct Pending {
    manner: Manner,
}

impl Pending {
    fn new(manner: Manner) -> Pending {
        UNANSWERED.fetch_add(1, Ordering::SeqCst);
        Pending { manner }
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        UNANSWERED.fetch_sub(1, Ordering::SeqCst);
    }
}

struct Live {
    stream: Stream,
    reader: RequestReader,
    pending: Option<Pending>,
}

/// A connection, owned by the process that serves it.
pub struct Connection {
    /// Empty while an operation is under way and after the end.
    live: Mutex<Option<Live>>,
    limits: Limits,
    /// What the answers that the server gives by itself have besides the usual fields.
    own_fields: Vec<(String, String)>,
}

impl Connection {
    /// Takes over an accepted connection, or refuses it when there are too many.
    pub fn new(stream: Stream, limits: Limits) -> Option<Connection> {
        let open = OPEN.fetch_add(1, Ordering::Relaxed);
        if open >= CONNECTIONS_MAX || DRAINING.load(Ordering::SeqCst) {
            OPEN.fetch_sub(1, Ordering::Relaxed);
            let mut out = Vec::new();
            response::write(&mut out, 503, std::iter::empty(), error_body(503).as_bytes(), CLOSING);
            // One attempt without waiting: an overloaded server owes nobody more.
            let _ = stream.try_write(&out);
            stream.finish_writing();
            return None;
        }
        let reader = RequestReader::new(limits.body_bytes_max);
        let live = Mutex::new(Some(Live { stream, reader, pending: None }));
        Some(Connection { live, limits, own_fields: Vec::new() })
    }

    /// Fields for the answers that the server gives by itself, to requests that no handler gets to see or has failed on.
    pub fn set_own_fields(&mut self, fields: Vec<(String, String)>) {
        self.own_fields = fields;
    }

    fn lock(&self) -> MutexGuard<'_, Option<Live>> {
        self.live.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next request, or nothing when the connection is over.
    pub fn next(&self, wait: &mut impl Wait) -> Option<Request> {
        let mut live = self.lock().take()?;
        let outcome = live.next(self.limits, wait);
        match outcome {
            Ok(request) => {
                *self.lock() = Some(live);
                Some(request)
            }
            Err(End::Gone) => None,
            Err(End::Refused(reject)) => {
                live.refuse(reject, &self.own_fields, self.limits, wait);
                None
            }
        }
    }

    /// Answers the request at hand. Says whether there may be a next one.
    pub fn respond<'a>(
        &self,
        status: u16,
        fields: impl Iterator<Item = (&'a str, &'a str)>,
        body: &[u8],
        wait: &mut impl Wait,
    ) -> bool {
        let Some(mut live) = self.lock().take() else {
            return false;
        };
        let Some(pending) = live.pending.take() else {
            return false;
        };
        let keep_alive = pending.manner.keep_alive && !DRAINING.load(Ordering::SeqCst);
        let manner = Manner { keep_alive, ..pending.manner };
        let mut out = Vec::new();
        response::write(&mut out, status, fields, body, manner);
        let written = live.write(&out, self.limits, wait).is_ok();
        drop(pending);
        if written && manner.keep_alive {
            *self.lock() = Some(live);
            return true;
        }
        live.close();
        false
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        OPEN.fetch_sub(1, Ordering::Relaxed);
        let live = self.live.get_mut().unwrap_or_else(PoisonError::into_inner).take();
        // The process ended between a request and its answer: its handler failed.
        if let Some(live) = live
            && live.pending.is_some()
        {
            let mut out = Vec::new();
            response::write(&mut out, 500, own(&self.own_fields), error_body(500).as_bytes(), CLOSING);
            // This runs wherever the process ends and must not wait; the answer fits any socket's empty buffer.
            let _ = live.stream.try_write(&out);
            live.close();
        }
    }
}

/// Why a connection gives no more requests.
enum End {
    Gone,
    Refused(Reject),
}

const CLOSING: Manner = Manner { keep_alive: false, without_body: false, old_client: false };

/// The fields of an answer that the server gives by itself.
fn own(fields: &[(String, String)]) -> impl Iterator<Item = (&str, &str)> {
    let more = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    std::iter::once(("Content-Type", "text/plain; charset=utf-8")).chain(more)
}

fn error_body(status: u16) -> &'static str {
    response::reason(status)
}

impl Live {
    fn next(&mut self, limits: Limits, wait: &mut impl Wait) -> Result<Request, End> {
        let mut begun: Option<(Progress, Instant)> = None;
        loop {
            match self.reader.step() {
                Step::Request(message) => {
                    self.stream.clear_deadline();
                    return self.hand_out(message, limits, wait);
                }
                Step::Continue => {
                    self.write(b"HTTP/1.1 100 Continue\r\n\r\n", limits, wait).map_err(|_| End::Gone)?;
                }
                Step::Reject(reject) => return Err(End::Refused(reject)),
                Step::Read => {
                    let progress = self.reader.progress();
                    let since = match begun {
                        Some((same, since)) if same == progress => since,
                        _ => begun.insert((progress, Instant::now())).1,
                    };
                    self.read(progress, since, limits, wait)?;
                }
            }
        }
    }

    /// Reads more, with the deadline that fits what is being read.
    fn read(&mut self, progress: Progress, since: Instant, limits: Limits, wait: &mut impl Wait) -> Result<(), End> {
        let whole = match progress {
            Progress::Idle => limits.silence,
            Progress::Head => limits.head,
            Progress::Body => limits.body,
        };
        let left = whole.saturating_sub(since.elapsed());
        let len = if progress == Progress::Body { READ_BODY_BYTES } else { READ_BYTES };
        loop {
            let stream = &self.stream;
            match self.reader.fill(len, |space| stream.try_read(space)) {
                Ok(0) => return Err(self.ended(progress)),
                Ok(_) if left.is_zero() => return Err(End::Refused(Reject::Timeout)),
                Ok(_) => return Ok(()),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    self.stream.set_deadline(left.min(limits.silence), Direction::Read);
                    wait.suspend(stream.socket(), || stream.wait_readable()).and_then(Result::ok).ok_or(End::Gone)?;
                }
                Err(_) => return Err(End::Gone),
            }
        }
    }

    /// The input is over: a time-out in the middle of a request is told to the client, anything else is a good-bye.
    fn ended(&self, progress: Progress) -> End {
        if self.stream.is_late() && progress != Progress::Idle { End::Refused(Reject::Timeout) } else { End::Gone }
    }

    fn hand_out(&mut self, message: Message, limits: Limits, wait: &mut impl Wait) -> Result<Request, End> {
        let Message { head, body } = message;
        let body = if head.encodings.is_empty() {
            body
        } else {
            let encodings = head.encodings.clone();
            let inline = body.len() <= DECODE_INLINE_BYTES_MAX && decode::is_light(&encodings);
            let decode = move || decode::decode(&encodings, body, limits.decoded_bytes_max);
            let decoded = if inline { decode() } else { wait.compute(decode) };
            decoded.map_err(End::Refused)?
        };
        let manner = Manner {
            keep_alive: head.keep_alive,
            without_body: head.method() == "HEAD",
            old_client: head.version_minor == 0,
        };
        let held = Held::take(body.len()).ok_or(End::Refused(Reject::Overloaded))?;
        self.pending = Some(Pending::new(manner));
        Ok(Request { head, body, peer: Some(self.stream.peer()), held: Some(held) })
    }

    fn write(&mut self, bytes: &[u8], limits: Limits, wait: &mut impl Wait) -> io::Result<()> {
        let mut rest = bytes;
        while !rest.is_empty() {
            let written = match self.stream.try_write(rest) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    self.stream.set_deadline(limits.silence, Direction::Both);
                    let stream = &mut self.stream;
                    let written = wait.suspend(stream.socket(), || stream.write_some(rest));
                    self.stream.clear_deadline();
                    written.unwrap_or_else(|| Err(io::ErrorKind::Interrupted.into()))?
                }
                outcome => outcome?,
            };
            if written == 0 {
                return Err(io::ErrorKind::WriteZero.into());
            }
            rest = &rest[written..];
        }
        Ok(())
    }

    /// Answers a request that cannot be served and lets the client read the answer.
    fn refuse(mut self, reject: Reject, fields: &[(String, String)], limits: Limits, wait: &mut impl Wait) {
        let mut out = Vec::new();
        let status = reject.status();
        response::write(&mut out, status, own(fields), error_body(status).as_bytes(), CLOSING);
        if self.write(&out, limits, wait).is_err() {
            return;
        }
        self.stream.finish_writing();
        self.stream.set_deadline(LINGER, Direction::Both);
        let mut space = vec![0; READ_BODY_BYTES];
        let mut thrown_away = 0;
        while thrown_away < LINGER_BYTES_MAX && !self.stream.is_late() {
            match self.stream.try_read(&mut space) {
                Ok(0) => return,
                Ok(read) => thrown_away += read,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    let stream = &self.stream;
                    if !matches!(wait.suspend(stream.socket(), || stream.wait_readable()), Some(Ok(()))) {
                        return;
                    }
                }
                Err(_) => return,
            }
        }
    }

    /// Ends the connection behind a response. Unread input would make the kernel reset the connection and take the
    /// response with it.
    fn close(self) {
        self.stream.finish_writing();
        let mut space = [0; 512];
        let mut reads = 64;
        while reads > 0 && self.stream.try_read(&mut space).is_ok_and(|read| read > 0) {
            reads -= 1;
        }
    }
}
