//! A network in memory, on a time of its own: connections between nodes with delay, loss, repetition and cuts, all by a seed.
//! Knows nothing of what is sent.
//!
//! It keeps what a transport promises and no more: the frames of a lane come in order or not at all, a lost one delays those
//! behind it, lanes overtake each other, heartbeats are lost and repeated, and of the end of a connection the other side may
//! never hear.

use crate::cluster::link::{LANES, Link};
use crate::cluster::name::NodeName;
use crate::cluster::transport::{Conn, Secret, Transport, Wire};
use crate::process::table::lock;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// The lane of greetings, behind those of frames.
const GREETINGS: usize = LANES;
/// How often what a cut holds up is sent again.
const AGAIN: Duration = Duration::from_millis(200);
const AGAIN_MAX: u32 = 6;
/// What a datagram costs on the wire besides what it carries: IP, UDP, QUIC's header and seal.
const PACKET_BYTES: u64 = 20 + 8 + 11 + 16;

/// Numbers by a seed.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }
    pub fn below(&mut self, limit: u64) -> u64 {
        (self.next() >> 16) % limit
    }
    /// True in so many of a hundred cases.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
    pub fn ms(&mut self, low: u64, high: u64) -> Duration {
        Duration::from_micros(low * 1000 + self.below((high - low) * 1000 + 1))
    }
}

/// How bad the network is.
#[derive(Clone, Copy, Debug)]
pub struct Faults {
    pub loss_percent: u64,
    pub repeat_percent: u64,
    pub delay_ms: (u64, u64),
}

impl Faults {
    pub const NONE: Faults = Faults { loss_percent: 0, repeat_percent: 0, delay_ms: (1, 2) };
}

/// Something that happens to a run of a node.
pub enum Happening {
    Tick,
    /// A call reached the node.
    Incoming {
        cable: usize,
    },
    Dialled(Conn),
    Greeting(Conn, Vec<u8>),
    Frame(Arc<Link>, Vec<u8>),
    Heartbeat(Conn),
    Vanished(Conn),
    Closed {
        conn: Conn,
        code: u32,
        reason: String,
    },
}

enum What {
    Tick(usize),
    DialArrives(usize),
    DialReturns(usize),
    /// Cable, side that gets it, lane.
    Lane(usize, usize, usize),
    Heartbeat(usize, usize),
    /// Cable, and the side that asked about the other one.
    Knocked(usize, usize),
    Close(usize, usize, u32, String),
}

struct Event {
    at: Duration,
    number: u64,
    what: What,
}

impl PartialEq for Event {
    fn eq(&self, other: &Event) -> bool {
        self.number == other.number
    }
}
impl Eq for Event {}
impl PartialOrd for Event {
    fn partial_cmp(&self, other: &Event) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Event {
    fn cmp(&self, other: &Event) -> std::cmp::Ordering {
        (self.at, self.number).cmp(&(other.at, other.number))
    }
}

/// One end of a connection.
struct Side {
    /// The run of a node that has it; none while a call is under way.
    run: Option<usize>,
    host: usize,
    conn: Conn,
    is_closed: bool,
    link: Option<Arc<Link>>,
    /// What is on its way here, each frame with its lane, and when the last one of each lane arrives.
    frames: VecDeque<(usize, Vec<u8>)>,
    last: [Duration; LANES + 1],
}

impl Side {
    fn new(run: Option<usize>, host: usize, conn: Conn) -> Side {
        Side {
            run,
            host,
            conn,
            is_closed: false,
            link: None,
            frames: VecDeque::new(),
            last: [Duration::ZERO; LANES + 1],
        }
    }
}

struct Cable {
    /// The caller's end comes first.
    sides: [Side; 2],
    secret: Secret,
}

/// What went over the network.
#[derive(Clone, Copy, Default, Debug)]
pub struct Traffic {
    pub heartbeats: u64,
    pub frames: u64,
    pub bytes: u64,
}

/// The state of the network.
pub struct State {
    pub now: Duration,
    pub random: Random,
    pub faults: Faults,
    pub traffic: Traffic,
    queue: BinaryHeap<Reverse<Event>>,
    events: u64,
    cables: Vec<Cable>,
    ends: FxHashMap<(usize, Conn), (usize, usize)>,
    /// The host of every node by name, and the run that is there.
    hosts: FxHashMap<Arc<str>, usize>,
    present: FxHashMap<usize, usize>,
    /// Pairs of hosts that do not reach each other, the smaller first.
    pub cut: FxHashSet<(usize, usize)>,
    /// Until when a run stands still.
    pub still: FxHashMap<usize, Duration>,
}

#[derive(Clone)]
pub struct Net(pub Arc<Mutex<State>>);

impl State {
    fn schedule(&mut self, at: Duration, what: What) {
        self.events += 1;
        self.queue.push(Reverse(Event { at, number: self.events, what }));
    }

