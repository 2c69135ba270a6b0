#! code: E0016
#! contains: cannot spawn non-function
fn f() = spawn(5)
fn main() do
end
