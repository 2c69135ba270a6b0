#! exit: 1
#! stderr: Mesh panic at division_by_zero.mpl:4: division by zero
fn divide(a, b) do
  a / b # panics here
end

fn main() do
  println("${divide(7, 2)}")
  println("${divide(1, 0)}")
  println("not reached")
end
#> 3
