# Every function of Set, Range, Queue and Tuple at its edges.
fn main() do
  let none :: Set<Int> = Set.new()
  let s = Set.from_list([3, 1, 3, 2, 1])
  println("${s}")
  println("${Set.add(s, 9)}")
  println("${Set.add(s, 3)}")
  println("${Set.remove(s, 1)}")
  println("${Set.remove(s, 7)}")
  println("${Set.add(Set.remove(s, 3), 3)}")
  println("${s}")
  println("${Set.contains(s, 2)}")
  println("${Set.contains(none, 2)}")
  println("${Set.size(s)}")
  println("${Set.size(none)}")
  println("${Set.union(s, Set.from_list([5, 1, 4]))}")
  println("${Set.union(none, s)}")
  println("${Set.intersection(s, Set.from_list([2, 3, 9]))}")
  println("${Set.difference(s, Set.from_list([2, 9]))}")
  println("${Set.difference(s, s)}")
  println("${Set.to_list(s)}")
  println("${Set.collect(Iter.from(["b", "a", "b"]))}")
  println("${Set.contains(Set.from_list([[1], [2]]), [2])}")
  println("${Set.size(Set.from_list([0.0, -0.0]))}")
  println("${for x in s do x * 10 end}")
  println("${s == Set.from_list([1, 2, 3])}")
  println("${s.contains(1)}")
  println("${Range.new(2, 5)}")
  println("${Range.to_list(2..5)}")
  println("${Range.to_list(5..2)}")
  println("${Range.to_list(3..3)}")
  println("${Range.length(2..5)}")
  println("${Range.length(5..2)}")
  println("${Range.length((-3)..3)}")
  println("${Range.length((-9223372036854775807)..9223372036854775807)}")
  println("${Range.map(1..4, fn x -> x * x end)}")
  println("${Range.filter(0..10, fn x -> x % 3 == 0 end)}")
  println("${(0..3).map(fn x -> x + 1 end)}")
  println("${Range.to_list(9223372036854775805..9223372036854775807)}")
  println("${Iter.from(9223372036854775805..9223372036854775807) |> Iter.count()}")
  let r = 0..2 + 1
  println("${r}")
  let q0 :: Queue<Int> = Queue.new()
  println("${Queue.is_empty(q0)}")
  let q = Queue.push(Queue.push(Queue.push(q0, 1), 2), 3)
  println("${q}")
  println("${Queue.pop(q)}")
  println("${Queue.peek(q)}")
  println("${Queue.size(q)}")
  println("${Queue.is_empty(q)}")
  let (_, q1) = Queue.pop(q)
  let qa = Queue.push(q1, 10)
  let qb = Queue.push(q1, 20)
  println("${(qa, qb, q)}")
  println("${for x in q do x end}")
  println("${q.push(4).size()}")
  println("${Tuple.first((1, "a", true))}")
  println("${Tuple.second((1, "a", true))}")
  println("${Tuple.nth((1, "a", true), 2)}")
  let i = 1
  println("${Tuple.nth((5, 6, 7), i)}")
  println("${Tuple.nth((5, 6, 7), 1 + 1)}")
  println("${Tuple.size((1, "a", true))}")
  println("${(1, "a").second()}")
  println("${(1, "a").size()}")
end
#> #{3, 1, 2}
#> #{3, 1, 2, 9}
#> #{3, 1, 2}
#> #{3, 2}
#> #{3, 1, 2}
#> #{1, 2, 3}
#> #{3, 1, 2}
#> true
#> false
#> 3
#> 0
#> #{3, 1, 2, 5, 4}
#> #{3, 1, 2}
#> #{3, 2}
#> #{3, 1}
#> #{}
#> [3, 1, 2]
#> #{b, a}
#> true
#> 1
#> [30, 10, 20]
#> true
#> true
#> 2..5
#> [2, 3, 4]
#> []
#> []
#> 3
#> 0
#> 6
#> 9223372036854775807
#> [1, 4, 9]
#> [0, 3, 6, 9]
#> [1, 2, 3]
#> [9223372036854775805, 9223372036854775806]
#> 2
#> 0..3
#> true
#> Queue[1, 2, 3]
#> (1, Queue[2, 3])
#> 1
#> 3
#> false
#> (Queue[2, 3, 10], Queue[2, 3, 20], Queue[1, 2, 3])
#> [1, 2, 3]
#> 4
#> 1
#> a
#> true
#> 6
#> 7
#> 3
#> a
#> 2
