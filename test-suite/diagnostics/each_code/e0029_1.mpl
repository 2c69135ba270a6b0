#! code: E0029
#! contains: requires `Eq` to also be derived
struct S do
  x :: Int
end deriving(Ord)
fn main() do
end
