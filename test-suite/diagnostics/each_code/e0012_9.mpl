#! code: E0012
#! contains: non-exhaustive
fn f(x) = case x do
  (true, Some(_)) -> 1
  (false, None) -> 2
end
fn main() do
end
