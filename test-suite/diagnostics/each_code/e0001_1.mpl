#! code: E0001
#! contains: expected `Int`, found `String`
fn f() -> Int = "a"
fn main() do
end
