//! Nodes: programs on several machines that form one system. Processes use it through the functions of this file, of `remote` and
//! of `names`; everything on the network runs on one thread. Knows nothing of the language.
//!
//! In the order of dependence: names and frames; the detector, the encrypted connection, links; joining; what arrives, what
//! is sent; global names.

mod arrive;
mod detector;
mod frame;
mod join;
mod link;
mod name;
pub mod names;
mod quic;
pub mod remote;
mod types;

pub use name::NodeName;

use crate::abi::{Cx, Panic};
use crate::process::signal::{self, Reason};
use crate::process::table::lock;
use crate::process::wait::{Completer, bridge};
use crate::process::{Letter, Pid, reply, runtime};
use frame::{Frame, pack};
use link::{CONTROL, Link};
use quinn::Endpoint;
use rustc_hash::FxHashMap;
use std::net::{SocketAddr, ToSocketAddrs, UdpSocket};
use std::sync::atomic::Ordering::Relaxed;
use std::sync::atomic::{AtomicBool, AtomicU64};
use std::sync::mpsc;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// How long the end of the program waits for what was sent to arrive.
const LEAVE_WAIT: Duration = Duration::from_millis(500);

/// A node that was met, in one of its incarnations. Its index is the node part of pids here; it is never used again.
pub struct Node {
    pub index: u16,
    pub name: Arc<str>,
    pub incarnation: u64,
    link: RwLock<Option<Arc<Link>>>,
}

impl Node {
    /// The connection to it.
    pub fn link(&self) -> Option<Arc<Link>> {
        self.link.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
    fn set_link(&self, link: Option<Arc<Link>>) {
        *self.link.write().unwrap_or_else(PoisonError::into_inner) = link;
    }
}

#[derive(Default)]
struct Nodes {
    /// Index 1 comes first.
    list: Vec<Arc<Node>>,
    by_identity: FxHashMap<(Arc<str>, u64), u16>,
}

/// What another node is asked and has not answered.
struct Ask {
    node: u16,
    completer: Completer<Answer>,
}

/// How an ask ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Answer {
    Pid(Pid),
    Bool(bool),
    Lost,
}

/// A service's call to another node.
struct Call {
    node: u16,
    reply: reply::Reply,
    /// The type of the answer; `None` for a pid.
    expects: Option<crate::typedesc::TypeRef>,
}

/// Who wants to hear of a node.
#[derive(Default)]
struct Listeners {
    down: Vec<Pid>,
    up: Vec<Pid>,
}

/// This node.
pub struct Cluster {
    name: NodeName,
    incarnation: u64,
    cookie: String,
    /// The flags of the command line started it.
    by_flags: bool,
    endpoint: Endpoint,
    handle: tokio::runtime::Handle,
    nodes: RwLock<Nodes>,
    /// The links that are up, by the other node's name.
    current: Mutex<FxHashMap<Arc<str>, Arc<Link>>>,
    /// Nodes that are being called.
    calling: Mutex<FxHashMap<Arc<str>, ()>>,
    asks: Mutex<FxHashMap<u64, Ask>>,
    calls: Mutex<FxHashMap<u64, Call>>,
    /// Watches of processes elsewhere: reference, watcher (null: the registry), watched.
    watches: Mutex<FxHashMap<i64, (Pid, Pid)>>,
    listeners: Mutex<FxHashMap<Arc<str>, Listeners>>,
    next: AtomicU64,
}

static CLUSTER: OnceLock<Cluster> = OnceLock::new();

/// This node, if it was started.
fn cluster() -> Option<&'static Cluster> {
    CLUSTER.get()
}

/// The program ends: what connections say now interests nobody.
static LEAVING: AtomicBool = AtomicBool::new(false);

/// One line on standard error.
fn log(text: &str) {
    if LEAVING.load(Relaxed) {
        return;
    }
    crate::output::write_stderr(format!("Mesh: {text}\n").as_bytes());
}

/// Why a node does not start.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NotStarted {
    Already,
    CannotBind(String),
    InvalidName,
    NoCookie,
}

impl std::fmt::Display for NotStarted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            NotStarted::Already => "another one was started before",
            NotStarted::CannotBind(reason) => reason,
            NotStarted::InvalidName => "its name should be name@host:port",
            NotStarted::NoCookie => "it needs a cookie",
        })
    }
}

