//! Several nodes on a network in memory, driven event by event. Each run of a node has the real engine; a restart is a new run.
//! Knows nothing of what is tried with them.

use super::net::{Happening, Net, State};
use super::people::{Crowd, Message, People, Person};
use crate::cluster::engine::{Engine, Identity};
use crate::cluster::frame::{Frame, LENGTH_BYTES, unpack};
use crate::cluster::link::{Link, each_frame, lane};
use crate::cluster::member::TICK;
use crate::cluster::name::NodeName;
use crate::cluster::transport::{CLOSE_LEAVING, End};
use crate::cluster::{frame, host::Host};
use crate::process::table::lock;
use crate::process::{Pid, Reason};
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

const FIRST_INCARNATION: u64 = 1_700_000_000_000_000;

/// One run of a node.
pub struct Run {
    pub number: usize,
    pub engine: Engine<Crowd>,
    pub crowd: Crowd,
    next_person: u64,
    next_reference: i64,
    /// Numbers of messages to each receiver, in all and over each connection.
    sent: FxHashMap<(u64, u64), u64>,
    sent_on: FxHashMap<(u64, u64, u64), u64>,
}

/// A process wherever it is: host, incarnation, number.
pub type Place = (usize, u64, u64);

pub struct World {
    pub net: Net,
    /// By host. `None`: the host's node is down.
    pub runs: Vec<Option<Run>>,
    pub names: Vec<NodeName>,
    pub who: FxHashMap<Place, u64>,
    /// All processes there ever were.
    pub everybody: Vec<Place>,
    pub trace: Vec<String>,
    /// What a node is given besides its name.
    pub cookies: Vec<String>,
    pub versions: Vec<u8>,
    host_of_run: Vec<usize>,
    clock_skew: Vec<u64>,
    pub messages: u64,
}

impl World {
    pub fn new(seed: u64, nodes: usize) -> World {
        let net = Net::new(seed);
        let names = (0..nodes).map(|n| NodeName::parse(&format!("n{n:04}@h:1")).expect("a name")).collect();
        let clock_skew = (0..nodes).map(|_| lock(&net.0).random.below(4_000_000)).collect();
        World {
            net,
            runs: (0..nodes).map(|_| None).collect(),
            names,
            who: FxHashMap::default(),
            everybody: vec![],
            trace: vec![],
            cookies: vec!["cookie".to_string(); nodes],
            versions: vec![frame::VERSION; nodes],
            host_of_run: vec![],
            clock_skew,
            messages: 0,
        }
    }

