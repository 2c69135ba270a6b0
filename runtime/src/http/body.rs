//! Cutting a request's body out of the bytes that arrive: by length or in chunks. Knows nothing of heads or of content
//! encodings.

use super::Reject;
use super::head::Framing;

/// Most bytes of a chunk's size line, extensions included.
const SIZE_LINE_BYTES_MAX: usize = 256;
/// Most bytes of the trailer fields behind the last chunk; they are dropped.
const TRAILER_BYTES_MAX: usize = 8 * 1024;
/// A body announced by length gets its memory at once up to this, so that an empty promise costs little.
const RESERVE_BYTES_MAX: usize = 64 * 1024;

enum State {
    /// So many bytes are still to come.
    Length(u64),
    ChunkSize,
    ChunkData(u64),
    ChunkEnd,
    /// So many trailer bytes were dropped already.
    Trailer(usize),
    Done,
}

/// A body in the making.
pub struct Body {
    state: State,
    bytes: Vec<u8>,
    bytes_max: usize,
}

impl Body {
    pub fn new(framing: Framing, bytes_max: usize) -> Result<Body, Reject> {
        let (state, reserve) = match framing {
            Framing::Length(0) => (State::Done, 0),
            Framing::Length(length) if length > bytes_max as u64 => return Err(Reject::BodyTooLarge),
            Framing::Length(length) => (State::Length(length), (length as usize).min(RESERVE_BYTES_MAX)),
            Framing::Chunked => (State::ChunkSize, 0),
        };
        Ok(Body { state, bytes: Vec::with_capacity(reserve), bytes_max })
    }

    pub fn is_done(&self) -> bool {
        matches!(self.state, State::Done)
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Takes what it can from the front of `input` and says how much that was. Without progress more input is needed.
    pub fn feed(&mut self, input: &[u8]) -> Result<usize, Reject> {
        let mut used = 0;
        loop {
            let rest = &input[used..];
            let taken = match self.state {
                State::Done => 0,
                State::Length(left) => {
                    let taken = self.take(rest, left)?;
                    let left = left - taken as u64;
                    self.state = if left == 0 { State::Done } else { State::Length(left) };
                    taken
                }
                State::ChunkSize => self.chunk_size(rest)?,
                State::ChunkData(left) => {
                    let taken = self.take(rest, left)?;
                    let left = left - taken as u64;
                    self.state = if left == 0 { State::ChunkEnd } else { State::ChunkData(left) };
                    taken
                }
                State::ChunkEnd => self.chunk_end(rest)?,
                State::Trailer(dropped) => self.trailer(rest, dropped)?,
            };
            if taken == 0 {
                return Ok(used);
            }
            used += taken;
        }
    }

    fn take(&mut self, input: &[u8], left: u64) -> Result<usize, Reject> {
        let taken = left.min(input.len() as u64) as usize;
        if self.bytes.len() + taken > self.bytes_max {
            return Err(Reject::BodyTooLarge);
        }
        self.bytes.extend_from_slice(&input[..taken]);
        Ok(taken)
    }

    fn chunk_size(&mut self, input: &[u8]) -> Result<usize, Reject> {
        let Some((line, length)) = line(input, SIZE_LINE_BYTES_MAX, Reject::Malformed)? else {
            return Ok(0);
        };
        let digits = line.split(|&byte| byte == b';').next().unwrap_or(line).trim_ascii();
        if digits.is_empty() || digits.len() > 15 || !digits.iter().all(u8::is_ascii_hexdigit) {
            return Err(Reject::Malformed);
        }
        let size =
            digits.iter().fold(0u64, |size, &digit| size << 4 | u64::from((digit as char).to_digit(16).unwrap_or(0)));
        if size > (self.bytes_max - self.bytes.len()) as u64 {
            return Err(Reject::BodyTooLarge);
        }
        self.state = if size == 0 { State::Trailer(0) } else { State::ChunkData(size) };
        Ok(length)
    }

    fn chunk_end(&mut self, input: &[u8]) -> Result<usize, Reject> {
        let taken = match input {
            [b'\n', ..] => 1,
            [b'\r', b'\n', ..] => 2,
            [] | [b'\r'] => return Ok(0),
            _ => return Err(Reject::Malformed),
        };
        self.state = State::ChunkSize;
        Ok(taken)
    }

    fn trailer(&mut self, input: &[u8], dropped: usize) -> Result<usize, Reject> {
        let Some((line, length)) = line(input, TRAILER_BYTES_MAX, Reject::HeadTooLarge)? else {
            return Ok(0);
        };
        let dropped = dropped + length;
        if dropped > TRAILER_BYTES_MAX {
            return Err(Reject::HeadTooLarge);
        }
        self.state = if line.is_empty() { State::Done } else { State::Trailer(dropped) };
        Ok(length)
    }
}

/// The first line without its end, and its length with it; nothing while it is incomplete.
fn line(input: &[u8], bytes_max: usize, too_long: Reject) -> Result<Option<(&[u8], usize)>, Reject> {
    let window = &input[..input.len().min(bytes_max)];
    match window.iter().position(|&byte| byte == b'\n') {
        Some(at) => {
            let text = &input[..at];
            Ok(Some((text.strip_suffix(b"\r").unwrap_or(text), at + 1)))
        }
        None if input.len() >= bytes_max => Err(too_long),
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Feeds the text in pieces of `step` bytes and gives the body and what follows it.
    fn read(text: &str, framing: Framing, step: usize) -> Result<(Vec<u8>, Vec<u8>), Reject> {
        let mut body = Body::new(framing, 1000)?;
        let mut pending = Vec::new();
        for piece in text.as_bytes().chunks(step) {
            pending.extend_from_slice(piece);
            let used = body.feed(&pending)?;
            pending.drain(..used);
        }
        assert!(body.is_done(), "{text:?}");
        Ok((body.into_bytes(), pending))
    }

    #[test]
    fn chunks_at_every_boundary() {
        let text = "3\r\nabc\r\n0A;ext=1\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\nGET";
        for step in 1..text.len() {
            let (body, rest) = read(text, Framing::Chunked, step).unwrap();
            assert_eq!((&body[..], &rest[..]), (&b"abc0123456789"[..], &b"GET"[..]), "step {step}");
        }
    }

    #[test]
    fn length_leaves_the_next_request() {
        assert_eq!(read("abcdef", Framing::Length(4), 1).unwrap(), (b"abcd".to_vec(), b"ef".to_vec()));
        assert_eq!(read("x", Framing::Length(0), 1).unwrap(), (vec![], b"x".to_vec()));
    }

    #[test]
    fn bad_chunks() {
        for text in ["x\r\n", "\r\n", "3\r\nabcd\r\n", "-1\r\n", "0x3\r\n", "ffffffffffffffff\r\n"] {
            let mut body = Body::new(Framing::Chunked, 1000).unwrap();
            assert_eq!(body.feed(text.as_bytes()).unwrap_err(), Reject::Malformed, "{text:?}");
        }
        let mut body = Body::new(Framing::Chunked, 1000).unwrap();
        assert_eq!(body.feed(b"3e9\r\n").unwrap_err(), Reject::BodyTooLarge);
        assert!(matches!(Body::new(Framing::Length(1001), 1000), Err(Reject::BodyTooLarge)));
        let mut body = Body::new(Framing::Chunked, 1000).unwrap();
        assert_eq!(body.feed(&[b'1'; 300]).unwrap_err(), Reject::Malformed);
    }
}
