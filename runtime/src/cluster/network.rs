//! The transport over QUIC: one connection per pair of nodes, a stream for greetings, streams for lanes, datagrams for heartbeats.
//! Everything runs on one thread, on a small runtime of its own. Knows nothing of what is said.

use super::frame::{HELLO_BYTES_MAX, LENGTH_BYTES};
use super::link::{LANES, Link, each_frame};
use super::name::NodeName;
use super::quic;
use super::transport::{Conn, End, Secret, Transport, Wire};
use crate::process::table::lock;
use quinn::{Connection, ConnectionError, Endpoint, Incoming, RecvStream, SendStream, VarInt};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::net::{SocketAddr, UdpSocket};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::AbortHandle;

/// Frames are gathered into writes up to this size.
const WRITE_BYTES: usize = 64 << 10;
const READ_BYTES: usize = 256 << 10;
/// The datagram of a heartbeat: that it comes is all it says.
const HEARTBEAT_BYTE: u8 = b'h';

/// Calls that have not said who they are. When there are more, the oldest has to go: an honest caller needs two round trips.
pub const CALLERS_MAX: usize = 256;
/// With so many of them, a further one first has to show that it gets what is sent to the address that it claims.
const CALLERS_UNSEEN_MAX: usize = 32;
/// How long a machine may take to say that nobody listens.
const KNOCK_WAIT: Duration = Duration::from_secs(1);

/// Acts on the frames of one lane.
pub type Lane = Box<dyn FnMut(&[u8]) -> Result<(), String> + Send>;

/// The node that a network belongs to, as far as the network calls it.
pub trait Inlet: Send + Sync + 'static {
    fn dialled(&self, conn: Conn);
    fn incoming(&self, from: String) -> Conn;
    /// A greeting without its length.
    fn greeted(&self, conn: Conn, greeting: &[u8]);
    fn closed(&self, conn: Conn, end: &End);
    fn heartbeat(&self, conn: Conn);
    /// Nobody listens at the other end.
    fn vanished(&self, conn: Conn);
    fn lane(&self, link: &Arc<Link>) -> Lane;
    /// What came over a lane is no frame.
    fn malformed(&self, link: &Arc<Link>, error: &str);
}

/// A connection that is made.
struct Held {
    connection: Connection,
    /// Where the greeting of the side that was called goes.
    greeting: Option<SendStream>,
    /// What the writers will write.
    lanes: Vec<UnboundedReceiver<Vec<u8>>>,
}

pub struct Network {
    endpoint: Endpoint,
    handle: Handle,
    held: Mutex<FxHashMap<Conn, Held>>,
    /// Calls under way.
    dialling: Mutex<FxHashMap<Conn, AbortHandle>>,
    /// Those who call and have not said who they are, the oldest first.
    callers: Mutex<BTreeMap<Conn, AbortHandle>>,
    inlet: OnceLock<Arc<dyn Inlet>>,
}

/// The transport that a node is given.
pub struct Quic(pub Arc<Network>);

impl Network {
    /// Only inside the network thread's runtime.
    pub fn new(socket: UdpSocket) -> Result<Arc<Network>, String> {
        let endpoint = quic::endpoint(socket).map_err(|error| error.to_string())?;
        let (held, dialling, callers) = (Mutex::default(), Mutex::default(), Mutex::default());
        Ok(Arc::new(Network { endpoint, handle: Handle::current(), held, dialling, callers, inlet: OnceLock::new() }))
    }

    /// Takes calls for a node, for ever.
    pub async fn serve(self: Arc<Network>, inlet: Arc<dyn Inlet>) {
        let _ = self.inlet.set(inlet.clone());
        while let Some(incoming) = self.endpoint.accept().await {
            let is_crowded = lock(&self.callers).len() >= CALLERS_UNSEEN_MAX;
            if is_crowded && !incoming.remote_address_validated() && incoming.may_retry() {
                let _ = incoming.retry();
            } else {
                self.take_call(&inlet, incoming);
            }
            // Whatever else there is to do comes between two calls.
            tokio::task::yield_now().await;
        }
    }

