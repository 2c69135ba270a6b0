fn half(n :: Int) -> Option<Int> = if n % 2 == 0 do Some(n / 2) else None end
fn quarter(n :: Int) -> Int? do
  let h = half(n)?
  half(h)
end
fn divide(a :: Int, b :: Int) -> Int!String do
  if b == 0 do
    Err("by zero")
  else
    Ok(a / b)
  end
end
fn compute(a, b, c) do
  let x = divide(a, b)?
  let y = divide(x, c)?
  Ok(y + 1)
end
fn describe(r) = case r do
  Ok(n) when n > 10 -> "large ${n}"
  Ok(n) -> "small ${n}"
  Err(e) -> "error ${e}"
end

fn main() do
  println("${quarter(12)} ${quarter(6)} ${quarter(5)}")
  println("${compute(100, 5, 2)} ${compute(1, 0, 2)} ${compute(1, 2, 0)}")
  println("${describe(divide(100, 2))}, ${describe(divide(1, 1))}, ${describe(divide(1, 0))}")
  println("${Some(1) == Some(1)} ${None < Some(0)} ${Some(1) < Some(2)}")
end
#> Some(3) None None
#> Ok(11) Err(by zero) Err(by zero)
#> large 50, small 1, error by zero
#> true true true
