fn main() do
  let xs = [3, 1, 2]
  println("${List.length(xs)} ${List.head(xs)} ${List.last(xs)} ${List.tail(xs)}")
  println("${List.append(xs, 9)} ${List.concat(xs, [7])} ${xs ++ [8]} ${[0] <> xs}")
  println("${List.get(xs, 0)} ${List.nth(xs, 2)} ${xs[1]}")
  println("${List.reverse(xs)} ${xs}")
  println("${List.contains(xs, 1)} ${List.contains(xs, 5)} ${List.contains([[1]], [1])}")
  println("${List.take(xs, 2)} ${List.take(xs, 9)} ${List.take(xs, -1)}")
  println("${List.drop(xs, 1)} ${List.drop(xs, 9)} ${List.drop(xs, -1)}")
  let none :: List<Int> = List.new()
  println("${none} ${List.length(none)} ${none == []}")
  println("${xs == [3, 1, 2]} ${xs == [1, 2, 3]} ${xs != [3, 1]}")
end
#> 3 3 2 [1, 2]
#> [3, 1, 2, 9] [3, 1, 2, 7] [3, 1, 2, 8] [0, 3, 1, 2]
#> 3 2 1
#> [2, 1, 3] [3, 1, 2]
#> true false true
#> [3, 1] [3, 1, 2] []
#> [1, 2] [] [3, 1, 2]
#> [] 0 true
#> true false true
