#! exit: 1
#! stderr: Mesh panic at list_index.mpl:7: List.get: index 3 out of bounds (len 3)
fn main() do
  let xs = [1, 2, 3]
  println("${xs[2]}")
  let i = List.length(xs)
  println("${xs[i]}") # panics here
end
#> 3
