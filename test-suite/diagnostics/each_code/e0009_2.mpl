#! code: E0009
#! contains: unknown field
struct P do
  x :: Int
end
fn f() = P { x: 1, z: 2 }
fn main() do
end
