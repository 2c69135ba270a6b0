#! code: P0001
#! contains: a type stands behind `::`
#! contains: type_behind_one_colon.mpl:5:
struct Point do
  x: Int
end

fn main() do
  println("${Point { x: 1 }.x}")
end
