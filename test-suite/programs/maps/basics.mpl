fn main() do
  let m = %{"a" => 1, "b" => 2}
  println("${Map.get(m, "a")} ${m["b"]} ${Map.size(m)}")
  println("${Map.has_key(m, "a")} ${Map.has_key(m, "z")}")
  let n = Map.put(m, "c", 3)
  println("${n} ${m}")
  println("${Map.put(n, "a", 10)}")
  println("${Map.delete(n, "b")} ${Map.delete(n, "zz")}")
  println("${Map.keys(n)} ${Map.values(n)} ${Map.to_list(m)}")
  println("${Map.from_list([(1, "x"), (2, "y"), (1, "z")])}")
  println("${%{1 => "a", 2 => "b", 1 => "c"}}")
  let e :: Map<String, Int> = %{}
  println("${e} ${Map.size(e)}")
end
#> 1 2 2
#> true false
#> %{a => 1, b => 2, c => 3} %{a => 1, b => 2}
#> %{a => 10, b => 2, c => 3}
#> %{a => 1, c => 3} %{a => 1, b => 2, c => 3}
#> [a, b, c] [1, 2, 3] [(a, 1), (b, 2)]
#> %{1 => z, 2 => y}
#> %{1 => c, 2 => b}
#> %{} 0
