#! code: E0006
#! contains: trait `Eq`
struct S do
  f :: Fun(Int) -> Int
end deriving(Eq)
fn main() do
end
