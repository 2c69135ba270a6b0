fn fill(n, m) = if n == 0 do m else fill(n - 1, Map.put(m, n, n * n)) end

fn main() do
  let m = fill(5000, %{})
  println("${Map.size(m)} ${m[1]} ${m[5000]} ${m[5001]}")
  let half = List.reduce(Range.to_list(1..2501), m, fn acc, k -> Map.delete(acc, k) end)
  println("${Map.size(half)} ${Map.has_key(half, 2500)} ${Map.has_key(half, 2501)}")
  println("${List.head(Map.keys(m))} ${List.last(Map.keys(m))}")
end
#> 5000 1 25000000 0
#> 2500 false true
#> 5000 1
