#! exit: 0
#! code: E0012
#! contains: warning[E0012]
fn kind(0) = "zero"
fn kind(1) = "one"

fn main() do
  println(kind(1))
end
