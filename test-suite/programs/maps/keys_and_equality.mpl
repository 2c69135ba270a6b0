# Keys that `==` calls equal are one key, however deep they lie.
struct Folded do
  s :: String
end

impl Eq for Folded do
  fn eq(self, other) -> Bool do
    String.to_lower(self.s) == String.to_lower(other.s)
  end
end

struct Mod3 do
  n :: Int
end deriving(Debug)

impl Eq for Mod3 do
  fn eq(self, other) -> Bool do
    self.n % 3 == other.n % 3
  end
end

impl Hash for Mod3 do
  fn hash(self) -> Int do
    self.n % 3
  end
end

struct Pair do
  f :: Folded
  x :: Float
end

type Deep do
  Leaf(Float)
  Branch(List<Deep>)
end

fn main() do
  println("${Set.size(Set.from_list([(0.0, 1), (-0.0, 1)]))}")
  println("${Set.size(Set.from_list([[0.0], [-0.0], [1.0]]))}")
  println("${Set.size(Set.from_list([Some(0.0), Some(-0.0), None]))}")
  println("${Set.size(Set.from_list([(Folded { s: "A" }, 1), (Folded { s: "a" }, 1), (Folded { s: "a" }, 2)]))}")
  println("${Set.size(Set.from_list([[Folded { s: "A" }], [Folded { s: "a" }]]))}")
  println("${Set.size(Set.from_list([Pair { f: Folded { s: "A" }, x: 0.0 }, Pair { f: Folded { s: "a" }, x: -0.0 }]))}")
  println("${Set.from_list([Mod3 { n: 1 }, Mod3 { n: 4 }, Mod3 { n: 2 }])}")
  println("${Set.size(Set.from_list([Branch([Leaf(0.0), Branch([])]), Branch([Leaf(-0.0), Branch([])])]))}")
  println("${Set.size(Set.from_list([%{"a" => 0.0}, %{"a" => -0.0}, %{"b" => 0.0}]))}")
  println("${Map.get(%{(Folded { s: "X" }, [1]) => "found"}, (Folded { s: "x" }, [1]))}")
  let many = Map.from_list(for i in 0..1000 do ((i, "${i}"), i) end)
  println("${(Map.size(many), many[(999, "999")], many[(999, "998")])}")
  let floats = Map.from_list(for i in 0..1000 do (Int.to_float(i) / 2.0, i) end)
  println("${(Map.size(floats), floats[0.5], floats[-0.0])}")
end
#> 1
#> 2
#> 2
#> 2
#> 1
#> 1
#> #{Mod3 { n: 1 }, Mod3 { n: 2 }}
#> 1
#> 2
#> found
#> (1000, 999, 0)
#> (1000, 1, 0)
