//! [unsafe] The collector and the copier on graphs made by hand.

use super::*;
use crate::process::detached;
use crate::value::layout::{array_header, big_record_header};
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::SeqCst;

fn word(object: *mut Object, index: usize) -> Word {
    // SAFETY: tests read only words that exist.
    unsafe { *payload(object).add(index) }
}

fn set(object: *mut Object, index: usize, value: Word) {
    // SAFETY: tests write only words that exist.
    unsafe { *payload(object).add(index) = value };
}

fn heap_of(cx: &Cx) -> &'static mut Heap {
    // SAFETY: one test, one detached process, one reference at a time.
    unsafe { &mut *cx.heap_pointer() }
}

fn collect_with(cx: &mut Cx, roots: &mut [Word]) {
    collect::collect(heap_of(cx), cx, None, |_, visit| roots.iter_mut().for_each(visit));
}

/// A list of pairs `(number, next)`.
fn chain(cx: &mut Cx, length: u64) -> Word {
    let mut next = 0;
    for number in 0..length {
        next = alloc_record(cx, 0, 0b10, &[number, next]) as Word;
    }
    next
}

fn check_chain(mut list: Word, length: u64) {
    for number in (0..length).rev() {
        let object = list as *mut Object;
        assert_eq!(word(object, 0), number);
        list = word(object, 1);
    }
    assert_eq!(list, 0);
}

#[test]
fn live_graphs_survive_and_garbage_goes() {
    detached(|cx| {
        let mut roots = [chain(cx, 10_000), chain(cx, 5)];
        for _ in 0..5 {
            chain(cx, 50_000);
            collect_with(cx, &mut roots);
            check_chain(roots[0], 10_000);
            check_chain(roots[1], 5);
            assert_eq!(heap_of(cx).used(cx), 10_005 * 24);
        }
        collect_with(cx, &mut []);
        assert_eq!(heap_of(cx).used(cx), 0);
        collect_with(cx, &mut []);
        assert!(heap_of(cx).capacity() < 1024 * 1024);
    });
}

/// What is collected costs little, so it is collected soon, and the same memory is filled again.
#[test]
fn large_objects_without_references_put_no_collection_off() {
    if stress() {
        return;
    }
    detached(|cx| {
        const BYTES: usize = 8 << 20;
        let mut roots = [alloc(cx, array_header(Kind::Words, BYTES / 8)) as Word];
        collect_with(cx, &mut roots);
        for _ in 0..4 {
            let before = heap_of(cx).used(cx);
            while !heap_of(cx).wanted {
                chain(cx, 1);
            }
            assert!(heap_of(cx).used(cx) - before < 2 * config::COLLECT_BYTES_MIN);
            collect_with(cx, &mut roots);
            assert!(heap_of(cx).capacity() < BYTES + 8 * config::COLLECT_BYTES_MIN);
        }
        // One with references has to be walked through each time.
        roots[0] = alloc(cx, array_header(Kind::Refs, BYTES / 8)) as Word;
        collect_with(cx, &mut roots);
        let before = heap_of(cx).used(cx);
        while !heap_of(cx).wanted {
            chain(cx, 1);
        }
        assert!(heap_of(cx).used(cx) - before > BYTES);
    });
}

#[test]
fn large_objects_stay_where_they_are() {
    if stress() {
        return;
    }
    detached(|cx| {
        let large = alloc(cx, array_header(Kind::Refs, 100_000));
        let other = alloc(cx, array_header(Kind::Refs, 50_000));
        let first = chain(cx, 10);
        set(large, 1, first);
        set(large, 100_000, other as Word);
        set(other, 7, large as Word);
        for _ in 0..3 {
            let lost = alloc(cx, array_header(Kind::Words, 70_000));
            assert!(heap_of(cx).contains(lost as usize));
            let mut roots = [large as Word];
            collect_with(cx, &mut roots);
            assert_eq!(roots, [large as Word]);
            assert_eq!((word(large, 100_000), word(other, 7)), (other as Word, large as Word));
            check_chain(word(large, 1), 10);
            assert_eq!(heap_of(cx).used(cx), 8 * (150_000 + 4) + 10 * 24);
        }
        collect_with(cx, &mut []);
        assert_eq!(heap_of(cx).used(cx), 0);
    });
}

