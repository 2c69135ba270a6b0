# Every function of the collections and iterators, edge cases included, and how they fail.

struct P do
  x :: Int
  y :: String
end
struct NoZero do
  x :: Int
end
type Col do
  R
  G(Int)
  B
end
struct H do
  a :: Int
  b :: String
end deriving(Hash, Eq)
type T3 do
  A1
  B1(Int, String)
  C1
end deriving(Hash, Eq)
fn nan() -> Float = 0.0 / 0.0
fn minint() -> Int = -9223372036854775807 - 1
fn emptyi() -> List<Int> = []
fn qi() -> Queue<Int> = Queue.new()
fn msi() -> Map<String, Int> = %{}
fn getz<V>(m :: Map<String, V>) -> V = Map.get(m, "zz")
fn m1() = %{"a" => 1, "b" => 2, "c" => 3}

fn failure<A>(f :: Fun() -> A) -> String do
  case Job.await(Job.async(f)) do
    Ok(_) -> "no failure"
    Err(reason) -> reason
  end
end

fn part_1() do
  println("${List.new()}")
  println("${List.length(emptyi())}")
  println("${List.append([1], 2)}")
  println("${List.concat([1], [])}")
  println("${List.concat(emptyi(), [1, 2])}")
  println("${[1] ++ [2]}")
  println("${[1] <> [2]}")
  println("${List.head([1, 2])}")
  println("${List.last([1, 2])}")
  println("${List.tail([1])}")
  println(failure(fn -> List.head(emptyi()) end))
  println(failure(fn -> List.last(emptyi()) end))
  println(failure(fn -> List.tail(emptyi()) end))
  println(failure(fn -> head(emptyi()) end))
  println(failure(fn -> tail(emptyi()) end))
  println(failure(fn -> List.get([1, 2, 3], 3) end))
  println(failure(fn -> List.get([1, 2, 3], -1) end))
  println(failure(fn -> List.nth([1, 2, 3], 7) end))
  println(failure(fn -> emptyi()[0] end))
  println(failure(fn -> List.get([1], minint()) end))
  println("${List.reverse([1, 2, 3])}")
  println("${List.reverse(emptyi())}")
  println("${List.map([1, 2], fn x -> "${x}!" end)}")
  println("${List.filter([1, 2, 3, 4], fn x -> x % 2 == 0 end)}")
  println("${List.reduce([1, 2, 3], "", fn acc, x -> "${acc}${x}" end)}")
end

fn part_2() do
  println("${List.sort([3, 1, 2], fn a, b -> a - b end)}")
  println("${List.sort([3, 1, 2], fn a, b -> b - a end)}")
  println("${List.sort([(1, "b"), (0, "x"), (1, "a"), (0, "y")], fn (a, _), (b, _) -> a - b end)}")
  println("${List.sort([3, 1, 2], fn _, _ -> 0 end)}")
  println("${List.sort([3, 1, 2], fn _, _ -> 1 end) |> List.length}")
  println("${List.find([1, 2, 3], fn x -> x > 1 end)}")
  println("${List.find([1, 2, 3], fn x -> x > 9 end)}")
  println("${List.any(emptyi(), fn x -> x > 1 end)}")
  println("${List.all(emptyi(), fn x -> x > 1 end)}")
  println("${List.contains([1, 2], 3)}")
  println("${List.contains([nan()], nan())}")
  println("${List.contains([0.0], -0.0)}")
  println("${List.contains([[1], [2]], [2])}")
  println("${List.contains([P { x: 1, y: "a" }], P { x: 1, y: "a" })}")
  println("${List.zip([1, 2, 3], ["a", "b"])}")
  println("${List.zip(emptyi(), [1])}")
  println("${List.flat_map([1, 2], fn x -> [x, x * 10] end)}")
  println("${List.flat_map([1, 2, 3], fn x -> if x == 2 do [] else [x] end end)}")
  println("${List.flatten([[1], [], [2, 3]])}")
  println("${List.flatten([[[1], [2]], [[3]]])}")
  println("${List.enumerate(["a", "b"])}")
  println("${List.take([1, 2, 3], 2)}")
  println("${List.take([1, 2, 3], -1)}")
  println("${List.take([1, 2, 3], 10)}")
  println("${List.drop([1, 2, 3], -1)}")
end

