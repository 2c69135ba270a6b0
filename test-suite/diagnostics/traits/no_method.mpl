#! code: E0030
#! contains: no method
fn main() do
  let n = 5
  println("${n.fly()}")
end
