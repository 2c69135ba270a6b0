//! Conversions between Rust values and Mesh values, so that builtins name natural Rust types. Knows no builtin.

use crate::abi::{Abi, Cx, Ref, Rep};
use crate::value::bytes::{BytesRef, Str};
use crate::value::layout::{Object, Word};
use crate::value::list::{self, ListRef};
use crate::value::map::{self, MapRef};
use crate::value::record::{self, none, record};

/// A Rust value that becomes a Mesh value of a type known from the Rust type.
pub trait Value {
    /// Whether the Mesh value is an object.
    const IS_REF: bool;
    fn into_word(self, cx: &mut Cx) -> Word;
}

macro_rules! value_plain {
    ($($rust:ty, $is_ref:literal, |$v:ident, $cx:ident| $word:expr;)*) => {$(
        impl Value for $rust {
            const IS_REF: bool = $is_ref;
            fn into_word(self, $cx: &mut Cx) -> Word { let $v = self; $word }
        }
    )*};
}

value_plain! {
    i64, false, |v, _cx| v as Word;
    f64, false, |v, _cx| v.to_bits();
    bool, false, |v, _cx| v as Word;
    (), false, |_v, _cx| 0;
    Ref, true, |v, _cx| v.0 as Word;
    Str, true, |v, _cx| v.0 as Word;
    BytesRef, true, |v, _cx| v.0 as Word;
    ListRef, true, |v, _cx| v.0 as Word;
    MapRef, true, |v, _cx| v.0 as Word;
    String, true, |v, cx| Str::new(cx, &v).0 as Word;
    &str, true, |v, cx| Str::new(cx, v).0 as Word;
    Vec<u8>, true, |v, cx| BytesRef::new(cx, &v).0 as Word;
}

/// `Vec<T>` is a list, except `Vec<u8>`, which is a `Bytes`.
impl<T: ListElement> Value for Vec<T> {
    const IS_REF: bool = true;
    fn into_word(self, cx: &mut Cx) -> Word {
        let words: Vec<Word> = self.into_iter().map(|element| element.into_word(cx)).collect();
        list::from_words(cx, &words, T::IS_REF).0 as Word
    }
}

/// Values that may be elements of a list built from a `Vec`: all but bytes.
pub trait ListElement: Value {}
impl ListElement for i64 {}
impl ListElement for f64 {}
impl ListElement for bool {}
impl ListElement for Ref {}
impl ListElement for Str {}
impl ListElement for String {}
impl ListElement for &str {}
impl ListElement for ListRef {}
impl ListElement for MapRef {}
impl ListElement for StringMap {}
impl<A: Value, B: Value> ListElement for (A, B) {}
impl<T: ListElement> ListElement for Vec<T> {}

/// A list made from an iterator, without a vector in between at the call site.
pub struct ListIter<I>(pub I);

impl<T: Value, I: Iterator<Item = T>> Value for ListIter<I> {
    const IS_REF: bool = true;
    fn into_word(self, cx: &mut Cx) -> Word {
        let words: Vec<Word> = self.0.map(|element| element.into_word(cx)).collect();
        list::from_words(cx, &words, T::IS_REF).0 as Word
    }
}

/// A `Map<String, String>` in this order: rows, headers, parameters. Later pairs win.
#[derive(Clone, Debug, Default)]
pub struct StringMap(pub Vec<(String, String)>);

impl Value for StringMap {
    const IS_REF: bool = true;
    fn into_word(self, cx: &mut Cx) -> Word {
        map::from_string_pairs(cx, self.0.iter().map(|(key, value)| (key.as_str(), value.as_str()))).0 as Word
    }
}

impl<T: Value> Value for Option<T> {
    const IS_REF: bool = true;
    fn into_word(self, cx: &mut Cx) -> Word {
        match self {
            Some(value) => {
                let word = value.into_word(cx);
                record::some(cx, word, T::IS_REF).0 as Word
            }
            None => none().0 as Word,
        }
    }
}

impl<T: Value, E: Value> Value for Result<T, E> {
    const IS_REF: bool = true;
    fn into_word(self, cx: &mut Cx) -> Word {
        let (tag, word, is_ref) = match self {
            Ok(value) => (0, value.into_word(cx), T::IS_REF),
            Err(error) => (1, error.into_word(cx), E::IS_REF),
        };
        record(cx, tag, &[word], is_ref as u64).0 as Word
    }
}

impl<A: Value, B: Value> Value for (A, B) {
    const IS_REF: bool = true;
    fn into_word(self, cx: &mut Cx) -> Word {
        let words = [self.0.into_word(cx), self.1.into_word(cx)];
        record(cx, 0, &words, A::IS_REF as u64 | (B::IS_REF as u64) << 1).0 as Word
    }
}

impl<A: Value, B: Value, C: Value> Value for (A, B, C) {
    const IS_REF: bool = true;
    fn into_word(self, cx: &mut Cx) -> Word {
        let words = [self.0.into_word(cx), self.1.into_word(cx), self.2.into_word(cx)];
        let bitmap = A::IS_REF as u64 | (B::IS_REF as u64) << 1 | (C::IS_REF as u64) << 2;
        record(cx, 0, &words, bitmap).0 as Word
    }
}

/// Results only: a Mesh value has no owned Rust form without a copy, so parameters are views.
macro_rules! abi_result {
    ($([$($generics:tt)*] $rust:ty;)*) => {$(
        impl<$($generics)*> Abi for $rust {
            type Raw = *mut Object;
            const REP: Rep = Rep::Ref;
            unsafe fn from_raw(_: *mut Object) -> Self {
                panic!("this type stands for results only; take the view type as a parameter")
            }
            fn into_raw(self, cx: &mut Cx) -> *mut Object {
                self.into_word(cx) as *mut Object
            }
        }
    )*};
}

abi_result! {
    [] String;
    [] &'static str;
    [] StringMap;
    [] Vec<u8>;
    [T: ListElement] Vec<T>;
    [T: Value, I: Iterator<Item = T>] ListIter<I>;
    [T: Value] Option<T>;
    [T: Value, E: Value] Result<T, E>;
    [A: Value, B: Value] (A, B);
    [A: Value, B: Value, C: Value] (A, B, C);
}
