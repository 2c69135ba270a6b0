//! Which newlines end a statement, and words that depend on their place.

use crate::{fails_with, same};

#[test]
fn pipe_chain_over_lines_with_comments() {
    same(
        "let n = [3, 1]\n  |> map(fn x -> x * 10 end)\n\n  # keep\n  |> len\nn",
        "(let n (|> (|> (list 3 1) (call map (closure (clause (x) (do (* x 10)))))) len)) n",
    );
}

#[test]
fn operators_at_line_ends_and_starts() {
    same("a +\nb", "(+ a b)");
    same("a\n+ b", "(+ a b)");
    same("a and\nb\nor c", "(or (and a b) c)");
    same("a\n-b", "a (- b)");
    same("f\n(a)", "f (paren a)");
    same("f\n[a]", "f (list a)");
    same("a\nnot b", "a (not b)");
    same("f\n%{}", "f (map)");
    same("x\n.y\n?", "(try (. x y))");
}

#[test]
fn greater_may_close_type_arguments() {
    same(
        "interface I do\n  fn f(self) -> List<Int>\n  fn g(self)\nend",
        "
        (interface I (fn f (self) (-> (List Int))) (fn g (self)))",
    );
    same("type A = List<List<Int>>\nb", "(alias A (List (List Int))) b");
}

#[test]
fn brackets_suppress_and_bodies_restore() {
    same("f(\n  a,\n  b\n)", "(call f a b)");
    same("f(fn x do\n  a\n  b\nend,\n c)", "(call f (closure (clause (x) (do a b))) c)");
    same("f(fn x ->\n  a\n  b\nend)", "(call f (closure (clause (x) (do a b))))");
    same("\"${f(\n1\n)}\"", "(string ($ (call f 1)))");
}

#[test]
fn semicolons_and_blank_lines() {
    same(";\n;a;;b;\n\n;c;", "a b c");
    same("while a do ; b ; end", "(while a (do b))");
    same("\r\na\rb\r\n", "a b");
}

#[test]
fn after_words_that_end_a_statement() {
    same("return\nbreak\ncontinue\nnil\ntrue\nself", "(return) break continue () true self");
}

#[test]
fn else_if_on_one_line_or_two() {
    same("if a do 1 else if b do 2 else 3 end", "(if a (do 1) b (do 2) (else 3))");
    same("if a do 1 else\nif b do 2 else 3 end\nend", "(if a (do 1) (else (if b (do 2) (else 3))))");
    same("if a do\n 1\nelse if b do\n 2\nend\nc", "(if a (do 1) b (do 2)) c");
}

#[test]
fn a_do_belongs_to_the_nearest_head() {
    same("if ready(x) do y end", "(if (call ready x) (do y))");
    same("f(a) do |x, y| x end", "(call f a (do (closure (clause (x y) (do x)))))");
    same("f() do 1 end", "(call f (do (closure (clause () (do 1)))))");
    same("while any(xs, fn x -> x end) do y end", "(while (call any xs (closure (clause (x) (do x)))) (do y))");
    same("let a = f(x) do\n  b\nend", "(let a (call f x (do (closure (clause () (do b))))))");
    same("fn g(x) = h(x) do 1 end", "(fn g (x) (do (call h x (do (closure (clause () (do 1)))))))");
    same("for x in f(y) do x end", "(for x (call f y) (do x))");
    same(
        "case f(x) do 1 -> g(2) do 3 end end",
        "
        (case (call f x) (arm 1 (call g 2 (do (closure (clause () (do 3)))))))",
    );
}

#[test]
fn definition_or_closure() {
    same("fn a do 1 end", "(fn a () (do 1))");
    same("let f = fn a do 1 end", "(let f (closure (clause (a) (do 1))))");
    same("fn(x) -> x end", "(closure (clause (x) (do x)))");
    same("fn x -> x end", "(closure (clause (x) (do x)))");
    same(
        "fn a(x) do\n  fn b(y) = y\n  fn(z) -> z end\nend",
        "
        (fn a (x) (do (fn b (y) (do y)) (closure (clause (z) (do z)))))",
    );
    same("def a(x) = x", "(fn a (x) (do x))");
}

#[test]
fn function_types_do_not_open_a_closure() {
    same(
        "let f = fn(g :: Fun(Int) -> Int) -> g(1) end",
        "
        (let f (closure (clause ((:: g (Fun (Int) Int))) (do (call g 1)))))",
    );
    same(
        "let f = fn g :: Fun(Int) -> Int -> g(1) end",
        "
        (let f (closure (clause ((:: g (Fun (Int) Int))) (do (call g 1)))))",
    );
}

#[test]
fn contextual_words_are_names_elsewhere() {
    same("let from = test\nfrom.as", "(let from test) (. from as)");
    same("let child = strategy + table", "(let child (+ strategy table))");
    same("deriving(a)\nintrinsic(b)", "(call deriving a) (call intrinsic b)");
    same("test(\"a\")", "(call test \"a\")");
    same("Node.self().end.spawn(f)", "(call (. (. (call (. Node self)) end) spawn) f)");
    same("Query.where(q, :a)", "(call (. Query where) q :a)");
}

#[test]
fn deriving_stays_on_the_line_of_end() {
    same("struct A do\nend deriving(Eq)", "(struct A (deriving Eq))");
    same("struct A do\nend\nderiving(eq)", "(struct A) (call deriving eq)");
}

#[test]
fn unbalanced() {
    fails_with("f(", "`(` is not closed, expected `)`");
    fails_with("fn f() do\n  1", "`do` is not closed, expected `end`");
    fails_with("end", "unexpected `end`");
    fails_with("a\n)", "unexpected `)`");
    fails_with("fn f() do\n g(1\nend", "`(` is not closed");
    fails_with("let f = fn x ->\n x", "`->` is not closed, expected `end`");
}
