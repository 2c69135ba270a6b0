//! Turns the bytes of a connection into requests, one step at a time: the whole protocol without a socket, so that tests
//! can feed it anything. Knows nothing of waiting.

use super::Reject;
use super::body::Body;
use super::decode::Encoding;
use super::head::{HEAD_BYTES_MAX, Head};

/// Bytes consumed at the front of the buffer before it is moved up.
const COMPACT_BYTES: usize = 64 * 1024;

/// A request whose body is complete but still encoded.
#[derive(Debug)]
pub struct Message {
    pub head: Head,
    pub body: Vec<u8>,
}

impl Message {
    pub fn encodings(&self) -> &[Encoding] {
        &self.head.encodings
    }
}

/// What to do next.
#[derive(Debug)]
pub enum Step {
    /// Give more bytes.
    Read,
    /// Tell the client to go on with its body, then ask again.
    Continue,
    Request(Message),
    /// Answer with this status and close: what follows cannot be told apart.
    Reject(Reject),
}

enum State {
    Head,
    Body {
        head: Head,
        body: Body,
        told_continue: bool,
    },
    /// A rejected connection gives nothing any more.
    Over(Reject),
}

/// What a connection is in the middle of, for time-outs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Progress {
    /// Between two requests.
    Idle,
    Head,
    Body,
}

pub struct RequestReader {
    buffer: Vec<u8>,
    start: usize,
    /// Up to where the buffer holds no end of head.
    scanned: usize,
    state: State,
    body_bytes_max: usize,
}

impl RequestReader {
    pub fn new(body_bytes_max: usize) -> RequestReader {
        RequestReader { buffer: Vec::new(), start: 0, scanned: 0, state: State::Head, body_bytes_max }
    }

    /// Appends what was read from the connection.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.buffer.extend_from_slice(bytes);
    }

    /// A space of `len` bytes behind what is buffered, to read into; `read` says how many of them were filled.
    pub fn fill<E>(&mut self, len: usize, read: impl FnOnce(&mut [u8]) -> Result<usize, E>) -> Result<usize, E> {
        let end = self.buffer.len();
        self.buffer.resize(end + len, 0);
        let outcome = read(&mut self.buffer[end..]);
        self.buffer.truncate(end + outcome.as_ref().copied().unwrap_or(0).min(len));
        outcome
    }

    pub fn progress(&self) -> Progress {
        match self.state {
            State::Body { .. } => Progress::Body,
            State::Head if self.buffer.len() > self.start => Progress::Head,
            State::Head | State::Over(_) => Progress::Idle,
        }
    }

    /// Gives the next request as far as the bytes fed so far go.
    pub fn step(&mut self) -> Step {
        let outcome = match &self.state {
            State::Head => self.step_head(),
            State::Body { .. } => self.step_body(),
            State::Over(reject) => Err(*reject),
        };
        outcome.unwrap_or_else(|reject| {
            self.state = State::Over(reject);
            self.buffer = Vec::new();
            self.start = 0;
            Step::Reject(reject)
        })
    }

    fn consume(&mut self, bytes: usize) {
        self.start += bytes;
        if self.start == self.buffer.len() {
            // An idle connection keeps no buffer.
            self.buffer = Vec::new();
            self.start = 0;
        } else if self.start > COMPACT_BYTES {
            self.buffer.drain(..self.start);
            self.start = 0;
        }
        self.scanned = self.start;
    }

    fn step_head(&mut self) -> Result<Step, Reject> {
        // Empty lines before a request are allowed, and some old clients send one behind a body.
        let blank = self.buffer[self.start..].iter().take_while(|&&byte| byte == b'\r' || byte == b'\n').count();
        if blank > 0 {
            self.consume(blank);
        }
        let pending = &self.buffer[self.start..];
        let Some(&first) = pending.first() else {
            return Ok(Step::Read);
        };
        // A client that speaks something else entirely need not be waited for.
        if !is_token(first) {
            return Err(Reject::Malformed);
        }
        let scanned = self.scanned.max(self.start) - self.start;
        match head_end(pending, scanned) {
            Some(end) if end > HEAD_BYTES_MAX => Err(Reject::HeadTooLarge),
            None if pending.len() >= HEAD_BYTES_MAX => Err(Reject::HeadTooLarge),
            None => {
                self.scanned = self.buffer.len();
                Ok(Step::Read)
            }
            Some(end) => {
                let head = Head::parse(&pending[..end])?;
                let body = Body::new(head.framing, self.body_bytes_max)?;
                self.consume(end);
                self.state = State::Body { head, body, told_continue: false };
                self.step_body()
            }
        }
    }

    fn step_body(&mut self) -> Result<Step, Reject> {
        let State::Body { head, body, told_continue } = &mut self.state else {
            return Ok(Step::Read);
        };
        let used = body.feed(&self.buffer[self.start..])?;
        if body.is_done() {
            self.consume(used);
            let State::Body { head, body, .. } = std::mem::replace(&mut self.state, State::Head) else {
                return Ok(Step::Read);
            };
            return Ok(Step::Request(Message { head, body: body.into_bytes() }));
        }
        let ask = head.expect_continue && !*told_continue && used == 0 && self.start == self.buffer.len();
        *told_continue = true;
        self.consume(used);
        Ok(if ask { Step::Continue } else { Step::Read })
    }
}

