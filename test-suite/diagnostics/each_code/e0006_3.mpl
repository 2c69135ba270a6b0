#! code: E0006
#! contains: does not satisfy trait
fn f() = (fn x -> x end) == (fn x -> x end)
fn main() do
end
