#! code: P0001
#! contains: Parse error
fn f() do
  1
fn main() do
end