/// Whether a method may start with this byte.
fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// The length of the head with its blank line. Nothing before `scanned` needs looking at again, except that the blank
/// line may have begun there.
fn head_end(bytes: &[u8], scanned: usize) -> Option<usize> {
    let from = scanned.saturating_sub(3);
    let mut at = from;
    while let Some(found) = bytes[at..].iter().position(|&byte| byte == b'\n') {
        let behind = at + found + 1;
        match &bytes[behind..] {
            [b'\n', ..] => return Some(behind + 1),
            [b'\r', b'\n', ..] => return Some(behind + 2),
            _ => at = behind,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Paths and bodies, why it ended early, and how often the client was told to go on.
    type Seen = (Vec<(String, Vec<u8>)>, Option<Reject>, usize);

    fn requests(text: &[u8], step: usize) -> Seen {
        let mut reader = RequestReader::new(1000);
        let (mut found, mut continues) = (Vec::new(), 0);
        for piece in text.chunks(step.max(1)) {
            reader.feed(piece);
            loop {
                match reader.step() {
                    Step::Read => break,
                    Step::Continue => continues += 1,
                    Step::Request(message) => found.push((message.head.path().to_owned(), message.body)),
                    Step::Reject(reject) => return (found, Some(reject), continues),
                }
            }
        }
        (found, None, continues)
    }

    #[test]
    fn pipelined_requests_at_every_boundary() {
        let text = b"GET /1 HTTP/1.1\r\n\r\nPOST /2 HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc\r\n\
            POST /3 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nde\r\n0\r\n\r\nGET /4 HTTP/1.1\n\n";
        let expected: Vec<(String, Vec<u8>)> = [("/1", ""), ("/2", "abc"), ("/3", "de"), ("/4", "")]
            .map(|(path, body)| (path.to_owned(), body.into()))
            .into();
        for step in 1..=text.len() {
            assert_eq!(requests(text, step), (expected.clone(), None, 0), "step {step}");
        }
    }

    #[test]
    fn limits_of_the_head() {
        let long = [b"GET /".to_vec(), vec![b'a'; HEAD_BYTES_MAX]].concat();
        assert_eq!(requests(&long, 100).1, Some(Reject::HeadTooLarge));
        let field = |bytes| [b"GET / HTTP/1.1\r\nA: ".to_vec(), vec![b'a'; bytes], b"\r\n\r\n".to_vec()].concat();
        assert_eq!(requests(&field(HEAD_BYTES_MAX - 23), 1000).0.len(), 1);
        assert_eq!(requests(&field(HEAD_BYTES_MAX - 22), 100_000).1, Some(Reject::HeadTooLarge));
        assert_eq!(requests(b"\x16\x03\x01", 3).1, Some(Reject::Malformed));
    }

    #[test]
    fn expectation_is_met_once_and_only_when_needed() {
        let head = "POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n";
        assert_eq!(requests(format!("{head}abcd").as_bytes(), 1000).2, 0);
        assert_eq!(requests(format!("{head}abcd").as_bytes(), head.len()).2, 1);
        assert_eq!(requests(format!("{head}abcd").as_bytes(), 1).2, 1);
        let large = "POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 4000\r\n\r\n";
        assert_eq!(requests(large.as_bytes(), 1000), (vec![], Some(Reject::BodyTooLarge), 0));
    }

    #[test]
    fn an_idle_reader_holds_nothing() {
        let mut reader = RequestReader::new(1000);
        reader.feed(b"GET / HTTP/1.1\r\n\r\n");
        assert_eq!(reader.progress(), Progress::Head);
        assert!(matches!(reader.step(), Step::Request(_)));
        assert_eq!(reader.buffer.capacity(), 0);
        assert_eq!(reader.progress(), Progress::Idle);
    }

    /// A small generator: tests must not depend on the machine's randomness.
    struct Dice(u64);

    impl Dice {
        fn roll(&mut self, sides: usize) -> usize {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            (self.0 % sides as u64) as usize
        }
    }

    const PIECES: [&[u8]; 24] = [
        b"GET ",
        b"POST ",
        b"/",
        b"/a?b=%c",
        b" HTTP/1.1",
        b" HTTP/1.0",
        b"\r\n",
        b"\n",
        b"\r\n\r\n",
        b"\r",
        b"Content-Length: ",
        b"5",
        b"18446744073709551615",
        b"Transfer-Encoding: chunked",
        b"0\r\n\r\n",
        b"f\r\n",
        b":",
        b" ",
        b"Expect: 100-continue",
        b"Content-Encoding: gzip",
        b"Connection: close",
        b"\0",
        b"\xff\xfe",
        b"Host: x",
    ];

    /// Whatever the bytes, every step either makes progress or asks for more, and the outcome does not depend on where
    /// the bytes were cut.
    #[test]
    fn arbitrary_input_is_survived() {
        for seed in 1..6000u64 {
            let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
            let mut text = Vec::new();
            for _ in 0..dice.roll(40) {
                match dice.roll(8) {
                    0 => text.push(dice.roll(256) as u8),
                    1 => text.extend(b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"),
                    2 => text.extend(b"GET / HTTP/1.1\r\nContent-Length: 3\r\n\r\n"),
                    _ => text.extend(PIECES[dice.roll(PIECES.len())]),
                }
            }
            let whole = requests(&text, text.len());
            let cut = requests(&text, 1 + dice.roll(7));
            assert_eq!((&whole.0, whole.1), (&cut.0, cut.1), "{:?}", String::from_utf8_lossy(&text));
            assert!(whole.0.len() <= text.len());
        }
    }
}
