#! code: E0009
#! contains: has no field `out`
# What stands behind an unknown field is not guessed at.
struct A do
  out :: List<Int>
end

struct B do
  out :: Map<String, Int>
end

fn at(g, k) = g.out[k]

fn main() do
  println("${at(B { out: %{"a" => 1} }, "a")}")
end
