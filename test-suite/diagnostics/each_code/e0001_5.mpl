#! code: E0001
#! contains: mismatch
fn f() = if true do 2 else "a" end
fn main() do
end
