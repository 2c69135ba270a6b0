//! What nodes say to each other: one versioned enum in MessagePack, each frame behind its length. Knows nothing of who acts on it.
//!
//! Numbers of processes are those of the node named in the field's comment; a connection is between two incarnations, so
//! no frame names them.

use crate::value::wire::WirePid;
use serde::{Deserialize, Serialize};

/// The version of everything in this file. A greeting bears it, and nodes of different versions refuse each other: whatever
/// changes the bytes of a frame raises it, which the test of the encodings sees to. `Hello` starts with it, for ever.
pub const VERSION: u8 = 2;
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
    /// Nodes that the writer is connected to, by name and incarnation: all of them, or those that the reader did not name.
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
    /// Too much waits unread for a process of the writer: those who send to it wait.
    #[serde(rename = "B")]
    Full { from: u64 },
    /// The writer's process has room again.
    #[serde(rename = "R")]
    Room { from: u64 },
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

    fn text(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Where a frame's bytes are in the table of the encodings. A new frame needs a place there.
    fn place(frame: &Frame<'_>) -> usize {
        match frame {
            Frame::Send { .. } => 0,
            Frame::Link { .. } => 1,
            Frame::Exit { .. } => 2,
            Frame::Monitor { .. } => 3,
            Frame::Demonitor { .. } => 4,
            Frame::Down { .. } => 5,
            Frame::Spawn { .. } => 6,
            Frame::Spawned { .. } => 7,
            Frame::Request { .. } => 8,
            Frame::Answer { .. } => 9,
            Frame::Failed { .. } => 10,
            Frame::Alive { .. } => 11,
            Frame::Yes { .. } => 12,
            Frame::Peers { .. } => 13,
            Frame::Name { .. } => 14,
            Frame::Unname { .. } => 15,
            Frame::Claim { .. } => 16,
            Frame::Full { .. } => 17,
            Frame::Room { .. } => 18,
        }
    }

    fn one_of_each() -> Vec<Frame<'static>> {
        let (from, to, ask, call, reference, reason, name) = (300, 7, 5, 6, -9, "why", "n");
        let (ty, value, arguments): (u64, &[u8], &[u8]) = (u64::MAX, &[1, 2], &[3]);
        vec![
            Frame::Send { to, ty, value },
            Frame::Link { from, to },
            Frame::Exit { from, to, reason, linked: true },
            Frame::Monitor { from, to, reference },
            Frame::Demonitor { from, to, reference },
            Frame::Down { reference, reason },
            Frame::Spawn { ask, from, link: false, name, ty, arguments },
            Frame::Spawned { ask, pid: 8, to, link: true },
            Frame::Request { call, to, service: 9, handler: 1, ty, arguments },
            Frame::Answer { call, ty, value },
            Frame::Failed { call, reason },
            Frame::Alive { ask, to },
            Frame::Yes { ask, value: true },
            Frame::Peers { nodes: vec![("a@h:1", 70_000)] },
            Frame::Name { name, pid: WirePid::Mine(3), since: 4 },
            Frame::Unname { name, pid: WirePid::Yours(3) },
            Frame::Claim { ask, name, pid: WirePid::Third("a@h:1".into(), 5, 6) },
            Frame::Full { from },
            Frame::Room { from },
        ]
    }

    /// Whoever changes what goes over the wire raises `VERSION` and writes the new bytes here: two nodes that say they speak the
    /// same version must read each other.
    #[test]
    fn the_version_tells_the_encoding() {
        assert_eq!(VERSION, 2, "the bytes below are those of version 2");
        let frames = one_of_each();
        assert_eq!(frames.iter().map(place).collect::<Vec<_>>(), (0..ENCODINGS.len()).collect::<Vec<_>>());
        let encoded: Vec<String> = frames.iter().map(|frame| text(&pack(frame))).collect();
        assert_eq!(encoded, ENCODINGS);
        let hello = || Hello { version: VERSION, name: "a@h:1", incarnation: 5, program: 6, proof: &[7; 4] };
        let greetings = [
            text(&pack(&hello())),
            text(&pack(&Welcome::Accepted(hello()))),
            text(&pack(&Welcome::Connected)),
            text(&pack(&Welcome::Refused("why"))),
        ];
        assert_eq!(greetings, GREETINGS);
    }

    const ENCODINGS: [&str; 19] = [
        "1200000081a1739307cfffffffffffffffffc4020102",
        "0800000081a16c92cd012c07",
        "0d00000081a17894cd012c07a3776879c3",
        "0900000081a16d93cd012c07f7",
        "0900000081a17593cd012c07f7",
        "0900000081a16492f7a3776879",
        "1700000081a1779605cd012cc2a16ecfffffffffffffffffc40103",
        "0800000081a17094050807c3",
        "1400000081a1729606070901cfffffffffffffffffc40103",
        "1200000081a1619306cfffffffffffffffffc4020102",
        "0900000081a1669206a3776879",
        "0600000081a171920507",
        "0600000081a1799205c3",
        "1100000081a150919192a56140683a31ce00011170",
        "0b00000081a14e93a16e81a16d0304",
        "0a00000081a15592a16e81a17903",
        "1300000081a1439305a16e81a17493a56140683a310506",
        "0700000081a14291cd012c",
        "0700000081a15291cd012c",
    ];

    const GREETINGS: [&str; 4] = [
        "100000009502a56140683a310506c40407070707",
        "1a00000081a841636365707465649502a56140683a310506c40407070707",
        "0a000000a9436f6e6e6563746564",
        "0d00000081a752656675736564a3776879",
    ];

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