#[test]
fn every_kind_is_moved_with_sharing_and_cycles() {
    static BITMAP: [u64; 2] = [0b100, 0];
    detached(|cx| {
        let text = alloc_string(cx, "shared äöü") as Word;
        let refs = alloc(cx, array_header(Kind::Refs, 3));
        set(refs, 1, text);
        set(refs, 3, refs as Word);
        let words = alloc(cx, array_header(Kind::Words, 2));
        set(words, 1, text);
        set(words, 2, 99);
        let big = alloc(cx, big_record_header(60, 7));
        set(big, 59, BITMAP.as_ptr() as Word);
        set(big, 1, text);
        set(big, 2, text);
        let root = alloc_record(cx, 3, 0b1111, &[refs as Word, words as Word, big as Word, layout::nullary(2) as Word]);
        let mut roots = [root as Word];
        collect_with(cx, &mut roots);
        let root = roots[0] as *mut Object;
        assert_eq!(Header(unsafe_header(root)).tag(), 3);
        let (refs, words, big) =
            (word(root, 0) as *mut Object, word(root, 1) as *mut Object, word(root, 2) as *mut Object);
        assert_eq!(word(root, 3), layout::nullary(2) as Word);
        assert_eq!(word(refs, 3), refs as Word);
        assert_eq!(word(refs, 2), 0);
        assert_eq!(word(refs, 1), word(big, 2));
        // What is no reference stays as it is, even if it looks like one.
        assert_eq!(word(words, 1), text);
        assert_eq!(word(big, 1), text);
        assert_eq!(word(words, 2), 99);
        assert_eq!(text_of(word(big, 2)), "shared äöü");
    });
}

fn unsafe_header(object: *mut Object) -> u64 {
    // SAFETY: the object is complete.
    unsafe { (*object).header }
}

fn text_of(string: Word) -> String {
    let object = string as *mut Object;
    let length = word(object, 0) as u32 as usize;
    // SAFETY: a string's bytes follow its bookkeeping word.
    let bytes = unsafe { std::slice::from_raw_parts(payload(object).add(1).cast::<u8>(), length) };
    String::from_utf8(bytes.to_vec()).expect("text")
}

static DROPPED: AtomicUsize = AtomicUsize::new(0);

struct Resource(u32);

impl External for Resource {
    fn name(&self) -> &'static str {
        "Resource"
    }
}

impl Drop for Resource {
    fn drop(&mut self) {
        DROPPED.fetch_add(1, SeqCst);
    }
}

#[test]
fn rust_values_go_with_their_last_object() {
    detached(|cx| {
        let kept = alloc_external(cx, Arc::new(Resource(5))) as Word;
        for _ in 0..9 {
            alloc_external(cx, Arc::new(Resource(0)));
        }
        let mut roots = [kept];
        collect_with(cx, &mut roots);
        assert_eq!(DROPPED.load(SeqCst), 9);
        // SAFETY: the root is a live external object.
        let value = unsafe { external::downcast::<Resource>(roots[0] as *mut Object) };
        assert_eq!(value.map(|resource| resource.0), Some(5));
        // SAFETY: nobody else uses the heap.
        let (_, copy) = unsafe { copy::copy(roots[0], heap_of(cx)) };
        collect_with(cx, &mut []);
        assert_eq!(DROPPED.load(SeqCst), 9);
        heap_of(cx).adopt(cx, copy.expect("something was copied"));
        assert_eq!(DROPPED.load(SeqCst), 9);
        alloc_external(cx, Arc::new(Resource(1)));
    });
    assert_eq!(DROPPED.load(SeqCst), 11);
}

