struct Empty do
end
struct A do
  n :: Int
  next :: Option<A>
  kids :: List<A>
  pair :: (Int, String)
  f :: Float
end
struct G<K, V> do
  k :: K
  v :: List<V>
end deriving(Eq, Display, Debug)
struct Nest do
  g :: G<String, Int>
  m :: Map<String, List<Int>>
end
struct NoD do
  x :: Int
end deriving()
struct Only do
  x :: Int
  s :: String
end deriving(Display)
type E do
  One
  Two(Int, String)
  Three(List<E>)
end deriving(Eq, Ord, Display, Debug, Hash)
type D do
  X
  Y(String)
end
type Rec<T> do
  End
  More(T, Rec<T>)
end
type Pair<T> = (T, T)
type Handler = Fun(Int) -> String
type IntRes<T> = Result<T, String>
type Tbl<V> = Map<String, V>
pub type Deep = List<Pair<Option<Int>>>
fn swap(p :: Pair<Int>) -> Pair<Int> do
  let (a, b) = p
  (b, a)
end
fn apply(h :: Handler, n) = h(n)
fn get(t :: Tbl<Int>, k) -> IntRes<Int> = if Map.has_key(t, k) do Ok(t[k]) else Err("no " <> k) end
fn log(s, v) do
  print(s)
  v
end
struct Fnf do
  calc :: Fun(Int, Int) -> Int
  length :: Int
end
struct T do
  to_string :: Int
  inspect :: Int
  x :: Int
end
fn len(End) = 0
fn len(More(_, r)) = 1 + len(r)
fn main() do
  println("${Empty {}} ${[Empty {}]}")
  let a = A { pair: (1, "x"), n: 1, next: None, kids: [], f: 1.0 }
  let b = A { n: 2, next: Some(a), kids: [a, a], pair: (2, "y"), f: 2.5 }
  println("${a}")
  println("${b.next} ${List.length(b.kids)}")
  println("${a == b} ${a < b} ${a == %{b | n: 1, next: None, kids: [], pair: (1, "x"), f: 1.0}}")
  let g = G { k: "k", v: [1, 2] }
  let h = G { k: 1, v: ["a"] }
  println("${g} ${h} ${g.inspect()} ${g == %{g | v: [1, 2]}}")
  let n = Nest { g: g, m: %{"z" => [1]} }
  println("${n} ${n.g.v[1]} ${n.m["z"][0]}")
  let n2 = %{n | g: %{n.g | k: "new"}}
  println("${n2.g.k} ${n.g.k}")
  println("${NoD { x: 1 }} ${Only { x: 1, s: "q" }}")
  println("${One} ${Two(1, "a")} ${Three([One, Two(2, "b")])} ${One < Two(0, "")} ${Two(1, "a") < Two(1, "b")} ${compare(Three([]), Two(9, "z"))}")
  println("${Y("a")} ${X} ${[X, Y("b")]} ${inspect(Y("b"))} ${X < Y("")} ${E.Two(1, "q")}")
  println("${swap((1, 2))} ${apply(fn n -> "n${n}" end, 3)} ${get(%{"a" => 1}, "a")} ${get(%{}, "b")}")
  let o = A { n: log("1", 1), f: log("2", 1.0), kids: log("3", []), pair: log("4", (1, "")), next: log("5", None) }
  println("")
  let q = %{log("b", o) | n: log("x", 9), f: log("y", 3.0)}
  println(" ${q.n} ${q.f} ${o.n}")
  let f = Fnf { calc: fn a, b -> a * b end, length: 4 }
  println("${f.calc(3, 4)} ${f.length}")
  let t = T { to_string: 1, inspect: 2, x: 3 }
  println("${t.to_string} ${t.inspect} ${t}")
  println("${len(More(1, More(2, End)))} ${More("a", End)} ${More(1, End) == More(1, End)}")
  let d :: Deep = [(Some(1), None)]
  println("${d}")
  println("${Only { x: 1, s: "a" }.s} ${b.kids[0].pair} ${-b.n} ${b.next}")
  println("${(1, "a") < (1, "b")} ${[1, 2] < [1, 2, 0]} ${None < Some(0)} ${"a" < "ab"} ${Some(2) > Some(1)} ${(1, 2) == (1, 2)}")
  println("${%{1 => "a", 2 => "b"} == %{2 => "b", 1 => "a"}} ${Set.from_list([1, 2]) == Set.from_list([2, 1])} ${1.0 == 1.0} ${:a == :b}")
end
#> Empty {} [Empty {}]
#> A { n: 1, next: None, kids: [], pair: (1, x), f: 1 }
#> Some(A { n: 1, next: None, kids: [], pair: (1, x), f: 1 }) 2
#> false true true
#> G(k, [1, 2]) G(1, [a]) G { k: k, v: [1, 2] } true
#> Nest { g: G(k, [1, 2]), m: %{z => [1]} } 2 1
#> new k
#> NoD { x: 1 } Only(1, q)
#> One Two(1, a) Three([One, Two(2, b)]) true true Greater
#> Y(a) X [X, Y(b)] Y(b) true Two(1, q)
#> (2, 1) n3 Ok(1) Err(no b)
#> 12345
#> bxy 9 3 1
#> 12 4
#> 1 2 T { to_string: 1, inspect: 2, x: 3 }
#> 2 More(a, End) true
#> [(Some(1), None)]
#> a (1, x) -2 Some(A { n: 1, next: None, kids: [], pair: (1, x), f: 1 })
#> true true true true true true
#> true true true false
