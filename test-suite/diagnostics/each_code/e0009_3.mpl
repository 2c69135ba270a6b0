#! code: E0009
#! contains: field
struct P do
  x :: Int
end
fn f() = P { x: 1, x: 2 }
fn main() do
end
