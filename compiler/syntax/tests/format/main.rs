//! The formatter: the form of each construct, and that every program there is keeps its meaning and is formatted once for all.

mod corpus;

use mesh_syntax::format::{Refusal, Style, format};
use mesh_syntax::source::SourceMap;

/// Formats, and sees to it that formatting again changes nothing.
fn formatted(text: &str, style: Style) -> String {
    let file = SourceMap::new().add("test.mpl", text);
    let once = format(file, text, false, style).unwrap_or_else(|refusal| panic!("{refusal:?} for\n{text}"));
    let twice = format(file, &once, false, style).unwrap_or_else(|refusal| panic!("{refusal:?} for\n{once}"));
    assert_eq!(twice, once, "the second time differs");
    once
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let got = formatted(text, Style::default());
    assert_eq!(got, expected, "\ngot:\n{got}\nexpected:\n{expected}");
}

#[track_caller]
fn narrow(text: &str, expected: &str) {
    let got = formatted(text, Style { line_width: 30, ..Style::default() });
    assert_eq!(got, expected, "\ngot:\n{got}\nexpected:\n{expected}");
}

#[test]
fn empty_texts_stay_empty() {
    check("", "");
    check("\n\n  \n", "");
    check("# only a comment", "# only a comment\n");
    check("\n\n# one\n\n\n\n# two\n\n", "# one\n\n# two\n");
}

#[test]
fn bodies_are_indented() {
    check("fn add(a,b) do\na+b\nend", "fn add(a, b) do\n  a + b\nend\n");
    check("fn main()\ndo\n      println(\"a\")\n  end", "fn main() do\n  println(\"a\")\nend\n");
    check("fn one() do 1 end", "fn one() do 1 end\n");
    check("fn f() do 1\nend", "fn f() do\n  1\nend\n");
    check("fn f() do\nend", "fn f() do\nend\n");
    check("fn f() do a(); b() end", "fn f() do a(); b() end\n");
    check("fn f() do a(); b()\nend", "fn f() do\n  a()\n  b()\nend\n");
}

#[test]
fn words_that_divide_a_body_stand_with_its_opener() {
    check(
        "fn f(x) do\nif x do\n1\n  else if y do 2\nelse\n3\nend\nend",
        "fn f(x) do\n  if x do\n    1\n  else if y do\n    2\n  else\n    3\n  end\nend\n",
    );
    check("let x = if a do 1 else 2 end", "let x = if a do 1 else 2 end\n");
    check(
        "actor a() do\nreceive do\nn -> a()\n    after 10 -> ()\nend\nterminate do\nstop()\nend\nend",
        "actor a() do\n  receive do\n    n -> a()\n  after 10 -> ()\n  end\nterminate do\n  stop()\nend\nend\n",
    );
}

#[test]
fn arms_stand_on_lines_of_their_own() {
    check(
        "fn f(x) = case x do\n0 ->\"a\"\n n when n>1->\"b\"\n_ -> g(\n1)\nend",
        "fn f(x) = case x do\n  0 -> \"a\"\n  n when n > 1 -> \"b\"\n  _ -> g(\n    1\n  )\nend\n",
    );
    check("fn f(x) =\n case x do\nA(1)|B ->\n2\nend", "fn f(x) =\n  case x do\n    A(1) | B ->\n      2\n  end\n");
}

