# Every column doubles the ways to bind the variables; the code must not grow with them.
type T do
  A(Int)
  B(Int)
  C
end

fn total(t :: (T, T, T, T, T, T, T, T, T, T, T, T)) -> Int = case t do
  (A(x0) | B(x0), A(x1) | B(x1), A(x2) | B(x2), A(x3) | B(x3), A(x4) | B(x4), A(x5) | B(x5), A(x6) | B(x6), A(x7) | B(x7), A(x8) | B(x8), A(x9) | B(x9), A(x10) | B(x10), A(x11) | B(x11)) -> x0 + x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9 + x10 + x11
  (_, C, _, C, _, C, _, C, _, C, _, C) -> -1
  _ -> 0
end

fn main() do
  println("${total((B(0), A(1), A(2), B(3), A(4), A(5), B(6), A(7), A(8), B(9), A(10), A(11)))}")
  println("${total((C, C, C, C, C, C, C, C, C, C, C, C))}")
  println("${total((C, A(1), A(1), A(1), A(1), A(1), A(1), A(1), A(1), A(1), A(1), A(1)))}")
end
#> 66
#> -1
#> 0
