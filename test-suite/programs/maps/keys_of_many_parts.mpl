# Keys of every kind with parts are found by their hash: many of them take no longer than as many numbers.

fn filled<K>(n :: Int, key :: Fun(Int) -> K) -> Map<K, Int> where K: Eq do
  List.reduce(Range.to_list(0..n), Map.new(), fn m, i -> Map.put(m, key(i), i) end)
end

fn check<K>(name :: String, key :: Fun(Int) -> K) where K: Eq do
  let n = 3000
  let m = filled(n, key)
  let found = for i in 0..n when Map.get(m, key(i)) == i do i end
  let less = Map.delete(m, key(7))
  println("${name} ${Map.size(m)} ${List.length(found)} ${Map.has_key(m, key(n))} ${Map.has_key(less, key(7))} ${Map.size(less)}")
end

fn queue(i :: Int) -> Queue<Int> = Queue.push(Queue.push(Queue.new(), i), 1)

struct Inner do
  xs :: List<Int>
  by_name :: Map<String, Int>
end

type Shape do
  Dot
  Line(Int, Set<Int>)
end

fn main() do
  check("list", fn i -> [i, 1] end)
  check("nested list", fn i -> [[1], [i], []] end)
  check("text list", fn i -> ["a", "${i}"] end)
  check("map", fn i -> %{1 => i, i + 5 => 2} end)
  check("set", fn i -> Set.from_list([i, -1]) end)
  check("queue", queue)
  check("json", fn i -> Json.object([("a", Json.int(i)), ("b", Json.array([Json.int(i)]))]) end)
  check("range", fn i -> 0..i end)
  check("bytes", fn i -> Bytes.from_string("${i}") end)
  check("option", fn i -> Some([i]) end)
  check("result", fn i -> if i % 2 == 0 do Ok([i]) else Err("${i}") end end)
  check("struct", fn i -> Inner { xs: [i], by_name: %{"k" => i} } end)
  check("sum", fn i -> if i == 0 do Dot else Line(i, Set.from_list([i])) end end)
  check("float", fn i -> Int.to_float(i) / 8.0 end)

  # Order does not count where equality does not look at it.
  println("${%{%{1 => 2, 3 => 4} => "m"}[%{3 => 4, 1 => 2}]} ${%{Set.from_list([1, 2]) => "s"}[Set.from_list([2, 1])]}")
  let one = Json.object([("a", Json.int(1)), ("b", Json.float(2.0))])
  let other = Json.object([("b", Json.int(2)), ("a", Json.int(1))])
  println("${one == other} ${%{one => "j"}[other]} ${Map.has_key(%{Json.array([one]) => 1}, Json.array([other]))}")
  println("${%{[0.0] => "zero"}[[-0.0]]} ${%{Json.float(0.0) => "zero"}[Json.float(-0.0)]}")
end
#> list 3000 3000 false false 2999
#> nested list 3000 3000 false false 2999
#> text list 3000 3000 false false 2999
#> map 3000 3000 false false 2999
#> set 3000 3000 false false 2999
#> queue 3000 3000 false false 2999
#> json 3000 3000 false false 2999
#> range 3000 3000 false false 2999
#> bytes 3000 3000 false false 2999
#> option 3000 3000 false false 2999
#> result 3000 3000 false false 2999
#> struct 3000 3000 false false 2999
#> sum 3000 3000 false false 2999
#> float 3000 3000 false false 2999
#> m s
#> true j true
#> zero zero
