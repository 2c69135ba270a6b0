#! code: E0011
#! contains: or-pattern binding mismatch
fn f(x) = case x do
  Some(a) | None -> 1
end
fn main() do
end
