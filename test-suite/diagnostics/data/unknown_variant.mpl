#! code: E0010
#! contains: unknown variant
type Signal do
  Pulse(Int)
  Silent
end

fn main() do
  println("${Signal.Loud}")
end
