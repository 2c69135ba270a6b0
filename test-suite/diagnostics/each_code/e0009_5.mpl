#! code: E0009
#! contains: has no field
struct P do
  x :: Int
end
fn f(p :: P) = p.zz
fn main() do
end
