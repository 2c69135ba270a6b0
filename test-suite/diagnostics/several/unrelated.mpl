#! code: E0001
#! code: E0004
#! code: E0003
#! contains: unrelated.mpl:8:
#! contains: unrelated.mpl:12:
#! contains: unrelated.mpl:16:
fn one() -> Int do
  "one"
end

fn two() do
  missing
end

fn main() do
  println("${one(1)}")
  println("fine")
end
