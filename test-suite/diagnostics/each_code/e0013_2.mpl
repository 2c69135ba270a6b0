#! code: E0013
#! contains: invalid guard expression
fn f(x) = case x do
  y when Some(true)? -> Some(1)
  _ -> None
end
fn main() do
end
