#! code: E0001
#! contains: type mismatch: expected `Int`, found `String`
fn main() do
  println("${[1, "two", 3]}")
end
