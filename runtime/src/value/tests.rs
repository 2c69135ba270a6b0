//! Values against a model: what a list, a map or a JSON text says must not depend on how its memory is shared.

use super::list::{self, Builder};
use super::map::{self, KeyKind, Refs};
use super::{ListRef, MapRef, Str, json};
use crate::abi::Cx;
use crate::process::detached as with_cx;

/// A small generator of the same numbers in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit
    }
}

const PLAIN: Refs = Refs { key: false, value: false };

#[test]
fn every_version_of_a_list_stays_what_it_was() {
    with_cx(|cx| {
        let mut numbers = Numbers(0x1234_5678_9abc_def1);
        let mut versions: Vec<(ListRef, Vec<u64>)> = vec![(list::empty(), vec![])];
        for step in 0..4000u64 {
            let recent = versions.len() - 1 - numbers.below(versions.len().min(3));
            let (list, model) = versions[if step % 7 == 0 { numbers.below(versions.len()) } else { recent }].clone();
            let mut next = model.clone();
            let made = match numbers.below(6) {
                0 | 1 => {
                    next.push(step);
                    list.extend(cx, &[step], false)
                }
                2 => {
                    next.insert(0, step);
                    list.preceded(cx, &[step], false)
                }
                3 => {
                    let more: Vec<u64> = (0..numbers.below(6) as u64).map(|n| step + n).collect();
                    next.extend(&more);
                    list.extend(cx, &more, false)
                }
                4 if model.len() < 2000 => {
                    let (other, words) = versions[versions.len() - 1 - numbers.below(versions.len().min(40))].clone();
                    next.extend(&words);
                    list.concat(cx, other, false)
                }
                _ => {
                    let to = numbers.below(model.len() + 1);
                    let from = numbers.below(to + 1);
                    next = model[from..to].to_vec();
                    list.slice(cx, from, to)
                }
            };
            versions.push((made, next));
        }
        for (list, model) in &versions {
            assert_eq!(list.words(), model);
        }
    });
}

#[test]
fn growing_at_both_ends_is_amortised() {
    with_cx(|cx| {
        let mut list = list::empty();
        let mut buffers = 0;
        for n in 0..10_000 {
            let before = list.buffer().0;
            let one = list::from_words(cx, &[n], false);
            list = match n % 4 {
                0 => list.extend(cx, &[n], false),
                1 => list.preceded(cx, &[n], false),
                2 => list.concat(cx, one, false),
                _ => one.concat(cx, list, false),
            };
            buffers += (list.buffer().0 != before) as usize;
        }
        assert_eq!(list.len(), 10_000);
        assert!(buffers < 40, "{buffers} buffers");
    });
}

/// After a collection a chain of map versions and the lists in it say what they said.
#[test]
fn maps_of_lists_survive_collections() {
    let refs = Refs { key: true, value: true };
    with_cx(|cx| {
        let mut roots = [map::empty().0 as u64, 0];
        for n in 0..300u64 {
            let key = Str::new(cx, &format!("key {}", n % 40)).0 as u64;
            let latest = MapRef(roots[0] as *mut _);
            let list = latest.get(KeyKind::String, key).map_or(list::empty(), |word| ListRef(word as *mut _));
            let list = list.extend(cx, &[n], false).0 as u64;
            roots[0] = latest.put(cx, refs, KeyKind::String, key, list).0 as u64;
            if n == 150 {
                roots[1] = roots[0];
            }
            if n % 7 == 0 {
                // SAFETY: the heap is that of the detached process whose context this is.
                let heap = unsafe { &mut *cx.heap_pointer() };
                crate::heap::collect::collect(heap, cx, None, |_, visit| roots.iter_mut().for_each(visit));
            }
        }
        for (root, last) in [(roots[0], 299u64), (roots[1], 150)] {
            let entries = MapRef(root as *mut _).entries();
            assert_eq!(entries.len(), 40);
            for (n, (key, list)) in entries.into_iter().enumerate() {
                assert_eq!(Str(key as *mut _).as_str(), format!("key {n}"));
                let expected: Vec<u64> = (n as u64..=last).step_by(40).collect();
                assert_eq!(ListRef(list as *mut _).words(), expected);
            }
        }
    });
}

