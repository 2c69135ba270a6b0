//! Connections of the HTTP server over real sockets on the loopback interface: one thread a connection instead of a
//! process, and a handler that echoes.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::os::fd::RawFd;
use std::time::{Duration, Instant};

use mesh_runtime::http::server::{Connection, Limits, Wait};
use mesh_runtime::net::tcp::Listener;

/// Waits by blocking the thread.
struct OnThread;

impl Wait for OnThread {
    fn suspend<T>(&mut self, _socket: RawFd, operation: impl FnOnce() -> T) -> Option<T> {
        Some(operation())
    }
    fn compute<T: Send + 'static>(&mut self, work: impl FnOnce() -> T + Send + 'static) -> T {
        work()
    }
}

/// Short limits, so that time-outs can be tested.
fn limits() -> Limits {
    let ms = Duration::from_millis;
    Limits { silence: ms(600), head: ms(900), body: ms(900), body_bytes_max: 100_000, decoded_bytes_max: 100_000 }
}

fn serve(connection: Connection) {
    while let Some(request) = connection.next(&mut OnThread) {
        let head = &request.head;
        if head.path() == "/fail" {
            // The process ends in the middle: its connection is dropped.
            return;
        }
        let text = format!("{} {} {}\n", head.method(), head.path(), request.text());
        let fields = [("Content-Type", "text/plain")];
        if !connection.respond(200, fields.into_iter(), text.as_bytes(), &mut OnThread) {
            return;
        }
    }
}

fn start(limits: Limits) -> u16 {
    let listener = Listener::bind(([127, 0, 0, 1], 0).into()).unwrap();
    let port = listener.address().port();
    std::thread::spawn(move || {
        while let Ok(stream) = listener.accept() {
            if let Some(connection) = Connection::new(stream, limits) {
                std::thread::spawn(move || serve(connection));
            }
        }
    });
    port
}

fn connect(port: u16) -> TcpStream {
    let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    stream
}

