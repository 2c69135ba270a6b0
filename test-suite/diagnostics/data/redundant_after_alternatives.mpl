#! exit: 0
#! code: W0001
#! contains: redundant_after_alternatives.mpl:9:3
fn f(x :: (Bool, Int)) -> Int = case x do
  (true, 0 | 1) -> 1
  (false, n) when n > 3 -> 2
  (true, _) | (false, 0) -> 3
  (_, 1 | 2) -> 4
  (true, 1) | (false, 2) -> 5
  _ -> 6
end

fn main() do
  println("${f((false, 2))}")
end
