#! code: E0001
#! contains: expected `Bool`
fn f() = if 1 do 2 else 3 end
fn main() do
end
