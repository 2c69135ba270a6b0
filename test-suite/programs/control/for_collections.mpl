fn main() do
  for {k, v} in %{"a" => 1, "b" => 2} do println("${k}=${v}") end
  let swapped = for (k, v) in %{"x" => 10} do (v, k) end
  println("${swapped}")
  println("${for p in %{1 => 2} do p end}")
  println("${for x in Set.from_list([3, 1, 3]) do x + 1 end}")
  println("${for x in Queue.push(Queue.push(Queue.new(), 5), 6) do x end}")
  println("${for x in Iter.from([1, 2, 3]) |> Iter.map(fn x -> x * 5 end) do x end}")
end
#> a=1
#> b=2
#> [(10, x)]
#> [(1, 2)]
#> [4, 2]
#> [5, 6]
#> [5, 10, 15]
