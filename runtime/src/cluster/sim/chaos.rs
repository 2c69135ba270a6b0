//! Random work of processes on several nodes while the network and the nodes fail, then a time of peace, and what must hold in it.

use super::net::Faults;
use super::world::{Place, World};
use crate::process::Pid;
use crate::process::table::lock;
use std::time::Duration;

/// How long there are faults.
const CHAOS: Duration = Duration::from_secs(25);
/// How long the nodes then have to find together.
const PEACE: Duration = Duration::from_secs(75);
const NAMES: u64 = 6;

struct Trial {
    world: World,
    nodes: usize,
    wrong: Vec<String>,
    seen: Seen,
}

/// How much there was that could have been wrong.
#[derive(Clone, Copy, Default, Debug)]
struct Seen {
    messages: u64,
    names: u64,
    links: u64,
    watches_fired: u64,
    listeners: u64,
}

type Checked = Result<(), Vec<String>>;

impl Trial {
    fn new(seed: u64) -> Trial {
        let mut world = World::new(seed, 3 + (seed % 3) as usize);
        let nodes = world.names.len();
        for host in 0..nodes {
            world.start(host, &[0]);
        }
        Trial { world, nodes, wrong: vec![], seen: Seen::default() }
    }

    fn below(&self, limit: usize) -> usize {
        self.world.state().random.below(limit.max(1) as u64) as usize
    }

    fn chance(&self, percent: u64) -> bool {
        self.world.state().random.chance(percent)
    }

    /// A process of a node.
    fn anybody(&self, host: usize) -> Option<Pid> {
        let count = self.world.runs[host].as_ref()?.people().all.len();
        let index = self.below(count);
        let people = self.world.runs[host].as_ref()?.people();
        people.all.keys().nth(index).map(|&id| Pid::local(id))
    }

    /// A process of another node, by the pid that it has here. Now and then one of a former incarnation.
    fn somebody_elsewhere(&self, host: usize) -> Option<(Pid, Place)> {
        for _ in 0..20 {
            let place = *self.world.everybody.get(self.below(self.world.everybody.len()))?;
            if place.0 != host && (self.world.lives(place) || self.chance(2)) {
                return Some((self.world.pid_at(host, place)?, place));
            }
        }
        None
    }

    fn act(&mut self) {
        let host = self.below(self.nodes);
        let now = self.world.now();
        let Some(run) = self.world.runs[host].as_ref().map(|run| run.number) else { return };
        if self.world.state().still.get(&run).is_some_and(|&until| until > now) {
            return;
        }
        let count = self.world.runs[host].as_ref().map_or(0, |run| run.people().all.len());
        if count < 3 {
            self.world.spawn(host);
            return;
        }
        let (Some(me), Some((other, _))) = (self.anybody(host), self.somebody_elsewhere(host)) else { return };
        let name = format!("name{}", self.below(NAMES as usize));
        match self.below(100) {
            0..40 => {
                for _ in 0..1 + self.below(4) {
                    self.world.send(host, me, other);
                }
            }
            40..48 => drop(self.world.spawn(host)),
            48..54 if count > 4 => self.with(host, |run| run.finish(me)),
            54..66 => self.with(host, |run| run.monitor(me, other)),
            66..70 => {
                let count = self.world.runs[host].as_ref().map_or(0, |run| run.people().watching.len());
                let index = self.below(count);
                self.with(host, |run| {
                    let reference = run.people().watching.keys().nth(index).copied();
                    reference.into_iter().for_each(|reference| run.demonitor(reference));
                });
            }
            70..78 => self.with(host, |run| run.link(me, other)),
            78..84 => self.with(host, |run| run.register(&name, me)),
            84..86 => self.with(host, |run| run.register(&name, other)),
            86..88 => self.with(host, |run| _ = run.engine.unregister(&name)),
            88..92 => self.listen(host, me),
            kind => self.with(host, |run| {
                let Some(link) = run.engine.directory.link_to(other) else { return };
                match kind {
                    92..94 => run.ask_alive(me, other, &link),
                    94..97 => run.call(me, other, &link),
                    _ => run.spawn_there(me, &link, kind % 2 == 0),
                }
            }),
        }
    }

