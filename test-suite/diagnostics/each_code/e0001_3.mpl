#! code: E0001
#! contains: expected `Int`, found `()`
fn f() -> Int do
  let x = 1
end
fn main() do
end
