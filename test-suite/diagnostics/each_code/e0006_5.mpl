#! code: E0006
#! contains: does not satisfy trait `Eq`
struct S do
  f :: Fun(Int) -> Int
end
fn f(a :: S, b :: S) = a == b
fn main() do
end
