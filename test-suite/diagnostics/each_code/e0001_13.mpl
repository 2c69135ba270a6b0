#! code: E0001
#! contains: mismatch
fn f() = 1 == "a"
fn main() do
end
