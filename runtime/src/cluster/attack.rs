//! A peer that knows the cookie and sends nonsense over a real connection: frames that are damaged, cut, too long, of a shape that
//! means nothing. Nothing may come of it but the end of its link, with a line that says so.

use super::frame::{Frame, HELLO_BYTES_MAX, Hello, LENGTH_BYTES, VERSION, Welcome, pack, unpack};
use super::link::LANES;
use super::network::CALLERS_MAX;
use super::proof::{Side, Statement};
use super::transport::{CLOSE_MALFORMED, CLOSE_SILENT};
use super::types::types;
use super::{host, quic};
use crate::process::table::lock;
use crate::process::tests::fake;
use crate::value::wire::WirePid;
use crate::value::wire::tests::{Random, some_bytes};
use quinn::{Connection, ConnectionError, Endpoint};
use std::net::{SocketAddr, UdpSocket};
use std::sync::OnceLock;
use std::time::{Duration, Instant};
use tokio::time::timeout;

const CONNECTIONS: u64 = 120;
const FRAMES: u64 = 25;
const COOKIE: &str = "a cookie for this test";

/// The node that is attacked; a program is only one.
fn victim() -> SocketAddr {
    static ADDRESS: OnceLock<SocketAddr> = OnceLock::new();
    *ADDRESS.get_or_init(|| {
        fake::program();
        let address = UdpSocket::bind(("127.0.0.1", 0)).expect("a port").local_addr().expect("an address");
        super::start(&format!("victim@{address}"), COOKIE, &[], false).expect("a node");
        address
    })
}

/// Only inside a runtime.
fn endpoint() -> Endpoint {
    quic::endpoint(UdpSocket::bind(("127.0.0.1", 0)).expect("a port")).expect("an endpoint")
}

/// Greets the node at an address as one that is called `attacker`; a later incarnation takes the place of the one before.
async fn connect(endpoint: &Endpoint, address: SocketAddr, incarnation: u64) -> Connection {
    let connection = endpoint.connect(address, "mesh").expect("an address").await.expect("a connection");
    let answer = greet(endpoint, &connection, incarnation, COOKIE).await.expect("an answer");
    assert!(matches!(unpack(&answer[LENGTH_BYTES..]), Ok(Welcome::Accepted(_))));
    connection
}

/// The answer to a greeting, if there is one.
async fn greet(endpoint: &Endpoint, connection: &Connection, incarnation: u64, cookie: &str) -> Option<Vec<u8>> {
    let name = format!("attacker@{}", endpoint.local_addr().expect("an address"));
    let secret = quic::secret(connection)?;
    let proof = Statement { secret: &secret, side: Side::Caller, name: &name, incarnation }.prove(cookie);
    let hello = Hello { version: VERSION, name: &name, incarnation, program: types().fingerprint(), proof: &proof };
    let (mut send, mut receive) = connection.open_bi().await.ok()?;
    send.write_all(&pack(&hello)).await.ok()?;
    receive.read_to_end(HELLO_BYTES_MAX).await.ok()
}

fn any_frame(random: &mut Random) -> Vec<u8> {
    let (to, from, ask) = (random.below(8), random.below(8), random.below(50));
    let ty = types().hash(fake::all());
    let value = some_bytes(fake::all(), random);
    let reference = random.below(9) as i64;
    let (name, reason, linked) = (["", "n", "f", "entry"][random.below(4) as usize], "killed", random.below(2) == 1);
    let pid = || [WirePid::Null, WirePid::Mine(3), WirePid::Yours(2), WirePid::Third("c@h:1".into(), 7, 8)];
    let pid = pid()[random.below(4) as usize].clone();
    let arguments = &value;
    pack(&match random.below(20) {
        0 | 1 => Frame::Send { to, ty, value: &value },
        2 => Frame::Link { from, to },
        3 => Frame::Exit { from, to: 1 << 40, reason, linked },
        4 => Frame::Monitor { from, to, reference },
        5 => Frame::Demonitor { from, to, reference },
        6 => Frame::Down { reference, reason },
        7 => Frame::Spawn { ask, from, link: linked, name: "entry", ty, arguments },
        8 => Frame::Spawned { ask, pid: to, to, link: linked },
        9 => Frame::Request { call: ask, to, service: ty, handler: 0, ty, arguments },
        10 => Frame::Answer { call: ask, ty, value: &value },
        11 => Frame::Failed { call: ask, reason },
        12 => Frame::Alive { ask, to },
        13 => Frame::Yes { ask, value: linked },
        14 => Frame::Name { name, pid, since: ask },
        15 => Frame::Unname { name, pid },
        16 => Frame::Full { from },
        17 => Frame::Room { from },
        18 => Frame::Peers { nodes: vec![(name, ask), ("attacker@127.0.0.1:1", ask)] },
        _ => Frame::Claim { ask, name, pid },
    })
}

