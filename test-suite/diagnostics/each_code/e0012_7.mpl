#! code: E0012
#! contains: non-exhaustive
fn f(x :: List<Int>) do
  let [y] = x
  y
end
fn main() do
end
