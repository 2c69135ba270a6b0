# Clauses of several statements, guards on clauses, and closures that take and return closures.
fn main() do
  let classify = fn n when n < 0 ->
    let m = -n
    "minus ${m}"
  | 0 -> "zero"
  | n ->
    let half = n / 2
    "twice ${half}"
  end
  println("${classify(-3)}, ${classify(0)}, ${classify(9)}")
  let compose = fn f, g -> fn x -> g(f(x)) end end
  let inc_then_text = compose(fn x -> x + 1 end, fn x -> "<${x}>" end)
  println(inc_then_text(1))
  let fs = [fn x -> x + 1 end, fn x -> x * 2 end]
  println("${List.reduce(fs, 5, fn acc, f -> f(acc) end)}")
end
#> minus 3, zero, twice 4
#> <2>
#> 12
