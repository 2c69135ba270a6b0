//! Inference through the whole front end, over the real library: inferred signatures, the meanings that `ssa` relies on, and
//! every complaint with its place.

use super::show::Printer;
use super::ty::flag;
use super::typed::{Meaning, SystemMessage, Typed};
use crate::names::{self, ModuleInfo, hir};
use mesh_syntax::diagnostics::Diagnostic;
use mesh_syntax::source::{FileId, SourceMap};
use std::path::Path;

struct Checked {
    sources: SourceMap,
    program: hir::Program,
    typed: Typed,
    diagnostics: Vec<Diagnostic>,
}

/// Library files whose module is not their name in pascal case.
const SPELLED: &[(&str, &str)] = &[("http", "HTTP"), ("io", "IO"), ("datetime", "DateTime")];

fn module_name(stem: &str) -> String {
    if let Some((_, name)) = SPELLED.iter().find(|(s, _)| *s == stem) {
        return name.to_string();
    }
    let upper = |part: &str| part[..1].to_uppercase() + &part[1..];
    stem.split('_').map(upper).collect()
}

/// The library and the given modules; the last one is the entry.
fn check_modules(modules: &[(&str, &str)]) -> Checked {
    let mut sources = SourceMap::new();
    let mut files = Vec::new();
    let mut add = |name: String, text: String, is_library: bool, is_entry: bool| {
        let id = sources.add(name.clone(), text.clone());
        let (tree, diagnostics) = mesh_syntax::parse(id, &text, is_library);
        assert!(diagnostics.is_empty(), "{name}: {diagnostics:?}");
        files.push((ModuleInfo { name, is_library, is_entry }, tree));
    };
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime/std");
    let mut paths: Vec<_> = std::fs::read_dir(directory)
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|x| x == "mpl"))
        .collect();
    paths.sort();
    for path in paths {
        let stem = path.file_stem().unwrap().to_str().unwrap();
        add(module_name(stem), std::fs::read_to_string(&path).unwrap(), true, false);
    }
    for (at, (name, text)) in modules.iter().enumerate() {
        add(name.to_string(), text.to_string(), false, at + 1 == modules.len());
    }
    let (program, mut diagnostics) = names::resolve(&files, false);
    let (typed, found) = super::infer(&program);
    diagnostics.extend(found);
    Checked { sources, program, typed, diagnostics }
}

fn check(text: &str) -> Checked {
    check_modules(&[("Main", text)])
}

impl Checked {
    fn function(&self, name: &str) -> hir::FnId {
        let library = |f: &hir::Fn| self.program.modules[f.module.index()].is_library;
        let at = self.program.fns.iter().position(|f| f.name.as_str() == name && !library(f));
        hir::FnId(at.unwrap_or_else(|| panic!("no function {name}")) as u32)
    }

    /// `(params) -> ret`, with the message type of actors.
    fn signature(&self, name: &str) -> String {
        let types = &self.typed.fns[self.function(name).index()];
        let printer = Printer::new(&self.program, &self.typed.types);
        printer.signature(&types.params, types.ret, types.message)
    }

    fn meanings(&self, name: &str) -> Vec<&Meaning> {
        self.typed.fns[self.function(name).index()].body.meanings.values().collect()
    }

    /// `code line: message` of everything that was said.
    fn said(&self) -> Vec<String> {
        let mut out = Vec::new();
        for diagnostic in &self.diagnostics {
            let line = diagnostic.primary_span().map_or(0, |s| self.sources.line_column(s).0);
            out.push(format!("{} {line}: {}", diagnostic.code, diagnostic.message));
        }
        out
    }

    #[track_caller]
    fn expect_clean(&self) {
        assert!(self.diagnostics.is_empty(), "{:#?}", self.said());
        for body in self.typed.fns.iter().map(|f| &f.body).chain(&self.typed.inits) {
            for &ty in body.exprs.iter().chain(&body.pats).chain(&body.locals) {
                assert!(!self.typed.types.has(ty, flag::ERROR | flag::VAR), "an open or erroneous type is left");
            }
        }
    }
}

#[track_caller]
fn signatures(text: &str, expected: &[(&str, &str)]) {
    let checked = check(text);
    checked.expect_clean();
    for (name, signature) in expected {
        assert_eq!(checked.signature(name), *signature, "{name}");
    }
}

