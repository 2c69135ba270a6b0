#! code: E0001
#! contains: mismatch
fn f(x :: Int) = x[0]
fn main() do
end
