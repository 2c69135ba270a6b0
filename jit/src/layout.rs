//! Where compiled code finds the fields of the process context and of objects, and the static objects of a program. Knows
//! nothing of machine code.

use compiler::ssa::ir;
use runtime::abi::Cx;
use runtime::value::layout::{self, Kind};
use std::mem::offset_of;

pub const STACK_LIMIT: i32 = offset_of!(Cx, stack_limit) as i32;
/// The stack limit that asks for attention, at a poll of a loop too.
pub const ATTENTION: i64 = runtime::abi::ATTENTION as i64;
pub const HP: i32 = offset_of!(Cx, hp) as i32;
pub const HLIM: i32 = offset_of!(Cx, hlim) as i32;
pub const FRAME_FP: i32 = offset_of!(Cx, frame_fp) as i32;
pub const LOCATION: i32 = offset_of!(Cx, location) as i32;
pub const ASIDE: i32 = offset_of!(Cx, aside) as i32;
pub const MESSAGE: i32 = offset_of!(Cx, message) as i32;

/// Byte offset of a payload word.
pub fn payload(index: usize) -> i32 {
    (layout::HEADER_BYTES + 8 * index) as i32
}

/// Slot 0 of a `Refs` or `Words` array lies behind its bookkeeping word.
pub const FIRST_SLOT: i32 = (layout::HEADER_BYTES + 8) as i32;

/// Objects and variables that live as long as the OS process. Leaked: code refers to them by address.
pub struct Statics {
    strings: Vec<usize>,
    /// A closure without captures for every function: header and code address.
    closures: &'static mut [[u64; 2]],
    globals: &'static mut [u64],
}

impl Statics {
    pub fn new(program: &ir::Program) -> Statics {
        let header = layout::record_header(1, 0, 0);
        Statics {
            strings: program.strings.iter().map(|text| leak_string(text)).collect(),
            closures: Box::leak(vec![[header, 0]; program.funcs.len()].into_boxed_slice()),
            globals: Box::leak(vec![0; program.globals.len()].into_boxed_slice()),
        }
    }

    pub fn string(&self, id: ir::StrId) -> usize {
        self.strings[id.index()]
    }

    pub fn closure(&self, id: ir::FuncId) -> usize {
        (&raw const self.closures[id.index()]) as usize
    }

    pub fn global(&self, id: ir::GlobalId) -> usize {
        (&raw const self.globals[id.index()]) as usize
    }

    /// Sets the code address of a static closure.
    pub fn patch(&mut self, func: usize, code: usize) {
        self.closures[func][1 + layout::CLOSURE_CODE] = code as u64;
    }
}

fn leak_string(text: &str) -> usize {
    let mut words = vec![0; 2 + text.len().div_ceil(8)];
    words[0] = layout::array_header(Kind::Bytes, text.len());
    words[1] = text.len() as u64 | (text.chars().count() as u64) << 32;
    for (word, bytes) in words[2..].iter_mut().zip(text.as_bytes().chunks(8)) {
        let mut padded = [0; 8];
        padded[..bytes.len()].copy_from_slice(bytes);
        *word = u64::from_ne_bytes(padded);
    }
    words.leak().as_ptr() as usize
}

/// What a new record's header is, and the word that follows its fields when they are too many for the header.
pub struct RecordShape {
    pub header: u64,
    pub bytes: usize,
    /// Address of the static bitmap of a big record.
    pub bitmap: Option<usize>,
}

/// The shape of a record with these fields; `Err` when they are more than a record can hold.
pub fn record_shape(tag: u32, is_ref: &[bool]) -> Result<RecordShape, String> {
    let tag = u16::try_from(tag).map_err(|_| format!("variant tag {tag} is too large"))?;
    let count = is_ref.len();
    if count <= layout::RECORD_WORDS_MAX {
        let bitmap = is_ref.iter().rev().fold(0, |bits, &set| bits << 1 | u64::from(set));
        return Ok(RecordShape {
            header: layout::record_header(count, tag, bitmap),
            bytes: 8 + 8 * count,
            bitmap: None,
        });
    }
    if count >= 0xffff {
        return Err(format!("a record of {count} fields is too large"));
    }
    let mut bitmap = vec![0u64; count.div_ceil(64)];
    for (index, _) in is_ref.iter().enumerate().filter(|(_, set)| **set) {
        bitmap[index / 64] |= 1 << (index % 64);
    }
    Ok(RecordShape {
        header: layout::big_record_header(count + 1, tag),
        bytes: 8 + 8 * (count + 1),
        bitmap: Some(bitmap.leak().as_ptr() as usize),
    })
}
