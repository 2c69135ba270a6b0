//! How nodes find each other and agree to be connected. Knows nothing of processes.
//!
//! The caller sends `Hello` on the one bidirectional stream, the called side checks its proof and answers with `Welcome`. When
//! two nodes call each other at once, the call of the smaller name counts. Peers tell each other whom they know, so a node
//! that reaches one reaches all.

use super::frame::{HELLO_BYTES_MAX, Hello, LENGTH_BYTES, VERSION, Welcome, pack, unpack};
use super::link::{CLOSE_COOKIE, CLOSE_REFUSED, Link};
use super::name::NodeName;
use super::quic::{self, Side};
use super::types::types;
use super::{Cluster, log, lost, welcome};
use crate::process::table::lock;
use quinn::{Connection, ConnectionError, Incoming, RecvStream, VarInt};
use std::collections::hash_map::Entry;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, sleep, timeout};

const CONNECT_WAIT: Duration = Duration::from_secs(3);
const HELLO_WAIT: Duration = Duration::from_secs(3);
/// How long two nodes that call each other may take to agree.
const AGREE_WAIT: Duration = Duration::from_secs(5);
const AGREE_STEP: Duration = Duration::from_millis(25);
/// Pauses between calls of a seed that does not answer.
const RETRY_MIN: Duration = Duration::from_millis(250);
const RETRY_MAX: Duration = Duration::from_secs(5);
/// How often a seed that was reached is looked after.
const LOOK_AFTER: Duration = Duration::from_secs(1);

/// Why a call failed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Failed {
    Unreachable(String),
    Refused(String),
}

impl std::fmt::Display for Failed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Failed::Unreachable(reason) => write!(f, "it cannot be reached: {reason}"),
            Failed::Refused(reason) => write!(f, "refused: {reason}"),
        }
    }
}

fn unreachable(error: impl std::fmt::Display) -> Failed {
    Failed::Unreachable(error.to_string())
}

/// Connects to a node, unless it is connected or the own one.
pub async fn connect(cluster: &'static Cluster, name: &NodeName) -> Result<(), Failed> {
    let until = Instant::now() + AGREE_WAIT;
    loop {
        if *name == cluster.name || cluster.is_connected(name.full()) {
            return Ok(());
        }
        let ours = match lock(&cluster.calling).entry(name.full().clone()) {
            Entry::Occupied(_) => false,
            Entry::Vacant(free) => {
                free.insert(());
                true
            }
        };
        if ours {
            let called = call(cluster, name).await;
            lock(&cluster.calling).remove(name.full());
            match called {
                Ok(true) => return Ok(()),
                Ok(false) => {}
                Err(_) if cluster.is_connected(name.full()) => return Ok(()),
                Err(failed) => return Err(failed),
            }
        }
        if Instant::now() > until {
            return Err(unreachable("it does not agree to be connected"));
        }
        sleep(AGREE_STEP).await;
    }
}

/// One call. False when the other side counts us as connected, or calls us.
async fn call(cluster: &'static Cluster, name: &NodeName) -> Result<bool, Failed> {
    let mut addresses = tokio::net::lookup_host((name.host(), name.port())).await.map_err(unreachable)?;
    let address = addresses.next().ok_or_else(|| unreachable("its host has no address"))?;
    let connecting = cluster.endpoint.connect(address, "mesh").map_err(unreachable)?;
    let connection = timeout(CONNECT_WAIT, connecting)
        .await
        .map_err(|_| unreachable("no answer"))?
        .map_err(|error| refusal(&error).unwrap_or_else(|| unreachable(&error)))?;
    let answer = timeout(HELLO_WAIT, introduce(cluster, &connection)).await;
    let bytes = answer.map_err(|_| unreachable("no welcome"))??;
    match unpack::<Welcome<'_>>(&bytes) {
        Ok(Welcome::Accepted(hello)) => accepted(cluster, name, connection, &hello),
        Ok(Welcome::Connected) => Ok(false),
        Ok(Welcome::Refused(reason)) => Err(Failed::Refused(reason.to_string())),
        Err(error) => Err(Failed::Refused(format!("its answer is no welcome: {error}"))),
    }
}