#[test]
fn spaces_are_single_and_only_where_they_belong() {
    let cases = [
        ("let a=1+2*-3", "let a = 1 + 2 * -3\n"),
        ("let a = b - 1", "let a = b - 1\n"),
        ("let a = f( -1 , [ 1,2 ] )", "let a = f(-1, [1, 2])\n"),
        ("let r = 0 .. n-1", "let r = 0..n - 1\n"),
        ("let t = !a and not  b", "let t = !a and not b\n"),
        ("let t = x . y ( 1 ) [ 0 ] ?", "let t = x.y(1)[0]?\n"),
        ("let p = P{x:1,y :2}", "let p = P { x: 1, y: 2 }\n"),
        ("let p = P {}", "let p = P {}\n"),
        ("let m = %{ \"a\"=>1 }", "let m = %{\"a\" => 1}\n"),
        ("let m = %{ p|x:1 }", "let m = %{p | x: 1}\n"),
        ("let s = a<>b++c", "let s = a <> b ++ c\n"),
        ("let b = a<b and c>d", "let b = a < b and c > d\n"),
        ("let f :: Fun( Int )->Map<String,List<Int>>!E = g", "let f :: Fun(Int) -> Map<String, List<Int>>!E = g\n"),
        ("let o :: Int ? = None", "let o :: Int? = None\n"),
        ("fn id<T>(x::T)->T where T:A+B = x", "fn id<T>(x :: T) -> T where T: A + B = x\n"),
        ("fn sum(h::t) = h", "fn sum(h :: t) = h\n"),
        ("let x = spawn( f,1 )|>g", "let x = spawn(f, 1) |> g\n"),
        ("let f = fn  x ,y->x+y   end", "let f = fn x, y -> x + y end\n"),
        ("let f = fn (x,y)->x end", "let f = fn (x, y) -> x end\n"),
        ("let f = fn(x)->x end", "let f = fn(x) -> x end\n"),
        ("let f = fn 0->1|n->n end", "let f = fn 0 -> 1 | n -> n end\n"),
        ("let x = g(1) do|a,b| a end", "let x = g(1) do |a, b| a end\n"),
        ("for {k,v} in m do f(k) end", "for {k, v} in m do f(k) end\n"),
        ("import A . B", "import A.B\n"),
        ("from A import b,c", "from A import b, c\n"),
        ("struct P do x::Int end deriving( Eq,Ord )", "struct P do x :: Int end deriving(Eq, Ord)\n"),
    ];
    for (text, expected) in cases {
        check(text, expected);
    }
}

#[test]
fn strings_are_never_changed() {
    check("let s = \"a  ${ f( 1 ) }  b\"", "let s = \"a  ${ f( 1 ) }  b\"\n");
    check("fn f() do\n    \"\"\"\n  one  \n two\"\"\"\nend", "fn f() do\n  \"\"\"\n  one  \n two\"\"\"\nend\n");
}

#[test]
fn comments_keep_their_place() {
    check(
        "# head\nfn f() do # why\n# first\n\n\n  # second\na() #last\n# before the end\nend # done\n# tail",
        "# head\nfn f() do # why\n  # first\n\n  # second\n  a() #last\n  # before the end\nend # done\n# tail\n",
    );
    check("let x = [ # numbers\n1, # one\n2\n# no more\n]", "let x = [ # numbers\n  1, # one\n  2\n  # no more\n]\n");
    check("let x = 1 #= inside =# + 2", "let x = 1 #= inside =# + 2\n");
    check("##! Module.\n\n## Doc.\npub fn f() = 1", "##! Module.\n\n## Doc.\npub fn f() = 1\n");
}

#[test]
fn lines_are_left_free_between_definitions() {
    check(
        "import A\n\n\nimport B\nfn f(0) = 1\n\nfn f(n) = 2\nfn g() = 3\nlet a = 1\nlet b = 2\n\n\n\nprintln(\"x\")\nprintln(\"y\")",
        "import A\nimport B\n\nfn f(0) = 1\nfn f(n) = 2\n\nfn g() = 3\n\nlet a = 1\nlet b = 2\n\nprintln(\"x\")\nprintln(\"y\")\n",
    );
    check("fn f() = 1\n# about g\nfn g() = 2", "fn f() = 1\n\n# about g\nfn g() = 2\n");
    check(
        "fn f() do\n\n\na()\n\n\n\nb()\n\nend\nstruct P do\n\nx :: Int\n\n\ny :: Int\nend",
        "fn f() do\n  a()\n\n  b()\nend\n\nstruct P do\n  x :: Int\n\n  y :: Int\nend\n",
    );
}

#[test]
fn wide_brackets_are_broken() {
    narrow(
        "let x = f(aaaaaaaaaa, bbbbbbbbbb, ccccccccc)",
        "let x = f(\n  aaaaaaaaaa,\n  bbbbbbbbbb,\n  ccccccccc\n)\n",
    );
    narrow("let x = [1, 2,\n 3]", "let x = [1, 2, 3]\n");
    narrow("let x = [\n1, 2]", "let x = [\n  1,\n  2\n]\n");
    narrow(
        "fn name(first :: Map<K, V>, second :: Int) do\n1\nend",
        "fn name(\n  first :: Map<K, V>,\n  second :: Int\n) do\n  1\nend\n",
    );
    narrow("let x = P {\n name: 1\n other: 2 }", "let x = P {\n  name: 1\n  other: 2\n}\n");
}

