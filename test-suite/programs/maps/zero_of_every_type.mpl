# The zero values, nested, and old versions of a map under changes that share its parts.
fn main() do
  let a :: Map<Int, (Int, Float, Bool, String, ())> = %{}
  println("${a[1]}")
  let b :: Map<Int, (List<Int>, Map<Int, Int>, Set<Int>, Queue<Int>, Option<Int>)> = %{}
  println("${b[1]}")
  let c :: Map<Int, ((Int, String), Option<String>)> = %{}
  println("${c[1].inspect()}")
  let d :: Map<String, Set<String>> = %{}
  println("${Set.add(d["k"], "x")}")
  let e :: Map<String, Queue<Int>> = %{}
  println("${Queue.push(e["k"], 1)}")
  let versions = List.reduce(Range.to_list(0..100), [Map.new()], fn vs, i -> List.append(vs, Map.put(List.last(vs), i % 10, i)) end)
  println("${List.map([0, 1, 10, 11, 50, 100], fn i -> Map.size(versions[i]) end)}")
  println("${List.map([1, 11, 21, 91], fn i -> Map.get(versions[i], 0) end)}")
  println("${versions[15]}")
  let base = Map.from_list(for i in 0..9 do ("k${i}", i) end)
  let branches = for i in 0..9 do Map.delete(base, "k${i}") end
  println("${List.map(branches, fn m -> Map.size(m) end)}")
  println("${base}")
  let again = Map.put(branches[0], "k0", 100)
  println("${Map.keys(again)}")
  println("${branches[0]}")
end
#> (0, 0, false, , ())
#> ([], %{}, #{}, Queue[], None)
#> ((0, ""), None)
#> #{x}
#> Queue[1]
#> [0, 1, 10, 10, 10, 10]
#> [0, 10, 20, 90]
#> %{0 => 10, 1 => 11, 2 => 12, 3 => 13, 4 => 14, 5 => 5, 6 => 6, 7 => 7, 8 => 8, 9 => 9}
#> [8, 8, 8, 8, 8, 8, 8, 8, 8]
#> %{k0 => 0, k1 => 1, k2 => 2, k3 => 3, k4 => 4, k5 => 5, k6 => 6, k7 => 7, k8 => 8}
#> [k1, k2, k3, k4, k5, k6, k7, k8, k0]
#> %{k1 => 1, k2 => 2, k3 => 3, k4 => 4, k5 => 5, k6 => 6, k7 => 7, k8 => 8}
