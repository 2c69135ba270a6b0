#! code: E0025
#! contains: guard expression must return `Bool`
fn f(x) when 5 = 1
fn f(_) = 2
fn main() do
end
