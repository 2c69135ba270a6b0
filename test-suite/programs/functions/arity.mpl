# Name and arity together identify a function.
fn area(side) = side * side
fn area(width, height) = width * height
fn apply(f :: Fun(Int) -> Int, x) = f(x)
fn apply_two(f :: Fun(Int, Int) -> Int, x, y) = f(x, y)

fn main() do
  println("${area(3)} ${area(3, 4)}")
  println("${apply(area, 5)} ${apply_two(area, 5, 6)}")
end
#> 9 12
#> 25 30
