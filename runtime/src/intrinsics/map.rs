//! Builtins of the module `Map`. Keys of kind `Other` are compared in Mesh: a lookup there asks for the
//! candidates of a hash, one after the other.

use crate::abi::Any;
use crate::value::layout::Word;
use crate::value::map::{self, KeyKind, Refs};
use crate::value::{ListRef, MapRef, list};

/// A place or position as the program sees it: -1 for none.
fn number(position: Option<usize>) -> i64 {
    position.map_or(-1, |position| position as i64)
}

fn place(number: i64) -> Option<usize> {
    usize::try_from(number).ok()
}

crate::intrinsics! { "Map";
    fn new<K, V>(cx) -> MapRef { map::empty() }
    fn size<K, V>(cx, m: MapRef) -> i64 { m.len() as i64 }
    fn position<K, V>(cx, m: MapRef, kind: i64, key: Any) -> i64 { number(m.position(KeyKind::from_number(kind), key.0)) }
    fn candidate<K, V>(cx, m: MapRef, hash: i64, after: i64) -> i64 { number(m.candidate(hash as u64, place(after))) }
    fn visible<K, V>(cx, m: MapRef, candidate: i64) -> i64 { number(m.visible(candidate as usize)) }
    fn key_at<K, V>(cx, m: MapRef, place: i64) -> Any { Any(m.key_at(place as usize)) }
    fn value_at<K, V>(cx, m: MapRef, position: i64) -> Any { Any(m.value_at(position as usize)) }
    fn next_record<K, V>(cx, m: MapRef, from: i64) -> i64 { number(m.next_entry(from as usize).map(|(place, _)| place)) }
    fn insert<K, V>(cx, m: MapRef, kind: i64, key: Any, value: Any) -> MapRef {
        let refs = Refs { key: K.is_ref(), value: V.is_ref() };
        m.put(cx, refs, KeyKind::from_number(kind), key.0, value.0)
    }
    fn insert_at<K, V>(cx, m: MapRef, candidate: i64, hash: i64, key: Any, value: Any) -> MapRef {
        let refs = Refs { key: K.is_ref(), value: V.is_ref() };
        m.put_at(cx, refs, place(candidate), hash as u64, key.0, value.0)
    }
    fn remove<K, V>(cx, m: MapRef, kind: i64, key: Any) -> MapRef {
        let refs = Refs { key: K.is_ref(), value: V.is_ref() };
        m.remove(cx, refs, KeyKind::from_number(kind), key.0)
    }
    fn remove_at<K, V>(cx, m: MapRef, candidate: i64) -> MapRef {
        let refs = Refs { key: K.is_ref(), value: V.is_ref() };
        m.remove_at(cx, refs, KeyKind::Other, candidate as usize)
    }
    fn keys<K, V>(cx, m: MapRef) -> ListRef {
        let words: Vec<Word> = m.entries().into_iter().map(|(key, _)| key).collect();
        list::from_words(cx, &words, K.is_ref())
    }
    fn values<K, V>(cx, m: MapRef) -> ListRef {
        let words: Vec<Word> = m.entries().into_iter().map(|(_, value)| value).collect();
        list::from_words(cx, &words, V.is_ref())
    }
    fn to_list<K, V>(cx, m: MapRef) -> ListRef {
        let bitmap = K.is_ref() as u64 | (V.is_ref() as u64) << 1;
        let words: Vec<Word> = m.entries().into_iter()
            .map(|(key, value)| crate::value::record(cx, 0, &[key, value], bitmap).0 as Word).collect();
        list::from_words(cx, &words, true)
    }
}
