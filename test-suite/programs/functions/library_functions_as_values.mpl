# Library functions as values, as methods and by their prefixed names.

from String import length, to_upper

struct P do
  x :: Int
  y :: String
end deriving(Json, Eq, Ord, Display, Debug, Hash)
fn twice(f, x) = f(f(x))
fn strs() = ["a", "bb"]
fn enc(f, x) = f(x)
fn id(x) = x

fn part_1() do
  println("${List.map(strs(), String.length)}")
  println("${List.map([1, 2], Some)}")
  println("${List.map([1, 2], Int.to_float)}")
  println("${List.reduce([3, 9, 2], 0, Math.max)}")
  println("${List.map([(1, "a"), (2, "b")], Tuple.first)}")
  println("${List.map([(1, "a"), (2, "b")], Tuple.second)}")
  println("${List.map([(1, "a"), (2, "b")], Tuple.size)}")
  println("${List.map([1, 2], Json.encode)}")
  println("${List.map([P { x: 1, y: "a" }], Json.encode)}")
  println("${List.map([1, 2], to_string)}")
  println("${List.map(["a"], inspect)}")
  println("${List.map([1, 2], hash) |> List.length}")
  println("${List.zip([1, 2], [2, 1]) |> List.map(fn ((a, b)) -> compare(a, b) end)}")
  println("${List.reduce(strs(), "", string_replace("x", "x", "y") |> fn z -> fn a, b -> a <> b <> z end end)}")
  println("${List.map(strs(), string_length)}")
  println("${List.map([[1], [2, 3]], list_length)}")
  println("${List.map([[1], [2, 3]], head)}")
  println("${strs() |> List.map(length)}")
  println("${strs() |> List.map(to_upper)}")
  println("${twice(List.reverse, [1, 2, 3])}")
  println("${(fn f -> (f([1]), f([2, 3])) end)(List.length)}")
  println("${enc(Map.size, %{1 => 2})}")
  println("${Map.map_values(%{"a" => [1]}, List.length)}")
  println("${Iter.from(strs()) |> Iter.map(String.to_upper) |> String.collect()}")
  println("${Iter.from([1, 2]) |> Iter.map(to_string) |> List.collect()}")
end

fn part_2() do
  println("${List.map([1, 2], String.from)}")
  println("${List.map([1], Float.from)}")
  println("${List.find([1, 2], fn x -> x == 2 end) |> Some}")
  println("${[1, 2, 3] |> List.map(fn x -> x * 2 end) |> List.filter(fn x -> x > 2 end) |> List.reduce(0, fn a, b -> a + b end)}")
  println("${strs() |> String.join(", ")}")
  println("${"a,b".split(",").map(String.to_upper).reverse()}")
  println("${"abc".slice(1, 2).to_upper().length()}")
  println("${[3, 1, 2].sort(fn a, b -> a - b end).take(2).enumerate()}")
  println("${%{"a" => 1}.put("b", 2).keys()}")
  println("${(1..4).map(fn x -> x * x end)}")
  println("${(1..4).to_list().last()}")
  println("${Set.from_list([1, 2]).union(Set.from_list([3])).size()}")
  println("${Queue.new().push(1).push(2).pop()}")
  println("${5.to_string() <> 2.5.to_string()}")
  println("${(1, "a").nth(1)}")
  println("${(1, 2).size()}")
  println("${Iter.from([1, 2, 3]).map(fn x -> x + 1 end).filter(fn x -> x > 2 end).sum()}")
  println("${[1, 2].iter().count()}")
  println("${[5, 6][1] + %{"k" => 4}["k"]}")
  println("${[[1, 2], [3]][0][1]}")
  println("${P { x: 1, y: "a" }.to_json()}")
  println("${P { x: 1, y: "a" }.eq(P { x: 1, y: "a" })}")
  println("${1.eq(1)}")
  println("${1.compare(2)}")
  println("${1.lt(2)}")
end

fn part_3() do
  println("${"a".hash() == hash("a")}")
  println("${[1].eq([1])}")
  println("${1.add(2).mul(3).sub(1).div(2).mod(3).neg()}")
  println("${true.not()}")
  println("${add(1, 2)}")
  println("${eq("a", "a")}")
  println("${String.from(3 + 4)}")
  println("${id(List.map)([1], fn x -> x + 1 end)}")
  println("${if true do List.map else List.map end |> fn f -> f([1], fn x -> x end) end}")
  println("${[String.to_upper, String.to_lower, String.trim] |> List.map(fn f -> f(" Ab ") end)}")
  println("${%{"u" => String.to_upper}["u"] |> fn f -> f("q") end}")
  println("${map_get(map_put(map_new(), "a", 1), "a")}")
  println("${set_to_list(set_add(set_new(), 4))}")
  println("${queue_peek(queue_push(queue_new(), 4))}")
  println("${tuple_nth((1, "z"), 1)}")
  println("${range_to_list(range_new(1, 3))}")
  println("${json_encode([1])}")
end

fn main() do
  part_1()
  part_2()
  part_3()
end
#> [1, 2]
#> [Some(1), Some(2)]
#> [1, 2]
#> 9
#> [1, 2]
#> [a, b]
#> [2, 2]
#> [1, 2]
#> [{"x":1,"y":"a"}]
#> [1, 2]
#> ["a"]
#> 2
#> [Less, Greater]
#> aybby
#> [1, 2]
#> [1, 2]
#> [1, 2]
#> [1, 2]
#> [A, BB]
#> [1, 2, 3]
#> (1, 2)
#> 1
#> %{a => 1}
#> ABB
#> [1, 2]
#> [1, 2]
#> [1]
#> Some(Some(2))
#> 10
#> a, bb
#> [B, A]
#> 1
#> [(0, 1), (1, 2)]
#> [a, b]
#> [1, 4, 9]
#> 3
#> 3
#> (1, Queue[2])
#> 52.5
#> a
#> 2
#> 7
#> 2
#> 10
#> 2
#> {"x":1,"y":"a"}
#> true
#> true
#> Less
#> true
#> true
#> true
#> -1
#> false
#> 3
#> true
#> 7
#> [2]
#> [1]
#> [ AB ,  ab , Ab]
#> Q
#> 1
#> [4]
#> 4
#> z
#> [1, 2]
#> [1]
