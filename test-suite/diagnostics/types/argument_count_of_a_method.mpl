#! code: E0003
interface Debug2 do
  fn dbg(self) -> String
end
type Level do
  Debug2
  Info
end
type Point do
  Point(Int, Int)
end
impl Debug2 for Level do
  fn dbg(self) do "lvl ${self}" end
end
struct Pair do a :: Int end
fn pair(x) = Pair { a: x }
fn main() do
  println(Debug2.dbg() <> "x")
end
