#! code: E0023
#! contains: already defined
struct A do
  x :: Int
end
struct A do
  y :: Int
end
fn main() do
end
