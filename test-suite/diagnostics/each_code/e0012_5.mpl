#! code: E0012
#! contains: missing patterns
fn f(b :: Int?) = case b do
  Some(x) when x > 1 -> 1
  None -> 2
end
fn main() do
end
