//! HTTP/1.1 without sockets: reading requests from bytes, decoding bodies, writing response heads. Knows nothing of
//! processes, routes or Mesh values; `server` alone joins it to a socket.

pub mod body;
pub mod decode;
pub mod head;
pub mod percent;
pub mod reader;
pub mod request;
pub mod response;
pub mod server;

/// Why a request cannot be served: the status it is answered with before the connection closes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reject {
    Malformed,
    Timeout,
    BodyTooLarge,
    UnknownEncoding,
    UnknownExpectation,
    HeadTooLarge,
    UnknownTransferCoding,
    Overloaded,
    UnknownVersion,
}

impl Reject {
    pub fn status(self) -> u16 {
        match self {
            Reject::Malformed => 400,
            Reject::Timeout => 408,
            Reject::BodyTooLarge => 413,
            Reject::UnknownEncoding => 415,
            Reject::UnknownExpectation => 417,
            Reject::HeadTooLarge => 431,
            Reject::UnknownTransferCoding => 501,
            Reject::Overloaded => 503,
            Reject::UnknownVersion => 505,
        }
    }
}
