#! code: E0002
#! contains: infinite type
fn f(x) = x(x)
fn main() do
end
