#! code: E0012
#! contains: non-exhaustive match on
type T do
  A
  B(Int)
end
fn f(t) = case t do
  A -> 1
end
fn main() do
end
