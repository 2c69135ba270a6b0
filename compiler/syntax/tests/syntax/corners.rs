//! Texts of every kind must come back without a panic.

use crate::{parse, same};

const SAMPLE: &str = r#"
##! A module.
## Doc.
pub fn area<T>(w :: T, h :: Int?) -> Int!String where T: Add do
  let m = %{"a" => 1, "b" => [2, 3]}
  for {k, v} in m when v > 1 do println("${k}=${%{a | b: 1}}") end
  case w do
    Some(x) as y when x >= -1 -> f(x)? |> g(1, name: "q") do |z| z end
    h :: _ | [] -> nil
  end
end
service S do
  call Get(n :: Int) :: Int do |s| (s, n) end
end
supervisor P do
  strategy: one_for_one
  child c do
    start: fn -> S.start(1) end
  end
end
"#;

#[test]
fn every_prefix_and_every_gap() {
    for (at, _) in SAMPLE.char_indices() {
        parse(&SAMPLE[..at], false);
        parse(&SAMPLE[at..], true);
        let without: String = SAMPLE.char_indices().filter(|(i, _)| *i != at).map(|(_, c)| c).collect();
        parse(&without, false);
    }
}

#[test]
fn every_token_twice_or_missing() {
    let words: Vec<&str> = SAMPLE.split(' ').collect();
    for at in 0..words.len() {
        let mut twice = words.clone();
        twice.insert(at, words[at]);
        parse(&twice.join(" "), false);
        let mut swapped = words.clone();
        swapped.swap(at, (at * 7 + 3) % words.len());
        parse(&swapped.join(" "), false);
    }
}

#[test]
fn odd_texts() {
    for text in [
        "",
        "\u{feff}",
        "\u{feff}a",
        "\\",
        "\"\\",
        "$",
        "é",
        "→",
        "a→b",
        ":",
        "::",
        ":→",
        "%{",
        "#",
        "##",
        "#=",
        "0x",
        "1_",
        "1.",
        "1.e",
        "_",
        "__",
        "\u{0}",
        "\"\"\"\"\"",
        "\"${",
        "\"${}\"",
        "\"${\"",
        ";",
        "end end",
        "do",
        "| |",
        "fn",
        "fn f",
        "pub",
        "pub pub",
        "else if",
        "a do |",
        "f() do |x",
        "\"é\\é\"",
        "\u{1F600}",
        "1é",
        "A\u{1F600}",
    ] {
        parse(text, false);
        parse(text, true);
    }
}

#[test]
fn byte_order_mark_is_skipped() {
    same("\u{feff}a", "a");
}