/// A sealed copy has no owner: nobody who derives a value from it writes into its arrays.
#[test]
fn sealed_values_are_never_written() {
    with_cx(|cx| {
        let list = list::empty().extend(cx, &[1, 2, 3, 4, 5], false).extend(cx, &[6], false);
        let map = (0..20).fold(map::empty(), |map, n| map.put(cx, PLAIN, KeyKind::Integer, n, n));
        let (list, list_memory) = cx.process().copy_out(list.0 as u64);
        let (map, map_memory) = cx.process().copy_out(map.0 as u64);
        let memory = [list_memory, map_memory];
        memory.iter().flatten().for_each(|fragment| fragment.seal());
        let (list, map) = (ListRef(list as *mut _), MapRef(map as *mut _));
        let grown = [list.extend(cx, &[7], false), list.extend(cx, &[8], false)];
        assert_eq!(grown.map(|list| list.get(6)), [Some(7), Some(8)]);
        let put = |cx: &mut Cx, value| map.put(cx, PLAIN, KeyKind::Integer, 3, value);
        let changed = [put(cx, 100), put(cx, 200), map];
        assert_eq!(changed.map(|map| map.get(KeyKind::Integer, 3)), [Some(100), Some(200), Some(3)]);
        assert!(memory.iter().flatten().all(|fragment| !fragment.contains(grown[0].buffer().0 as usize)));
    });
}

#[test]
fn builders_make_lists() {
    with_cx(|cx| {
        let builder = Builder::new(cx, 0, false);
        for n in 0..100 {
            builder.push(cx, n, false);
        }
        assert_eq!(builder.0.words(), (0..100).collect::<Vec<u64>>());
    });
}

/// What a map should hold: its entries in order.
type Model = Vec<(u64, u64)>;

fn put_model(model: &mut Model, key: u64, value: u64) {
    match model.iter_mut().find(|entry| entry.0 == key) {
        Some(entry) => entry.1 = value,
        None => model.push((key, value)),
    }
}

fn check(map: MapRef, model: &Model, keys: u64, lookup: impl Fn(MapRef, u64) -> Option<u64>) {
    assert_eq!(&map.entries(), model);
    assert_eq!(map.len(), model.len());
    let mut walked = Vec::new();
    let mut from = 0;
    while let Some((record, value)) = map.next_entry(from) {
        walked.push((map.key_at(record), map.value_at(value)));
        from = record + 1;
    }
    assert_eq!(&walked, model);
    for key in 0..keys {
        assert_eq!(lookup(map, key), model.iter().find(|entry| entry.0 == key).map(|entry| entry.1));
    }
}

/// Random changes, mostly of the newest version, sometimes of an old one; all versions are checked at the end.
fn versions_agree(
    seed: u64,
    keys: usize,
    put: impl Fn(&mut Cx, MapRef, u64, u64) -> MapRef,
    remove: impl Fn(&mut Cx, MapRef, u64) -> MapRef,
    lookup: impl Fn(MapRef, u64) -> Option<u64> + Copy,
) {
    with_cx(|cx| {
        let mut numbers = Numbers(seed);
        let mut versions: Vec<(MapRef, Model)> = vec![(map::empty(), vec![])];
        for step in 0..1500 {
            let from = if numbers.below(12) == 0 { numbers.below(versions.len()) } else { versions.len() - 1 };
            let (old, mut model) = versions[from].clone();
            let key = numbers.below(keys) as u64;
            let made = if numbers.below(3) == 0 {
                model.retain(|entry| entry.0 != key);
                remove(cx, old, key)
            } else {
                put_model(&mut model, key, step);
                put(cx, old, key, step)
            };
            versions.push((made, model));
        }
        for (map, model) in &versions {
            check(*map, model, keys as u64, lookup);
        }
    });
}

#[test]
fn every_version_of_a_map_stays_what_it_was() {
    for (seed, keys) in [(3, 4), (5, 12), (7, 60), (11, 700)] {
        versions_agree(
            seed,
            keys,
            |cx, map, key, value| map.put(cx, PLAIN, KeyKind::Integer, key, value),
            |cx, map, key| map.remove(cx, PLAIN, KeyKind::Integer, key),
            |map, key| map.get(KeyKind::Integer, key),
        );
    }
}

