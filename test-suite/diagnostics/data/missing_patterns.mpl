#! code: E0012
#! contains: non-exhaustive match on `Signal`: missing patterns [Window(_, _), Silent]
type Signal do
  Pulse(Float)
  Window(Float, Float)
  Silent
end

fn text(s) = case s do
  Pulse(_) -> "pulse"
end

fn main() do
  println(text(Silent))
end
