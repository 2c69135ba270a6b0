//! The head of a request: request line and header fields, and what they say about the body. Knows nothing of sockets or
//! of how the body's bytes arrive.

use super::Reject;
use super::decode::Encoding;

/// Most bytes of request line and header fields together.
pub const HEAD_BYTES_MAX: usize = 8 * 1024;
/// Most header fields.
pub const HEADERS_MAX: usize = 100;
/// Most codings one after the other in `Content-Encoding`: real clients use one.
const ENCODINGS_MAX: usize = 3;

/// A part of the head's text. The head is shorter than 64 KiB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Part {
    start: u16,
    end: u16,
}

/// How the body is delimited.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Framing {
    Length(u64),
    Chunked,
}

/// A parsed head. It keeps the text as it came and remembers where the parts are.
#[derive(Debug)]
pub struct Head {
    text: Box<[u8]>,
    method: Part,
    /// Absent when an absolute target names none.
    path: Option<Part>,
    query: Option<Part>,
    headers: Vec<(Part, Part)>,
    pub framing: Framing,
    pub encodings: Vec<Encoding>,
    pub keep_alive: bool,
    pub expect_continue: bool,
    /// 0 or 1: the digit behind `HTTP/1.`.
    pub version_minor: u8,
}

impl Head {
    /// Parses a head that ends with its blank line.
    pub fn parse(text: &[u8]) -> Result<Head, Reject> {
        debug_assert!(text.len() <= u16::MAX as usize);
        let mut fields = [httparse::EMPTY_HEADER; HEADERS_MAX];
        let mut parsed = httparse::Request::new(&mut fields);
        match parsed.parse(text) {
            Ok(httparse::Status::Complete(_)) => {}
            Ok(httparse::Status::Partial) => return Err(Reject::Malformed),
            Err(httparse::Error::TooManyHeaders) => return Err(Reject::HeadTooLarge),
            Err(httparse::Error::Version) => return Err(version_error(text)),
            Err(_) => return Err(Reject::Malformed),
        }
        let method = parsed.method.ok_or(Reject::Malformed)?;
        let target = parsed.path.ok_or(Reject::Malformed)?;
        let (path, query) = split_target(target)?;
        let version_minor = parsed.version.ok_or(Reject::Malformed)?;
        let part = |bytes: &[u8]| part_of(text, bytes);
        let headers = parsed.headers.iter().map(|field| (part(field.name.as_bytes()), part(field.value))).collect();
        let mut head = Head {
            method: part(method.as_bytes()),
            path: path.map(|path| part(path.as_bytes())),
            query: query.map(|query| part(query.as_bytes())),
            headers,
            framing: Framing::Length(0),
            encodings: Vec::new(),
            keep_alive: version_minor == 1,
            expect_continue: false,
            version_minor,
            text: text.into(),
        };
        head.read_host()?;
        head.framing = head.read_framing()?;
        head.encodings = head.read_encodings()?;
        head.keep_alive = head.read_keep_alive();
        head.expect_continue = head.read_expectation()?;
        Ok(head)
    }

    fn slice(&self, part: Part) -> &[u8] {
        &self.text[part.start as usize..part.end as usize]
    }

    fn text(&self, part: Part) -> &str {
        // httparse admits only ASCII in methods and field names, and valid UTF-8 in targets.
        std::str::from_utf8(self.slice(part)).unwrap_or("")
    }

    pub fn method(&self) -> &str {
        self.text(self.method)
    }

    /// The path as sent, without the query string.
    pub fn path(&self) -> &str {
        self.path.map_or("/", |part| self.text(part))
    }

    /// The text behind `?`.
    pub fn query(&self) -> Option<&str> {
        self.query.map(|part| self.text(part))
    }

