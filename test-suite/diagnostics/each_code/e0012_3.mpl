#! code: E0012
#! contains: non-exhaustive match on `Bool`
fn f(b) = case b do
  true -> 1
end
fn main() do
end