#[test]
fn the_pattern_of_a_let_is_broken_only_when_it_is_too_wide_itself() {
    let text = "fn f() do\n  let (a, b) = fold(things, zero, fn x ->\n    x\n  end)\n  b\nend\n";
    narrow(text, text);
}

#[test]
fn what_opens_last_opens_in_place_of_the_arguments() {
    narrow("let x = map(xs, fn (e) -> change(e, 1) end)", "let x = map(xs, fn (e) ->\n  change(e, 1)\nend)\n");
    narrow(
        "fn f() do\nOk(Json.object([\"aaaaaaaa\", \"bbbbbbbb\"]))\nend",
        "fn f() do\n  Ok(Json.object([\n    \"aaaaaaaa\",\n    \"bbbbbbbb\"\n  ]))\nend\n",
    );
    check("f(xs, fn x ->\ng(x)\nend)", "f(xs, fn x ->\n  g(x)\nend)\n");
}

#[test]
fn definitions_and_arms_go_on_below_when_they_fit_there() {
    narrow("fn long_name(a, b) = other_name(a, b)", "fn long_name(a, b) =\n  other_name(a, b)\n");
    narrow(
        "fn f(x) = case x do\nSome(value) -> other_name(value, 1)\nend",
        "fn f(x) = case x do\n  Some(value) ->\n    other_name(value, 1)\nend\n",
    );
}

#[test]
fn chains_have_a_step_a_line() {
    narrow("let x = aaaaaaa |> bbbbbbb(1) |> ccccccc", "let x = aaaaaaa\n  |> bbbbbbb(1)\n  |> ccccccc\n");
    check("let x = a |> b\n|> c", "let x = a\n  |> b\n  |> c\n");
    check("let x = a |>\n b", "let x = a |> b\n");
}

#[test]
fn clauses_of_a_closure_have_a_line_each() {
    check("let f = fn 0 -> 1 | n -> n end", "let f = fn 0 -> 1 | n -> n end\n");
    check("let f = fn\n0 -> 1\n|   n -> n end", "let f = fn 0 -> 1\n| n -> n\nend\n");
    check(
        "let f = fn Some(x) -> log(x); x\n| None -> 0 end",
        "let f = fn Some(x) ->\n  log(x)\n  x\n| None -> 0\nend\n",
    );
    narrow("let f = fn 0 -> \"none\" | n -> many(n) end", "let f = fn 0 -> \"none\"\n| n -> many(n)\nend\n");
    narrow(
        "let f = fn Some(value) -> other_name(value, 1) | None -> 0 end",
        "let f = fn Some(value) ->\n  other_name(value, 1)\n| None -> 0\nend\n",
    );
}

#[test]
fn a_where_clause_of_its_own_does_not_move_the_body() {
    check("fn f<T>(x :: T) -> T\nwhere T: A\ndo\nx\nend", "fn f<T>(x :: T) -> T\n  where T: A do\n  x\nend\n");
}

#[test]
fn a_condition_over_several_lines_does_not_move_the_body() {
    check(
        "fn f(a, b) do\nif a and\nb do\n1\nelse\n2\nend\nend",
        "fn f(a, b) do\n  if a and\n    b do\n    1\n  else\n    2\n  end\nend\n",
    );
    check(
        "fn f(a, b) do\nlet x = case a\n+ b do\n1 -> 2\nend\nend",
        "fn f(a, b) do\n  let x = case a\n    + b do\n    1 -> 2\n  end\nend\n",
    );
}

#[test]
fn the_indentation_can_be_chosen() {
    let style = Style { indent_size: 4, ..Style::default() };
    assert_eq!(formatted("fn f() do\n  1\nend", style), "fn f() do\n    1\nend\n");
}

#[test]
fn texts_with_errors_are_refused() {
    let text = "fn f( do\nend";
    let file = SourceMap::new().add("test.mpl", text);
    assert!(matches!(format(file, text, false, Style::default()), Err(Refusal::Syntax(_))));
}