/// Turns the program into a node. The same name and cookie as those of the command line change nothing.
pub fn start(name: &str, cookie: &str, seeds: &[NodeName], by_flags: bool) -> Result<(), NotStarted> {
    static STARTING: Mutex<()> = Mutex::new(());
    let name = NodeName::parse(name).ok_or(NotStarted::InvalidName)?;
    let _one_at_a_time = lock(&STARTING);
    if let Some(present) = cluster() {
        let same = present.by_flags && present.name == name && present.cookie == cookie;
        return if same { Ok(()) } else { Err(NotStarted::Already) };
    }
    if cookie.is_empty() {
        return Err(NotStarted::NoCookie);
    }
    if runtime().config.seed.is_some() {
        let reason = "a program that runs by a seed has a time of its own, which other nodes do not share";
        return Err(NotStarted::CannotBind(reason.to_string()));
    }
    let socket = bind(&name).map_err(NotStarted::CannotBind)?;
    let (sender, started) = mpsc::channel();
    let (cookie, seeds) = (cookie.to_string(), seeds.to_vec());
    let network = move || run_network(name, cookie, seeds, by_flags, socket, &sender);
    let spawned = std::thread::Builder::new().name("mesh-cluster".into()).spawn(network);
    spawned.map_err(|error| NotStarted::CannotBind(error.to_string()))?;
    match started.recv() {
        Ok(result) => result.map_err(NotStarted::CannotBind),
        Err(_) => Err(NotStarted::CannotBind("the network thread ended".to_string())),
    }
}

/// The socket of the name's port: on the address of its host, or on all if the host is not an address of this machine.
fn bind(name: &NodeName) -> Result<UdpSocket, String> {
    let found = (name.host(), name.port()).to_socket_addrs();
    let address = found.ok().and_then(|mut all| all.next());
    let any = SocketAddr::from(([0, 0, 0, 0], name.port()));
    let bound = match address {
        Some(address) => UdpSocket::bind(address).or_else(|error| match error.kind() {
            std::io::ErrorKind::AddrNotAvailable => UdpSocket::bind(any),
            _ => Err(error),
        }),
        None => UdpSocket::bind(any),
    };
    bound.map_err(|error| format!("cannot listen on port {}: {error}", name.port()))
}

/// The body of the network thread.
fn run_network(
    name: NodeName,
    cookie: String,
    seeds: Vec<NodeName>,
    by_flags: bool,
    socket: UdpSocket,
    started: &mpsc::Sender<Result<(), String>>,
) {
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            let _ = started.send(Err(error.to_string()));
            return;
        }
    };
    let entered = runtime.enter();
    let endpoint = match quic::endpoint(socket) {
        Ok(endpoint) => endpoint,
        Err(error) => {
            let _ = started.send(Err(error.to_string()));
            return;
        }
    };
    drop(entered);
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let cluster = CLUSTER.get_or_init(|| Cluster {
        name,
        incarnation: since.as_nanos() as u64,
        cookie,
        by_flags,
        endpoint,
        handle: runtime.handle().clone(),
        nodes: RwLock::default(),
        current: Mutex::default(),
        calling: Mutex::default(),
        asks: Mutex::default(),
        calls: Mutex::default(),
        watches: Mutex::default(),
        listeners: Mutex::default(),
        next: AtomicU64::new(1),
    });
    types::types();
    let _ = started.send(Ok(()));
    runtime.block_on(async {
        for seed in seeds.into_iter().filter(|seed| *seed != cluster.name) {
            tokio::spawn(join::keep_seed(cluster, seed));
        }
        join::serve(cluster).await;
    });
}

impl Cluster {
    fn node(&self, index: u16) -> Option<Arc<Node>> {
        let place = usize::from(index).checked_sub(1)?;
        self.nodes.read().unwrap_or_else(PoisonError::into_inner).list.get(place).cloned()
    }

    /// The node of a name and incarnation, from now on known. `None` when no index is left.
    fn intern(&self, name: &str, incarnation: u64) -> Option<Arc<Node>> {
        let mut nodes = self.nodes.write().unwrap_or_else(PoisonError::into_inner);
        let identity = (Arc::<str>::from(name), incarnation);
        if let Some(&index) = nodes.by_identity.get(&identity) {
            return Some(nodes.list[usize::from(index) - 1].clone());
        }
        let Ok(index) = u16::try_from(nodes.list.len() + 1) else {
            log("too many nodes were met since this one started; start it anew");
            return None;
        };
        let node = Arc::new(Node { index, name: identity.0.clone(), incarnation, link: RwLock::default() });
        nodes.list.push(node.clone());
        nodes.by_identity.insert(identity, index);
        Some(node)
    }

