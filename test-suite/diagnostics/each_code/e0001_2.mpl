#! code: E0001
#! contains: expected `()`
fn f() -> () do
  1
end
fn main() do
end
