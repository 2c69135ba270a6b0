//! [unsafe] Ends: panics, kills in every state, links, watches, `terminate`.

use super::fake::*;
use crate::abi::{Cx, Panic};
use crate::process::receive::{self, Shown};
use crate::process::signal::{self, Reason};
use crate::process::wait::{bridge, sleep};
use crate::process::{Pid, runtime};
use crate::value::layout::{Object, Word};
use std::sync::Mutex;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::SeqCst;
use std::time::Duration;

unsafe extern "C" fn crash(cx: *mut Cx, _: *mut Object) -> i64 {
    body(cx, |_| Err(Panic::new("boom")))
}

unsafe extern "C" fn rust_crash(cx: *mut Cx, _: *mut Object) -> i64 {
    body(cx, |cx| {
        let held = Vec::from([1, 2, 3]);
        let index = cx.process().pid.0 as usize + 3;
        Ok(held[index])
    })
}

#[test]
fn a_thousand_crashing_processes() {
    let pids: Vec<Pid> = (0..1000).map(|index| spawn(if index % 2 == 0 { crash } else { rust_crash }, &[])).collect();
    pids.iter().for_each(|&pid| gone(pid));
    let watched = spawn(crash, &[]);
    watch(watched);
    assert!(["boom", "noproc"].contains(&reason(watched).as_str()));
}

unsafe extern "C" fn park_for_ever(cx: *mut Cx, closure: *mut Object) -> i64 {
    body(cx, |cx| {
        while receive::next(cx, Some(int())) != Shown::Nothing {
            receive::discard(cx);
        }
        cx.resume = closure;
        Ok(1)
    })
}

unsafe extern "C" fn wait_for_ever(cx: *mut Cx, _: *mut Object) -> i64 {
    body(cx, |cx| receive_int(cx).map(|_| 0))
}

unsafe extern "C" fn compute_for_ever(cx: *mut Cx, _: *mut Object) -> i64 {
    loop {
        poll(cx);
        std::hint::spin_loop();
    }
}

unsafe extern "C" fn sleep_for_ever(cx: *mut Cx, _: *mut Object) -> i64 {
    body(cx, |cx| sleep(cx, 1_000_000_000).map(|()| 0))
}

unsafe extern "C" fn bridge_for_ever(cx: *mut Cx, _: *mut Object) -> i64 {
    static KEPT: Mutex<Vec<crate::process::Completer<()>>> = Mutex::new(Vec::new());
    body(cx, |cx| bridge(cx, |completer| crate::process::table::lock(&KEPT).push(completer)).map(|()| 0))
}

#[test]
fn kills_reach_every_state() {
    for code in [park_for_ever, wait_for_ever, compute_for_ever, sleep_for_ever, bridge_for_ever] {
        for (word, expected) in [("killed", "killed"), ("shutdown", "shutdown"), ("bored", "bored")] {
            for wait in [0, 5] {
                let pid = spawn(code, &[]);
                watch(pid);
                std::thread::sleep(Duration::from_millis(wait));
                signal::exit(pid, Pid::NULL, Reason::new(word));
                let found = reason(pid);
                assert!(found == expected || found == "noproc", "{found}");
                gone(pid);
            }
        }
    }
}

#[test]
fn computing_processes_take_turns() {
    static TURNS: AtomicUsize = AtomicUsize::new(0);
    unsafe extern "C" fn turn(cx: *mut Cx, _: *mut Object) -> i64 {
        for _ in 0..50 {
            let start = std::time::Instant::now();
            while start.elapsed() < Duration::from_micros(300) {
                poll(cx);
            }
        }
        TURNS.fetch_add(1, SeqCst);
        0
    }
    let busy: Vec<Pid> = (0..4).map(|_| spawn(compute_for_ever, &[])).collect();
    for _ in 0..10 {
        spawn(turn, &[]);
    }
    until(&TURNS, 10);
    for pid in busy {
        signal::exit(pid, Pid::NULL, Reason::Killed);
        gone(pid);
    }
}

/// Links to capture 1, traps exits when capture 2 says so, then waits; counts the exits that arrive.
unsafe extern "C" fn linked(cx: *mut Cx, closure: *mut Object) -> i64 {
    body(cx, |cx| {
        cx.process().traps_exit.store(capture(closure, 2) != 0, SeqCst);
        signal::link(cx.process(), Pid(capture(closure, 1) as i64));
        send(Pid(capture(closure, 1) as i64), 1);
        loop {
            match receive::next(cx, Some(int())) {
                Shown::Exit => {
                    receive::accept(cx);
                    EXITS.fetch_add(1, SeqCst);
                    return Ok(0);
                }
                Shown::Nothing => {
                    receive::wait_for_letter(cx)?;
                }
                _ => receive::discard(cx),
            }
        }
    })
}

static EXITS: AtomicUsize = AtomicUsize::new(0);

/// Ends as told when capture 1 messages have come.
unsafe extern "C" fn ends_after(cx: *mut Cx, closure: *mut Object) -> i64 {
    body(cx, |cx| {
        for _ in 0..capture(closure, 1) {
            receive_int(cx)?;
        }
        sleep(cx, 20)?;
        if capture(closure, 2) == 0 { Ok(0) } else { Err(Panic::new("linked boom")) }
    })
}

#[test]
fn links_carry_failures() {
    for fails in [0, 1] {
        let target = spawn(ends_after, &[2, fails]);
        let plain = spawn(linked, &[target.0 as Word, 0]);
        let trapping = spawn(linked, &[target.0 as Word, 1]);
        watch(plain);
        let before = EXITS.load(SeqCst);
        gone(target);
        gone(trapping);
        assert_eq!(EXITS.load(SeqCst), before + 1);
        if fails == 1 {
            assert_eq!(reason(plain), "linked: linked boom");
        } else {
            assert!(runtime().table.get(plain).is_some());
            signal::exit(plain, Pid::NULL, Reason::Killed);
            gone(plain);
        }
    }
    let nobody = spawn(linked, &[1 << 40, 0]);
    watch(nobody);
    assert!(["linked: noproc", "noproc"].contains(&reason(nobody).as_str()));
}

#[test]
fn terminate_clauses_run_unless_killed() {
    static CLAUSES: AtomicUsize = AtomicUsize::new(0);
    unsafe extern "C" fn clause(cx: *mut Cx, _: *mut Object) -> i64 {
        body(cx, |cx| {
            sleep(cx, 5)?;
            CLAUSES.fetch_add(1, SeqCst);
            Err(Panic::new("a failing clause"))
        })
    }
    unsafe extern "C" fn with_clause(cx: *mut Cx, closure: *mut Object) -> i64 {
        body(cx, |cx| {
            cx.terminate = super::fake::closure(clause, &[]) as *mut Object;
            match capture(closure, 1) {
                0 => Ok(0),
                1 => Err(Panic::new("a failing body")),
                _ => {
                    sleep(cx, 1_000_000)?;
                    Ok(0)
                }
            }
        })
    }
    for (way, reason, clauses) in
        [(0, None, 1), (1, None, 2), (2, Some(Reason::Shutdown), 3), (2, Some(Reason::Killed), 3)]
    {
        let pid = spawn(with_clause, &[way]);
        std::thread::sleep(Duration::from_millis(5));
        if let Some(reason) = reason {
            signal::exit(pid, Pid::NULL, reason);
        }
        gone(pid);
        assert_eq!(CLAUSES.load(SeqCst), clauses);
    }
}
