fn main() do
  let xs = [4, 8, 15]
  println("${List.fetch(xs, 1)} ${List.fetch(xs, 3)} ${List.fetch(xs, -1)}")
  let none :: List<Int> = []
  println("${List.first(xs)} ${List.first(none)}")
  println("${List.sort_by(["ccc", "a", "bb"], String.length)}")
  println("${List.unique([1, 2, 1, 3, 2])}")
  println("${List.chunk([1, 2, 3, 4, 5], 2)}")
  println("${List.group_by([1, 2, 3, 4], fn x -> x % 2 end)}")
  println("${List.partition([1, 2, 3, 4], fn x -> x > 2 end)}")
  println("${List.sum(xs)} ${List.prepend(xs, 0)}")
  println("${List.slice([0, 1, 2, 3], 1, 3)} ${List.index_of(xs, 15)} ${List.index_of(xs, 5)}")
end
#> Some(8) None None
#> Some(4) None
#> [a, bb, ccc]
#> [1, 2, 3]
#> [[1, 2], [3, 4], [5]]
#> %{1 => [1, 3], 0 => [2, 4]}
#> ([3, 4], [1, 2])
#> 27 [0, 4, 8, 15]
#> [1, 2] Some(2) None
