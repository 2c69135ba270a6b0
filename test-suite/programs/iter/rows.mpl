# Every function of Iter, with what each of them looks at.
fn noisy(x :: Int) -> Int do
  print("<${x}>")
  x
end

fn main() do
  let it = Iter.from([1, 2, 3]) |> Iter.map(noisy)
  println("nothing yet")
  println("${Iter.next(it)}")
  println("${it.next()}")
  println("${Iter.next(it)}")
  println("${Iter.next(it)}")
  println("${Iter.next(it)}")
  println("${List.collect(it)}")
  println("${Iter.count(it)}")
  println("${List.collect(Iter.take(Iter.map(Iter.from(0..100), noisy), 2))}")
  println("${List.collect(Iter.take(Iter.map(Iter.from(0..100), noisy), 0))}")
  println("${List.collect(Iter.take(Iter.map(Iter.from(0..100), noisy), -5))}")
  println("${List.collect(Iter.skip(Iter.map(Iter.from(0..4), noisy), 2))}")
  println("${List.collect(Iter.skip(Iter.from(0..4), -2))}")
  println("${List.collect(Iter.skip(Iter.from(0..4), 9))}")
  println("${Iter.any(Iter.map(Iter.from(0..9), noisy), fn x -> x == 2 end)}")
  println("${Iter.all(Iter.map(Iter.from(0..9), noisy), fn x -> x < 1 end)}")
  println("${Iter.find(Iter.map(Iter.from(0..9), noisy), fn x -> x > 1 end)}")
  let short = Iter.map(Iter.from([7]), noisy)
  let long = Iter.map(Iter.from(0..9), noisy)
  println("${List.collect(Iter.zip(short, long))}")
  println("${Iter.next(long)}")
  let chain = Iter.from(1..6) |> Iter.map(noisy) |> Iter.filter(fn x -> x % 2 == 0 end) |> Iter.map(fn x -> noisy(x * 10) end)
  println("${List.collect(chain)}")
  println("${List.collect(Iter.enumerate(Iter.from(["a", "b"])))}")
  println("${Iter.from(["a", "b"]) |> Iter.enumerate() |> Map.collect()}")
  println("${List.collect(Iter.from(%{"k" => 1, "l" => 2}))}")
  println("${List.collect(Iter.from(Set.from_list([2, 1])))}")
  println("${List.collect(Iter.from(Queue.push(Queue.push(Queue.new(), 5), 6)))}")
  println("${List.collect(Iter.from(Iter.from([1])))}")
  println("${Iter.sum(Iter.from([1, 2, 3]))}")
  println("${Iter.sum(Iter.from([0.5, 0.5]))}")
  let none :: List<Float> = []
  println("${Iter.sum(Iter.from(none))}")
  println("${Iter.count(Iter.from(1..4))}")
  println("${Iter.reduce(Iter.from(["a", "b"]), "", fn acc, x -> acc <> x end)}")
  println("${Iter.any(Iter.from(none), fn _ -> true end)}")
  println("${Iter.all(Iter.from(none), fn _ -> false end)}")
  println("${Iter.find(Iter.from(none), fn _ -> true end)}")
  let shared = Iter.from(0..6)
  let firsts = List.collect(Iter.take(shared, 2))
  let others = List.collect(shared)
  println("${(firsts, others)}")
  println("${for x in Iter.map(Iter.from([1, 2]), noisy) do x + 1 end}")
  let stopped = Iter.map(Iter.from(1..9), noisy)
  let got = for x in stopped do
    if x == 2 do break end
    x
  end
  println("${got}")
  println("${Iter.from([3, 4]).map(fn x -> x * 2 end).count()}")
end
#> nothing yet
#> <1>Some(1)
#> <2>Some(2)
#> <3>Some(3)
#> None
#> None
#> []
#> 0
#> <0><1>[0, 1]
#> []
#> []
#> <0><1><2><3>[2, 3]
#> [0, 1, 2, 3]
#> []
#> <0><1><2>true
#> <0><1>false
#> <0><1><2>Some(2)
#> <7><0>[(7, 0)]
#> <1>Some(1)
#> <1><2><20><3><4><40><5>[20, 40]
#> [(0, a), (1, b)]
#> %{0 => a, 1 => b}
#> [(k, 1), (l, 2)]
#> [2, 1]
#> [5, 6]
#> [1]
#> 6
#> 1
#> 0
#> 3
#> ab
#> false
#> true
#> None
#> ([0, 1], [2, 3, 4, 5])
#> <1><2>[2, 3]
#> <1><2>[1]
#> 2
