#! exit: 0
#! code: E0012
#! contains: warning[E0012]
#! contains: non-exhaustive match
fn first(xs :: List<Int>) = case xs do
  x :: _ -> x
end

fn main() do
  println("${first([1])}")
end
