#! code: E0012
#! contains: non-exhaustive match
fn main() do
  let Some(n) = String.to_int("1")
  println("${n}")
end
