#! code: W0001
#! code: E0001
#! contains: warning[W0001]: redundant match arm
#! contains: error[E0001]: type mismatch
fn text(b) = case b do
  _ -> "any"
  true -> "never"
end

fn main() do
  println(text(true))
  println(7)
end
