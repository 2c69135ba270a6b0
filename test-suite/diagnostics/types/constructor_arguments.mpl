#! code: E0003
#! contains: expected 2 argument(s), found 1
type Shape do
  Rect(Int, Int)
end

fn main() do
  println("${Rect(1)}")
end
