#! code: E0029
#! contains: deriving `Ord` for `Point` requires `Eq` to also be derived
struct Point do
  x :: Int
end deriving(Ord)

fn main() do
end
