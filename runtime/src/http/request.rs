//! A whole request, as handlers see it. Knows nothing of sockets.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::head::Head;
use super::percent;

/// A request with its decoded body.
#[derive(Debug)]
pub struct Request {
    pub head: Head,
    pub body: Vec<u8>,
    pub peer: Option<SocketAddr>,
    /// The part of the memory for large bodies that this one takes, given back with it.
    pub held: Option<Held>,
}

/// Bodies up to this size are not counted: their number is bounded by that of the connections.
const SMALL_BODY_BYTES: usize = 64 * 1024;
/// Most bytes of large bodies in memory at once.
const HELD_BYTES_MAX: usize = 512 * 1024 * 1024;

static HELD: AtomicUsize = AtomicUsize::new(0);

/// A share of the memory for large bodies.
#[derive(Debug)]
pub struct Held(usize);

impl Held {
    /// Takes a share for a body, or nothing when there is none left.
    pub fn take(bytes: usize) -> Option<Held> {
        let bytes = if bytes > SMALL_BODY_BYTES { bytes } else { 0 };
        if HELD.fetch_add(bytes, Ordering::Relaxed) + bytes > HELD_BYTES_MAX {
            HELD.fetch_sub(bytes, Ordering::Relaxed);
            return None;
        }
        Some(Held(bytes))
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        HELD.fetch_sub(self.0, Ordering::Relaxed);
    }
}

impl Request {
    /// The first field of this name. Bytes that are not UTF-8 become replacement characters.
    pub fn header(&self, name: &str) -> Option<String> {
        self.head.header(name).map(|value| String::from_utf8_lossy(value).into_owned())
    }

    /// The first value of this name in the query string, decoded.
    pub fn query(&self, name: &str) -> Option<String> {
        self.head.query()?.split('&').find_map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (!pair.is_empty() && percent::decode(key, true) == name).then(|| percent::decode(value, true))
        })
    }

    /// The body as text, with replacement characters for what is not UTF-8.
    pub fn text(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(&self.body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn query_values() {
        let head = Head::parse(b"GET /p?a=1&b=x%20y+z&c&a=2&&d=%3D HTTP/1.1\r\n\r\n").unwrap();
        let request = Request { head, body: vec![], peer: None, held: None };
        let get = |name| request.query(name);
        assert_eq!(get("a").as_deref(), Some("1"));
        assert_eq!(get("b").as_deref(), Some("x y z"));
        assert_eq!(get("c").as_deref(), Some(""));
        assert_eq!(get("d").as_deref(), Some("="));
        assert_eq!(get(""), None);
        assert_eq!(get("e"), None);
    }
}
