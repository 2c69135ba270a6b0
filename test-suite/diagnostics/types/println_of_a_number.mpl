#! code: E0001
#! contains: type mismatch: expected `String`, found `Int`
fn main() do
  println(5)
end
