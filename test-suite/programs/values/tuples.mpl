fn swap(p) do
  let (a, b) = p
  (b, a)
end

fn main() do
  let t = (1, "x")
  println("${t}")
  println(t.inspect())
  println("${swap(t)}")
  let (a, (b, c), _) = (1, (2, 3), 4)
  println("${a + b + c}")
  println("${Tuple.first(t)} ${Tuple.second(t)} ${Tuple.size((1, 2, 3))}")
  println("${Tuple.nth(t, 1)} ${Tuple.nth((4, 5, 6), 2)}")
  println("${(1, 2) == (1, 2)} ${(1, 2) == (2, 1)}")
end
#> (1, x)
#> (1, "x")
#> (x, 1)
#> 6
#> 1 x 3
#> x 6
#> true false
