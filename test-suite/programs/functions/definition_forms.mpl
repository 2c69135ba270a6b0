def plus(a, b) = a + b
fn typed(x :: Int, y :: Float) -> Float do
  Int.to_float(x) * y
end
fn Upper(x) = x + 1
fn last_expression() do
  let a = 1
  a
  a + 1
end
fn one_line() -> Int do 7 end
fn guarded(x) when x > 5 do
  "large"
end
fn guarded(x) do
  "small"
end

fn main() do
  println("${plus(1, 2)} ${typed(3, 0.5)} ${Upper(1)}")
  println("${last_expression()} ${one_line()}")
  println("${guarded(6)} ${guarded(5)}")
  fn inner do
    42
  end
  println("${inner()}")
end
#> 3 1.5 2
#> 2 7
#> large small
#> 42
