#! code: E0022
#! contains: catch-all clause must be the last clause
fn f(x) = 1
fn f(0) = 2
fn main() do
end
