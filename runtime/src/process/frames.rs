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

/// The place in the user's sources where the running builtin was called, or the nearest caller that is not part of the
/// library. At a poll `pc` is the place itself.
///
/// # Safety
/// The context's frame was stored by compiled code that runs now, or `frame_fp` is 0.
pub unsafe fn place(cx: &Cx, pc: Option<usize>) -> String {
    let program = &runtime().program;
    let innermost = match pc {
        Some(pc) => program.location_at(pc.wrapping_sub(1)),
        None => program.locations.get(cx.location as u32 as usize).copied(),
    };
    let mut found: Option<Location> = innermost.filter(|&location| program.is_user(location));
    if found.is_none() {
        // SAFETY: the caller's.
        unsafe {
            callers(cx, cx.frame_fp, |frame| {
                found = program.location_at(frame.pc.wrapping_sub(1)).filter(|&location| program.is_user(location));
                found.is_none()
            });
        }
    }
    match found.or(innermost) {
        Some(location) => program.describe(location),
        None => "?:0".to_string(),
    }
}

/// One line of a stack trace.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Call {
    /// Index into the program's functions, when one is known.
    pub function: Option<usize>,
    pub location: Location,
}

/// The calls that led to the running builtin, or to the poll at `pc`; the innermost one first.
///
/// # Safety
/// As for [`place`].
pub unsafe fn calls(cx: &Cx, pc: Option<usize>) -> Vec<Call> {
    let program = &runtime().program;
    let call_at = |pc: usize| {
        let address = pc.wrapping_sub(1);
        let location = program.location_at(address)?;
        Some(Call { function: program.function_at(address), location })
    };
    let innermost = match pc {
        Some(pc) => call_at(pc),
        None => program
            .locations
            .get(cx.location as u32 as usize)
            .map(|&location| Call { function: program.function_by_id((cx.location >> 32) as u32), location }),
    };
    let mut calls: Vec<Call> = innermost.into_iter().collect();
    if cx.frame_fp != 0 {
        // SAFETY: the caller's.
        unsafe {
            callers(cx, cx.frame_fp, |frame| {
                calls.extend(call_at(frame.pc));
                true
            });
        }
    }
    calls
}
