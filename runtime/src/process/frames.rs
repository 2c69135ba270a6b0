//! [unsafe] The frames of compiled code on a process's stack, by their frame pointers. Knows nothing of why it is asked.
//!
//! ```text
//! higher   enter's frame                      <- jump_sp + ENTRY_FRAME_OFFSET ends the walk
//!          entry wrapper, compiled frames …   each: [saved frame pointer] [return address] above it
//! lower    the frame that called the builtin or the poll
//! ```

use super::enter::ENTRY_FRAME_OFFSET;
use super::schedule::runtime;
use crate::abi::Cx;
use crate::program::Location;
use crate::value::layout::Word;

/// One compiled frame: the return address in it, and its frame pointer. Its stack pointer would not do: a tail call to a
/// function with more arguments on the stack moves the return address.
struct Frame {
    pc: usize,
    fp: usize,
}

/// Walks the callers of the frame whose frame pointer is `fp`.
///
/// # Safety
/// `fp` is a frame pointer of compiled code that runs now below an `enter` with this context.
unsafe fn callers(cx: &Cx, mut fp: usize, mut visit: impl FnMut(Frame) -> bool) {
    let end = cx.jump_sp + ENTRY_FRAME_OFFSET;
    while fp != end && fp != 0 {
        // SAFETY: compiled code keeps frame pointers: the saved one and the return address lie where `fp` points.
        let (caller, pc) = unsafe { (*(fp as *const usize), *((fp + 8) as *const usize)) };
        if !visit(Frame { pc, fp: caller }) {
            return;
        }
        fp = caller;
    }
}

/// Shows every reference in the frames of compiled code at a poll.
///
/// # Safety
/// The context's frame was stored by the poll that runs now.
pub unsafe fn visit_roots(cx: &Cx, visit: &mut dyn FnMut(&mut Word)) {
    let maps = &runtime().program.stack_maps;
    let mut visit_frame = |frame: Frame| {
        for &distance in maps.get(&frame.pc).map_or(&[][..], |distances| distances) {
            // SAFETY: the stack map says that a reference lives there at this return address.
            visit(unsafe { &mut *((frame.fp - distance as usize) as *mut Word) });
        }
        true
    };
    visit_frame(Frame { pc: cx.frame_pc, fp: cx.frame_fp });
    // SAFETY: the caller's.
    unsafe { callers(cx, cx.frame_fp, visit_frame) };
}

/// One line of a stack trace.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Call {
    /// The name of the function, when one is known.
    pub function: Option<&'static str>,
    /// Index into the program's files.
    pub file: u32,
    pub line: u32,
}

/// The calls that led to the running builtin, or to the poll at `pc`; the innermost one first.
///
/// # Safety
/// The context's frame was stored by compiled code that runs now, or `frame_fp` is 0.
pub unsafe fn calls(cx: &Cx, pc: Option<usize>) -> Vec<Call> {
    let program = &runtime().program;
    let mut calls = Vec::new();
    let add_at = |calls: &mut Vec<Call>, pc: usize| {
        let address = pc.wrapping_sub(1);
        add_calls(calls, program.location_at(address), program.function_at(address));
    };
    match pc {
        Some(pc) => add_at(&mut calls, pc),
        None => {
            let location = program.locations.get(cx.location as u32 as usize).copied();
            add_calls(&mut calls, location, program.function_by_id((cx.location >> 32) as u32));
        }
    }
    if cx.frame_fp != 0 {
        // SAFETY: the caller's.
        unsafe {
            callers(cx, cx.frame_fp, |frame| {
                add_at(&mut calls, frame.pc);
                true
            });
        }
    }
    calls
}

/// The place of a failure: where the innermost function of the program that is not part of the library is.
pub fn place(calls: &[Call]) -> String {
    let program = &runtime().program;
    let place = calls.iter().find(|call| program.is_user(call.file)).or(calls.first());
    place.map_or_else(|| "?:0".to_string(), |call| program.describe(call.file, call.line))
}

/// The calls that one piece of code is in the middle of: those that were inlined, then that of the function it is part of.
fn add_calls(calls: &mut Vec<Call>, mut location: Option<Location>, function: Option<usize>) {
    let program = &runtime().program;
    while let Some(place) = location {
        let function = match place.inlined {
            Some(inlined) => program.inlined.get(inlined.name as usize),
            None => function.map(|index| &program.functions[index].name),
        };
        calls.push(Call { function: function.map(String::as_str), file: place.file, line: place.line });
        location = place.inlined.and_then(|inlined| program.locations.get(inlined.call as usize).copied());
    }
}