fn part_3() do
  println("${List.drop([1, 2, 3], 10)}")
  println("${List.drop([1, 2, 3], minint())}")
  println("${List.take([1, 2, 3], 9223372036854775807)}")
  println("${List.collect(Iter.from(1..4))}")
  println("${List.fetch([1], 0)}")
  println("${List.fetch([1], -1)}")
  println("${List.first(emptyi())}")
  println("${List.sort_by(["ccc", "a", "bb"], String.length)}")
  println("${List.group_by([1, 2, 3, 4], fn x -> x % 2 end)}")
  println("${List.unique([3, 1, 3, 2, 1])}")
  println("${List.chunk([1, 2, 3, 4, 5], 2)}")
  println("${List.chunk(emptyi(), 2)}")
  println("${List.chunk([1, 2], 9223372036854775807)}")
  println("${List.fold_right([1, 2, 3], "", fn x, acc -> "${acc}${x}" end)}")
  println("${List.partition([1, 2, 3], fn x -> x > 1 end)}")
  println("${List.min([2, 1, 3])}")
  println("${List.max(emptyi())}")
  println("${List.sum([1, 2, 3])}")
  println("${List.sum([1.5, 2.5])}")
  println("${List.sum(emptyi())}")
  println("${List.prepend([2], 1)}")
  println("${List.slice([0, 1, 2, 3], 1, 3)}")
  println("${List.slice([0, 1, 2, 3], -1, 30)}")
  println("${List.slice([0, 1, 2, 3], 3, 1)}")
  println("${List.index_of(["a", "b"], "b")}")
end

fn part_4() do
  println("${List.index_of(["a", "b"], "c")}")
  println("${[1, 2] == [1, 2]}")
  println("${[1, 2] == [2, 1]}")
  println("${[1] < [1, 0]}")
  println("${[2] < [1, 9]}")
  println("${emptyi() < [0]}")
  println("${[[1], [2]] < [[1], [3]]}")
  println("${(1, "b") < (1, "c")}")
  println("${(1, "b") < (2, "a")}")
  println("${(1, 2, 3) < (1, 2, 3)}")
  println("${String.to_int("z") < Some(0)}")
  println("${Some(1) < String.to_int("z")}")
  println("${Some(1) < Some(2)}")
  println("${compare([1, 2], [1])}")
  println("${compare((1, "a"), (1, "a"))}")
  println("${P { x: 1, y: "b" } < P { x: 1, y: "c" }}")
  println("${P { x: 2, y: "b" } < P { x: 1, y: "c" }}")
  println("${R < G(0)}")
  println("${G(100) < B}")
  println("${G(1) < G(2)}")
  println("${compare(B, R)}")
  println("${B >= B}")
  println("${map([1], fn x -> x + 1 end)}")
  println("${filter([1, 2], fn x -> x > 1 end)}")
  println("${reduce([1, 2], 0, fn a, x -> a + x end)}")
end

fn part_5() do
  println("${Map.put(m1(), "a", 9)}")
  println("${Map.put(Map.delete(m1(), "a"), "a", 9)}")
  println("${Map.delete(m1(), "zz")}")
  println("${Map.get(m1(), "b")}")
  println("${m1()["b"]}")
  println("${m1()["q"]}")
  println("${getz(msi())}")
  println("${getz(%{"a" => 1.5})}")
  println("${getz(%{"a" => true})}")
  println("${getz(%{"a" => "x"}).inspect()}")
  println("${getz(%{"a" => ()})}")
  println("${getz(%{"a" => [1]})}")
  println("${getz(%{"a" => %{1 => 2}})}")
  println("${getz(%{"a" => Set.from_list([1])})}")
  println("${getz(%{"a" => qi()})}")
  println("${getz(%{"a" => Some(1)})}")
  println("${getz(%{"a" => (1, "x")}).inspect()}")
  println("${getz(%{"a" => (1, ("x", [1], None, Some(1)))}).inspect()}")
  println(failure(fn -> getz(%{"a" => NoZero { x: 1 }}) end))
  println(failure(fn -> getz(%{"a" => :atom}) end))
  println(failure(fn -> getz(%{"a" => (1, :atom)}) end))
  println(failure(fn -> getz(%{"a" => R}) end))
  println(failure(fn -> getz(%{"a" => Less}) end))
  println(failure(fn -> getz(%{"a" => 1..2}) end))
  println(failure(fn -> getz(%{"a" => Bytes.from_string("x")}) end))
