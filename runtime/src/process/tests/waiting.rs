//! [unsafe] Timers, the blocking pool, bridges from other threads, and a stress of everything together.

use super::fake::*;
use crate::abi::Cx;
use crate::io::blocking;
use crate::process::receive::{self, Shown};
use crate::process::wait::{bridge, off_slot, sleep};
use crate::process::{Pid, timer};
use crate::value::layout::{Object, Word};
use std::sync::atomic::Ordering::SeqCst;
use std::sync::atomic::{AtomicBool, AtomicUsize};
use std::time::{Duration, Instant};

#[test]
fn sleepers_wake_in_time() {
    static AWAKE: AtomicUsize = AtomicUsize::new(0);
    static LATEST: AtomicUsize = AtomicUsize::new(0);
    unsafe extern "C" fn sleeper(cx: *mut Cx, closure: *mut Object) -> i64 {
        body(cx, |cx| {
            for ms in [0, 1, 3, capture(closure, 1) as i64] {
                let start = Instant::now();
                sleep(cx, ms)?;
                let slept = start.elapsed();
                assert!(slept >= Duration::from_millis(ms as u64), "{slept:?} instead of {ms} ms");
                LATEST.fetch_max((slept - Duration::from_millis(ms as u64)).as_micros() as usize, SeqCst);
            }
            AWAKE.fetch_add(1, SeqCst);
            Ok(0)
        })
    }
    for ms in 0..1000 {
        spawn(sleeper, &[ms % 50]);
    }
    until(&AWAKE, 1000);
    println!("the latest was {} us late", LATEST.load(SeqCst));
}

#[test]
fn receives_give_up_at_their_deadline() {
    static OVER: AtomicUsize = AtomicUsize::new(0);
    unsafe extern "C" fn parked(cx: *mut Cx, closure: *mut Object) -> i64 {
        body(cx, |cx| {
            if capture(closure, 1) == 0 {
                receive::set_deadline(cx, 20);
            }
            while receive::next(cx, Some(int())) != Shown::Nothing {
                receive::skip(cx, [0; 3]);
            }
            if receive::expired(cx) {
                OVER.fetch_add(1, SeqCst);
                return Ok(0);
            }
            cx.resume = super::fake::closure(parked, &[1]) as *mut Object;
            Ok(1)
        })
    }
    unsafe extern "C" fn in_stack(cx: *mut Cx, _: *mut Object) -> i64 {
        body(cx, |cx| {
            receive::set_deadline(cx, 20);
            loop {
                match receive::next(cx, Some(int())) {
                    Shown::Nothing if receive::wait_for_letter(cx)? => break,
                    Shown::Nothing => {}
                    _ => receive::skip(cx, [0; 3]),
                }
            }
            OVER.fetch_add(1, SeqCst);
            Ok(0)
        })
    }
    for index in 0..500 {
        for code in [parked, in_stack] {
            let pid = spawn(code, &[0]);
            if index % 3 == 0 {
                send(pid, 5);
            }
        }
    }
    until(&OVER, 1000);
}

#[test]
fn blocking_calls_and_bridges() {
    static DONE: AtomicUsize = AtomicUsize::new(0);
    unsafe extern "C" fn calls(cx: *mut Cx, _: *mut Object) -> i64 {
        body(cx, |cx| {
            let text = String::from("borrowed");
            let length = blocking::run(cx, || {
                std::thread::sleep(Duration::from_millis(2));
                text.len()
            });
            assert_eq!(length, 8);
            let answer = bridge(cx, |completer| {
                std::thread::spawn(move || completer.complete(42));
            })?;
            assert_eq!(answer, 42);
            let dropped = bridge::<i32>(cx, drop);
            assert!(dropped.is_err());
            assert_eq!(off_slot(cx, || 7)?, 7);
            sleep(cx, 1)?;
            DONE.fetch_add(1, SeqCst);
            Ok(0)
        })
    }
    for _ in 0..300 {
        spawn(calls, &[]);
    }
    until(&DONE, 300);
}

#[test]
fn a_panic_in_a_blocking_call_is_the_callers() {
    unsafe extern "C" fn fails(cx: *mut Cx, _: *mut Object) -> i64 {
        body(cx, |cx| {
            sleep(cx, 10)?;
            blocking::run(cx, || -> i64 { std::panic::resume_unwind(Box::new("inside")) });
            Ok(0)
        })
    }
    let pid = spawn(fails, &[]);
    watch(pid);
    assert_eq!(reason(pid), "internal error: inside");
}

/// Everything at once for a while: no wake-up may be lost.
#[test]
fn no_wake_up_is_lost_under_stress() {
    static STOP: AtomicBool = AtomicBool::new(false);
    static LAPS: AtomicUsize = AtomicUsize::new(0);
    static ENDED: AtomicUsize = AtomicUsize::new(0);
    /// Passes a number on to the next member of a ring, waiting in different ways.
    unsafe extern "C" fn member(cx: *mut Cx, _: *mut Object) -> i64 {
        body(cx, |cx| {
            let next = receive_int(cx)?;
            loop {
                let number = receive_int(cx)?;
                match (number + cx.process().pid.0 as u64) % 97 {
                    0 => sleep(cx, 1)?,
                    1 => blocking::run(cx, std::thread::yield_now),
                    2 => off_slot(cx, || ())?,
                    3 => bridge(cx, timer_completes)?,
                    _ => {}
                }
                if STOP.load(SeqCst) {
                    send(Pid(next as i64), number);
                    ENDED.fetch_add(1, SeqCst);
                    return Ok(0);
                }
                LAPS.fetch_add(1, SeqCst);
                send(Pid(next as i64), number + 1);
            }
        })
    }
    fn timer_completes(completer: crate::process::Completer<()>) {
        timer::after(Duration::from_micros(200), move || completer.complete(()));
    }
    const RINGS: usize = 20;
    const MEMBERS: usize = 50;
    for _ in 0..RINGS {
        let ring: Vec<Pid> = (0..MEMBERS).map(|_| spawn(member, &[])).collect();
        for (index, &pid) in ring.iter().enumerate() {
            send(pid, ring[(index + 1) % MEMBERS].0 as Word);
        }
        // Several tokens in one ring, sent by a foreign thread.
        for token in 0..3 {
            send(ring[token * 7], token as u64);
        }
    }
    let until_time = Instant::now() + Duration::from_secs(5);
    let mut last = 0;
    while Instant::now() < until_time {
        std::thread::sleep(Duration::from_millis(500));
        let laps = LAPS.load(SeqCst);
        assert!(laps > last, "nothing moved for half a second at {laps}");
        last = laps;
    }
    println!("{last} steps");
    STOP.store(true, SeqCst);
    until(&ENDED, RINGS * MEMBERS);
}