    fn with(&mut self, host: usize, act: impl FnOnce(&mut super::world::Run)) {
        if let Some(run) = &mut self.world.runs[host] {
            act(run);
        }
    }

    fn listen(&mut self, host: usize, me: Pid) {
        let name = self.world.names[self.below(self.nodes)].clone();
        self.with(host, |run| {
            if run.engine.listen(me, &name)
                && let Some(link) = run.engine.link_of(name.full())
            {
                let mut people = run.people();
                people.awaiting_up.remove(&(me, name.full().clone()));
                people.awaiting_down.insert((me, name.full().clone()), link.conn);
            }
        });
    }

    fn fail(&mut self) {
        let (one, other) = (self.below(self.nodes), self.below(self.nodes));
        match self.below(12) {
            0..2 => self.cut(one, other),
            2 => (0..self.nodes).for_each(|other| self.cut(one, other)),
            3..6 => {
                self.world.note("healed".to_string());
                self.world.state().cut.clear();
            }
            6 | 7 => {
                self.world.note(format!("{one} is killed"));
                let wrong = self.world.end(one, false);
                self.wrong.extend(wrong);
            }
            8 => {
                self.world.note(format!("{one} leaves"));
                let wrong = self.world.end(one, true);
                self.wrong.extend(wrong);
            }
            9 => {
                let Some(run) = self.world.runs[one].as_ref().map(|run| run.number) else { return };
                let now = self.world.now();
                let pause = self.world.state().random.ms(200, 6000);
                self.world.state().still.insert(run, now + pause);
                self.world.note(format!("{one} stands still for {pause:?}"));
            }
            _ => {
                let loss_percent = [0, 5, 20, 40][self.below(4)];
                let delay_ms = [(1, 2), (1, 40), (20, 200), (1, 600)][self.below(4)];
                self.world.state().faults = Faults { loss_percent, repeat_percent: loss_percent, delay_ms };
                self.world.note(format!("lost are {loss_percent} %, delays are {delay_ms:?} ms"));
            }
        }
        // Those that are down come back, one of them with each fault.
        if let Some(host) = (0..self.nodes).find(|&host| self.world.runs[host].is_none())
            && host != one
        {
            self.world.note(format!("{host} starts"));
            self.world.start(host, &[0]);
        }
    }

    fn cut(&mut self, one: usize, other: usize) {
        if one != other {
            self.world.note(format!("{one} and {other} are cut"));
            self.world.state().cut.insert((one.min(other), one.max(other)));
        }
    }

    fn chaos(&mut self) {
        let mut next_fault = Duration::from_secs(2);
        while self.world.now() < CHAOS {
            let pause = self.world.state().random.ms(1, 20);
            let until = self.world.now() + pause;
            self.world.run_until(until);
            self.act();
            if until >= next_fault {
                self.fail();
                next_fault = until + self.world.state().random.ms(100, 2500);
            }
        }
        self.world.note("peace".to_string());
        let mut state = self.world.state();
        state.cut.clear();
        state.still.clear();
        state.faults = Faults::NONE;
        drop(state);
        for host in 0..self.nodes {
            if self.world.runs[host].is_none() {
                self.world.start(host, &[0]);
            }
        }
    }

    fn is_meshed(&self) -> bool {
        self.world.runs.iter().flatten().all(|run| run.engine.links().count() == self.nodes - 1)
    }

    /// Waits until all are connected, and a while longer.
    fn find_together(&mut self) -> bool {
        let until = self.world.now() + PEACE;
        while !self.is_meshed() && self.world.now() < until {
            let next = self.world.now() + Duration::from_millis(500);
            self.world.run_until(next);
        }
        let rest = self.world.now() + Duration::from_secs(8);
        self.world.run_until(rest);
        self.is_meshed()
    }

