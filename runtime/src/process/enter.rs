//! [unsafe] The way into compiled code and out of it: assembly trampolines. Knows nothing of scheduling.
//!
//! ```text
//! enter:  saves the callee-saved registers and the previous `jump_sp` on the stack, stores the stack pointer in
//!         `Cx::jump_sp`, and calls `call_entry(cx, closure)`.
//! leave:  restores that stack pointer from any depth below and returns from `enter` with a status.
//! poll:   stores the caller's frame in the context and goes on in `poll_slow`.
//! aside:  calls a Rust function from the rare way out of a path of a few instructions; its result goes to `Cx::aside`.
//! ```
//!
//! `poll` and `aside` change no register but those that every call changes (stack pointer, link): compiled code keeps its
//! values in registers around them, floats included.

use crate::abi::Cx;
use crate::program::CallEntry;
use crate::value::layout::Object;
use std::mem::offset_of;

/// What `enter` returns when the process ended by a jump: no status of compiled code.
pub const STATUS_LEFT: i64 = -1;

#[cfg(target_arch = "x86_64")]
core::arch::global_asm!(
    ".globl mesh_enter",
    "mesh_enter:",
    "push rbp",
    "mov rbp, rsp",
    "push rbx",
    "push r12",
    "push r13",
    "push r14",
    "push r15",
    "sub rsp, 8",
    "push qword ptr [rsi + {jump_sp}]",
    "push 0",
    "mov [rsi + {jump_sp}], rsp",
    "mov rax, rdi",
    "mov rdi, rsi",
    "mov rbx, rsi",
    "mov rsi, rdx",
    "call rax",
    "jmp 2f",
    ".globl mesh_leave",
    "mesh_leave:",
    "mov rsp, [rdi + {jump_sp}]",
    "mov rbx, rdi",
    "mov rax, rsi",
    "2:",
    "add rsp, 8",
    "pop qword ptr [rbx + {jump_sp}]",
    "add rsp, 8",
    "pop r15",
    "pop r14",
    "pop r13",
    "pop r12",
    "pop rbx",
    "pop rbp",
    "ret",
    ".macro mesh_save_all",
    "push rbp",
    "mov rbp, rsp",
    ".irp reg, rax, rcx, rdx, rsi, rdi, r8, r9, r10, r11, rbx",
    "push \\reg",
    ".endr",
    "sub rsp, 256",
    ".irp number, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15",
    "movups [rsp + 16 * \\number], xmm\\number",
    ".endr",
    ".endm",
    ".macro mesh_restore_all",
    ".irp number, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15",
    "movups xmm\\number, [rsp + 16 * \\number]",
    ".endr",
    "add rsp, 256",
    ".irp reg, rbx, r11, r10, r9, r8, rdi, rsi, rdx, rcx, rax, rbp",
    "pop \\reg",
    ".endr",
    "ret",
    ".endm",
    ".globl mesh_poll",
    "mesh_poll:",
    "mesh_save_all",
    "mov rax, [rbp + 8]",
    "mov [rdi + {frame_pc}], rax",
    "lea rax, [rbp + 16]",
    "mov [rdi + {frame_sp}], rax",
    "mov rax, [rbp]",
    "mov [rdi + {frame_fp}], rax",
    "call {poll_slow}",
    "mesh_restore_all",
    ".globl mesh_aside",
    "mesh_aside:",
    "mesh_save_all",
    "mov rax, rdi",
    "mov rbx, rsi",
    "mov rdi, rsi",
    "mov rsi, rdx",
    "mov rdx, rcx",
    "mov rcx, r8",
    "mov r8, r9",
    "call rax",
    "mov [rbx + {aside}], rax",
    "mesh_restore_all",
    aside = const offset_of!(Cx, aside),
    jump_sp = const offset_of!(Cx, jump_sp),
    frame_pc = const offset_of!(Cx, frame_pc),
    frame_sp = const offset_of!(Cx, frame_sp),
    frame_fp = const offset_of!(Cx, frame_fp),
    poll_slow = sym super::poll::poll_slow,
);

/// Distance from `jump_sp` to the saved frame pointer of `enter`: the end of a frame walk.
#[cfg(target_arch = "x86_64")]
pub const ENTRY_FRAME_OFFSET: usize = 64;

