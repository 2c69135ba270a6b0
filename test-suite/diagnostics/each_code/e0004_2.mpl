#! code: E0004
#! contains: undefined type
fn f(x :: Foo) = 1
fn main() do
end
