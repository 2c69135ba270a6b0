##! Algorithms over generic containers.

import Containers.Heap
import Containers.Disjoint
import Containers.Tree
import Graph.Digraph
import Graph.Search
import Numeric.Big
import Numeric.Matrix
import Numeric.Rational
import Solve.Dp
import Solve.Lists
from Containers.Heap import Heap
from Containers.Tree import Tree
from Containers.Collection import Collection, Bag, Stack, Ring, summarize, total_size, into_list, absorb
from Graph.Digraph import Digraph, Edge
from Numeric.Big import Big
from Numeric.Matrix import Matrix, Vec2
from Numeric.Rational import Rational, Complex
from Numeric.Semiring import Semiring, MinPlus, MaxTimes, power_by_squaring, dot, sum_all

fn heaps() do
  println("-- heaps")
  let h = Heap.from_list([5, 2, 9, 1, 7, 3])
  println("${Heap.to_list(h)} size ${h.size()}")
  let words = Heap.by(["pear", "fig", "banana", "kiwi"], fn a, b -> a.length() < b.length() end)
  println("${Heap.to_list(words)}")
  let pairs = Heap.from_list([(2, "b"), (1, "z"), (2, "a")])
  case Heap.pop(pairs) do
    Some(((n, s), rest)) -> println("${n}${s}, then ${Heap.peek(rest)}")
    None -> println("empty")
  end
  let floats = Heap.from_list([2.5, -1.0, 1e3])
  println("${for x in floats do x * 2.0 end}")
  println("${Heap.to_list(Heap.merge(h, Heap.from_list([4, 4])))}")
  let nothing :: Heap<Int> = Heap.empty()
  println("${Heap.is_empty(nothing)} ${Heap.peek(nothing)}")
end

fn trees() do
  println("-- trees")
  let t = List.reduce(["m", "c", "x", "a", "e", "z"], Tree.empty(), fn t, k ->
    Tree.insert(t, k, String.length(k))
  end)
  println("${Tree.keys(t)} depth ${Tree.depth(t)} ${Tree.lookup(t, "e")} ${Tree.lookup(t, "q")}")
  println("${Tree.fold(t, "", fn acc, k, v -> acc <> k <> "${v}" end)}")
  let doubled = Tree.map_values(t, fn v -> v * 2 end)
  println("${doubled == t} ${Tree.map_values(doubled, fn v -> v / 2 end) == t} ${t < doubled}")
  println("${Tree.insert(Tree.empty(), 1, :x)}")
  println("${Iter.from(t) |> Iter.filter(fn ((k, _)) -> k > "d" end) |> Iter.map(Tuple.first) |> List.collect}")
  println("${Iter.from(t) |> Map.collect()}")
  let big = List.reduce(Range.to_list(0..200), Tree.empty(), fn t, i ->
    Tree.insert(t, (i * 73) % 200, i)
  end)
  println("${Tree.size(big)} ${Tree.depth(big) < 12} ${Tree.keys(big) == Range.to_list(0..200)}")
  let some_gone = List.reduce(Range.filter(0..200, fn i -> i % 3 != 0 end), big, Tree.remove)
  println("${Tree.size(some_gone)} ${List.take(Tree.keys(some_gone), 5)}")
end

fn collections() do
  println("-- collections")
  let bag = absorb(Bag.empty(), ["a", "b", "a"])
  let stack = absorb(Stack.empty(), [1, 2, 3])
  println("${summarize(bag)}; ${summarize(stack)}; ${summarize([1.5, 2.5])}")
  println("${into_list(bag)} ${into_list(stack)} ${into_list([1])}")
  println("${total_size([stack, Stack.empty(), absorb(stack, [9])])}")
  println("${bag} ${stack} ${stack == absorb(Stack.empty(), [1, 2, 3])}")
  let ring = Ring { items: ["x", "y"], turns: 5 }
  println("${for s in ring do s end}")
  println("${Iter.from(ring) |> Iter.enumerate |> Iter.skip(3) |> List.collect}")
  println("${Iter.zip(Iter.from(ring), Iter.from(0..100)) |> Iter.count}")
  println("${Iter.from(stack) |> Iter.sum} ${Iter.from(bag) |> String.collect}")
end

