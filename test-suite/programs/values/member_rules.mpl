struct P do
  x :: Int
  name :: String
  f :: Fun(Int) -> Int
end
type Signal do
  Pulse(Float)
  Silent
end deriving(Eq, Display)
struct Pt do
  x :: Int
  y :: Int
end deriving(Eq, Ord, Display, Debug, Hash, Json)
interface Desc do
  fn describe(self) -> String
  fn add_to(self, n :: Int) -> Int
  fn x(self) -> String
end
impl Desc for Pt do
  fn describe(self) = "pt ${self.x}"
  fn add_to(self, n) = self.x + n
  fn x(self) = "method x"
end
impl Desc for Int do
  fn describe(self) = "int"
  fn add_to(self, n) = self + n
  fn x(self) = "ix"
end
fn f_free(p :: Pt) = p.y
fn main() do
  let s = "héllo"
  println("${s.length()} ${s.to_upper()} ${s.split("l")} ${s.replace("l", "L").length()} ${"a,b".split(",").map(String.to_upper).reverse()}")
  let xs = [3, 1, 2]
  println("${xs.length()} ${xs.take(2).reverse()} ${xs.map(fn x -> x * 2 end).filter(fn x -> x > 2 end)} ${xs.sort(fn a, b -> a - b end)} ${xs.head()} ${xs.reduce(0, fn a, b -> a + b end)}")
  let m = %{"a" => 1}
  println("${m.put("b", 2)} ${m.get("a")} ${m.keys()} ${m.size()} ${m.has_key("z")}")
  println("${Set.from_list([1, 2]).contains(2)} ${Set.new().add(4).size()} ${(1, 2).first()} ${(1, "b").second()} ${(0..5).to_list()} ${5.to_float()} ${3.7.to_int()}")
  let p = Pt { x: 1, y: 2 }
  println("${p.describe()} ${p.x} ${p.x()} ${p.add_to(4)} ${Pt.describe(p)} ${Pt.add_to(p, 9)} ${describe(p)} ${Desc.describe(5)} ${add_to(3, 4)}")
  println("${p.to_string().length()} ${p.inspect()} ${Signal.Pulse(2.0)} ${Signal.Silent} ${Silent.to_string()}")
  let q = P { x: 3, name: "q", f: fn n -> n + 1 end }
  println("${q.f(4)} ${(q.f)(5)} ${q.name.length()} ${[q.x, q.f(1)]}")
  println("${Pt.from_json("{\"x\":5,\"y\":6}")} ${Json.encode(p)} ${p.to_json()}")
  println("${[p, Pt { x: 0, y: 9 }].sort(fn a, b -> a.x - b.x end)} ${p.eq(p)} ${p.hash() == hash(p)} ${p.compare(Pt { x: 1, y: 3 })}")
  println("${[1, 2, 3] |> List.map(Int.to_float)} ${"5" |> String.to_int} ${1.describe()} ${(1 + 2).describe()}")
  println("${[[1], [2]].flatten()} ${"x".eq("x")} ${1.compare(2)} ${[1, 2].contains(2)} ${[1, 2].zip(["a", "b"])}")
  println("${List.map([p], Pt.describe)} ${List.map([p], f_free)} ${List.map([p], describe)} ${List.map([1.0], Signal.Pulse)}")
  println("${p |> Pt.add_to(1)} ${[1, 2] |> length_of} ${"abc" |> String.slice(0, 2)}")
  println("${"a".length().to_float().to_int().describe()}")
  let r = xs
    .map(fn x -> x + 1 end)
    .filter(fn x -> x > 2 end)
    .length()
  println("${r}")
  println("${if true do xs else [] end.length()}")
end
fn length_of(l :: List<Int>) = l.length()
#> 5 HÉLLO [hé, , o] 5 [B, A]
#> 3 [1, 3] [6, 4] [1, 2, 3] 3 6
#> %{a => 1, b => 2} 1 [a] 1 false
#> true 1 1 b [0, 1, 2, 3, 4] 5 3
#> pt 1 1 method x 5 pt 1 10 pt 1 int 7
#> 8 Pt { x: 1, y: 2 } Pulse(2) Silent Silent
#> 5 6 1 [3, 2]
#> Ok(Pt(5, 6)) {"x":1,"y":2} {"x":1,"y":2}
#> [Pt(0, 9), Pt(1, 2)] true true Less
#> [1, 2, 3] Some(5) int int
#> [1, 2] true Less true [(1, a), (2, b)]
#> [pt 1] [2] [pt 1] [Pulse(1)]
#> 2 2 ab
#> int
#> 2
#> 3
