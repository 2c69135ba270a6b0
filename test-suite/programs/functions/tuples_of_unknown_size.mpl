# What has a first and a second component, and of which nothing else is known, is a pair.
fn nearer(a, b) = Tuple.first(a) < Tuple.first(b)

fn swapped(p) = (Tuple.second(p), Tuple.first(p))

fn thirds(rows :: List<(Int, String, Float)>) = List.map(rows, fn row -> Tuple.nth(row, 2) end)

fn main() do
  println("${nearer((1, "a"), (2, true))} ${nearer((2.5, ()), (0.5, ()))}")
  println("${swapped((1, "x"))} ${swapped(swapped(("y", [2])))}")
  println("${List.map([(1, "a"), (2, "b")], swapped)} ${thirds([(1, "a", 0.5)])}")
end
#> true false
#> (x, 1) (y, [2])
#> [(a, 1), (b, 2)] [0.5]