/// Each diagnostic must contain the words that stand at its place in `expected`, `code line: words`.
#[track_caller]
fn complaints(text: &str, expected: &[&str]) {
    let said = check(text).said();
    let fits = |(said, want): (&String, &&str)| {
        let (place, words) = want.split_once(": ").unwrap_or((want, ""));
        said.starts_with(&format!("{place}: ")) && said.contains(words)
    };
    let all = said.len() == expected.len() && said.iter().zip(expected).all(fits);
    assert!(all, "said {said:#?}\nexpected {expected:#?}");
}

#[test]
fn the_library_is_well_typed() {
    check("fn main() do\nend").expect_clean();
}

#[test]
fn functions_are_generalised_with_their_conditions() {
    signatures(
        "fn ident(x) = x
fn twice(x) = x + x
fn poly(x) = x * x + x
fn compose(f, g) = fn x -> f(g(x)) end
fn biggest(a, b) = if a < b do b else a end
fn total(xs) = reduce(xs, 0, fn a, b -> a + b end)
fn items(c) = for x in c do x end
fn cat(a, b) = a <> b
fn convert(x) = String.from(x)
fn minus(x) = -x
fn use_all() do
  println(\"${twice(1)} ${twice(2.5)} ${poly(3)} ${biggest(\"a\", \"b\")} ${convert(1)} ${minus(1.0)}\")
end",
        &[
            ("ident", "(a) -> a"),
            ("twice", "(a) -> a.Output"),
            ("poly", "(a) -> a.Output"),
            ("compose", "((a) -> b, (c) -> a) -> (c) -> b"),
            ("biggest", "(a, a) -> a"),
            ("total", "(List<Int>) -> Int"),
            ("items", "(a) -> List<a.Item>"),
            ("cat", "(String, String) -> String"),
            ("convert", "(a) -> String"),
            ("minus", "(a) -> a.Output"),
        ],
    );
}

#[test]
fn conditions_are_checked_where_the_function_is_used() {
    complaints(
        "fn twice(x) = x + x
fn same(a, b) = a == b
fn convert(x) = String.from(x)
fn encode(x) = Json.encode(x)
fn main() do
  twice(true)
  same(main, main)
  convert([1])
  encode(main)
end",
        &[
            "E0006 6: type `Bool` does not satisfy trait `Add`",
            "E0006 7: does not satisfy trait `Eq`",
            "E0006 8: type `String` does not satisfy trait `From`",
            "E0038 9: is not JSON-serializable",
        ],
    );
}

#[test]
fn mutual_recursion_is_one_group() {
    signatures(
        "fn even(0) = true
fn even(n) = odd(n - 1)
fn odd(0) = false
fn odd(n) = even(n - 1)
fn left(x, n) = if n == 0 do [x] else right(x, n - 1) end
fn right(x, n) = left(x, n)",
        &[("even", "(Int) -> Bool"), ("left", "(a, Int) -> List<a>"), ("right", "(a, Int) -> List<a>")],
    );
}

#[test]
fn let_and_nested_functions_are_general() {
    let checked = check(
        "fn run() do
  let empty = []
  let a = List.append(empty, 1)
  let b = List.append(empty, \"x\")
  let double = fn x -> x + x end
  fn pair(x) = (x, x)
  fn down(n) = if n > 0 do up(n - 1) else n end
  fn up(n) = down(n)
  let once = fn x -> [x] end
  println(\"${a} ${b} ${double(1)} ${double(1.5)} ${pair(1)} ${pair(true)} ${down(3)} ${once(1)}\")
end",
    );
    checked.expect_clean();
    let body = &checked.typed.fns[checked.function("run").index()].body;
    let mut counts: Vec<usize> = body.local_schemes.values().map(|s| s.instances.len()).collect();
    counts.sort_unstable();
    // `empty`, `double` and `pair` have two types each; `once` is used at one only and needs no scheme.
    assert_eq!(counts, [2, 2, 2]);
}

#[test]
fn instances_inside_general_locals_are_followed() {
    let checked = check(
        "fn run() do
  let wrap = fn x -> [x] end
  fn outer(y) = wrap((y, y))
  println(\"${outer(1)} ${outer(true)}\")
end",
    );
    checked.expect_clean();
    let printer = Printer::new(&checked.program, &checked.typed.types);
    let body = &checked.typed.fns[checked.function("run").index()].body;
    let mut all: Vec<String> = Vec::new();
    for scheme in body.local_schemes.values() {
        all.extend(scheme.instances.iter().flatten().map(|&t| printer.text(t)));
    }
    all.sort();
    assert_eq!(all, ["(Bool, Bool)", "(Int, Int)", "Bool", "Int"]);
}

#[test]
fn receivers_of_unknown_type_are_settled_by_unique_names() {
    signatures(
        "interface Priced do
  fn price(self) -> Int
end
struct Account do
  owner_name :: String
end
fn owner(a) = a.owner_name
fn prices(xs) = List.map(xs, fn x -> x.price() end)
fn late(f) do
  let g = fn p -> p.owner_name end
  g(f)
end
fn rename(a) = %{a | owner_name: \"x\"}",
        &[
            ("owner", "(Account) -> String"),
            ("prices", "(List<a>) -> List<Int>"),
            ("late", "(Account) -> String"),
            ("rename", "(Account) -> Account"),
        ],
    );
    complaints(
        "fn a(x) = x.no_such_thing()
fn b(x) = x.no_such_field",
        &["E0030 1: no method `no_such_thing`", "E0009 2: has no field `no_such_field`"],
    );
}

#[test]
fn traits_with_associated_and_unwritten_types() {
    signatures(
        "interface Priced do
  type Unit
  fn price(self) -> Self.Unit
end
interface Combine do
  fn combine(self, other)
end
interface Conv<T> do
  fn conv(self) -> T
end
interface Each do
  type Item
  fn each<B>(self, f :: Fun(Self.Item) -> B) -> List<B>
end
struct Account do
  cents :: Int
end
struct Box<T> do
  value :: T
end
impl Priced for Account do
  type Unit = Int
  fn price(self) = self.cents
end
impl Combine for Account do
  fn combine(self, other) = %{self | cents: self.cents + other.cents}
end
impl Combine for Int do
  fn combine(self, other :: Int) -> Int = self + other
end
impl Conv<Int> for Account do
  fn conv(self) -> Int = self.cents
end
impl Conv<String> for Account do
  fn conv(self) -> String = \"${self.cents}\"
end
impl Each for Box do
  type Item = T
  fn each(self, f) = [f(self.value)]
end
impl From<Int> for Account do
  fn from(x :: Int) -> Account = Account { cents: x }
end
fn both(a, b) = a.combine(b)
fn run(a :: Account) do
  let n :: Int = a.conv()
  let s :: String = a.conv()
  let z :: Account = 5.into()
  let each = Box { value: 1 }.each(fn v -> v + 1 end)
  println(\"${a.price()} ${both(a, z).cents} ${both(1, 2)} ${n} ${s} ${each} ${Account.from(3).cents}\")
end",
        &[("both", "(a, b) -> c"), ("run", "(Account) -> ()"), ("each", "(Self, (Self.Item) -> B) -> List<B>")],
    );
}

#[test]
fn results_of_question_marks() {
    let checked = check(
        "type AppError do
  Text(String)
  Code(Int)
end
impl From<String> for AppError do
  fn from(x :: String) -> AppError = Text(x)
end
fn load() -> Int!String = Ok(1)
fn run() -> Int!AppError do
  let a = load()?
  Ok(a)
end
fn open(x) do
  let y = x?
  Ok(y + 1)
end
fn maybe(x) do
  let y = x?
  Some(y)
end
fn main() do
  let x = load()?
  println(\"${x}\")
end",
    );
    checked.expect_clean();
    assert_eq!(checked.signature("open"), "(Result<Int, a>) -> Result<Int, a>");
    assert_eq!(checked.signature("maybe"), "(Option<a>) -> Option<a>");
    assert_eq!(checked.signature("main"), "() -> Result<(), String>");
    let converts = |m: &&Meaning| matches!(m, Meaning::TryResult { convert: Some(_) });
    assert_eq!(checked.meanings("run").into_iter().filter(converts).count(), 1);
}

#[test]
fn actors_are_general_in_what_they_do_not_look_at() {
    let checked = check(
        "actor tally(sum) do
  receive do
    n when n > 0 -> tally(sum + n)
    _ -> println(\"total ${sum}\")
  after 1000 -> println(\"idle\")
  end
end
actor echo() do
  receive do
    message -> println(\"${message}\")
  end
end
actor relay(target) do
  receive do
    (:down, reference, pid, why) -> println(\"${reference + 1} ${pid} ${why}\")
    message -> send(target, message)
  end
end
actor silent(n :: Int) do
  println(\"${n}\")
end
fn ping(p) do
  send(p, 1)
end
fn main() do
  let t = spawn(tally, 0)
  send(t, 4)
  ping(t)
  let e = spawn(echo)
  send(e, \"hi\")
  let c = spawn(fn -> receive do
    n -> println(\"${n + 1}\")
  end end)
  ping(c)
  send(spawn(silent, 1), :anything)
end",
    );
    checked.expect_clean();
    for (name, signature) in [
        ("tally", "(Int) -> () receives Int"),
        ("echo", "() -> () receives a"),
        ("relay", "(Pid<a>) -> () receives a"),
        ("silent", "(Int) -> ()"),
        ("ping", "(Pid<Int>) -> ()"),
    ] {
        assert_eq!(checked.signature(name), signature);
    }
    let relay = &checked.typed.fns[checked.function("relay").index()].body;
    assert_eq!(relay.system_arms.values().collect::<Vec<_>>(), [&SystemMessage::Down]);
}

#[test]
fn parts_of_a_service_tell_each_others_types() {
    let checked = check(
        "service Stock do
  fn init(item) do
    (item, 0)
  end
  call Take(n) :: Int!String do |state|
    let (item, left) = state
    if n > left do (state, Err(\"only \" <> item)) else ((item, left - n), Ok(n)) end
  end
  cast Refill(n) do |state|
    let (item, left) = state
    (item, left + n)
  end
end
fn main() do
  let s = Stock.start(\"nuts\")
  Stock.refill(s, 3)
  println(\"${Stock.take(s, 1)}\")
end",
    );
    checked.expect_clean();
    let printer = Printer::new(&checked.program, &checked.typed.types);
    let service = &checked.typed.services[0];
    assert_eq!(service.state.map(|s| printer.text(s)).as_deref(), Some("(String, Int)"));
    let replies: Vec<_> = service.handlers.iter().map(|h| h.1.map(|r| printer.text(r))).collect();
    assert_eq!(replies, [Some("Result<Int, String>".to_string()), None]);
}

#[test]
fn types_of_other_modules_are_qualified() {
    let checked = check_modules(&[
        ("Geometry", "pub struct Point do\n  x :: Int\nend\npub fn origin() -> Point = Point { x: 0 }"),
        ("Main", "import Geometry\nfn f() -> Int = Geometry.origin()"),
    ]);
    assert_eq!(checked.said(), ["E0001 2: type mismatch: expected `Int`, found `Geometry.Point`"]);
}

#[test]
fn mismatches() {
    complaints(
        "fn a() = 1 + 2.0
fn b() -> Int do
  let x = 1
end
fn c() = if 1 do 2 else 3 end
fn d() = [1, \"a\"]
fn e() = println(3)
fn f() = \"a\" <> 3
fn g() = 3 <> 3
fn h() = (1, 2)[0]
fn i() = Tuple.nth((1, 2), 5)
fn j(xs :: List<Int>) = xs
fn k() = j([\"a\", \"b\"])
fn l() = if true do 1 else \"a\" end
fn m(x) = x(x)
fn n() do
  let (a, b) = (1, 2, 3)
end",
        &[
            "E0001 1: expected `Int`, found `Float`",
            "E0001 3: expected `Int`, found `()`",
            "E0001 5: expected `Bool`, found `Int`",
            "E0001 6: expected `Int`, found `String`",
            "E0001 7: expected `String`, found `Int`",
            "E0001 8: expected `String`, found `Int`",
            "E0001 9: expected `String`, found `Int`",
            "E0001 10: expected `List<a>`, found `(Int, Int)`",
            "E0001 11: type mismatch",
            "E0001 13: expected `List<Int>`, found `List<String>`",
            "E0001 14: expected `Int`, found `String`",
            "E0002 15: infinite type",
            "E0001 17: expected `(Int, Int, Int)`, found `(a, b)`",
        ],
    );
}

#[test]
fn calls_fields_and_methods() {
    complaints(
        "struct P do
  x :: Int
  y :: Int
end
fn a() = 3(4)
fn b(n) = n + 1
fn c() = b(1, 2)
fn d() = Some(1, 2)
fn e() = P { x: 1, z: 2 }
fn f() = P { x: 1, x: 2, y: 3 }
fn g() = %{3 | x: 1}
fn h(p :: P) = %{p | z: 1}
fn i(p :: P) = p.z
fn j() = [1].foo()
fn k() = P.foo
fn l() = spawn(3)
fn m() do
  let p = spawn(fn -> receive do
    n -> println(\"${n + 1}\")
  end end)
  send(p, \"a\")
end
fn n() -> Int = Ok(1)?
fn o() = 5?
fn p(n :: Int) = case n do
  x when x -> 1
  _ -> 2
end",
        &[
            "E0005 5: `Int` is not a function",
            "E0003 7: expected 1 argument(s), found 2",
            "E0003 8: expected 1 argument(s), found 2",
            "E0009 9: missing field `y`",
            "E0009 9: unknown field `z`",
            "E0009 10: duplicate field `x`",
            "E0009 11: unknown field",
            "E0009 12: unknown field `z`",
            "E0009 13: has no field `z`",
            "E0030 14: no method `foo` on type `List<Int>`",
            "E0030 15: no method `foo`",
            "E0016 16: cannot spawn non-function",
            "E0014 21: message type mismatch: expected `Int`, found `String`",
            "E0036 23: requires function to return",
            "E0037 24: requires `Result` or `Option`",
            "E0025 26: must return `Bool`",
        ],
    );
}

#[test]
fn impls_and_deriving() {
    complaints(
        "interface Show do
  fn show(self) -> String
end
interface Other do
  fn show(self) -> String
end
impl Show for Int do
  fn show(self) -> Int = 3
end
struct P do
  f :: Fun(Int) -> Int
end
impl Show for P do
end
impl Show for P do
  fn show(self) = \"\"
end
struct U do
  f :: Fun(Int) -> Int
end deriving(Eq)
impl Eq for U do
  fn eq(self, o :: U) -> Bool = true
end
struct R do
  t :: (Int, Int)
end deriving(Json)
struct S do
  m :: List<Int>
end deriving(Row)
impl Iterable for P do
  type Item = Int
  type Foo = Int
  fn iter(self) = 3
end
impl Show for String do
  fn show(self) = \"a\"
end
impl Other for String do
  fn show(self) = \"a\"
end
fn a(p :: P) = p == p
fn b() = \"a\".show()
fn c<T>(x :: T) = x == x
fn d() = true < false
fn e() = not 3",
        &[
            "E0008 8: wrong signature",
            "E0007 13: is missing method `show`",
            "E0026 15: duplicate impl",
            "E0006 19: does not satisfy trait `Eq`",
            "E0026 21: duplicate impl",
            "E0038 25: is not JSON-serializable",
            "E0039 28: cannot be mapped from a database row",
            "E0040 30: missing associated type `Iter`",
            "E0041 32: not declared by the trait",
            "E0006 41: type `P` does not satisfy trait `Eq`",
            "E0027 42: ambiguous method `show`",
            "E0006 43: type `T` does not satisfy trait `Eq`",
            "E0006 44: type `Bool` does not satisfy trait `Ord`",
            "E0006 45: type `Int` does not satisfy trait `Not`",
        ],
    );
}

#[test]
fn matches() {
    complaints(
        "type Color do
  Red
  Green(Int)
  Blue
end
fn a(c :: Color) = case c do
  Red -> 1
end
fn b(c) = case c do
  (Red, true) -> 1
  (Green(_), _) -> 2
  (Red, _) -> 3
  (Red, false) -> 4
end
fn c(x) = case x do
  1 -> 2
end
fn d() do
  let Some(x) = Some(1)
end
fn e(xs :: List<Int>) = case xs do
  [] -> 0
  [x] -> x
end
fn f(0) = 1
fn g(x, y) = case (x, y) do
  (Some(_) | None, true) -> 1
  (_, false) when x == Some(1) -> 2
  (None, false) -> 3
end",
        &[
            "E0012 6: missing patterns [Green(_), Blue]",
            "E0012 9: missing patterns [(Blue, _)]",
            "W0001 13: redundant match arm",
            "E0012 15: missing patterns [_]",
            "E0012 19: missing patterns [None]",
            "E0012 21: missing patterns [_ :: _ :: _]",
            "E0012 25: missing patterns [_]",
            "E0012 26: missing patterns [(Some(_), false)]",
        ],
    );
}

#[test]
fn erroneous_types_are_silent() {
    complaints(
        "fn a() do
  let x = undefined_name
  let y = x.field + x.method(1) + 3
  for z in y do z <> \"a\" end
  case x do
    Some(1) -> y
    :b -> x?
  end
end",
        &["E0004 2: undefined variable"],
    );
}

#[test]
fn file_ids_are_those_of_the_sources() {
    let checked = check("fn main() = 1 + true");
    let place = checked.diagnostics[0].primary_span().unwrap();
    assert_eq!(place.file, FileId(checked.sources.len() as u32 - 1));
}
