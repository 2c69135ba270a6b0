//! Several errors in one run, at their places.

use crate::{fails_at, fails_with, messages, parse};

#[test]
fn errors_of_several_items() {
    fails_at("let = 1\nfn f() = 2\nlet y 3\nz = 4", &[4, 25, 29]);
}

#[test]
fn errors_of_one_body() {
    fails_at("fn f() do\n  a b\n  g(1 2)\n  h()\n  let = 3\nend", &[14, 22, 37]);
}

#[test]
fn errors_in_nested_bodies() {
    fails_at("fn f() do\n  if a do\n    x y\n  else\n    z w\n  end\n  q r\nend", &[26, 41, 53]);
}

#[test]
fn errors_in_arms_and_members() {
    fails_at("case x do\n  1 => a\n  2 -> b\n  3 4 -> c\nend", &[14, 32]);
    fails_at("struct S do\n  a Int\n  b :: Int\n  c ::\n  d: Int\nend", &[16, 40]);
    fails_at("impl A for B do\n  fn f( = 1\nend", &[22]);
}

#[test]
fn statements_in_an_arm_are_one_error() {
    fails_at("fn f() do\n  case a do\n    1 ->\n      let x = 1\n      g(x)\n      x\n    _ -> 2\n  end\nend", &[37]);
    fails_at(
        "fn f() do\n  case a do\n    1 ->\n      g(1)\n      h(2)\n      i(3)\n    _ -> 2 3\n  end\nend",
        &[49, 75],
    );
}

#[test]
fn the_rest_is_still_parsed() {
    let (printed, diagnostics) = parse("fn f() do\n  a b\n  c()\nend\nfn g() = 1", false);
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(printed, "(fn f () (do <error> (call c)))\n(fn g () (do 1))\n");
}

#[test]
fn what_was_expected() {
    fails_with("let x = (1 2)", "unexpected `2`, expected an operator, `,` or `)`");
    fails_with("if x y do 1 end", "unexpected `y`, expected");
    fails_with("let x =", "expected an expression");
    fails_with("fn f() do\n let\nend", "expected a pattern");
    fails_with("alias x = 1", "unexpected `alias`, expected a statement");
}

#[test]
fn faults_of_the_text() {
    fails_at("let a = @\nlet b = 1 ~ 2", &[8, 20]);
    fails_with("let s = \"abc", "is not closed");
    fails_with("let s = \"a${b", "is not closed");
    fails_with("#= a #= b =#", "comment is not closed");
    fails_with("\"\"\"a\"\"", "is not closed");
}

#[test]
fn an_open_bracket_hides_only_its_own_statement() {
    let found = messages("let = 1\nfn f() do\n  g(1\nend");
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn a_forgotten_do_or_end_is_named_where_it_is() {
    fails_at("fn f() do\n  if x\n    1\n  end\nend\nfn g() = 1", &[16]);
    fails_at("fn f() do\n  x = 1\n  if x\n    1\n  end\nend", &[14, 24]);
    fails_at("fn f() do\n  if x do\n    1\nend\nfn g() do\n  1\nend", &[17]);
    fails_at("fn f() do\n  let = 1\n  g(1\n  y\nend", &[16, 23]);
    fails_at("a\nend\nb", &[2]);
}

#[test]
fn nesting_without_bound_is_an_error() {
    let deep = 100_000;
    let texts = [
        "(".repeat(deep),
        format!("{}1{}", "(".repeat(deep), ")".repeat(deep)),
        format!("{}1{}", "[".repeat(deep), "]".repeat(deep)),
        "-".repeat(deep) + "1",
        "!".repeat(deep) + "1",
        "not ".repeat(deep) + "a",
        "1".to_string() + &" + 1".repeat(deep),
        "a".to_string() + &".b".repeat(deep),
        "f".to_string() + &"()".repeat(deep),
        "f".to_string() + &"?".repeat(deep),
        "if a do ".repeat(deep),
        "fn x -> ".repeat(deep),
        "let a = ".to_string() + &"return ".repeat(deep),
        "\"${".repeat(deep),
        format!("type A = {}B", "A!".repeat(deep)),
        format!("type A = {}B", "Fun() -> ".repeat(deep)),
        format!("type A = {}", "List<".repeat(deep)),
        format!("case x do {}y -> 1 end", "y :: ".repeat(deep)),
        format!("case x do 1 -> {}", "case x do 1 -> ".repeat(deep)),
        format!("if a do 1 {} end", "else\nif b do 1 ".repeat(deep)),
    ];
    let look = move || {
        for text in texts {
            let (_, found) = mesh_syntax::parse(mesh_syntax::source::FileId(0), &text, false);
            assert!(!found.is_empty(), "{}", &text[..40]);
            assert!(found.len() < 30, "{}: {}", &text[..40], found.len());
        }
    };
    let worker = std::thread::Builder::new().stack_size(mesh_syntax::STACK).spawn(look).expect("a thread");
    worker.join().expect("no failure");
}

#[test]
fn long_but_flat_is_fine() {
    let many = 5_000;
    let texts = [
        "f(1)\n".repeat(many),
        format!("[{}]", "1 + 2, ".repeat(many)),
        format!("case x do\n{}end", "  1 -> a.b.c\n".repeat(many)),
        format!("if a do 1 {} end", "else if b do 1 ".repeat(200)),
        format!("let s = {}", "\"a\" <> b <> ".repeat(100) + "c"),
        format!("let s = {}", "x |> f(a.b) ".to_string() + &"|> M.f(1) ".repeat(80)),
    ];
    for text in texts {
        let found = messages(&text);
        assert!(found.is_empty(), "{}: {found:?}", &text[..40]);
    }
}

#[test]
fn the_deepest_allowed_tree_can_be_used() {
    let text = format!("let x = {}1{}{}", "(".repeat(190), ")".repeat(190), " + 1".repeat(300));
    let (printed, diagnostics) = parse(&text, false);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    assert!(printed.contains("paren"));
}
