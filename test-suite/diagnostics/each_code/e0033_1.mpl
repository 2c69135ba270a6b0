#! code: E0033
#! contains: `continue` outside of loop
fn f() = continue
fn main() do
end