    fn is_cut(&self, one: usize, other: usize) -> bool {
        self.cut.contains(&(one.min(other), one.max(other)))
    }

    fn delay(&mut self) -> Duration {
        let (low, high) = self.faults.delay_ms;
        self.random.ms(low, high)
    }

    /// The delay of something that is sent until it arrives.
    fn reliable_delay(&mut self) -> Duration {
        let mut delay = self.delay();
        for _ in 0..AGAIN_MAX {
            if !self.random.chance(self.faults.loss_percent) {
                break;
            }
            delay += 2 * self.delay() + Duration::from_millis(30);
        }
        delay
    }

    fn put_on_lane(&mut self, cable: usize, to: usize, lane: usize, bytes: Vec<u8>) {
        self.traffic.frames += 1;
        self.traffic.bytes += bytes.len() as u64 + PACKET_BYTES;
        let arrives = self.now + self.reliable_delay();
        let side = &mut self.cables[cable].sides[to];
        let at = arrives.max(side.last[lane]);
        side.last[lane] = at;
        side.frames.push_back((lane, bytes));
        self.schedule(at, What::Lane(cable, to, lane));
    }

    /// The end of a connection that a run knows by a number.
    fn end(&self, run: usize, conn: Conn) -> Option<(usize, usize)> {
        self.ends.get(&(run, conn)).copied()
    }

    fn close(&mut self, cable: usize, from: usize) -> bool {
        let side = &mut self.cables[cable].sides[from];
        let was_open = !std::mem::replace(&mut side.is_closed, true);
        if was_open {
            side.link = None;
            side.frames = VecDeque::new();
            if let Some(run) = side.run {
                let conn = side.conn;
                self.ends.remove(&(run, conn));
            }
        }
        was_open
    }

    /// A run ends without a word.
    pub fn vanish(&mut self, run: usize) {
        let mut ends: Vec<_> = self.ends.iter().filter(|(key, _)| key.0 == run).map(|(_, &end)| end).collect();
        ends.sort_unstable();
        for (cable, side) in ends {
            self.close(cable, side);
        }
        self.present.retain(|_, &mut other| other != run);
    }

    /// How many ends of connections a run has.
    pub fn ends_of(&self, run: usize) -> usize {
        self.ends.keys().filter(|key| key.0 == run).count()
    }

    /// Takes the next event; whose run it concerns and what it is, if it concerns one. `None` when `until` is reached.
    pub fn step(&mut self, until: Duration) -> Option<Option<(usize, Happening)>> {
        match self.queue.peek() {
            Some(Reverse(event)) if event.at <= until => {}
            _ => {
                self.now = until;
                return None;
            }
        }
        let Reverse(event) = self.queue.pop()?;
        self.now = event.at;
        // A run that stands still gets everything later, in the same order.
        if let Some(&resumes) = self.run_of(&event.what).and_then(|run| self.still.get(&run))
            && resumes > self.now
        {
            self.schedule(resumes, event.what);
            return Some(None);
        }
        Some(self.happen(event.what))
    }

    fn run_of(&self, what: &What) -> Option<usize> {
        match *what {
            What::Tick(run) => Some(run),
            What::DialArrives(cable) => self.present.get(&self.cables[cable].sides[1].host).copied(),
            What::DialReturns(cable) => self.cables[cable].sides[0].run,
            What::Lane(cable, side, _)
            | What::Heartbeat(cable, side)
            | What::Knocked(cable, side)
            | What::Close(cable, side, ..) => self.cables[cable].sides[side].run,
        }
    }