end

fn part_6() do
  println(failure(fn -> getz(%{"a" => Json.null}) end))
  println(failure(fn -> getz(%{"a" => fn -> 1 end})() end))
  println(failure(fn -> "${getz(%{"a" => self()})}" end))
  println(failure(fn -> [%{"a" => R}][0]["b"] end))
  println("${Map.has_key(m1(), "a")}")
  println("${Map.has_key(m1(), "A")}")
  println("${Map.size(m1())}")
  println("${Map.keys(m1())}")
  println("${Map.values(m1())}")
  println("${Map.merge(m1(), %{"z" => 0, "b" => 20})}")
  println("${Map.merge(msi(), m1())}")
  println("${Map.merge(m1(), msi())}")
  println("${Map.to_list(m1())}")
  println("${Map.from_list([("a", 1), ("b", 2), ("a", 3)])}")
  println("${%{"a" => 1, "b" => 2, "a" => 3}}")
  println("${Map.collect(Iter.from([("a", 1), ("a", 2)]))}")
  println("${m1() == Map.from_list([("c", 3), ("b", 2), ("a", 1)])}")
  println("${m1() == Map.put(m1(), "a", 2)}")
  println("${%{"a" => 1} == %{"b" => 1}}")
  println("${%{0.0 => "z"}[-0.0]}")
  println("${Map.size(Map.put(%{nan() => 1}, nan(), 2))}")
  println("${Map.has_key(%{nan() => 1}, nan())}")
  println("${%{nan() => 1} == %{nan() => 1}}")
  println("${Map.put(%{0.0 => 1}, -0.0, 2)}")
  println("${Map.put(%{Some(0.0) => 1}, Some(-0.0), 2)}")
end

fn part_7() do
  println("${Map.put(%{[0.0] => 1}, [-0.0], 2)}")
  println("${Map.put(%{(0.0, 1) => 1}, (-0.0, 1), 2)}")
  println("${%{P { x: 1, y: "a" } => "v"}[P { x: 1, y: "a" }]}")
  println("${%{[1, 2] => "v"}[[1, 2]]}")
  println("${%{%{1 => 2, 3 => 4} => "v"}[%{3 => 4, 1 => 2}]}")
  println("${%{Set.from_list([1, 2]) => "v"}[Set.from_list([2, 1])]}")
  println("${%{Queue.push(Queue.new(), 1) => "v"}[Queue.push(Queue.new(), 1)]}")
  println("${%{R => 1, G(2) => 2}[G(2)]}")
  println("${%{() => 1}[()]}")
  println("${%{true => 1, false => 2}[false]}")
  println("${%{:a => 1}[:a]}")
  println("${%{(1..3) => 1}[1..3]}")
  println("${%{self() => 1}[self()]}")
  println("${%{Less => 1}[Less]}")
  println("${%{Some("x") => 1}[Some("x")]}")
  println("${%{Json.int(1) => 1}[Json.int(1)]}")
  println("${%{Bytes.from_string("x") => 1}[Bytes.from_string("x")]}")
  println("${%{DateTime.from_unix_ms(5) => 1}[DateTime.from_unix_ms(5)]}")
  println("${Map.fetch(m1(), "a")}")
  println("${Map.fetch(m1(), "z")}")
  println("${Map.get_or(m1(), "z", 7)}")
  println("${Map.update(m1(), "a", 0, fn v -> v + 10 end)}")
  println("${Map.update(m1(), "z", 5, fn v -> v + 10 end)}")
  println("${Map.map_values(m1(), fn v -> v * 2 end)}")
  println("${Map.filter(m1(), fn k, v -> v > 1 end)}")
end

