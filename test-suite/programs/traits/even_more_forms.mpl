interface Show do
  fn show(self) -> String
end
type UserId = Int
type Name = String
impl Show for UserId do
  fn show(self) = "id ${self}"
end
interface Functor do
  fn map_to<B>(self, f :: Fun(Int) -> B) -> List<B>
  fn fold_to<B>(self, z :: B, f :: Fun(B, Int) -> B) -> B do
    List.reduce(self.map_to(fn x -> x end), z, f)
  end
end
struct Ints do
  xs :: List<Int>
end
impl Functor for Ints do
  fn map_to<B>(self, f :: Fun(Int) -> B) -> List<B> = List.map(self.xs, f)
end
impl Functor for Range do
  fn map_to(self, f) = for i in self do f(i) end
end
fn double<T>(x :: T) where T: Add = x + x
fn sum3(a, b, c) = a + b + c
fn avg(a, b) = (a + b) / 2
interface Zero do
  fn zero() -> Self
end
impl Zero for Int do
  fn zero() = 0
end
impl Zero for Float do
  fn zero() = 0.0
end
fn total<T>(xs :: List<T>) -> T where T: Zero + Add do
  List.reduce(xs, T.zero(), fn a, b -> a + b end)
end
fn zero_like(x) do
  let z = zero()
  if true do z else x end
end
struct Meters do
  v :: Float
end deriving(Eq, Ord, Display)
impl Add for Meters do
  type Output = Meters
  fn add(self, o) = Meters { v: self.v + o.v }
end
impl Sub for Meters do
  type Output = Meters
  fn sub(self, o) = Meters { v: self.v - o.v }
end
impl Zero for Meters do
  fn zero() = Meters { v: Self.base() }
  fn base() = 0.0
end
impl From<Int> for Meters do
  fn from(n) = Meters { v: Int.to_float(n) }
end
impl From<List<Int>> for Meters do
  fn from(ns) = Meters { v: Int.to_float(List.length(ns)) }
end
interface Shape do
  fn area(self) -> Float
  fn bigger(self, other :: Self) -> Bool do
    self.area() > other.area()
  end
end
type AnyShape do
  C(Float)
  R(Float, Float)
end
impl Shape for AnyShape do
  fn area(self) = case self do
    C(r) -> 3.0 * r * r
    R(a, b) -> a * b
  end
end
interface Node do
  type Child
  fn children(self) -> List<Self.Child>
  fn label(self) -> String
end
struct Dir do
  name :: String
  files :: List<File>
end
struct File do
  name :: String
end
impl Node for Dir do
  type Child = File
  fn children(self) = self.files
  fn label(self) = "d:" <> self.name
end
impl Node for File do
  type Child = Never
  fn children(self) = []
  fn label(self) = "f:" <> self.name
end
type Never do
  Nothing
end
fn labels(n) = List.map(n.children(), fn c -> c.label() end)
interface Compare do
  fn same(self, other) -> Bool
end
impl Compare for File do
  fn same(self, other) = self.name == other
end
impl Compare for Dir do
  fn same(self, other) = self.name == other.name
end
interface Builder do
  fn having(self, k :: String, v :: Int) -> Self
  fn build(self) -> Map<String, Int>
end
struct MapB do
  m :: Map<String, Int>
end
impl Builder for MapB do
  fn having(self, k, v) = MapB { m: Map.put(self.m, k, v) }
  fn build(self) = self.m
end
impl Show for Map<K, V> where K: Display do
  fn show(self) = String.join(List.map(Map.keys(self), fn k -> "${k}" end), "+")
end
impl Show for Fun2 do
  fn show(self) = "fun"
end
struct Fun2 do
  f :: Fun(Int) -> Int
end
impl Eq for Fun2 do
  fn eq(self, other) = (self.f)(0) == (other.f)(0)
end
impl Iterator for Fun2 do
  type Item = Int
  fn next(self) = None
end
fn eq_any<T>(a :: T, b :: T) -> Bool where T: Eq = a == b
fn lt_any(a, b) = a < b
fn max_by(xs, key) = List.reduce(xs, List.head(xs), fn a, b -> if key(a) < key(b) do b else a end end)
fn main() do
  let u :: UserId = 5
  println("${u.show()} ${show(7)} ${Ints { xs: [1, 2] }.map_to(fn x -> "${x}!" end)} ${(0..3).map_to(fn x -> x * 2 end)} ${Ints { xs: [1, 2, 3] }.fold_to("", fn s, n -> s <> "${n}" end)} ${(0..4).fold_to(0.5, fn s, n -> s + 1.0 end)}")
  println("${double(2)} ${double(1.5)} ${double(Meters { v: 1.0 })} ${sum3(1, 2, 3)} ${sum3(Meters { v: 1.0 }, Meters { v: 2.0 }, Meters { v: 3.0 })} ${avg(4, 6)}")
  println("${total([1, 2])} ${total([1.5])} ${total([Meters { v: 2.5 }, Meters { v: 1.0 }])} ${zero_like(5)} ${zero_like(1.5)} ${Meters.from([1, 2]).v} ${Meters.from(3).v}")
  let m :: Meters = [1, 2, 3].into()
  println("${m} ${m > Meters { v: 1.0 }} ${C(1.0).bigger(R(1.0, 2.0))} ${Shape.area(R(2.0, 3.0))} ${labels(Dir { name: "x", files: [File { name: "a" }] })} ${Dir { name: "q", files: [] }.label()}")
  println("${File { name: "a" }.same("a")} ${Dir { name: "a", files: [] }.same(Dir { name: "b", files: [] })} ${MapB { m: %{} }.having("a", 1).having("b", 2).build()} ${%{1 => "x", 2 => "y"}.show()}")
  println("${eq_any(Fun2 { f: fn x -> x end }, Fun2 { f: fn x -> 0 end })} ${eq_any([1], [1])} ${eq_any((1, "a"), (1, "b"))} ${lt_any((1, "a"), (1, "b"))} ${max_by(["aa", "b", "cccc"], String.length)} ${max_by([3, -5, 2], fn x -> x * x end)} ${Fun2 { f: fn x -> x end } == Fun2 { f: fn x -> 1 end }}")
end
#> id 5 id 7 [1!, 2!] [0, 2, 4] 123 4.5
#> 4 3 Meters(2) 6 Meters(6) 5
#> 3 1.5 Meters(3.5) 0 0 2 3
#> Meters(3) true true 6 [f:a] d:q
#> true false %{a => 1, b => 2} 1+2
#> true true false true cccc -5 false
