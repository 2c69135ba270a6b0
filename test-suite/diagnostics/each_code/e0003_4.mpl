#! code: E0003
#! contains: argument(s)
struct S do
  x :: List
end
fn main() do
end