    fn is_connected(&self, name: &str) -> bool {
        lock(&self.current).contains_key(name)
    }

    fn links(&self) -> Vec<Arc<Link>> {
        lock(&self.current).values().cloned().collect()
    }

    fn number(&self) -> u64 {
        self.next.fetch_add(1, Relaxed)
    }

    /// Asks another node and waits.
    fn ask(&self, cx: &mut Cx, link: &Link, frame: impl FnOnce(u64) -> (usize, Vec<u8>)) -> Result<Answer, Panic> {
        let number = self.number();
        bridge(cx, |completer| {
            lock(&self.asks).insert(number, Ask { node: link.node.index, completer });
            let (lane, bytes) = frame(number);
            link.send(lane, bytes);
            // When the link went down before, nobody else will find the entry.
            if link.is_down() {
                self.answered(number, Answer::Lost);
            }
        })
    }

    fn answered(&self, number: u64, answer: Answer) {
        let ask = lock(&self.asks).remove(&number);
        if let Some(ask) = ask {
            ask.completer.complete(answer);
        }
    }
}

/// A link was made: everybody learns what they did not know.
fn welcome(link: &Arc<Link>) {
    let Some(cluster) = cluster() else { return };
    let names: Vec<Arc<str>> = lock(&cluster.current).keys().cloned().collect();
    link.send(CONTROL, pack(&Frame::Peers { names: names.iter().map(|name| &**name).collect() }));
    names::introduce(link);
    let waiting = match lock(&cluster.listeners).get_mut(&link.node.name) {
        Some(listeners) => std::mem::take(&mut listeners.up),
        None => vec![],
    };
    for pid in waiting {
        signal::deliver(pid, Letter::NodeUp(link.node.name.clone()));
    }
}

/// A link is gone: links and watches end, whoever waits learns it. Happens once for each link.
fn lost(link: &Arc<Link>, reason: &str) {
    let Some(cluster) = cluster() else { return };
    if !link.put_down() {
        return;
    }
    let node = &link.node;
    node.set_link(None);
    link.wake_senders();
    link.close(link::CLOSE_LEAVING, reason);
    log(&format!("{} is down: {reason}", node.name));
    signal::sever(node.index);
    let watches: Vec<_> = lock(&cluster.watches).extract_if(|_, watch| watch.1.node() == node.index).collect();
    for (reference, (watcher, pid)) in watches {
        remote::tell_watcher(reference, watcher, pid, Reason::NoConnection);
    }
    let asks: Vec<_> = lock(&cluster.asks).extract_if(|_, ask| ask.node == node.index).collect();
    for (_, ask) in asks {
        ask.completer.complete(Answer::Lost);
    }
    let calls: Vec<_> = lock(&cluster.calls).extract_if(|_, call| call.node == node.index).collect();
    for (_, call) in calls {
        call.reply.fail(Reason::NoConnection);
    }
    names::forget_node(node.index);
    // Only now may the node connect again.
    lock(&cluster.current).retain(|_, other| !Arc::ptr_eq(other, link));
    let waiting = match lock(&cluster.listeners).get_mut(&node.name) {
        Some(listeners) => {
            let waiting = std::mem::take(&mut listeners.down);
            listeners.up.extend(&waiting);
            waiting
        }
        None => vec![],
    };
    for pid in waiting {
        signal::deliver(pid, Letter::NodeDown(node.name.clone()));
    }
}

/// What `start` says to a program, with a line for whoever runs it.
pub fn start_by_program(name: &str, cookie: &str) -> Result<(), NotStarted> {
    let started = start(name, cookie, &[], false);
    if let Err(error) = &started {
        log(&format!("the node {name} was not started: {error}"));
    }
    started
}

/// How connecting ended, as the language counts it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Connected {
    Yes,
    NotStarted,
    Unreachable,
    Refused,
}

