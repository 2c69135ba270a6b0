#! exit: 0
#! code: E0012
fn f(0) = 1
fn main() do
end
