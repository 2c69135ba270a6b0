#! code: P0001
#! contains: unexpected end of line, expected `do`
#! contains: struct_without_do.mpl:4:
struct Point
  x :: Int
  y :: Int
end

fn main() do
  println("${Point { x: 1, y: 2 }}")
end
