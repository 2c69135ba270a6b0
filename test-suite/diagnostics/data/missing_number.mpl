#! code: E0012
#! contains: non-exhaustive match on `Int`
fn text(n :: Int) = case n do
  0 -> "zero"
  1 -> "one"
end

fn main() do
  println(text(1))
end
