//! Real engines over the real network on the loopback, with the simulation's processes: what only QUIC itself can refuse.

use super::people::Crowd;
use crate::cluster::engine::{Engine, Identity};
use crate::cluster::frame::{Frame, VERSION, unpack};
use crate::cluster::join::Failed;
use crate::cluster::link::Link;
use crate::cluster::member::TICK;
use crate::cluster::name::NodeName;
use crate::cluster::network::{Inlet, Lane, Network, Quic};
use crate::cluster::transport::{Conn, End};
use crate::process::Pid;
use crate::process::table::lock;
use std::net::UdpSocket;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::SeqCst;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

/// A node on a port of its own.
struct Station {
    engine: Arc<Mutex<Engine<Crowd>>>,
    name: NodeName,
    crowd: Crowd,
    epoch: Instant,
    network: Arc<Network>,
    /// Frames that bore a value.
    got: Arc<AtomicU64>,
}

impl Station {
    /// Only inside a runtime.
    fn start(name: &str, version: u8) -> Arc<Station> {
        let socket = UdpSocket::bind(("127.0.0.1", 0)).expect("a port");
        let address = socket.local_addr().expect("an address");
        let name = NodeName::parse(&format!("{name}@{address}")).expect("a name");
        let network = Network::new(socket).expect("a network");
        let crowd = Crowd::default();
        let me = Identity { version, ..Identity::new(name.clone(), 1, "cookie".to_string(), 1) };
        let engine = Engine::new(me, crowd.clone(), Arc::new(Quic(network.clone())), Arc::default());
        let (engine, epoch) = (Arc::new(Mutex::new(engine)), Instant::now());
        let station = Arc::new(Station { engine, name, crowd, epoch, network: network.clone(), got: Arc::default() });
        tokio::spawn(network.serve(station.clone()));
        let ticking = station.clone();
        tokio::spawn(async move {
            let mut tick = tokio::time::interval(TICK);
            loop {
                tick.tick().await;
                lock(&ticking.engine).tick(ticking.now());
            }
        });
        station
    }

    fn now(&self) -> Duration {
        self.epoch.elapsed()
    }

    async fn connect(&self, other: &Station) -> Result<(), Failed> {
        let (sender, outcome) = oneshot::channel();
        let done = Box::new(move |_: &mut Engine<Crowd>, _, outcome| _ = sender.send(outcome));
        lock(&self.engine).connect(self.now(), &other.name, done);
        outcome.await.expect("an outcome")
    }

    /// Sends small messages, with a pause after each so many; returns when all have arrived.
    async fn send_small(&self, other: &Station, count: u64, burst: u64) {
        let link = lock(&self.engine).link_of(other.name.full()).expect("a link");
        let already = other.got.load(SeqCst);
        for n in 0..count {
            link.send_between(Pid::local(1), Pid::local(1), &Frame::Send { to: 1, ty: u64::MAX, value: &[7] });
            if n % burst == burst - 1 {
                while other.got.load(SeqCst) < already + n + 1 {
                    tokio::time::sleep(Duration::from_micros(200)).await;
                }
            }
        }
    }

    fn said(&self) -> Vec<String> {
        lock(&self.crowd.0).log.clone()
    }
}

impl Inlet for Station {
    fn dialled(&self, conn: Conn) {
        lock(&self.engine).dialled(self.now(), conn);
    }
    fn incoming(&self, from: String) -> Conn {
        lock(&self.engine).incoming(self.now(), from)
    }
    fn greeted(&self, conn: Conn, greeting: &[u8]) {
        lock(&self.engine).greeted(self.now(), conn, greeting);
    }
    fn closed(&self, conn: Conn, end: &End) {
        lock(&self.engine).closed(self.now(), conn, end);
    }
    fn heartbeat(&self, conn: Conn) {
        lock(&self.engine).heartbeat(self.now(), conn);
    }
    fn vanished(&self, conn: Conn) {
        lock(&self.engine).vanished(self.now(), conn);
    }
    fn lane(&self, link: &Arc<Link>) -> Lane {
        let (engine, link, epoch, got) = (self.engine.clone(), link.clone(), self.epoch, self.got.clone());
        Box::new(move |frame| match unpack(frame)? {
            Frame::Send { .. } => {
                got.fetch_add(1, SeqCst);
                Ok(())
            }
            other => lock(&engine).frame(epoch.elapsed(), &link, other),
        })
    }
    fn malformed(&self, link: &Arc<Link>, error: &str) {
        lock(&self.engine).malformed(self.now(), link, error);
    }
}

#[test]
fn only_nodes_of_one_protocol_are_connected_and_both_sides_say_why() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let [one, other] = ["a", "b"].map(|name| Station::start(name, VERSION));
        let newer = Station::start("c", VERSION + 1);
        tokio::task::yield_now().await;
        assert_eq!(one.connect(&other).await, Ok(()));
        let refused = one.connect(&newer).await;
        let Err(Failed::Refused(reason)) = &refused else { panic!("{refused:?}") };
        let words = format!("{} speaks version {VERSION} of the protocol, not {}", one.name, VERSION + 1);
        assert_eq!(*reason, words);
        for _ in 0..100 {
            if newer.said().iter().any(|line| line.contains(&words)) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let said = newer.said();
        let line = format!("refused a connection from 127.0.0.1:{}: {words}", one.name.port());
        assert!(said.contains(&line), "{said:?}");
    });
}

/// What small messages and silence cost on the wire: UDP's payload, and 28 bytes of IP and UDP for each datagram.
#[test]
fn what_goes_over_the_wire() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let [one, other] = ["a", "b"].map(|name| Station::start(name, VERSION));
        tokio::task::yield_now().await;
        assert_eq!(one.connect(&other).await, Ok(()));
        let total = || {
            let (sent, back) = (one.network.sent(), other.network.sent());
            (sent.1 + back.1 + 28 * (sent.0 + back.0)) as f64
        };
        let mut costs = vec![];
        for (count, burst) in [(200, 1), (20_000, 1000)] {
            let before = total();
            one.send_small(&other, count, burst).await;
            costs.push((total() - before) / count as f64);
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
        let before = total();
        tokio::time::sleep(Duration::from_secs(3)).await;
        let silence = (total() - before) / 3.0;
        println!(
            "alone {:.1}, in a stream {:.1} bytes a message; {silence:.0} bytes a second in silence",
            costs[0], costs[1]
        );
        assert!(costs[0] < 250.0 && costs[1] < 50.0 && silence < 1500.0, "{costs:?} {silence}");
    });
}
