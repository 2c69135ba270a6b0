interface Shape do
  fn unit() -> Self
  fn area(self) -> Float
  fn map_area<U>(self, f :: Fun(Float) -> U) -> U do f(self.area()) end
  fn bigger(self, other :: Self) -> Bool do self.area() > other.area() end
end
struct Sq do s :: Float end
impl Shape for Sq do
  fn unit() -> Sq = Sq { s: 1.0 }
  fn area(self) = self.s * self.s
end
impl Shape for Int do
  fn unit() = 7
  fn area(self) = Int.to_float(self)
  fn bigger(self, other) = true
end
fn make<T>() -> T where T: Shape = T.unit()
fn sum_units<T>(x :: T) -> Float where T: Shape do
  let u :: T = make()
  u.area() + x.area() + T.unit().area()
end
interface Container do
  type Item
  fn items(self) -> List<Self.Item>
  fn first(self) -> Option<Self.Item> do
    let xs = self.items()
    if List.length(xs) == 0 do None else Some(List.head(xs)) end
  end
  fn fold<A>(self, z :: A, f :: Fun(A, Self.Item) -> A) -> A do
    List.reduce(self.items(), z, f)
  end
end
struct Bag<T> do xs :: List<T> end
impl Container for Bag<T> do
  type Item = T
  fn items(self) = self.xs
end
struct Pairs do n :: Int end
impl Container for Pairs do
  type Item = (Int, String)
  fn items(self) = for i in 0..self.n do (i, "p${i}") end
end
fn count(c) = List.length(c.items())
fn firsts(c) = c.first()
interface Monoid do
  fn empty() -> Self
  fn join(self, o :: Self) -> Self
end
impl Monoid for Int do
  fn empty() = 0
  fn join(self, o) = self + o
end
impl Monoid for String do
  fn empty() = ""
  fn join(self, o) = self <> o
end
impl Monoid for List<T> do
  fn empty() = []
  fn join(self, o) = self ++ o
end
impl Monoid for Option<T> where T: Monoid do
  fn empty() = None
  fn join(self, o) do
    case (self, o) do
      (Some(a), Some(b)) -> Some(a.join(b))
      (None, x) -> x
      (x, None) -> x
    end
  end
end
fn concat<T>(xs :: List<T>) -> T where T: Monoid do
  List.reduce(xs, T.empty(), fn a, b -> a.join(b) end)
end
fn main() do
  let q :: Sq = make()
  println("${q.s} ${Sq { s: 2.0 }.map_area(fn a -> "a${a}" end)} ${Sq { s: 2.0 }.bigger(q)} ${3.bigger(9)} ${sum_units(q)} ${sum_units(5)}")
  println("${Bag { xs: [1, 2] }.first()} ${Pairs { n: 2 }.first()} ${Bag { xs: ["a"] }.fold(0, fn n, s -> n + s.length() end)} ${count(Pairs { n: 3 })} ${firsts(Bag { xs: [1.5] })}")
  println("${concat([1, 2, 3])} ${concat(["a", "b"])} ${concat([[1], [2]])} ${concat([Some("x"), None, Some("y")])}")
  let e :: List<Int> = concat([])
  println("${e} ${Int.empty()} ${Monoid.join("a", "b")}")
end
#> 1 a4 true true 3 19
#> Some(1) Some((0, p0)) 1 3 Some(1.5)
#> 6 ab [1, 2] Some(xy)
#> [] 0 ab
