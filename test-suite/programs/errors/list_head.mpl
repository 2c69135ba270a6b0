#! exit: 1
#! stderr: Mesh panic at list_head.mpl:4: List.head: empty list
fn first(xs :: List<Int>) -> Int do
  List.head(xs) # panics here
end

fn main() do
  println("${first([4])}")
  println("${first([])}")
end
#> 4
