#! code: E0024
#! contains: same number of parameters
fn f() = fn 0 -> 1 | x, y -> 2 end
fn main() do
end
