struct A do
  x :: Int
  only_a :: Int
end
struct B do x :: Int end
fn both(v) = v.x + v.only_a
fn both2(v) = v.only_a + v.x
fn main() do
  let f = fn v -> v.x end
  println("${f(B { x: 1 })} ${both2(A { x: 3, only_a: 2 })}")
  println("${both(A { x: 1, only_a: 2 })}")
  println("${List.map([B { x: 4 }], fn b -> b.x end)}")
end
#> 1 5
#> 3
#> [4]
