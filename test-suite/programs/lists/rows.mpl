# Every function of List at its edges.
struct Card do
  rank :: Int
  suit :: String
end

fn main() do
  let none :: List<Int> = []
  let xs = [3, 1, 2]
  println("${List.length(none)}")
  let made :: List<Int> = List.new()
  println("${made == none}")
  println("${List.append(xs, 9)}")
  println("${xs}")
  let a = List.append(xs, 4)
  let b = List.append(xs, 5)
  println("${(a, b)}")
  println("${List.append(a, 6)}")
  println("${List.append(a, 7)}")
  println("${List.concat(xs, none)}")
  println("${List.concat(none, xs)}")
  println("${List.concat(xs, xs)}")
  println("${xs ++ [8] <> [9]}")
  println("${List.head(xs)}")
  println("${List.last(xs)}")
  println("${List.tail(xs)}")
  println("${List.tail([1])}")
  println("${List.get(xs, 0) + List.nth(xs, 2) + xs[1]}")
  println("${List.reverse(xs)}")
  println("${List.reverse(none)}")
  println("${List.map(xs, fn x -> x * 2 end)}")
  println("${List.map(none, fn x -> x * 2 end)}")
  println("${List.map(xs, Some)}")
  println("${List.filter(xs, fn x -> x > 1 end)}")
  println("${List.reduce(xs, "", fn acc, x -> "${acc}${x}" end)}")
  println("${List.reduce(none, 7, fn acc, x -> acc + x end)}")
  println("${List.sort(xs, fn a, b -> a - b end)}")
  println("${List.sort(xs, fn a, b -> b - a end)}")
  println("${List.sort(none, fn a, b -> a - b end)}")
  let cards = [Card { rank: 2, suit: "a" }, Card { rank: 1, suit: "b" }, Card { rank: 2, suit: "c" }, Card { rank: 1, suit: "d" }, Card { rank: 2, suit: "e" }]
  let sorted = List.sort(cards, fn a, b -> a.rank - b.rank end)
  println("${sorted |> List.map(fn c -> c.suit end)}")
  println("${List.sort(cards, fn _, _ -> 0 end) |> List.map(fn c -> c.suit end)}")
  println("${List.sort_by(cards, fn c -> c.rank end) |> List.map(fn c -> c.suit end)}")
  println("${List.find(xs, fn x -> x < 3 end)}")
  println("${List.find(xs, fn x -> x > 3 end)}")
  println("${List.any(none, fn _ -> true end)}")
  println("${List.all(none, fn _ -> false end)}")
  println("${List.any(xs, fn x -> x == 2 end)}")
  println("${List.all(xs, fn x -> x < 3 end)}")
  let seen = fn x -> x > 0 end
  let noisy = fn x do
    println("looks at ${x}")
    x == 1
  end
  println("${List.any(xs, noisy)}")
  println("${List.all(xs, fn x -> not noisy(x) end)}")
  println("${List.contains(xs, 2)}")
  println("${List.contains(xs, 7)}")
  println("${List.contains([[1], [2]], [2])}")
  println("${List.contains([0.0 / 0.0], 0.0 / 0.0)}")
  println("${List.zip(xs, ["a", "b"])}")
  println("${List.zip(none, xs)}")
  println("${List.flat_map(xs, fn x -> [x, x] end)}")
  println("${List.flat_map(xs, fn x -> if x == 1 do [] else [x] end end)}")
  println("${List.flatten([[1], [], [2, 3]])}")
  println("${List.flatten([[[1]], [[2]]])}")
  println("${List.enumerate(["a", "b"])}")
  println("${List.take(xs, 2)}")
  println("${List.take(xs, -1)}")
  println("${List.take(xs, 99)}")
  println("${List.drop(xs, 2)}")
  println("${List.drop(xs, -1)}")
  println("${List.drop(xs, 99)}")
  println("${List.collect(Iter.from(1..4))}")
  println("${List.fetch(xs, 1)}")
  println("${List.fetch(xs, 3)}")
  println("${List.fetch(xs, -1)}")
  println("${List.first(xs)}")
  println("${List.first(none)}")
  println("${List.group_by(["a", "bb", "c", "dd"], String.length)}")
  println("${List.unique([2, 1, 2, 3, 1])}")
  println("${List.unique([0.0, -0.0, 1.0])}")
  println("${List.unique([[1], [1], []])}")
  println("${List.chunk([1, 2, 3, 4, 5], 2)}")
  println("${List.chunk([1, 2], 5)}")
  println("${List.chunk(none, 2)}")
  println("${List.fold_right(["a", "b", "c"], "", fn x, acc -> acc <> x end)}")
  println("${List.partition([1, 2, 3, 4], fn x -> x % 2 == 0 end)}")
  println("${List.min(xs)}")
  println("${List.max(xs)}")
  println("${List.min(none)}")
  println("${List.max(["b", "c", "a"])}")
  println("${List.sum(xs)}")
  println("${List.sum([0.5, 0.25])}")
  println("${List.sum(none)}")
  println("${List.prepend(xs, 0)}")
  println("${List.slice([0, 1, 2, 3], 1, 3)}")
  println("${List.slice([0, 1, 2, 3], -5, 2)}")
  println("${List.slice([0, 1, 2, 3], 3, 1)}")
  println("${List.slice([0, 1, 2, 3], 2, 99)}")
  println("${List.index_of(["a", "b", "b"], "b")}")
  println("${List.index_of(["a"], "z")}")
  println("${xs.take(2).reverse()}")
  println("${xs.length()}")
  println("${map(xs, fn x -> x + 1 end)}")
  println("${filter(xs, seen)}")
  println("${reduce(xs, 0, fn a, b -> a + b end)}")
  println("${head(xs)}")
  println("${tail(xs)}")
  println("${List.map([1, 2], fn n -> List.map([10, 20], fn m -> n * m end) end)}")
