#! code: E0009
#! contains: has no field `size`
#! contains: annotate it
struct A do
  size :: Int
end

struct B do
  size :: String
end

fn shown(x) = "${x.size}"

fn main() do
  println(shown(A { size: 1 }))
end
