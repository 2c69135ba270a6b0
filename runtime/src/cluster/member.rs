//! Links: how they begin, are kept alive, and end. Knows nothing of what comes over them.

use super::detector::{Detector, HEARTBEAT};
use super::engine::Engine;
use super::frame::{Frame, Hello, pack};
use super::host::Host;
use super::join::{Phase, Session};
use super::link::{CONTROL, Link};
use super::name::NodeName;
use super::transport::{CLOSE_LEAVING, CLOSE_MALFORMED, CLOSE_REFUSED, CLOSE_SILENT, Conn};
use crate::process::table::lock;
use crate::process::{Pid, Reason};
use std::sync::Arc;
use std::time::Duration;

/// How often a node looks at its links and at what it has to do.
pub const TICK: Duration = Duration::from_millis(100);
/// Most that the time between two ticks counts as silence of others: when a tick is late it is we who were not there to hear.
const TICK_COUNTED_MAX: Duration = Duration::from_millis(200);
/// How often it is asked whether a silent node is still there.
const KNOCK_PAUSE: Duration = Duration::from_millis(300);
/// How long a peer that sent nonsense is left alone.
const NONSENSE_PAUSE: Duration = Duration::from_secs(1);

/// The heartbeats of one link.
pub struct Beats {
    detector: Detector,
    /// When ours is due.
    due: Duration,
    /// When it may be asked again whether the node is still there.
    knock: Duration,
    /// That nobody listens there was said of a node that lived, so it means nothing on the way to this one.
    is_deceived: bool,
}

impl<H: Host> Engine<H> {
    /// A connection becomes the link to its node, whose former self is gone. `answer` is what the other side still has to be told.
    pub(super) fn up(&mut self, now: Duration, conn: Conn, hello: &Hello<'_>, answer: Option<Vec<u8>>) {
        if let Some(former) = self.link_of(hello.name) {
            self.lost(&former, CLOSE_LEAVING, "it was restarted");
        }
        let Some(node) = self.directory.intern(hello.name, hello.incarnation) else {
            self.host.log("too many nodes were met since this one started; start it anew");
            self.sessions.remove(&conn);
            return self.transport.close(conn, CLOSE_REFUSED, "too many nodes were met");
        };
        let link = Link::new(node, conn, answer.is_none(), hello.program == self.me.program, self.transport.wire(conn));
        let beats =
            Beats { detector: Detector::new(self.listened(now)), due: now + HEARTBEAT, knock: now, is_deceived: false };
        self.sessions.insert(conn, Session { phase: Phase::Up(link.clone(), beats), until: now });
        if let Some(answer) = answer {
            self.transport.greet(conn, answer);
        }
        link.node.set_link(Some(link.clone()));
        if !link.is_call {
            let nodes = self.links().map(|link| (&*link.node.name, link.node.incarnation)).collect();
            link.send(CONTROL, pack(&Frame::Peers { nodes }));
        }
        self.current.insert(link.node.name.clone(), link.clone());
        self.introduce(&link);
        self.transport.listen(conn, &link);
        // It lives now: whoever says otherwise, a firewall perhaps, is not to be believed later.
        self.transport.knock(conn);
        let waiting = match self.listeners.get_mut(&link.node.name) {
            Some(listeners) => std::mem::take(&mut listeners.up),
            None => vec![],
        };
        for pid in waiting {
            self.host.node_up(pid, &link.node.name);
        }
        self.met(&link.node);
        self.settle(now, &link.node.name, &Ok(()));
    }

