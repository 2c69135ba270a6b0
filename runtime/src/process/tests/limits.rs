//! [unsafe] Many stacks at once, and spawning from processes.

use super::fake::*;
use crate::abi::Cx;
use crate::heap;
use crate::process::signal::{self, Reason};
use crate::process::spawn as spawn_inside;
use crate::process::{Pid, memory};
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
