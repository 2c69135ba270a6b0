#! code: E0022
#! contains: catch-all clause must be the last clause
fn kind(_) = "any"
fn kind(0) = "zero"

fn main() do
  println(kind(0))
end
