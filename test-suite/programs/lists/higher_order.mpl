fn main() do
  let xs = [1, 2, 3, 4]
  println("${List.map(xs, fn x -> x * x end)}")
  println("${List.filter(xs, fn x -> x % 2 == 0 end)}")
  println("${List.reduce(xs, "", fn acc, x -> "${acc}${x}" end)}")
  println("${List.find(xs, fn x -> x > 2 end)} ${List.find(xs, fn x -> x > 9 end)}")
  println("${List.any(xs, fn x -> x > 3 end)} ${List.all(xs, fn x -> x > 1 end)}")
  let none :: List<Int> = []
  println("${List.any(none, fn _ -> true end)} ${List.all(none, fn _ -> false end)}")
  println("${List.zip([1, 2, 3], ["a", "b"])}")
  println("${List.flat_map([1, 2], fn x -> [x, x * 10] end)} ${List.flatten([[1], [], [2, 3]])}")
  println("${List.enumerate(["x", "y"])}")
  println("${xs.map(fn x -> x + 1 end).filter(fn x -> x > 2 end).length()}")
end
#> [1, 4, 9, 16]
#> [2, 4]
#> 1234
#> Some(3) None
#> true false
#> false true
#> [(1, a), (2, b)]
#> [1, 10, 2, 20] [1, 2, 3]
#> [(0, x), (1, y)]
#> 3
