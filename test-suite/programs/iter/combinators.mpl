fn main() do
  let it = Iter.from([1, 2, 3, 4, 5])
  println("${it |> Iter.map(fn x -> x * 2 end) |> Iter.filter(fn x -> x > 4 end) |> List.collect()}")
  println("${Iter.from(0..100) |> Iter.skip(3) |> Iter.take(2) |> List.collect()}")
  println("${Iter.from(["a", "b"]) |> Iter.enumerate() |> Map.collect()}")
  println("${Iter.zip(Iter.from([1, 2, 3]), Iter.from(["x", "y"])) |> List.collect()}")
  println("${Iter.count(Iter.from(0..7))} ${Iter.sum(Iter.from([1, 2, 3]))} ${Iter.sum(Iter.from([0.5, 0.25]))}")
  println("${Iter.any(Iter.from([1, 2]), fn x -> x > 1 end)} ${Iter.all(Iter.from([1, 2]), fn x -> x > 1 end)}")
  println("${Iter.find(Iter.from([5, 6]), fn x -> x > 5 end)} ${Iter.reduce(Iter.from([1, 2, 3]), 10, fn a, x -> a * x end)}")
  println("${Iter.from(0..5) |> Iter.take(-1) |> Iter.count()}")
  println("${Iter.from(%{"k" => 1}) |> List.collect()}")
end
#> [6, 8, 10]
#> [3, 4]
#> %{0 => a, 1 => b}
#> [(1, x), (2, y)]
#> 7 6 0.75
#> true false
#> Some(6) 60
#> 0
#> [(k, 1)]
