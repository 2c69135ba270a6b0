#! code: E0001
#! contains: mismatch
fn f() -> Int!String do
  return 5
end
fn main() do
end