    fn take_call(self: &Arc<Network>, inlet: &Arc<dyn Inlet>, incoming: Incoming) {
        let conn = inlet.incoming(incoming.remote_address().to_string());
        let mut callers = lock(&self.callers);
        let oldest = if callers.len() >= CALLERS_MAX { callers.pop_first() } else { None };
        let task = tokio::spawn(answer(self.clone(), inlet.clone(), conn, incoming));
        callers.insert(conn, task.abort_handle());
        drop(callers);
        if let Some((conn, task)) = oldest {
            task.abort();
            Quic(self.clone()).close(conn, super::transport::CLOSE_REFUSED, "too many callers");
            self.ended(conn, &End::Broken("too many callers".to_string()));
        }
    }

    /// A caller has said who it is, or will not.
    fn forget_caller(&self, conn: Conn) -> Option<AbortHandle> {
        lock(&self.callers).remove(&conn)
    }

    pub fn handle(&self) -> &Handle {
        &self.handle
    }

    /// Closes everything in order; the other sides learn the reason.
    pub async fn end(&self, code: u32, reason: &str) {
        self.endpoint.close(VarInt::from_u32(code), reason.as_bytes());
        self.endpoint.wait_idle().await;
    }

    /// Datagrams and bytes that all connections have sent, as UDP sees them.
    #[cfg(test)]
    pub fn sent(&self) -> (u64, u64) {
        let all: Vec<_> = lock(&self.held).values().map(|held| held.connection.stats().udp_tx).collect();
        (all.iter().map(|sent| sent.datagrams).sum(), all.iter().map(|sent| sent.bytes).sum())
    }

    fn inlet(&self) -> Option<&Arc<dyn Inlet>> {
        self.inlet.get()
    }

    /// From now on the connection's end is told.
    fn hold(self: &Arc<Network>, conn: Conn, connection: &Connection) {
        let held = Held { connection: connection.clone(), greeting: None, lanes: vec![] };
        lock(&self.held).insert(conn, held);
        let (network, connection) = (self.clone(), connection.clone());
        tokio::spawn(async move {
            let error = connection.closed().await;
            lock(&network.held).remove(&conn);
            network.ended(conn, &end_of(&error, true));
        });
    }

    fn ended(&self, conn: Conn, end: &End) {
        if let Some(inlet) = self.inlet() {
            inlet.closed(conn, end);
        }
    }
}

/// What an error of a connection says about the other side. `made`: they had agreed on the protocol.
fn end_of(error: &ConnectionError, made: bool) -> End {
    match error {
        ConnectionError::ApplicationClosed(close) => {
            let code = close.error_code.into_inner() as u32;
            End::Refused { code, reason: String::from_utf8_lossy(&close.reason).into_owned() }
        }
        ConnectionError::TransportError(_) | ConnectionError::ConnectionClosed(_) if !made => {
            End::Refused { code: super::transport::CLOSE_REFUSED, reason: format!("no common protocol: {error}") }
        }
        other => End::Broken(other.to_string()),
    }
}

fn broken(error: impl std::fmt::Display) -> End {
    End::Broken(error.to_string())
}

async fn dial(network: Arc<Network>, conn: Conn, name: NodeName) {
    let connected = connect(&network, &name).await;
    lock(&network.dialling).remove(&conn);
    match connected {
        Ok(connection) => {
            network.hold(conn, &connection);
            if let Some(inlet) = network.inlet() {
                inlet.dialled(conn);
            }
        }
        Err(end) => network.ended(conn, &end),
    }
}

async fn connect(network: &Network, name: &NodeName) -> Result<Connection, End> {
    let mut addresses = tokio::net::lookup_host((name.host(), name.port())).await.map_err(broken)?;
    let address = addresses.next().ok_or_else(|| broken("its host has no address"))?;
    let connecting = network.endpoint.connect(address, "mesh").map_err(broken)?;
    connecting.await.map_err(|error| end_of(&error, false))
}

