#! code: E0006
#! contains: does not satisfy trait `Add`
fn f() = "a" + "b"
fn main() do
end
