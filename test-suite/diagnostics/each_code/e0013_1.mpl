#! code: E0013
#! contains: invalid guard expression
fn f(x) = case x do
  y when return true -> 1
  _ -> 2
end
fn main() do
end