#[test]
fn copies_keep_sharing_and_leave_the_source_alone() {
    detached(|cx| {
        let text = alloc_string(cx, "x") as Word;
        let inner = alloc_record(cx, 1, 0b11, &[text, text]);
        let list = chain(cx, 3000);
        let root = alloc_record(cx, 0, 0b111, &[inner as Word, text, list]);
        // SAFETY: nobody else uses the heap.
        let (copied, fragment) = unsafe { copy::copy(root as Word, heap_of(cx)) };
        check_chain(list, 3000);
        assert_eq!(text_of(word(inner, 0)), "x");
        let fragment = fragment.expect("something was copied");
        let copy = copied as *mut Object;
        assert!(fragment.contains(copied as usize) && copied != root as Word);
        assert_eq!(word(word(copy, 0) as *mut Object, 0), word(copy, 1));
        assert_ne!(word(copy, 1), text);
        let mut roots = [copied];
        let heap = heap_of(cx);
        heap.adopt(cx, fragment);
        collect_with(cx, &mut roots);
        check_chain(word(roots[0] as *mut Object, 2), 3000);
        assert_eq!(text_of(word(roots[0] as *mut Object, 1)), "x");
    });
}

#[test]
fn adoption_by_an_empty_heap_and_many_fragments() {
    detached(|cx| {
        let fragments: Vec<_> = detached(|other| {
            (0..2000)
                .map(|number| {
                    let text = alloc_string(other, &format!("message {number}")) as Word;
                    // SAFETY: nobody else uses the heap.
                    unsafe { copy::copy(text, heap_of(other)) }
                })
                .collect()
        });
        let mut roots = Vec::new();
        for (word, fragment) in fragments {
            heap_of(cx).adopt(cx, fragment.expect("something was copied"));
            roots.push(word);
            alloc_string(cx, "garbage");
        }
        collect_with(cx, &mut roots);
        for (number, &root) in roots.iter().enumerate() {
            assert_eq!(text_of(root), format!("message {number}"));
        }
        assert!(heap_of(cx).older.is_empty());
    });
}

#[test]
fn deep_graphs_need_no_stack() {
    detached(|cx| {
        let mut roots = [chain(cx, 1_000_000)];
        collect_with(cx, &mut roots);
        // SAFETY: nobody else uses the heap.
        let (copied, _fragment) = unsafe { copy::copy(roots[0], heap_of(cx)) };
        check_chain(copied, 1_000_000);
    });
}

/// The bytes of a large text are shared: a copy is the same object, and stays when its first heap is gone.
#[test]
fn large_texts_are_shared_and_freed_with_their_last_holder() {
    let text = "x".repeat(3 * config::LARGE_BYTES);
    let (copied, fragment) = detached(|cx| {
        let large = alloc_string(cx, &text);
        let root = alloc_record(cx, 0, 0b11, &[large as Word, large as Word]);
        // SAFETY: nobody else uses the heap.
        let (copied, fragment) = unsafe { copy::copy(root as Word, heap_of(cx)) };
        let copy = copied as *mut Object;
        assert_eq!((word(copy, 0), word(copy, 1)), (large as Word, large as Word));
        assert_ne!(copied, root as Word);
        // Dropped without having been received.
        // SAFETY: as above.
        drop(unsafe { copy::copy(large as Word, heap_of(cx)) });
        assert_eq!(text_of(large as Word).len(), text.len());
        (copied, fragment.expect("something was copied"))
    });
    detached(|cx| {
        let mut roots = [copied];
        heap_of(cx).adopt(cx, fragment);
        collect_with(cx, &mut roots);
        assert_eq!(text_of(word(roots[0] as *mut Object, 1)), text);
        let held = heap_of(cx).large_bytes;
        assert!(held >= text.len());
        collect_with(cx, &mut []);
        assert_eq!(heap_of(cx).large_bytes, 0);
    });
}
