# Every function of Map at its edges.
struct Key do
  id :: Int
end

struct Plain do
  n :: Int
end

type Kind do
  One
  Two(Int)
end

struct Folded do
  s :: String
end

# Keys that differ are equal by a hand-written `==`.
impl Eq for Folded do
  fn eq(self, other) -> Bool do
    String.to_lower(self.s) == String.to_lower(other.s)
  end
end

fn main() do
  let none :: Map<String, Int> = Map.new()
  println("${none}")
  println("${Map.size(none)}")
  let m = %{"b" => 1, "a" => 2}
  println("${Map.put(m, "c", 3)}")
  println("${Map.put(m, "b", 9)}")
  println("${m}")
  println("${Map.get(m, "a")}")
  println("${Map.get(m, "z")}")
  println("${m["b"]}")
  println("${Map.has_key(m, "a")}")
  println("${Map.has_key(m, "z")}")
  println("${Map.delete(m, "b")}")
  println("${Map.delete(m, "z")}")
  println("${Map.put(Map.delete(m, "b"), "b", 5)}")
  println("${Map.delete(Map.delete(m, "b"), "a")}")
  println("${Map.size(Map.delete(m, "b"))}")
  println("${Map.keys(m)}")
  println("${Map.values(m)}")
  println("${Map.to_list(m)}")
  println("${Map.merge(m, %{"c" => 3, "b" => 7})}")
  println("${Map.merge(none, m)}")
  println("${Map.merge(m, none)}")
  println("${Map.from_list([("x", 1), ("y", 2), ("x", 3)])}")
  println("${Map.collect(Iter.from([(1, "a"), (2, "b"), (1, "c")]))}")
  println("${%{"x" => 1, "x" => 2}}")
  println("${Map.fetch(m, "a")}")
  println("${Map.fetch(m, "z")}")
  println("${Map.get_or(m, "z", 42)}")
  println("${Map.get_or(m, "a", 42)}")
  println("${Map.update(m, "a", 0, fn v -> v + 10 end)}")
  println("${Map.update(m, "z", 5, fn v -> v + 10 end)}")
  println("${Map.map_values(m, fn v -> v * 2 end)}")
  println("${Map.filter(m, fn k, v -> k == "a" end)}")
  println("${Map.fold(m, "", fn acc, k, v -> "${acc}${k}${v}" end)}")
  println("${%{1.5 => "x", 0.0 => "zero", -0.0 => "minus"}}")
  println("${Map.get(%{0.0 => "zero"}, -0.0)}")
  let nan = 0.0 / 0.0
  println("${Map.size(%{nan => 1, nan => 2})}")
  println("${Map.has_key(%{nan => 1}, nan)}")
  println("${%{true => 1, false => 0, true => 2}}")
  println("${Map.get(%{:a => 1}, :a)}")
  println("${Map.get(%{() => 1}, ())}")
  println("${Map.get(%{(1, "a") => "t"}, (1, "a"))}")
  println("${Map.get(%{[1, 2] => "l"}, [1, 2])}")
  println("${Map.get(%{Some(1) => "s"}, Some(1))}")
  println("${Map.get(%{Key { id: 3 } => "k"}, Key { id: 3 })}")
  println("${Map.get(%{One => "o", Two(3) => "t"}, Two(3))}")
  println("${Map.has_key(%{Two(3) => "t"}, Two(4))}")
  println("${Map.get(%{%{"a" => 1, "b" => 2} => "m"}, %{"b" => 2, "a" => 1})}")
  println("${Map.get(%{Set.from_list([1, 2]) => "s"}, Set.from_list([2, 1]))}")
  println("${Map.get(%{self() => "me"}, self())}")
  println("${Map.get(%{1..3 => "r"}, 1..3)}")
  println("${Map.get(%{compare(1, 2) => "less"}, Less)}")
  let folded = %{Folded { s: "A" } => 1, Folded { s: "a" } => 2, Folded { s: "b" } => 3}
  println("${Map.size(folded)}")
  println("${Map.get(folded, Folded { s: "B" })}")
  println("${%{[1, 2] => 1} == %{[1, 2] => 1}}")
  println("${for {k, v} in m do "${k}=${v}" end}")
  println("${for (k, v) in m when v > 1 do k end}")
  let v1 = Map.from_list(for i in 0..20 do (i, i) end)
  let v2 = Map.put(v1, 3, 300)
  let v3 = Map.delete(v2, 3)
  let v4 = Map.put(v3, 3, 33)
  let v5 = Map.put(v1, 99, 1)
  println("${(v1[3], v2[3], v3[3], v4[3], Map.has_key(v3, 3), Map.size(v3))}")
  println("${(Map.has_key(v1, 99), v5[99], Map.size(v1), Map.size(v5))}")
  println("${List.last(Map.keys(v4))}")
  println("${List.last(Map.keys(v2))}")
  println("${List.take(Map.keys(v2), 5)}")
  println("${List.take(Map.keys(v4), 5)}")
  println("${Map.put(v1, 3, 3) == v1}")
  println("${v2 == v1}")
  println("${v4 == Map.put(v2, 3, 33)}")
  println("${m.keys().length()}")
end
#> %{}
#> 0
#> %{b => 1, a => 2, c => 3}
#> %{b => 9, a => 2}
#> %{b => 1, a => 2}
#> 2
#> 0
#> 1
#> true
#> false
#> %{a => 2}
#> %{b => 1, a => 2}
#> %{a => 2, b => 5}
#> %{}
#> 1
#> [b, a]
#> [1, 2]
#> [(b, 1), (a, 2)]
#> %{b => 7, a => 2, c => 3}
#> %{b => 1, a => 2}
#> %{b => 1, a => 2}
#> %{x => 3, y => 2}
#> %{1 => c, 2 => b}
#> %{x => 2}
#> Some(2)
#> None
#> 42
#> 2
#> %{b => 1, a => 12}
#> %{b => 1, a => 2, z => 5}
#> %{b => 2, a => 4}
#> %{a => 2}
#> b1a2
#> %{1.5 => x, 0 => minus}
#> zero
#> 2
#> false
#> %{true => 2, false => 0}
#> 1
#> 1
#> t
#> l
#> s
#> k
#> t
#> false
#> m
#> s
#> me
#> r
#> less
#> 2
#> 3
#> true
#> [b=1, a=2]
#> [a]
#> (3, 300, 0, 33, false, 19)
#> (false, 1, 20, 21)
#> 3
#> 19
#> [0, 1, 2, 3, 4]
#> [0, 1, 2, 4, 5]
#> true
#> false
#> true
#> 2
