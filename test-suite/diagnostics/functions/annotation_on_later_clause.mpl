#! exit: 0
#! code: W0002
#! contains: non-first clause
#! contains: will be ignored
fn kind(0) = "zero"
fn kind(n) -> String = "more"

fn main() do
  println(kind(1))
end
