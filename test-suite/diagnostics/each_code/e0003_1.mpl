#! code: E0003
#! contains: expected 2 argument(s), found 1
fn g(a, b) = a
fn f() = g(1)
fn main() do
end
