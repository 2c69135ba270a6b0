//! [unsafe] Many stacks at once, and spawning from processes.

use super::fake::*;
use crate::abi::{Cx, Panic};
use crate::heap;
use crate::process::signal::{self, Reason};
use crate::process::spawn as spawn_inside;
use crate::process::{Letter, Pid, memory, receive};
use crate::value::layout::{Object, Word};
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::SeqCst;

#[test]
fn thousands_block_in_the_middle_of_their_stacks() {
    static DONE: AtomicUsize = AtomicUsize::new(0);
    unsafe extern "C" fn waits(cx: *mut Cx, _: *mut Object) -> i64 {
        body(cx, |cx| {
            for _ in 0..3 {
                receive_int(cx)?;
            }
            DONE.fetch_add(1, SeqCst);
            Ok(0)
        })
    }
    const MANY: usize = 4000;
    let pids: Vec<Pid> = (0..MANY).map(|_| spawn(waits, &[])).collect();
    for round in 0..3 {
        // Another order each time.
        for index in 0..MANY {
            send(pids[index * (7 + 2 * round) % MANY], 1);
        }
    }
    pids.iter().for_each(|&pid| gone(pid));
    assert_eq!(DONE.load(SeqCst), MANY);
}

#[test]
fn processes_start_processes() {
    static LEAVES: AtomicUsize = AtomicUsize::new(0);
    /// A binary tree of processes.
    unsafe extern "C" fn tree(cx: *mut Cx, closure: *mut Object) -> i64 {
        body(cx, |cx| {
            let depth = capture(closure, 1);
            if depth == 0 {
                LEAVES.fetch_add(1, SeqCst);
                return Ok(0);
            }
            for _ in 0..2 {
                let child = heap::alloc_record(cx, 0, 0, &[tree as *const () as Word, depth - 1]);
                spawn_inside(cx, child, None)?;
            }
            Ok(0)
        })
    }
    spawn(tree, &[14]);
    until(&LEAVES, 1 << 14);
}

#[test]
fn garbage_of_a_computing_process_is_collected() {
    static MOST: AtomicUsize = AtomicUsize::new(0);
    unsafe extern "C" fn churn(cx: *mut Cx, _: *mut Object) -> i64 {
        for round in 0..200_000u64 {
            poll(cx);
            // SAFETY: the context is that of this process.
            let cx = unsafe { &mut *cx };
            heap::alloc_string(cx, "garbage that nobody refers to");
            if round % 1024 == 0 {
                MOST.fetch_max(memory(cx).1, SeqCst);
            }
        }
        0
    }
    let pid = spawn(churn, &[]);
    gone(pid);
    let most = MOST.load(SeqCst);
    assert!(most < 2 << 20, "{most} bytes");
    signal::exit(pid, Pid::NULL, Reason::Killed);
}

/// However a process ends and whatever becomes of a message: the large texts that it held are freed.
#[test]
fn large_texts_are_freed_in_the_end() {
    static RECEIVED: AtomicUsize = AtomicUsize::new(0);
    /// Sends a text to the process whose pid it has, `times` times, and ends, fails, or waits to be killed.
    unsafe extern "C" fn sender(cx: *mut Cx, closure: *mut Object) -> i64 {
        body(cx, |cx| {
            let (to, times, end) = (capture(closure, 1), capture(closure, 2), capture(closure, 3));
            let text = heap::alloc_string(cx, &"x".repeat(1 << 20)) as Word;
            for _ in 0..times {
                let (word, fragment) = cx.process().copy_out(text);
                signal::deliver(Pid(to as i64), Letter::Message { ty: string(), word, fragment });
            }
            match end {
                0 => Ok(0),
                1 => Err(Panic::new("a sender that fails")),
                _ => receive_int(cx).map(|_| 0),
            }
        })
    }
    /// Keeps what it receives.
    unsafe extern "C" fn keeper(cx: *mut Cx, _: *mut Object) -> i64 {
        body(cx, |cx| {
            loop {
                match receive::next(cx, Some(string())) {
                    receive::Shown::Message => {
                        receive::accept(cx);
                        RECEIVED.fetch_add(1, SeqCst);
                    }
                    receive::Shown::Nothing => _ = receive::wait_for_letter(cx)?,
                    _ => receive::discard(cx),
                }
            }
        })
    }
    /// Never looks at its mailbox.
    unsafe extern "C" fn deaf(cx: *mut Cx, _: *mut Object) -> i64 {
        body(cx, |cx| {
            crate::process::sleep(cx, 60_000)?;
            Ok(0)
        })
    }
    program();
    for round in 0..3 {
        let receivers = [spawn(keeper, &[]), spawn(deaf, &[])];
        let mut senders = Vec::new();
        for (index, receiver) in receivers.iter().cycle().take(12).enumerate() {
            senders.push(spawn(sender, &[receiver.0 as Word, 3, index as Word / 2 % 3]));
        }
        until(&RECEIVED, (round + 1) * 18);
        // The texts of twelve senders, and what other tests hold meanwhile, however many messages carry them.
        assert!(heap::large_bytes_alive() < 30 << 20);
        for pid in senders.into_iter().chain(receivers) {
            signal::exit(pid, Pid::NULL, Reason::Killed);
            gone(pid);
        }
    }
    // The last one to go may still be freeing what it had, and other tests hold theirs for a moment.
    let start = std::time::Instant::now();
    while heap::large_bytes_alive() > 0 {
        assert!(start.elapsed().as_secs() < 30, "{} bytes are left", heap::large_bytes_alive());
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
}
