//! Where the code points of a text begin. Knows strings, nothing of the functions that ask.
//!
//! A text that is not ASCII has to be walked through. A process remembers where its last walk through a long text ended, so
//! that a loop over positions costs as much as one walk.

use crate::abi::Cx;
use crate::value::bytes::Str;
use crate::value::layout::Object;

/// Shorter texts are walked through from their start.
const REMEMBERED_MIN: usize = 256;
/// Bytes counted at once, by a loop without branches. A count fits a byte.
const BLOCK: usize = 64;

/// A place in a text. The text is known by its address, so a collection ends the memory.
#[derive(Clone, Copy, Debug)]
pub struct Cursor {
    text: *const Object,
    chars: usize,
    bytes: usize,
}

impl Cursor {
    pub const NOWHERE: Cursor = Cursor { text: std::ptr::null(), chars: 0, bytes: 0 };
}

/// Whether a byte begins a code point.
fn begins(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

fn count(block: &[u8]) -> usize {
    usize::from(block.iter().map(|&byte| u8::from(begins(byte))).sum::<u8>())
}

/// The position `chars` code points behind `at`, which begins one; the end if there are fewer.
fn forward(bytes: &[u8], mut at: usize, mut chars: usize) -> usize {
    for block in bytes[at..].chunks(BLOCK) {
        let here = count(block);
        if here > chars {
            break;
        }
        chars -= here;
        at += block.len();
    }
    let mut starts = (at..bytes.len()).filter(|&at| begins(bytes[at]));
    starts.nth(chars).unwrap_or(bytes.len())
}

/// The position `chars` code points before `at`; there are as many.
fn backward(bytes: &[u8], mut at: usize, mut chars: usize) -> usize {
    if chars == 0 {
        return at;
    }
    for block in bytes[..at].rchunks(BLOCK) {
        let here = count(block);
        // The block with the code point itself is looked at closely: it may begin in the middle of one.
        if here >= chars {
            break;
        }
        chars -= here;
        at -= block.len();
    }
    let mut starts = (0..at).rev().filter(|&at| begins(bytes[at]));
    starts.nth(chars - 1).unwrap_or(0)
}

impl Str {
    /// The byte position of code point `index`; the end if there are fewer.
    pub fn byte_at(self, cx: &mut Cx, index: usize) -> usize {
        let bytes = self.as_bytes();
        if self.is_ascii() {
            return index.min(bytes.len());
        }
        if bytes.len() < REMEMBERED_MIN {
            return forward(bytes, 0, index);
        }
        let last = if cx.cursor.text == self.0.cast_const() { cx.cursor } else { Cursor::NOWHERE };
        let at = if index >= last.chars {
            forward(bytes, last.bytes, index - last.chars)
        } else if index > last.chars / 2 {
            backward(bytes, last.bytes, last.chars - index)
        } else {
            forward(bytes, 0, index)
        };
        cx.cursor = Cursor { text: self.0, chars: index.min(self.char_count()), bytes: at };
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_in_both_directions_agree_with_a_walk() {
        let text = "aé😀\u{fffd}".repeat(40);
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        for (from, &start) in starts.iter().enumerate() {
            for (to, &end) in starts.iter().enumerate() {
                if to >= from {
                    assert_eq!(forward(text.as_bytes(), start, to - from), end);
                } else {
                    assert_eq!(backward(text.as_bytes(), start, from - to), end);
                }
            }
        }
        assert_eq!(forward("é".as_bytes(), 0, 9), 2);
    }
}
