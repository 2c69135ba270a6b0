#! code: E0012
#! contains: missing patterns [(_, _, _)]
type Level do
  Low
  High
end
fn f(x :: (Int, String, Level)) -> Int = case x do
  (0, _, _) -> 0
  (_, "a", _) -> 1
  (1, _, Low) -> 2
end

fn main() do
  println("${f((1, "b", High))}")
end
