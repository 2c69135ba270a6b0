#! code: E0001
#! contains: expected `String`, found `Int`
fn f() = println(5)
fn main() do
end