fn read_all(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// Sends the text, ends the input and gives everything that comes back.
fn talk(port: u16, text: &[u8]) -> String {
    let mut stream = connect(port);
    stream.write_all(text).unwrap();
    stream.shutdown(Shutdown::Write).unwrap();
    read_all(&mut stream)
}

fn statuses(text: &str) -> Vec<&str> {
    text.lines().filter_map(|line| line.strip_prefix("HTTP/1.1 ")).map(|rest| &rest[..3]).collect()
}

fn read_until(stream: &mut TcpStream, end: &str) -> String {
    let mut text = String::new();
    let mut space = [0; 1024];
    while !text.ends_with(end) {
        let read = stream.read(&mut space).unwrap();
        assert!(read > 0, "ended after {text:?}");
        text.push_str(std::str::from_utf8(&space[..read]).unwrap());
    }
    text
}

#[test]
fn requests_follow_each_other() {
    let port = start(limits());
    let text = talk(
        port,
        b"GET /1 HTTP/1.1\r\nHost: x\r\n\r\nPOST /2 HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc\
          POST /3 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\ndef\r\n0\r\n\r\nHEAD /4 HTTP/1.1\r\n\r\n",
    );
    assert_eq!(statuses(&text), ["200"; 4]);
    assert!(text.contains("GET /1 \n") && text.contains("POST /2 abc") && text.contains("POST /3 def"));
    assert!(text.ends_with("\r\n\r\n") && !text.contains("HEAD /4"), "{text}");
}

#[test]
fn connections_end_when_asked() {
    let port = start(limits());
    for (head, kept) in
        [("GET / HTTP/1.0\r\n", "Connection: close"), ("GET / HTTP/1.1\r\nConnection: close\r\n", "Connection: close")]
    {
        let mut stream = connect(port);
        stream.write_all(format!("{head}\r\n").as_bytes()).unwrap();
        let text = read_all(&mut stream);
        assert!(text.contains(kept), "{text}");
    }
    let mut stream = connect(port);
    stream.write_all(b"GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").unwrap();
    assert!(read_until(&mut stream, "GET /a \n").contains("Connection: keep-alive"));
    stream.write_all(b"GET /b HTTP/1.0\r\n\r\n").unwrap();
    assert!(read_all(&mut stream).ends_with("GET /b \n"));
}

#[test]
fn encoded_bodies() {
    let port = start(limits());
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(b"packed").unwrap();
    let packed = encoder.finish().unwrap();
    let send = |body: &[u8]| {
        let head = format!("POST / HTTP/1.1\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n", body.len());
        talk(port, &[head.as_bytes(), body].concat())
    };
    assert!(send(&packed).ends_with("POST / packed\n"));
    assert_eq!(statuses(&send(&packed[..packed.len() - 3])), ["400"]);
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(&vec![0; 50 << 20]).unwrap();
    assert_eq!(statuses(&send(&encoder.finish().unwrap()[..])), ["413"]);
}

#[test]
fn refusals_reach_the_client() {
    let port = start(limits());
    let cases: [(&[u8], &str); 7] = [
        (b"nonsense\r\n\r\n", "400"),
        (b"\x16\x03\x01\x02", "400"),
        (b"POST / HTTP/1.1\r\nContent-Length: 100001\r\n\r\n", "413"),
        (b"POST / HTTP/1.1\r\nContent-Encoding: lzma\r\nContent-Length: 1\r\n\r\nx", "415"),
        (b"POST / HTTP/1.1\r\nExpect: tea\r\n\r\n", "417"),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n", "501"),
        (b"GET / HTTP/3.0\r\n\r\n", "505"),
    ];
    for (text, status) in cases {
        let answer = talk(port, text);
        assert_eq!(statuses(&answer), [status], "{answer}");
        assert!(answer.contains("Connection: close"));
    }
    let long = [b"GET / HTTP/1.1\r\nA: ".to_vec(), vec![b'a'; 9000], b"\r\n\r\n".to_vec()].concat();
    assert_eq!(statuses(&talk(port, &long)), ["431"]);
    // The client is still sending when it is refused.
    let large = [b"POST / HTTP/1.1\r\nContent-Length: 3000000\r\n\r\n".to_vec(), vec![b'a'; 3_000_000]].concat();
    assert_eq!(statuses(&talk(port, &large)), ["413"]);
}

#[test]
fn the_body_is_asked_for() {
    let port = start(limits());
    let mut stream = connect(port);
    stream.write_all(b"POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n").unwrap();
    assert_eq!(read_until(&mut stream, "\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    stream.write_all(b"ok").unwrap();
    assert!(read_until(&mut stream, "POST / ok\n").starts_with("HTTP/1.1 200 OK"));
}

#[test]
fn a_failing_handler_answers_500() {
    let port = start(limits());
    let text = talk(port, b"GET /1 HTTP/1.1\r\n\r\nGET /fail HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n");
    assert_eq!(statuses(&text), ["200", "500"]);
    assert!(text.ends_with("\r\n\r\nInternal Server Error"), "{text}");
}

#[test]
fn silence_ends_a_connection() {
    let port = start(limits());
    let begun = Instant::now();
    let mut idle = connect(port);
    let mut half = connect(port);
    half.write_all(b"GET / HTTP/1.1\r\nHo").unwrap();
    let mut body = connect(port);
    body.write_all(b"POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nab").unwrap();
    assert_eq!(read_all(&mut idle), "");
    assert_eq!(statuses(&read_all(&mut half)), ["408"]);
    assert_eq!(statuses(&read_all(&mut body)), ["408"]);
    assert!(begun.elapsed() < Duration::from_secs(5));
    // One byte now and then is not progress for ever.
    let mut slow = connect(port);
    let begun = Instant::now();
    let mut ended = false;
    for byte in b"GET /aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa".iter().cycle() {
        ended = ended || slow.write_all(&[*byte]).is_err();
        slow.set_read_timeout(Some(Duration::from_millis(100))).unwrap();
        let mut space = [0; 512];
        match slow.read(&mut space) {
            Ok(read) => {
                assert!(read == 0 || space.starts_with(b"HTTP/1.1 408"));
                ended = true;
            }
            Err(error) => ended = ended || error.kind() == std::io::ErrorKind::ConnectionReset,
        }
        if ended || begun.elapsed() > Duration::from_secs(8) {
            break;
        }
    }
    assert!(ended && begun.elapsed() < Duration::from_secs(4), "{:?}", begun.elapsed());
}

#[test]
fn a_client_that_does_not_read_is_dropped() {
    let port = start(Limits { body_bytes_max: 32 << 20, decoded_bytes_max: 32 << 20, ..limits() });
    let mut stream = connect(port);
    let body = vec![b'a'; 16 << 20];
    stream.write_all(format!("POST / HTTP/1.1\r\nContent-Length: {}\r\n\r\n", body.len()).as_bytes()).unwrap();
    stream.write_all(&body).unwrap();
    std::thread::sleep(Duration::from_millis(1500));
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    assert!(bytes.len() < body.len());
}