    fn happen(&mut self, what: What) -> Option<(usize, Happening)> {
        match what {
            What::Tick(run) => Some((run, Happening::Tick)),
            What::DialArrives(cable) => {
                let [caller, called] = &self.cables[cable].sides;
                let run = self.present.get(&called.host).copied()?;
                if caller.is_closed || self.is_cut(caller.host, called.host) {
                    return None;
                }
                Some((run, Happening::Incoming { cable }))
            }
            What::DialReturns(cable) => {
                let [caller, called] = &self.cables[cable].sides;
                if caller.is_closed || self.is_cut(caller.host, called.host) {
                    return None;
                }
                Some((caller.run?, Happening::Dialled(caller.conn)))
            }
            What::Lane(cable, side, lane) => self.lane_arrives(cable, side, lane),
            What::Heartbeat(cable, side) => {
                let [caller, called] = &self.cables[cable].sides;
                let end = &self.cables[cable].sides[side];
                if end.is_closed || end.link.is_none() || self.is_cut(caller.host, called.host) {
                    return None;
                }
                Some((end.run?, Happening::Heartbeat(end.conn)))
            }
            What::Knocked(cable, side) => {
                let (end, other) = (&self.cables[cable].sides[side], &self.cables[cable].sides[1 - side]);
                let is_there = self.present.contains_key(&other.host);
                if end.is_closed || is_there || self.is_cut(end.host, other.host) {
                    return None;
                }
                Some((end.run?, Happening::Vanished(end.conn)))
            }
            What::Close(cable, side, code, reason) => {
                let [caller, called] = &self.cables[cable].sides;
                if self.is_cut(caller.host, called.host) {
                    return None;
                }
                let (run, conn) = (self.cables[cable].sides[side].run?, self.cables[cable].sides[side].conn);
                self.close(cable, side).then_some((run, Happening::Closed { conn, code, reason }))
            }
        }
    }

    fn lane_arrives(&mut self, cable: usize, side: usize, lane: usize) -> Option<(usize, Happening)> {
        let [caller, called] = &self.cables[cable].sides;
        let (is_cut, end) = (self.is_cut(caller.host, called.host), &self.cables[cable].sides[side]);
        if end.is_closed {
            return None;
        }
        // Not through yet, or nobody reads yet.
        if is_cut || (lane != GREETINGS && end.link.is_none()) {
            let at = self.now + AGAIN;
            self.schedule(at, What::Lane(cable, side, lane));
            return None;
        }
        let end = &mut self.cables[cable].sides[side];
        let (_, bytes) =
            end.frames.iter().position(|frame| frame.0 == lane).and_then(|place| end.frames.remove(place))?;
        if end.frames.is_empty() {
            end.frames = VecDeque::new();
        }
        let happening = match (&end.link, lane) {
            (_, GREETINGS) => Happening::Greeting(end.conn, bytes),
            (Some(link), _) => Happening::Frame(link.clone(), bytes),
            (None, _) => return None,
        };
        Some((end.run?, happening))
    }

    /// The called run gave a call its number: the caller hears of it.
    pub fn take_call(&mut self, cable: usize, run: usize, conn: Conn) {
        let side = &mut self.cables[cable].sides[1];
        (side.run, side.conn) = (Some(run), conn);
        self.ends.insert((run, conn), (cable, 1));
        let at = self.now + self.reliable_delay();
        self.schedule(at, What::DialReturns(cable));
    }

    /// A further name of a host.
    pub fn alias(&mut self, name: &Arc<str>, host: usize) {
        self.hosts.insert(name.clone(), host);
    }

    pub fn tick_at(&mut self, at: Duration, run: usize) {
        self.schedule(at, What::Tick(run));
    }
}

impl Net {
    pub fn new(seed: u64) -> Net {
        Net(Arc::new(Mutex::new(State {
            now: Duration::ZERO,
            random: Random::new(seed),
            faults: Faults::NONE,
            traffic: Traffic::default(),
            queue: BinaryHeap::new(),
            events: 0,
            cables: vec![],
            ends: FxHashMap::default(),
            hosts: FxHashMap::default(),
            present: FxHashMap::default(),
            cut: FxHashSet::default(),
            still: FxHashMap::default(),
        })))
    }