/// A frame as it should be, damaged in one of several ways.
fn nonsense(random: &mut Random) -> Vec<u8> {
    let mut bytes = any_frame(random);
    match random.below(12) {
        0..4 => {}
        4..7 => {
            for _ in 0..1 + random.below(4) {
                let at = LENGTH_BYTES + random.below((bytes.len() - LENGTH_BYTES) as u64) as usize;
                bytes[at] = random.next() as u8;
            }
        }
        7 => {
            let length = random.below((bytes.len() - LENGTH_BYTES) as u64) as usize;
            bytes.truncate(LENGTH_BYTES + length);
            bytes[..LENGTH_BYTES].copy_from_slice(&(length as u32).to_le_bytes());
        }
        8 => bytes[..LENGTH_BYTES].copy_from_slice(&u32::MAX.to_le_bytes()),
        9 => bytes[..LENGTH_BYTES].copy_from_slice(&(random.below(1 << 26) as u32).to_le_bytes()),
        10 => {
            // Arrays in arrays in arrays, and a length that nothing stands behind.
            bytes = vec![0x91; 60_000];
            bytes.extend([0xdd, 0xff, 0xff, 0xff, 0xff]);
            let length = (bytes.len() as u32).to_le_bytes();
            bytes.splice(0..0, length);
        }
        _ => {
            bytes = (0..random.below(400)).map(|_| random.next() as u8).collect();
            let length = (bytes.len() as u32).to_le_bytes();
            bytes.splice(0..0, length);
        }
    }
    bytes
}

/// Sends nonsense until the other side has had enough. How it ended, if it did.
async fn attack(connection: &Connection, random: &mut Random) -> Option<ConnectionError> {
    let mut lanes = vec![];
    for _ in 0..LANES {
        lanes.push(connection.open_uni().await.ok()?);
    }
    for _ in 0..FRAMES {
        let lane = random.below(LANES as u64) as usize;
        if lanes[lane].write_all(&nonsense(random)).await.is_err() {
            break;
        }
    }
    timeout(Duration::from_millis(100), connection.closed()).await.ok()
}

/// Whether the node answers a question.
async fn is_well(connection: &Connection) -> bool {
    let mut lane = connection.open_uni().await.expect("a stream");
    lane.write_all(&pack(&Frame::Alive { ask: 77, to: 0 })).await.expect("written");
    let answer = pack(&Frame::Yes { ask: 77, value: true });
    let look = async {
        loop {
            let mut lane = connection.accept_uni().await.expect("a lane");
            let mut got: Vec<u8> = vec![];
            while let Ok(Ok(Some(chunk))) = timeout(Duration::from_secs(2), lane.read_chunk(1 << 16, true)).await {
                got.extend_from_slice(&chunk.bytes);
                if got.windows(answer.len()).any(|window| window == answer) {
                    return;
                }
            }
        }
    };
    timeout(Duration::from_secs(30), look).await.is_ok()
}

fn resident_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or("0");
    line.trim().trim_end_matches(" kB").parse().unwrap_or(0)
}

