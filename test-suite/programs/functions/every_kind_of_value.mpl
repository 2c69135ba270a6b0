fn apply(f, x) = f(x)
fn twice(f) = fn x -> f(f(x)) end
interface Show do fn show(self) -> String end
impl Show for Int do fn show(self) do "i${self}" end end
impl Show for String do fn show(self) do "s${self}" end end
struct P do x :: Int end
impl Show for P do fn show(self) do "p${self.x}" end end
fn main() do
  println("${apply(show, 1)} ${apply(show, "a")} ${List.map([P { x: 1 }], show)} ${apply(P.show, P { x: 2 })} ${apply(Show.show, 5)}")
  println("${apply(String.length, "abc")} ${apply(Some, 1)} ${apply(Math.abs, -2)} ${apply(twice(twice(fn x -> x * 2 end)), 1)}")
  println("${List.reduce([3, 1, 2], 0, Math.max)} ${List.map([1, 4], Int.to_float)} ${List.map([(1, "a")], Tuple.first)} ${List.map([[1], [2, 3]], List.length)} ${List.map(["1", "x"], String.to_int)}")
  println("${List.map([1, 2], to_string)} ${List.sort(["b", "a"], fn a, b -> if lt(a, b) do -1 else 1 end end)} ${apply(Json.encode, [1])} ${List.map([1, 2], inspect)}")
  let fs = [String.length, fn s -> 100 end]
  println("${for f in fs do f("four") end} ${apply(fn (a, b) -> a + b end |> fn g -> fn x -> g(x, 1) end end, 4)}")
  let m = %{"up" => String.to_upper, "id" => fn s -> s end}
  println("${m["up"]("x")} ${Map.get(m, "id")("y")}")
  println("${[1, 2, 3].map(add5).filter(fn x -> x > 6 end)}")
  let compose = fn f, g -> fn x -> g(f(x)) end end
  println("${compose(String.length, show)("abc")} ${compose(show, String.length)(12345)}")
end
fn add5(x) = x + 5
#> i1 sa [p1] p2 i5
#> 3 Some(1) 2 16
#> 3 [1, 4] [1] [1, 2] [Some(1), None]
#> [1, 2] [a, b] [1] [1, 2]
#> [4, 100] 5
#> X y
#> [7, 8]
#> i3 6