/// Connects to a node.
pub fn connect(cx: &mut Cx, name: &str) -> Result<Connected, Panic> {
    let Some(cluster) = cluster() else { return Ok(Connected::NotStarted) };
    let Some(name) = NodeName::parse(name) else { return Ok(Connected::Refused) };
    if cluster.is_connected(name.full()) {
        return Ok(Connected::Yes);
    }
    bridge(cx, |completer: Completer<Connected>| {
        cluster.handle.spawn(async move {
            let outcome = match join::connect(cluster, &name).await {
                Ok(()) => Connected::Yes,
                Err(failed) => {
                    log(&format!("no connection to {name}, {failed}"));
                    match failed {
                        join::Failed::Unreachable(_) => Connected::Unreachable,
                        join::Failed::Refused(_) => Connected::Refused,
                    }
                }
            };
            completer.complete(outcome);
        });
    })
}

/// The own name; empty if the node was not started.
pub fn own_name() -> String {
    cluster().map_or_else(String::new, |cluster| cluster.name.to_string())
}

/// The names of the nodes that are connected, sorted.
pub fn connected() -> Vec<String> {
    let mut names: Vec<String> =
        cluster().map_or(vec![], |cluster| lock(&cluster.current).keys().map(|name| name.to_string()).collect());
    names.sort_unstable();
    names
}

/// Lets a process hear of the node's next end, and of its return. False if it is not connected.
pub fn listen(pid: Pid, name: &str) -> bool {
    let (Some(cluster), Some(name)) = (cluster(), NodeName::parse(name)) else { return false };
    if !cluster.is_connected(name.full()) {
        return false;
    }
    let mut all = lock(&cluster.listeners);
    let listeners = all.entry(name.full().clone()).or_default();
    listeners.up.retain(|&other| other != pid);
    if !listeners.down.contains(&pid) {
        listeners.down.push(pid);
    }
    drop(all);
    if cluster.is_connected(name.full()) {
        return true;
    }
    // It went down meanwhile: if the process was told, that was what it asked for.
    let mut all = lock(&cluster.listeners);
    let Some(listeners) = all.get_mut(name.full()) else { return true };
    let before = listeners.down.len();
    listeners.down.retain(|&other| other != pid);
    listeners.down.len() == before
}

/// Whether a node answers.
pub fn ping(cx: &mut Cx, name: &str) -> Result<bool, Panic> {
    let (Some(cluster), Some(name)) = (cluster(), NodeName::parse(name)) else { return Ok(false) };
    let link = lock(&cluster.current).get(name.full()).cloned();
    let Some(link) = link else { return Ok(name == cluster.name) };
    let answer = cluster.ask(cx, &link, |ask| (CONTROL, pack(&Frame::Alive { ask, to: 0 })))?;
    Ok(answer != Answer::Lost)
}

/// A process of this node ended.
pub fn process_ended(pid: Pid) {
    names::forget(pid);
    let Some(cluster) = cluster() else { return };
    for listeners in lock(&cluster.listeners).values_mut() {
        listeners.down.retain(|&other| other != pid);
        listeners.up.retain(|&other| other != pid);
    }
}

/// Ends all connections in order: what was sent arrives first.
pub fn leave() {
    let Some(cluster) = cluster() else { return };
    LEAVING.store(true, Relaxed);
    let until = Instant::now() + LEAVE_WAIT;
    let links = cluster.links();
    links.iter().for_each(|link| link.finish());
    while links.iter().any(|link| !link.is_idle() && !link.is_down()) && Instant::now() < until {
        std::thread::sleep(Duration::from_millis(1));
    }
    let (sender, left) = mpsc::channel();
    cluster.handle.spawn(async move {
        // The other side confirms what it has; a few round trips are plenty.
        if !links.is_empty() {
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
        cluster.endpoint.close(quinn::VarInt::from_u32(link::CLOSE_LEAVING), b"it left");
        let _ = tokio::time::timeout(Duration::from_millis(100), cluster.endpoint.wait_idle()).await;
        let _ = sender.send(());
    });
    let _ = left.recv_timeout(LEAVE_WAIT);
}

/// Whether the node of a process is connected.
pub fn is_reachable(pid: Pid) -> bool {
    link::to(pid).is_some()
}

/// Gives a process of another node a name on this node. False if the name is empty or taken, or the node is gone.
pub fn register_here(name: &str, pid: Pid) -> bool {
    if !is_reachable(pid) || !runtime().registry.register(name, pid) {
        return false;
    }
    // The null pid watches for the registry.
    remote::monitor(signal::new_reference(), Pid::NULL, pid);
    true
}