end
#> 0
#> true
#> [3, 1, 2, 9]
#> [3, 1, 2]
#> ([3, 1, 2, 4], [3, 1, 2, 5])
#> [3, 1, 2, 4, 6]
#> [3, 1, 2, 4, 7]
#> [3, 1, 2]
#> [3, 1, 2]
#> [3, 1, 2, 3, 1, 2]
#> [3, 1, 2, 8, 9]
#> 3
#> 2
#> [1, 2]
#> []
#> 6
#> [2, 1, 3]
#> []
#> [6, 2, 4]
#> []
#> [Some(3), Some(1), Some(2)]
#> [3, 2]
#> 312
#> 7
#> [1, 2, 3]
#> [3, 2, 1]
#> []
#> [b, d, a, c, e]
#> [a, b, c, d, e]
#> [b, d, a, c, e]
#> Some(1)
#> None
#> false
#> true
#> true
#> false
#> looks at 3
#> looks at 1
#> true
#> looks at 3
#> looks at 1
#> false
#> true
#> false
#> true
#> false
#> [(3, a), (1, b)]
#> []
#> [3, 3, 1, 1, 2, 2]
#> [3, 2]
#> [1, 2, 3]
#> [[1], [2]]
#> [(0, a), (1, b)]
#> [3, 1]
#> []
#> [3, 1, 2]
#> [2]
#> [3, 1, 2]
#> []
#> [1, 2, 3]
#> Some(1)
#> None
#> None
#> Some(3)
#> None
#> %{1 => [a, c], 2 => [bb, dd]}
#> [2, 1, 3]
#> [0, 1]
#> [[1], []]
#> [[1, 2], [3, 4], [5]]
#> [[1, 2]]
#> []
#> cba
#> ([2, 4], [1, 3])
#> Some(1)
#> Some(3)
#> None
#> Some(c)
#> 6
#> 0.75
#> 0
#> [0, 3, 1, 2]
#> [1, 2]
#> [0, 1]
#> []
#> [2, 3]
#> Some(1)
#> None
#> [1, 3]
#> 3
#> [4, 2, 3]
#> [3, 1, 2]
#> 6
#> 3
#> [1, 2]
#> [[10, 20], [20, 40]]
