#! code: E0006
#! contains: does not satisfy trait `Ord`
fn f() = true < false
fn main() do
end
