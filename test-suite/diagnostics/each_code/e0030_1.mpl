#! code: E0030
#! contains: no method
fn f(x :: Int) = x.foo()
fn main() do
end
