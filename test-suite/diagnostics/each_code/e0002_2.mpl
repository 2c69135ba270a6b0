#! code: E0002
#! contains: infinite type
type A = B
type B = A
fn main() do
end
