#! exit: 1
#! stderr: Mesh panic at closure_without_clause.mpl:6: no clause of closure/1 matches
## The place of a failed match is the closure's own, whatever was compiled before it.
fn main() do
  println("${%{"a" => 1}["a"]}")
  let f = fn 1 -> "one" | 2 -> "two" end
  println(f(2))
  println(f(3))
end
#> 1
#> two
