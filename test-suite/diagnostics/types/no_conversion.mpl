#! code: E0001
#! contains: type mismatch
fn main() do
  println("${1 + 2.5}")
end
