#! code: E0023
#! contains: already defined
fn main() do
  let (a, a) = (1, 2)
  println("${a}")
end
