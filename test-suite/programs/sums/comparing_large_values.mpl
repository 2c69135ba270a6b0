# Equality and order take one walk through the values, however deep, and no stack along the last field.

type Chain do
  Stop
  Link(Int, Chain)
end

type Expr do
  Num(Int)
  Add(Expr, Expr)
  Neg(Expr)
  Call(String, List<Expr>)
end

struct Step do
  at :: (Int, Float)
  next :: Option<Step>
end

fn chain(n :: Int, last :: Chain) -> Chain = if n == 0 do last else chain(n - 1, Link(n, last)) end
fn left(n :: Int, e :: Expr) -> Expr = if n == 0 do e else left(n - 1, Add(e, Num(n))) end
fn nested(n :: Int, e :: Expr) -> Expr = if n == 0 do e else nested(n - 1, Call("f", [e, Neg(e)])) end
fn steps(n :: Int, s :: Step) -> Step = if n == 0 do s else steps(n - 1, Step { at: (n, 0.5), next: Some(s) }) end

fn all_ways<T>(a :: T, b :: T) -> String where T: Ord + Eq do
  "${a == b} ${a < b} ${a > b} ${a <= b} ${a >= b} ${compare(a, b)}"
end

fn main() do
  let n = 80000
  println(all_ways(chain(n, Stop), chain(n, Stop)))
  println(all_ways(chain(n, Stop), chain(n, Link(1, Stop))))
  println(all_ways(chain(n, Link(2, Stop)), chain(n, Link(1, Stop))))
  println(all_ways(left(5000, Num(1)), left(5000, Num(1))))
  println(all_ways(left(5000, Num(1)), left(5000, Num(2))))
  println(all_ways(nested(11, Num(1)), nested(11, Num(1))))
  println(all_ways(nested(11, Neg(Num(1))), nested(11, Num(1))))
  let first = Step { at: (0, 1.5), next: None }
  println(all_ways(steps(20000, first), steps(20000, first)))
  println(all_ways(steps(20000, first), steps(20000, Step { at: (0, 1.5), next: Some(first) })))
  println(all_ways(steps(20000, %{first | at: (1, 1.5)}), steps(20000, first)))
  println(all_ways([Some(1), None], [Some(1), Some(0)]))
  println(all_ways(([1, 2], "a"), ([1], "b")))
  println(all_ways(("é", 1.0), ("z", 1.0)))

  # What is neither less nor greater is passed over.
  let nan = 0.0 / 0.0
  println("${(nan, 1) < (1.0, 2)} ${(nan, 2) < (1.0, 1)} ${(nan, 1) == (nan, 1)} ${compare((nan, 1), (1.0, 1))}")
  println("${List.sort_by([left(30, Num(3)), left(30, Num(1)), left(30, Num(2))], fn e -> e end) |> List.index_of(left(30, Num(3)))}")
end
#> true false false true true Equal
#> false true false true false Less
#> false false true false true Greater
#> true false false true true Equal
#> false true false true false Less
#> true false false true true Equal
#> false false true false true Greater
#> true false false true true Equal
#> false true false true false Less
#> false false true false true Greater
#> false true false true false Less
#> false false true false true Greater
#> false false true false true Greater
#> true false false Greater
#> Some(2)
