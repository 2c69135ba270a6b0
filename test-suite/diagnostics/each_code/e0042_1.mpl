#! code: E0042
#! contains: cannot resolve associated type
fn f(x :: Self.Foo) = 1
fn main() do
end