async fn answer(network: Arc<Network>, inlet: Arc<dyn Inlet>, conn: Conn, incoming: Incoming) {
    let connection = match incoming.await {
        Ok(connection) => connection,
        Err(error) => {
            network.forget_caller(conn);
            return network.ended(conn, &end_of(&error, false));
        }
    };
    network.hold(conn, &connection);
    let Ok((send, mut receive)) = connection.accept_bi().await else {
        network.forget_caller(conn);
        return;
    };
    let greeting = read_greeting(&mut receive).await;
    network.forget_caller(conn);
    match greeting {
        Ok(greeting) => {
            if let Some(held) = lock(&network.held).get_mut(&conn) {
                held.greeting = Some(send);
            }
            inlet.greeted(conn, &greeting);
        }
        Err(error) => {
            inlet.closed(conn, &End::Broken(error));
            connection.close(VarInt::from_u32(super::transport::CLOSE_REFUSED), b"no greeting");
        }
    }
}

async fn read_greeting(stream: &mut RecvStream) -> Result<Vec<u8>, String> {
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

/// The caller's greeting, and what comes back.
async fn greet_and_wait(network: Arc<Network>, conn: Conn, connection: Connection, greeting: Vec<u8>) {
    // When this fails the connection is closed, and its end is told with the reason.
    let Ok((mut send, mut receive)) = connection.open_bi().await else { return };
    if send.write_all(&greeting).await.is_err() {
        return;
    }
    let _ = send.finish();
    if let (Ok(answer), Some(inlet)) = (read_greeting(&mut receive).await, network.inlet()) {
        inlet.greeted(conn, &answer);
    }
}

impl Transport for Quic {
    fn dial(&self, conn: Conn, name: &NodeName) {
        // The task removes itself from the list, so it must not run before it is there.
        let mut dialling = lock(&self.0.dialling);
        let task = self.0.handle.spawn(dial(self.0.clone(), conn, name.clone()));
        dialling.insert(conn, task.abort_handle());
    }

    fn secret(&self, conn: Conn) -> Option<Secret> {
        lock(&self.0.held).get(&conn).and_then(|held| quic::secret(&held.connection))
    }

    fn greet(&self, conn: Conn, greeting: Vec<u8>) {
        let mut all = lock(&self.0.held);
        let Some(held) = all.get_mut(&conn) else { return };
        match held.greeting.take() {
            Some(mut send) => drop(self.0.handle.spawn(async move {
                let _ = send.write_all(&greeting).await;
                let _ = send.finish();
                let _ = send.stopped().await;
            })),
            None => drop(self.0.handle.spawn(greet_and_wait(self.0.clone(), conn, held.connection.clone(), greeting))),
        }
    }

    fn wire(&self, conn: Conn) -> Box<dyn Wire> {
        let (lanes, receivers): (Vec<_>, Vec<_>) = (0..LANES).map(|_| unbounded_channel()).unzip();
        let mut all = lock(&self.0.held);
        let connection = all.get_mut(&conn).map(|held| {
            held.lanes = receivers;
            held.connection.clone()
        });
        Box::new(Lanes { lanes, connection })
    }

    fn listen(&self, conn: Conn, link: &Arc<Link>) {
        let mut all = lock(&self.0.held);
        let Some(held) = all.get_mut(&conn) else { return };
        for frames in held.lanes.drain(..) {
            self.0.handle.spawn(write(held.connection.clone(), link.clone(), frames));
        }
        self.0.handle.spawn(accept(self.0.clone(), held.connection.clone(), link.clone()));
        self.0.handle.spawn(beats(self.0.clone(), held.connection.clone(), conn));
    }

    fn close(&self, conn: Conn, code: u32, reason: &str) {
        let dialling = lock(&self.0.dialling).remove(&conn);
        dialling.into_iter().chain(self.0.forget_caller(conn)).for_each(|task| task.abort());
        let held = lock(&self.0.held).remove(&conn);
        if let Some(held) = held {
            held.connection.close(VarInt::from_u32(code), reason.as_bytes());
        }
    }

    fn knock(&self, conn: Conn) {
        let address = lock(&self.0.held).get(&conn).map(|held| held.connection.remote_address());
        if let Some(address) = address {
            self.0.handle.spawn(knock(self.0.clone(), conn, address));
        }
    }
}

/// Sends a byte that means nothing from a socket of its own: where no socket has the port, the machine says so. Nobody can say it
/// who does not see the byte, for the answer bears this socket's number.
async fn knock(network: Arc<Network>, conn: Conn, address: SocketAddr) {
    let own: SocketAddr = if address.is_ipv4() { ([0; 4], 0).into() } else { ([0u16; 8], 0).into() };
    let refused = async {
        let socket = tokio::net::UdpSocket::bind(own).await?;
        socket.connect(address).await?;
        socket.send(&[0]).await?;
        socket.recv(&mut [0; 16]).await
    };
    if let Ok(Err(error)) = tokio::time::timeout(KNOCK_WAIT, refused).await
        && error.kind() == std::io::ErrorKind::ConnectionRefused
        && let Some(inlet) = network.inlet()
    {
        inlet.vanished(conn);
    }
}

struct Lanes {
    lanes: Vec<UnboundedSender<Vec<u8>>>,
    connection: Option<Connection>,
}

impl Wire for Lanes {
    fn send(&self, lane: usize, frame: Vec<u8>) {
        let _ = self.lanes[lane].send(frame);
    }

    fn heartbeat(&self) {
        if let Some(connection) = &self.connection {
            // The way out may be full; the next one will do.
            let _ = connection.send_datagram(vec![HEARTBEAT_BYTE].into());
        }
    }

    /// An empty frame ends a lane.
    fn finish(&self) {
        for lane in &self.lanes {
            let _ = lane.send(Vec::new());
        }
    }
}

/// Writes the frames of one lane. An empty frame ends it.
async fn write(connection: Connection, link: Arc<Link>, mut frames: UnboundedReceiver<Vec<u8>>) {
    let Ok(mut stream) = connection.open_uni().await else { return };
    while let Some(mut batch) = frames.recv().await {
        let mut is_last = batch.is_empty();
        while batch.len() < WRITE_BYTES && !is_last {
            match frames.try_recv() {
                Ok(more) => {
                    is_last = more.is_empty();
                    batch.extend_from_slice(&more);
                }
                Err(_) => break,
            }
        }
        if stream.write_all(&batch).await.is_err() {
            return;
        }
        link.written(batch.len());
        if is_last {
            let _ = stream.finish();
            let _ = stream.stopped().await;
            return;
        }
    }
}

async fn accept(network: Arc<Network>, connection: Connection, link: Arc<Link>) {
    while let Ok(stream) = connection.accept_uni().await {
        if let Some(inlet) = network.inlet() {
            tokio::spawn(read(inlet.clone(), link.clone(), stream));
        }
    }
}

async fn beats(network: Arc<Network>, connection: Connection, conn: Conn) {
    while connection.read_datagram().await.is_ok() {
        if let Some(inlet) = network.inlet() {
            inlet.heartbeat(conn);
        }
    }
}

/// Reads the frames of one lane of the other side.
async fn read(inlet: Arc<dyn Inlet>, link: Arc<Link>, mut stream: RecvStream) {
    let mut buffer: Vec<u8> = Vec::new();
    let mut act = inlet.lane(&link);
    while let Ok(Some(chunk)) = stream.read_chunk(READ_BYTES, true).await {
        link.saw();
        let consumed = if buffer.is_empty() {
            let consumed = each_frame(&chunk.bytes, &mut act);
            if let Ok(end) = consumed {
                buffer.extend_from_slice(&chunk.bytes[end..]);
            }
            consumed
        } else {
            buffer.extend_from_slice(&chunk.bytes);
            each_frame(&buffer, &mut act).inspect(|&end| _ = buffer.drain(..end))
        };
        if let Err(error) = consumed {
            return inlet.malformed(&link, &error);
        }
        if link.is_down() {
            return;
        }
    }
}
