#! code: E0001
#! contains: mismatch
fn f(x) = case x do 1 -> "a"
  2 -> 3
  _ -> "b" end
fn main() do
end
