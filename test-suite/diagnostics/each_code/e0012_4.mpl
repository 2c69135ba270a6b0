#! code: E0012
#! contains: missing patterns
fn f(b :: Int) = case b do
  1 -> 1
end
fn main() do
end
