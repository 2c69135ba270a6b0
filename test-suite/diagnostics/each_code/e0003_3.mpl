#! code: E0003
#! contains: argument(s)
fn f(x :: List<Int, Int>) = 1
fn main() do
end
