#! code: P0001
#! contains: Parse error
fn f( = 1
fn main() do
end