fn accepted(
    cluster: &'static Cluster,
    name: &NodeName,
    connection: Connection,
    hello: &Hello<'_>,
) -> Result<bool, Failed> {
    let refuse = |reason: &str, code| {
        connection.close(VarInt::from_u32(code), reason.as_bytes());
        Err(Failed::Refused(reason.to_string()))
    };
    if hello.version != VERSION {
        return refuse("it speaks another version", CLOSE_REFUSED);
    }
    let about = (hello.name, hello.incarnation);
    if !quic::is_proof(&connection, &cluster.cookie, Side::Called, about, hello.proof) {
        return refuse("wrong cookie", CLOSE_COOKIE);
    }
    if hello.name != &**name.full() {
        return refuse(&format!("the node there is called {}", hello.name), CLOSE_REFUSED);
    }
    match register(cluster, connection, hello) {
        Some(link) => {
            link.listen();
            welcome(&link);
            Ok(true)
        }
        None => Ok(false),
    }
}

/// What a closed connection says about the reason.
fn refusal(error: &ConnectionError) -> Option<Failed> {
    match error {
        ConnectionError::ApplicationClosed(close) => {
            Some(Failed::Refused(String::from_utf8_lossy(&close.reason).into_owned()))
        }
        ConnectionError::TransportError(error) => Some(Failed::Refused(format!("no common protocol: {error}"))),
        ConnectionError::ConnectionClosed(error) => Some(Failed::Refused(format!("no common protocol: {error}"))),
        _ => None,
    }
}

async fn introduce(cluster: &Cluster, connection: &Connection) -> Result<Vec<u8>, Failed> {
    let failed = |error: &dyn std::fmt::Display| match connection.close_reason().as_ref().and_then(refusal) {
        Some(refused) => refused,
        None => unreachable(error),
    };
    let (mut send, mut receive) = connection.open_bi().await.map_err(|error| failed(&error))?;
    let hello = own_hello(cluster, connection, Side::Caller).ok_or_else(|| unreachable("no secret"))?;
    send.write_all(&hello_bytes(&hello)).await.map_err(|error| failed(&error))?;
    let _ = send.finish();
    read_short(&mut receive).await.map_err(|error| failed(&error))
}

/// Name, incarnation and proof.
type Introduction = (Arc<str>, u64, Vec<u8>);

fn own_hello(cluster: &Cluster, connection: &Connection, side: Side) -> Option<Introduction> {
    let name = cluster.name.full().clone();
    let proof = quic::prove(connection, &cluster.cookie, side, &name, cluster.incarnation)?;
    Some((name, cluster.incarnation, proof))
}

fn hello_of((name, incarnation, proof): &Introduction) -> Hello<'_> {
    Hello { version: VERSION, name, incarnation: *incarnation, program: types().fingerprint(), proof }
}

fn hello_bytes(introduction: &Introduction) -> Vec<u8> {
    pack(&hello_of(introduction))
}

/// Reads one small frame.
async fn read_short(stream: &mut RecvStream) -> Result<Vec<u8>, String> {
    let mut head = [0; LENGTH_BYTES];
    stream.read_exact(&mut head).await.map_err(|error| error.to_string())?;
    let length = u32::from_le_bytes(head) as usize;
    if length > HELLO_BYTES_MAX {
        return Err(format!("a greeting of {length} bytes"));
    }
    let mut bytes = vec![0; length];
    stream.read_exact(&mut bytes).await.map_err(|error| error.to_string())?;
    Ok(bytes)
}

/// Keeps the connection as the one to its node; `None` when there is another one already.
fn register(cluster: &'static Cluster, connection: Connection, hello: &Hello<'_>) -> Option<Arc<Link>> {
    let node = cluster.intern(hello.name, hello.incarnation)?;
    let mut current = lock(&cluster.current);
    if current.contains_key(&node.name) {
        connection.close(VarInt::from_u32(CLOSE_REFUSED), b"connected already");
        return None;
    }
    let link = Link::start(node.clone(), connection, hello.program == types().fingerprint());
    node.set_link(Some(link.clone()));
    current.insert(node.name.clone(), link.clone());
    Some(link)
}