/// Keys that are objects: keys, values and the rest of a log have buffers of their own.
#[test]
fn every_version_of_a_map_of_strings_stays_what_it_was() {
    const REFS: Refs = Refs { key: true, value: false };
    let texts: Vec<String> = (0..700).map(|n| format!("key {n}")).collect();
    with_cx(|cx| {
        let keys: Vec<u64> = texts.iter().map(|text| Str::new(cx, text).0 as u64).collect();
        let back =
            |word: u64| texts.iter().position(|text| *text == Str(word as *mut _).as_str()).expect("a key") as u64;
        for (seed, count) in [(23, 5), (29, 40), (31, 700)] {
            let mut numbers = Numbers(seed);
            let mut map = map::empty();
            let mut model = Model::new();
            let mut versions = vec![];
            for step in 0..1200 {
                let key = numbers.below(count) as u64;
                if numbers.below(3) == 0 {
                    model.retain(|entry| entry.0 != key);
                    map = map.remove(cx, REFS, KeyKind::String, keys[key as usize]);
                } else {
                    put_model(&mut model, key, step);
                    map = map.put(cx, REFS, KeyKind::String, keys[key as usize], step);
                }
                versions.push((map, model.clone()));
            }
            for (map, model) in versions {
                let entries: Model = map.entries().into_iter().map(|(key, value)| (back(key), value)).collect();
                assert_eq!(entries, model);
                for (key, &word) in (0..).zip(&keys[..count]) {
                    let found = map.get(KeyKind::String, word);
                    assert_eq!(found, model.iter().find(|entry| entry.0 == key).map(|entry| entry.1));
                }
            }
        }
    });
}

/// Keys compared by the caller, with hashes that often collide.
#[test]
fn maps_with_foreign_equality_stay_what_they_were() {
    fn find(map: MapRef, key: u64) -> Option<usize> {
        let mut candidate = map.candidate(key / 5, None);
        while let Some(record) = candidate {
            if map.key_at(record) == key {
                return Some(record);
            }
            candidate = map.candidate(key / 5, Some(record));
        }
        None
    }
    for (seed, keys) in [(13, 4), (17, 30), (19, 300)] {
        versions_agree(
            seed,
            keys,
            |cx, map, key, value| map.put_at(cx, PLAIN, find(map, key), key / 5, key, value),
            |cx, map, key| match find(map, key) {
                Some(record) => map.remove_at(cx, PLAIN, KeyKind::Other, record),
                None => map,
            },
            |map, key| find(map, key).and_then(|record| map.visible(record)).map(|at| map.value_at(at)),
        );
    }
}

#[test]
fn maps_from_pairs_keep_the_first_place_and_the_last_value() {
    with_cx(|cx| {
        let names: Vec<String> = (0..30).map(|n| format!("k{}", n % 20)).collect();
        for count in [0, 3, 8, 9, 30] {
            let pairs = names.iter().take(count).enumerate().map(|(n, name)| (name.as_str(), names[29 - n].as_str()));
            let map = map::from_string_pairs(cx, pairs);
            assert_eq!(map.len(), count.min(20));
            let more = Str::new(cx, "new").0 as u64;
            let grown = map.put(cx, Refs { key: true, value: true }, KeyKind::String, more, more);
            assert_eq!((grown.len(), map.len()), (count.min(20) + 1, count.min(20)));
            let last = map.to_string_pairs();
            assert!(count < 30 || last[0] == ("k0".to_owned(), names[9].clone()));
        }
    });
}

#[test]
fn strings_count_code_points() {
    with_cx(|cx| {
        let text = Str::new(cx, "aé€😀");
        assert_eq!((text.len(), text.char_count(), text.is_ascii()), (10, 4, false));
        let twice = Str::join2(cx, text, text);
        assert_eq!((twice.as_str(), twice.char_count()), ("aé€😀aé€😀", 8));
        assert_eq!(Str::new(cx, "").len(), 0);
    });
}

#[test]
fn long_strings_grow_in_place_and_versions_stay_apart() {
    with_cx(|cx| {
        let (x, y) = (Str::new(cx, "x€"), Str::new(cx, "y"));
        let mut versions = vec![Str::new(cx, &"a".repeat(300))];
        for _ in 0..200 {
            let last = *versions.last().unwrap();
            versions.push(Str::join2(cx, last, x));
        }
        let branch = Str::join2(cx, versions[100], y);
        let other = Str::join(cx, [versions[200], y, x]);
        for (n, version) in versions.iter().enumerate() {
            assert_eq!(version.as_str(), "a".repeat(300) + &"x€".repeat(n));
            assert_eq!(version.char_count(), 300 + 2 * n);
        }
        assert_eq!(branch.as_str(), "a".repeat(300) + &"x€".repeat(100) + "y");
        assert_eq!(other.as_str(), "a".repeat(300) + &"x€".repeat(200) + "yx€");
        let twice = Str::join2(cx, other, other);
        assert_eq!(twice.as_str(), other.as_str().repeat(2));
    });
}

