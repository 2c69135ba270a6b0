#! code: E0001
#! contains: type mismatch: expected `Int`, found `()`
fn answer() -> Int do
  let x = 42
end

fn main() do
  println("${answer()}")
end