fn part_8() do
  println("${Map.fold(m1(), "", fn acc, k, v -> "${acc}${k}${v}" end)}")
  println("${Set.add(Set.from_list([2, 1]), 2)}")
  println("${Set.add(Set.remove(Set.from_list([2, 1]), 2), 2)}")
  println("${Set.remove(Set.from_list([1]), 9)}")
  println("${Set.contains(Set.from_list([1]), 1)}")
  println("${Set.size(Set.from_list([1, 1, 2]))}")
  println("${Set.union(Set.from_list([3, 1]), Set.from_list([2, 1, 0]))}")
  println("${Set.intersection(Set.from_list([3, 1, 2]), Set.from_list([2, 3]))}")
  println("${Set.difference(Set.from_list([3, 1, 2]), Set.from_list([1]))}")
  println("${Set.to_list(Set.from_list([2, 1, 2]))}")
  println("${Set.from_list([1, 2]) == Set.from_list([2, 1])}")
  println("${Set.from_list([1, 2]) == Set.from_list([1])}")
  println("${Set.collect(Iter.from([1, 1]))}")
  println("${Set.from_list([[1], [1]])}")
  println("${Range.to_list(Range.new(1, 4))}")
  println("${Range.to_list(4..1)}")
  println("${Range.length(4..1)}")
  println("${Range.length(-2..3)}")
  println("${Range.length(minint()..9223372036854775807)}")
  println("${Range.map(1..4, fn x -> x * x end)}")
  println("${Range.filter(0..6, fn x -> x % 2 == 0 end)}")
  println("${(1..3) == (1..3)}")
  println("${(5..1) == (4..1)}")
  println("${Queue.pop(Queue.push(Queue.push(Queue.new(), 1), 2))}")
  println(failure(fn -> Queue.pop(qi()) end))
end

fn part_9() do
  println(failure(fn -> Queue.peek(qi()) end))
  println("${Queue.size(qi())}")
  println("${Queue.is_empty(qi())}")
  println("${Queue.push(qi(), 1) == Queue.push(qi(), 1)}")
  println("${Tuple.first((1, "a"))}")
  println("${Tuple.second((1, "a", 3))}")
  println("${Tuple.nth((1, "a", 3.5), 2)}")
  println("${Tuple.nth((1, 2, 3), 1 + 1)}")
  println(failure(fn -> Tuple.nth((1, 2, 3), 1 + 2) end))
  println(failure(fn -> Tuple.nth((1, 2, 3), 0 - 1) end))
  println("${Tuple.size((1, 2, 3))}")
  println("${(1, 2).first()}")
  println("${("a", 2).second()}")
  println("${for x in Queue.push(qi(), 4) do x end}")
  println("${for (k, v) in m1() do "${k}${v}" end}")
  println("${for x in Set.from_list([3, 1]) do x end}")
  println("${Iter.from(m1()) |> List.collect}")
  println("${Iter.from(["a", "b"]) |> Iter.enumerate() |> Map.collect()}")
  println("${Iter.from(1..10) |> Iter.skip(2) |> Iter.take(3) |> List.collect}")
  println("${Iter.take(Iter.from(1..10), -3) |> List.collect}")
  println("${Iter.skip(Iter.from(1..4), -3) |> List.collect}")
  println("${Iter.zip(Iter.from(1..10), Iter.from(["a", "b"])) |> List.collect}")
  println("${Iter.sum(Iter.from([1.5, 2.0]))}")
  println("${Iter.sum(Iter.from(emptyi()))}")
  println("${Iter.count(Iter.from(0..5))}")
end

fn part_10() do
  println("${Iter.any(Iter.from(emptyi()), fn x -> true end)}")
  println("${Iter.all(Iter.from(emptyi()), fn x -> false end)}")
  println("${Iter.find(Iter.from(1..5), fn x -> x > 2 end)}")
  println("${Iter.reduce(Iter.from(1..5), 0, fn a, x -> a * 10 + x end)}")
  println("${Iter.next(Iter.from(emptyi()))}")
  println("${Iter.from([1]).next()}")
  println("${hash(())}")
end

fn main() do
  part_1()
  part_2()
  part_3()
  part_4()
  part_5()
  part_6()
  part_7()
  part_8()
  part_9()
  part_10()