    fn check(&mut self) {
        if !self.find_together() {
            let links = |run: &super::world::Run| run.engine.links().map(|link| link.node.name.to_string()).collect();
            let all: Vec<Vec<String>> = self.world.runs.iter().flatten().map(links).collect();
            self.wrong.push(format!("no full mesh: {all:?}"));
        }
        self.nothing_is_left_over();
        self.names_agree();
        for host in 0..self.nodes {
            self.relations_hold(host);
        }
        // The end of everybody who is watched.
        for run in self.world.runs.iter_mut().flatten() {
            let targets: Vec<Pid> = {
                let people = run.people();
                people.all.iter().filter(|(id, _)| **id % 2 == 0).map(|(&id, _)| Pid::local(id)).collect()
            };
            targets.into_iter().for_each(|pid| run.finish(pid));
        }
        let rest = self.world.now() + Duration::from_secs(3);
        self.world.run_until(rest);
        self.nothing_is_left_over();
        self.names_agree();
        for host in 0..self.nodes {
            self.relations_hold(host);
        }
        for run in self.world.runs.iter().flatten() {
            self.wrong.extend(std::mem::take(&mut run.people().wrong));
        }
    }

    fn nothing_is_left_over(&mut self) {
        for (host, run) in self.world.runs.iter().enumerate() {
            let Some(run) = run else { continue };
            let counts = run.engine.counts();
            let ends = self.world.state().ends_of(run.number);
            let (links, open) = (self.nodes - 1, run.people().calls_open.len());
            let is_clean = counts.links == links && counts.sessions == links && ends == links;
            if !is_clean || counts.attempts + counts.asks + counts.calls + open > 0 {
                self.wrong.push(format!("{host} has {counts:?}, {ends} connections, {open} open questions"));
            }
            let watches = run.people().watching.values().filter(|watching| watching.times == 0).count();
            if counts.watches != watches {
                self.wrong.push(format!("{host} has {} watches for {watches}", counts.watches));
            }
        }
    }

    fn names_agree(&mut self) {
        let mut tables = vec![];
        for (host, run) in self.world.runs.iter().enumerate() {
            let Some(run) = run else { continue };
            let all = lock(&run.engine.names).all();
            let table: Vec<_> =
                all.into_iter().map(|(name, claim)| (name, self.world.place(host, claim.pid))).collect();
            for (name, place) in &table {
                if !place.is_some_and(|place| self.world.lives(place)) {
                    self.wrong.push(format!("{host} knows {name} of a process that is gone"));
                }
            }
            self.seen.names += table.len() as u64;
            tables.push(table);
        }
        if tables.windows(2).any(|pair| pair[0] != pair[1]) {
            self.wrong.push(format!("names differ: {tables:#?}"));
        }
    }

    /// Links have two living ends, watches fire for those who are gone and only once, who waits for a node's end has not missed it.
    fn relations_hold(&mut self, host: usize) {
        let Some(run) = &self.world.runs[host] else { return };
        let mut wrong = vec![];
        let people = run.people();
        // Everybody that somebody here has to do with.
        let mut relations = vec![];
        for person in people.all.values() {
            relations.extend(&person.links);
            relations.extend(person.watchers.iter().map(|&(_, watcher)| watcher));
        }
        let fired = people.watching.values().filter(|watching| watching.times == 1).count() as u64;
        let listeners = people.awaiting_down.len() as u64;
        let watching: Vec<_> = people.watching.iter().map(|(&r, w)| (r, w.target, w.times)).collect();
        for ((pid, name), conn) in &people.awaiting_down {
            if run.engine.link_of(name).is_none_or(|link| link.conn != *conn) {
                wrong.push(format!("{host}: {pid} missed the end of {name}"));
            }
        }
        if !people.awaiting_up.is_empty() {
            wrong.push(format!("{host}: somebody missed a return: {:?}", people.awaiting_up));
        }
        let everybody: Vec<_> = people.all.iter().map(|(&id, person)| (id, person.links.clone())).collect();
        drop(people);
        for (id, others) in everybody {
            for other in others {
                let place = self.world.place(host, other);
                let back =
                    self.world.pid_at(place.map_or(host, |place| place.0), (host, run.engine.me.incarnation, id));
                let is_mutual = place.is_some_and(|(home, _, there)| {
                    self.world.lives(place.unwrap_or_default())
                        && self.world.runs[home].as_ref().is_some_and(|run| {
                            run.people()
                                .all
                                .get(&there)
                                .is_some_and(|p| back.is_some_and(|back| p.links.contains(&back)))
                        })
                });
                if !is_mutual {
                    wrong.push(format!("{host}: a link of {id} with {other} has one end"));
                }
            }
        }
        for &other in &relations {
            if !self.world.place(host, other).is_some_and(|place| self.world.lives(place)) {
                wrong.push(format!("{host}: a relation with {other}, who is gone"));
            }
        }
        for (reference, target, times) in watching {
            let lives = self.world.place(host, target).is_some_and(|place| self.world.lives(place));
            if times > 1 || (times == 0 && !lives) {
                wrong.push(format!("{host}: watch {reference} of {target} fired {times} times"));
            }
        }
        self.wrong.extend(wrong);
        self.seen.links += relations.len() as u64;
        self.seen.watches_fired += fired;
        self.seen.listeners += listeners;
    }
}

