//! [unsafe] What happens when compiled code is asked for attention: collection, a turn for others, the end. Knows nothing of
//! who asked.

use super::counters::Collection;
use super::{Process, chance, exit, frames, runner, running, timer};
use crate::abi::Cx;
use crate::config;
use crate::heap::{Heap, collect, limit, stress};
use crate::value::layout::Word;
use std::sync::atomic::Ordering::SeqCst;

/// The slow path of a poll, called by the poll trampoline on the stack of compiled code.
///
/// # Safety
/// `cx` is the context of the process that runs here, and its frame was just stored.
pub(crate) unsafe extern "C" fn poll_slow(cx: *mut Cx) {
    // SAFETY: the caller's. The reference is not used behind a suspension without being made again.
    let context = unsafe { &mut *cx };
    let process = context.process();
    // First of all: a request that comes later sets the limit again.
    context.stack_limit.store(process.limit.get(), SeqCst);
    if process.is_exiting() {
        if !process.begins() {
            // SAFETY: nothing here has a destructor.
            unsafe { exit::leave(cx) };
        }
        process.request_attention();
    }
    if context.frame_sp < process.limit.get() {
        // SAFETY: the frame was stored by this poll.
        unsafe { exit::record(context, "stack overflow".into(), Some(context.frame_pc)) };
        // SAFETY: nothing here has a destructor any more.
        unsafe { exit::leave(cx) };
    }
    collect_if_wanted(context);
    // SAFETY: the heap belongs to the process that runs here.
    let alive = unsafe { (*context.heap_pointer()).live() };
    if alive > limit::get() {
        // SAFETY: as above.
        unsafe { exit::record(context, limit::message(alive), Some(context.frame_pc)) };
        // SAFETY: as above.
        unsafe { exit::leave(cx) };
    }
    if chance::on() && chance::turn_is_over() {
        timer::pass();
        process.turn_wanted.store(true, SeqCst);
    }
    if process.turn_wanted.load(SeqCst) {
        running::figures().inspect(|figures| figures.preemptions.add(1));
        runner::give_turn(process);
        // SAFETY: as above.
        let context = unsafe { &mut *cx };
        if process.is_exiting() && !process.begins() {
            // SAFETY: as above.
            unsafe { exit::leave(cx) };
        }
        // The figures may have been stored by somebody before us on this stack: nobody else runs on it.
        debug_assert_eq!(context.process().pid, process.pid);
    }
    if chance::on() || stress() {
        // The next poll counts and collects again.
        process.request_attention();
    }
}

fn collect_if_wanted(cx: &mut Cx) {
    // SAFETY: the heap belongs to the process that runs here, and nobody holds a reference to it across this call.
    let heap = unsafe { &mut *cx.heap_pointer() };
    if heap.wanted || (stress() && heap.stressed(cx.jump_sp - cx.frame_sp)) {
        let to_fit = std::mem::take(&mut heap.to_fit);
        collect_with_frames(heap, cx);
        // What it was copied into is as large as what there was: once more, so that it fits.
        if to_fit && heap.is_roomy(config::WAIT_GARBAGE_BYTES) {
            collect_with_frames(heap, cx);
        }
        if to_fit {
            heap.spare = None;
        }
    }
}

fn collect_with_frames(heap: &mut Heap, cx: &mut Cx) {
    run_collection(heap, cx, |cx, visit| {
        // SAFETY: the frame was stored by the poll that runs now.
        unsafe { frames::visit_roots(cx, visit) };
        visit_context(cx, visit);
    });
}

/// Collects the heap of the running process; `roots` are what refers to it.
#[inline(never)]
fn run_collection(heap: &mut Heap, cx: &mut Cx, roots: impl FnOnce(&mut Cx, &mut dyn FnMut(&mut Word))) {
    let last = cx.process().own().last.reference();
    let counted = Collection::begin(heap.used(cx));
    let moved = collect::collect(heap, cx, last, roots);
    counted.end(heap.live(), moved);
}

fn visit_context(cx: &mut Cx, visit: &mut dyn FnMut(&mut Word)) {
    for root in [&mut cx.resume, &mut cx.terminate] {
        let mut word = *root as Word;
        visit(&mut word);
        *root = word as _;
    }
}

/// Collects a process that returned from its top frame, when that frees something worth it.
pub(super) fn collect_parked(process: &Process) {
    // SAFETY: the process runs here and has no frames of compiled code.
    let (cx, heap) = unsafe { (&mut *process.cx.get(), &mut *process.heap.get()) };
    if stress() || heap.garbage_at_most(cx) > config::PARK_GARBAGE_BYTES.max(heap.live()) {
        run_collection(heap, cx, visit_context);
        // What it was copied into is as large as what there was: once more, so that it fits.
        if heap.is_roomy(config::PARK_GARBAGE_BYTES) {
            run_collection(heap, cx, visit_context);
        }
    }
    // Who waits holds no memory for computing.
    heap.spare = None;
}
