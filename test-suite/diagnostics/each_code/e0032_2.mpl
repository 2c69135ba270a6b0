#! code: E0032
#! contains: `break` outside of loop
fn f() = for x in [1] do fn -> break end end
fn main() do
end