end
#> []
#> 0
#> [1, 2]
#> [1]
#> [1, 2]
#> [1, 2]
#> [1, 2]
#> 1
#> 2
#> []
#> List.head: empty list
#> List.last: empty list
#> List.tail: empty list
#> List.head: empty list
#> List.tail: empty list
#> List.get: index 3 out of bounds (len 3)
#> List.get: index -1 out of bounds (len 3)
#> List.get: index 7 out of bounds (len 3)
#> List.get: index 0 out of bounds (len 0)
#> List.get: index -9223372036854775808 out of bounds (len 1)
#> [3, 2, 1]
#> []
#> [1!, 2!]
#> [2, 4]
#> 123
#> [1, 2, 3]
#> [3, 2, 1]
#> [(0, x), (0, y), (1, b), (1, a)]
#> [3, 1, 2]
#> 3
#> Some(2)
#> None
#> false
#> true
#> false
#> false
#> true
#> true
#> true
#> [(1, a), (2, b)]
#> []
#> [1, 10, 2, 20]
#> [1, 3]
#> [1, 2, 3]
#> [[1], [2], [3]]
#> [(0, a), (1, b)]
#> [1, 2]
#> []
#> [1, 2, 3]
#> [1, 2, 3]
#> []
#> [1, 2, 3]
#> [1, 2, 3]
#> [1, 2, 3]
#> Some(1)
#> None
#> None
#> [a, bb, ccc]
#> %{1 => [1, 3], 0 => [2, 4]}
#> [3, 1, 2]
#> [[1, 2], [3, 4], [5]]
#> []
#> [[1, 2]]
#> 321
#> ([2, 3], [1])
#> Some(1)
#> None
#> 6
#> 4
#> 0
#> [1, 2]
#> [1, 2]
#> [0, 1, 2, 3]
#> []
#> Some(1)
#> None
#> true
#> false
#> true
#> false
#> true
#> true
#> true
#> true
#> false
#> true
#> false
#> true
#> Greater
#> Equal
#> true
#> false
#> true
#> true
#> true
#> Greater
#> true
#> [2]
#> [2]
#> 3
#> %{a => 9, b => 2, c => 3}
#> %{b => 2, c => 3, a => 9}
#> %{a => 1, b => 2, c => 3}
#> 2
#> 2
#> 0
#> 0
#> 0
#> false
#> ""
#> ()
#> []
#> %{}
#> #{}
#> Queue[]
#> None
#> (0, "")
#> (0, ("", [], None, None))
#> Map.get: key not found
#> Map.get: key not found
#> Map.get: key not found
#> Map.get: key not found
#> Map.get: key not found
#> Map.get: key not found
#> Map.get: key not found
#> Map.get: key not found
#> Map.get: key not found
#> Map.get: key not found
#> Map.get: key not found
#> true
#> false
#> 3
#> [a, b, c]
#> [1, 2, 3]
#> %{a => 1, b => 20, c => 3, z => 0}
#> %{a => 1, b => 2, c => 3}
#> %{a => 1, b => 2, c => 3}
#> [(a, 1), (b, 2), (c, 3)]
#> %{a => 3, b => 2}
#> %{a => 3, b => 2}
#> %{a => 2}
#> true
#> false
#> false
#> z
#> 2
#> false
#> false
#> %{0 => 2}
#> %{Some(0) => 2}
#> %{[0] => 2}
#> %{(0, 1) => 2}
#> v
#> v
#> v
#> v
#> v
#> 2
#> 1
#> 2
#> 1
#> 1
#> 1
#> 1
#> 1
#> 1
#> 1
#> 1
#> Some(1)
#> None
#> 7
#> %{a => 11, b => 2, c => 3}
#> %{a => 1, b => 2, c => 3, z => 5}
#> %{a => 2, b => 4, c => 6}
#> %{b => 2, c => 3}
#> a1b2c3
#> #{2, 1}
#> #{1, 2}
#> #{1}
#> true
#> 2
#> #{3, 1, 2, 0}
#> #{3, 2}
#> #{3, 2}
#> [2, 1]
#> true
#> false
#> #{1}
#> #{[1]}
#> [1, 2, 3]
#> []
#> 0
#> 5
#> 9223372036854775807
#> [1, 4, 9]
#> [0, 2, 4]
#> true
#> false
#> (1, Queue[2])
#> Queue.pop: empty queue
#> Queue.peek: empty queue
#> 0
#> true
#> true
#> 1
#> a
#> 3.5
#> 3
#> Tuple.nth: index 3 out of bounds (len 3)
#> Tuple.nth: index -1 out of bounds (len 3)
#> 3
#> 1
#> 2
#> [4]
#> [a1, b2, c3]
#> [3, 1]
#> [(a, 1), (b, 2), (c, 3)]
#> %{0 => a, 1 => b}
#> [3, 4, 5]
#> []
#> [1, 2, 3]
#> [(1, a), (2, b)]
#> 3.5
#> 0
#> 5
#> false
#> true
#> Some(3)
#> 1234
#> None
#> Some(1)
#> -3750763034362895579