#[cfg(target_arch = "aarch64")]
core::arch::global_asm!(
    ".globl mesh_enter",
    "mesh_enter:",
    "stp x29, x30, [sp, #-16]!",
    "mov x29, sp",
    "stp x19, x20, [sp, #-16]!",
    "stp x21, x22, [sp, #-16]!",
    "stp x23, x24, [sp, #-16]!",
    "stp x25, x26, [sp, #-16]!",
    "stp x27, x28, [sp, #-16]!",
    "stp d8, d9, [sp, #-16]!",
    "stp d10, d11, [sp, #-16]!",
    "stp d12, d13, [sp, #-16]!",
    "stp d14, d15, [sp, #-16]!",
    "ldr x9, [x1, #{jump_sp}]",
    "stp x9, x9, [sp, #-16]!",
    "mov x9, sp",
    "str x9, [x1, #{jump_sp}]",
    "mov x9, x0",
    "mov x0, x1",
    "mov x19, x1",
    "mov x1, x2",
    "blr x9",
    "b 2f",
    ".globl mesh_leave",
    "mesh_leave:",
    "ldr x9, [x0, #{jump_sp}]",
    "mov sp, x9",
    "mov x19, x0",
    "mov x0, x1",
    "2:",
    "ldp x9, x10, [sp], #16",
    "str x9, [x19, #{jump_sp}]",
    "ldp d14, d15, [sp], #16",
    "ldp d12, d13, [sp], #16",
    "ldp d10, d11, [sp], #16",
    "ldp d8, d9, [sp], #16",
    "ldp x27, x28, [sp], #16",
    "ldp x25, x26, [sp], #16",
    "ldp x23, x24, [sp], #16",
    "ldp x21, x22, [sp], #16",
    "ldp x19, x20, [sp], #16",
    "ldp x29, x30, [sp], #16",
    "ret",
    ".macro mesh_save_all",
    "stp x29, x30, [sp, #-16]!",
    "mov x29, sp",
    "sub sp, sp, #672",
    ".irp number, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31",
    "str q\\number, [sp, #16 * \\number]",
    ".endr",
    ".irp number, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19",
    "str x\\number, [sp, #512 + 8 * \\number]",
    ".endr",
    ".endm",
    ".macro mesh_restore_all",
    ".irp number, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19",
    "ldr x\\number, [sp, #512 + 8 * \\number]",
    ".endr",
    ".irp number, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31",
    "ldr q\\number, [sp, #16 * \\number]",
    ".endr",
    "add sp, sp, #672",
    "ldp x29, x30, [sp], #16",
    "ret",
    ".endm",
    ".globl mesh_poll",
    "mesh_poll:",
    "mesh_save_all",
    "str x30, [x0, #{frame_pc}]",
    "add x9, x29, #16",
    "str x9, [x0, #{frame_sp}]",
    "ldr x9, [x29]",
    "str x9, [x0, #{frame_fp}]",
    "bl {poll_slow}",
    "mesh_restore_all",
    ".globl mesh_aside",
    "mesh_aside:",
    "mesh_save_all",
    "mov x9, x0",
    "mov x19, x1",
    "mov x0, x1",
    "mov x1, x2",
    "mov x2, x3",
    "mov x3, x4",
    "mov x4, x5",
    "blr x9",
    "str x0, [x19, #{aside}]",
    "mesh_restore_all",
    aside = const offset_of!(Cx, aside),
    jump_sp = const offset_of!(Cx, jump_sp),
    frame_pc = const offset_of!(Cx, frame_pc),
    frame_sp = const offset_of!(Cx, frame_sp),
    frame_fp = const offset_of!(Cx, frame_fp),
    poll_slow = sym super::poll::poll_slow,
);

/// Distance from `jump_sp` to the saved frame pointer of `enter`: the end of a frame walk.
#[cfg(target_arch = "aarch64")]
pub const ENTRY_FRAME_OFFSET: usize = 160;

#[allow(improper_ctypes, reason = "assembly only passes the pointers on")]
unsafe extern "C" {
    fn mesh_enter(call_entry: CallEntry, cx: *mut Cx, closure: *mut Object) -> i64;
    fn mesh_leave(cx: *mut Cx, status: i64) -> !;
    fn mesh_poll(cx: *mut Cx);
    fn mesh_aside(function: *const u8, cx: *mut Cx, a: u64, b: u64, c: u64, d: u64);
}

/// Runs a closure of compiled code on the current stack.
///
/// # Safety
/// `cx` belongs to the process that runs here, `closure` is `fn() -> Int` of the program that `call_entry` belongs to, and
/// `Cx::stack_limit` fits the current stack.
pub unsafe fn enter(call_entry: CallEntry, cx: *mut Cx, closure: *mut Object) -> i64 {
    // SAFETY: the caller's.
    unsafe { mesh_enter(call_entry, cx, closure) }
}

/// Returns from the innermost [`enter`] with a status, from any depth.
///
/// # Safety
/// An `enter` with this context is active on the current stack, and nothing above it has a destructor to run.
pub unsafe fn leave(cx: *mut Cx, status: i64) -> ! {
    // SAFETY: the caller's.
    unsafe { mesh_leave(cx, status) }
}

/// Address of the poll trampoline: compiled code calls it as `fn(cx)` when its stack pointer is below the limit.
pub fn poll_address() -> *const u8 {
    mesh_poll as *const u8
}

/// Address of the trampoline to functions that are seldom needed: compiled code calls it as `fn(function, cx, a, b, c, d)`,
/// and the function is called as `fn(cx, a, b, c, d)`. Both it and its result are made of plain words.
pub fn aside_address() -> *const u8 {
    mesh_aside as *const u8
}

/// Arguments that a function called aside may have behind the context.
pub const ASIDE_ARGUMENTS: usize = 4;