    /// Every field in the order sent.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.headers.iter().map(|&(name, value)| (self.text(name), self.slice(value)))
    }

    /// The first field of this name, whatever its case.
    pub fn header(&self, name: &str) -> Option<&[u8]> {
        self.values(name).next()
    }

    fn values<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a [u8]> {
        self.headers().filter(move |(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// The comma-separated elements of every field of this name, trimmed.
    fn elements<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a [u8]> {
        self.values(name)
            .flat_map(|value| value.split(|&byte| byte == b','))
            .map(<[u8]>::trim_ascii)
            .filter(|element| !element.is_empty())
    }

    /// Two hosts are a sign of request smuggling. A missing one harms nobody here.
    fn read_host(&self) -> Result<(), Reject> {
        if self.values("host").count() > 1 { Err(Reject::Malformed) } else { Ok(()) }
    }

    fn read_framing(&self) -> Result<Framing, Reject> {
        let mut codings = self.elements("transfer-encoding");
        if let Some(first) = codings.next() {
            // A message with both delimiters, or with one that its version does not have, is read differently by
            // different servers: refuse it.
            if self.version_minor == 0 || self.values("content-length").next().is_some() {
                return Err(Reject::Malformed);
            }
            if codings.next().is_some() || !first.eq_ignore_ascii_case(b"chunked") {
                return Err(Reject::UnknownTransferCoding);
            }
            return Ok(Framing::Chunked);
        }
        if self.values("transfer-encoding").next().is_some() {
            return Err(Reject::Malformed);
        }
        let mut length = None;
        for value in self.values("content-length") {
            let this = parse_length(value)?;
            if length.is_some_and(|earlier| earlier != this) {
                return Err(Reject::Malformed);
            }
            length = Some(this);
        }
        Ok(Framing::Length(length.unwrap_or(0)))
    }

    fn read_encodings(&self) -> Result<Vec<Encoding>, Reject> {
        let mut encodings = Vec::new();
        for name in self.elements("content-encoding") {
            if name.eq_ignore_ascii_case(b"identity") {
                continue;
            }
            encodings.push(Encoding::from_name(name).ok_or(Reject::UnknownEncoding)?);
            if encodings.len() > ENCODINGS_MAX {
                return Err(Reject::UnknownEncoding);
            }
        }
        Ok(encodings)
    }

    fn read_keep_alive(&self) -> bool {
        let has = |option: &[u8]| self.elements("connection").any(|element| element.eq_ignore_ascii_case(option));
        if has(b"close") {
            return false;
        }
        self.version_minor == 1 || has(b"keep-alive")
    }

    fn read_expectation(&self) -> Result<bool, Reject> {
        match self.header("expect") {
            None => Ok(false),
            // An HTTP/1.0 client cannot understand an interim response.
            Some(value) if value.eq_ignore_ascii_case(b"100-continue") => Ok(self.version_minor == 1),
            Some(_) => Err(Reject::UnknownExpectation),
        }
    }
}

/// Where `bytes`, a slice of `text`, lies in it.
fn part_of(text: &[u8], bytes: &[u8]) -> Part {
    if bytes.is_empty() {
        // The parser may hand out an empty slice that lies nowhere.
        return Part { start: 0, end: 0 };
    }
    let start = bytes.as_ptr() as usize - text.as_ptr() as usize;
    Part { start: start as u16, end: (start + bytes.len()) as u16 }
}

/// Splits a request target into path and query. The absolute form loses its scheme and authority.
fn split_target(target: &str) -> Result<(Option<&str>, Option<&str>), Reject> {
    let target = target.split('#').next().unwrap_or(target);
    let target = match target.as_bytes().first() {
        Some(b'/') => target,
        Some(b'*') if target == "*" => target,
        _ => {
            let rest = strip_scheme(target).ok_or(Reject::Malformed)?;
            match rest.find(['/', '?']) {
                Some(at) if rest.as_bytes()[at] == b'/' => &rest[at..],
                Some(at) => return Ok((None, Some(&rest[at + 1..]))),
                None => return Ok((None, None)),
            }
        }
    };
    Ok(match target.split_once('?') {
        Some((path, query)) => (Some(path), Some(query)),
        None => (Some(target), None),
    })
}

fn strip_scheme(target: &str) -> Option<&str> {
    ["http://", "https://"].iter().find_map(|scheme| {
        let head = target.get(..scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then(|| &target[scheme.len()..])
    })
}

/// Digits only: a sign or a list would be read differently by other servers on the way.
fn parse_length(value: &[u8]) -> Result<u64, Reject> {
    if value.is_empty() || !value.iter().all(u8::is_ascii_digit) {
        return Err(Reject::Malformed);
    }
    let digits = std::str::from_utf8(value).map_err(|_| Reject::Malformed)?;
    // A number beyond 64 bits is a body beyond every limit.
    digits.parse().map_err(|_| Reject::BodyTooLarge)
}

/// Tells a version of HTTP that is not spoken here from a line that is no HTTP at all.
fn version_error(text: &[u8]) -> Reject {
    let line = text.split(|&byte| byte == b'\n').next().unwrap_or(text).trim_ascii_end();
    match line.rsplit(|&byte| byte == b' ').next() {
        Some(word) if word.len() >= 6 && word.starts_with(b"HTTP/") && word[5].is_ascii_digit() => {
            Reject::UnknownVersion
        }
        _ => Reject::Malformed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(text: &str) -> Result<Head, Reject> {
        Head::parse(text.as_bytes())
    }

    #[test]
    fn parts_are_found() {
        let head = head("POST /a/b?x=1&y HTTP/1.1\r\nHost: h\r\nX-Key:  v \r\nEmpty:\r\n\r\n").unwrap();
        assert_eq!((head.method(), head.path(), head.query()), ("POST", "/a/b", Some("x=1&y")));
        assert_eq!(head.header("x-key"), Some(&b"v"[..]));
        assert_eq!(head.header("EMPTY"), Some(&b""[..]));
        assert_eq!(head.header("none"), None);
        assert!(head.keep_alive);
    }

    #[test]
    fn absolute_targets_lose_their_origin() {
        let paths = ["http://h/p?q", "HTTP://h", "https://h?z", "*"].map(|target| {
            let head = head(&format!("GET {target} HTTP/1.1\r\n\r\n")).unwrap();
            (head.path().to_owned(), head.query().map(str::to_owned))
        });
        assert_eq!(paths[0], ("/p".to_owned(), Some("q".to_owned())));
        assert_eq!(paths[1], ("/".to_owned(), None));
        assert_eq!(paths[2], ("/".to_owned(), Some("z".to_owned())));
        assert_eq!(paths[3], ("*".to_owned(), None));
        assert_eq!(head("GET nowhere HTTP/1.1\r\n\r\n").unwrap_err(), Reject::Malformed);
    }

    #[test]
    fn ambiguous_framing_is_refused() {
        let cases = [
            ("Content-Length: 1\r\nContent-Length: 2", Reject::Malformed),
            ("Content-Length: +1", Reject::Malformed),
            ("Content-Length: -1", Reject::Malformed),
            ("Content-Length: ", Reject::Malformed),
            ("Content-Length: 99999999999999999999999", Reject::BodyTooLarge),
            ("Content-Length: 3\r\nTransfer-Encoding: chunked", Reject::Malformed),
            ("Transfer-Encoding: gzip, chunked", Reject::UnknownTransferCoding),
            ("Transfer-Encoding: ", Reject::Malformed),
            ("Content-Encoding: lzma", Reject::UnknownEncoding),
            ("Expect: tea", Reject::UnknownExpectation),
            ("Host: a\r\nHost: b", Reject::Malformed),
            ("Bad Name: x", Reject::Malformed),
        ];
        for (fields, reject) in cases {
            assert_eq!(head(&format!("POST / HTTP/1.1\r\n{fields}\r\n\r\n")).unwrap_err(), reject, "{fields}");
        }
        assert_eq!(head("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n").unwrap_err(), Reject::Malformed);
        assert_eq!(head("GET / HTTP/2.0\r\n\r\n").unwrap_err(), Reject::UnknownVersion);
        assert_eq!(head("GET / FTP/1.1\r\n\r\n").unwrap_err(), Reject::Malformed);
    }

    #[test]
    fn connection_persistence() {
        let keeps = |text: &str| head(text).unwrap().keep_alive;
        assert!(keeps("GET / HTTP/1.1\r\n\r\n"));
        assert!(!keeps("GET / HTTP/1.1\r\nConnection: foo, Close\r\n\r\n"));
        assert!(!keeps("GET / HTTP/1.0\r\n\r\n"));
        assert!(keeps("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
    }

    #[test]
    fn too_many_fields() {
        let fields = "A: b\r\n".repeat(HEADERS_MAX + 1);
        assert_eq!(head(&format!("GET / HTTP/1.1\r\n{fields}\r\n")).unwrap_err(), Reject::HeadTooLarge);
        let fields = "A: b\r\n".repeat(HEADERS_MAX);
        assert!(head(&format!("GET / HTTP/1.1\r\n{fields}\r\n")).is_ok());
    }
}
