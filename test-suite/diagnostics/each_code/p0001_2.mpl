#! code: P0001
#! contains: Parse error
fn f() = 99999999999999999999
fn main() do
end
