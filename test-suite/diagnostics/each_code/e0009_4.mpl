#! code: E0009
#! contains: unknown field
struct P do
  x :: Int
end
fn f(p :: P) = %{p | z: 2}
fn main() do
end
