#! code: E0023
#! contains: must have consecutive clauses
fn f(0) = 1
fn g() = 2
fn f(x) = 2
fn main() do
end