    /// A link is gone: links and watches end, whoever waits learns it. Happens once for each link.
    pub fn lost(&mut self, link: &Arc<Link>, code: u32, reason: &str) {
        if link.is_down() {
            return;
        }
        link.put_down();
        let node = link.node.clone();
        node.set_link(None);
        self.sessions.remove(&link.conn);
        self.transport.close(link.conn, code, reason);
        self.host.log(&format!("{} is down: {reason}", node.name));
        self.current.remove(&node.name);
        self.host.sever(node.index);
        let mut watches: Vec<_> = self.watches.extract_if(|_, watch| watch.target.node() == node.index).collect();
        watches.sort_by_key(|watch| watch.0);
        for (reference, watch) in watches {
            self.host.down(watch.watcher, reference, watch.target, Reason::NoConnection);
        }
        lock(&self.names).remove_node(node.index);
        self.fail_all(node.index);
        let waiting = match self.listeners.get_mut(&node.name) {
            Some(listeners) => {
                let waiting = std::mem::take(&mut listeners.down);
                listeners.up.extend(&waiting);
                waiting
            }
            None => vec![],
        };
        for pid in waiting {
            self.host.node_down(pid, &node.name);
        }
    }

    /// The other side of a link sent what is no frame.
    pub fn malformed(&mut self, now: Duration, link: &Arc<Link>, error: &str) {
        if !link.is_down() {
            self.host.log(&format!("{} sent what is no frame: {error}", link.node.name));
            self.lost(link, CLOSE_MALFORMED, "a malformed frame");
            self.want_peer(now, NONSENSE_PAUSE, &link.node.name, link.node.incarnation);
        }
    }

    pub fn heartbeat(&mut self, now: Duration, conn: Conn) {
        let seconds = self.listened(now);
        if let Some(Session { phase: Phase::Up(_, beats), .. }) = self.sessions.get_mut(&conn) {
            beats.detector.heartbeat(seconds);
        }
    }

    /// The machine of a connection's other end says that nobody listens there. It is believed of a node that is silent as well:
    /// one that stands still or is cut off keeps its port.
    pub fn vanished(&mut self, now: Duration, conn: Conn) {
        let seconds = self.listened(now);
        let Some(Session { phase: Phase::Up(link, beats), .. }) = self.sessions.get_mut(&conn) else { return };
        if !beats.detector.is_suspect(seconds) {
            beats.is_deceived = true;
        } else if !beats.is_deceived {
            let link = link.clone();
            self.lost(&link, CLOSE_SILENT, "its port is closed");
            self.want_peer(now, Duration::ZERO, &link.node.name, link.node.incarnation);
        }
    }

    /// For how many seconds this node has been there to hear others. The clock of the detectors: it stands while the node does.
    fn listened(&self, now: Duration) -> f64 {
        (self.heard_until + now.saturating_sub(self.last_tick).min(TICK_COUNTED_MAX)).as_secs_f64()
    }

    /// To be called every `TICK`, and more often if need be.
    pub fn tick(&mut self, now: Duration) {
        let seconds = self.listened(now);
        (self.heard_until, self.last_tick) = (Duration::from_secs_f64(seconds), now);
        let (mut silent, mut knocks) = (vec![], vec![]);
        for session in self.sessions.values_mut() {
            let Phase::Up(link, beats) = &mut session.phase else { continue };
            if now >= beats.due {
                beats.due = now + HEARTBEAT;
                link.heartbeat();
            }
            if link.take_heard() {
                beats.detector.alive(seconds);
            }
            if beats.detector.is_down(seconds) {
                silent.push(link.clone());
            } else if now >= beats.knock && beats.detector.is_suspect(seconds) {
                beats.knock = now + KNOCK_PAUSE;
                knocks.push(link.conn);
            }
        }
        knocks.sort_unstable();
        knocks.into_iter().for_each(|conn| self.transport.knock(conn));
        silent.sort_by_key(|link| link.conn);
        for link in silent {
            self.lost(&link, CLOSE_SILENT, "no heartbeat");
            self.want_peer(now, Duration::ZERO, &link.node.name, link.node.incarnation);
        }
        self.tick_joining(now);
    }

    /// Lets a process hear of the node's next end, and of its return. False if it is not connected.
    pub fn listen(&mut self, pid: Pid, name: &NodeName) -> bool {
        if !self.is_connected(name.full()) {
            return false;
        }
        let host = &self.host;
        let listeners = self.listeners.entry(name.full().clone()).or_default();
        listeners.up.retain(|&other| other != pid && host.alive(other));
        listeners.down.retain(|&other| other != pid && host.alive(other));
        listeners.down.push(pid);
        true
    }
}
