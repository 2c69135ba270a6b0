#! code: E0023
fn f((a, a)) = 1
fn main() do
end
