#! code: E0011
#! contains: or-pattern binding mismatch
type Level do
  Low(Int)
  High(Int)
end

fn value(l) = case l do
  Low(n) | High(m) -> 1
end

fn main() do
  println("${value(Low(1))}")
end
