#! code: E0001
#! contains: mismatch
fn f() = 1 + 2.0
fn main() do
end
