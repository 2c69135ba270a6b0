#! code: E0009
#! contains: missing field
struct P do
  x :: Int
  y :: Int
end
fn f() = P { x: 1 }
fn main() do
end
