## Constants with a general type: each use has a type of its own.
import Lib
from Lib import swap, nothing
let pair = fn x -> (x, x) end
let empty = []
let none = None
let rev = List.reverse
let table = Map.new()
let twice = fn x -> x + x end
let fact = fn n -> if n == 0 do 1 else n * fact(n - 1) end end
let say = println
let make = Some
let alias_ = pair
fn use_local() do
  let p = pair
  "${p(1)} ${p("z")}"
end
fn main() do
  println("${pair(1)} ${pair("a")} ${empty ++ [1]} ${empty ++ ["a"]}")
  println("${none == Some(1)} ${none == Some("x")} ${rev([1, 2])} ${rev(["a", "b"])}")
  println("${Map.put(table, 1, "a")} ${Map.put(table, "a", 1)} ${twice(2)} ${twice(1.5)} ${fact(5)}")
  say("${make(1)} ${make("x")} ${alias_(1)} ${alias_("q")} ${use_local()}")
  println("${swap((1, "a"))} ${Lib.swap(("b", 2))} ${Lib.nothing ++ [1]} ${nothing ++ ["x"]}")
  println("${List.map([1, 2], pair)} ${pair}")
  println("${[1, 2] |> rev} ${Lib.add(1, 2)} ${Lib.add(1.5, 2.0)}")
end
#> (1, 1) (a, a) [1] [a]
#> false false [2, 1] [b, a]
#> %{1 => a} %{a => 1} 4 3 120
#> Some(1) Some(x) (1, 1) (q, q) (1, 1) (z, z)
#> (a, 1) (2, b) [1] [x]
#> [(1, 1), (2, 2)] #Function/1
#> [2, 1] 3 3.5
