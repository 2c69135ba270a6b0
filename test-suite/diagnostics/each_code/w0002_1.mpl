#! exit: 0
#! code: W0002
#! contains: will be ignored
fn f(0) = 1
fn f(x :: Int) = 2
fn main() do
end