#[test]
fn nonsense_from_a_peer_ends_its_link_and_nothing_else() {
    let address = victim();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let before = resident_kib();
    runtime.block_on(async {
        let endpoint = endpoint();
        let mut refused = 0;
        for seed in 0..CONNECTIONS {
            let mut random = Random(seed);
            let connection = connect(&endpoint, address, 1 + seed).await;
            match attack(&connection, &mut random).await {
                Some(ConnectionError::ApplicationClosed(close)) if close.error_code == CLOSE_MALFORMED.into() => {
                    refused += 1;
                }
                // On a busy machine our silence may be noticed first: this peer has no heartbeats.
                Some(ConnectionError::ApplicationClosed(close)) if close.error_code == CLOSE_SILENT.into() => {}
                Some(other) => panic!("seed {seed}: {other}"),
                None => connection.close(0u32.into(), b"enough"),
            }
        }
        assert!(refused > CONNECTIONS / 2, "only {refused} links were ended");
        let line = format!("attacker@{} sent what is no frame: ", endpoint.local_addr().expect("an address"));
        let said = lock(&host::LOGGED).iter().filter(|other| other.starts_with(&line)).count() as u64;
        assert!(said >= refused, "{said} lines for {refused} links");
        let connection = connect(&endpoint, address, 1 + CONNECTIONS).await;
        assert!(is_well(&connection).await);
    });
    let grown = resident_kib().saturating_sub(before);
    assert!(grown < 300 << 10, "{grown} KiB more");
}

/// Callers that connect and say nothing, more than are put up with, from endpoints that stay.
const SILENT_CALLERS: usize = CALLERS_MAX + CALLERS_MAX / 2;
const GUESSES: u64 = 60;

/// However many call and say nothing, or guess the cookie, a peer stays a peer, a new one gets in, and neither memory nor lines
/// grow with them.
#[test]
fn a_flood_of_callers_keeps_nobody_out() {
    let address = victim();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let own = endpoint();
        let peer = connect(&own, address, 1).await;
        let alive = peer.clone();
        tokio::spawn(async move {
            while alive.send_datagram(vec![b'h'].into()).is_ok() {
                tokio::time::sleep(Duration::from_millis(200)).await;
            }
        });
        let before = resident_kib();
        let floods: Vec<Endpoint> = (0..3).map(|_| endpoint()).collect();
        let mut silent = vec![];
        for n in 0..SILENT_CALLERS {
            let connecting = floods[n % floods.len()].connect(address, "mesh").expect("an address");
            if let Ok(Ok(connection)) = timeout(Duration::from_secs(5), connecting).await {
                silent.push(connection);
            }
            let sessions = super::cluster().expect("a node").engine().counts().sessions;
            assert!(sessions <= CALLERS_MAX + 16, "{sessions} connections");
        }
        assert!(silent.len() > CALLERS_MAX, "only {} called", silent.len());
        // A new one gets in among them.
        let late = endpoint();
        assert!(is_well(&connect(&late, address, 1).await).await);
        let grown = resident_kib().saturating_sub(before);
        println!("{} silent callers, {grown} KiB more on both sides", silent.len());
        assert!(grown < 200 << 10, "{grown} KiB more");
        guess(address).await;
        assert!(is_well(&peer).await);
    });
}

/// Guesses the cookie as fast as it gets answers.
async fn guess(address: SocketAddr) {
    let own = endpoint();
    let line = |text: &str| lock(&host::LOGGED).iter().filter(|line| line.contains(text)).count() as u64;
    let (before, began) = (line("refused "), Instant::now());
    let mut guesses = 0;
    while guesses < GUESSES || line("wrong cookie") == 0 {
        let connection = own.connect(address, "mesh").expect("an address").await.expect("a connection");
        greet(&own, &connection, guesses, "a guess").await;
        guesses += 1;
        assert!(began.elapsed() < Duration::from_secs(60), "no line about {guesses} guesses");
    }
    // Ten a second and their sum.
    let (seconds, said) = (began.elapsed().as_secs() + 2, line("refused ") - before);
    assert!(said <= 11 * seconds, "{said} lines in {seconds} s");
}
