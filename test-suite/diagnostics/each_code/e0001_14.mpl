#! code: E0001
#! contains: mismatch
fn f<T>(x :: T) -> T = 5
fn main() do
end