    pub fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.net.0)
    }

    pub fn now(&self) -> Duration {
        self.state().now
    }

    pub fn note(&mut self, text: String) {
        let now = self.now();
        self.trace.push(format!("{:9.3} {text}", now.as_secs_f64()));
    }

    /// Starts the node of a host, as a new incarnation.
    pub fn start(&mut self, host: usize, seeds: &[usize]) {
        let number = self.host_of_run.len();
        self.host_of_run.push(host);
        let crowd = Crowd::default();
        let transport = self.net.enter(number, host, &self.names[host]);
        // Later incarnations are larger, as start times are, and as long on the wire.
        let incarnation = FIRST_INCARNATION + number as u64;
        let (name, cookie) = (self.names[host].clone(), self.cookies[host].clone());
        let me = Identity { version: self.versions[host], ..Identity::new(name, incarnation, cookie, 1) };
        let mut engine = Engine::new(me, crowd.clone(), transport, Arc::new(Mutex::default()));
        let now = self.now();
        engine.last_tick = now;
        for &seed in seeds {
            engine.add_seed(now, self.names[seed].clone());
        }
        let phase = self.state().random.ms(0, 100);
        self.state().tick_at(now + phase, number);
        let (sent, sent_on) = (FxHashMap::default(), FxHashMap::default());
        self.runs[host] = Some(Run { number, engine, crowd, next_person: 1, next_reference: 1, sent, sent_on });
    }

    /// Ends the node of a host, as SIGKILL does, or in order.
    pub fn end(&mut self, host: usize, in_order: bool) -> Vec<String> {
        let Some(run) = self.runs[host].take() else { return vec![] };
        if in_order {
            let links: Vec<Arc<Link>> = run.engine.links().cloned().collect();
            links.iter().for_each(|link| run.engine.transport.close(link.conn, CLOSE_LEAVING, "it left"));
        }
        self.state().vanish(run.number);
        std::mem::take(&mut lock(&run.crowd.0).wrong)
    }

    /// Lets everything happen until a moment.
    pub fn run_until(&mut self, until: Duration) {
        loop {
            let step = self.state().step(until);
            match step {
                None => return,
                Some(None) => {}
                Some(Some((run, happening))) => self.happen(run, happening),
            }
        }
    }

    fn happen(&mut self, number: usize, happening: Happening) {
        let host = self.host_of_run[number];
        let now = self.now();
        let clock = 1_000_000_000 + self.clock_skew[host] + now.as_micros() as u64;
        let Some(run) = self.runs[host].as_mut().filter(|run| run.number == number) else { return };
        lock(&run.crowd.0).clock = clock;
        match happening {
            Happening::Tick => {
                run.engine.tick(now);
                self.state().tick_at(now + TICK, number);
            }
            Happening::Incoming { cable } => {
                let conn = run.engine.incoming(now, "somewhere".to_string());
                lock(&self.net.0).take_call(cable, number, conn);
            }
            Happening::Dialled(conn) => run.engine.dialled(now, conn),
            Happening::Greeting(conn, bytes) => run.engine.greeted(now, conn, &bytes[LENGTH_BYTES..]),
            Happening::Heartbeat(conn) => run.engine.heartbeat(now, conn),
            Happening::Vanished(conn) => run.engine.vanished(now, conn),
            Happening::Closed { conn, code, reason } => run.engine.closed(now, conn, &End::Refused { code, reason }),
            Happening::Frame(link, bytes) => {
                link.saw();
                let mut spawned = None;
                let read = each_frame(&bytes, |frame| run.frame(now, &link, frame, &mut spawned));
                if read != Ok(bytes.len()) {
                    lock(&run.crowd.0).wrong.push(format!("a frame could not be read: {read:?}"));
                }
                if let Some(id) = spawned {
                    self.name_person(host, id);
                }
            }
        }
    }

    fn name_person(&mut self, host: usize, id: u64) {
        let who = self.who.len() as u64 + 1;
        let Some(run) = &mut self.runs[host] else { return };
        let place = (host, run.engine.me.incarnation, id);
        self.who.insert(place, who);
        self.everybody.push(place);
        if let Some(person) = lock(&run.crowd.0).all.get_mut(&id) {
            person.who = who;
        }
    }

    pub fn spawn(&mut self, host: usize) -> Option<Pid> {
        let run = self.runs[host].as_mut()?;
        let pid = run.spawn();
        self.name_person(host, pid.id());
        Some(pid)
    }

    /// Where the process is that a node calls by a pid.
    pub fn place(&self, host: usize, pid: Pid) -> Option<Place> {
        let directory = &self.runs[host].as_ref()?.engine.directory;
        if pid.node() == 0 {
            return Some((host, directory.incarnation, pid.id()));
        }
        let node = directory.node(pid.node())?;
        let home = self.names.iter().position(|name| **name.full() == *node.name)?;
        Some((home, node.incarnation, pid.id()))
    }

    /// Whether a process lives.
    pub fn lives(&self, (host, incarnation, id): Place) -> bool {
        self.runs[host]
            .as_ref()
            .is_some_and(|run| run.engine.me.incarnation == incarnation && lock(&run.crowd.0).all.contains_key(&id))
    }

    /// What a node may call a process elsewhere.
    pub fn pid_at(&self, host: usize, (home, incarnation, id): Place) -> Option<Pid> {
        let directory = &self.runs[host].as_ref()?.engine.directory;
        if home == host && directory.incarnation == incarnation {
            return Some(Pid::local(id));
        }
        Some(Pid::remote(directory.intern(self.names[home].full(), incarnation)?.index, id))
    }

    pub fn send(&mut self, host: usize, from: Pid, to: Pid) {
        let Some(place) = self.place(host, to) else { return };
        let (Some(&receiver), Some(run)) = (self.who.get(&place), self.runs[host].as_mut()) else { return };
        let Some(link) = run.engine.directory.link_to(to) else { return };
        let sender = lock(&run.crowd.0).all.get(&from.id()).map_or(0, |person| person.who);
        let count = |count: &mut u64| {
            *count += 1;
            *count
        };
        let conn = (run.number as u64) << 32 | link.conn;
        let number = count(run.sent.entry((sender, receiver)).or_default());
        let on_conn = count(run.sent_on.entry((sender, receiver, conn)).or_default());
        let message = Message { from: sender, to: receiver, conn, on_conn, number };
        link.send_between(from, to, &Frame::Send { to: to.id(), ty: 0, value: &message.bytes() });
        self.messages += 1;
    }
}

