//! What standard error says about processes: one that failed, with the calls that led there, or all that are alive. Knows nothing
//! of what happens to them.

use super::Process;
use super::counters::{self, Counters};
use super::frames::{self, Call};
use super::schedule::runtime;
use super::table::lock;
use crate::abi::Cx;
use std::fmt::Write;
use std::sync::atomic::Ordering::Relaxed;

/// Different calls that are shown.
const CALLS_MAX: usize = 16;

/// Links that are shown.
const LINKS_MAX: usize = 16;

/// The whole block, one line of it the panic itself. `pc`: where the process is, at a poll.
///
/// # Safety
/// The context's frame was stored by compiled code that runs now, or `frame_fp` is 0.
pub(super) unsafe fn text(process: &Process, cx: &Cx, message: &str, pc: Option<usize>) -> String {
    // SAFETY: the caller's.
    let calls = unsafe { frames::calls(cx, pc) };
    let place = frames::place(&calls);
    let mut text = format!("Mesh panic at {place}: {message}\n  in {}", process.pid);
    if let Some(name) = runtime().registry.name_of(process.pid) {
        write!(text, " \"{name}\"").expect("a string takes everything");
    }
    let links = lock(&process.relations).links();
    for (index, partner) in links.iter().take(LINKS_MAX).enumerate() {
        let word = if index == 0 { ", linked to" } else { "," };
        write!(text, "{word} {partner}").expect("a string takes everything");
    }
    if links.len() > LINKS_MAX {
        write!(text, " and {} more", links.len() - LINKS_MAX).expect("a string takes everything");
    }
    text.push('\n');
    if let Some(last) = process.own().last.text() {
        writeln!(text, "  last message: {last}").expect("a string takes everything");
    }
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
        let name = call.function.unwrap_or("?");
        let place = program.describe(call.file, call.line);
        let times = if same > 1 { format!(", {same} times") } else { String::new() };
        writeln!(text, "  at {name} ({place}){times}").expect("a string takes everything");
        rest = &rest[same..];
        shown += 1;
    }
}

/// The counts of the whole program.
fn counted(all: &Counters) -> String {
    let Counters { scheduler, collector, mailboxes } = all;
    let (anybody, queues) = scheduler.queues.split_last().expect("one queue is for anybody");
    let queues = queues.iter().map(u64::to_string).collect::<Vec<_>>().join(" ");
    let longest = match mailboxes.longest {
        0 => String::new(),
        longest => format!(", {longest} of them with {}", mailboxes.longest_pid),
    };
    format!(
        "scheduler: {} processes spawned, {} turns, {} steals, {} preemptions; queued: {queues}, and {anybody} for any worker\n\
         collector: {} collections, {} bytes copied, {} bytes reclaimed, longest pause {} µs; heaps hold {} bytes\n\
         mailboxes: {} letters sent, {} received, {} waiting{longest}\n",
        scheduler.spawned,
        scheduler.turns,
        scheduler.steals,
        scheduler.preemptions,
        collector.collections,
        collector.copied,
        collector.reclaimed,
        collector.pause_max,
        collector.held,
        mailboxes.sent,
        mailboxes.received,
        mailboxes.waiting,
    )
}

/// What is counted, then everybody alive, those with the most memory first: a line each, up to a number of them.
pub(super) fn table() -> String {
    const ROWS_MAX: usize = 200;
    let mut all = runtime().table.all();
    let bytes = |process: &Process| process.held_bytes.load(Relaxed);
    all.sort_by_key(|process| (std::cmp::Reverse(bytes(process)), process.pid));
    let mut text = format!(
        "{}{} processes\n{:<16} {:<8} {:>8} {:>8} {:>12}  name\n",
        counted(&counters::read()),
        all.len(),
        "pid",
        "state",
        "letters",
        "turns",
        "heap bytes"
    );
    for process in all.iter().take(ROWS_MAX) {
        let state = match (process.turn.is_asleep(), process.stack.is_empty()) {
            (true, true) => "parked",
            (true, false) => "blocked",
            (false, _) => "running",
        };
        let name = runtime().registry.name_of(process.pid).unwrap_or_default();
        let row = format!(
            "{:<16} {state:<8} {:>8} {:>8} {:>12}  {name}",
            process.pid.to_string(),
            process.letters(),
            process.turns.get(),
            bytes(process)
        );
        writeln!(text, "{}", row.trim_end()).expect("a string takes everything");
    }
    if let Some(more) = all.len().checked_sub(ROWS_MAX + 1) {
        writeln!(text, "… {} more", more + 1).expect("a string takes everything");
    }
    text
}
