#! code: E0023
#! contains: already defined
#! contains: consecutive
fn kind(0) = "zero"
fn other() = 1
fn kind(_) = "more"

fn main() do
  println(kind(other()))
end
