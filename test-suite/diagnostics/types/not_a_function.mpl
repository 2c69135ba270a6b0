#! code: E0005
#! contains: is not a function
fn main() do
  let n = 5
  println("${n(1)}")
end
