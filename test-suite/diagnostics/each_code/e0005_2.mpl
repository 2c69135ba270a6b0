#! code: E0005
#! contains: is not a function
fn f(x :: Int) = x(3)
fn main() do
end