/// Runs one seed. The error is what was wrong, and what had happened.
fn run(seed: u64) -> (Checked, Trial) {
    let mut trial = Trial::new(seed);
    trial.chaos();
    trial.check();
    let wrong = std::mem::take(&mut trial.wrong);
    (if wrong.is_empty() { Ok(()) } else { Err(wrong) }, trial)
}

fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Every so many-th seed, so that several threads share them.
fn run_share(share: u64) {
    let seeds = setting("MESH_SIM_SEEDS").unwrap_or(600);
    let mut seen = vec![];
    for seed in (0..seeds).filter(|seed| seed % 4 == share) {
        let (checked, trial) = run(seed);
        let got = trial.world.runs.iter().flatten().map(|run| run.people().got).sum();
        seen.push(Seen { messages: got, ..trial.seen });
        if let Err(wrong) = checked {
            panic!("seed {seed}:\n{}\nafter\n{}", wrong.join("\n"), trial.world.trace.join("\n"));
        }
    }
    // If hardly anything is left in peace, nothing was tried.
    let mean = |part: fn(&Seen) -> u64| seen.iter().map(part).sum::<u64>() / seen.len().max(1) as u64;
    let means = Seen {
        messages: mean(|seen| seen.messages),
        names: mean(|seen| seen.names),
        links: mean(|seen| seen.links),
        watches_fired: mean(|seen| seen.watches_fired),
        listeners: mean(|seen| seen.listeners),
    };
    println!("on average {means:?}");
    let all = [means.messages, means.names, means.links, means.watches_fired, means.listeners];
    assert!(all.iter().all(|&mean| mean >= 3), "on average {means:?}");
}

#[test]
fn faults_1_of_4() {
    run_share(0);
}
#[test]
fn faults_2_of_4() {
    run_share(1);
}
#[test]
fn faults_3_of_4() {
    run_share(2);
}
#[test]
fn faults_4_of_4() {
    run_share(3);
}

/// The same seed does the same.
#[test]
fn a_seed_says_everything() {
    for seed in [3, 14, 15] {
        let seen: Vec<_> = (0..2)
            .map(|_| {
                let (_, trial) = run(seed);
                let got: Vec<u64> = trial.world.runs.iter().flatten().map(|run| run.people().got).collect();
                let traffic = trial.world.state().traffic;
                (trial.world.messages, traffic.bytes, got, trial.world.trace.len())
            })
            .collect();
        assert_eq!(seen[0], seen[1], "seed {seed}");
    }
}

#[test]
fn one_seed_in_full() {
    let Some(seed) = setting("MESH_SIM_SEED") else { return };
    let (checked, trial) = run(seed);
    println!("{}", trial.world.trace.join("\n"));
    for (host, run) in trial.world.runs.iter().enumerate() {
        let log = run.as_ref().map(|run| run.people().log.join("\n")).unwrap_or_default();
        println!("--- {host}\n{log}");
    }
    assert!(checked.is_ok(), "{checked:#?}");
}
