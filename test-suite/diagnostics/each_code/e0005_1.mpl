#! code: E0005
#! contains: is not a function
fn f() = 5(3)
fn main() do
end
