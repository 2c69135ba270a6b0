#! code: E0032
#! contains: `break` outside of loop
fn f() = break
fn main() do
end
