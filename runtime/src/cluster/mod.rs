//! Nodes: programs on several machines that form one system. Processes use it through the functions of this file and of `remote`.
//! Knows nothing of the language.
//!
//! A node is a machine of states (`engine`, with `join`, `member`, `signals`, `global`) between two traits: `transport`, the network,
//! and `host`, the processes. In this program they are `network` over `quic`, and the scheduler's processes; in the simulation
//! (`sim`) they are a network in memory with faults, and processes that check what happens to them. Everything on the network runs
//! on one thread.

mod arrive;
#[cfg(test)]
mod attack;
mod detector;
mod engine;
mod frame;
mod fullness;
mod global;
mod host;
mod join;
mod link;
mod member;
mod name;
mod names;
mod network;
mod node;
mod proof;
mod quic;
pub mod remote;
mod signals;
#[cfg(test)]
mod sim;
mod transport;
mod types;

pub use name::NodeName;

use crate::abi::{Cx, Panic};
use crate::process::signal;
use crate::process::table::lock;
use crate::process::wait::{Completer, bridge};
use crate::process::{self, Pid, runtime};
use engine::{Answer, Engine, Identity};
use host::{Here, log};
use join::Failed;
use link::Link;
use member::TICK;
use names::{Claim, Names};
use network::{Inlet, Lane, Network, Quic};
use node::Directory;
use std::net::{SocketAddr, ToSocketAddrs, UdpSocket};
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::{Acquire, Relaxed, Release};
use std::sync::mpsc;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, OnceLock};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use transport::{CLOSE_LEAVING, Conn, End};

/// How long the end of the program waits for what was sent to arrive.
const LEAVE_WAIT: Duration = Duration::from_millis(500);

/// This program as a node.
pub struct Cluster {
    /// The flags of the command line started it.
    by_flags: bool,
    epoch: Instant,
    directory: Arc<Directory>,
    network: Arc<Network>,
    engine: Mutex<Engine<Here>>,
}

static CLUSTER: OnceLock<Cluster> = OnceLock::new();

/// The global names that this program knows; it has some before it is a node.
static NAMES: LazyLock<Arc<Mutex<Names>>> = LazyLock::new(Arc::default);
/// Whether there ever was a global name.
static NAMED: AtomicBool = AtomicBool::new(false);

/// The program ends: what connections say now interests nobody.
static LEAVING: AtomicBool = AtomicBool::new(false);

/// This node, if it was started.
fn cluster() -> Option<&'static Cluster> {
    CLUSTER.get()
}

impl Cluster {
    fn engine(&self) -> MutexGuard<'_, Engine<Here>> {
        lock(&self.engine)
    }

    fn now(&self) -> Duration {
        self.epoch.elapsed()
    }
}

/// What the network tells this node.
struct Ears(&'static Cluster);

impl Inlet for Ears {
    fn dialled(&self, conn: Conn) {
        self.0.engine().dialled(self.0.now(), conn);
    }
    fn incoming(&self, from: String) -> Conn {
        self.0.engine().incoming(self.0.now(), from)
    }
    fn greeted(&self, conn: Conn, greeting: &[u8]) {
        self.0.engine().greeted(self.0.now(), conn, greeting);
    }
    fn closed(&self, conn: Conn, end: &End) {
        self.0.engine().closed(self.0.now(), conn, end);
    }
    fn heartbeat(&self, conn: Conn) {
        self.0.engine().heartbeat(self.0.now(), conn);
    }
    fn vanished(&self, conn: Conn) {
        self.0.engine().vanished(self.0.now(), conn);
    }
    fn lane(&self, link: &Arc<Link>) -> Lane {
        let mut reader = arrive::Reader::new(self.0, link.clone());
        Box::new(move |frame| reader.frame(frame))
    }
    fn malformed(&self, link: &Arc<Link>, error: &str) {
        self.0.engine().malformed(self.0.now(), link, error);
    }
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
        let me = &present.engine().me;
        let same = present.by_flags && me.name == name && me.cookie == cookie;
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
    let network = match Network::new(socket) {
        Ok(network) => network,
        Err(error) => {
            let _ = started.send(Err(error));
            return;
        }
    };
    drop(entered);
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let me = Identity::new(name, since.as_nanos() as u64, cookie, types::types().fingerprint());
    let engine = Engine::new(me, Here, Arc::new(Quic(network.clone())), NAMES.clone());
    let (directory, epoch) = (engine.directory.clone(), Instant::now());
    let cluster = CLUSTER.get_or_init(|| Cluster { by_flags, epoch, directory, network, engine: Mutex::new(engine) });
    let _ = started.send(Ok(()));
    runtime.block_on(async {
        tokio::spawn(cluster.network.clone().serve(Arc::new(Ears(cluster))));
        // The network takes calls before this node makes any.
        tokio::task::yield_now().await;
        for seed in seeds {
            cluster.engine().add_seed(cluster.now(), seed);
        }
        let mut tick = tokio::time::interval(TICK);
        tick.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            cluster.engine().tick(cluster.now());
            tick.tick().await;
        }
    });
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
    let outcome = bridge(cx, |completer: Completer<Result<(), Failed>>| {
        let done = Box::new(move |_: &mut Engine<Here>, _, outcome| completer.complete(outcome));
        cluster.engine().connect(cluster.now(), &name, done);
    })?;
    let Err(failed) = outcome else { return Ok(Connected::Yes) };
    log(&format!("no connection to {name}, {failed}"));
    Ok(match failed {
        Failed::Unreachable(_) => Connected::Unreachable,
        Failed::Refused(_) => Connected::Refused,
    })
}

