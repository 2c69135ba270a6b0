//! What nodes say to each other: one versioned enum in MessagePack, each frame behind its length. Knows nothing of who acts on it.
//!
//! Numbers of processes are those of the node named in the field's comment; a connection is between two incarnations, so
//! no frame names them.

use crate::value::wire::WirePid;
use serde::{Deserialize, Serialize};

/// The version of everything in this file, in the handshake and in the ALPN.
pub const VERSION: u8 = 1;
/// Bytes of the length in front of a frame.
pub const LENGTH_BYTES: usize = 4;
/// Most bytes of a frame: a value and what names its receiver.
pub const FRAME_BYTES_MAX: usize = crate::value::wire::BYTES_MAX + (1 << 16);
/// Most bytes of the two frames before the peer is known.
pub const HELLO_BYTES_MAX: usize = 1024;

/// The first frame of each side.
#[derive(Serialize, Deserialize, Debug)]
pub struct Hello<'a> {
    pub version: u8,
    pub name: &'a str,
    /// Of this run of the node: the moment it started.
    pub incarnation: u64,
    /// Equal for programs with the same types and functions.
    pub program: u64,
    /// HMAC-SHA256 by the cookie over this connection's exporter secret, the side, name and incarnation.
    #[serde(with = "serde_bytes")]
    pub proof: &'a [u8],
}

/// What the side that was called answers.
#[derive(Serialize, Deserialize, Debug)]
pub enum Welcome<'a> {
    #[serde(borrow)]
    Accepted(Hello<'a>),
    /// The two are connected already, or about to be.
    Connected,
    /// No connection, and why.
    Refused(&'a str),
}

/// Everything after the handshake. `to` and `from` are processes of the reader and of the writer.
#[derive(Serialize, Deserialize, Debug)]
pub enum Frame<'a> {
    #[serde(rename = "s")]
    Send {
        to: u64,
        ty: u64,
        #[serde(with = "serde_bytes")]
        value: &'a [u8],
    },
    #[serde(rename = "l")]
    Link { from: u64, to: u64 },
    /// A linked process ended, or somebody asks for an end as if.
    #[serde(rename = "x")]
    Exit { from: u64, to: u64, reason: &'a str, linked: bool },
    #[serde(rename = "m")]
    Monitor { from: u64, to: u64, reference: i64 },
    #[serde(rename = "u")]
    Demonitor { from: u64, to: u64, reference: i64 },
    #[serde(rename = "d")]
    Down { reference: i64, reason: &'a str },
    #[serde(rename = "w")]
    Spawn {
        ask: u64,
        from: u64,
        link: bool,
        name: &'a str,
        ty: u64,
        #[serde(with = "serde_bytes")]
        arguments: &'a [u8],
    },
    /// `pid` 0: it was not started.
    #[serde(rename = "p")]
    Spawned { ask: u64, pid: u64, to: u64, link: bool },
    /// A service's call, or a cast when `call` is 0. `service` 0 is a supervisor.
    #[serde(rename = "r")]
    Request {
        call: u64,
        to: u64,
        service: u64,
        handler: i64,
        ty: u64,
        #[serde(with = "serde_bytes")]
        arguments: &'a [u8],
    },
    #[serde(rename = "a")]
    Answer {
        call: u64,
        ty: u64,
        #[serde(with = "serde_bytes")]
        value: &'a [u8],
    },
    #[serde(rename = "f")]
    Failed { call: u64, reason: &'a str },
    /// Whether a process is alive; 0 asks only for an answer.
    #[serde(rename = "q")]
    Alive { ask: u64, to: u64 },
    #[serde(rename = "y")]
    Yes { ask: u64, value: bool },
    /// The nodes that the writer is connected to, by name and incarnation.
    #[serde(rename = "P")]
    Peers {
        #[serde(borrow)]
        nodes: Vec<(&'a str, u64)>,
    },
    /// A global name and who has it since when.
    #[serde(rename = "N")]
    Name { name: &'a str, pid: WirePid, since: u64 },
    #[serde(rename = "U")]
    Unname { name: &'a str, pid: WirePid },
    /// Asks the node that decides to give a global name.
    #[serde(rename = "C")]
    Claim { ask: u64, name: &'a str, pid: WirePid },
}

/// A frame with its length in front.
pub fn pack<T: Serialize>(frame: &T) -> Vec<u8> {
    let mut bytes = vec![0; LENGTH_BYTES];
    // Writing to memory does not fail, and every part of a frame has a form.
    if let Err(error) = rmp_serde::encode::write(&mut bytes, frame) {
        unreachable!("a frame without a form: {error}");
    }
    let length = (bytes.len() - LENGTH_BYTES) as u32;
    bytes[..LENGTH_BYTES].copy_from_slice(&length.to_le_bytes());
    bytes
}

/// A frame without its length.
pub fn unpack<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Result<T, String> {
    rmp_serde::from_slice(bytes).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_come_back() {
        let frame = Frame::Send { to: 7, ty: u64::MAX, value: &[1, 2, 3] };
        let bytes = pack(&frame);
        assert_eq!(bytes.len() - LENGTH_BYTES, u32::from_le_bytes(bytes[..4].try_into().expect("four")) as usize);
        match unpack(&bytes[LENGTH_BYTES..]) {
            Ok(Frame::Send { to: 7, ty: u64::MAX, value: [1, 2, 3] }) => {}
            other => panic!("{other:?}"),
        }
        let name = Frame::Name { name: "n", pid: WirePid::Third("a@h:1".into(), 5, 6), since: 9 };
        let bytes = pack(&name);
        assert!(matches!(unpack(&bytes[LENGTH_BYTES..]), Ok(Frame::Name { name: "n", since: 9, .. })));
    }

    #[test]
    fn any_bytes_are_a_frame_or_an_error() {
        let mut state = 7u64;
        for length in 0..2000usize {
            let bytes: Vec<u8> = (0..length % 64)
                .map(|_| {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    (state >> 33) as u8
                })
                .collect();
            let _ = unpack::<Frame<'_>>(&bytes);
            let _ = unpack::<Welcome<'_>>(&bytes);
        }
    }
}
