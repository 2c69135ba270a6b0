#! code: E0012
#! contains: non-exhaustive match on `Option<(Bool, Level)>`: missing patterns [Some((true, High)), Some((false, _))]
type Level do
  Low
  High
end
fn f(x :: (Bool, Level)?) -> Int = case x do
  Some((true, Low)) -> 1
  Some((_, level)) when level == High -> 2
  None -> 3
end

fn main() do
  println("${f(None)}")
end
