//! Every form of expression, pattern and type.

use crate::{fails_with, same};

#[test]
fn literals() {
    same("1_000\n0xFF\n0b1010_0001\n0O17", "1000 255 161 15");
    same("3.14\n1_0.5\n1.0e10\n2.5E-3\n1e5", "3.14 10.5 10000000000.0 0.0025 100000.0");
    same("true\nfalse\nnil\n()\n:a_1\n[]\n%{}", "true false () () :a_1 (list) (map)");
    same("0..5", "(.. 0 5)");
    same("9223372036854775807", "9223372036854775807");
    fails_with("9223372036854775808", "does not fit in 64 bits");
}

#[test]
fn strings() {
    same(r#""a\n\t\r\0\\\"\$x # $y #{z}""#, "\"a\\n\\t\\r\\0\\\\\\\"$x # $y #{z}\"");
    same("\"\"\"say \"x\" 'y'\"\"\"", "\"say \\\"x\\\" 'y'\"");
    same("\"a${b}c${d}\"", "(string \"a\" ($ b) \"c\" ($ d))");
    same("\"${\"${1 + 1}\"} %{}\"", "(string ($ (string ($ (+ 1 1)))) \" %{}\")");
    same("\"${%{\"a\" => P { x: 1 }}}\"", "(string ($ (map (=> \"a\" (new P (x: 1))))))");
    same("\"\"\"${a} \"b\" \"\"\"", "(string ($ a) \" \\\"b\\\" \")");
    same("\"\\${a}\"", "\"${a}\"");
    same("\"\"", "\"\"");
}

#[test]
fn comments() {
    same("a # b\n#= c #= d =#\n e =# b", "a b");
    same("a\n## doc\n\n##! module\nb", "a b");
}

#[test]
fn names_outside_ascii() {
    same("let größe = élan\nÉté.x\n:ça", "(let größe élan) (. Été x) :ça");
    same("endé", "endé");
}

#[test]
fn atoms_and_colons() {
    same("f(name:\"x\", b:c)", "(call f (name: \"x\") (b: c))");
    same("P { x:y, z::w }".replace("z::w", "z: :w").as_str(), "(new P (x: y) (z: :w))");
    same("f(:a, b: :c)", "(call f :a (b: :c))");
}

#[test]
fn calls() {
    same("f()\nf(a,)\nf(a, b: 1, c: 2)", "(call f) (call f a) (call f a (b: 1) (c: 2))");
    same("f(a)(b)", "(call (call f a) b)");
    same(
        "spawn(f, 1)\nsend(p, m)\nlink(p)\nmonitor(p)\nself()",
        "
        (call spawn f 1) (call send p m) (call link p) (call monitor p) (call self)",
    );
    fails_with("f(a: 1, b)", "keyword arguments come last");
    fails_with("let f = spawn", "unexpected");
}

#[test]
fn aggregates() {
    same("(a)\n(a, b)\n(a, b,)", "(paren a) (tuple a b) (tuple a b)");
    same("[a, b,]", "(list a b)");
    same("%{\"a\" => 1, b => 2}", "(map (=> \"a\" 1) (=> b 2))");
    same("%{p | x: 1, y: 2}", "(update p (x: 1) (y: 2))");
    same("A.B { x: 1\n y: 2,\n z: 3 }", "(new A.B (x: 1) (y: 2) (z: 3))");
    same("Empty {}", "(new Empty)");
    fails_with("f(x) { y: 1 }", "the name of a struct");
    fails_with("a { y: 1 }", "the name of a struct");
}

#[test]
fn control() {
    same("if a do end", "(if a (do))");
    same(
        "case x do\n 1 -> a\n n when n > 1 -> b\n _ -> c\nend",
        "
        (case x (arm 1 a) (arm n (when (> n 1)) b) (arm _ c))",
    );
    same("match x do 1 -> a; _ -> b end", "(case x (arm 1 a) (arm _ b))");
    same("while true do break end", "(while true (do break))");
    same("for x in xs when x > 1 do x end", "(for x xs (when (> x 1)) (do x))");
    same("for {k, v} in m do k end", "(for (tuple k v) m (do k))");
    same("for (k, _) in m do k end", "(for (tuple k _) m (do k))");
    same("for _ in m do continue end", "(for _ m (do continue))");
    same(
        "receive do\n (:down, r, p, _) -> a\n n -> b\nafter 10 -> c\nend",
        "
        (receive (arm (tuple :down r p _) a) (arm n b) (after 10 c))",
    );
    same("receive do after 0 -> c end", "(receive (after 0 c))");
}

#[test]
fn closures() {
    same("let a = fn(x :: Int, y :: Int) -> x end", "(let a (closure (clause ((:: x Int) (:: y Int)) (do x))))");
    same("let c = fn acc, x -> acc end", "(let c (closure (clause (acc x) (do acc))))");
    same(
        "[fn -> 99 end, fn() -> 99 end, fn do 99 end]",
        "
        (list (closure (clause () (do 99))) (closure (clause () (do 99))) (closure (clause () (do 99))))",
    );
    same(
        "let f = fn 0 -> \"none\" | 1 -> \"one\" | n when n < 0 -> \"neg\" | _ -> \"many\" end",
        "
        (let f (closure (clause (0) (do \"none\")) (clause (1) (do \"one\"))
            (clause (n) (when (< n 0)) (do \"neg\")) (clause (_) (do \"many\"))))",
    );
    same("let g = fn (p, q) -> p end", "(let g (closure (clause (p q) (do p))))");
    same("let g = fn ((p, q)) -> p end", "(let g (closure (clause ((tuple p q)) (do p))))");
    same("let g = fn (p, q), r -> p end", "(let g (closure (clause ((tuple p q) r) (do p))))");
    same(
        "let h = fn Some(x) -> x | None -> 0 end",
        "
        (let h (closure (clause ((Some x)) (do x)) (clause (None) (do 0))))",
    );
    same(
        "let h = fn (a | b) -> 1 | h :: t -> 2 | [] -> 3 end",
        "
        (let h (closure (clause ((or a b)) (do 1)) (clause ((cons h t)) (do 2)) (clause ((list)) (do 3))))",
    );
    same(
        "let h = fn\n x ->\n  a\n  b\n| y ->\n  c\nend",
        "
        (let h (closure (clause (x) (do a b)) (clause (y) (do c))))",
    );
    same(
        "f(a) do |(x, y), z :: Int| x end",
        "
        (call f a (do (closure (clause ((tuple x y) (:: z Int)) (do x)))))",
    );
}

#[test]
fn patterns() {
    let arm = |pattern: &str, expected: &str| {
        same(&format!("case x do {pattern} -> 1 end"), &format!("(case x (arm {expected} 1))"));
    };
    arm("-2", "-2");
    arm("-2.5", "-2.5");
    arm("\"s\"", "\"s\"");
    arm("()", "()");
    arm("nil", "()");
    arm(":a | :b", "(or :a :b)");
    arm("h :: t", "(cons h t)");
    arm("a :: b :: rest", "(cons a (cons b rest))");
    arm("[a, (b, c)]", "(list a (tuple b c))");
    arm("Some(x) | T.Other(x)", "(or (Some x) (T.Other x))");
    arm("Some(x) as whole", "(as (Some x) whole)");
    arm("A | B :: t as w", "(as (cons (or A B) t) w)");
    arm("((a))", "a");
    fails_with("case x do \"a${b}\" -> 1 end", "expected a pattern");
}

#[test]
fn types() {
    let ty = |text: &str, expected: &str| same(&format!("type A = {text}"), &format!("(alias A {expected})"));
    ty("Int?!String", "(! (? Int) String)");
    ty("A!B!C", "(! A (! B C))");
    ty("Int??", "(? (? Int))");
    ty("(T)", "T");
    ty("()", "()");
    ty("(A, B)", "(tuple A B)");
    ty("Fun(A, B) -> C!D", "(Fun (A B) (! C D))");
    ty("Fun() -> Fun(A) -> B?", "(Fun () (Fun (A) (? B)))");
    ty("(Fun() -> A)?", "(? (Fun () A))");
    ty("M.Map<K, List<V>>", "(M.Map K (List V))");
    ty("Self.Item", "Self.Item");
    same("let x :: List<Int> = y", "(let x (:: (List Int)) y)");
    fails_with("let x :: Func(A) -> B = y", "`Fun`");
}

#[test]
fn lets() {
    same("let (a, _) = e", "(let (tuple a _) e)");
    same("let _ = e", "(let _ e)");
    same("let Box(x) :: Box<Int> = e", "(let (Box x) (:: (Box Int)) e)");
    same("pub let x = 1", "(pub-let x 1)");
}
