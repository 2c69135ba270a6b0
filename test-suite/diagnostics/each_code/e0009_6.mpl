#! code: E0009
#! contains: has no field
fn f(p :: Int) = p.zz
fn main() do
end