/// The own name; empty if the node was not started.
pub fn own_name() -> String {
    cluster().map_or_else(String::new, |cluster| cluster.directory.name.to_string())
}

/// The names of the nodes that are connected, sorted.
pub fn connected() -> Vec<String> {
    let mut names: Vec<String> = match cluster() {
        Some(cluster) => cluster.engine().links().map(|link| link.node.name.to_string()).collect(),
        None => vec![],
    };
    names.sort_unstable();
    names
}

/// Lets a process hear of the node's next end, and of its return. False if it is not connected.
pub fn listen(pid: Pid, name: &str) -> bool {
    let (Some(cluster), Some(name)) = (cluster(), NodeName::parse(name)) else { return false };
    cluster.engine().listen(pid, &name)
}

/// How long a node takes to answer, if it does.
pub fn ping(cx: &mut Cx, name: &str) -> Result<Option<Duration>, Panic> {
    let (Some(cluster), Some(name)) = (cluster(), NodeName::parse(name)) else { return Ok(None) };
    let link = cluster.engine().link_of(name.full());
    let Some(link) = link else { return Ok((*cluster.directory.name == **name.full()).then_some(Duration::ZERO)) };
    let asked = Instant::now();
    let answer = bridge(cx, |completer| {
        let done = Box::new(move |_: &mut Engine<Here>, answer| completer.complete(answer));
        cluster.engine().is_alive(Pid::NULL, Pid::NULL, &link, done);
    })?;
    Ok((answer != Answer::Lost).then(|| asked.elapsed()))
}

/// The process of a global name, or the null pid.
pub fn global_whereis(name: &str) -> Pid {
    lock(&NAMES).whereis(name)
}

/// Gives a process a global name. False if the name is empty or taken, or the process is gone.
pub fn global_register(cx: &mut Cx, name: &str, pid: Pid) -> Result<bool, Panic> {
    NAMED.store(true, Release);
    if let Some(cluster) = cluster() {
        return bridge(cx, |completer| {
            let done = Box::new(move |_: &mut Engine<Here>, given| completer.complete(given));
            cluster.engine().register(name, pid, done);
        });
    }
    let mut names = lock(&NAMES);
    let is_free = !name.is_empty() && names.whereis(name).is_null() && process::alive(pid);
    if is_free {
        names.add(name, Claim { pid, since: host::Host::wall_clock(&Here), home: "".into() });
    }
    drop(names);
    // It may have ended between the question and the entry, and then nobody has found it.
    Ok(is_free && (process::alive(pid) || !lock(&NAMES).remove(name, pid)))
}

/// Whether the global name was known.
pub fn global_unregister(name: &str) -> bool {
    if let Some(cluster) = cluster() {
        return cluster.engine().unregister(name);
    }
    let mut names = lock(&NAMES);
    let pid = names.whereis(name);
    names.remove(name, pid)
}

/// A process of this node ended.
pub fn process_ended(pid: Pid) {
    if !NAMED.load(Acquire) {
        return;
    }
    let names = lock(&NAMES).remove_process(pid);
    if let (Some(cluster), false) = (cluster(), names.is_empty()) {
        cluster.engine().names_ended(pid, &names);
    }
}

/// Ends all connections in order: what was sent arrives first.
pub fn leave() {
    let Some(cluster) = cluster() else { return };
    LEAVING.store(true, Relaxed);
    let until = Instant::now() + LEAVE_WAIT;
    let links: Vec<Arc<Link>> = cluster.engine().links().cloned().collect();
    links.iter().for_each(|link| link.finish());
    while links.iter().any(|link| !link.is_idle() && !link.is_down()) && Instant::now() < until {
        std::thread::sleep(Duration::from_millis(1));
    }
    let (sender, left) = mpsc::channel();
    cluster.network.handle().spawn(async move {
        // The other side confirms what it has; a few round trips are plenty.
        if !links.is_empty() {
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
        let ended = cluster.network.end(CLOSE_LEAVING, "it left");
        let _ = tokio::time::timeout(Duration::from_millis(100), ended).await;
        let _ = sender.send(());
    });
    let _ = left.recv_timeout(LEAVE_WAIT);
}

/// Whether the node of a process is connected.
pub fn is_reachable(pid: Pid) -> bool {
    cluster().is_some_and(|cluster| cluster.directory.link_to(pid).is_some())
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