    /// The transport for a run of the node of that name.
    pub fn enter(&self, run: usize, host: usize, name: &NodeName) -> Arc<dyn Transport> {
        let mut state = lock(&self.0);
        state.hosts.insert(name.full().clone(), host);
        state.present.insert(host, run);
        Arc::new(Port { net: self.0.clone(), run, host })
    }
}

/// A run's way into the network.
struct Port {
    net: Arc<Mutex<State>>,
    run: usize,
    host: usize,
}

impl Transport for Port {
    fn dial(&self, conn: Conn, name: &NodeName) {
        let mut state = lock(&self.net);
        let cable = state.cables.len();
        let host = state.hosts.get(name.full()).copied().unwrap_or(usize::MAX);
        let mut secret = Secret::default();
        secret[..8].copy_from_slice(&state.random.next().to_le_bytes());
        let sides = [Side::new(Some(self.run), self.host, conn), Side::new(None, host, 0)];
        state.cables.push(Cable { sides, secret });
        state.ends.insert((self.run, conn), (cable, 0));
        let at = state.now + state.reliable_delay();
        state.schedule(at, What::DialArrives(cable));
    }

    fn secret(&self, conn: Conn) -> Option<Secret> {
        let state = lock(&self.net);
        state.end(self.run, conn).map(|(cable, _)| state.cables[cable].secret)
    }

    fn greet(&self, conn: Conn, greeting: Vec<u8>) {
        let mut state = lock(&self.net);
        if let Some((cable, side)) = state.end(self.run, conn) {
            state.put_on_lane(cable, 1 - side, GREETINGS, greeting);
        }
    }

    fn wire(&self, conn: Conn) -> Box<dyn Wire> {
        let end = lock(&self.net).end(self.run, conn);
        Box::new(Strand { net: self.net.clone(), end })
    }

    fn listen(&self, conn: Conn, link: &Arc<Link>) {
        let mut state = lock(&self.net);
        if let Some((cable, side)) = state.end(self.run, conn) {
            state.cables[cable].sides[side].link = Some(link.clone());
        }
    }

    fn knock(&self, conn: Conn) {
        let mut state = lock(&self.net);
        let lost = state.faults.loss_percent;
        if let Some((cable, side)) = state.end(self.run, conn)
            && !state.random.chance(lost)
        {
            let at = state.now + state.delay() + state.delay();
            state.schedule(at, What::Knocked(cable, side));
        }
    }

    fn close(&self, conn: Conn, code: u32, reason: &str) {
        let mut state = lock(&self.net);
        let Some((cable, side)) = state.end(self.run, conn) else { return };
        state.close(cable, side);
        // What was sent last may be lost with the connection, and so may the word of its end.
        if state.random.chance(50) {
            state.cables[cable].sides[1 - side].frames.clear();
        }
        let lost = state.faults.loss_percent;
        if !state.random.chance(lost) {
            let at = state.now + state.delay();
            state.schedule(at, What::Close(cable, 1 - side, code, reason.to_string()));
        }
    }
}

/// A run's way out of one connection.
struct Strand {
    net: Arc<Mutex<State>>,
    end: Option<(usize, usize)>,
}

impl Wire for Strand {
    fn send(&self, lane: usize, frame: Vec<u8>) {
        let mut state = lock(&self.net);
        if let Some((cable, side)) = self.end
            && !state.cables[cable].sides[side].is_closed
        {
            state.put_on_lane(cable, 1 - side, lane, frame);
        }
    }

    fn heartbeat(&self) {
        let mut state = lock(&self.net);
        let Some((cable, side)) = self.end else { return };
        state.traffic.heartbeats += 1;
        state.traffic.bytes += PACKET_BYTES + 2;
        let (lost, repeated) = (state.faults.loss_percent, state.faults.repeat_percent);
        let times = if state.random.chance(lost) { 0 } else { 1 + u32::from(state.random.chance(repeated)) };
        for _ in 0..times {
            let at = state.now + state.delay();
            state.schedule(at, What::Heartbeat(cable, 1 - side));
        }
    }

    fn finish(&self) {}
}