#[test]
fn long_parts_are_shared_and_small_ones_copied() {
    with_cx(|cx| {
        let text: String = (0..5000).map(|n| char::from(b'a' + (n % 26) as u8)).collect();
        let mut rest = Str::new(cx, &text);
        for start in 1..=5000 {
            rest = rest.part(cx, 1, rest.len(), rest.len() - 1);
            assert_eq!(rest.as_str(), &text[start..]);
            if start % 500 == 0 {
                let more = Str::new(cx, "!");
                let grown = Str::join2(cx, rest, more);
                assert_eq!(grown.as_str(), text[start..].to_owned() + "!");
            }
        }
        assert!(rest.is_empty());
    });
}

#[test]
fn a_short_part_of_a_list_keeps_no_long_buffer() {
    with_cx(|cx| {
        let words: Vec<u64> = (0..10_000).collect();
        let mut rest = list::from_words(cx, &words, false);
        let few = rest.slice(cx, 5000, 5010);
        assert_eq!((few.words(), few.buffer().slots()), (&words[5000..5010], 10));
        for start in 1..=10_000 {
            rest = rest.slice(cx, 1, rest.len());
            assert_eq!(rest.words(), &words[start..]);
            assert!(rest.buffer().slots() <= (4 * rest.len()).max(64));
        }
    });
}

fn roundtrip(cx: &mut Cx, text: &str) -> Result<String, String> {
    json::parse(cx, text).map(json::encode)
}

#[test]
fn json_keeps_order_and_numbers() {
    with_cx(|cx| {
        for (text, compact) in [
            (" { \"b\" : 1.50 , \"a\" : [ ] , \"c\":{} } ", "{\"b\":1.50,\"a\":[],\"c\":{}}"),
            ("[null,true,false,-0,1e5,\"x\"]", "[null,true,false,-0,1e5,\"x\"]"),
            ("{\"a\":1,\"b\":2,\"a\":3}", "{\"a\":3,\"b\":2}"),
            (r#""\u00e9\ud83d\ude00\ud800\/\b\u0001""#, "\"é😀\u{fffd}/\\b\\u0001\""),
            ("[[[]]]", "[[[]]]"),
        ] {
            assert_eq!(roundtrip(cx, text).as_deref(), Ok(compact));
        }
    });
}

#[test]
fn json_errors_say_where() {
    with_cx(|cx| {
        for (text, at) in [
            ("", "line 1 column 1"),
            ("[1,\n 2", "line 2 column 3"),
            ("{\"a\" 1}", "line 1 column 6"),
            ("é", "line 1 column 1"),
            ("[\"é\", x]", "line 1 column 7"),
            ("01", "line 1 column 2"),
            ("1 1", "line 1 column 3"),
            ("\"\\x\"", "line 1 column 3"),
            ("[1,]", "line 1 column 4"),
            ("{,}", "line 1 column 2"),
            ("-", "line 1 column 2"),
            ("\"\u{1}\"", "line 1 column 2"),
            ("tru", "line 1 column 1"),
        ] {
            let error = roundtrip(cx, text).expect_err(text);
            assert!(error.ends_with(at), "{text:?}: {error}");
        }
        assert!(roundtrip(cx, &"[".repeat(100_000)).is_err());
        let deep = format!("{}{}", "[".repeat(9_000), "]".repeat(9_000));
        assert_eq!(roundtrip(cx, &deep), Ok(deep.clone()));
    });
}

#[test]
fn json_of_any_bytes_never_panics() {
    with_cx(|cx| {
        let mut numbers = Numbers(0x51ce_b00c);
        let pieces =
            ["{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "d800", "1", "-", ".", "e", "null", " ", "é", "a"];
        for _ in 0..20_000 {
            let text: String = (0..numbers.below(12)).map(|_| pieces[numbers.below(pieces.len())]).collect();
            if let Ok(compact) = roundtrip(cx, &text) {
                assert_eq!(roundtrip(cx, &compact), Ok(compact.clone()));
            }
        }
    });
}
