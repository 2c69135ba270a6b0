#! code: E0003
#! contains: expected 1 argument(s), found 0
fn f() = String.length()
fn main() do
end
