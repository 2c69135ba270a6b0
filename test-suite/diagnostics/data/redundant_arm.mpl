#! exit: 0
#! code: W0001
#! contains: redundant match arm
fn text(b) = case b do
  true -> "yes"
  false -> "no"
  _ -> "never"
end

fn main() do
  println(text(true))
end
