#! exit: 1
#! stderr: Mesh panic at remainder_by_zero.mpl:6: division by zero
fn main() do
  let zero = String.length("")
  println("${7.5 % 0.0}")
  println("${7 % zero}") # panics here
end
#> NaN
