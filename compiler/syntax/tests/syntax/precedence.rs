//! How tightly operators bind.

use crate::same;

#[test]
fn consequences_of_the_table() {
    same("not a == b", "(== (not a) b)");
    same("-p.x", "(- (. p x))");
    same("\"n=\" <> String.from(a + b)", "(<> \"n=\" (call (. String from) (+ a b)))");
    same("0..n + 1", "(.. 0 (+ n 1))");
    same("1 + 2 |> f", "(|> (+ 1 2) f)");
}

#[test]
fn every_level() {
    same(
        "a |> b or c and d == e < f .. g <> h + i * -j",
        "
        (|> a (or b (and c (== d (< e (.. f (<> g (+ h (* i (- j))))))))))",
    );
    same(
        "a * b + c <> d .. e < f == g and h or i |> j",
        "
        (|> (or (and (== (< (.. (<> (+ (* a b) c) d) e) f) g) h) i) j)",
    );
    same("a || b && c", "(or a (and b c))");
    same("a ++ b <> c", "(<> (<> a b) c)");
}

#[test]
fn left_associative() {
    same("a - b - c", "(- (- a b) c)");
    same("a / b * c % d", "(% (* (/ a b) c) d)");
    same("a |> b |> c", "(|> (|> a b) c)");
    same("a == b != c", "(!= (== a b) c)");
}

#[test]
fn postfix_binds_tightest() {
    same("-f(x)[1].y?", "(- (try (. (index (call f x) 1) y)))");
    same("!a.b", "(not (. a b))");
    same("a |> M.f(b)?", "(|> a (try (call (. M f) b)))");
    same("(a |> f)?", "(try (paren (|> a f)))");
    same("2 * P { x: 1 }.x", "(* 2 (. (new P (x: 1)) x))");
}

#[test]
fn return_takes_all() {
    same("return a |> f", "(return (|> a f))");
    same("return", "(return)");
}
