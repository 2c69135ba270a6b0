#! code: E0025
#! contains: guard expression must return `Bool`
fn f(x) = case x do
  y when 1 -> 2
  _ -> 3
end
fn main() do
end
