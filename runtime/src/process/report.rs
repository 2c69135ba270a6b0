//! What standard error says about a process that failed: the panic, who it was, and the calls that led there. Knows nothing
//! of what happens to the process.

use super::Process;
use super::frames::{self, Call};
use super::schedule::runtime;
use super::table::lock;
use crate::abi::Cx;
use std::fmt::Write;

/// Different calls that are shown.
const CALLS_MAX: usize = 16;

/// The whole block, one line of it the panic itself. `pc`: where the process is, at a poll.
///
/// # Safety
/// The context's frame was stored by compiled code that runs now, or `frame_fp` is 0.
pub(super) unsafe fn text(process: &Process, cx: &Cx, message: &str, pc: Option<usize>) -> String {
    // SAFETY: the caller's.
    let (place, calls) = unsafe { (frames::place(cx, pc), frames::calls(cx, pc)) };
    let mut text = format!("Mesh panic at {place}: {message}\n  in {}", process.pid);
    if let Some(name) = runtime().registry.name_of(process.pid) {
        write!(text, " \"{name}\"").expect("a string takes everything");
    }
    let links = lock(&process.relations).links();
    for (index, partner) in links.into_iter().enumerate() {
        let word = if index == 0 { ", linked to" } else { "," };
        write!(text, "{word} {partner}").expect("a string takes everything");
    }
    text.push('\n');
    write_calls(&mut text, &calls);
    text
}

fn write_calls(text: &mut String, calls: &[Call]) {
    let program = &runtime().program;
    let mut shown = 0;
    let mut rest = calls;
    while let Some(call) = rest.first() {
        let same = rest.iter().take_while(|other| *other == call).count();
        if shown == CALLS_MAX {
            writeln!(text, "  … {} more", rest.len()).expect("a string takes everything");
            return;
        }
        let name = call.function.map_or("?", |index| program.functions[index].name.as_str());
        let place = program.describe(call.location);
        let times = if same > 1 { format!(", {same} times") } else { String::new() };
        writeln!(text, "  at {name} ({place}){times}").expect("a string takes everything");
        rest = &rest[same..];
        shown += 1;
    }
}
