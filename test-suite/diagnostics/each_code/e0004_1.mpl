#! code: E0004
#! contains: undefined variable
fn f() = y
fn main() do
end
