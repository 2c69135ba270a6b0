//! Name resolution through the parser: small programs over a small library, their diagnostics and what names became.

use mesh_syntax::diagnostics::Diagnostic;
use mesh_syntax::source::FileId;

use super::hir::*;
use super::{ModuleInfo, resolve};

const LIBRARY: &[(&str, &str)] = &[
    (
        "Prelude",
        "pub intrinsic type Atom
pub intrinsic type Pid<M>
pub type Option<T> do
  Some(T)
  None
end
pub type Result<T, E> do
  Ok(T)
  Err(E)
end
pub type Ordering do
  Less
  Equal
  Greater
end
pub interface Eq do
  fn eq(self, other :: Self) -> Bool
end
pub interface Ord do
  fn lt(self, other :: Self) -> Bool
  fn compare(self, other :: Self) -> Ordering do
    Less
  end
end
pub interface Display do
  fn to_string(self) -> String
end
pub interface Debug do
  fn inspect(self) -> String
end
pub interface Hash do
  fn hash(self) -> Int
end
pub interface Default do
  fn default() -> Self
end
pub interface Add do
  type Output
  fn add(self, other :: Self) -> Self.Output
end
pub interface Sub do
end
pub interface Mul do
end
pub interface Div do
end
pub interface Mod do
end
pub interface Neg do
end
pub interface Not do
end
pub interface Iterable do
  type Iter
  fn iter(self) -> Self.Iter
end
pub interface Iterator do
  type Item
  fn next(self) -> Option<Self.Item>
end
pub interface From<T> do
  fn from(x :: T) -> Self
end
pub interface Into<T> do
  fn into(self) -> T
end
pub fn println(s :: String) -> () = panic(s)
pub fn map(xs, f) = List.map(xs, f)
fn hidden() = 1",
    ),
    ("Int", "pub intrinsic type Int"),
    (
        "Float",
        "pub intrinsic type Float\nimpl From<Int> for Float do\n  fn from(x :: Int) -> Float do\n    1.0\n  end\nend",
    ),
    ("Bool", "pub intrinsic type Bool"),
    (
        "String",
        "pub intrinsic type String
pub intrinsic fn concat(a :: String, b :: String) -> String
pub intrinsic fn compare(a :: String, b :: String) -> Ordering
pub intrinsic fn equal(a :: String, b :: String) -> Bool
pub intrinsic fn length(s :: String) -> Int",
    ),
    (
        "List",
        "pub intrinsic type List<A>
pub intrinsic fn get<A>(xs :: List<A>, i :: Int) -> A
pub intrinsic fn append<A>(xs :: List<A>, x :: A) -> List<A>
pub intrinsic fn concat<A>(xs :: List<A>, ys :: List<A>) -> List<A>
pub intrinsic fn iter<A>(xs :: List<A>) -> Iter<A>
pub fn map(xs, f) = xs
intrinsic fn secret<A>(xs :: List<A>) -> Int",
    ),
    (
        "Map",
        "pub intrinsic type Map<K, V>
pub intrinsic fn new<K, V>() -> Map<K, V>
pub fn put(m, k, v) = m
pub fn get(m, k) = __zero(\"no\")",
    ),
    ("Set", "pub intrinsic type Set<A>"),
    ("Queue", "pub intrinsic type Queue<A>"),
    ("Range", "pub intrinsic type Range\npub intrinsic fn new(a :: Int, b :: Int) -> Range"),
    ("Iter", "pub intrinsic type Iter<A>"),
    ("Json", "pub intrinsic type Json\npub intrinsic fn parse(s :: String) -> Json!String"),
    ("Pool", "pub intrinsic fn open(s :: String) -> Int"),
    (
        "Supervisor",
        "pub struct ChildSpec do
  name :: String
  start :: Fun() -> Pid
  restart :: Int
  shutdown :: Int
end
pub fn run(strategy :: Int, max_restarts :: Int, max_seconds :: Int, children :: List<ChildSpec>) -> () = ()",
    ),
];

fn resolve_with(needs_main: bool, sources: &[(&str, &str)]) -> (Program, Vec<Diagnostic>) {
    let mut files = Vec::new();
    let all = LIBRARY.iter().map(|file| (file, true)).chain(sources.iter().map(|file| (file, false)));
    for (index, ((name, text), is_library)) in all.enumerate() {
        let (file, diagnostics) = mesh_syntax::parse(FileId(index as u32), text, is_library);
        assert!(diagnostics.is_empty(), "{name}: {diagnostics:?}");
        let info = ModuleInfo { name: name.to_string(), is_library, is_entry: *name == "Main" };
        files.push((info, file));
    }
    resolve(&files, needs_main)
}

fn codes_of(sources: &[(&str, &str)]) -> Vec<&'static str> {
    let (_, diagnostics) = resolve_with(false, sources);
    diagnostics.iter().map(|diagnostic| diagnostic.code.as_str()).collect()
}

