//! [unsafe] Messages between parked processes, in the middle of stacks, with memory, and service calls.

use super::fake::*;
use crate::abi::{Any, Cx};
use crate::heap;
use crate::process::receive::{self, Shown};
use crate::process::{Letter, Pid, job, reply, runtime, signal, spawn as spawn_inside};
use crate::value::layout::{Object, Word};
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::SeqCst;
use std::time::Instant;

fn counter() -> &'static AtomicUsize {
    Box::leak(Box::new(AtomicUsize::new(0)))
}

fn count(word: Word) {
    // SAFETY: tests pass the addresses of leaked counters.
    unsafe { &*(word as *const AtomicUsize) }.fetch_add(1, SeqCst);
}

/// Parks again and again; adds one to the counter for each message, ends at 0.
unsafe extern "C" fn parked(cx: *mut Cx, closure: *mut Object) -> i64 {
    body(cx, |cx| {
        let own = heap::alloc_record(cx, 0, 0, &[parked as *const () as Word, capture(closure, 1)]);
        loop {
            match receive::next(cx, Some(int())) {
                Shown::Nothing => {
                    cx.resume = own;
                    return Ok(1);
                }
                Shown::Message => {
                    let number = cx.message;
                    receive::accept(cx);
                    count(capture(own, 1));
                    if number == 0 {
                        return Ok(0);
                    }
                }
                _ => receive::discard(cx),
            }
        }
    })
}

#[test]
fn a_hundred_thousand_parked_processes() {
    const MANY: usize = 100_000;
    let total = counter();
    let before = resident();
    let start = Instant::now();
    let pids: Vec<Pid> = (0..MANY).map(|_| spawn(parked, &[total as *const _ as Word])).collect();
    for &pid in &pids {
        send(pid, 1);
    }
    until(total, MANY);
    let each = (resident() - before) / MANY;
    println!("{each} bytes a parked process, {:?} for all", start.elapsed());
    assert!(each < 4096, "{each} bytes for a parked process");
    for &pid in &pids {
        send(pid, 0);
    }
    until(total, 2 * MANY);
    pids.iter().for_each(|&pid| gone(pid));
}

fn resident() -> usize {
    let text = std::fs::read_to_string("/proc/self/statm").expect("the kernel's figures");
    text.split(' ').nth(1).and_then(|pages| pages.parse::<usize>().ok()).expect("a number") * 4096
}

/// Sends each number, one less, to the partner that the first message named; counts at 0.
unsafe extern "C" fn pong(cx: *mut Cx, closure: *mut Object) -> i64 {
    body(cx, |cx| {
        let words = [pong as *const () as Word, capture(closure, 1), capture(closure, 2)];
        let own = heap::alloc_record(cx, 0, 0, &words);
        while let Shown::Message = receive::next(cx, Some(int())) {
            let number = cx.message;
            receive::accept(cx);
            match (capture(own, 1), number) {
                (0, partner) => crate::value::record::set_word(crate::abi::Ref(own), 1, partner),
                (_, 0) => count(capture(own, 2)),
                (partner, number) => send(Pid(partner as i64), number - 1),
            }
        }
        cx.resume = own;
        Ok(1)
    })
}

#[test]
fn ping_pong_parked() {
    const ROUNDS: u64 = 400_000;
    let done = counter();
    let start = Instant::now();
    for _ in 0..2 {
        let a = spawn(pong, &[0, done as *const _ as Word]);
        let b = spawn(pong, &[0, done as *const _ as Word]);
        send(a, b.0 as Word);
        send(b, a.0 as Word);
        send(a, ROUNDS);
    }
    until(done, 2);
    println!("{:?} a message", start.elapsed() / (2 * ROUNDS as u32));
}

unsafe extern "C" fn echo_in_stack(cx: *mut Cx, _: *mut Object) -> i64 {
    body(cx, |cx| {
        loop {
            let word = receive_int(cx)?;
            if word == 0 {
                return Ok(0);
            }
            send(Pid((word >> 32) as i64), word & 0xffff_ffff);
        }
    })
}

unsafe extern "C" fn ask_in_stack(cx: *mut Cx, closure: *mut Object) -> i64 {
    body(cx, |cx| {
        let own = cx.process().pid.0 as Word;
        for number in 1..=capture(closure, 2) {
            send(Pid(capture(closure, 1) as i64), own << 32 | number);
            assert_eq!(receive_int(cx)?, number);
        }
        send(Pid(capture(closure, 1) as i64), 0);
        count(capture(closure, 3));
        Ok(0)
    })
}

#[test]
fn ping_pong_in_the_middle_of_stacks() {
    const ROUNDS: u64 = 100_000;
    let done = counter();
    let start = Instant::now();
    for _ in 0..4 {
        let echo = spawn(echo_in_stack, &[]);
        spawn(ask_in_stack, &[echo.0 as Word, ROUNDS, done as *const _ as Word]);
    }
    until(done, 4);
    println!("{:?} a round trip", start.elapsed() / (4 * ROUNDS as u32));
}

