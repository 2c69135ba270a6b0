import Lib
from Lib import compose, EMPTY, pair
let id = fn x -> x end
let twice = fn f, x -> f(f(x)) end
let add = fn a, b -> a + b end
let show_it = fn x -> "<${x}>" end
let nothing = None
let boxed = [None, None]
let table = %{}
let pairs = (id, [])
let rec = fn n -> if n == 0 do [] else [n] ++ rec(n - 1) end end
let ev = fn n, x -> if n == 0 do Some(x) else od(n - 1, x) end end
let od = fn n, x -> if n == 0 do None else ev(n - 1, x) end end
let alias_id = id
let ctor = Some
let len = List.length
let libf = List.map
let fresh = List.new()
let m = Map.new()
let cmp = fn a, b -> a < b end
let k = 5
let later = fn x -> (x, k) end
fn uses(x) = id(x)
fn mutual(x) = back(x)
let back = fn x -> if false do mutual(x) else x end end
fn main() do
  println("${id(1)} ${id("s")} ${twice(fn x -> x + 1 end, 0)} ${twice(fn s -> s <> "!" end, "a")}")
  println("${add(1, 2)} ${add(1.5, 2.0)} ${show_it(1)} ${show_it("q")} ${show_it([1])}")
  let a :: Option<Int> = nothing
  let b :: Option<String> = nothing
  println("${a} ${b} ${boxed ++ [Some(1)]} ${boxed ++ [Some("x")]}")
  println("${Map.put(table, 1, 2)} ${Map.put(table, "k", "v")}")
  let (f, e) = pairs
  println("${f(1)} ${e ++ [1]}")
  let (g, e2) = pairs
  println("${g("x")} ${e2 ++ ["y"]}")
  println("${rec(3)} ${ev(3, 1)} ${ev(4, "z")} ${alias_id(true)} ${alias_id(2)}")
  println("${ctor(1)} ${ctor("s")} ${len([1])} ${len(["a", "b"])} ${libf([1], fn x -> x + 1 end)} ${libf(["a"], String.length)}")
  println("${List.append(fresh, 1)} ${List.append(fresh, "s")} ${Map.put(m, 1, 1)} ${Map.put(m, "a", 1.5)}")
  println("${cmp(1, 2)} ${cmp("b", "a")} ${later(1)} ${later("x")} ${uses(1)} ${uses("u")} ${mutual(1)} ${mutual("m")}")
  println("${Lib.compose(fn x -> x + 1 end, fn x -> "${x}" end)(4)} ${compose(String.length, fn n -> n * 2 end)("abc")} ${EMPTY ++ [1]} ${Lib.EMPTY ++ ["e"]} ${pair(1, "a")} ${pair("a", 1)}")
  println("${[1, 2].map(id)} ${["a"].map(id)} ${3 |> id} ${"p" |> id}")
  let p = spawn(fn -> println(show_it(id("spawned"))) end)
end
#> 1 s 2 a!!
#> 3 3.5 <1> <q> <[1]>
#> None None [None, None, Some(1)] [None, None, Some(x)]
#> %{1 => 2} %{k => v}
#> 1 [1]
#> x [y]
#> [3, 2, 1] None Some(z) true 2
#> Some(1) Some(s) 1 2 [2] [1]
#> [1] [s] %{1 => 1} %{a => 1.5}
#> true false (1, 5) (x, 5) 1 u 1 m
#> 5 6 [1] [e] (1, a) (a, 1)
#> [1, 2] [a] 3 p
#> <spawned>