fn codes(main: &str) -> Vec<&'static str> {
    codes_of(&[("Main", main)])
}

#[track_caller]
fn clean(sources: &[(&str, &str)]) -> Program {
    let (program, diagnostics) = resolve_with(false, sources);
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    program
}

#[track_caller]
fn message(main: &str, code: &str) -> String {
    let (_, diagnostics) = resolve_with(false, &[("Main", main)]);
    assert_eq!(diagnostics.len(), 1, "{diagnostics:#?}");
    assert_eq!(diagnostics[0].code.as_str(), code, "{diagnostics:#?}");
    diagnostics[0].message.clone()
}

fn function<'p>(program: &'p Program, name: &str) -> &'p Fn {
    let found =
        program.fns.iter().rev().find(|function| function.name.as_str() == name && !function.clauses.is_empty());
    found.unwrap_or_else(|| panic!("no function {name}"))
}

/// The expression that the function's first clause is.
fn value<'p>(program: &'p Program, name: &str) -> (&'p Fn, &'p ExprKind) {
    let function = function(program, name);
    (function, &function.body.exprs[function.clauses[0].body.index()].kind)
}

/// Module and name of the one function that `name` calls.
fn callee(program: &Program, name: &str) -> String {
    let (function, kind) = value(program, name);
    let ExprKind::Call { callee, .. } = kind else { panic!("{kind:?}") };
    match &function.body.exprs[callee.index()].kind {
        ExprKind::Fns(ids) => {
            let target = &program.fns[ids[0].index()];
            format!("{}.{}/{}", program.modules[target.module.index()].name, target.name, target.params.len())
        }
        ExprKind::Builtin(builtin) => format!("{builtin:?}"),
        ExprKind::TraitFns(list) => format!("trait {}", program.traits[list[0].0.index()].name),
        ExprKind::Variants(list) => format!("variant of {}", program.types[list[0].0.index()].name),
        ExprKind::TypeMember { id, name } => format!("member {}.{}", program.types[id.index()].name, name.as_str()),
        other => format!("{other:?}"),
    }
}

// ── lookup ──

#[test]
fn library_alone_is_clean() {
    clean(&[]);
}