impl Run {
    pub fn people(&self) -> MutexGuard<'_, People> {
        lock(&self.crowd.0)
    }

    fn spawn(&mut self) -> Pid {
        let id = self.next_person;
        self.next_person += 1;
        self.people().all.insert(id, Person::default());
        Pid::local(id)
    }

    /// What the scheduler does when a process ends.
    pub fn finish(&mut self, pid: Pid) {
        let Some(person) = self.people().all.remove(&pid.id()) else { return };
        let names = lock(&self.engine.names).remove_process(pid);
        self.engine.names_ended(pid, &names);
        let reason = Reason::Normal;
        for other in person.links {
            if let Some(link) = self.engine.directory.link_to(other) {
                let frame = Frame::Exit { from: pid.id(), to: other.id(), reason: reason.text(), linked: true };
                link.send_between(pid, other, &frame);
            }
        }
        for (reference, watcher) in person.watchers {
            if let Some(link) = self.engine.directory.link_to(watcher) {
                link.send_between(pid, watcher, &Frame::Down { reference, reason: reason.text() });
            }
        }
        let own: Vec<_> = {
            let mut people = self.people();
            people.awaiting_down.retain(|(listener, _), _| *listener != pid);
            people.awaiting_up.retain(|(listener, _)| *listener != pid);
            people.watching.extract_if(.., |_, watching| watching.watcher == pid).collect()
        };
        for (reference, watching) in own {
            self.engine.demonitor(reference, pid, watching.target);
        }
    }

    pub fn monitor(&mut self, watcher: Pid, target: Pid) {
        let reference = self.next_reference;
        self.next_reference += 1;
        self.people().watching.insert(reference, super::people::Watching { watcher, target, times: 0 });
        self.engine.monitor(reference, watcher, target);
    }

    pub fn demonitor(&mut self, reference: i64) {
        let watching = self.people().watching.remove(&reference);
        if let Some(watching) = watching {
            self.engine.demonitor(reference, watching.watcher, watching.target);
        }
    }

    pub fn link(&mut self, pid: Pid, other: Pid) {
        self.engine.link(pid, other);
    }

    pub fn spawn_there(&mut self, from: Pid, link: &Arc<Link>, linked: bool) {
        let node = link.node.clone();
        let crowd = self.crowd.clone();
        let open = self.open_call();
        let done = Box::new(move |engine: &mut Engine<Crowd>, answer| {
            lock(&crowd.0).answered(open);
            let _ = (engine, answer, node);
        });
        let send = |ask| {
            let frame = Frame::Spawn { ask, from: from.id(), link: linked, name: "f", ty: 0, arguments: &[] };
            link.send(lane(from.id(), 0), frame::pack(&frame));
        };
        self.engine.ask(link, done, send);
    }

    fn open_call(&mut self) -> u64 {
        let mut people = self.people();
        let call = people.calls_open.len() as u64 + 1_000_000 * (people.got + 1) + self.next_reference as u64 * 1_000;
        let call = (call..).find(|call| !people.calls_open.contains(call)).unwrap_or(call);
        people.calls_open.insert(call);
        call
    }

    pub fn call(&mut self, from: Pid, to: Pid, link: &Arc<Link>) {
        let open = self.open_call();
        let send = |call| {
            let frame = Frame::Request { call, to: to.id(), service: 1, handler: 0, ty: 0, arguments: &[] };
            link.send_between(from, to, &frame);
        };
        self.engine.call(link, open, send);
    }

    pub fn ask_alive(&mut self, from: Pid, to: Pid, link: &Arc<Link>) {
        let open = self.open_call();
        let crowd = self.crowd.clone();
        self.engine.is_alive(from, to, link, Box::new(move |_, _| lock(&crowd.0).answered(open)));
    }

    pub fn register(&mut self, name: &str, pid: Pid) {
        let open = self.open_call();
        let crowd = self.crowd.clone();
        self.engine.register(name, pid, Box::new(move |_, _| lock(&crowd.0).answered(open)));
    }

    /// What `arrive` does with the values of a program is done here with numbers; everything else goes to the engine.
    fn frame(
        &mut self,
        now: Duration,
        link: &Arc<Link>,
        bytes: &[u8],
        spawned: &mut Option<u64>,
    ) -> Result<(), String> {
        if link.is_down() {
            return Ok(());
        }
        match unpack(bytes)? {
            Frame::Send { to, value, .. } => {
                let message = Message::read(value).ok_or("a message of another length")?;
                self.people().receive(Pid::local(to), message);
            }
            Frame::Spawn { ask, from, link: linked, .. } => {
                let pid = self.spawn();
                *spawned = Some(pid.id());
                let caller = Pid::remote(link.node.index, from);
                if linked {
                    self.crowd.link(pid, caller);
                }
                let frame = Frame::Spawned { ask, pid: pid.id(), to: from, link: linked };
                link.send_between(pid, caller, &frame);
            }
            Frame::Request { call, to, .. } => {
                let is_alive = self.crowd.alive(Pid::local(to));
                let frame = match is_alive {
                    true => Frame::Answer { call, ty: 0, value: &[] },
                    false => Frame::Failed { call, reason: "noproc" },
                };
                link.send(lane(call, 0), frame::pack(&frame));
            }
            Frame::Answer { call, .. } | Frame::Failed { call, .. } => {
                if let Some(call) = self.engine.take_call(link, call) {
                    self.people().answered(call);
                }
            }
            other => return self.engine.frame(now, link, other),
        }
        Ok(())
    }
}