fn unions() do
  println("-- union-find")
  let d = Disjoint.of(["a", "b", "c", "d", "e", "f"])
  let d = List.reduce([("a", "b"), ("c", "d"), ("b", "d"), ("e", "f")], d, fn d, (x, y) ->
    Disjoint.union(d, x, y)
  end)
  println("${Disjoint.same(d, "a", "c")} ${Disjoint.same(d, "a", "e")} ${Disjoint.count(d)}")
  println("${Disjoint.groups(d)}")
end

fn graphs() do
  println("-- graphs")
  let g = Digraph.from_edges([
    ("s", "a", 7),
    ("s", "b", 2),
    ("b", "a", 3),
    ("a", "t", 1),
    ("b", "c", 8),
    ("c", "t", 1),
    ("t", "u", 4),
    ("x", "y", 1),
  ])
  println("${g}")
  println("${Search.dijkstra(g, "s")}")
  println("${Search.path(g, "s", "u")} ${Search.path(g, "s", "y")}")
  println("${Search.topological(g)}")
  println("${Search.topological(Digraph.add(g, "u", "s", 1))}")
  println("${Search.bfs(g, "s")} ${Search.dfs(g, "s")}")
  println("${Search.components(g)}")
  println("${Search.spanning(g)}")
  println("${Search.strong(Digraph.add(g, "a", "s", 1))}")
  println("${(g |> Digraph.transpose |> Digraph.transpose) == g}")
end

fn numbers() do
  println("-- numbers")
  let f50 = Big.factorial(50)
  println("${f50}")
  println("${Big.parse("123456789012345678901234567890")}")
  println("${Big.parse("12a")} ${Big.from(-42) + Big.from(100)} ${Big.from(7) * Big.from(-6)} ${-Big.from(5)}")
  println("${power_by_squaring(Big.from(2), 200)}")
  println("${Big.from(10) < Big.from(9)} ${compare(Big.from(-10), Big.from(9))} ${Big.divide_small(f50, 1_000_003)}")
  let third = Rational.make(1, 3)
  println("${third + Rational.make(1, 6)} ${third - third} ${third * Rational.make(3, -4)} ${third / Rational.from(2)} ${-third}")
  println("${sum_all([third, third, third])} ${sum_all([1, 2, 3])} ${sum_all([0.5, 0.25])} ${third < Rational.make(1, 2)}")
  let i = Complex { re: 0.0, im: 1.0 }
  println("${i * i} ${power_by_squaring(Complex { re: 1.0, im: 1.0 }, 8)}")
  println("${dot([MinPlus.Finite(3), MinPlus.Infinite], [MinPlus.Finite(4), MinPlus.Finite(1)])}")
  println("${dot([MaxTimes { p: 0.5 }, MaxTimes { p: 0.9 }], [MaxTimes { p: 0.5 }, MaxTimes { p: 0.1 }])}")
end

fn matrices() do
  println("-- matrices")
  let m = Matrix.from_rows([[1, 1], [1, 0]])
  println("${m * m} ${m + m} ${power_by_squaring(m, 40)}")
  println("${Matrix.transpose(Matrix.from_rows([[1, 2, 3], [4, 5, 6]]))}")
  let r = Matrix.from_rows([
    [Rational.make(1, 2), Rational.make(1, 3)],
    [Rational.make(1, 4), Rational.make(1, 5)]
  ])
  println("${r * r} det ${Matrix.determinant(r)}")
  println("${Matrix.determinant(Matrix.from_rows([[2, 0, 1], [1, 3, 2], [1, 1, 1]]))}")
  let v = Vec2 { x: 1.5, y: -2.0 }
  println("${v + v} ${v * v} ${v.scale(2.0)} ${-v}")
  let w = Matrix.from_rows([
    [MinPlus.Finite(0), MinPlus.Finite(4)],
    [MinPlus.Finite(2), MinPlus.Finite(0)]
  ])
  println("${Matrix.product(w, w)}")
end

