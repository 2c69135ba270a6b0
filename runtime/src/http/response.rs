//! Responses as bytes. Knows nothing of sockets or of routes.

use crate::civil;

/// What a response's head depends on besides status and fields.
#[derive(Clone, Copy, Debug)]
pub struct Manner {
    pub keep_alive: bool,
    /// The request was `HEAD`: the same head as for `GET`, no body.
    pub without_body: bool,
    /// The client speaks HTTP/1.0, which has to be told that the connection stays open.
    pub old_client: bool,
}

/// The content type of responses that name none.
const CONTENT_TYPE: &str = "application/json; charset=utf-8";

/// Appends a whole response.
pub fn write<'a>(
    out: &mut Vec<u8>,
    status: u16,
    fields: impl Iterator<Item = (&'a str, &'a str)>,
    body: &[u8],
    manner: Manner,
) {
    out.reserve(256 + body.len());
    out.extend_from_slice(format!("HTTP/1.1 {status} {}\r\n", reason(status)).as_bytes());
    let fields: Vec<_> = fields.filter(|(name, _)| is_field_name(name) && !is_ours(name)).collect();
    if !fields.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-type")) {
        push_field(out, "Content-Type", CONTENT_TYPE);
    }
    let has_body = !matches!(status, 100..200 | 204 | 304);
    if has_body {
        push_field(out, "Content-Length", &body.len().to_string());
    }
    push_field(out, "Date", &civil::to_http_date(civil::now_ms()));
    if !manner.keep_alive {
        push_field(out, "Connection", "close");
    } else if manner.old_client {
        push_field(out, "Connection", "keep-alive");
    }
    for (name, value) in fields {
        push_field(out, name, value);
    }
    out.extend_from_slice(b"\r\n");
    if has_body && !manner.without_body {
        out.extend_from_slice(body);
    }
}

fn push_field(out: &mut Vec<u8>, name: &str, value: &str) {
    out.extend_from_slice(name.as_bytes());
    out.extend_from_slice(b": ");
    // A line break in a value would start a field, or a response, of the value's choosing.
    out.extend(value.bytes().map(|byte| if matches!(byte, b'\r' | b'\n' | 0) { b' ' } else { byte }));
    out.extend_from_slice(b"\r\n");
}

/// Fields that describe the message itself are the server's.
fn is_ours(name: &str) -> bool {
    ["content-length", "transfer-encoding", "connection", "date"].iter().any(|ours| name.eq_ignore_ascii_case(ours))
}

fn is_field_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

/// The reason phrase of a status.
pub fn reason(status: u16) -> &'static str {
    match status {
        100 => "Continue",
        101 => "Switching Protocols",
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        203 => "Non-Authoritative Information",
        204 => "No Content",
        205 => "Reset Content",
        206 => "Partial Content",
        300 => "Multiple Choices",
        301 => "Moved Permanently",
        302 => "Found",
        303 => "See Other",
        304 => "Not Modified",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        402 => "Payment Required",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        406 => "Not Acceptable",
        408 => "Request Timeout",
        409 => "Conflict",
        410 => "Gone",
        411 => "Length Required",
        412 => "Precondition Failed",
        413 => "Content Too Large",
        414 => "URI Too Long",
        415 => "Unsupported Media Type",
        416 => "Range Not Satisfiable",
        417 => "Expectation Failed",
        422 => "Unprocessable Content",
        423 => "Locked",
        425 => "Too Early",
        426 => "Upgrade Required",
        428 => "Precondition Required",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        451 => "Unavailable For Legal Reasons",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        505 => "HTTP Version Not Supported",
        _ => "Unknown",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANNER: Manner = Manner { keep_alive: true, without_body: false, old_client: false };

    fn text(status: u16, fields: &[(&str, &str)], body: &str, manner: Manner) -> String {
        let mut out = Vec::new();
        write(&mut out, status, fields.iter().copied(), body.as_bytes(), manner);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn plain_response() {
        let text = text(200, &[("X-A", "1")], "{}", MANNER);
        assert!(text.starts_with(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: 2\r\nDate: "
        ));
        assert!(text.ends_with(" GMT\r\nX-A: 1\r\n\r\n{}"));
    }

    #[test]
    fn fields_cannot_break_out() {
        let text = text(
            200,
            &[("content-type", "a\r\nSet-Cookie: x"), ("Bad Name", "x"), ("content-length", "9")],
            "",
            MANNER,
        );
        assert!(text.contains("content-type: a  Set-Cookie: x\r\n"));
        assert!(!text.contains("Bad Name") && !text.contains('9') || text.contains("Content-Length: 0"));
        assert_eq!(text.matches("ontent-").count(), 2);
    }

    #[test]
    fn bodies_that_are_not_sent() {
        let head = text(200, &[], "abc", Manner { without_body: true, ..MANNER });
        assert!(head.contains("Content-Length: 3\r\n") && head.ends_with("\r\n\r\n"));
        let empty = text(204, &[], "abc", MANNER);
        assert!(!empty.contains("Content-Length") && empty.ends_with("\r\n\r\n"));
        assert!(text(200, &[], "", Manner { keep_alive: false, ..MANNER }).contains("Connection: close\r\n"));
        assert!(text(200, &[], "", Manner { old_client: true, ..MANNER }).contains("Connection: keep-alive\r\n"));
    }
}
