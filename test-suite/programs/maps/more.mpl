fn main() do
  let m = %{"a" => 1, "b" => 2}
  println("${Map.fetch(m, "a")} ${Map.fetch(m, "z")}")
  println("${Map.get_or(m, "a", 9)} ${Map.get_or(m, "z", 9)}")
  println("${Map.update(m, "a", 0, fn v -> v + 10 end)}")
  println("${Map.map_values(m, fn v -> v * 2 end)}")
  println("${m.keys()} ${m.size()} ${m.has_key("b")}")
  println("${Map.collect(Iter.from([("p", 1), ("q", 2), ("p", 3)]))}")
end
#> Some(1) None
#> 1 9
#> %{a => 11, b => 2}
#> %{a => 2, b => 4}
#> [a, b] 2 true
#> %{p => 3, q => 2}
