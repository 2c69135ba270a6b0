//! Every form of item.

use crate::{fails_with, parse, same};

#[test]
fn functions() {
    same(
        "pub fn first<A, B>(p :: (A, B)) -> A do\n  let (a, _) = p\n  a\nend",
        "
        (pub (fn first (generics A B) ((:: p (tuple A B))) (-> A) (do (let (tuple a _) p) a)))",
    );
    same(
        "fn mood(0) = \"calm\"\nfn mood(n) when n < 0 = \"low\"",
        "
        (fn mood (0) (do \"calm\")) (fn mood (n) (when (< n 0)) (do \"low\"))",
    );
    same(
        "fn len(_ :: rest) = 1\nfn f(h :: t as w) = w\nfn g(h :: []) = h",
        "
        (fn len ((cons _ rest)) (do 1)) (fn f ((as (cons h t) w)) (do w)) (fn g ((cons h (list))) (do h))",
    );
    same("fn f(x :: (Int, Int), y :: Int) = x", "(fn f ((:: x (tuple Int Int)) (:: y Int)) (do x))");
    same(
        "fn f<T>(x :: T) -> Bool where T: A + B, U: M.C when x = y",
        "
        (fn f (generics T) ((:: x T)) (-> Bool) (where (T A B) (U M.C)) (when x) (do y))",
    );
    same("fn f<T>(x :: T)\n  where T: A\n  do 1 end", "(fn f (generics T) ((:: x T)) (where (T A)) (do 1))");
    same("fn Upper(x) = x", "(fn Upper (x) (do x))");
}

#[test]
fn modules_and_imports() {
    same("module M do\n  pub fn f() = 1\nend", "(module M (do (pub (fn f () (do 1)))))");
    same("import A.B\nfrom A.B import c, D", "(import A.B) (from A.B c D)");
    fails_with("from M import *", "glob imports are not allowed");
}

#[test]
fn structs() {
    same(
        "pub struct User<T> do\n  table \"users\"\n  primary_key :uid\n  timestamps true\n  name :: String\n  \
         table :: Int\n  timestamps :: T?\n  has_many :posts, Post\n  belongs_to :org, Org\nend deriving(Eq, Schema)",
        "(pub (struct User (generics T) (field name String) (field table Int) (field timestamps (? T))
            (table \"users\") (primary_key :uid) (timestamps true) (has_many :posts Post) (belongs_to :org Org)
            (deriving Eq Schema)))",
    );
    same("struct A do x :: Int; y :: Int end deriving()", "(struct A (field x Int) (field y Int) (deriving))");
    fails_with("struct A do\n  tabel \"x\"\nend", "expected `table`");
    fails_with("struct A do\n  owns :a, B\nend", "`has_many`");
}

#[test]
fn sum_types() {
    same("type S<T> do\n  Pulse(Float)\n  Window(from :: Float, T)\n  Silent\nend deriving(Json)", "
        (type S (generics T) (variant Pulse Float) (variant Window (:: from Float) T) (variant Silent) (deriving Json))");
    same("type P<T> = (T, T)", "(alias P (generics T) (tuple T T))");
    fails_with("type S do\n  A()\nend", "Parse error");
}

#[test]
fn interfaces_and_impls() {
    same(
        "interface P<T> do\n  type Unit\n  fn price(self) -> Self.Unit\n  fn free(self, x :: T) -> Bool do\n false\n end\nend",
        "
        (interface P (generics T) (type Unit) (fn price (self) (-> Self.Unit))
            (fn free (self (:: x T)) (-> Bool) (do false)))",
    );
    same(
        "impl M.P<Int> for Box<T> where T: Show do\n  type Unit = Int\n  fn price(self) = 1\nend",
        "
        (impl M.P (args Int) (for (Box T)) (where (T Show)) (type Unit Int) (fn price (self) (do 1)))",
    );
    same(
        "impl Show for Box do\n  fn default() -> Self do Box {} end\nend",
        "
        (impl Show (for Box) (fn default () (-> Self) (do (new Box))))",
    );
}

#[test]
fn names_that_are_keywords() {
    same(
        "impl Not for Flag do\n  fn not(self) = self.off\nend",
        "(impl Not (for Flag) (fn not (self) (do (. self off))))",
    );
    let (printed, diagnostics) = parse("intrinsic fn monitor(p :: Pid) -> Int\nfn where(q) = q", true);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    assert!(printed.contains("(intrinsic-fn monitor ") && printed.contains("(fn where "), "{printed}");
    fails_with("fn where(q) = q", "Parse error");
}

#[test]
fn actors() {
    same(
        "actor tally(sum :: Int) do\n  receive do\n    n -> tally(sum)\n  end\nterminate do\n  done()\nend\nend",
        "
        (actor tally ((:: sum Int)) (do (receive (arm n (call tally sum)))) (terminate (call done)))",
    );
    fails_with("actor a() do\nterminate do 1 end\nterminate do 2 end\nend", "at most one `terminate`");
    fails_with("fn a() do\nterminate do 1 end\nend", "Parse error");
}

#[test]
fn services() {
    same(
        "service Stock do\n  fn init(i :: Int) -> (Int, Int) do (i, 0) end\n  call Take(n :: Int) :: Int!String do \
         |state|\n    (state, n)\n  end\n  cast Refill(n) do |_| n end\n  call Get() :: Int do |s| (s, s) end\n  cast \
         Stop do 1 end\n  fn helper(x) = x\nend",
        "(service Stock (fn init ((:: i Int)) (-> (tuple Int Int)) (do (tuple i 0))) (fn helper (x) (do x))
            (call Take ((:: n Int)) (-> (! Int String)) (state state) (do (tuple state n)))
            (cast Refill (n) (do n)) (call Get () (-> Int) (state s) (do (tuple s s))) (cast Stop () (do 1)))",
    );
}

#[test]
fn supervisors() {
    same(
        "supervisor Pool do\n  strategy: rest_for_one\n  max_restarts: 5\n  child cache do\n    start: fn -> \
         spawn(cache_actor, 64) end\n    restart: permanent\n    shutdown: 2000\n  end\n  child log do\n    start: \
         Log.start\n  end\nend",
        "(supervisor Pool (strategy rest_for_one) (max_restarts 5)
            (child cache (start (closure (clause () (do (call spawn cache_actor 64))))) (restart permanent) (shutdown 2000))
            (child log (start (. Log start))))",
    );
    fails_with("supervisor P do\n  stratgy: x\nend", "expected `strategy`");
    fails_with("supervisor P do\n  kid a do\n  end\nend", "expected `child`");
}

#[test]
fn tests_in_a_file() {
    same("test \"adds\" do\n  assert(1)\nend", "(test \"adds\" (do (call assert 1)))");
}

#[test]
fn documentation() {
    same(
        "## Adds.\n## Twice.\npub fn f() = 1\n# plain\nfn g() = 2",
        "
        (doc \"Adds.\\nTwice.\" (pub (fn f () (do 1)))) (fn g () (do 2))",
    );
    let (file, _) = mesh_syntax::parse(mesh_syntax::source::FileId(0), "##! About.\n##! More.\nf()", false);
    assert_eq!(file.doc.as_deref(), Some("About.\nMore."));
}

#[test]
fn intrinsics_in_library_files_only() {
    let text = "pub intrinsic fn len<A>(xs :: List<A>) -> Int\nintrinsic type List<A>\nintrinsic fn f()\n";
    let (printed, diagnostics) = parse(text, true);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    assert_eq!(
        printed,
        "(pub (intrinsic-fn len (generics A) ((:: xs (List A))) (-> Int)))\n(intrinsic-type List (generics A))\n\
         (intrinsic-fn f ())\n"
    );
    assert!(!parse(text, false).1.is_empty());
}