/// Sends a string made here to capture 1, then collects and ends.
unsafe extern "C" fn text_sender(cx: *mut Cx, closure: *mut Object) -> i64 {
    body(cx, |cx| {
        let text = heap::alloc_string(cx, "a text of some length, with an ä in it");
        let (word, fragment) = cx.process().copy_out(text as Word);
        assert_ne!(word, text as Word);
        signal::deliver(Pid(capture(closure, 1) as i64), Letter::Message { ty: string(), word, fragment });
        Ok(0)
    })
}

unsafe extern "C" fn text_receiver(cx: *mut Cx, closure: *mut Object) -> i64 {
    body(cx, |cx| {
        let mut got = 0;
        while got < capture(closure, 1) {
            match receive::next(cx, Some(string())) {
                Shown::Message => {
                    let text = cx.message as *mut Object;
                    receive::accept(cx);
                    // SAFETY: the message is a string that was just adopted.
                    let bytes = unsafe {
                        let payload = heap::payload(text);
                        std::slice::from_raw_parts(payload.add(1).cast::<u8>(), *payload as u32 as usize)
                    };
                    assert_eq!(bytes, "a text of some length, with an ä in it".as_bytes());
                    got += 1;
                }
                Shown::Nothing => {
                    receive::wait_for_letter(cx)?;
                }
                _ => receive::discard(cx),
            }
        }
        count(capture(closure, 2));
        Ok(0)
    })
}

#[test]
fn texts_arrive_whole_and_misfits_are_dropped() {
    let done = counter();
    let receiver = spawn(text_receiver, &[1000, done as *const _ as Word]);
    for index in 0..1000 {
        spawn(text_sender, &[receiver.0 as Word]);
        if index == 500 {
            send(receiver, 7);
        }
    }
    until(done, 1);
}

/// A service that answers with its argument plus one, and fails at 13.
unsafe extern "C" fn service(cx: *mut Cx, _: *mut Object) -> i64 {
    body(cx, |cx| {
        loop {
            match receive::next(cx, Some(int())) {
                Shown::Request => {
                    let argument = cx.message;
                    receive::accept(cx);
                    if argument == 13 {
                        return Err(crate::abi::Panic::new("thirteen"));
                    }
                    if let Some(reply) = cx.process().own().reply.take() {
                        reply.answer(argument + 1, None);
                    }
                }
                Shown::Nothing => {
                    receive::wait_for_letter(cx)?;
                }
                _ => receive::discard(cx),
            }
        }
    })
}

unsafe extern "C" fn caller(cx: *mut Cx, closure: *mut Object) -> i64 {
    body(cx, |cx| {
        for number in 100..capture(closure, 2) {
            let answer = reply::call(cx, Pid(capture(closure, 1) as i64), Some(int()), 0, number)?;
            assert_eq!(answer, Any(number + 1));
        }
        count(capture(closure, 3));
        if capture(closure, 4) != 0 {
            reply::call(cx, Pid(capture(closure, 1) as i64), Some(int()), 0, 13)?;
        }
        Ok(0)
    })
}

#[test]
fn service_calls_and_the_death_of_a_service() {
    let done = counter();
    let server = spawn(service, &[]);
    for _ in 0..8 {
        spawn(caller, &[server.0 as Word, 5_100, done as *const _ as Word, 0]);
    }
    until(done, 8);
    let last = spawn(caller, &[server.0 as Word, 200, done as *const _ as Word, 1]);
    watch(last);
    until(done, 9);
    assert_eq!(reason(last), "service call failed: thirteen");
    let late = spawn(caller, &[server.0 as Word, 200, done as *const _ as Word, 0]);
    watch(late);
    assert!(["service call failed: noproc", "noproc"].contains(&reason(late).as_str()));
}

unsafe extern "C" fn job_body(cx: *mut Cx, closure: *mut Object) -> i64 {
    body(cx, |cx| {
        if capture(closure, 1) == 13 {
            return Err(crate::abi::Panic::new("unlucky"));
        }
        let text = heap::alloc_string(cx, &format!("result {}", capture(closure, 1)));
        job::finish(cx.process(), text as Word, true);
        Ok(0)
    })
}

unsafe extern "C" fn job_starter(cx: *mut Cx, closure: *mut Object) -> i64 {
    body(cx, |cx| {
        let mut jobs = Vec::new();
        for number in 0..100 {
            let words = [job_body as *const () as Word, number];
            let code = heap::alloc_record(cx, 0, 0, &words);
            jobs.push(spawn_inside(cx, code, Some(Arc::default()))?);
        }
        for _ in 0..2 {
            for (number, &job) in jobs.iter().enumerate() {
                match job::wait_for(cx, job, None)? {
                    job::Awaited::Value(_) => assert_ne!(number, 13),
                    job::Awaited::Failed(reason) => {
                        assert_eq!((number, reason.as_str()), (13, "unlucky"))
                    }
                    _ => panic!("no result of job {number}"),
                }
            }
        }
        assert!(matches!(job::wait_for(cx, Pid(1), None)?, job::Awaited::NoJob));
        count(capture(closure, 1));
        Ok(0)
    })
}

#[test]
fn jobs_answer_repeatedly() {
    let done = counter();
    spawn(job_starter, &[done as *const _ as Word]);
    until(done, 1);
    assert!(runtime().table.count() < 1_000_000);
}