/// Answers calls for ever.
pub async fn serve(cluster: &'static Cluster) {
    while let Some(incoming) = cluster.endpoint.accept().await {
        tokio::spawn(async move {
            let from = incoming.remote_address();
            match timeout(CONNECT_WAIT + HELLO_WAIT, answer(cluster, incoming)).await {
                Ok(Ok(())) => {}
                Ok(Err(reason)) => log(&format!("refused a connection from {from}: {reason}")),
                Err(_) => log(&format!("refused a connection from {from}: no greeting in time")),
            }
        });
    }
}

async fn answer(cluster: &'static Cluster, incoming: Incoming) -> Result<(), String> {
    let connection = incoming.await.map_err(|error| error.to_string())?;
    let (mut send, mut receive) = connection.accept_bi().await.map_err(|error| error.to_string())?;
    let bytes = read_short(&mut receive).await?;
    let hello: Hello<'_> = unpack(&bytes)?;
    let close = |code, reason: &str| connection.close(VarInt::from_u32(code), reason.as_bytes());
    if hello.version != VERSION {
        close(CLOSE_REFUSED, "another version");
        return Err(format!("{} speaks version {}, not {VERSION}", hello.name, hello.version));
    }
    let about = (hello.name, hello.incarnation);
    if !quic::is_proof(&connection, &cluster.cookie, Side::Caller, about, hello.proof) {
        close(CLOSE_COOKIE, "wrong cookie");
        return Err("wrong cookie".to_string());
    }
    if NodeName::parse(hello.name).is_none_or(|name| name == cluster.name) {
        close(CLOSE_REFUSED, "a name that is taken or none");
        return Err(format!("it calls itself {}", hello.name));
    }
    let link = match choose(cluster, &hello) {
        true => register(cluster, connection.clone(), &hello),
        false => None,
    };
    let Some(link) = link else {
        let _ = send.write_all(&pack(&Welcome::Connected)).await;
        let _ = send.finish();
        // The caller closes; until then the answer may be under way.
        let _ = timeout(HELLO_WAIT, connection.closed()).await;
        return Ok(());
    };
    let own = own_hello(cluster, &connection, Side::Called).ok_or("no secret")?;
    let sent = send.write_all(&pack(&Welcome::Accepted(hello_of(&own)))).await;
    let _ = send.finish();
    if sent.is_err() {
        lost(&link, "it went away at once");
        return Ok(());
    }
    link.listen();
    welcome(&link);
    Ok(())
}

/// Whether a call counts. A node that was restarted replaces its former self.
fn choose(cluster: &Cluster, hello: &Hello<'_>) -> bool {
    let present = lock(&cluster.current).get(hello.name).cloned();
    if let Some(link) = present {
        if link.node.incarnation >= hello.incarnation {
            return false;
        }
        lost(&link, "it was restarted");
    }
    // Both call: ours counts if our name is the smaller one.
    let calling = lock(&cluster.calling).contains_key(hello.name);
    !(calling && &**cluster.name.full() < hello.name)
}

/// Connects to a node that a peer named. It may have gone meanwhile.
pub fn meet(cluster: &'static Cluster, name: &str) {
    let Some(name) = NodeName::parse(name) else { return };
    if name == cluster.name || cluster.is_connected(name.full()) {
        return;
    }
    tokio::spawn(async move {
        for pause in [0, 200, 1000] {
            sleep(Duration::from_millis(pause)).await;
            if connect(cluster, &name).await.is_ok() {
                return;
            }
        }
    });
}

/// Connects to a seed whenever it is not connected.
pub async fn keep_seed(cluster: &'static Cluster, name: NodeName) {
    let mut pause = RETRY_MIN;
    let mut said = None;
    loop {
        match connect(cluster, &name).await {
            Ok(()) => {
                pause = RETRY_MIN;
                said = None;
                sleep(LOOK_AFTER).await;
                continue;
            }
            // Once for every reason: a seed may be down for long.
            Err(failed) if said.as_ref() != Some(&failed) => {
                log(&format!("no connection to {name} yet, {failed}"));
                said = Some(failed);
            }
            Err(_) => {}
        }
        sleep(pause).await;
        pause = (2 * pause).min(RETRY_MAX);
    }
}
