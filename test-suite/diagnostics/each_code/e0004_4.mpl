#! code: E0004
#! contains: ambiguous
fn g(a) = 1
fn g(a, b) = 2
fn f() do
  let h = g
  1
end
fn main() do
end
