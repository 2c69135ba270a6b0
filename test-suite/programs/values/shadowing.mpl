# A name is bound anew from the end of its `let`; a block's bindings end with the block.
fn main() do
  let x = 1
  let x = x + 1
  println("${x}")
  if true do
    let x = x * 10
    println("${x}")
  end
  println("${x}")
  let f = fn x -> x + 100 end
  println("${f(5)} ${x}")
end
#> 2
#> 20
#> 2
#> 105 2
