#! code: E0003
#! contains: argument(s)
fn f(x) = case x do Some(a, b) -> 1
  _ -> 2 end
fn main() do
end
