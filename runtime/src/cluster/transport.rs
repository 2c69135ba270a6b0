//! What a node needs of a network: connections by number, greetings, lanes, heartbeats. Knows neither sockets nor what is said.
//!
//! QUIC is one implementation; a network in memory, with faults by a seed, is the other. What a transport promises: frames of
//! one lane arrive once, whole and in order, or the connection ends; lanes overtake each other; heartbeats may be lost, repeated
//! and late.

use super::link::Link;
use super::name::NodeName;
use std::sync::Arc;

/// A connection, by a number that its node gave it.
pub type Conn = u64;

/// What only the two ends of one connection know, made for nothing else.
pub type Secret = [u8; 32];

/// The way out. Nothing here waits, and nothing here calls the node back before it returns.
pub trait Transport: Send + Sync {
    /// Starts to connect; `dialled` or `closed` tells how it went.
    fn dial(&self, conn: Conn, name: &NodeName);
    /// The connection's secret, once it is made.
    fn secret(&self, conn: Conn) -> Option<Secret>;
    /// Sends this side's one greeting.
    fn greet(&self, conn: Conn, greeting: Vec<u8>);
    /// The way out for frames. Until `listen` they may wait.
    fn wire(&self, conn: Conn) -> Box<dyn Wire>;
    /// Takes in frames and heartbeats from now on.
    fn listen(&self, conn: Conn, link: &Arc<Link>);
    fn close(&self, conn: Conn, code: u32, reason: &str);
    /// Asks the other end's machine whether anybody still listens there. `vanished` tells if not; otherwise nothing does.
    fn knock(&self, conn: Conn);
}

/// The way out of one connection that is a link.
pub trait Wire: Send + Sync {
    /// Sends a frame with its length in front.
    fn send(&self, lane: usize, frame: Vec<u8>);
    fn heartbeat(&self);
    /// Ends all lanes once what was sent has arrived.
    fn finish(&self);
}

/// Why a connection ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum End {
    /// The other side closed it, or does not speak as we do.
    Refused { code: u32, reason: String },
    /// The network gave up.
    Broken(String),
}

impl std::fmt::Display for End {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            End::Refused { reason, .. } | End::Broken(reason) => f.write_str(reason),
        }
    }
}

/// Why a connection is closed, for the other side.
pub const CLOSE_LEAVING: u32 = 0;
pub const CLOSE_REFUSED: u32 = 1;
pub const CLOSE_COOKIE: u32 = 2;
pub const CLOSE_MALFORMED: u32 = 3;
pub const CLOSE_SILENT: u32 = 4;