#[test]
fn the_lookup_order() {
    let program = clean(&[
        ("Tools", "pub fn tool(x) = x\npub fn map(x) = x"),
        (
            "Main",
            "from Tools import tool
fn own(x) = x
fn a() = own(1)
fn b() = tool(1)
fn c() = map([1], own)
fn d() = to_string(1)
fn e() = string_length(\"x\")
fn f(own) = own(1)
fn g() = JSON.parse(\"1\")
fn h() = Tuple.first((1, 2))
fn i() = tuple_second((1, 2))
fn j() = Float.from(1)
fn k() = List.map([1], own)
fn l() = Some(1)",
        ),
    ]);
    assert_eq!(callee(&program, "a"), "Main.own/1");
    assert_eq!(callee(&program, "b"), "Tools.tool/1");
    assert_eq!(callee(&program, "c"), "Prelude.map/2");
    assert_eq!(callee(&program, "d"), "trait Display");
    assert_eq!(callee(&program, "e"), "String.length/1");
    assert_eq!(callee(&program, "f"), "Local(LocalId(0))");
    assert_eq!(callee(&program, "g"), "Json.parse/1");
    assert_eq!(callee(&program, "h"), "TupleFirst");
    assert_eq!(callee(&program, "i"), "TupleSecond");
    assert_eq!(callee(&program, "j"), "member Float.from");
    assert_eq!(callee(&program, "k"), "List.map/2");
    assert_eq!(callee(&program, "l"), "variant of Option");
}

#[test]
fn own_definitions_replace_the_prelude() {
    let program = clean(&[("Main", "fn map(x) = x\nfn to_string(x) = x\nfn a() = map(1)\nfn b() = to_string(1)")]);
    assert_eq!(callee(&program, "a"), "Main.map/1");
    assert_eq!(callee(&program, "b"), "Main.to_string/1");
}

#[test]
fn calls_choose_by_arity() {
    let program = clean(&[("Main", "fn f(a) = a\nfn f(a, b) = b\nfn g() = f(1, 2)\nfn h() = f(1)\nfn i() = f")]);
    assert_eq!(callee(&program, "g"), "Main.f/2");
    assert_eq!(callee(&program, "h"), "Main.f/1");
    let (_, kind) = value(&program, "i");
    assert!(matches!(kind, ExprKind::Fns(ids) if ids.len() == 2));
}

#[test]
fn imports_bind_qualifiers_and_low_priority_types() {
    clean(&[
        ("Models", "pub struct User do\n  name :: String\nend deriving(Json)\npub type Kind do\n  Big\n  Small\nend"),
        ("Math.Vector", "pub fn len(v) = v\npub let ZERO = 0"),
        (
            "Main",
            "import Models
import Math.Vector
fn a() = Vector.len(Vector.ZERO)
fn b(u :: User) = User { name: \"x\" }
fn c() = User.from_json(\"{}\")
fn d() = (Big, Models.Kind.Small, Kind.Big)
fn e(k :: Models.Kind) = case k do
  Big -> 1
  Models.Kind.Small -> 2
end",
        ),
    ]);
}

#[test]
fn a_library_name_means_the_user_module_only_where_it_is_imported() {
    let pool = ("Pool", "pub fn open(s) = s\npub fn again(s) = Pool.open(s)");
    let program = clean(&[pool, ("Main", "import Pool\nfn a() = Pool.open(\"x\")\nfn b() = Pool.again(1)")]);
    let a = function(&program, "a");
    let ExprKind::Call { callee, .. } = &a.body.exprs[a.clauses[0].body.index()].kind else { panic!() };
    let ExprKind::Fns(ids) = &a.body.exprs[callee.index()].kind else { panic!() };
    assert!(!program.modules[program.fns[ids[0].index()].module.index()].is_library);
    let again = function(&program, "again");
    let ExprKind::Call { callee, .. } = &again.body.exprs[again.clauses[0].body.index()].kind else { panic!() };
    let ExprKind::Fns(ids) = &again.body.exprs[callee.index()].kind else { panic!() };
    assert!(program.modules[program.fns[ids[0].index()].module.index()].is_library);
}

#[test]
fn nested_modules() {
    let program = clean(&[
        ("Util", "pub module Deep do\n  pub fn f() = 1\nend"),
        (
            "Main",
            "import Util.Deep\nmodule Inner do\n  fn g() = helper()\nend\nfn helper() = 1\nfn a() = Inner.g()\nfn b() = Deep.f()",
        ),
    ]);
    assert_eq!(callee(&program, "a"), "Inner.g/0");
    assert_eq!(callee(&program, "b"), "Util.Deep.f/0");
}

#[test]
fn shared_variant_names_keep_all_candidates() {
    let program =
        clean(&[("Main", "type A do\n  X(Int)\nend\ntype B do\n  X(Int)\n  Y\nend\nfn a() = X(1)\nfn b() = B.X(1)")]);
    let find = |name: &str| {
        let (function, kind) = value(&program, name);
        let ExprKind::Call { callee, .. } = kind else { panic!() };
        match &function.body.exprs[callee.index()].kind {
            ExprKind::Variants(list) => list.len(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(find("a"), 2);
    assert_eq!(find("b"), 1);
}

#[test]
fn services_have_clients() {
    let program = clean(&[(
        "Main",
        "service Stock do
  fn init(n :: Int) = helper(n)
  fn helper(n) = n
  call GetCount() :: Int do |s|
    (s, helper(s))
  end
  cast Put(n) do |s|
    s + n
  end
end
fn a() = Stock.start(1)
fn b(p) = Stock.get_count(p)
fn c(p) = Stock.put(p, 1)",
    )]);
    assert_eq!(callee(&program, "a"), "Main.start/1");
    assert_eq!(callee(&program, "b"), "Main.get_count/1");
    assert_eq!(callee(&program, "c"), "Main.put/2");
    assert!(program.services[0].handlers[0].reply.is_some());
}

#[test]
fn supervisors_call_the_library() {
    let program = clean(&[(
        "Main",
        "actor w() do\n  ()\nend
supervisor Top do
  strategy: rest_for_one
  max_restarts: 7
  child a do
    start: fn -> spawn(w) end
    restart: transient
    shutdown: brutal_kill
  end
end
fn main() do\n  spawn(Top)\nend",
    )]);
    assert_eq!(callee(&program, "Top"), "Supervisor.run/4");
    assert!(program.main.is_some());
}

#[test]
fn constants_run_after_those_they_import() {
    let program =
        clean(&[("A", "from B import x\npub let y = x"), ("B", "pub let x = 1"), ("Main", "println(\"hi\")")]);
    let modules: Vec<&str> = program.inits.iter().map(|i| program.modules[i.module.index()].name.as_str()).collect();
    assert_eq!(modules, ["B", "A", "Main"]);
}

#[test]
fn pipes_become_calls() {
    let program = clean(&[(
        "Main",
        "fn f(a) = a
fn g(a, b) = a
fn a(x) = x |> f
fn b(x) = x |> g(2)
fn c(x) = x |> fn y -> y end
fn d(x) = x |> f?
fn e(x, o) = x |> o.m(1)
fn h(x) = x |> (g(1, 2))
fn i(x) = 1..x |> List.map(f)",
    )]);
    assert_eq!(callee(&program, "a"), "Main.f/1");
    assert_eq!(callee(&program, "b"), "Main.g/2");
    assert!(matches!(value(&program, "d").1, ExprKind::Try(_)));
    assert!(matches!(value(&program, "e").1, ExprKind::Method { args, .. } if args.len() == 2));
    assert!(matches!(value(&program, "h").1, ExprKind::Block { .. }));
    assert_eq!(callee(&program, "i"), "List.map/2");
}

#[test]
fn nested_functions_see_what_stands_before_them() {
    clean(&[(
        "Main",
        "fn main() do
  let base = 10
  fn even(n) = if n == 0 do true else odd(n - 1) end
  fn odd(n) = if n == 0 do false else even(n - 1) end
  fn add(0) = base
  fn add(n) = n + base
  println(\"${add(1)} ${even(4)}\")
end",
    )]);
    assert!(
        message("fn main() do\n  let a = f(1)\n  let k = a\n  fn f(x) = x + k\n  f(2)\nend", "E0004")
            .contains("undefined variable")
    );
}

#[test]
fn self_is_the_value_in_methods_and_the_pid_in_calls() {
    let program = clean(&[(
        "Main",
        "struct P do\n  x :: Int\nend
interface Show do\n  fn show(self) -> Int\n  fn twice(self) -> Int do\n    self.show()\n  end\nend
impl Show for P do\n  fn show(self) -> Int do\n    self.x\n  end\nend
fn me() = self()",
    )]);
    assert!(matches!(value(&program, "me").1, ExprKind::SelfPid));
    assert_eq!(program.impls.last().map(|i| i.methods.len()), Some(1));
    assert!(matches!(value(&program, "show").1, ExprKind::Field { .. }));
}

#[test]
fn spawn_forms() {
    let program = clean(&[(
        "Main",
        "actor w(n) do\n  receive do\n    m -> w(n)\n  end\nend
fn a() = spawn(w, 1)
fn b() = Node.spawn(\"n\", w, 1)
fn c() = spawn(fn -> receive do x -> () end end)",
    )]);
    assert!(matches!(value(&program, "a").1, ExprKind::Spawn { args, .. } if args.len() == 1));
    assert!(matches!(value(&program, "b").1, ExprKind::SpawnOn { args, link: false, .. } if args.len() == 1));
}

#[test]
fn generic_impls_make_fresh_variables() {
    let program = clean(&[(
        "Main",
        "struct Box<T> do\n  item :: T\nend
interface Show do\n  fn show(self) -> String\nend
impl Show for Box<A> where A: Show do\n  fn show(self) = self.item.show()\nend
impl Show for List do\n  fn show(self) = \"\"\nend",
    )]);
    let own: Vec<usize> = program.impls.iter().rev().take(2).map(|i| i.generics.len()).collect();
    assert_eq!(own, [1, 1]);
}

// ── complaints ──

#[test]
fn undefined_names() {
    assert!(message("fn main() do\n  let count = 1\n  coutn\nend", "E0004").contains("undefined variable `coutn`"));
    assert!(message("fn f(x :: Strng) = x", "E0004").contains("undefined type `Strng`"));
    assert!(message("impl Shw for Int do\nend", "E0004").contains("undefined type or interface `Shw`"));
    assert_eq!(codes("fn f() = Nope.x(1)"), ["E0004"]);
    let (_, diagnostics) = resolve_with(false, &[("Main", "fn main() do\n  let count = 1\n  coutn\nend")]);
    assert_eq!(diagnostics[0].help.as_deref(), Some("did you mean `count`?"));
}

#[test]
fn modules_that_are_not_there() {
    assert!(message("import Nothing", "E0031").contains("module `Nothing` not found"));
    let tools = ("Tools", "pub fn a() = 1\nfn b() = 2\nstruct S do\nend");
    assert_eq!(codes_of(&[tools, ("Main", "from Tools import c")]), ["E0034"]);
    assert_eq!(codes_of(&[tools, ("Main", "from Tools import b")]), ["E0035"]);
    assert_eq!(codes_of(&[tools, ("Main", "import Tools\nfn f() = Tools.b()")]), ["E0035"]);
    assert_eq!(codes_of(&[tools, ("Main", "import Tools\nfn f() = Tools.c()")]), ["E0034"]);
    assert_eq!(codes_of(&[tools, ("Main", "import Tools\nfn f(x :: Tools.S) = x")]), ["E0035"]);
    assert_eq!(codes("fn f() = List.secret([1])"), ["E0035"]);
    assert_eq!(codes("fn f() = List.lenght([1])"), ["E0034"]);
    assert_eq!(codes("import Main"), ["C0001"]);
}

#[test]
fn cycles_and_entry() {
    let (_, diagnostics) = resolve_with(false, &[("A", "import B"), ("B", "import A"), ("Main", "import A")]);
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(diagnostics[0].message, "Circular dependency: A -> B -> A");
    let (_, diagnostics) = resolve_with(false, &[("A", "import A")]);
    assert_eq!(diagnostics[0].message, "Module 'A' cannot import itself");
    let (_, diagnostics) = resolve_with(true, &[("Main", "fn main(x) = x")]);
    assert_eq!(diagnostics[0].message, "no main function");
}

#[test]
fn definitions_in_the_way() {
    assert!(message("fn f(a) = 1\nfn g() = 2\nfn f(b) = 3", "E0023").contains("must have consecutive clauses"));
    assert_eq!(codes("fn f(a) = 1\nfn f(0) = 2"), ["E0022"]);
    assert_eq!(codes("fn f(0) = 1\nfn f(a) when a > 1 = 2\nfn f(a) = 3"), [""; 0]);
    assert_eq!(codes("fn f(0 :: Int) = 1\nfn f(a :: Int) = 2"), ["W0002"]);
    assert_eq!(codes("struct A do\nend\ntype A do\n  B\nend"), ["E0023"]);
    assert_eq!(codes("let x = 1\nlet x = 2"), ["E0023"]);
    assert_eq!(codes("fn x() = 1\nlet x = 2"), ["E0023"]);
    assert_eq!(codes("fn f((a, a)) = a"), ["E0023"]);
    assert_eq!(codes("fn f(a, a) = a"), ["E0023"]);
    assert_eq!(codes("let f = fn a, b -> a | c -> c end"), ["E0024"]);
    assert_eq!(codes("service S do\n  fn init() = 1\n  cast Start() do |s| s end\nend"), ["E0023"]);
    assert_eq!(
        codes("service S do\n  fn init() = 1\n  cast A() do |s| s end\n  call A() do |s| (s, s) end\nend"),
        ["E0023"]
    );
}

#[test]
fn types_that_cannot_be() {
    assert_eq!(codes("type A = List<B>\ntype B = List<A>"), ["E0002"]);
    assert_eq!(codes("type P<T> = (T, T)\nfn f(x :: P<Int>) = x"), [""; 0]);
    assert_eq!(codes("type P<T> = (T, T)\nfn f(x :: P<Int, Int>) = x"), ["E0003"]);
    assert_eq!(codes("fn f(x :: List<Int, Int>) = x"), ["E0003"]);
    assert_eq!(codes("struct S do\n  xs :: List\nend"), ["E0003"]);
    assert_eq!(codes("struct S do\n  xs :: Set\n  p :: Pid\nend"), [""; 0]);
    assert_eq!(codes("struct S do\nend deriving(Foo)"), ["E0028"]);
    assert_eq!(codes("type S do\n  A\nend deriving(Row)"), ["E0028"]);
    assert_eq!(codes("struct S do\nend deriving(Ord)"), ["E0029"]);
    assert_eq!(codes("fn f(x :: Self.Item) = x"), ["E0042"]);
}

#[test]
fn patterns_that_cannot_be() {
    let sum = "type T do\n  A(Int)\n  B(Int)\n  C\nend\n";
    assert_eq!(codes(&format!("{sum}fn f(A(x) | B(x)) = x")), [""; 0]);
    assert_eq!(codes(&format!("{sum}fn f(A(x) | C) = x")), ["E0011"]);
    assert_eq!(codes(&format!("{sum}fn f((A(x) | B(x), x)) = x")), ["E0023"]);
    assert_eq!(codes(&format!("{sum}fn f(T.D) = 1")), ["E0010"]);
    assert_eq!(codes(&format!("{sum}fn f(D(x)) = x")), ["E0010"]);
    assert_eq!(codes(&format!("{sum}fn f() = T.D")), ["E0010"]);
    assert_eq!(codes(&format!("{sum}fn f(x) = case x do\n  D -> D\nend")), ["W0003"]);
}

#[test]
fn or_alternatives_share_locals() {
    let program = clean(&[("Main", "type T do\n  A(Int)\n  B(Int)\nend\nfn f(A(x) | B(x)) = x")]);
    let f = function(&program, "f");
    assert_eq!(f.body.locals.len(), 1);
}

#[test]
fn places_that_forbid() {
    assert!(message("fn f() do\n  break\nend", "E0032").contains("`break` outside of loop"));
    assert_eq!(codes("fn f() do\n  while true do\n    let g = fn -> continue end\n  end\nend"), ["E0033"]);
    assert_eq!(codes("fn f() = receive do x -> x end"), ["E0017"]);
    assert_eq!(codes("fn f(g) = g(fn -> receive do x -> x end end)"), ["E0017"]);
    assert!(message("let me = self()", "E0015").contains("self() used outside actor"));
    assert_eq!(codes("fn f(x) = case x do\n  y when y? -> 1\nend"), ["E0013"]);
    assert_eq!(codes("fn f(x) = case x do\n  y when (return y) -> 1\nend"), ["E0013"]);
    assert_eq!(codes("fn f(x) = x |> 5"), ["E0005"]);
    assert_eq!(codes("fn f(p) = send(p)"), ["E0003"]);
    assert_eq!(codes("fn f() do\n  import List\n  1\nend"), ["P0001"]);
    assert!(codes("fn f() do\n  struct A do\n  end\n  1\nend").is_empty());
}

#[test]
fn bad_supervisors() {
    let with = |settings: &str| codes(&format!("actor w() do\n  ()\nend\nsupervisor S do\n{settings}\nend"));
    assert_eq!(with("strategy: one_for_two"), ["E0019"]);
    assert_eq!(with("child a do\n  start: fn -> spawn(w) end\n  restart: sometimes\nend"), ["E0020"]);
    assert_eq!(with("child a do\n  start: fn -> spawn(w) end\n  shutdown: slow\nend"), ["E0021"]);
    assert_eq!(with("child a do\n  restart: permanent\nend"), ["E0018"]);
    let twice = "child a do\n  start: fn -> spawn(w) end\nend\n";
    assert_eq!(with(&format!("{twice}{twice}")), ["E0019"]);
}

#[test]
fn tests_are_collected() {
    let program = clean(&[("Main", "test \"adds\" do\n  1 + 1\nend")]);
    assert_eq!(program.tests.len(), 1);
    assert_eq!(program.tests[0].name, "adds");
}

#[test]
fn everything_the_parser_lets_through_fits_the_stack() {
    let nested =
        |open: &str, close: &str, times: usize| format!("fn f(x) = {}x{}", open.repeat(times), close.repeat(times));
    assert_eq!(codes(&nested("[", "]", 190)), [""; 0]);
    assert_eq!(codes(&nested("f(", ")", 190)), [""; 0]);
    assert_eq!(codes(&nested("fn -> ", " end", 190)), [""; 0]);
    assert_eq!(codes(&nested("(if true do ", " else x end)", 90)), [""; 0]);
    assert_eq!(codes(&format!("fn f() = 1{}", " + 1".repeat(450))), [""; 0]);
}

#[test]
fn constants_may_be_upper_case() {
    let program = clean(&[("Main", "let MAX = 3\nfn f() = MAX")]);
    assert!(matches!(value(&program, "f").1, ExprKind::Const(_)));
    assert_eq!(program.consts.len(), 1);
    let (body, local) = (&program.inits[0].body, program.consts[0].local);
    assert_eq!(body.locals[local.index()].name.as_str(), "MAX");
}
