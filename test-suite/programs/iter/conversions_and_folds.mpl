# type-directed: generic fold over user iterable + From + Into
struct Celsius do d :: Float end deriving(Display)
struct Fahr do d :: Float end deriving(Display)
impl From<Celsius> for Fahr do
  fn from(c :: Celsius) do Fahr { d: c.d * 1.8 + 32.0 } end
end
struct Range2 do a :: Int; b :: Int end
impl Iterable for Range2 do
  type Item = Int
  type Iter = RangeIterator
  fn iter(self) do Iter.from(self.a..self.b) end
end
fn sum_all(xs) = Iter.from(xs) |> Iter.reduce(0, fn a, b -> a + b end)
fn collect_strings(xs) = for x in xs do "${x}" end
fn conv_all(xs) -> List<Fahr> = List.map(xs, fn c -> c.into() end)
fn min_max(xs) do
  let it = Iter.from(xs)
  case it.next() do
    None -> None
    Some(first) -> Some(Iter.reduce(it, (first, first), fn acc, x ->
      let (lo, hi) = acc
      (if x < lo do x else lo end, if x > hi do x else hi end)
    end))
  end
end
fn main() do
  println("${sum_all([1, 2])} ${sum_all(Range2 { a: 1, b: 4 })} ${sum_all(Set.from_list([5, 5]))}")
  println("${collect_strings(Range2 { a: 0, b: 2 })} ${collect_strings(%{"a" => 1})} ${collect_strings(["z"])}")
  println("${conv_all([Celsius { d: 100.0 }])}")
  println("${min_max([3, 1, 2])} ${min_max(["b", "a"])} ${min_max(Range2 { a: 3, b: 3 })}")
  let f :: Fahr = Celsius { d: 0.0 }.into()
  println("${f}")
end
#> 3 6 5
#> [0, 1] [(a, 1)] [z]
#> [Fahr(212)]
#> Some((1, 3)) Some((a, b)) None
#> Fahr(32)