fn dynamic() do
  println("-- dynamic programming")
  println("${Dp.fib(90)} ${Dp.binomial(30, 15)} ${Dp.edit_distance("kitten", "sitting")}")
  println("${Dp.lcs("AGGTAB", "GXTXAYB")} ${Dp.coins([1, 5, 10, 25], 63)} ${Dp.coins([4, 6], 7)}")
  println("${Dp.knapsack([(60, 10), (100, 20), (120, 30)], 50)} ${Dp.lis([10, 9, 2, 5, 3, 7, 101, 18])}")
  println("${Dp.partitions(30)} ${Dp.collatz_longest(1000)} ${Dp.ackermann(2, 3)}")
  println("${Lists.permutations([1, 2, 3])}")
  println("${Lists.powerset(["a", "b", "c"])}")
  println("${Lists.queens(6)} ${List.length(Lists.queens(7))}")
  println("${Lists.primes(50)} ${Lists.run_lengths("aaabccd")}")
  println("${Lists.merge_sort([3, 1, 2], compare)} ${Lists.merge_sort(["b", "c", "a"], fn a, b -> compare(b, a) end)}")
  println("${Lists.binary_search([1, 3, 5, 7, 9, 11], 7)} ${Lists.binary_search([1, 3], 2)}")
  println("${Lists.hanoi(3, :a, :b, :c)}")
end

fn main() do
  heaps()
  trees()
  collections()
  unions()
  graphs()
  numbers()
  matrices()
  dynamic()
end
#> -- heaps
#> [1, 2, 3, 5, 7, 9] size 6
#> [fig, pear, kiwi, banana]
#> 1z, then Some((2, a))
#> [-2, 5, 2000]
#> [1, 2, 3, 4, 4, 5, 7, 9]
#> true None
#> -- trees
#> [a, c, e, m, x, z] depth 3 Some(1) None
#> a1c1e1m1x1z1
#> false true true
#> Node(1, 1, x, Tip, Tip)
#> [e, m, x, z]
#> %{a => 1, c => 1, e => 1, m => 1, x => 1, z => 1}
#> 200 true true
#> 67 [0, 3, 6, 9, 12]
#> -- collections
#> bag of 1, 2 distinct; 3 elements; 2 elements
#> [a] [3, 2, 1] [1]
#> 7
#> <a*1 b*0> Stack([3, 2, 1]) true
#> [x, y, x, y, x]
#> [(3, y), (4, x)]
#> 5
#> 6 a
#> -- union-find
#> true false 2
#> [[a, b, c, d], [e, f]]
#> -- graphs
#> s:a/7,b/2 a:t/1 b:a/3,c/8 t:u/4 c:t/1 u: x:y/1 y:
#> %{s => 0, b => 2, a => 5, t => 6, c => 10, u => 10}
#> Some([s, b, a, t, u]) None
#> Ok([s, x, b, y, a, c, t, u])
#> Err(cycle after 2 nodes)
#> [s, a, b, t, c, u] [s, a, t, u, b, c]
#> [[s, a, b, t, c, u], [x, y]]
#> (12, 6)
#> [[x], [y], [s, a, b], [c], [t], [u]]
#> true
#> -- numbers
#> 30414093201713378043612608166064768844377641568960512000000000000
#> Ok(123456789012345678901234567890)
#> Err(bad digit a) 58 -42 -5
#> 1606938044258990275541962092341162602522202993782792835301376
#> false Less (30414001959707498921115844818530313253437881255316746049761, 850717)
#> 1/2 0 -1/4 1/6 -1/3
#> 1 6 0.75 true
#> Complex { re: -1, im: 0 } Complex { re: 16, im: -0 }
#> Finite(7)
#> MaxTimes(0.25)
#> -- matrices
#> Matrix([[2, 1], [1, 1]]) Matrix([[2, 2], [2, 0]]) Matrix([[165580141, 102334155], [102334155, 63245986]])
#> Matrix([[1, 4], [2, 5], [3, 6]])
#> Matrix([[1/3, 7/30], [7/40, 37/300]]) det 1/60
#> 0
#> Vec2(3, -4) 6.25 Vec2(3, -4) Vec2(-1.5, 2)
#> Matrix([[Finite(0), Finite(4)], [Finite(2), Finite(0)]])
#> -- dynamic programming
#> 2880067194370816120 155117520 3
#> GTAB Some(6) None
#> 220 4
#> 5604 (179, 871) 9
#> [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]]
#> [[], [a], [b], [a, b], [c], [a, c], [b, c], [a, b, c]]
#> [[4, 2, 0, 5, 3, 1], [3, 0, 4, 1, 5, 2], [2, 5, 1, 4, 0, 3], [1, 3, 5, 0, 2, 4]] 40
#> [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47] [(a, 3), (b, 1), (c, 2), (d, 1)]
#> [1, 2, 3] [c, b, a]
#> Some(3) None
#> [(a, c), (a, b), (c, b), (a, c), (b, a), (b, c), (a, c)]
